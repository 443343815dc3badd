"""Memos: what a coder writes about a thing."""

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified

KINDS = ("project", "document", "segment", "code", "coding", "case")


class Memo(Identified, Base):
    """A memo on the project, a document, a segment, a code, a coding or a case."""

    __tablename__ = "memo"
    __table_args__ = (CheckConstraint(f"kind IN {KINDS}", name="kind"),)
    kind: Mapped[str]
    document_id: Mapped[str | None] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), index=True
    )
    code_id: Mapped[str | None] = mapped_column(
        ForeignKey("code.id", ondelete="CASCADE"), index=True
    )
    coding_id: Mapped[str | None] = mapped_column(
        ForeignKey("coding.id", ondelete="CASCADE"), index=True
    )
    case_id: Mapped[str | None] = mapped_column(
        ForeignKey("case.id", ondelete="CASCADE"), index=True
    )
    start: Mapped[int | None]
    end: Mapped[int | None]
    text: Mapped[str]
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    created_at: Mapped[str]
    updated_at: Mapped[str]
