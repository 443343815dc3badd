"""What a survey's column holds, told from its heading and its values by measured rules."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import fmean
from typing import Literal

from coder_app.core.attribute_types import type_of

Use = Literal["respondent", "attribute", "answer", "out"]
"""Names the case; a closed answer; the answer to an open question, text to code; left out."""

_RESPONDENT = (
    "respondent", "respondent id", "participant", "participant id", "response id", "case",
    "case id", "id", "pseudonym", "respondent no", "participant no", "person", "name", "teilnehmer",
    "teilnehmerin", "teilnehmer/in", "befragte", "befragter", "fall", "fallnummer", "participant e",
    "répondant", "participante", "encuestado", "deelnemer", "rispondente", "responseid", "no", "nr",
)  # fmt: skip
_PRIVATE = (
    "email", "e mail", "ip", "ip address", "phone", "telephone", "telefon", "mobile", "address",
    "email address", "first name", "last name", "surname", "postcode address", "ipaddress",
    "recipientemail", "recipientfirstname", "recipientlastname", "locationlatitude",
    "locationlongitude", "custom data 1", "collector id", "collectorid",
)  # fmt: skip
_CONTACT = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}|\d{1,3}(\.\d{1,3}){3}|https?://\S+")
_MOMENT = re.compile(
    r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}([ T,].*)?|\d{1,2}:\d{2}(:\d{2})?( ?[ap]m)?", re.IGNORECASE
)
_NOT_LETTERS = re.compile(r"[^\w/]+")
_UNIQUE = 0.8  # share of different values above which a column so headed names respondents
_LONGEST_ID = 40
_LONG = 200  # characters that only an open answer has
_MANY = 8  # values from which on their repeating tells closed answers
_REPEATING = 0.5  # share of different values up to which answers are closed
_CLOSED_WORDS = 8  # mean number of words above which even answers that repeat are open
_OPEN_WORDS = 3  # mean number of words from which on answers that differ are open
_MOSTLY = 0.8


def uses_of(names: Sequence[str], columns: Sequence[Sequence[str]]) -> tuple[Use, ...]:
    """What each column is taken for; at most one names the respondents.

    ``columns`` are the filled values of each, in order of the rows.
    """
    naming = respondent_among(names, columns)
    return tuple(
        "respondent" if at == naming else use_of(name, values)
        for at, (name, values) in enumerate(zip(names, columns, strict=True))
    )


def use_of(name: str, values: Sequence[str]) -> Use:
    """Attribute, open question or left out, whatever else the sheet holds."""
    if not values or _is_private(name, values):
        return "out"
    if type_of(values) in ("number", "date", "yes/no") or _are_moments(values):
        return "attribute"
    if any("\n" in value or len(value) > _LONG for value in values):
        return "answer"
    words = fmean(len(value.split()) for value in values)
    different = len({value.casefold() for value in values}) / len(values)
    if len(values) >= _MANY and different <= _REPEATING:
        return "answer" if words >= _CLOSED_WORDS else "attribute"
    asked = name.rstrip().endswith("?") and len(values) >= _MANY
    return "answer" if words >= _OPEN_WORDS or asked else "attribute"


def respondent_among(names: Sequence[str], columns: Sequence[Sequence[str]]) -> int | None:
    """The column that names the respondents: by its heading, else by short names, all different."""
    rows = max(map(len, columns), default=0)
    headed = [
        (_RESPONDENT.index(_heading(name)), at)
        for at, (name, values) in enumerate(zip(names, columns, strict=True))
        if _heading(name) in _RESPONDENT and _could_name(values, rows)
    ]
    if headed:
        return min(headed)[1]
    plain = (
        at
        for at, values in enumerate(columns)
        if not names[at].rstrip().endswith("?") and _names_all(values, rows)
    )
    return next((at for at in plain if not _is_private(names[at], columns[at])), None)


def _could_name(values: Sequence[str], rows: int) -> bool:
    short = all(len(value) <= _LONGEST_ID and "\n" not in value for value in values)
    return short and 2 * len(values) > rows and len(set(values)) >= _UNIQUE * len(values)


def _names_all(values: Sequence[str], rows: int) -> bool:
    """Whether a column without such a heading has a short name in every row, each another."""
    if len(values) < max(rows, 2) or len(set(values)) < len(values):
        return False
    if any(_MOMENT.fullmatch(value) for value in values):
        return False
    if any(len(value) > _LONGEST_ID or len(value.split()) > _OPEN_WORDS for value in values):
        return False
    kind = type_of(values)
    if kind == "number":  # seconds and scores differ too; only those that are counted name
        counted = _whole(values) and int(values[0]) <= 1
        return counted and all(int(b) - int(a) == 1 for a, b in pairwise(values))
    return kind not in ("date", "yes/no") and any(
        char.isdigit() for value in values for char in value
    )


def names_rows(values: Sequence[str]) -> bool:
    """Whether every row has an id of its own that is more than its number: ``N01``, not ``1``."""
    return _names_all(values, len(values)) and not _whole(values)


def _are_moments(values: Sequence[str]) -> bool:
    """Whether a column says when something was: days with a time, as programs stamp them."""
    return sum(bool(_MOMENT.fullmatch(value)) for value in values) > _MOSTLY * len(values)


def _whole(values: Sequence[str]) -> bool:
    return all(value.isascii() and value.isdigit() for value in values)


def _is_private(name: str, values: Sequence[str]) -> bool:
    """Whether a column says how to reach or find somebody: nothing an analysis needs."""
    found = sum(bool(_CONTACT.fullmatch(value)) for value in values)
    return _heading(name) in _PRIVATE or found > _MOSTLY * len(values)


def _heading(name: str) -> str:
    return _NOT_LETTERS.sub(" ", name.replace("_", " ").casefold()).strip()
