"""Text that nobody, or one coder, has coded: paragraph by paragraph, labels and times left out."""

import re
from collections.abc import Iterator, Sequence

from sqlalchemy import select

from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.placed import turns_of
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.search_filter import SearchFilter
from coder_app.core.search_rows import Span, document_names
from coder_app.core.turns_index import TurnsIndex
from coder_app.core.unseen import unseen_by
from models import Coding
from models.texts import paragraph_segments

_WORD = re.compile(r"[^\W_]")


def find_uncoded(
    project: Project,
    where: SearchFilter,
    coder: CoderId | None = None,
    progress: Progress = silent,
    *,
    me: CoderId | None = None,
) -> dict[DocumentId, list[Span]]:
    """What is said and in no coding of a coder (None: of anybody), by document.

    ``me`` is who asks: what they are not to learn yet (``unseen``) counts as not coded.
    """
    wanted = [
        one for one in document_names(project) if not where.documents or one in where.documents
    ]
    with project.read() as session:
        allow = where.allows(session)
        apart = unseen_by(session, me).documents if me is not None else frozenset()
    found: dict[DocumentId, list[Span]] = {}
    for done, one in enumerate(wanted):
        progress(done, len(wanted))
        text, index = project.text(one), turns_of(project, [one])[one]
        coded = _coded(project, one, me if one in apart else coder)
        found[one] = [
            span
            for span in _left(text, index, coded)
            if _WORD.search(text, *span) and (allow is None or allow(index, *span))
        ]
    return found


def _coded(project: Project, document: str, coder: CoderId | None) -> list[Span]:
    """The coded stretches of a document, in order, joined where they overlap or touch."""
    rows = select(Coding.start, Coding.end).where(Coding.document_id == document)
    if coder is not None:
        rows = rows.where(Coding.coder_id == coder)
    joined: list[Span] = []
    with project.read() as session:
        for start, end in session.execute(rows.order_by(Coding.start)):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(joined[-1][1], end))
            else:
                joined.append((start, end))
    return joined


def _left(text: str, index: TurnsIndex, coded: Sequence[Span]) -> Iterator[Span]:
    """What is said in each paragraph, without what is coded and without outer blanks."""
    first = 0
    for start, end in paragraph_segments(text):
        while first < len(coded) and coded[first][1] <= start:
            first += 1
        for piece in index.pieces(start, end):
            at = piece.start
            for low, high in _from(coded, first, piece.end):
                yield from _trimmed(text, at, min(low, piece.end))
                at = max(at, high)
            yield from _trimmed(text, at, piece.end)


def _from(coded: Sequence[Span], first: int, end: int) -> Iterator[Span]:
    while first < len(coded) and coded[first][0] < end:
        yield coded[first]
        first += 1


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    words = text[start:end] if start < end else ""
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip())
