"""Documents, their texts, turns and speakers."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class TextRevision(Identified, Base):
    """One state of a document's text; never changed, not journalled."""

    __tablename__ = "text_revision"
    __table_args__ = {"info": {"journalled": False}}  # noqa: RUF012 - read by SQLAlchemy
    hash: Mapped[str]
    text: Mapped[str]
    characters: Mapped[int]
    words: Mapped[int]
    word_gaps: Mapped[bytes | None] = mapped_column(LargeBinary)
    """Where its words begin (``models.words``); None where that is not kept."""


class Paragraph(Base):
    """A stretch between line ends that is not blank, numbered from 1; belongs to the revision."""

    __tablename__ = "paragraph"
    __table_args__ = (
        UniqueConstraint("revision_id", "number"),
        {"info": {"journalled": False}},
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    revision_id: Mapped[str] = mapped_column(ForeignKey("text_revision.id", ondelete="CASCADE"))
    number: Mapped[int]
    start: Mapped[int]
    end: Mapped[int]


class Document(Identified, Base):
    """One transcript, field note or survey answer."""

    __tablename__ = "document"
    name: Mapped[str]
    position: Mapped[int]
    revision_id: Mapped[str] = mapped_column(ForeignKey("text_revision.id"), index=True)
    original_id: Mapped[str | None] = mapped_column(ForeignKey("text_revision.id"), index=True)
    """The text as it was imported, once it has been edited."""
    file_name: Mapped[str] = mapped_column(default="")
    file_hash: Mapped[str] = mapped_column(default="", index=True)
    format: Mapped[str] = mapped_column(default="")
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey("case.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[str]


class EditDraft(Identified, Base):
    """What a coder typed in a document's text and did not save yet.

    Not journalled: it is no step before it is saved. It goes with the revision it was typed in.
    """

    __tablename__ = "edit_draft"
    __table_args__ = {"info": {"journalled": False}}  # noqa: RUF012 - read by SQLAlchemy
    document_id: Mapped[str]
    coder_id: Mapped[str]
    revision_id: Mapped[str]
    changes: Mapped[str]
    """A JSON list of [start, end, words]: places of the text as it is shown for editing."""
    caret: Mapped[int]
    typed_at: Mapped[str]


class DocumentStatus(Identified, Base):
    """How far one coder is with one document: not started, coding, done."""

    __tablename__ = "document_status"
    __table_args__ = (
        UniqueConstraint("document_id", "coder_id"),
        CheckConstraint("status IN ('not started', 'coding', 'done')", name="status"),
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    status: Mapped[str]


class Speaker(Identified, Base):
    """A label inside one document, with a role, perhaps belonging to a case."""

    __tablename__ = "speaker"
    __table_args__ = (
        UniqueConstraint("document_id", "label"),
        CheckConstraint("role IN ('interviewer', 'participant', 'other')", name="role"),
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    label: Mapped[str]
    role: Mapped[str]
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey("case.id", ondelete="SET NULL"), index=True
    )


class Turn(Identified, Base):
    """What one speaker says at a stretch; speech begins at ``body_start``, ``time`` is in ms."""

    __tablename__ = "turn"
    __table_args__ = (
        CheckConstraint('0 <= start AND start <= body_start AND body_start <= "end"', name="order"),
        Index("ix_turn_place", "document_id", "start"),
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    start: Mapped[int]
    body_start: Mapped[int]
    end: Mapped[int]
    speaker_id: Mapped[str | None] = mapped_column(
        ForeignKey("speaker.id", ondelete="CASCADE"), index=True
    )
    time: Mapped[int | None]
