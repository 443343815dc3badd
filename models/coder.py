"""The people who code, and the settings of the project they share."""

from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Identified


class Coder(Identified, Base):
    """A person who codes."""

    __tablename__ = "coder"
    name: Mapped[str] = mapped_column(unique=True)
    initials: Mapped[str]
    created_at: Mapped[str]


class Setting(Base):
    """One setting of the project; the key is its id."""

    __tablename__ = "setting"
    id: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
