"""Types of attributes: told from the values, and one way of writing each value."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from coder_app.core.errors import CoderError
from coder_app.core.names import quoted

_YES_NO = {"yes": "yes", "no": "no", "y": "yes", "n": "no", "true": "yes", "false": "no"}
_DATES = ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S")
_MOST_CHOICES = 12
_LONGEST_CHOICE = 60
# Figures with a leading zero are numbers of something: "007" is a name, no amount.
_NUMBER = re.compile(r"[+-]?(0|[1-9]\d*)([.,]\d+)?")


def type_of(values: Iterable[str]) -> str:
    """What values are: yes/no, number, date, choice (few and short), else text."""
    filled = [value for value in values if value]
    if not filled:
        return "text"
    if all(value.casefold() in _YES_NO for value in filled):
        return "yes/no"
    if all(_NUMBER.fullmatch(value) for value in filled):
        return "number"
    if all(_date(value) for value in filled):
        return "date"
    short = all(len(value) <= _LONGEST_CHOICE and "\n" not in value for value in filled)
    return "choice" if short and len(set(filled)) <= _MOST_CHOICES else "text"


def as_value(text: str, kind: str, attribute: str) -> str:
    """A value as it is stored: numbers as decimal text, dates as ISO 8601. Raises CoderError."""
    value = text.strip()
    if not value or kind in ("text", "choice"):
        return value
    written = {"yes/no": _yes_no, "number": _number, "date": _iso}[kind](value)
    if written is None:
        example = {"yes/no": "yes or no", "number": "a number, 12.5", "date": "a date, 2025-03-31"}
        raise CoderError(
            f"{quoted(attribute)} takes {example[kind]}; {quoted(value)} is none. "
            "Nothing was changed."
        )
    return written


def _yes_no(value: str) -> str | None:
    return _YES_NO.get(value.casefold())


def _number(value: str) -> str | None:
    try:
        return format(Decimal(value.replace(",", ".")).normalize(), "f")
    except InvalidOperation:
        return None


def _iso(value: str) -> str | None:
    found = _date(value)
    return None if found is None else found.isoformat()


def _date(value: str) -> date | None:
    for pattern in _DATES:
        try:
            return datetime.strptime(value, pattern).date()  # noqa: DTZ007 - a day, no time
        except ValueError:
            continue
    return None
