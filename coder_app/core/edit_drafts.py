"""What is typed in edit mode and not saved yet, kept in the project in case the program ends."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, select

from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from models import Document, EditDraft, new_id, now

Typed = tuple[int, int, str]
"""A stretch of the text as it is shown for editing, in units of UTF-16, and what stands there."""


class Draft(NamedTuple):
    """What was typed in a text and not saved."""

    id: str
    changes: tuple[Typed, ...]
    caret: int
    """In units of UTF-16 of the text as it was typed."""
    typed_at: datetime
    fits: bool
    """Whether the text is still the one it was typed in."""


def keep_draft(
    project: Project,
    document: DocumentId,
    changes: Iterable[Typed],
    caret: int,
    instead_of: str = "",
) -> str:
    """Keep what the present coder typed so far; returns the draft's id. Raises ReadOnly, Busy."""
    with project.aside() as session:
        revision = session.scalar(select(Document.revision_id).where(Document.id == document))
        session.execute(delete(EditDraft).where(EditDraft.id == instead_of))
        draft = EditDraft(
            id=new_id(),
            document_id=document,
            coder_id=project.coder,
            revision_id=revision or "",
            changes=json.dumps(list(changes)),
            caret=caret,
            typed_at=now(),
        )
        session.add(draft)
        return draft.id


def draft_of(project: Project, document: DocumentId) -> Draft | None:
    """What the present coder typed in a document and did not save; None where there is nothing.

    What was typed in the text as it is now comes first, then the latest.
    """
    if not project.coder_name:
        return None
    fits = EditDraft.revision_id == Document.revision_id
    wanted = (
        select(EditDraft, fits)
        .join(Document, Document.id == EditDraft.document_id)
        .where(EditDraft.document_id == document, EditDraft.coder_id == project.coder)
        .order_by(fits.desc(), EditDraft.typed_at.desc())
    )
    with project.read() as session:
        found = session.execute(wanted).first()
    if found is None:
        return None
    draft, fitting = found
    return Draft(
        draft.id,
        tuple((start, end, words) for start, end, words in json.loads(draft.changes)),
        draft.caret,
        datetime.fromisoformat(draft.typed_at),
        fits=fitting,
    )


def drop_draft(project: Project, draft: str) -> None:
    """Forget what was typed, because it was saved or thrown away. Raises ReadOnly, Busy."""
    with project.aside() as session:
        session.execute(delete(EditDraft).where(EditDraft.id == draft))


def drafted_documents(project: Project) -> list[DocumentId]:
    """The documents in which the present coder left something typed, the latest first."""
    if not project.coder_name:
        return []
    wanted = (
        select(EditDraft.document_id)
        .join(Document, Document.id == EditDraft.document_id)
        .where(EditDraft.coder_id == project.coder)
        .order_by(EditDraft.typed_at.desc())
    )
    with project.read() as session:
        return [DocumentId(one) for one in session.scalars(wanted)]
