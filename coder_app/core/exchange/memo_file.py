"""Memos as a file: csv, xlsx, docx or Markdown."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import zip_longest
from pathlib import Path

from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import write_beside
from coder_app.core.exchange.csv_file import csv_bytes
from coder_app.core.exchange.docx_out import Style, docx_bytes
from coder_app.core.exchange.workbook_cells import clean, escaped, parts

COLUMNS = ("Kind", "On", "Words", "Memo", "Coder", "Changed")
_WIDTHS = (12, 40, 60, 90, 20, 18)


@dataclass(frozen=True, slots=True)
class MemoLine:
    """One memo to be written."""

    kind: str
    on: str
    text: str
    coder: str
    changed: datetime
    words: str = ""
    """Of a memo on a passage or a coding: what is said there."""


def write_memos(path: Path, lines: Sequence[MemoLine], title: str = "") -> None:
    """Write memos as the ending of the file's name says: .csv, .xlsx, .docx, .md.

    Nothing in it is a formula, and it is written whole or not at all. Raises CoderError.
    """
    writers: dict[str, Callable[[Sequence[MemoLine]], bytes]] = {
        ".csv": _separated,
        ".xlsx": _workbook,
        ".docx": partial(_document, title=title),
        ".md": partial(_pages, title=title),
    }
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise CoderError(
            f"{path.name} was not written: memos are written as .docx, .xlsx, .csv or .md. "
            "Give the name one of these endings."
        )
    write_beside(path, writer(lines))


def _cells(line: MemoLine) -> tuple[str, str, str, str, str, str]:
    return (line.kind, line.on, line.words, line.text, line.coder, _day(line.changed))


def _day(at: datetime) -> str:
    return f"{at.astimezone():%Y-%m-%d %H:%M}"


def _separated(lines: Sequence[MemoLine]) -> bytes:
    return csv_bytes([COLUMNS, *map(_cells, lines)])


def _workbook(lines: Sequence[MemoLine]) -> bytes:
    """A sheet of text cells; a memo too long for a cell goes on in the rows below."""
    from coder_app.core.exchange.workbook_plain import text_workbook  # noqa: PLC0415 - slow

    rows: list[tuple[str, ...]] = [COLUMNS]
    for line in lines:
        kind, on, words, text, coder, day = (escaped(clean(cell)[0]) for cell in _cells(line))
        rows += [
            (kind, on, said, part, coder, day)
            for said, part in zip_longest(parts(words), parts(text), fillvalue="")
        ]
    return text_workbook("Memos", rows, _WIDTHS)


def _document(lines: Sequence[MemoLine], *, title: str) -> bytes:
    """Memos below headings of what they are on, for Word."""
    paragraphs: list[tuple[Style, str]] = [("Title", f"Memos{f': {title}' if title else ''}")]
    for line in lines:
        paragraphs.append(("Heading1", " ".join(line.on.split())))
        paragraphs.append(("Quiet", f"{line.kind}, {line.coder}, {_day(line.changed)}"))
        if line.words:
            paragraphs.append(("Quote", f"\u201c{line.words}\u201d"))
        paragraphs += [("Normal", part) for part in line.text.split("\n\n")]
    return docx_bytes(paragraphs)


def _pages(lines: Sequence[MemoLine], *, title: str) -> bytes:
    """Memos below headings of what they are on; their words stay as they are, as quotations."""
    written = [f"# Memos{f': {title}' if title else ''}", ""]
    for line in lines:
        written += [f"## {' '.join(line.on.split())}", ""]
        written += [f"*{line.kind}, {line.coder}, {_day(line.changed)}*", ""]
        if line.words:
            quoted = f"\u201c{line.words}\u201d".split("\n")
            written += [*(f"> > {part}".rstrip() for part in quoted), ">"]
        written += [*(f"> {part}".rstrip() for part in line.text.split("\n")), ""]
    return "\n".join(written).encode("utf-8")
