"""Excerpts as a Word file: quotes below the heading of their group, each with its reference."""

from collections.abc import Iterator

from coder_app.core.excerpt_choice import GroupBy
from coder_app.core.exchange.docx_out import Style, docx_bytes
from coder_app.core.exchange.workbook_data import ExcerptLine, WorkbookData
from coder_app.core.names import counted

IMPORTANT = "\u2605 important"
_PARTS = " \u00b7 "


def excerpts_docx(data: WorkbookData, group: GroupBy) -> bytes:
    """The excerpts of a workbook's content, in their order, grouped as they were asked for."""
    return docx_bytes(_paragraphs(data, group))


def _paragraphs(data: WorkbookData, group: GroupBy) -> Iterator[tuple[Style, str]]:
    yield "Title", f"Excerpts: {data.project}"
    many = counted(len(data.excerpts), "excerpt")
    yield "Quiet", f"{many}, {data.filtered or 'all of the project'}. {data.made_at:%Y-%m-%d %H:%M}"
    before = ""
    for line in data.excerpts:
        heading = _heading(line, group)
        if heading != before:
            yield "Heading1", heading
            before = heading
        yield "Quote", f"\u201c{line.text}\u201d"
        yield "Quiet", _PARTS.join(filter(None, _about(line, group)))
        if line.memo:
            yield "Normal", f"Memo: {line.memo}"


def _heading(line: ExcerptLine, group: GroupBy) -> str:
    if group == "code":
        return " > ".join(line.path)
    if group == "case":
        return line.cases or "No case"
    return line.document or line.reference.rpartition(" \u00b6")[0]


def _about(line: ExcerptLine, group: GroupBy) -> Iterator[str]:
    yield line.reference
    yield "" if group == "code" else " > ".join(line.path)
    yield ", ".join(str(value) for value in line.values if value not in (None, ""))
    yield line.coder
    yield IMPORTANT if line.important else ""
