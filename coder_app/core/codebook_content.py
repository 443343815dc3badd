"""The codebook as a version keeps it: plain values, to and from JSON."""

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from coder_app.core.code_aliases import aliases
from coder_app.core.codebook import codebook
from coder_app.core.errors import CoderError
from coder_app.core.project import Project


@dataclass(frozen=True, slots=True)
class KeptCode:
    """A code as it was, in its place; counts are its own."""

    id: str
    parent_id: str | None
    name: str
    path: str
    colour: str
    is_theme: bool
    definition: str
    include: str
    exclude: str
    examples: tuple[str, ...]
    codings: int
    documents: int
    cases: int


@dataclass(frozen=True, slots=True)
class KeptAlias:
    """A code that had gone into another; ``id`` is the one it had."""

    id: str
    code_id: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Content:
    """All codes in tree order, and the old names of merged ones."""

    codes: tuple[KeptCode, ...]
    aliases: tuple[KeptAlias, ...]

    def to_json(self) -> str:
        """As a version stores it."""
        return json.dumps(asdict(self), ensure_ascii=False)


def content_now(project: Project) -> Content:
    """The codebook as it stands."""
    names = [field.name for field in fields(KeptCode)]
    return Content(
        tuple(
            KeptCode(**{name: getattr(row, name) for name in names}) for row in codebook(project)
        ),
        tuple(KeptAlias(row.id, row.code_id, row.name, row.reason) for row in aliases(project)),
    )


def content_of(stored: str) -> Content:
    """What a version stores. Raises CoderError where it cannot be read."""
    try:
        found: dict[str, Any] = json.loads(stored)
        codes = tuple(
            KeptCode(**{**row, "examples": tuple(row["examples"])}) for row in found["codes"]
        )
        kept = tuple(KeptAlias(**row) for row in found["aliases"])
    except (ValueError, TypeError, KeyError) as error:
        raise CoderError(
            "This version of the codebook can't be read. Nothing was changed; the other versions "
            "and the codebook itself are not touched by it."
        ) from error
    return Content(codes, kept)
