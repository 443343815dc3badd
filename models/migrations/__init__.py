"""One function per schema version, each run in the transaction that upgrades a project."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection

SCHEMA_VERSION = 1

Migration = Callable[[Connection], None]

MIGRATIONS: Mapping[int, Migration] = {}
"""From which version the function leads to the next: ``{1: to_version_2}``."""
