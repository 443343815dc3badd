"""What the window asks the worker process about language. Light to import."""

from importlib import import_module
from pathlib import Path

from sqlalchemy import select

from coder_app.core.ids import DocumentId
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from models import Turn


def document_sentences(
    path: Path, document_id: DocumentId, progress: Progress = silent
) -> list[tuple[int, int]]:
    """Return (start, end) of every sentence of a document, in code points, in order.

    Runs in the worker. No sentence crosses a turn; a speaker's label is in none. Raises
    ``ProjectRefused``, ``CoderError`` where the document is gone.
    """
    project = Project.open_to_read(path)
    try:
        text, language = project.text(document_id), project.language
        wanted = select(Turn.body_start, Turn.end).where(Turn.document_id == document_id)
        with project.read() as session:
            rows = session.execute(wanted.order_by(Turn.start)).all()
    finally:
        project.close()
    cutter = import_module("coder_app.core.language.sentences")
    turns = [(row.body_start, row.end) for row in rows]
    found: list[tuple[int, int]] = cutter.sentences(text, turns, language, progress)
    return found
