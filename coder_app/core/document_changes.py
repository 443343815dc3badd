"""What is done with a whole document: its status, name, place in the list, and end."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from coder_app.core.errors import CoderError, NotFound
from coder_app.core.finding import in_parts
from coder_app.core.ids import DocumentId
from coder_app.core.names import clean_name, counted, listed, name_key, quoted
from coder_app.core.project import Project
from models import Coding, Document, DocumentStatus

NOT_STARTED, CODING, DONE = STATUSES = ("not started", "coding", "done")


def set_status(project: Project, document: DocumentId, status: str) -> None:
    """Say how far the present coder is with a document. Raises CoderError, NotFound."""
    if status not in STATUSES:
        raise CoderError(f"A document is {', '.join(STATUSES)}; {quoted(status)} is none of them.")
    name = name_of(project, document)
    with project.action(f"Mark {quoted(name)} as {status}") as session:
        put_status(session, document, project.coder, status)


def put_status(session: Session, document: str, coder: str, status: str) -> None:
    """Set a coder's status of a document, within an action."""
    row = session.scalar(
        select(DocumentStatus).where(
            DocumentStatus.document_id == document, DocumentStatus.coder_id == coder
        )
    )
    if row is not None:
        row.status = status
    elif status != NOT_STARTED:
        session.add(DocumentStatus(document_id=document, coder_id=coder, status=status))


def rename_document(project: Project, document: DocumentId, name: str) -> None:
    """Give a document another name. Raises CoderError where another document has it."""
    old, new = name_of(project, document), clean_name(name, "A document's name")
    with project.action(f"Rename document {quoted(old)} to {quoted(new)}") as session:
        others = session.scalars(select(Document.name).where(Document.id != document))
        if name_key(new) in {name_key(other) for other in others}:
            raise CoderError(
                f"There is a document {quoted(new)} already. {quoted(old)} keeps its name; "
                "choose another."
            )
        session.execute(update(Document).where(Document.id == document).values(name=new))


def delete_documents(project: Project, ids: Sequence[DocumentId]) -> None:
    """Delete documents with their turns, codings and memos; cases stay."""
    chosen = set(ids)
    with project.read() as session:
        rows = session.execute(select(Document.id, Document.name).order_by(Document.position))
        names = {row.id: row.name for row in rows if row.id in chosen}
        lost = sum(
            session.scalar(
                select(func.count()).select_from(Coding).where(Coding.document_id.in_(part))
            )
            or 0
            for part in in_parts(names)
        )
    if not names:
        return
    what = "document " if len(names) == 1 else ""
    with project.action(
        f"Delete {what}{listed(list(names.values()), 'documents')} ({counted(lost, 'coding')})"
    ) as session:
        for part in in_parts(names):
            session.execute(delete(Document).where(Document.id.in_(part)))


def move_document(project: Project, document: DocumentId, position: int) -> None:
    """Move a document to a place in the list, counted from 0."""
    name = name_of(project, document)
    with project.action(f"Move document {quoted(name)}") as session:
        rows = session.scalars(select(Document).order_by(Document.position, Document.id)).all()
        order = [row for row in rows if row.id != document]
        order.insert(max(0, position), next(row for row in rows if row.id == document))
        for place, row in enumerate(order):
            row.position = place


def name_of(project: Project, document: DocumentId) -> str:
    """What a document is called. Raises NotFound."""
    with project.read() as session:
        name = session.scalar(select(Document.name).where(Document.id == document))
    if name is None:
        raise NotFound("This document is no longer in the project. Nothing was changed.")
    return name
