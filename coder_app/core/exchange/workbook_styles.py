"""How cells look: built once for each kind, then shared by thousands of cells."""

import re
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill

from coder_app.core.colours import luminance

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_HEAD_FILL = "E8ECEF"
SHADES = ("FFFFFF", "63BCC6")
"""From the least to the most in a table of numbers; black reads well on both."""
_LIGHT, _DARK = "FFFFFF", "000000"
FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "time": "[h]:mm:ss",
           "number": "#,##0.##########", "count": "#,##0", "share": "0 %"}  # fmt: skip


class Styles:
    """The looks of a workbook, each made when first asked for."""

    def __init__(self, sheet: Any) -> None:
        self._sheet = sheet
        self._made: dict[tuple[str, str, int, bool], int] = {}

    def of(self, kind: str, *, colour: str = "", indent: int = 0, quoted: bool = False) -> int:
        """The number of a style: text, line, head, strong, link, or one of ``FORMATS``.

        ``quoted`` marks a text that could be taken for a formula, so that it stays text when it is
        edited.
        """
        key = (kind, colour, indent, quoted)
        if key not in self._made:
            self._made[key] = self._make(kind, colour, indent, quoted)
        return self._made[key]

    def _make(self, kind: str, colour: str, indent: int, quoted: bool) -> int:
        cell = WriteOnlyCell(self._sheet)
        wraps = kind in ("text", "head")
        cell.alignment = Alignment(vertical="top", wrap_text=wraps, indent=min(indent, 15))
        if kind == "head":
            cell.font = Font(bold=True)
            cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)
        elif kind == "strong":
            cell.font = Font(bold=True)
        elif kind == "link":
            cell.font = Font(underline="single", color="0563C1")
        if _HEX.fullmatch(colour):
            cell.fill = PatternFill("solid", fgColor=colour[1:].upper())
            cell.font = Font(color=readable_on(colour))
        if kind in FORMATS:
            cell.number_format = FORMATS[kind]
        cell.quotePrefix = int(quoted)
        return int(cell.style_id)


def readable_on(colour: str) -> str:
    """White or black, whichever stands out more on ``#rrggbb`` (WCAG 2.2 contrast), as RRGGBB."""
    light = luminance(colour)
    return _DARK if (light + 0.05) / 0.05 >= 1.05 / (light + 0.05) else _LIGHT
