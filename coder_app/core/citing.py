"""How a place is cited everywhere: ``P04 ¶12``, ``P04 ¶12-14``."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from coder_app.core.kept import kept
from models import Case, Document, Paragraph, Speaker, Turn

_NUMBER = func.max(Paragraph.number)
_NUMBER_AT = (
    select(_NUMBER)
    .join(Document, Document.revision_id == Paragraph.revision_id)
    .where(Document.id == bindparam("document"), Paragraph.start <= bindparam("end"))
)
SURVEY = "survey"
"""The format of a document that holds the answers to one question of a sheet."""
_PEOPLE = (
    select(Case.name)
    .join(Speaker, Speaker.case_id == Case.id)
    .join(Turn, Turn.speaker_id == Speaker.id)
    .where(
        Turn.document_id == bindparam("document"),
        Turn.start <= bindparam("end"),
        Turn.end > bindparam("start"),
    )
    .distinct()
)
_NUMBERS = (  # made once: it is asked at every coding
    select(_NUMBER.filter(Paragraph.start <= bindparam("start")), _NUMBER)
    .join(Document, Document.revision_id == Paragraph.revision_id)
    .where(Document.id == bindparam("document"), Paragraph.start <= bindparam("end"))
)


def document_cases(session: Session) -> dict[str, tuple[tuple[str, str], ...]]:
    """The cases of every document that has any: (case id, name), by name.

    They are those of its participants; of a document without participants, its own. Not to be
    changed.
    """
    return kept(session, "document cases", lambda: _document_cases(session))


def _document_cases(session: Session) -> dict[str, tuple[tuple[str, str], ...]]:
    spoken = (
        select(Speaker.document_id, Case.id, Case.name)
        .outerjoin(Case, Case.id == Speaker.case_id)
        .where(Speaker.role == "participant")
        .distinct()
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for document, case, name in session.execute(spoken):
        found.setdefault(document, [])
        if case is not None:
            found[document].append((case, name))
    own = select(Document.id, Case.id, Case.name).join(Case, Case.id == Document.case_id)
    for document, case, name in session.execute(own):
        found.setdefault(document, [(case, name)])
    return {
        document: tuple(sorted(rows, key=lambda row: (row[1], row[0])))
        for document, rows in found.items()
        if rows
    }


def reference_names(session: Session) -> dict[str, str]:
    """What every document is cited by.

    The name of its case where it has one and the case no second document, so that a reference
    leads to one place; else the document's own name. Not to be changed.
    """
    return kept(session, "reference names", lambda: _reference_names(session))


def _reference_names(session: Session) -> dict[str, str]:
    names = {row.id: row.name for row in session.execute(select(Document.id, Document.name))}
    cases = document_cases(session)
    homes: dict[str, int] = {}
    for rows in cases.values():
        for case, _ in rows:
            homes[case] = homes.get(case, 0) + 1
    for document, rows in cases.items():
        if len(rows) == 1 and homes[rows[0][0]] == 1:
            names[document] = rows[0][1]
    return names


def answer_documents(session: Session) -> frozenset[str]:
    """The documents that hold many people's answers to one question. Not to be changed."""
    wanted = select(Document.id).where(Document.format == SURVEY)
    return kept(session, "answers", lambda: frozenset(session.scalars(wanted)))


def with_person(name: str, people: Sequence[str]) -> str:
    """``N04 · What helped?``: a document of answers, with the one who answered."""
    return f"{people[0]} · {name}" if len(people) == 1 and people[0] != name else name


def paragraph_starts(session: Session, documents: Sequence[str]) -> Mapping[str, list[int]]:
    """Where the paragraphs of each document begin, in code points, in order."""
    rows = session.execute(
        select(Document.id, Paragraph.start)
        .join(Paragraph, Paragraph.revision_id == Document.revision_id)
        .where(Document.id.in_(documents))
        .order_by(Document.id, Paragraph.number)
    )
    found: dict[str, list[int]] = {document: [] for document in documents}
    for document, start in rows:
        found[document].append(start)
    return found


def cite(name: str, starts: Sequence[int], start: int, end: int) -> str:
    """``name ¶12`` or ``name ¶12-14``: the paragraphs in which ``start:end`` begins and ends."""
    return numbered(name, bisect_right(starts, start), bisect_right(starts, max(start, end - 1)))


def numbered(name: str, first: int, last: int) -> str:
    """A name with paragraph numbers; what stands before the first paragraph counts as in it."""
    first, last = max(first, 1), max(last, 1)
    return f"{name} ¶{first}" if last <= first else f"{name} ¶{first}-{last}"


def number_at(session: Session, document: str, offset: int) -> int:
    """The number of the paragraph at an offset (code points); between two, the one above."""
    return session.scalar(_NUMBER_AT, {"document": document, "end": offset}) or 1


def citation_in(session: Session, document: str, start: int, end: int) -> str:
    """How ``start:end`` of a document is cited."""
    name = reference_names(session).get(document, "")
    offsets = (start, max(start, end - 1))
    values = {"document": document, "start": offsets[0], "end": offsets[1]}
    first, last = session.execute(_NUMBERS, values).one()
    if document in answer_documents(session):
        name = with_person(name, session.scalars(_PEOPLE, values).all())
    return numbered(name, first or 1, last or 1)
