"""A codebook from a file or from pasted text, taken into the project in one action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy.orm import Session

from coder_app.core.code_rows import examples_of, insert_code, put_examples
from coder_app.core.code_sets import gather
from coder_app.core.codes import Tree, tree
from coder_app.core.errors import CoderError
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.names import clean_name, clean_text, counted, name_key, quoted
from coder_app.core.project import Project
from models import Code


@dataclass(frozen=True, slots=True)
class CodebookReport:
    """What an import of a codebook did, as names of codes."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    ids: Mapping[str, str] = field(default_factory=dict, compare=False)
    """Ids of the codes by the ``code`` of their rows."""


def import_codebook(
    project: Project, rows: Sequence[CodebookRow], *, group: str | None = None
) -> CodebookReport:
    """Take codes in, in one action; a code that is there already gets what the rows say more.

    Nothing is deleted or moved: a code is the same where name and place are. Texts of the rows
    replace older ones, examples are added. A parent without a row of its own is looked for in the
    project, else made a theme. Raises CoderError where two rows are one code, or parents go round.
    """
    read = _Read(rows)
    title = f"Import a codebook of {counted(len(rows), 'code')}"
    with project.action(title, group=group) as session:
        return _take_in(session, read)


class _Read:
    """Rows with their parents found."""

    def __init__(self, rows: Sequence[CodebookRow]) -> None:
        self.rows = rows
        self.names = [clean_name(row.name or row.code, "A code's name") for row in rows]
        by_code = {name_key(row.code): n for n, row in enumerate(rows) if row.code.strip()}
        by_name: dict[str, list[int]] = {}
        for number, name in enumerate(self.names):
            by_name.setdefault(name_key(name), []).append(number)
        self.parents = [
            _parent(name_key(row.parent), number, by_code, by_name)
            for number, row in enumerate(rows)
        ]
        self._refuse_circles()
        self._refuse_twins()

    def above(self, number: int) -> list[int]:
        """The rows over a row, the nearest first."""
        found: list[int] = []
        parent = self.parents[number]
        while parent is not None and parent not in found:
            found.append(parent)
            parent = self.parents[parent]
        return found

    def ordered(self) -> list[int]:
        """The rows, parents first, else in the order of the file."""
        return sorted(range(len(self.rows)), key=lambda number: len(self.above(number)))

    def _refuse_circles(self) -> None:
        for number, name in enumerate(self.names):
            if number in self.above(number):
                raise CoderError(
                    f"The codebook was not imported: {quoted(name)} stands beneath itself. "
                    "Nothing was changed; correct the column parent."
                )

    def _refuse_twins(self) -> None:
        seen: set[tuple[int | None, str, str]] = set()
        for number, row in enumerate(self.rows):
            parent = self.parents[number]
            outside = name_key(row.parent) if parent is None else ""
            place = (parent, outside, self.names[number])
            if place in seen:
                raise CoderError(
                    f"The codebook was not imported: {quoted(self.names[number])} is in it twice "
                    "under the same parent. Nothing was changed; give one another name."
                )
            seen.add(place)


def _parent(
    key: str, number: int, by_code: dict[str, int], by_name: dict[str, list[int]]
) -> int | None:
    """The row a parent's code or name means: of several of one name, the last one above."""
    if not key:
        return None
    if key in by_code:
        return by_code[key]
    named = by_name.get(key, [])
    if not named:
        return None
    earlier = [each for each in named if each < number]
    return earlier[-1] if earlier else named[0]


def _take_in(session: Session, read: _Read) -> CodebookReport:
    ids: dict[int, str] = {}
    came: dict[int, str] = {}
    for number in read.ordered():
        row, name = read.rows[number], read.names[number]
        parent = read.parents[number]
        above = ids[parent] if parent is not None else _outside(session, row.parent)
        codes = tree(session)
        known = next((each.id for each in codes.children(above) if each.name == name), None)
        ids[number] = known or insert_code(
            session, name, above, colour=row.colour, is_theme=row.theme
        )
        touched = _describe(session, ids[number], row)
        came[number] = "created" if known is None else "changed" if touched else "unchanged"
    kinds = {
        kind: tuple(name for number, name in enumerate(read.names) if came[number] == kind)
        for kind in ("created", "changed", "unchanged")
    }
    keys = {row.code: ids[number] for number, row in enumerate(read.rows) if row.code}
    return CodebookReport(**kinds, ids=keys)


def _outside(session: Session, parent: str) -> str | None:
    """A parent without a row of its own: the project's code of that name, else a new theme."""
    if not parent.strip():
        return None
    codes = tree(session)
    known = _named(codes, parent)
    return known or insert_code(session, clean_name(parent, "A parent"), None, is_theme=True)


def _named(codes: Tree, text: str) -> str | None:
    """The first code of a path or a name, those at the top before others."""
    key = name_key(text)
    found = [
        each for each in codes.codes.values() if key in (name_key(each.path), name_key(each.name))
    ]
    return min(found, key=lambda each: (each.depth, each.order)).id if found else None


def _describe(session: Session, code: str, row: CodebookRow) -> bool:
    """Write what a row says of a code; whether anything is new."""
    stored = session.get_one(Code, code)
    new = False
    for column in ("definition", "include", "exclude"):
        text = clean_text(getattr(row, column), "A definition")
        if text and text != getattr(stored, column):
            setattr(stored, column, text)
            new = True
    if row.theme and not stored.is_theme:
        stored.is_theme, new = 1, True
    old = examples_of(session, code)
    put_examples(session, code, [*old, *row.examples])
    session.flush()
    gathered = gather(session, code, row.sets)
    return new or gathered or examples_of(session, code) != old
