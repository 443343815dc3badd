"""One function per schema version, each run in the transaction that upgrades a project."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

from models.migrations.to_version_2 import to_version_2

SCHEMA_VERSION = 2

Migration = Callable[[Connection], None]

MIGRATIONS: Mapping[int, Migration] = {1: to_version_2}
"""From which version the function leads to the next."""
