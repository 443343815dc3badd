"""Word files: paragraphs and tables in order, deleted text left out, bold speakers as hints."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import normpath
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from coder_app.core.exchange.archive import open_archive, read_xml, refuse_ole
from coder_app.core.exchange.docx_numbers import Numbering
from coder_app.core.exchange.parsed import (
    ParsedTurn,
    Source,
    UnreadableError,
    Utterance,
    write_out,
)
from coder_app.core.exchange.text import tidy
from coder_app.core.exchange.transcript_table import utterances_of

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAX_DEPTH = 200

_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t"}
_LEFT_OUT = {"del", "moveFrom", "delText", "instrText", "rPr", "pPr", "Fallback"}
_COUNTED = {
    "commentReference": "comments",
    "footnoteReference": "footnotes",
    "endnoteReference": "endnotes",
    "drawing": "pictures",
    "pict": "pictures",
    "object": "embedded objects",
    "del": "deleted passages",
    "moveFrom": "deleted passages",
}
_NO = {"0", "false", "off", "none"}


@dataclass(slots=True)
class _Paragraph:
    """One paragraph's text and how far bold print reaches from its first character."""

    text: str
    bold: int = 0
    list_key: tuple[str, int] | None = None


@dataclass(slots=True)
class _Writer:
    """Collects the text, spans and turns of a document block by block."""

    lines: list[str] = field(default_factory=list)
    at: int = 0
    bold: list[tuple[int, int]] = field(default_factory=list)
    turns: list[ParsedTurn] = field(default_factory=list)

    def add(self, text: str, bold: int = 0) -> None:
        if bold:
            self.bold.append((self.at, self.at + bold))
        self.lines.append(text)
        self.at += len(text) + 1

    def add_speech(self, rows: list[Utterance]) -> None:
        text, turns = write_out(rows, self.at)
        self.turns += turns
        self.add(text)


def read_docx(data: bytes) -> Source:
    """Read a Word file's bytes; raises ``UnreadableError`` with the reason and the remedy.

    Inserted text stays, deleted text goes. Text boxes are kept where they are anchored. Comments,
    footnotes, pictures, headers and footers are left out and the warnings say so. A table with a
    speaker and a text column becomes turns; any other is kept, a row a line, tabs between cells.
    """
    refuse_ole(data, "Word", ".docx")
    archive = open_archive(data, "a Word file (.docx)")
    with archive:
        body = _body(archive)
        numbering = Numbering(
            read_xml(archive, "word/numbering.xml"), read_xml(archive, "word/styles.xml")
        )
        names = archive.namelist()
    dropped: Counter[str] = Counter()
    writer = _Writer()
    _write_blocks(body, numbering, writer, dropped)
    warnings = tuple(_warnings(dropped, names, numbering))
    turns = tuple(writer.turns) or None
    return Source("\n".join(writer.lines), turns, tuple(writer.bold), warnings=warnings)


def _body(archive: ZipFile) -> Element:
    root = read_xml(archive, _main_part(archive))
    body = None if root is None else next((e for e in root if _name(e) == "body"), None)
    if body is None:
        raise UnreadableError(
            "it is not a Word file (.docx). Ask for the original file, or open it and "
            "save it again."
        )
    return body


def _main_part(archive: ZipFile) -> str:
    relations = read_xml(archive, "_rels/.rels")
    for each in [] if relations is None else relations.iter(_RELATIONS):
        if each.get("Type", "").endswith("/officeDocument") and each.get("TargetMode") is None:
            return normpath(each.get("Target", "").lstrip("/"))
    return "word/document.xml"


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _value(element: Element | None) -> str | None:
    if element is None:
        return None
    return next((v for k, v in element.attrib.items() if k.rpartition("}")[2] == "val"), "")


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((e for e in element if _name(e) == name), None)


def _blocks(parent: Element, dropped: Counter[str], depth: int = 0) -> Iterator[Element]:
    """Yield paragraphs and tables in document order, through content controls and the like."""
    if depth > _MAX_DEPTH:
        raise UnreadableError("it is nested deeper than Word allows. It was not opened.")
    for each in parent:
        name = _name(each)
        if name in {"p", "tbl"}:
            yield each
        elif name in _LEFT_OUT:
            dropped[_COUNTED.get(name, "")] += 1
        else:
            yield from _blocks(each, dropped, depth + 1)


def _write_blocks(
    body: Element, numbering: Numbering, writer: _Writer, dropped: Counter[str]
) -> None:
    paragraphs = [each for each in body.iter() if _name(each) == "p"]
    numbering.weigh([_list_key(each, numbering) for each in paragraphs])
    for block in _blocks(body, dropped):
        if _name(block) == "tbl":
            _write_table(block, numbering, writer, dropped)
            continue
        found = _paragraph(block, numbering, dropped)
        writer.add(numbering.mark(found.list_key) + found.text, found.bold)


def _write_table(
    table: Element, numbering: Numbering, writer: _Writer, dropped: Counter[str]
) -> None:
    rows = [_cells(row, numbering, dropped) for row in _within(table, "tr", dropped)]
    speech = utterances_of(rows, need_speaker=True)
    if speech is not None:
        writer.add_speech(speech)
        return
    for cells in rows:
        writer.add("\t".join(cells).rstrip())


def _within(element: Element, name: str, dropped: Counter[str]) -> Iterator[Element]:
    """Yield rows of a table, or cells of a row, also inside content controls."""
    for each in element:
        if _name(each) == name:
            if _child(_child(each, "trPr"), "del") is None:
                yield each
            else:
                dropped["deleted passages"] += 1
        elif _name(each) in {"sdt", "sdtContent", "ins", "customXml"}:
            yield from _within(each, name, dropped)


def _cells(row: Element, numbering: Numbering, dropped: Counter[str]) -> list[str]:
    cells = []
    for cell in _within(row, "tc", dropped):
        texts = []
        for block in _flat(cell):
            found = _paragraph(block, numbering, dropped)
            texts.append(numbering.mark(found.list_key) + found.text)
        cells.append("\n".join(texts).strip())
    return cells


def _flat(cell: Element) -> Iterator[Element]:
    """Yield the paragraphs of a cell, those of tables within it among them."""
    blocks: Counter[str] = Counter()
    for block in _blocks(cell, blocks):
        if _name(block) == "p":
            yield block
            continue
        for row in _within(block, "tr", blocks):
            for inner in _within(row, "tc", blocks):
                yield from _flat(inner)


def _list_key(paragraph: Element, numbering: Numbering) -> tuple[str, int] | None:
    properties = _child(paragraph, "pPr")
    found = _child(properties, "numPr")
    number = _value(_child(found, "numId"))
    if number is None:
        return numbering.key_of_style(_value(_child(properties, "pStyle")) or "")
    level = _value(_child(found, "ilvl")) or "0"
    return numbering.key(number, level)


def _paragraph(paragraph: Element, numbering: Numbering, dropped: Counter[str]) -> _Paragraph:
    pieces: list[tuple[str, bool]] = []
    boxes: list[str] = []
    _collect(paragraph, False, pieces, boxes, dropped)
    text = "".join(piece for piece, _ in pieces)
    bold = 0
    for piece, is_bold in pieces:
        if not is_bold and piece.strip():
            break
        bold += len(piece) if is_bold or bold else 0
    label = text[:bold]
    head = len(label.rstrip()) if label.strip() and bold < len(text.rstrip()) else 0
    return _Paragraph("\n".join([text, *boxes]), head, _list_key(paragraph, numbering))


def _collect(
    element: Element,
    bold: bool,
    pieces: list[tuple[str, bool]],
    boxes: list[str],
    dropped: Counter[str],
) -> None:
    """Collect the pieces of a paragraph with whether they are bold; text boxes apart."""
    for each in element:
        name = _name(each)
        if name == "r":
            _collect(each, _is_bold(each), pieces, boxes, dropped)
        elif name == "t":
            pieces.append((tidy(each.text or "")[0], bold))
        elif name in _BREAKS:
            pieces.append((_BREAKS[name], bold))
        elif name == "txbxContent":
            boxes.append(_box(each, dropped))
        elif name in _LEFT_OUT:
            dropped[_COUNTED.get(name, "")] += 1
        else:
            if name in _COUNTED and not _holds_box(each):
                dropped[_COUNTED[name]] += 1
            _collect(each, bold, pieces, boxes, dropped)


def _box(box: Element, dropped: Counter[str]) -> str:
    dropped["text boxes"] += 1
    texts = []
    for block in _flat(box):
        pieces: list[tuple[str, bool]] = []
        boxes: list[str] = []
        _collect(block, False, pieces, boxes, dropped)
        texts.append("\n".join(["".join(piece for piece, _ in pieces), *boxes]))
    return "\n".join(texts)


def _holds_box(element: Element) -> bool:
    return any(_name(each) == "txbxContent" for each in element.iter())


def _is_bold(run: Element) -> bool:
    properties = _child(run, "rPr")
    found = _child(properties, "b")
    if found is None:
        return _value(_child(properties, "rStyle")) == "Strong"
    return (_value(found) or "1") not in _NO


def _warnings(dropped: Counter[str], names: list[str], numbering: Numbering) -> list[str]:
    said = []
    for what, count in sorted(dropped.items()):
        if what == "text boxes":
            said.append(f"Text boxes kept as text where they are anchored: {count}.")
        elif what:
            said.append(f"Left out: {count} {what}.")
    if any(each.startswith(("word/header", "word/footer")) for each in names):
        said.append("Left out: page headers and footers.")
    if numbering.left_out:
        said.append("Left out: the automatic numbers in front of paragraphs.")
    return said
