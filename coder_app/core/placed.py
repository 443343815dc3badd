"""All codings with the cases they belong to, for counting; no texts, no row objects."""

from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.turns_index import turns_indexes
from models import Coding


class PlacedCoding(NamedTuple):
    """A coding and the ids of its cases; a tuple, because there may be 50,000 of them."""

    id: str
    code_id: str
    document_id: str
    start: int
    end: int
    cases: tuple[str, ...]


def placed_codings(session: Session) -> Iterator[PlacedCoding]:
    """Every coding, by document and start."""
    rows = session.execute(
        select(Coding.id, Coding.code_id, Coding.document_id, Coding.start, Coding.end).order_by(
            Coding.document_id, Coding.start
        )
    ).all()
    indexes = turns_indexes(session, {row[2] for row in rows})
    for coding, code, document, start, end in rows:
        cases = tuple([case[0] for case in indexes[document].cases(start, end)])
        yield PlacedCoding(coding, code, document, start, end, cases)
