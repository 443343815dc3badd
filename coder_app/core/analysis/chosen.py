"""Which codings an analysis counts: of which documents, cases and coders; as columns."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from coder_app.core.analysis.rows_at_once import no_collection
from coder_app.core.analysis.spoken import Numbers
from coder_app.core.excerpt_choice import cases_having
from coder_app.core.ids import AttributeId, CoderId, DocumentId
from coder_app.core.origins import FROM_SUGGESTIONS
from coder_app.core.placed import PlacedCoding, placed_with_turns
from coder_app.core.project import Project
from coder_app.core.turns_index import TurnsIndex
from coder_app.core.unseen import unseen_by
from models import Coding, Document


@dataclass(frozen=True, slots=True)
class Among:
    """Which codings count: an empty set stands for all."""

    documents: frozenset[DocumentId] = frozenset()
    attribute: tuple[AttributeId, str] | None = None
    """Only what cases say that have this value; with an empty value, those that have none."""
    coders: frozenset[CoderId] = frozenset()
    by_hand: bool = False
    """Without codings that began as suggestions."""
    interviewer_words: bool = False
    """With codings in which only the interviewer speaks."""
    seen_by: CoderId | None = None
    """Without what this coder is not to learn yet (``unseen``); None: with everything."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """The codings that count; columns of one length, in no order."""

    ids: tuple[str, ...]
    code_ids: tuple[str, ...]
    document: Numbers
    """The place of each coding's document in ``documents``."""
    start: Numbers
    end: Numbers
    cases: tuple[tuple[str, ...], ...]
    """The cases of each coding that count."""
    documents: tuple[str, ...]
    """Every document that could have a coding that counts, in the order of the list."""
    turns: Mapping[str, TurnsIndex]
    left_out: int
    """Codings left out because only the interviewer speaks in them."""


def chosen(project: Project, among: Among) -> Chosen:
    """The codings that count, of documents in the order of the list."""
    with project.read() as session:
        documents = _documents(session, among)
        wanted = None if among.attribute is None else cases_having(session, *among.attribute)
        excluded = _excluded(session, among)
    with no_collection():
        placed, turns = placed_with_turns(project)
    number = {document: n for n, document in enumerate(documents)}
    rows, left_out = _fitting(
        placed, turns, among, documents=number, wanted=wanted, excluded=excluded
    )
    return Chosen(
        ids=tuple([row.id for row in rows]),
        code_ids=tuple([row.code_id for row in rows]),
        document=_column(number[row.document_id] for row in rows),
        start=_column(row.start for row in rows),
        end=_column(row.end for row in rows),
        cases=tuple(
            row.cases if wanted is None else tuple(case for case in row.cases if case in wanted)
            for row in rows
        ),
        documents=tuple(documents),
        turns=turns,
        left_out=left_out,
    )


def _fitting(
    placed: Iterable[PlacedCoding],
    turns: Mapping[str, TurnsIndex],
    among: Among,
    *,
    documents: Collection[str],
    wanted: set[str] | None,
    excluded: set[str],
) -> tuple[list[PlacedCoding], int]:
    rows = [row for row in placed if row.document_id in documents and row.id not in excluded]
    if wanted is not None:
        rows = [row for row in rows if not wanted.isdisjoint(row.cases)]
    if among.interviewer_words:
        return rows, 0
    kept = [
        row for row in rows if row.cases or not turns[row.document_id].asks_only(row.start, row.end)
    ]
    return kept, len(rows) - len(kept)


def _documents(session: Session, among: Among) -> list[str]:
    """Ids of the documents, in the order of the list."""
    found = session.scalars(select(Document.id).order_by(Document.position, Document.id))
    return [one for one in found if not among.documents or one in among.documents]


def _excluded(session: Session, among: Among) -> set[str]:
    """Ids of codings that do not count, whatever they hold."""
    away: list[ColumnElement[bool]] = []
    if among.coders:
        away.append(Coding.coder_id.not_in(among.coders))
    if among.by_hand:
        away.append(Coding.origin.in_(FROM_SUGGESTIONS))
    hidden = hidden_from(session, among)
    if hidden:
        away.append((Coding.coder_id != among.seen_by) & Coding.document_id.in_(hidden))
    return set(session.scalars(select(Coding.id).where(or_(*away)))) if away else set()


def hidden_from(session: Session, among: Among) -> frozenset[DocumentId]:
    """The documents in which others' codings do not count."""
    if among.seen_by is None:
        return frozenset()
    return unseen_by(session, among.seen_by).documents


def _column(values: Iterable[int]) -> Numbers:
    return np.fromiter(values, dtype=np.int64)
