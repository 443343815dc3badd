"""A frozen codebook: the one place that refuses, at the end of every action."""

import json
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from coder_app.core.errors import CoderError
from models import Setting
from models.row_history import changes_of

FROZEN = "codebook_frozen"
"""The setting: who froze the codebook and when, as JSON; empty while it is open to changes."""
_STORED = select(Setting.value).where(Setting.id == FROZEN)
_TABLES = ("code", "code_example")
_FREE = frozenset({"id", "colour"})
"""Columns of a code that coders may change: how it looks, not what it means or where it stands."""


@dataclass(frozen=True, slots=True)
class Freeze:
    """Who froze the codebook, when, and at which version, if one was named."""

    coder_name: str
    at: datetime
    version: str = ""


class CodebookFrozen(CoderError):
    """The codebook is frozen for coders."""


def read_freeze(stored: str) -> Freeze | None:
    """The setting as a value; one that cannot be read says nothing."""
    try:
        found = json.loads(stored or "null")
        return Freeze(
            str(found["coder"]), datetime.fromisoformat(found["at"]), str(found.get("version", ""))
        )
    except (ValueError, TypeError, KeyError):
        return None


def frozen_words(freeze: Freeze) -> str:
    """A frozen codebook in a sentence."""
    at = f" at the version “{freeze.version}”" if freeze.version else ""
    when = freeze.at.astimezone().strftime("%d %b %Y, %H:%M").lstrip("0")
    return f"The codebook is frozen{at}, by {freeze.coder_name}, {when}."


def refuse(freeze: Freeze) -> None:
    """Raise what every change to a frozen codebook raises."""
    raise CodebookFrozen(
        f"{frozen_words(freeze)} Codes can be applied, but not created, renamed, defined, moved, "
        "merged or deleted. Nothing was changed. Mark the passage to code it later (Ctrl+L), or "
        "choose Code > Thaw the codebook when the team has agreed."
    )


def refuse_if_frozen(connection: Connection, seq: int) -> None:
    """Raise CodebookFrozen where the action being written changes codes of a frozen codebook."""
    stored = connection.execute(_STORED).scalar()
    freeze = read_freeze(stored or "")
    if freeze is None:
        return
    for table, operation, columns in changes_of(connection, seq, _TABLES):
        if table != "code" or operation != "U" or columns - _FREE:
            refuse(freeze)
