"""Codebooks as pasted lists: a code a line, subcodes indented."""

import re

from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.exchange.text import tidy

_BULLET = re.compile(r"(?:[-*•–—·o]|\d{1,3}(?:\.\d{1,3}){0,3}[.)])[ \t\xa0]{1,20}(?=\S)")
_DEFINITION = re.compile(r"\t+| [-–—] ")
_TAB = 4
_PATH = " > "


def parse_codebook_text(text: str) -> tuple[CodebookRow, ...]:
    """Read a pasted list of codes; indentation by tabs or blanks makes subcodes.

    A definition may follow after `` - `` or a tab. Bullets and numbers in front are left out. Each
    row's ``code`` is its path (``Police > No update``), so that ``parent`` is never ambiguous; a
    line that repeats a path adds nothing but its definition. Never refuses: blank text has no rows.
    """
    rows: dict[str, CodebookRow] = {}
    above: list[tuple[int, str]] = []
    for line in tidy(text)[0].split("\n"):
        stripped = line.strip()
        if not stripped:
            continue
        depth = _depth(line)
        while above and above[-1][0] >= depth:
            above.pop()
        parent = above[-1][1] if above else ""
        bullet = _BULLET.match(stripped)
        name, definition = _parts(stripped[bullet.end() :] if bullet else stripped)
        path = f"{parent}{_PATH}{name}" if parent else name
        above.append((depth, path))
        known = rows.get(path)
        if known is None or not known.definition:
            rows[path] = CodebookRow(path, name, definition, parent)
    return tuple(rows.values())


def _depth(line: str) -> int:
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
