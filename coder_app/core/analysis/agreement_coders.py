"""Who coded which document, who is done with it, and what is therefore not to be seen yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.documents import DONE, NOT_STARTED
from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.suggestions.apart import apart
from models import Coder, Coding, DocumentStatus

LEAST = 2
"""Coders that it takes."""
_NOBODY: frozenset[CoderId] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """A coder whose work is compared."""

    id: CoderId
    name: str
    initials: str


@dataclass(frozen=True, slots=True)
class Work:
    """Coders by document."""

    coded: Mapping[DocumentId, frozenset[CoderId]]
    """With a coding in it, or done with it: who found nothing to code decided as well."""
    done: Mapping[DocumentId, frozenset[CoderId]]
    sealed: frozenset[DocumentId]
    """For double coding, begun by somebody who has not marked it as done.

    How others coded these must not be seen, by anyone: neither figures in which it is counted.
    """

    def done_by(self, document: DocumentId) -> frozenset[CoderId]:
        """Who marked a document as done."""
        return self.done.get(document, _NOBODY)


def work_of(session: Session) -> Work:
    """Read who coded and who finished each document, and which of them are sealed."""
    coded: dict[DocumentId, set[CoderId]] = {}
    begun: dict[DocumentId, set[CoderId]] = {}
    done: dict[DocumentId, set[CoderId]] = {}
    for document, coder in session.execute(select(Coding.document_id, Coding.coder_id).distinct()):
        for found in (coded, begun):
            found.setdefault(DocumentId(document), set()).add(CoderId(coder))
    for document, coder, status in session.execute(
        select(DocumentStatus.document_id, DocumentStatus.coder_id, DocumentStatus.status)
    ):
        for found in (coded, begun, done) if status == DONE else (begun,):
            if status != NOT_STARTED:
                found.setdefault(DocumentId(document), set()).add(CoderId(coder))
    open_ = {one for one, who in begun.items() if who - done.get(one, set())}
    return Work(_frozen(coded), _frozen(done), apart(session) & open_)


def people_in(
    session: Session,
    asked: Collection[CoderId],
    work: Work,
    among: Container[DocumentId],
) -> tuple[Person, ...]:
    """The coders asked for; else all who coded a document ``among`` these that another coded too.

    By name.
    """
    together = [who for one, who in work.coded.items() if len(who) >= LEAST and one in among]
    wanted = set(asked) or {one for who in together for one in who}
    rows = session.execute(select(Coder.id, Coder.name, Coder.initials).order_by(Coder.name))
    return tuple(Person(CoderId(one), *words) for one, *words in rows if one in wanted)


def shortened(people: Sequence[Person]) -> tuple[str, ...]:
    """Initials, where no other of these coders has the same; else names."""
    many = Counter(one.initials.casefold() for one in people)
    return tuple(
        one.initials if one.initials and many[one.initials.casefold()] == 1 else one.name
        for one in people
    )


def _frozen(found: Mapping[DocumentId, set[CoderId]]) -> dict[DocumentId, frozenset[CoderId]]:
    return {document: frozenset(who) for document, who in found.items()}
