"""Finding a row by what a person typed: its id, its name, or part of a way to it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz import fuzz, process

from coder_app.core.errors import Ambiguous, NotFound
from coder_app.core.names import name_key, quoted

_Item = TypeVar("_Item")
_CLOSE = 60
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """A row that can be named: by ``id``, ``name``, or ``full``, which tells it from its like."""

    id: str
    name: str
    full: str
    former: tuple[str, ...] = ()
    """Names that led elsewhere once and lead here now."""


def find(what: str, text: str, choices: Sequence[Choice]) -> str:
    """The id of the one row meant.

    An id comes before an exact name, an exact name before one that differs in capitals and blanks,
    a former name last.
    Raises Ambiguous (listing the choices) where several are meant, NotFound with close names.
    """
    key = name_key(text)
    for matches in (
        [c for c in choices if c.id == text.strip()],
        [c for c in choices if text.strip() in (c.full, c.name)],
        [c for c in choices if key and key in (name_key(c.full), name_key(c.name))],
        [c for c in choices if key and key in map(name_key, c.former)],
    ):
        if len(matches) == 1:
            return matches[0].id
        if matches:
            raise Ambiguous(_ambiguous(what, text, matches))
    raise NotFound(_missing(what, text, choices))


def _ambiguous(what: str, text: str, matches: Sequence[Choice]) -> str:
    same = len({c.full for c in matches}) < len(matches)
    shown = "; ".join(f"{c.full} (id {c.id})" if same else c.full for c in matches[:_SHOWN])
    return (
        f"{quoted(text.strip())} is the name of {len(matches)} {what}s: {shown}. "
        "Say which, by its whole name or its id. Nothing was changed."
    )


def _missing(what: str, text: str, choices: Sequence[Choice]) -> str:
    near = process.extract(
        text, [c.full for c in choices], scorer=fuzz.WRatio, limit=3, score_cutoff=_CLOSE
    )
    hint = f" Did you mean {' or '.join(quoted(match[0]) for match in near)}?" if near else ""
    return f"There is no {what} {quoted(text.strip())} in this project.{hint}"


def in_parts(items: Iterable[_Item], size: int = 1_000) -> Iterator[list[_Item]]:
    """The items in lists of at most ``size``, so that no statement has too many parameters."""
    part: list[_Item] = []
    for item in items:
        part.append(item)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part
