"""The columns of the sheet Excerpts, for the team and for what is sent out."""

from collections.abc import Callable
from datetime import timedelta

from coder_app.core.exchange.workbook_column import Column
from coder_app.core.exchange.workbook_data import ExcerptLine, WorkbookData

ExcerptColumn = tuple[Column, Callable[[ExcerptLine], object]]
"""A column and what stands in it for an excerpt."""
CODE_COLUMN = 2
"""The column that bears the code's colour."""


def excerpt_columns(data: WorkbookData) -> list[ExcerptColumn]:
    """The columns in order: reference and words in sight, the rest behind, places shut."""
    columns: list[ExcerptColumn] = [
        (Column("Ref", 14, "strong", repeats=True), lambda line: line.reference),
        (Column("Theme", 18, repeats=True), lambda line: line.theme),
        (Column("Code", 22, repeats=True), lambda line: line.path[-1]),
        (Column("Excerpt", 72), lambda line: line.text),
        (Column("Case", 12, repeats=True), lambda line: line.cases),
        *(_attribute(n, name) for n, name in enumerate(data.attributes)),
        (Column("Speaker", 14, repeats=True), lambda line: line.speakers),
    ]
    if not data.sent_out:
        columns += [
            (Column("Time", 9, "time"), lambda line: _time(line.time)),
            (Column("Important", 10, "line", repeats=True), lambda line: "yes" * line.important),
            (Column("Memo", 40), lambda line: line.memo),
        ]
    columns.append((Column("Words", 8, "count"), lambda line: line.words))
    if not data.sent_out:
        columns += [
            (Column("Coder", 16, repeats=True), lambda line: line.coder),
            (Column("Date", 16, "moment"), lambda line: line.at),
        ]
    columns.append((Column("Origin", 11, repeats=True), lambda line: line.origin))
    if not data.sent_out:
        columns.append((Column("Document", 24, repeats=True), lambda line: line.document))
    return columns + _shut(data)


def _shut(data: WorkbookData) -> list[ExcerptColumn]:
    deepest = max((len(line.path) for line in data.excerpts), default=1)
    columns: list[ExcerptColumn] = [
        (_hidden("Path", 30), lambda line: " > ".join(line.path)),
        *(_level(level) for level in range(deepest)),
    ]
    if data.sent_out:
        return columns
    return [
        *columns,
        (_hidden("Coding id"), lambda line: line.ids[0]),
        (_hidden("Code id"), lambda line: line.ids[1]),
        (_hidden("Document id"), lambda line: line.ids[2]),
        (Column("Start", 10, "count", grouped=True), lambda line: line.start),
        (Column("End", 10, "count", grouped=True), lambda line: line.end),
    ]


def _hidden(title: str, width: int = 20) -> Column:
    return Column(title, width, "line", repeats=True, grouped=True)


def _attribute(number: int, name: str) -> ExcerptColumn:
    return Column(name, 14, repeats=True), lambda line: line.values[number]


def _level(level: int) -> ExcerptColumn:
    return (
        _hidden(f"Level {level + 1}"),
        lambda line: line.path[level] if level < len(line.path) else "",
    )


def _time(milliseconds: int | None) -> timedelta | None:
    return None if milliseconds is None else timedelta(seconds=milliseconds // 1000)
