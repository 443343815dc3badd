"""What others coded where each codes apart: not told, not even by counts, before one is done."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.core.suggestions.apart import apart
from models import DocumentStatus


@dataclass(frozen=True, slots=True)
class Unseen:
    """The documents whose other coders' codings are out of a coder's sight."""

    coder: str
    documents: frozenset[DocumentId]

    def hides(self, document: str, coder: str) -> bool:
        """Whether a coding of this coder in a document is out of sight."""
        return document in self.documents and coder != self.coder


def unseen(project: Project) -> Unseen:
    """What whoever codes now is not to learn yet."""
    with project.read() as session:
        return unseen_by(session, project.coder if project.coder_name else "")


def unseen_by(session: Session, coder: str) -> Unseen:
    """Documents assigned for double coding that the coder has not declared done."""
    twice = apart(session)
    if not twice:
        return Unseen(coder, twice)
    done = session.scalars(
        select(DocumentStatus.document_id).where(
            DocumentStatus.coder_id == coder, DocumentStatus.status == "done"
        )
    )
    return Unseen(coder, twice.difference(map(DocumentId, done)))
