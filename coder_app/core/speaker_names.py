"""Other names for speakers: in excerpts, lists and exports; the text in front of turns stays."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coder_app.core.errors import CoderError, NotFound
from coder_app.core.ids import DocumentId, SpeakerId
from coder_app.core.names import clean_name, counted, name_key, quoted
from coder_app.core.project import Project
from models import Document, Speaker


def rename_speaker(project: Project, document: DocumentId, speaker: SpeakerId, name: str) -> None:
    """Name a speaker otherwise; turns, role, case and the text stay.

    Raises CoderError where another speaker of the document has the name, NotFound.
    """
    new = clean_name(name, "A speaker's name")
    with project.read() as session:
        rows = _speakers(session, document)
        title = session.scalar(select(Document.name).where(Document.id == document)) or ""
    old = next((label for one, label in rows if one == speaker), None)
    if old is None:
        raise NotFound("This speaker is no longer in the document. Nothing was changed.")
    if new == old:
        return
    if any(name_key(label) == name_key(new) for one, label in rows if one != speaker):
        raise CoderError(
            f"{quoted(new)} speaks in {quoted(title)} already. If they are one person, choose "
            "that name under Same as. Nothing was changed."
        )
    with project.action(f"Rename {quoted(old)} to {quoted(new)} in {quoted(title)}") as session:
        session.execute(update(Speaker).where(Speaker.id == speaker).values(label=new))


def others_of_label(project: Project, document: DocumentId, label: str) -> int:
    """In how many other documents a speaker has this label."""
    with project.read() as session:
        return sum(one != document for one in _of_label(session, label))


def rename_everywhere(project: Project, label: str, name: str) -> int:
    """Name the speakers of one label otherwise in all documents, in one action.

    A document where another speaker has the name already is left as it is. Returns in how many
    documents somebody was renamed.
    """
    new = clean_name(name, "A speaker's name")
    with project.read() as session:
        found = {
            document: speaker
            for document, speaker in _of_label(session, label).items()
            if not any(
                name_key(other) == name_key(new) and one != speaker
                for one, other in _speakers(session, document)
            )
        }
    if not found:
        return 0
    where = counted(len(found), "document")
    with project.action(f"Rename {quoted(label)} to {quoted(new)} in {where}") as session:
        for speaker in found.values():
            session.execute(update(Speaker).where(Speaker.id == speaker).values(label=new))
    return len(found)


def _speakers(session: Session, document: str) -> Sequence[tuple[str, str]]:
    rows = session.execute(select(Speaker.id, Speaker.label).where(Speaker.document_id == document))
    return [(row.id, row.label) for row in rows]


def _of_label(session: Session, label: str) -> dict[str, str]:
    """The speakers of this label, by document; capitals and blanks do not matter."""
    rows = session.execute(select(Speaker.document_id, Speaker.id, Speaker.label))
    key = name_key(label)
    return {document: one for document, one, other in rows if name_key(other) == key}
