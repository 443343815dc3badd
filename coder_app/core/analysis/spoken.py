"""What codings hold of what was spoken: cases and words, as columns, for a whole project.

Words are counted where they begin, so that a segment's words are a range of the document's words
and words coded twice can be counted once. Where words begin is kept per text revision, which never
changes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt
from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.origins import suggested_codings
from coder_app.core.placed import PlacedCoding, placed_with_turns
from coder_app.core.project import Project
from coder_app.core.turns_index import TurnsIndex
from models import Document, TextRevision
from models.words import GAPS, word_starts

Numbers = npt.NDArray[np.int64]
_T = TypeVar("_T")


class Held(NamedTuple):
    """What codings hold; columns of one length, a row for each coding, by document."""

    code: Numbers
    """Which of the codes asked for, by its place among them."""
    document: Numbers
    """A number for each document."""
    cases: Numbers
    """Which of the sets of cases."""
    first: Numbers
    last: Numbers
    """The words held: from ``first`` up to, not including, ``last`` of the document's words."""


class Shares(NamedTuple):
    """Who said what in codings of several cases; columns of one length, a row for each stretch."""

    coding: Numbers
    """The row of the coding."""
    case: Numbers
    """Which of the cases."""
    first: Numbers
    last: Numbers


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said in the codings that count."""

    held: Held
    case_sets: list[tuple[int, ...]]
    """Which of the cases each set holds."""
    cases: list[str]
    shares: Shares
    left_out: int
    """Codings in which only the interviewer speaks, where his words do not count."""


def spoken_in_codings(
    project: Project,
    codes: Iterable[str],
    *,
    interviewer_words: bool = False,
    by_hand: bool = False,
) -> Spoken:
    """What the codings of a project with any of ``codes`` hold of what was spoken.

    Unless ``interviewer_words``, codings in which only the interviewer speaks, and his words in
    others, do not count. ``by_hand``: nor do codings that began as suggestions.
    """
    placed, indexes = placed_with_turns(project)
    if by_hand:
        with project.read() as session:
            suggested = suggested_codings(session)
        placed = [coding for coding in placed if coding.id not in suggested]
    reading = _Reading(placed, _numbered(codes))
    counted = _words_of(project, indexes, reading.documents, interviewer_words)
    for number, document in enumerate(reading.documents):
        reading.read(number, indexes[document], counted[document], asked=interviewer_words)
    return reading.result()


class _Reading:
    """Finds the words of codings, document by document."""

    def __init__(self, placed: Collection[PlacedCoding], codes: Mapping[str, int]) -> None:
        _, code_ids, document_ids, starts, ends, case_sets, _ = (
            zip(*placed, strict=True) if placed else [()] * len(PlacedCoding._fields)
        )
        documents, sets = _numbered(document_ids), _numbered(case_sets)
        number = _numbers(map(documents.__getitem__, document_ids))
        order = np.argsort(number, kind="stable")
        self.documents = documents
        self._document = number[order]
        self._bounds = np.searchsorted(self._document, np.arange(len(documents) + 1))
        self._code = _numbers(map(codes.__getitem__, code_ids))[order]
        self._cases = _numbers(map(sets.__getitem__, case_sets))[order]
        self._start, self._end = _numbers(starts)[order], _numbers(ends)[order]
        self._first, self._last = np.zeros_like(order), np.zeros_like(order)
        self._counts = np.ones(len(order), dtype=bool)
        self._sets = list(sets)
        self._several = np.array([len(each) > 1 for each in sets], dtype=bool)
        self._nobody = np.array([not each for each in sets], dtype=bool)
        self._case_numbers: dict[str, int] = {}
        self._shares: list[Shares] = []

    def read(self, document: int, index: TurnsIndex, words: Numbers, *, asked: bool) -> None:
        """Find what the codings of a document hold of the words that count in it."""
        rows = slice(self._bounds[document], self._bounds[document + 1])
        start, end, sets = self._start[rows], self._end[rows], self._cases[rows]
        first, last = np.searchsorted(words, start), np.searchsorted(words, end)
        self._first[rows], self._last[rows] = first, last
        if not asked:
            for row in np.flatnonzero((first == last) & self._nobody[sets]).tolist():
                if index.asks_only(int(start[row]), int(end[row])):
                    self._counts[rows.start + row] = False
        several = np.flatnonzero(self._several[sets])
        if len(several):
            shares = self._shared(index, words, start[several], end[several])
            self._shares.append(shares._replace(coding=several[shares.coding] + rows.start))

    def _shared(self, index: TurnsIndex, words: Numbers, start: Numbers, end: Numbers) -> Shares:
        """Each turn that segments overlap, where a case speaks in it."""
        turns = _Turns(index, self._case_numbers)
        first = np.searchsorted(turns.ends, start, side="right")
        many = np.searchsorted(turns.starts, end) - first
        coding, turn = spread(first, many)
        begin = np.maximum(start[coding], turns.bodies[turn])
        until = np.minimum(end[coding], turns.ends[turn])
        case = turns.cases[turn]
        said = (begin < until) & (case >= 0)
        begin, until = np.searchsorted(words, begin[said]), np.searchsorted(words, until[said])
        return Shares(coding[said], case[said], begin, until)

    def result(self) -> Spoken:
        count = self._counts
        held = Held(self._code, self._document, self._cases, self._first, self._last)
        cases, number = self._case_numbers, self._case_numbers.setdefault
        sets = [tuple(number(case, len(cases)) for case in each) for each in self._sets]
        columns = zip(*self._shares, strict=True)
        shares = Shares(*map(np.concatenate, columns)) if self._shares else Shares(*[_NONE] * 4)
        return Spoken(
            held=Held(*(column[count] for column in held)),
            case_sets=sets,
            cases=list(cases),
            shares=shares._replace(coding=(np.cumsum(count) - 1)[shares.coding]),
            left_out=int(len(count) - count.sum()),
        )


_NONE: Numbers = np.zeros(0, dtype=np.int64)


def spread(first: Numbers, many: Numbers) -> tuple[Numbers, Numbers]:
    """Rows repeated ``many`` times each, and beside them ``first``, ``first`` + 1, and so on."""
    rows = np.repeat(np.arange(len(many)), many)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(many) - many, many)
    return rows, first[rows] + within


def _numbered(values: Iterable[_T]) -> dict[_T, int]:
    """Each value once, with its place in the order of appearance."""
    return {value: number for number, value in enumerate(dict.fromkeys(values))}


def _numbers(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)


class _Turns:
    """The turns of a document, as columns."""

    def __init__(self, index: TurnsIndex, cases: dict[str, int]) -> None:
        """``cases``: a number for each case, to which new ones are added."""
        turns = index.turns()
        self.starts = _numbers(start for start, *_ in turns)
        self.bodies = _numbers(body for _, body, *_ in turns)
        self.ends = _numbers(end for _, _, end, _ in turns)
        self.asking = np.array([v is not None and v.role == "interviewer" for *_, v in turns], bool)
        self.cases = _numbers(
            -1 if v is None or v.case is None else cases.setdefault(v.case[0], len(cases))
            for *_, v in turns
        )


def _words_of(
    project: Project,
    indexes: Mapping[str, TurnsIndex],
    documents: Collection[str],
    interviewer_words: bool,
) -> dict[str, Numbers]:
    """The words that count in each document; where words begin is kept by text revision."""
    with project.read() as session:
        rows = session.execute(select(Document.id, Document.revision_id)).all()
        wanted = {row.id: row.revision_id for row in rows if row.id in documents}
        known = _kept.get(project, {})
        found: dict[str, _Words] = {}
        for document, revision in wanted.items():
            words = known.get(document)
            if words is None or words.revision != revision:
                words = _Words(revision, _starts(session, revision))
            found[document] = words
    _kept[project] = found
    return {
        document: words.counted(indexes[document], interviewer_words)
        for document, words in found.items()
    }


def _starts(session: Session, revision: str) -> Numbers:
    """Where the words of a revision begin: as kept with it, else found in its text."""
    kept = select(TextRevision.word_gaps).where(TextRevision.id == revision)
    gaps = session.scalars(kept).one()
    if gaps is not None:
        return np.cumsum(np.frombuffer(gaps, GAPS), dtype=np.int64)
    wanted = select(TextRevision.text).where(TextRevision.id == revision)
    return np.array(word_starts(session.scalars(wanted).one()), dtype=np.int64)


class _Words:
    """Where the words of one revision begin, and which of them count for the turns at hand."""

    __slots__ = ("_counted", "_starts", "revision")

    def __init__(self, revision: str, starts: Numbers) -> None:
        self.revision = revision
        self._starts = starts
        self._counted: dict[bool, tuple[TurnsIndex, Numbers]] = {}

    def counted(self, index: TurnsIndex, interviewer_words: bool) -> Numbers:
        known = self._counted.get(interviewer_words)
        if known is None or known[0] is not index:
            words = _counted(self._starts, index, interviewer_words)
            known = self._counted[interviewer_words] = (index, words)
        return known[1]


_kept: WeakKeyDictionary[Project, dict[str, _Words]] = WeakKeyDictionary()


def _counted(starts: Numbers, index: TurnsIndex, interviewer_words: bool) -> Numbers:
    """The words that count: spoken ones, labels and times never, the interviewer's if asked for.

    In a text without spoken words, all.
    """
    turns = _Turns(index, {})
    turn = np.searchsorted(turns.ends, starts, side="right")
    spoken = np.append(turns.bodies, np.iinfo(np.int64).max)[turn] <= starts
    if not spoken.any():
        return starts
    if not interviewer_words:
        spoken &= ~np.append(turns.asking, False)[turn]
    return starts[spoken]
