"""The tree of codes as plain values: paths, descent, order. Shared by every use case of codes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.errors import CoderError, NotFound
from coder_app.core.kept import kept
from coder_app.core.names import clean_name, quoted
from models import Code

PATH = " > "


@dataclass(frozen=True, slots=True)
class TreeCode:
    """A code in its place."""

    id: str
    parent_id: str | None
    name: str
    colour: str
    is_theme: bool
    position: int
    path: str
    depth: int
    theme_id: str | None
    """The outermost theme it stands under, itself among them."""
    order: int
    """Its place in the tree, read from top to bottom."""


@dataclass(slots=True)
class Tree:
    """All codes by id, in tree order: themes first, "not in a theme" last."""

    codes: dict[str, TreeCode] = field(default_factory=dict)
    below: dict[str | None, list[str]] = field(default_factory=dict)

    def get(self, code: str) -> TreeCode:
        """The code of this id. Raises NotFound."""
        if code not in self.codes:
            raise NotFound("This code is no longer in the project. Nothing was changed.")
        return self.codes[code]

    def children(self, code: str | None) -> list[TreeCode]:
        """The codes right under another (None: at the top), in order."""
        return [self.codes[child] for child in self.below.get(code, ())]

    def branch(self, code: str) -> list[str]:
        """A code and everything beneath it, in tree order."""
        found, waiting = [], [code]
        while waiting:
            found.append(waiting.pop())
            waiting += reversed(self.below.get(found[-1], ()))
        return found

    def above(self, code: str) -> list[str]:
        """The codes over a code, the nearest first."""
        found: list[str] = []
        parent = self.codes[code].parent_id
        while parent is not None:
            found.append(parent)
            parent = self.codes[parent].parent_id
        return found

    def topmost(self, codes: Iterable[str]) -> list[str]:
        """Of the codes, those that stand under no other of them, in tree order."""
        chosen = {self.get(code).id for code in codes}
        tops = [code for code in chosen if not chosen.intersection(self.above(code))]
        return sorted(tops, key=lambda code: self.codes[code].order)


def tree(session: Session) -> Tree:
    """The codebook's tree; read once and kept until a code changes."""
    return kept(session, "tree", lambda: _read_tree(session))


def _read_tree(session: Session) -> Tree:
    rows = session.execute(
        select(Code.id, Code.parent_id, Code.name, Code.colour, Code.is_theme, Code.position)
    ).all()
    below: dict[str | None, list[str]] = {}
    by_id = {row.id: row for row in rows}
    for row in sorted(rows, key=lambda row: (row.position, row.name, row.id)):
        below.setdefault(row.parent_id, []).append(row.id)
    below.get(None, []).sort(key=lambda code: not by_id[code].is_theme)  # stable: themes first
    found = Tree(below=below)
    waiting: list[tuple[str, TreeCode | None]] = [(code, None) for code in below.get(None, ())]
    waiting.reverse()
    while waiting:
        code, parent = waiting.pop()
        row = by_id[code]
        placed = TreeCode(
            id=code,
            parent_id=row.parent_id,
            name=row.name,
            colour=row.colour,
            is_theme=bool(row.is_theme),
            position=row.position,
            path=parent.path + PATH + row.name if parent else row.name,
            depth=parent.depth + 1 if parent else 0,
            theme_id=(parent.theme_id if parent else None) or (code if row.is_theme else None),
            order=len(found.codes),
        )
        found.codes[code] = placed
        waiting += [(child, placed) for child in reversed(below.get(code, ()))]
    return found


def clean_code_name(text: str) -> str:
    """The name of a code as it is stored. Raises CoderError, also for what parts a path."""
    name = clean_name(text, "A code's name")
    if PATH in name:
        raise CoderError(
            f"A code's name can't hold {quoted(PATH)}: these signs part a code from the one above "
            f"it. Write {quoted(name.replace(PATH, ', '))}, or put the code under another one. "
            "Nothing was changed."
        )
    return name


def refuse_twin(siblings: Sequence[TreeCode], name: str, parent: TreeCode | None) -> None:
    """Raise CoderError where one of the siblings has exactly this name."""
    if any(sibling.name == name for sibling in siblings):
        where = f"under {quoted(parent.name)}" if parent else "at the top of the codebook"
        raise CoderError(
            f"There is a code {quoted(name)} {where} already. Nothing was changed. "
            "Choose another name, or merge the two."
        )
