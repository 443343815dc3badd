"""What fits into a cell: characters cleaned, long texts split, sheet names made valid."""

import re
from collections.abc import Iterable, Sequence

LONGEST = 32_767
"""Characters of a cell in Excel, counted in UTF-16 units."""
LONGEST_SHEET_NAME = 31

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = re.compile(r"\s*[=+\-@'\t\r]")
_NOT_IN_SHEET_NAME = re.compile(r"[:\\/?*\[\]\x00-\x1f]")


def clean(text: str) -> tuple[str, int]:
    """A text without the characters that no workbook can hold, and how many there were."""
    if text.isascii() and text.isprintable():
        return text, 0
    cleaned, count = _NOT_IN_XML.subn("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return cleaned, count


def escaped(text: str) -> str:
    """A text in which Excel sees no escape: ``_x0041_`` stays what it is."""
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def looks_like_formula(text: str) -> bool:
    """Whether a spreadsheet could take a text for a formula or drop its apostrophe."""
    return _FORMULA.match(text) is not None


def units(text: str) -> int:
    """The length of a text as Excel counts it, in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def parts(text: str, longest: int = LONGEST) -> list[str]:
    """A text in pieces that fit into a cell, cut after a blank where there is one.

    Joined they are the text again.
    """
    if len(text) <= longest // 2 or units(text) <= longest:
        return [text]
    found: list[str] = []
    at = 0
    while at < len(text):
        end = _fitting(text, at, longest)
        if end < len(text):
            blank = max(text.rfind(" ", at, end), text.rfind("\n", at, end))
            end = blank + 1 if blank > at + (end - at) // 2 else end
        found.append(text[at:end])
        at = end
    return found


def _fitting(text: str, at: int, longest: int) -> int:
    """How far a cell reaches that begins at ``at``."""
    end = min(len(text), at + longest)
    while units(text[at:end]) > longest:
        end -= max(1, (units(text[at:end]) - longest) // 2)
    return end


def sheet_names(wanted: Iterable[str]) -> list[str]:
    """Names that Excel takes: valid, 31 characters at most, distinct even without capitals."""
    taken: set[str] = {"history"}  # Excel keeps it for itself
    found: list[str] = []
    for name in wanted:
        valid = _NOT_IN_SHEET_NAME.sub(" ", name).strip().strip("'").strip() or "Sheet"
        base = candidate = valid[:LONGEST_SHEET_NAME].rstrip(" '")
        number = 1
        while candidate.casefold() in taken:
            number += 1
            end = f" ({number})"
            candidate = base[: LONGEST_SHEET_NAME - len(end)].rstrip() + end
        taken.add(candidate.casefold())
        found.append(candidate)
    return found


def joined(texts: Sequence[str]) -> str:
    """Several texts in one cell, each on lines of its own."""
    return "\n".join(texts)
