"""Who speaks where in a document: the one place that says which cases a segment belongs to.

A segment belongs to the cases of the participants whose speech it overlaps; interviewers and others
belong to no case; in a document without participants' turns it belongs to the document's case.
"""

from __future__ import annotations

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.finding import in_parts
from models import Case, Document, Speaker, Turn

CaseName = tuple[str, str]
"""A case's id and name."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker of one document, as excerpts name him."""

    label: str
    role: str
    case: CaseName | None
    bracket: str
    """What stands in brackets before his words: Interviewer, P04."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in one voice (None: outside the turns, or nobody named), labels and times left out."""

    voice: Voice | None
    start: int
    end: int


class TurnsIndex:
    """The turns of one document, in order; every question is answered by bisection."""

    __slots__ = (
        "_alone",
        "_bodies",
        "_cases",
        "_ends",
        "_following",
        "_starts",
        "_times",
        "_voices",
        "all_cases",
        "has_participants",
        "own",
    )

    def __init__(
        self,
        turns: Sequence[tuple[int, int, int, Voice | None, int | None]],
        own: CaseName | None,
    ) -> None:
        """``turns`` are (start, body_start, end, voice, time in ms), ordered, not overlapping."""
        self._starts = [turn[0] for turn in turns]
        self._bodies = [turn[1] for turn in turns]
        self._ends = [turn[2] for turn in turns]
        self._voices = [turn[3] for turn in turns]
        self._times = [turn[4] for turn in turns]
        self.own = own
        self.has_participants = any(v is not None and v.role == "participant" for v in self._voices)
        self._cases = [
            v.case if v is not None and v.role == "participant" else None for v in self._voices
        ]
        if not self.has_participants:
            self._cases = [own] * len(turns)
        said = self._cases if self.has_participants else [own]
        self.all_cases = tuple(dict.fromkeys(case for case in said if case is not None))
        """The cases of the whole document, in order of appearance."""
        self._alone = [() if case is None else (case[0],) for case in self._cases]
        self._following = [*self._starts[1:], sys.maxsize]

    def overlapped(self, start: int, end: int) -> range:
        """The numbers of the turns that have a character in common with ``start:end``."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))

    def _heard(self, start: int, end: int) -> list[int]:
        """The turns whose speech is overlapped; where only labels are, the turns of those."""
        turns, bodies, ends = self.overlapped(start, end), self._bodies, self._ends
        return [n for n in turns if end > bodies[n] < ends[n]] or [*turns]

    def cases(self, start: int, end: int) -> tuple[CaseName, ...]:
        """The cases a segment belongs to, in order of appearance."""
        if not self.has_participants:
            return () if self.own is None else (self.own,)
        heard = (self._cases[number] for number in self._heard(start, end))
        return tuple(dict.fromkeys(case for case in heard if case is not None))

    def case_ids(self, start: int, end: int) -> tuple[str, ...]:
        """The ids of ``cases``; quick, because most segments lie in one turn."""
        turn = bisect_right(self._ends, start)
        if turn < len(self._alone) and self._starts[turn] < end <= self._following[turn]:
            return self._alone[turn]
        return tuple([case[0] for case in self.cases(start, end)])

    def voices(self, start: int, end: int) -> tuple[Voice, ...]:
        """Who speaks in a segment, in order of appearance."""
        heard = (self._voices[number] for number in self._heard(start, end))
        return tuple(dict.fromkeys(voice for voice in heard if voice is not None))

    def asks_only(self, start: int, end: int) -> bool:
        """Whether nobody but the interviewer speaks in a segment."""
        voices = self.voices(start, end)
        return bool(voices) and all(voice.role == "interviewer" for voice in voices)

    def time(self, start: int, end: int) -> int | None:
        """The time in ms of the turn in which a segment begins; None where there is none."""
        turns = self.overlapped(start, end)
        return self._times[turns[0]] if turns else None

    def turn_at(self, offset: int) -> tuple[int, int, Voice | None] | None:
        """The speech (body_start, end, voice) of the turn an offset lies in."""
        turns = self.overlapped(offset, offset + 1)
        if not turns:
            return None
        number = turns[0]
        return self._bodies[number], self._ends[number], self._voices[number]

    def turn_before(self, offset: int) -> tuple[int, int, Voice | None] | None:
        """The last turn that ends at or before an offset."""
        number = bisect_right(self._ends, offset) - 1
        if number < 0:
            return None
        return self._bodies[number], self._ends[number], self._voices[number]

    def turn_after(self, offset: int) -> tuple[int, int, Voice | None] | None:
        """The first turn that starts at or after an offset."""
        number = bisect_left(self._starts, offset)
        if number == len(self._starts):
            return None
        return self._bodies[number], self._ends[number], self._voices[number]

    def turns(self) -> list[tuple[int, int, int, Voice | None]]:
        """Every turn as (start, body_start, end, voice), in order."""
        columns = (self._starts, self._bodies, self._ends, self._voices)
        return list(zip(*columns, strict=True))

    def bodies(self) -> list[tuple[int, int]]:
        """Where speech begins and ends in every turn, in order."""
        return list(zip(self._bodies, self._ends, strict=True))

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """A segment cut into stretches of one voice; what lies between turns is a piece of none.

        A segment that holds nothing but labels and times is one piece, so that no excerpt is empty.
        """
        at, spoken = start, False
        for number in self.overlapped(start, end):
            if at < self._starts[number]:
                yield Piece(None, at, self._starts[number])
            first, last = max(start, self._bodies[number]), min(end, self._ends[number])
            if first < last:
                spoken = True
                yield Piece(self._voices[number], first, last)
            at = max(at, min(end, self._ends[number]))
        if at < end:
            yield Piece(None, at, end)
        elif not spoken:
            yield Piece(None, start, end)


def turns_indexes(
    session: Session, documents: Iterable[str] | None = None
) -> dict[str, TurnsIndex]:
    """The index of each document (all where None), by document id, in two statements."""
    wanted = None if documents is None else list(documents)
    if wanted is not None and len(wanted) > _MANY:
        found: dict[str, TurnsIndex] = {}
        for part in in_parts(wanted, _MANY):
            found |= turns_indexes(session, part)
        return found
    own = _own_cases(session, wanted)
    voices = _voices(session, wanted)
    rows = select(
        Turn.document_id, Turn.start, Turn.body_start, Turn.end, Turn.speaker_id, Turn.time
    ).order_by(Turn.document_id, Turn.start)
    if wanted is not None:
        rows = rows.where(Turn.document_id.in_(wanted))
    turns: dict[str, list[tuple[int, int, int, Voice | None, int | None]]] = {d: [] for d in own}
    for document, start, body, end, speaker, time in session.connection().execute(rows):
        turns[document].append((start, body, end, voices.get(speaker), time))
    return {document: TurnsIndex(turns[document], own[document]) for document in own}


_MANY = 500


def _own_cases(session: Session, wanted: list[str] | None) -> dict[str, CaseName | None]:
    rows = select(Document.id, Case.id, Case.name).outerjoin(Case, Case.id == Document.case_id)
    if wanted is not None:
        rows = rows.where(Document.id.in_(wanted))
    return {
        document: None if case is None else (case, name)
        for document, case, name in session.execute(rows)
    }


def _voices(session: Session, wanted: list[str] | None) -> Mapping[str | None, Voice]:
    rows = (
        select(Speaker.id, Speaker.document_id, Speaker.label, Speaker.role, Case.id, Case.name)
        .outerjoin(Case, Case.id == Speaker.case_id)
        .order_by(Speaker.document_id, Speaker.id)
    )
    if wanted is not None:
        rows = rows.where(Speaker.document_id.in_(wanted))
    speakers = session.execute(rows).all()
    interviewers: dict[str, int] = {}
    for _, document, _, role, *_ in speakers:
        interviewers[document] = interviewers.get(document, 0) + (role == "interviewer")
    return {
        speaker: Voice(
            label,
            role,
            None if case is None else (case, name),
            _bracket(label, role, name, alone=interviewers[document] == 1),
        )
        for speaker, document, label, role, case, name in speakers
    }


def _bracket(label: str, role: str, case_name: str | None, *, alone: bool) -> str:
    if role == "interviewer" and alone:
        return "Interviewer"
    return case_name or label
