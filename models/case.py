"""Cases (participants) and their attributes."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Case(Identified, Base):
    """A participant: a person, a household, a site."""

    __tablename__ = "case"
    name: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[str]


class Attribute(Identified, Base):
    """A typed property of cases."""

    __tablename__ = "attribute"
    __table_args__ = (
        CheckConstraint("type IN ('text', 'number', 'date', 'yes/no', 'choice')", name="type"),
    )
    name: Mapped[str] = mapped_column(unique=True)
    type: Mapped[str]
    position: Mapped[int]


class AttributeValue(Identified, Base):
    """What one attribute is for one case; numbers as decimal text, dates as ISO 8601."""

    __tablename__ = "attribute_value"
    __table_args__ = (UniqueConstraint("case_id", "attribute_id"),)
    case_id: Mapped[str] = mapped_column(ForeignKey("case.id", ondelete="CASCADE"))
    attribute_id: Mapped[str] = mapped_column(
        ForeignKey("attribute.id", ondelete="CASCADE"), index=True
    )
    value: Mapped[str]
