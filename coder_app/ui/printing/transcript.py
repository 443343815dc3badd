"""A transcript as it is printed: paragraphs with number, speaker and time, and its codings."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush

from coder_app.core import coding, documents, heading
from coder_app.core.coding import CodingRow
from coder_app.core.documents import TurnRow
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.printing.sheet import Block, Printout, Stripe

LONGEST = 3_000
"""Characters laid out at a time; a longer paragraph goes on without a gap."""
STAR = "\u2605 "
"""Before the code of an important coding."""
_SENTENCE_END = ". "
_WRAP = 80
"""Characters of about a line: codings that follow each other closely can meet on one."""


def transcript(
    project: Project,
    document: DocumentId,
    day: date,
    shown: Collection[str] | None = None,
    filter_words: str = "",
) -> Printout:
    """A document with the codings of these ids (None: all). Raises CoderError."""
    found = heading.heading(project, document)
    rows = coding.codings(project, document)
    chosen = [row for row in rows if shown is None or row.id in shown]
    hidden = len(rows) - len(chosen)
    words = "All codings" if not filter_words else filter_words[:1].upper() + filter_words[1:]
    count = f"{len(chosen)}, {hidden} not shown" if hidden else f"{len(chosen)}"
    title = " \u00b7 ".join(part for part in (found.name, ", ".join(found.known)) if part)
    return Printout(
        project=project.name,
        title=f"Transcript {title}",
        filter=f"{words}: {count}",
        day=day,
        blocks=_Transcript(project, document, chosen).blocks(),
        margins=True,
    )


@dataclass(frozen=True, slots=True)
class _Placed:
    row: CodingRow
    lane: int


class _Transcript:
    """What is read of one document, and cut into blocks one after the other."""

    def __init__(self, project: Project, document: DocumentId, rows: list[CodingRow]) -> None:
        self._text = project.text(document)
        self._paragraphs = documents.paragraphs(project, document)
        self._turns = {turn.start: turn for turn in documents.turns(project, document)}
        self._codings = lanes(rows)
        self._starts = [placed.row.start for placed in self._codings]
        self._several = len({row.coder_id for row in rows}) > 1
        self._longest = max((row.end - row.start for row in rows), default=0)

    def blocks(self) -> Iterator[Block]:
        starts = sorted(self._turns)
        for number, (start, end) in enumerate(self._paragraphs, start=1):
            place = bisect_left(starts, start)
            begins = place < len(starts) and starts[place] < end
            turn = self._turns[starts[place]] if begins else None
            yield from self._paragraph(number, start, end, turn)

    def _paragraph(
        self, number: int, start: int, end: int, turn: TurnRow | None
    ) -> Iterator[Block]:
        at = start
        while at < end:
            stop = _cut(self._text, at, end)
            first = at == start
            yield Block(
                self._text[at:stop],
                number=_margin(number, turn) if first else "",
                bold=max(0, turn.body_start - start) if first and turn is not None else 0,
                joined=not first,
                stripes=tuple(self._touching(at, stop)),
            )
            at = stop

    def _touching(self, start: int, end: int) -> Iterator[Stripe]:
        """The codings on ``start:end``, with their ends counted from ``start``."""
        first = bisect_right(self._starts, start - self._longest - 1)
        last = bisect_left(self._starts, end)
        for placed in self._codings[first:last]:
            row = placed.row
            if row.end > start:
                low, high = max(row.start, start) - start, min(row.end, end) - start
                who = f" ({row.coder_initials or row.coder_name})" if self._several else ""
                name = f"{STAR * row.important}{row.code_name}{who}"
                yield Stripe(row.id, low, high, name, row.colour, placed.lane)


def lanes(rows: list[CodingRow]) -> list[_Placed]:
    """Each coding, by its start, in the lowest lane that is free from there on."""
    found: list[_Placed] = []
    busy: list[tuple[int, int]] = []
    free: list[int] = []
    for row in sorted(rows, key=lambda row: (row.start, -row.end, row.id)):
        while busy and busy[0][0] <= row.start:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else len(busy)
        found.append(_Placed(row, lane))
        heappush(busy, (row.end + _WRAP, lane))
    return found


def _cut(text: str, start: int, end: int) -> int:
    """Where the next piece of a long paragraph ends: after a sentence, or else a word."""
    if end - start <= LONGEST:
        return end
    for mark in (_SENTENCE_END, " "):
        place = text.rfind(mark, start + LONGEST // 2, start + LONGEST)
        if place >= 0:
            return place + len(mark)
    return start + LONGEST


def _margin(number: int, turn: TurnRow | None) -> str:
    time = "" if turn is None or turn.time is None else f"{clock(turn.time)}   "
    return f"{time}\u00b6{number}"


def clock(milliseconds: int) -> str:
    """``08:14``, or ``1:08:14`` from an hour on."""
    minutes, seconds = divmod(milliseconds // 1_000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes:02}:{seconds:02}"
