"""The codebook: a tree of codes with definitions and example quotes, sets across it, versions."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
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


class CodeAlias(Identified, Base):
    """What a code took in when another was merged into it: the old name still finds it."""

    __tablename__ = "code_alias"
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)
    name: Mapped[str]
    definition: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    created_at: Mapped[str]


class CodeSet(Identified, Base):
    """Codes gathered across the tree under a name."""

    __tablename__ = "code_set"
    name: Mapped[str] = mapped_column(unique=True)
    position: Mapped[int]


class CodeSetMember(Identified, Base):
    """A code in a set."""

    __tablename__ = "code_set_member"
    __table_args__ = (UniqueConstraint("set_id", "code_id"),)
    set_id: Mapped[str] = mapped_column(ForeignKey("code_set.id", ondelete="CASCADE"))
    code_id: Mapped[str] = mapped_column(ForeignKey("code.id", ondelete="CASCADE"), index=True)


class CodebookVersion(Identified, Base):
    """The codebook as it was when a coder filed it, with a note; never pruned."""

    __tablename__ = "codebook_version"
    name: Mapped[str]
    note: Mapped[str] = mapped_column(default="")
    coder_id: Mapped[str] = mapped_column(ForeignKey("coder.id"), index=True)
    created_at: Mapped[str]
    content: Mapped[str]
    """The codes in tree order, as JSON."""
