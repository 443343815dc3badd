"""Where speech ends and a speaker's label begins, so that no end of a coding stands in one."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from coder_app.ui.reader.content import Range, Turn
from coder_app.ui.reader.ends import End


def label_at(text: str, turns: Sequence[Turn], offset: int, which: End) -> Range | None:
    """The label, with the blanks before it, in which an end would stand; None in speech.

    The range goes from where speech ended to where it goes on. A start may stand where it goes
    on, an end where it ended, and not the other way round: such a coding holds nothing there.
    """
    find = bisect_right if which == "start" else bisect_left
    place = find(turns, offset, key=_body)
    if place == len(turns) or turns[place].body_start == turns[place].start:
        return None
    ended, goes_on = turns[place].start, turns[place].body_start
    while ended > 0 and text[ended - 1].isspace():
        ended -= 1
    if which == "start":
        return (ended, goes_on) if ended <= offset < goes_on else None
    return (ended, goes_on) if ended < offset <= goes_on else None


def _body(turn: Turn) -> int:
    return turn.body_start
