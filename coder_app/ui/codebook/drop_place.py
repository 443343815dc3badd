"""Where codes that are dragged would go; no widgets, so that no drop is a surprise."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId

Where = Literal["above", "on", "below"]


@dataclass(frozen=True, slots=True)
class DropPlace:
    """Under ``parent`` (None: at the top), before a sibling or (None) last."""

    parent: CodeId | None
    before: CodeId | None


def where_in_row(y: int, height: int) -> Where:
    """The upper and lower quarter of a row mean between rows, the middle means onto it."""
    if y * 4 < height:
        return "above"
    return "below" if y * 4 >= height * 3 else "on"


def drop_place(
    rows: Sequence[CodeRow],
    dragged: Collection[str],
    target: CodeRow | None,
    where: Where,
    *,
    opened: bool = False,
) -> DropPlace | None:
    """Where the codes go when they are dropped at a row; None where they can't.

    ``target`` None is the heading "Not in a theme yet" or the space below all rows: the top level,
    last. ``opened`` says that the row's children are in sight, so that below it means before the
    first of them. At the top level themes stay among themes and other codes among other codes,
    because the tree keeps the two apart.
    """
    if target is None:
        return DropPlace(None, None)
    if where == "on":
        return _allowed(rows, dragged, DropPlace(target.id, None))
    children = _children(rows, dragged, target.id)
    if where == "below" and opened:
        return _allowed(rows, dragged, DropPlace(target.id, children[0] if children else None))
    if target.parent_id is None and not _same_kind(rows, dragged, target):
        return None
    siblings = _children(rows, (), target.parent_id)
    at = siblings.index(target.id) + (where == "below")
    before = next((code for code in siblings[at:] if code not in dragged), None)
    return _allowed(rows, dragged, DropPlace(target.parent_id, before))


def _children(
    rows: Sequence[CodeRow], without: Collection[str], parent: CodeId | None
) -> list[CodeId]:
    return [row.id for row in rows if row.parent_id == parent and row.id not in without]


def _same_kind(rows: Sequence[CodeRow], dragged: Collection[str], target: CodeRow) -> bool:
    return all(row.is_theme == target.is_theme for row in rows if row.id in dragged)


def _allowed(
    rows: Sequence[CodeRow], dragged: Collection[str], place: DropPlace
) -> DropPlace | None:
    """The place, unless it lies under one of the codes themselves."""
    above = {row.id: row.parent_id for row in rows}
    code = place.parent
    while code is not None:
        if code in dragged:
            return None
        code = above.get(code)
    return place
