"""The first bytes of a project file, read before SQLite may open it."""

from dataclasses import dataclass
from pathlib import Path

from models.errors import ProjectRefused

APPLICATION_ID = 0x434F4452
"""``CODR``, in the file's bytes 68 to 71."""
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_OF_OTHERS = {".qdpx", ".qdc"}


@dataclass(frozen=True, slots=True)
class FileHeader:
    """What SQLite's documented file format says in the first 100 bytes."""

    page_size: int
    pages: int
    user_version: int
    application_id: int


def read_header(path: Path) -> FileHeader:
    """The header of a project file. Raises ProjectRefused where it is not one of Coder's."""
    data = _first_bytes(path)
    if not data:
        raise ProjectRefused(
            f"{path.name} is empty. It is not a Coder project; nothing was changed."
        )
    if not data.startswith(_MAGIC) or len(data) < _HEADER_BYTES:
        raise ProjectRefused(
            f"{path.name} is not a Coder project. It was not touched. {_instead(path)}"
        )
    size = int.from_bytes(data[16:18], "big")
    header = FileHeader(
        page_size=65_536 if size == 1 else size,
        pages=int.from_bytes(data[28:32], "big"),
        user_version=int.from_bytes(data[60:64], "big"),
        application_id=int.from_bytes(data[68:72], "big"),
    )
    if header.application_id != APPLICATION_ID:
        raise ProjectRefused(
            f"{path.name} is a database of another application. It was not touched. "
            "Coder's projects end in .coder."
        )
    return header


def _instead(path: Path) -> str:
    """What to do with a file that is no project of Coder's."""
    if path.suffix.lower() in _OF_OTHERS:
        return (
            "It is of another program (REFI-QDA). To take its codes, open or make a project of "
            "your own, and choose File, Import codebook."
        )
    return "To read a transcript, open a project first and choose Import."


def _first_bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError:
        raise ProjectRefused(
            f"There is no project at {path}. It was moved, renamed or deleted; "
            "open it where it lies now."
        ) from None
    except IsADirectoryError:
        raise ProjectRefused(f"{path} is a folder, not a Coder project.") from None
    except OSError as error:
        raise ProjectRefused(f"{path.name} can't be read: {error.strerror}.") from error
