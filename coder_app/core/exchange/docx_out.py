"""Word files, written by hand: titles, headings and paragraphs, nothing else in them.

The parts are those that ECMA-376 asks for at least. No library is needed for so little, and nothing
of the person or the computer goes into the file's properties.
"""

import io
from collections.abc import Iterable
from typing import Literal
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from coder_app.core.exchange.workbook_cells import clean

Style = Literal["Title", "Heading1", "Quiet", "Quote", "Normal"]

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of the parts: a file says nothing of when, and twice the same is the same."""

_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels"'
    ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)


def _relation(kind: str, target: str) -> str:
    return (
        f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_OFFICE}/{kind}" Target="{target}"/></Relationships>'
    )


def _style(
    name: str, shown: str, size: int, *, bold: bool = False, grey: bool = False, indent: int = 0
) -> str:
    """A paragraph's style; ``size`` in half points, ``indent`` in twentieths of a point.

    A heading is one in Word's outline, too.
    """
    heading = name == "Heading1"
    keep, outline = ("<w:keepNext/>", '<w:outlineLvl w:val="0"/>') if heading else ("", "")
    space = '<w:spacing w:before="240" w:after="60"/>' if bold else '<w:spacing w:after="120"/>'
    left = f'<w:ind w:left="{indent}"/>' if indent else ""
    weight = "<w:b/>" if bold else ""
    ink = '<w:color w:val="595959"/>' if grey else ""
    first = ' w:default="1"' if name == "Normal" else ""
    based = "" if name == "Normal" else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{name}"><w:name w:val="{shown}"/>{based}'
        f"<w:qFormat/><w:pPr>{keep}{space}{left}{outline}</w:pPr>"
        f'<w:rPr>{weight}{ink}<w:sz w:val="{size}"/>'
        "</w:rPr></w:style>"
    )


def docx_bytes(paragraphs: Iterable[tuple[Style, str]]) -> bytes:
    """A Word file of these paragraphs; a line end within one stays a line end."""
    body = "".join(_paragraph(style, text) for style, text in paragraphs)
    styles = (
        _style("Normal", "Normal", 22)
        + _style("Title", "Title", 40, bold=True)
        + _style("Heading1", "heading 1", 26, bold=True)
        + _style("Quiet", "Quiet", 18, grey=True)
        + _style("Quote", "Quote", 22, indent=360)
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": f'{_HEAD}<w:styles xmlns:w="{_MAIN}">{styles}</w:styles>',
        "word/document.xml": (
            f'{_HEAD}<w:document xmlns:w="{_MAIN}"><w:body>{body}<w:sectPr/></w:body></w:document>'
        ),
    }
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def _paragraph(style: str, text: str) -> str:
    lines = clean(text)[0].split("\n")
    runs = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r>{runs}</w:r></w:p>'
