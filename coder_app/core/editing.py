"""Editing a document's text: everything placed in it moves along, in one action."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, bindparam, delete, select, update
from sqlalchemy.orm import Session

from coder_app.core.citing import cite, paragraph_starts, reference_names
from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.names import counted, quoted
from coder_app.core.project import Project
from coder_app.core.text_difference import Moved, moved
from models import Coding, Decision, Document, Memo, Turn
from models.texts import add_revision


@dataclass(frozen=True, slots=True)
class EditReport:
    """What an edit of a text moved."""

    moved: int
    """Codings that lie elsewhere now."""
    kept: tuple[str, ...]
    """Citations, in the new text, of codings whose words are gone.

    Nothing is lost unasked: each is kept, where its words were rewritten on the words in their
    place, where they were deleted on the nearest character that is left.
    """


def edit_text(project: Project, document: DocumentId, new_text: str) -> EditReport:
    """Give a document another text; codings, turns, decisions and memos move by the difference.

    A turn of which nothing is left goes; a coding never does (see ``EditReport.kept``). Raises
    CoderError where nothing but blanks would be left.
    """
    old, new = project.text(document), _stored(new_text)
    if not new.strip():
        raise CoderError("A document can't be left without text. Its text was kept; delete it.")
    if old == new:
        return EditReport(0, ())
    with project.read() as session:
        name = session.scalar(select(Document.name).where(Document.id == document)) or ""
    places = moved(old, new)
    with project.action(f"Edit the text of {quoted(name)}") as session:
        revision = add_revision(session, new)
        session.execute(
            update(Document).where(Document.id == document).values(revision_id=revision)
        )
        _move_turns(session, document, places, new)
        for table in (Decision.__table__, Memo.__table__):
            _move_segments(session, table, document, places, new)
        changed, gone = _move_segments(session, Coding.__table__, document, places, new)
        named = reference_names(session)[document]
        starts = paragraph_starts(session, [document])[document]
        kept = tuple(cite(named, starts, *segment) for segment in sorted(gone))
    return EditReport(changed, kept)


def _stored(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "").lstrip("\ufeff")


def _rows(session: Session, table: Any, document: str) -> list[Row[Any]]:
    placed = and_(table.c.document_id == document, table.c.start.is_not(None))
    return list(session.execute(select(table).where(placed)))


def _move_segments(
    session: Session, table: Any, document: str, places: Moved, text: str
) -> tuple[int, list[tuple[int, int]]]:
    """Move rows with start and end: how many changed, and where those are that lost all words."""
    changed, gone = [], []
    for row in _rows(session, table, document):
        start, end = places.start(row.start), places.end(row.end)
        if not text[start:end].strip():
            start = _nearest(text, min(start, end))
            end = start + 1
            gone.append((start, end))
        elif places.rewritten(row.start, row.end):
            gone.append((start, end))
        if (start, end) != (row.start, row.end):
            changed.append({"row": row.id, "first": start, "last": end})
    _update(session, table, changed, start="first", end="last")
    return len(changed), gone


def _nearest(text: str, offset: int) -> int:
    """The nearest character that is not blank, the one behind where two are as near."""
    after = next((n for n in range(offset, len(text)) if not text[n].isspace()), None)
    before = next((n for n in range(offset - 1, -1, -1) if not text[n].isspace()), None)
    if after is None or before is None:
        return after if after is not None else before or 0
    return after if after - offset <= offset - before else before


def _move_turns(session: Session, document: str, places: Moved, text: str) -> None:
    changed, gone = [], []
    for row in _rows(session, Turn.__table__, document):
        start, end = places.start(row.start), _turn_end(places, row.end, text)
        if start >= end:
            gone.append(row.id)
            continue
        # Words put in before the first word of the speech are speech: the label ends before them.
        body = places.end(row.body_start) if row.body_start > row.start else start
        body = min(max(body, start), end)
        if (start, body, end) != (row.start, row.body_start, row.end):
            changed.append({"row": row.id, "first": start, "body": body, "last": end})
    _update(session, Turn.__table__, changed, start="first", body_start="body", end="last")
    session.execute(delete(Turn).where(Turn.id.in_(gone)))


def _turn_end(places: Moved, offset: int, text: str) -> int:
    """Where a turn ends now: words put in at its end, on the same line, are its speaker's."""
    end = places.end(offset)
    added = places.put_in_at(offset)
    if added is None or added[0] != end:
        return end
    line = text[end : added[1]].split("\n", 1)[0]
    return end + len(line.rstrip())


def _update(session: Session, table: Any, rows: list[dict[str, Any]], **columns: str) -> None:
    if not rows:
        return
    this_row: ColumnElement[bool] = table.c.id == bindparam("row")
    values: dict[str, Any] = {column: bindparam(name) for column, name in columns.items()}
    session.connection().execute(update(table).where(this_row).values(values), rows)


def told(report: EditReport) -> str:
    """The report as a sentence for the status bar; empty where nothing needs saying."""
    if not report.kept:
        return ""
    places = ", ".join(report.kept[:5]) + (" …" if len(report.kept) > len(report.kept[:5]) else "")
    return (
        f"The words of {counted(len(report.kept), 'coding')} are gone. "
        f"Nothing was lost: look at {places}."
    )
