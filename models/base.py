"""The declarative base: naming convention, time-ordered ids, UTC times as text."""

import os
import time
from datetime import UTC, datetime

from sqlalchemy import MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

_RANDOM_BITS = 74


def new_id() -> str:
    """A time-ordered UUID (version 7, RFC 9562) as 32 hexadecimal characters."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big") >> (80 - _RANDOM_BITS)
    high, low = random >> 62, random & ((1 << 62) - 1)
    value = (milliseconds & ((1 << 48) - 1)) << 80 | 0x7 << 76 | high << 64 | 0b10 << 62 | low
    return f"{value:032x}"


def now() -> str:
    """The time as ISO 8601 text in UTC, to the microsecond, so that text order is time order."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


class Base(DeclarativeBase):
    """Every mapped class; strings are TEXT, so that a journal image is exact."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {str: Text()}  # noqa: RUF012 - SQLAlchemy reads it from the class


class Identified:
    """Mixin: a primary key that no other machine will choose as well."""

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
