"""What codings hold of what was spoken: cases and words, by bisection, for a whole project.

Words are counted where they begin, so that a segment's words are a range of the document's words
and words coded twice can be counted once. Where words begin is kept per text revision, which never
changes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.project import Project
from coder_app.core.turns_index import CaseName, TurnsIndex, turns_indexes
from models import Coding, Document, TextRevision

_EACH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"(?=[^\W_])[{_EACH}]|(?![{_EACH}])[^\W_][^\s/\u2013\u2014\u2026{_EACH}]*+")
"""As ``language.words`` counts, each from its first letter or digit on."""

_BITS = 32
_MASK = (1 << _BITS) - 1

_kept: WeakKeyDictionary[Project, dict[str, array[int]]] = WeakKeyDictionary()


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


def word_starts(text: str) -> array[int]:
    """Where each word begins, in code points, in order."""
    return array("I", [match.start() for match in _WORD.finditer(text)])


def said_in_codings(project: Project, *, interviewer_words: bool = False) -> Iterator[Said]:
    """All codings of the project, by document; those of one code and the same cases together."""
    asked = interviewer_words
    with project.read() as session:
        revisions = {
            row.id: row.revision_id
            for row in session.execute(select(Document.id, Document.revision_id))
        }
        wanted = select(Coding.document_id, Coding.code_id, Coding.start, Coding.end).order_by(
            Coding.document_id
        )
        rows = session.connection().execute(wanted).all()
        coded = {row[0]: revisions[row[0]] for row in rows}
        words = _words(session, project, set(coded.values()))
        indexes = turns_indexes(session, coded)
    counted = {
        document: _counted(words[revision], indexes[document], interviewer_words)
        for document, revision in coded.items()
    }
    for document, coded_here in groupby(rows, itemgetter(0)):
        yield from _said(document, coded_here, indexes[document], counted[document], asked)


def _said(
    document: str,
    codings: Iterable[Sequence[Any]],
    index: TurnsIndex,
    starts: array[int],
    asked: bool,
) -> Iterable[Said]:
    found: dict[tuple[str, tuple[CaseName, ...]], Said] = {}
    of_turn: dict[int, tuple[CaseName, ...]] = {}
    for _, code, start, end in codings:
        turns = index.overlapped(start, end)
        cases = of_turn.get(turns.start) if len(turns) == 1 else None
        if cases is None:
            cases = index.cases(start, end)
            if len(turns) == 1:
                of_turn[turns.start] = cases
        said = found.get((code, cases))
        if said is None:
            said = found[code, cases] = Said(document, code, tuple([case[0] for case in cases]))
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        if first == last and not (cases or asked) and _asks_only(index, start, end):
            said.left_out += 1
            continue
        said.words.append(stretch(first, last))
        if len(cases) > 1:
            said.parts += _parts(index, starts, start, end)
    return found.values()


def _words(session: Session, project: Project, revisions: set[str]) -> dict[str, array[int]]:
    """Where words begin in each revision, counted once and kept; others are let go."""
    known = _kept.get(project, {})
    found = {revision: known[revision] for revision in revisions & known.keys()}
    for revision in revisions - known.keys():
        text = session.scalars(select(TextRevision.text).where(TextRevision.id == revision)).one()
        found[revision] = word_starts(text)
    _kept[project] = found
    return found


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


def _asks_only(index: TurnsIndex, start: int, end: int) -> bool:
    voices = index.voices(start, end)
    return bool(voices) and all(voice.role == "interviewer" for voice in voices)
