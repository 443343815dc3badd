"""What is compared: coders, the documents that several of them coded, and codings as spans."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.analysis.agreement_coders import (
    LEAST,
    Person,
    Work,
    people_in,
    shortened,
    work_of,
)
from coder_app.core.analysis.agreement_sweep import Span
from coder_app.core.citing import paragraph_starts
from coder_app.core.codes import Tree
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.origins import FROM_SUGGESTIONS
from coder_app.core.suggestions.apart import apart
from models import Coding, Document, TextRevision

Unit = Literal["characters", "passages"]
"""What is counted: characters of the text, or paragraphs (¶) with any of it coded."""


@dataclass(frozen=True, slots=True)
class AgreementAsked:
    """What is to be compared; an empty tuple stands for all there is to compare."""

    coders: tuple[CoderId, ...] = ()
    documents: tuple[DocumentId, ...] = ()
    codes: tuple[CodeId, ...] = ()
    unit: Unit = "characters"
    subcodes: bool = False
    """A code counts also where a code beneath it was applied."""
    done_only: bool = False
    """Only documents that each of their coders has marked as done."""
    sealed_too: bool = False
    """Also documents for double coding that not all who code them have marked as done."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A document and the coders who coded it (bits, by their places)."""

    id: DocumentId
    name: str
    raters: int
    not_done: tuple[str, ...]
    """Names of those of them who have not marked it as done."""
    units: int
    sealed: bool
    """Whether it is for double coding, and somebody, compared or not, still codes it."""
    starts: tuple[int, ...]
    """Where its paragraphs begin."""
    length: int


@dataclass(frozen=True, slots=True)
class Material:
    """All that is compared."""

    people: tuple[Person, ...]
    documents: tuple[Compared, ...]
    alone: tuple[str, ...]
    """Names of documents wanted, or assigned for double coding, that fewer than two coded."""
    waiting: tuple[str, ...]
    """Names of documents left out because not all of their coders have marked them as done."""
    sealed: tuple[str, ...]
    """Names of those for double coding that are left out because somebody still codes them."""
    spans: Mapping[str, Mapping[DocumentId, Sequence[Span]]]
    """By code and document, in units."""
    suggested: int
    """Codings among them that began as suggestions."""


def material(session: Session, codes: Tree, asked: AgreementAsked) -> Material:
    """Read what is compared, in as few queries as there are kinds of rows."""
    work = work_of(session)
    rows = _wanted(session, asked)
    among = {row[0] for row in rows if asked.sealed_too or row[0] not in work.sealed}
    people = people_in(session, asked.coders, work, among)
    documents, left_out = _documents(session, rows, people, asked, work)
    spans, suggested = _spans(session, codes, people, documents, asked)
    return Material(
        people=people,
        documents=tuple(documents),
        alone=tuple(left_out["alone"]),
        waiting=tuple(left_out["waiting"]),
        sealed=tuple(left_out["sealed"]),
        spans=spans,
        suggested=suggested,
    )


def _documents(
    session: Session,
    rows: Sequence[tuple[DocumentId, str, int]],
    people: Sequence[Person],
    asked: AgreementAsked,
    work: Work,
) -> tuple[list[Compared], dict[str, list[str]]]:
    """The documents to compare, and the names of those left out, by why."""
    named = asked.documents or apart(session)
    found: list[Compared] = []
    left_out: dict[str, list[str]] = {"alone": [], "waiting": [], "sealed": []}
    starts = paragraph_starts(session, [row[0] for row in rows if row[0] in work.coded])
    for document, name, length in rows:
        who = [one for one in people if one.id in work.coded.get(document, frozenset())]
        not_done = tuple(one.name for one in who if one.id not in work.done_by(document))
        if document in work.sealed and not asked.sealed_too:
            left_out["sealed"].append(name)
        elif len(who) < LEAST:
            left_out["alone"] += [name] if document in named else []
        elif not_done and asked.done_only:
            left_out["waiting"].append(name)
        else:
            raters = sum(1 << people.index(one) for one in who)
            begins = tuple(starts[document]) or (0,)
            units = length if asked.unit == "characters" else len(begins)
            found.append(
                Compared(
                    id=document,
                    name=name,
                    raters=raters,
                    not_done=not_done,
                    units=units,
                    sealed=document in work.sealed,
                    starts=begins,
                    length=length,
                )
            )
    return found, left_out


def _wanted(session: Session, asked: AgreementAsked) -> list[tuple[DocumentId, str, int]]:
    """Id, name and code points of the documents asked for, in their order."""
    rows = session.execute(
        select(Document.id, Document.name, TextRevision.characters)
        .join(TextRevision, TextRevision.id == Document.revision_id)
        .order_by(Document.position, Document.id)
    )
    return [
        (DocumentId(document), name, length)
        for document, name, length in rows
        if not asked.documents or document in asked.documents
    ]


_Spans = dict[str, dict[DocumentId, list[Span]]]


def _spans(
    session: Session,
    codes: Tree,
    people: Sequence[Person],
    documents: Iterable[Compared],
    asked: AgreementAsked,
) -> tuple[_Spans, int]:
    place = {one.id: number for number, one in enumerate(people)}
    compared = {one.id: one for one in documents}
    raised = _raised(codes, asked)
    found: _Spans = {}
    suggested = 0
    columns = (Coding.code_id, Coding.document_id, Coding.coder_id, Coding.start, Coding.end)
    for code, document_id, coder, start, end, origin in session.execute(
        select(*columns, Coding.origin)
    ):
        document, who = compared.get(DocumentId(document_id)), place.get(CoderId(coder))
        counts_for = raised[code]
        if document is None or who is None or not counts_for:
            continue
        suggested += origin in FROM_SUGGESTIONS
        if asked.unit == "passages":
            start, end = _paragraphs(document.starts, start, end)  # noqa: PLW2901
        for each in counts_for:
            found.setdefault(each, {}).setdefault(document.id, []).append((start, end, who))
    return found, suggested


def _raised(codes: Tree, asked: AgreementAsked) -> dict[str, list[str]]:
    """The codes that a coding of each code counts for."""
    chosen = set(asked.codes or codes.codes)
    return {
        code: [
            each
            for each in ((code, *codes.above(code)) if asked.subcodes else (code,))
            if each in chosen
        ]
        for code in codes.codes
    }


def _paragraphs(starts: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """A segment as paragraphs, from 0: the first, and the one after the last."""
    first = max(0, bisect_right(starts, start) - 1)
    return first, max(first + 1, bisect_left(starts, end))


def in_text(document: Compared, unit: Unit, start: int, end: int) -> tuple[int, int]:
    """Units as a segment of the text, in code points."""
    if unit == "characters":
        return start, end
    after = document.starts[end] if end < len(document.starts) else document.length
    return document.starts[start], after


def names_of(people: Sequence[Person], bits: int) -> Iterator[str]:
    """The initials of the coders with these bits."""
    for number, short in enumerate(shortened(people)):
        if bits >> number & 1:
            yield short
