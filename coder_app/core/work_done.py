"""What steps amount to, as a person counts work: codings, merges, memos; not rows of tables."""

from collections import Counter
from collections.abc import Iterable, Mapping

from coder_app.core.names import counted

Rows = Mapping[tuple[str, str], int]
"""How many rows a step wrote, by table and operation (I, U or D)."""

_WHOLE = (
    ("code_alias", "I", "merge", "merges"),
    ("text_edit", "U", "edit of a text", "edits of texts"),
    ("document", "I", "document imported", "documents imported"),
    ("document", "D", "document removed", "documents removed"),
    ("codebook_version", "I", "codebook version", "codebook versions"),
)
"""Steps that are one piece of work whatever else they write; the first that fits is it."""
_ROWS = (
    ("coding", "I", "coding", "codings"),
    ("coding", "D", "coding removed", "codings removed"),
    ("coding", "U", "coding changed", "codings changed"),
    ("code", "I", "new code", "new codes"),
    ("code", "D", "code deleted", "codes deleted"),
    ("code", "U", "code changed", "codes changed"),
    ("memo", "", "memo", "memos"),
    ("mark", "I", "mark", "marks"),
    ("mark", "D", "mark taken away", "marks taken away"),
    ("lost_coding", "", "lost coding settled", "lost codings settled"),
    ("code_set", "", "code set", "code sets"),
    ("decision", "", "decision on a suggestion", "decisions on suggestions"),
    ("case", "", "case", "cases"),
    ("attribute", "", "attribute", "attributes"),
    ("attribute_value", "", "value of a case", "values of cases"),
    ("document", "U", "change to a document", "changes to documents"),
)
"""All other steps: the rows of the kinds they write are the work; an empty operation is any."""
_ORDER = ("coding", "code_alias", "code", "memo")
"""The kinds a researcher asks for first."""


def work_in(steps: Iterable[Rows]) -> tuple[str, ...]:
    """The work of some steps: ``("12 codings", "1 merge", "3 memos")``."""
    total: Counter[tuple[str, str, str, str]] = Counter()
    other = 0
    for rows in steps:
        found = _work(rows)
        total.update(found)
        other += not found
    kinds = sorted(total, key=_place)
    lines = [counted(total[kind], kind[2], kind[3]) for kind in kinds]
    if other:
        lines.append(counted(other, "other change"))
    return tuple(lines)


def _work(rows: Rows) -> dict[tuple[str, str, str, str], int]:
    for kind in _WHOLE:
        if rows.get(kind[:2]):
            return {kind: rows[kind[:2]] if kind[1] != "U" else 1}
    found = {
        kind: count
        for kind in _ROWS
        if (count := sum(n for (table, how), n in rows.items() if _is(kind, table, how)))
    }
    return _without_followers(found)


def _is(kind: tuple[str, str, str, str], table: str, operation: str) -> bool:
    return table == kind[0] and kind[1] in ("", operation)


def _without_followers(
    found: dict[tuple[str, str, str, str], int],
) -> dict[tuple[str, str, str, str], int]:
    """Leave out what only follows: memos of codings removed, places of codes beside a new one."""
    tables = {kind[:2] for kind in found}
    follows = set()
    if ("coding", "D") in tables or ("code", "D") in tables:
        follows |= {("memo", ""), ("coding", "U")}
    if ("code", "I") in tables or ("code", "D") in tables:
        follows.add(("code", "U"))
    return {kind: count for kind, count in found.items() if kind[:2] not in follows}


def _place(kind: tuple[str, str, str, str]) -> tuple[int, int]:
    first = _ORDER.index(kind[0]) if kind[0] in _ORDER else len(_ORDER)
    every = (*_WHOLE, *_ROWS)
    return first, every.index(kind)
