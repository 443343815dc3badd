"""Which excerpts are wanted, and in which order."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from coder_app.core.codes import Tree
from coder_app.core.ids import AttributeId, CaseId, CodeId, CoderId, DocumentId
from coder_app.core.turns_index import TurnsIndex
from coder_app.core.unseen import Unseen
from models import AttributeValue, Case, Coding, Document

GroupBy = Literal["code", "case", "document"]


@dataclass(frozen=True, slots=True)
class ExcerptFilter:
    """Which excerpts are wanted: an empty set stands for all; and how they are grouped."""

    codes: frozenset[CodeId] = frozenset()
    with_subcodes: bool = True
    cases: frozenset[CaseId] = frozenset()
    attribute: tuple[AttributeId, str] | None = None
    documents: frozenset[DocumentId] = frozenset()
    coders: frozenset[CoderId] = frozenset()
    origins: frozenset[str] = frozenset()
    interviewer_words: bool = True
    """Whether those are wanted in which only the interviewer speaks, of no case."""
    important: bool = False
    """Only those flagged as important."""
    seen: bool = False
    """Without what whoever codes now is not to learn yet (``unseen``)."""
    group: GroupBy = "code"


def chosen(
    session: Session,
    wanted: ExcerptFilter,
    codes: Tree,
    indexes: Mapping[str, TurnsIndex],
    hidden: Unseen | None = None,
) -> list[str]:
    """Ids of the codings that fit, sorted; without what is ``hidden``."""
    cases = _cases_wanted(session, wanted)
    by_case = cases is not None or wanted.group == "case"
    found: list[tuple[object, ...]] = []
    for coding, code, document, start, end, position in _fitting(session, wanted, codes, hidden):
        index = indexes[document]
        named = index.cases(start, end) if by_case else ()
        if cases is not None and not any(case in cases for case, _ in named):
            continue
        if not wanted.interviewer_words and _asked(index, start, end):
            continue
        first: object = 0
        if wanted.group == "code":
            first = codes.codes[code].order
        elif wanted.group == "case":
            first = (not named, ", ".join(name for _, name in named))
        found.append((first, position, document, start, end, coding))
    found.sort()
    return [str(row[-1]) for row in found]


def _asked(index: TurnsIndex, start: int, end: int) -> bool:
    """Whether the words are the interviewer's alone: Themes leaves those out unless asked."""
    return not index.cases(start, end) and index.asks_only(start, end)


def _fitting(
    session: Session, wanted: ExcerptFilter, codes: Tree, hidden: Unseen | None
) -> Iterator[tuple[str, str, str, int, int, int]]:
    """Codings by code, document, coder and origin, with the document's place in the list."""
    among: set[str] = set(wanted.codes)
    if wanted.with_subcodes:
        among = {
            part for code in wanted.codes if code in codes.codes for part in codes.branch(code)
        }
    query = select(
        Coding.id, Coding.code_id, Coding.document_id, Coding.start, Coding.end, Document.position
    ).join(Document, Document.id == Coding.document_id)
    for column, among_these in (
        (Coding.document_id, wanted.documents),
        (Coding.coder_id, wanted.coders),
        (Coding.origin, wanted.origins),
    ):
        if among_these:
            query = query.where(column.in_(among_these))
    if hidden is not None and hidden.documents:
        query = query.where(
            or_(Coding.coder_id == hidden.coder, Coding.document_id.not_in(hidden.documents))
        )
    if wanted.important:
        query = query.where(Coding.important == 1)
    rows = session.execute(query)
    return (row for row in rows if row[1] in among) if wanted.codes else iter(rows)


def _cases_wanted(session: Session, wanted: ExcerptFilter) -> set[str] | None:
    """The cases that fit, or None where any does."""
    found: set[str] | None = set(wanted.cases) if wanted.cases else None
    if wanted.attribute is not None:
        having = cases_having(session, *wanted.attribute)
        found = having if found is None else found & having
    return found


def cases_having(session: Session, attribute: str, value: str) -> set[str]:
    """The cases that have a value of an attribute; with no value, those that have none."""
    rows = session.execute(
        select(AttributeValue.case_id, AttributeValue.value).where(
            AttributeValue.attribute_id == attribute
        )
    ).all()
    if value:
        return {row.case_id for row in rows if row.value == value}
    return set(session.scalars(select(Case.id))) - {row.case_id for row in rows}
