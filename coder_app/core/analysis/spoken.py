"""What codings hold of what was spoken: cases and words, by bisection, for a whole project.

Words are counted where they begin, so that a segment's words are a range of the document's words
and words coded twice can be counted once. Where words begin is kept per text revision, which never
changes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.origins import suggested_codings
from coder_app.core.placed import PlacedCoding, placed_with_turns
from coder_app.core.project import Project
from coder_app.core.turns_index import TurnsIndex
from models import Document, TextRevision
from models.words import unpacked, word_starts

_BITS = 32
_MASK = (1 << _BITS) - 1

_kept: WeakKeyDictionary[Project, dict[str, _Words]] = WeakKeyDictionary()


class Part(NamedTuple):
    """A stretch of words said by one case."""

    case: str
    words: int


@dataclass(slots=True)
class Said:
    """What the codings of one code hold, in one document, said by the same cases."""

    document: str
    code: str
    cases: tuple[str, ...]
    words: list[int] = field(default_factory=list)
    """For each coding the words it holds, as ``stretch(first, last)``."""
    parts: list[Part] = field(default_factory=list)
    """Who said which of them, where there are several cases; else empty."""
    left_out: int = 0
    """Codings in which only the interviewer speaks, where his words do not count."""


def stretch(first: int, last: int) -> int:
    """Words ``first`` up to, not including, ``last`` among the counted words of a document.

    One number, not a pair: 50,000 pairs keep the garbage collector busy for a tenth of a second.
    """
    return first << _BITS | last


def distinct(stretches: Iterable[int]) -> int:
    """How many words lie in any of the stretches."""
    words = upto = 0
    for each in sorted(stretches):
        last = each & _MASK
        if last > upto:
            first = each >> _BITS
            words += last - (max(upto, first))
            upto = last
    return words


def said_in_codings(
    project: Project, *, interviewer_words: bool = False, by_hand: bool = False
) -> Iterator[Said]:
    """All codings of the project, by document; those of one code and the same cases together.

    ``by_hand``: without those that began as suggestions.
    """
    placed, indexes = placed_with_turns(project)
    if by_hand:
        with project.read() as session:
            suggested = suggested_codings(session)
        placed = [coding for coding in placed if coding.id not in suggested]
    by_document: dict[str, list[PlacedCoding]] = {}
    for coding in placed:
        by_document.setdefault(coding.document_id, []).append(coding)
    counted = _words_of(project, indexes, by_document, interviewer_words)
    for document, codings in by_document.items():
        yield from _said(codings, indexes[document], counted[document], interviewer_words)


def _said(
    codings: Iterable[PlacedCoding], index: TurnsIndex, starts: array[int], asked: bool
) -> Iterable[Said]:
    found: dict[tuple[str, tuple[str, ...]], Said] = {}
    for _, code, document, start, end, cases in codings:
        said = found.get((code, cases))
        if said is None:
            said = found[code, cases] = Said(document, code, cases)
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        if first == last and not (cases or asked) and index.asks_only(start, end):
            said.left_out += 1
            continue
        said.words.append(first << _BITS | last)
        if len(cases) > 1:
            said.parts += _parts(index, starts, start, end)
    return found.values()


def _words_of(
    project: Project,
    indexes: Mapping[str, TurnsIndex],
    documents: Collection[str],
    interviewer_words: bool,
) -> dict[str, array[int]]:
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


def _starts(session: Session, revision: str) -> array[int]:
    """Where the words of a revision begin: as kept with it, else found in its text."""
    kept = select(TextRevision.word_gaps).where(TextRevision.id == revision)
    gaps = session.scalars(kept).one()
    if gaps is not None:
        return unpacked(gaps)
    wanted = select(TextRevision.text).where(TextRevision.id == revision)
    return word_starts(session.scalars(wanted).one())


class _Words:
    """Where the words of one revision begin, and which of them count for the turns at hand."""

    __slots__ = ("_counted", "_starts", "revision")

    def __init__(self, revision: str, starts: array[int]) -> None:
        self.revision = revision
        self._starts = starts
        self._counted: dict[bool, tuple[TurnsIndex, array[int]]] = {}

    def counted(self, index: TurnsIndex, interviewer_words: bool) -> array[int]:
        known = self._counted.get(interviewer_words)
        if known is None or known[0] is not index:
            words = _counted(self._starts, index, interviewer_words)
            known = self._counted[interviewer_words] = (index, words)
        return known[1]


def _counted(starts: array[int], index: TurnsIndex, interviewer_words: bool) -> array[int]:
    """The words that count: spoken ones, labels and times never, the interviewer's if asked for."""
    counted: array[int] = array("I")
    turns = False
    if not starts:
        return counted
    for piece in index.pieces(0, starts[-1] + 1):
        first, last = bisect_left(starts, piece.start), bisect_left(starts, piece.end)
        if first == last:
            continue
        if piece.voice is None and index.turn_at(piece.start) is None:
            continue
        turns = True
        if interviewer_words or piece.voice is None or piece.voice.role != "interviewer":
            counted.extend(starts[first:last])
    return counted if turns else starts


def _parts(index: TurnsIndex, starts: array[int], start: int, end: int) -> Iterator[Part]:
    return (
        Part(
            piece.voice.case[0],
            stretch(bisect_left(starts, piece.start), bisect_left(starts, piece.end)),
        )
        for piece in index.pieces(start, end)
        if piece.voice is not None and piece.voice.case is not None
    )
