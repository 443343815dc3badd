"""The codebook as a file of REFI-QDA (.qdc), which other programs take in."""

from collections.abc import Sequence
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from coder_app.core.codebook import CodeRow
from coder_app.core.errors import CoderError
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.exchange.refi_describing import ORIGIN, described
from coder_app.core.exchange.workbook_cells import clean
from coder_app.core.names import name_key

NAMESPACE = "urn:QDA-XML:codebook:1.0"


def refi_codebook(rows: Sequence[CodebookRow]) -> bytes:
    """The codes with their tree, colours, definitions and sets, by the letter of the standard.

    What has no place of its own (what to include, examples) stands in the description. Raises
    CoderError where there are no codes.
    """
    if not rows:
        raise CoderError("The codebook was not written: it has no codes yet.")
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": ORIGIN})
    codes = SubElement(root, "Codes")
    by_code = {row.code: n for n, row in enumerate(rows) if row.code}
    by_name = {name_key(row.name): n for n, row in reversed(list(enumerate(rows)))}
    made: list[Element] = []
    for number, row in enumerate(rows):  # parents come before what is under them
        above = by_code.get(row.parent, by_name.get(name_key(row.parent)))
        parent = made[above] if row.parent and above is not None and above < number else codes
        made.append(_code(parent, row, _guid(f"code {row.code} {row.name} {number}")))
    _sets(root, rows, made)
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _code(parent: Element, row: CodebookRow, guid: str) -> Element:
    said = {"guid": guid, "name": clean(row.name)[0], "isCodable": "true"}
    if row.colour:
        said["color"] = row.colour
    code = SubElement(parent, "Code", said)
    describe(code, row)
    return code


def describe(code: Element, row: CodebookRow | CodeRow) -> None:
    """Put all that a code says of itself into the one place that the standard has for it."""
    if words := described(row):
        SubElement(code, "Description").text = words


def _sets(root: Element, rows: Sequence[CodebookRow], made: Sequence[Element]) -> None:
    names = dict.fromkeys(name for row in rows for name in row.sets)
    if not names:
        return  # the standard has no empty list of sets
    sets = SubElement(root, "Sets")
    for name in names:
        one = SubElement(sets, "Set", {"guid": _guid(f"set {name}"), "name": clean(name)[0]})
        for row, code in zip(rows, made, strict=True):
            if name in row.sets:
                SubElement(one, "MemberCode", {"guid": code.get("guid", "")})


def _guid(of: str) -> str:
    """The same for the same code, so that a later file is told from another codebook."""
    return str(uuid5(NAMESPACE_URL, f"coder {of}"))
