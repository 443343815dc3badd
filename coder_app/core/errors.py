"""Errors that are shown as a message; every other exception is a defect and is reported."""

from models.errors import (
    CoderError,
    Damaged,
    OpenElsewhere,
    ProjectRefused,
    ReplayRefused,
    WriteRefused,
)

__all__ = [
    "Ambiguous",
    "Busy",
    "Cancelled",
    "CoderError",
    "Damaged",
    "ImportRefused",
    "NotFound",
    "OpenElsewhere",
    "ProjectRefused",
    "ReadOnly",
    "ReplayRefused",
    "WriteRefused",
]


class Busy(WriteRefused):
    """Another action is still being written."""


class ReadOnly(WriteRefused):
    """The project is open to read only."""


class ImportRefused(CoderError):
    """A file was not imported; the message says why and what to do."""


class NotFound(CoderError):
    """No document, code, case or coder has this name or id."""


class Ambiguous(CoderError):
    """A name fits several rows; the message lists them."""


class Cancelled(Exception):
    """The person asked long work to stop; nothing of it is kept."""
