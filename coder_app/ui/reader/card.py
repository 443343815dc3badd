"""What the card over a stripe says: code, coder, date, origin, memo."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from coder_app.ui.reader.content import CodingMark, LaterMark, SuggestionMark
from coder_app.ui.reader.marks import Mark

ORIGINS = {
    "search": "coded from a search",
    "suggestion": "from a suggestion",
    "suggestion, in bulk": "from suggestions accepted in bulk",
    "import": "imported",
}
"""Where a coding came from; nothing is said of those made by hand."""
_LONGEST_MEMO = 600
_WIDTH = 340


def lines(mark: Mark) -> list[str]:
    """Say what a stripe is: code with those above; coder, date and origin; memo."""
    if isinstance(mark, LaterMark):
        return [mark.name, "Marked, not coded yet."]
    if isinstance(mark, SuggestionMark):
        return [mark.name, "Not a coding. F8 shows why."]
    when = moment(mark.created) if mark.created else ""
    by = " \u00b7 ".join(part for part in (mark.coder, when, ORIGINS.get(mark.origin, "")) if part)
    flag = "Important" if mark.important else ""
    return [part for part in (mark.path or mark.name, by, flag, shortened(mark.memo)) if part]


def card(mark: Mark, hidden: Sequence[Mark] = ()) -> str:
    """Return the card as rich text; ``hidden`` are marks whose names had no room beside it."""
    first, *rest = lines(mark)
    *above, name = first.split(" > ")
    path = f"{escape(' > '.join(above))} &gt; " if above else ""
    head = f"{_chip(mark)}{path}<b>{escape(name)}</b>"
    body = "".join(f"<br>{escape(line)}" for line in rest).replace("\n", "<br>")
    more = "".join(f"<br>{_chip(one)}{escape(one.name)}" for one in hidden)
    return f"<table width={_WIDTH}><tr><td>{head}{body}{more}</td></tr></table>"


def _chip(mark: Mark) -> str:
    if not isinstance(mark, CodingMark):
        return ""
    return f'<span style="color:{escape(mark.colour)}">\u25a0</span> '


def shortened(memo: str) -> str:
    """Return a memo as far as a card holds it."""
    return memo if len(memo) <= _LONGEST_MEMO else memo[:_LONGEST_MEMO].rstrip() + "\u2026"


def moment(at: datetime) -> str:
    """Return a day and time as people say it, ``3 Mar, 14:02``; with the year if another."""
    here = at.astimezone()
    short = f"{here.day} {here:%b}"
    year = "" if here.year == datetime.now().astimezone().year else f" {here.year}"
    return f"{short}{year}, {here:%H:%M}"
