"""How counts are put into words: always with their base, per cent only from a base of 20."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coder_app.core.names import counted

if TYPE_CHECKING:
    from coder_app.core.analysis.theme_rows import ThemeTable

NOT_RAISED = "Not raised does not mean not experienced."
NO_THEME = "Not in a theme yet"
LEAST_BASE = 20
"""Below it a percentage would claim more than the cases can carry."""
HIDDEN = "°"

_MANY = {
    "woman": "women",
    "man": "men",
    "child": "children",
    "person": "people",
    "girl": "girls",
    "boy": "boys",
}


def of(count: int, base: int) -> str:
    """``14 of 18``."""
    return f"{count:,} of {base:,}"


def share(count: int, base: int) -> float | None:
    """The share between 0 and 1; None where the base is under 20."""
    return count / base if base >= LEAST_BASE else None


def percent(count: int, base: int) -> str:
    """``61 %``, or nothing where the base is under 20."""
    part = share(count, base)
    return "" if part is None else f"{round(100 * part)} %"


def group_words(value: str, attribute: str = "") -> str:
    """A group as it stands after a number: ``women``; ``cases with age "25-34"``."""
    many = _MANY.get(value.strip().casefold())
    if many is not None:
        return many
    if not value:
        return f"cases without {attribute or 'a value'}"
    return f'cases with {attribute} "{value}"' if attribute else f'cases with "{value}"'


def group_heading(value: str, attribute: str) -> str:
    """A group as it heads a column: ``women``; ``age: 25-34``; ``age: none``."""
    many = _MANY.get(value.strip().casefold())
    return many or f"{attribute}: {value or 'none'}"


def raised_by(count: int, base: int, group: str = "", attribute: str = "") -> str:
    """``raised by 14 of 18 women (78 %)``; without a group, ``raised by 3 of 8 cases``."""
    part = percent(count, base)
    who = group_words(group, attribute) if attribute or group else "case" + "s" * (base != 1)
    return f"raised by {of(count, base)} {who}{f' ({part})' if part else ''}"


def table_words(table: ThemeTable, measure: str) -> str:
    """What a table of themes counts, and how."""
    split = f"split by {table.by}" if table.by else "not split"
    whose = "with" if table.interviewer_words else "without"
    below = "subcodes included" if table.subcodes else "without subcodes"
    return (
        f"{measure.capitalize()}, of {counted(table.cases_total, 'case')} in "
        f"{counted(table.documents_total, 'document')}, {split}, {below}, "
        f"{whose} the interviewer's words{', coded by hand only' * table.by_hand}"
    )
