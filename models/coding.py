"""Codings: which coder applied which code to which segment; marks, and what an edit lost."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Coding(Identified, Base):
    """The application of one code, by one coder, to ``text[start:end]`` of a document."""

    __tablename__ = "coding"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="segment"),
        CheckConstraint(
            "origin IN ('hand', 'search', 'suggestion', 'suggestion, in bulk', 'import')",
            name="origin",
        ),
        Index("ix_coding_place", "document_id", "start"),
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    created_at: Mapped[str]
    origin: Mapped[str] = mapped_column(default="hand")
    important: Mapped[int] = mapped_column(default=0, server_default="0")


class LostCoding(Identified, Base):
    """A coding whose words were edited away, kept with its old excerpt until a coder settles it."""

    __tablename__ = "lost_coding"
    document_id: Mapped[str] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    place: Mapped[int]
    """Where in the new text the words stood, a code point."""
    excerpt: Mapped[str]
    memo: Mapped[str] = mapped_column(default="")
    created_at: Mapped[str]
    origin: Mapped[str]
    important: Mapped[int] = mapped_column(default=0)
    lost_at: Mapped[str]


class Mark(Identified, Base):
    """A segment marked by a coder, to be coded later."""

    __tablename__ = "mark"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="segment"),
        Index("ix_mark_place", "document_id", "start"),
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    created_at: Mapped[str]
