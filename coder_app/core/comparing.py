"""A document's first text beside the present one, cut where they differ."""

from dataclasses import dataclass

from sqlalchemy import func, select

from coder_app.core.errors import NotFound
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.core.text_difference import Change, changes_between
from models import Document, TextRevision

_FIRST = func.coalesce(Document.original_id, Document.revision_id)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two texts, and the stretches in which they differ: ``old[a:b]`` became ``new[c:d]``."""

    old: str
    new: str
    changes: tuple[Change, ...]


def is_edited(project: Project, document: DocumentId) -> bool:
    """Whether a document has a text before its present one to compare with."""
    with project.read() as session:
        row = session.execute(
            select(Document.original_id, Document.revision_id).where(Document.id == document)
        ).one_or_none()
    return row is not None and row.original_id not in (None, row.revision_id)


def original_text(project: Project, document: DocumentId) -> str:
    """The text as it was imported. Raises NotFound."""
    wanted = (
        select(TextRevision.text)
        .join(
            Document, TextRevision.id == func.coalesce(Document.original_id, Document.revision_id)
        )
        .where(Document.id == document)
    )
    with project.read() as session:
        text = session.scalar(wanted)
    if text is None:
        raise NotFound("This document is no longer in the project.")
    return text


def compare_with_original(project: Project, document: DocumentId) -> Comparison:
    """The original beside the present text. Raises NotFound."""
    old, new = original_text(project, document), project.text(document)
    return compare(old, new)


def compare(old: str, new: str) -> Comparison:
    """Two texts and where they differ; changes a word apart are told apart."""
    return Comparison(old, new, tuple(changes_between(old, new)))
