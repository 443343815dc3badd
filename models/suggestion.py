"""What was suggested, what coders decided about it, and caches of what was learned."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, UniqueConstraint
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
    model: Mapped[str] = mapped_column(default="", server_default="")
    """What suggested it; empty where that is not known."""
    reasons: Mapped[str] = mapped_column(default="[]", server_default="[]")
    """Why, a JSON list of texts."""
    former: Mapped[str] = mapped_column(default="", server_default="")
    """The code it was about, where that has been merged into this one since; else empty."""


class ShownSuggestion(Identified, Base):
    """A code that stood before a coder's eyes as a suggestion for a segment; one row, told once.

    Not journalled: looking is no step. So it points at nothing, and what it names may be gone;
    a segment counts in its text revision.
    """

    __tablename__ = "shown_suggestion"
    __table_args__ = (
        UniqueConstraint("revision_id", "start", "end", "code_id", "coder_id"),
        CheckConstraint('0 <= start AND start < "end"', name="segment"),
        Index("ix_shown_suggestion_code", "code_id"),
        {"info": {"journalled": False}},
    )
    document_id: Mapped[str]
    revision_id: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    code_id: Mapped[str]
    coder_id: Mapped[str]
    probability: Mapped[int]
    """In 1/10,000."""
    model: Mapped[str]
    reasons: Mapped[str]
    """Why, a JSON list of texts; they may hold words of the document, and go with them."""
    asked: Mapped[int]
    """Whether the coder asked for it (1), or it showed itself (0)."""
    shown_at: Mapped[str]


class Cache(Base):
    """What can be computed again; not journalled, may be emptied at any time."""

    __tablename__ = "cache"
    __table_args__ = {"info": {"journalled": False}}  # noqa: RUF012 - read by SQLAlchemy
    id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(LargeBinary)
