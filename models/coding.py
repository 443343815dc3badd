"""Codings: which coder applied which code to which segment."""

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Coding(Identified, Base):
    """The application of one code, by one coder, to ``text[start:end]`` of a document."""

    __tablename__ = "coding"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="segment"),
        CheckConstraint("origin IN ('hand', 'search', 'suggestion', 'import')", name="origin"),
        Index("ix_coding_place", "document_id", "start"),
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    created_at: Mapped[str]
    origin: Mapped[str] = mapped_column(default="hand")
