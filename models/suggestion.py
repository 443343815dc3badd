"""What coders decided about suggestions, and caches of what was learned."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Decision(Identified, Base):
    """A coder accepted, refused or changed a code suggested for a segment."""

    __tablename__ = "decision"
    __table_args__ = (
        CheckConstraint('0 <= start AND start < "end"', name="segment"),
        CheckConstraint("kind IN ('accepted', 'refused', 'changed')", name="kind"),
        Index("ix_decision_place", "document_id", "start"),
    )
    document_id: Mapped[str] = mapped_column(ForeignKey("document.id", ondelete="CASCADE"))
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    start: Mapped[int]
    end: Mapped[int]
    kind: Mapped[str]
    probability: Mapped[int]
    """In 1/10,000."""
    created_at: Mapped[str]


class Cache(Base):
    """What can be computed again; not journalled, may be emptied at any time."""

    __tablename__ = "cache"
    __table_args__ = {"info": {"journalled": False}}  # noqa: RUF012 - read by SQLAlchemy
    id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
