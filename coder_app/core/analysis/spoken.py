"""What codings hold of what was spoken: cases and words, by bisection, for a whole project.

Words are counted where they begin, so that a segment's words are a range of the document's words
and words coded twice can be counted once. Where words begin is kept per text revision, which never
changes.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.project import Project
from coder_app.core.turns_index import TurnsIndex, turns_indexes
from models import Coding, Document, TextRevision

_EACH = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"(?=[^\W_])[{_EACH}]|(?![{_EACH}])[^\W_][^\s/\u2013\u2014\u2026{_EACH}]*+")
"""As ``language.words`` counts, each from its first letter or digit on."""

_kept: WeakKeyDictionary[Project, dict[str, array[int]]] = WeakKeyDictionary()


class Part(NamedTuple):
    """Words ``first`` up to, not including, ``last`` of a document, said by one case."""

    case: str
    first: int
    last: int


class Said(NamedTuple):
    """What one coding holds; words are numbers of words among those counted of its document."""

    code: str
    document: str
    cases: tuple[str, ...]
    first: int
    last: int
    parts: tuple[Part, ...]
    """Who said which words, where a coding belongs to several cases; else empty."""
    left_out: bool
    """Whether only the interviewer speaks in it, and his words do not count."""


def word_starts(text: str) -> array[int]:
    """Where each word begins, in code points, in order."""
    return array("I", [match.start() for match in _WORD.finditer(text)])


def said_in_codings(project: Project, *, interviewer_words: bool = False) -> Iterator[Said]:
    """Every coding of the project, by document and start."""
    with project.read() as session:
        revisions = {
            row.id: row.revision_id
            for row in session.execute(select(Document.id, Document.revision_id))
        }
        rows = session.execute(
            select(Coding.document_id, Coding.code_id, Coding.start, Coding.end).order_by(
                Coding.document_id, Coding.start, Coding.end.desc()
            )
        ).all()
        coded = {row[0]: revisions[row[0]] for row in rows}
        words = _words(session, project, set(coded.values()))
        indexes = turns_indexes(session, coded)
    counted = {
        document: _counted(words[revision], indexes[document], interviewer_words)
        for document, revision in coded.items()
    }
    for document, code, start, end in rows:
        index, starts = indexes[document], counted[document]
        cases = tuple([case[0] for case in index.cases(start, end)])
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        parts = _parts(index, starts, start, end) if len(cases) > 1 else ()
        silent = not interviewer_words and first == last and not cases
        asks = silent and _asks_only(index, start, end)
        yield Said(code, document, cases, first, last, parts, asks)


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


def _parts(index: TurnsIndex, starts: array[int], start: int, end: int) -> tuple[Part, ...]:
    return tuple(
        Part(
            piece.voice.case[0],
            bisect_left(starts, piece.start),
            bisect_left(starts, piece.end),
        )
        for piece in index.pieces(start, end)
        if piece.voice is not None and piece.voice.case is not None
    )


def _asks_only(index: TurnsIndex, start: int, end: int) -> bool:
    voices = index.voices(start, end)
    return bool(voices) and all(voice.role == "interviewer" for voice in voices)
