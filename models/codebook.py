"""The codebook: a tree of codes with definitions and example quotes."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Code(Identified, Base):
    """A label with a definition, in a tree; a theme where the team has declared it one."""

    __tablename__ = "code"
    __table_args__ = (
        Index("ix_code_sibling", text("coalesce(parent_id, '')"), "name", unique=True),
        CheckConstraint("is_theme IN (0, 1)", name="is_theme"),
    )
    parent_id: Mapped[str | None] = mapped_column(
        ForeignKey("code.id", ondelete="CASCADE"), index=True
    )
    name: Mapped[str]
    colour: Mapped[str]
    definition: Mapped[str] = mapped_column(default="")
    include: Mapped[str] = mapped_column(default="")
    exclude: Mapped[str] = mapped_column(default="")
    is_theme: Mapped[int] = mapped_column(default=0)
    position: Mapped[int]
    created_at: Mapped[str]


class CodeExample(Identified, Base):
    """A quote that shows what a code means."""

    __tablename__ = "code_example"
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    text: Mapped[str]
    position: Mapped[int]
