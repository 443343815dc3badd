"""Search over the words of all documents; the only core module that knows SQLite's FTS5."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from models import Document

# A phrase in quotes, or a run without blanks and quotes.
_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
_WORD = re.compile(r"\w+")
_OPERATORS = {"AND", "OR", "NOT"}
_MARK = "\x01"
_CLOSE = "\x02"
_AROUND = 40
"""Characters shown before and after a hit."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a document that was found, in code points, with the words around it."""

    document_id: DocumentId
    document_name: str
    paragraph: int
    start: int
    end: int
    snippet: str


def search(
    project: Project, words: str, document: DocumentId | None = None, limit: int = 500
) -> list[Hit]:
    """Where words stand: ``word``, ``"a phrase"``, ``begin*``, AND, OR, NOT; in reading order.

    Capitals and accents do not matter. All words must stand in one paragraph. Raises CoderError
    where nothing can be searched for; whatever is typed, nothing else.
    """
    query = match_expression(words)
    statement = text(
        "SELECT d.id, d.name, p.number, p.start, highlight(paragraph_fts, 0, :open, :close)"
        " FROM paragraph_fts JOIN paragraph p ON p.id = paragraph_fts.rowid"
        " JOIN document d ON d.revision_id = p.revision_id"
        " WHERE paragraph_fts MATCH :query AND (:document = '' OR d.id = :document)"
        " ORDER BY d.position, d.id, p.number LIMIT :limit"
    )
    found: list[Hit] = []
    with project.read() as session:
        parameters = {
            "open": _MARK,
            "close": _CLOSE,
            "query": query,
            "document": document or "",
            "limit": limit,
        }
        try:
            rows = session.execute(statement, parameters).all()
        except DBAPIError as error:
            raise _not_understood(words) from error
        for row in rows:
            for start, end, snippet in _marked(row[4]):
                place = row.start + start, row.start + end
                found.append(Hit(DocumentId(row.id), row.name, row.number, *place, snippet))
    return found[:limit]


def documents_with(project: Project, words: str) -> list[DocumentId]:
    """The documents that hold the words, in order. Raises CoderError."""
    hits = {hit.document_id for hit in search(project, words, limit=100_000)}
    with project.read() as session:
        order = session.scalars(select(Document.id).order_by(Document.position, Document.id))
        return [DocumentId(row) for row in order if row in hits]


def match_expression(words: str) -> str:
    """What a person typed as an FTS5 query in which every word is quoted. Raises CoderError."""
    parts: list[str] = []
    for phrase, run in _PIECE.findall(words.replace("\x00", " ")):
        if run in _OPERATORS:
            parts.append(run)
        else:
            parts += _quoted(phrase or run, prefix=bool(run) and run.endswith("*"))
    parts = _without_stray_operators(parts)
    if not parts:
        raise _not_understood(words)
    return " ".join(parts)


def _quoted(run: str, *, prefix: bool) -> list[str]:
    """A run as one phrase of its words: ``don't`` is the phrase "don t", as the index has it."""
    inner = " ".join(_WORD.findall(run))
    return [f'"{inner}"{"*" if prefix else ""}'] if inner else []


def _without_stray_operators(parts: list[str]) -> list[str]:
    """Operators need a word on both sides; others are left out."""
    kept: list[str] = []
    for part in parts:
        if part in _OPERATORS and (not kept or kept[-1] in _OPERATORS):
            continue
        kept.append(part)
    return kept[:-1] if kept and kept[-1] in _OPERATORS else kept


def _marked(paragraph: str) -> Iterator[tuple[int, int, str]]:
    """Each marked stretch: start, end in the paragraph without marks, and the words around."""
    clean = paragraph.replace(_MARK, "").replace(_CLOSE, "")
    marks = 0
    start = 0
    for at, char in enumerate(paragraph):
        if char == _MARK:
            start, marks = at - marks, marks + 1
        elif char == _CLOSE:
            end, marks = at - marks, marks + 1
            yield start, end, _around(clean, start, end)


def _around(paragraph: str, start: int, end: int) -> str:
    first, last = max(0, start - _AROUND), min(len(paragraph), end + _AROUND)
    before = "…" if first else ""
    after = "…" if last < len(paragraph) else ""
    return f"{before}{paragraph[first:last].strip()}{after}"


def _not_understood(words: str) -> CoderError:
    return CoderError(
        f'There is nothing to search for in {words.strip()[:60]!r}. Type words, a "phrase", the '
        "beginning of a word with *, or join them by AND, OR, NOT."
    )
