"""How good suggestions are in a project: record and replay by code, in words, with warnings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from coder_app.core.analysis.wording import of, percent
from coder_app.core.codebook import codebook
from coder_app.core.evaluation.interval import wilson
from coder_app.core.evaluation.own_replay import NOTHING, CodeReplay, Hits, OwnReplay, kept
from coder_app.core.evaluation.record import Record, Tally, record
from coder_app.core.names import counted
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import choices

ENOUGH = 20
"""Suggestions of a coder that a warning must rest on."""
NEARLY_ALL = 0.9
"""Share of accepted ones that gives cause to look again, whatever else is known."""
STALE = 20
"""Codings made or removed after which a replay should be made anew."""
NOTHING_CODED = (
    "Nothing is coded yet, so there is nothing to measure. Code some passages; from about 50 on "
    "the figures begin to mean something."
)
NOT_REPLAYED = (
    "Not measured yet. “Replay” goes through what was coded here and sees what suggestions would "
    "have said before it was known. It takes up to some minutes; you can go on working."
)
NONE_SHOWN = (
    "In the replay nothing was sure enough to be shown. More codings help, and definitions."
)
NONE_BY_HAND = (
    "No passage was coded by hand before a suggestion stood there, so the figures say how often "
    "suggestions were followed, not how good they are. Code some passages without them."
)


GONE = "Codes deleted since"


@dataclass(frozen=True, slots=True)
class CodeGood:
    """One row: what became of a code's suggestions, and how often the replay's were right."""

    code_id: str
    name: str
    path: str
    tally: Tally
    by_itself: Hits = NOTHING
    when_asked: Hits = NOTHING
    hand_itself: Hits = NOTHING
    hand_asked: Hits = NOTHING
    """The same two, of passages coded by hand with no suggestion in sight."""


@dataclass(frozen=True, slots=True)
class Good:
    """The whole page. ``total`` is all codes, those that are gone among them."""

    project: str
    rows: tuple[CodeGood, ...]
    total: CodeGood
    gone: Tally
    record: Record
    replay: OwnReplay | None
    when: str
    warnings: tuple[str, ...]

    @property
    def shown(self) -> tuple[CodeGood, ...]:
        """All rows of the table: the codes add up to the first, with those that are gone."""
        gone = (CodeGood("", GONE, GONE, self.gone),) if self.gone != Tally() else ()
        return (self.total, *self.rows, *gone)

    @property
    def summary(self) -> str:
        """In a sentence or two: how good it is, or what to do to know."""
        if not self.record.codings:
            return NOTHING_CODED
        if self.replay is None:
            return NOT_REPLAYED
        itself, asked = self.replay.by_itself, self.replay.when_asked
        if not asked.shown:
            return NONE_SHOWN + self._age()
        shown = f"by itself: {of(*itself)}, {precision(itself)}; " if itself.shown else ""
        return (
            f"Right of what shows {shown}when asked: {of(*asked)}, {precision(asked)}."
            f"{self._by_hand()}{self._age()}"
        )

    def _by_hand(self) -> str:
        """The same, of passages in which no suggestion had a part."""
        replay = self.replay
        if replay is None or not replay.mixed:
            return ""
        if not replay.hand or not replay.hand_asked.shown:
            return f" {NONE_BY_HAND}"
        itself, asked = replay.hand_itself, replay.hand_asked
        shown = f"by itself: {of(*itself)}, {precision(itself)}; " if itself.shown else ""
        return (
            f" Only in the {counted(replay.hand, 'passage')} coded by hand: "
            f"{shown}when asked: {of(*asked)}, {precision(asked)}."
        )

    def _age(self) -> str:
        """From when the replay is, and what came since."""
        replay = self.replay
        if replay is None:
            return ""
        day = f"{datetime.fromisoformat(replay.at).astimezone():%d %b %Y, %H:%M}".lstrip("0")
        since = abs(self.record.codings - replay.codings)
        more = f"; {counted(since, 'coding')} came or went since" if since else ""
        return f" Replayed {day}, with {counted(replay.codings, 'coding')}{more}."

    @property
    def stale(self) -> bool:
        """Whether the replay is missing, or too much has changed since."""
        return self.replay is None or abs(self.record.codings - self.replay.codings) >= STALE


COLUMNS = (
    "Code",
    "Suggested",
    "Accepted",
    "Changed",
    "Refused",
    "Left",
    "Right by itself",
    "Right when asked",
)

LEFT = COLUMNS.index("Left")


def cells(row: CodeGood, *, by_hand: bool = False) -> tuple[str | int, ...]:
    """A row as it is shown, under ``COLUMNS``; ``by_hand``: right in passages coded so only."""
    tally = row.tally
    counts = (tally.suggested, tally.accepted, tally.changed, tally.refused, tally.left)
    hits = (row.hand_itself, row.hand_asked) if by_hand else (row.by_itself, row.when_asked)
    return (row.path, *counts, *map(hits_words, hits))


def hits_words(hits: Hits) -> str:
    """``12 of 20 · 39–78 %``, the second a 95 % interval; nothing where nothing was shown."""
    return f"{of(*hits)} · {_reach(hits)}" if hits.shown else ""


def good(project: Project, replay: OwnReplay | None = None) -> Good:
    """How good suggestions are here, by the ledger and a replay; else the last that is kept."""
    seen, replay = record(project), replay or kept(project)
    rows = []
    for row in codebook(project):
        found = replay.of(row.id) if replay else None
        hits = _hits(found) if found else ()
        tally = seen.by_code.get(row.id, Tally())
        rows.append(CodeGood(row.id, row.name, row.path, tally, *hits))
    whole = _hits(replay) if replay else ()
    return Good(
        project=project.name,
        rows=tuple(rows),
        total=CodeGood("", "All codes", "All codes", seen.total, *whole),
        gone=seen.gone,
        record=seen,
        replay=replay,
        when=choices(project).when,
        warnings=tuple(_warnings(seen, replay)),
    )


def _hits(found: CodeReplay | OwnReplay) -> tuple[Hits, ...]:
    return (found.by_itself, found.when_asked, found.hand_itself, found.hand_asked)


def precision(hits: Hits) -> str:
    """``61 % (55–67 %)``; from a base under 20 the interval alone, ``39–78 %``."""
    if not hits.shown:
        return ""
    share = percent(*hits)
    return f"{share} ({_reach(hits)})" if share else _reach(hits)


def _reach(hits: Hits) -> str:
    low, high = wilson(*hits)
    return f"{100 * low:.0f}–{100 * high:.0f} %"


def _warnings(seen: Record, replay: OwnReplay | None) -> Iterator[str]:
    """Where a coder accepts nearly everything, or surely more than is right here.

    Counted are suggestions met one by one; what was accepted in bulk was checked first.
    """
    for name, tally in sorted(seen.by_coder.items()):
        met, accepted = tally.suggested - tally.in_bulk, tally.accepted - tally.in_bulk
        if met < ENOUGH:
            continue
        expected = wilson(*_surest(replay))
        above = wilson(accepted, met)[0] > expected[1]
        said = f"{name} accepted {of(accepted, met)} suggestions ({percent(accepted, met)})"
        right = f"in the replay {100 * expected[0]:.0f}–{100 * expected[1]:.0f} % were right"
        if accepted / met >= NEARLY_ALL:
            yield f"{said}{f'; {right}' if above else ''}. Who accepts nearly everything {_MAY}"
        elif above:
            yield f"{said}; {right}. Who accepts more than is right {_MAY}"


_MAY = "may be following the machine: code a few passages without it and compare."


def _surest(replay: OwnReplay | None) -> Hits:
    """What the replay says of suggestions at their best: of those that show by themselves."""
    if replay is None:
        return Hits()
    return replay.by_itself if replay.by_itself.shown >= ENOUGH else replay.when_asked
