"""In which order codes stand in the tree; pure."""

from collections.abc import Callable, Collection, Sequence
from typing import Literal

from coder_app.core.codebook import CodeRow
from coder_app.core.names import name_key

Order = Literal["tree", "name", "codings", "cases"]
ORDERS: dict[Order, str] = {
    "tree": "As arranged",
    "name": "By name",
    "codings": "By codings, most first",
    "cases": "By cases, most first",
}
BY_COUNTS: frozenset[Order] = frozenset({"codings", "cases"})
"""Orders in which a code moves where its counts change."""

_KEYS: dict[Order, Callable[[CodeRow], tuple[object, ...]]] = {
    "tree": lambda _: (),
    "name": lambda row: (name_key(row.name),),
    "codings": lambda row: (-row.all_codings, name_key(row.name)),
    "cases": lambda row: (-row.all_cases, name_key(row.name)),
}


def ordered(rows: Sequence[CodeRow], order: Order) -> list[CodeRow]:
    """Rows (given in tree order) with siblings sorted; themes stay before codes in no theme."""
    if order == "tree":
        return list(rows)
    ids = {row.id for row in rows}
    below: dict[str | None, list[CodeRow]] = {}
    for row in rows:
        below.setdefault(row.parent_id if row.parent_id in ids else None, []).append(row)
    for siblings in below.values():
        siblings.sort(key=_KEYS[order])
    below.get(None, []).sort(key=lambda row: not row.is_theme)
    found: list[CodeRow] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        row = waiting.pop()
        found.append(row)
        waiting += below.get(row.id, [])[::-1]
    return found


def with_those_above(rows: Sequence[CodeRow], kept: Collection[str]) -> list[CodeRow]:
    """Those of the rows that are kept, and all that stand above one of them."""
    by_id: dict[str, CodeRow] = {row.id: row for row in rows}
    wanted = set(kept)
    for code in kept:
        above = by_id[code].parent_id if code in by_id else None
        while above is not None and above in by_id and above not in wanted:
            wanted.add(above)
            above = by_id[above].parent_id
    return [row for row in rows if row.id in wanted]
