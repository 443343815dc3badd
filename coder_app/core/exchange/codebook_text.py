"""Codebooks as pasted lists: a code a line, subcodes indented, bulleted or numbered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.exchange.text import tidy

_BULLET = re.compile(
    r"(?:[-*•–—·o▪§‣◦●○■□]|[a-zA-Z]\)|\d{1,3}(?:\.\d{1,3}){0,3}[.)]|\d{1,3}(?:\.\d{1,3}){1,3})"
    r"[ \t\xa0]{1,20}(?=\S)"
)
_DEFINITION = re.compile(r"\t+| [-–—] ")
_TAB = 4
_PATH = " > "
_SECOND, _THIRD = "o◦○", "▪§■□‣"
"""Bullets of the second and third level, as word processors paste them."""


def parse_codebook_text(text: str) -> tuple[CodebookRow, ...]:
    """Read a pasted list of codes; what has others beneath it at the top is a theme.

    Indentation by tabs or blanks makes subcodes. In a list without any, bullets and numbers do:
    ``-`` under a line without, ``o`` under ``•``, ``1.2`` under ``1.``. They are left out of the
    names. A definition may follow after `` - `` or a tab. Each row's ``code`` is its path
    (``Police > No update``), so that ``parent`` is never ambiguous; a line that repeats a path adds
    nothing but its definition. Never refuses: blank text has no rows.
    """
    lines = [line for line in tidy(text)[0].split("\n") if line.strip()]
    widths = [_width(line) for line in lines]
    flat = len(set(widths)) < 2  # noqa: PLR2004 - nothing is indented against anything
    rows: dict[str, CodebookRow] = {}
    above: list[tuple[int, str]] = []
    for line, width in zip(lines, widths, strict=True):
        stripped = line.strip()
        bullet = _BULLET.match(stripped)
        sign = bullet[0].strip() if bullet else ""
        depth = _rank(sign) if flat else width
        while above and above[-1][0] >= depth:
            above.pop()
        parent = above[-1][1] if above else ""
        name, definition = _parts(stripped[bullet.end() :] if bullet else stripped)
        path = f"{parent}{_PATH}{name}" if parent else name
        above.append((depth, path))
        known = rows.get(path)
        if known is None or not known.definition:
            rows[path] = CodebookRow(path, name, definition, parent)
    return with_themes(tuple(rows.values()))


def with_themes(rows: Sequence[CodebookRow]) -> tuple[CodebookRow, ...]:
    """Declare what stands at the top with others beneath it a theme; rows are keyed by ``code``."""
    parents = {row.parent for row in rows}
    return tuple(
        replace(row, theme=row.theme or (not row.parent and row.code in parents)) for row in rows
    )


def outlined(rows: Iterable[CodebookRow]) -> list[tuple[int, CodebookRow]]:
    """The rows of a pasted list with how deep each stands, in the order of the tree."""
    rows = list(rows)
    below: dict[str, list[CodebookRow]] = {}
    for row in rows:
        below.setdefault(row.parent, []).append(row)
    found: list[tuple[int, CodebookRow]] = []
    waiting = [(0, row) for row in reversed(below.get("", []))]
    while waiting:
        depth, row = waiting.pop()
        found.append((depth, row))
        waiting += [(depth + 1, child) for child in reversed(below.get(row.code, []))]
    return found


def _rank(sign: str) -> int:
    """How deep a bullet or number stands in a list that is not indented; 0 without one."""
    if not sign:
        return 0
    if sign[0].isdigit():
        return len(sign.rstrip(".)").split("."))
    if sign in _THIRD:
        return 3
    return 2 if sign in _SECOND or sign[0].isalpha() else 1


def _width(line: str) -> int:
    """Return the width of a line's indentation; a tab reaches to the next multiple of four."""
    width = 0
    for each in line:
        if each == "\t":
            width += _TAB - width % _TAB
        elif each in " \xa0":
            width += 1
        else:
            break
    return width


def _parts(line: str) -> tuple[str, str]:
    found = _DEFINITION.search(line)
    if found is None:
        return " ".join(line.split()), ""
    return " ".join(line[: found.start()].split()), line[found.end() :].strip()
