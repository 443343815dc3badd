"""What the codebook says."""

from collections.abc import Sequence

from coder_app.core.codebook import CodeName, CodeRow
from coder_app.core.names import counted

EMPTY = (
    "No codes yet. Select a passage and type a name, or import a codebook (Excel, CSV, REFI-QDA)."
)
MOVE, DELETE, CANCEL = "Move them to…", "Delete code and codings", "Cancel"
_BACK = "   Ctrl+Z can bring them back."


def delete_question(chosen: Sequence[CodeRow], rows: Sequence[CodeRow], others: str = "") -> str:
    """What is lost with the codes chosen; empty where no coding is, so that nobody is asked.

    ``others`` says how many of the codings are whose, beside one's own.
    """
    by = f" ({others})" if others else ""
    ids = {row.id for row in chosen}
    tops = [row for row in chosen if not _above(row, rows) & ids]
    codings = sum(row.all_codings for row in tops)
    if not codings:
        return ""
    if len(tops) > 1:
        return f"{len(tops)} codes have {counted(codings, 'coding')}{by}.{_BACK}"
    code, below = tops[0], _below(tops[0], rows)
    if below:
        subcodes = counted(below, "subcode")
        return f"'{code.name}' and its {subcodes} have {counted(codings, 'coding')}{by}.{_BACK}"
    where = counted(code.documents, "document")
    return f"'{code.name}' has {counted(codings, 'coding')} in {where}{by}.{_BACK}"


def near_words(near: CodeName | None) -> str:
    """A word about a code whose name is nearly the one being typed."""
    if near is None:
        return ""
    if near.formerly:
        return f"“{near.formerly}” was merged into “{near.path}”."
    return f"There is “{near.path}” already."


def _above(row: CodeRow, rows: Sequence[CodeRow]) -> set[str]:
    parents = {each.id: each.parent_id for each in rows}
    found: set[str] = set()
    above = row.parent_id
    while above is not None:
        found.add(above)
        above = parents.get(above)
    return found


def _below(row: CodeRow, rows: Sequence[CodeRow]) -> int:
    return sum(row.id in _above(each, rows) for each in rows)
