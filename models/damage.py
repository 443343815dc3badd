"""Signs of damage in a project file, looked for without writing to it."""

import sqlite3
from contextlib import closing
from pathlib import Path

from models.connect import Connect
from models.errors import Damaged, ProjectRefused
from models.header import FileHeader

_QUICK_CHECK_BYTES = 30_000_000
"""Up to this size a file is checked whole at opening (some 100 ms); larger ones in part."""


def refuse_short(path: Path, header: FileHeader) -> None:
    """A file that is shorter than it says was cut off. Raises ProjectRefused."""
    missing = header.pages * header.page_size - path.stat().st_size
    if missing > 0 and not _wal_bytes(path):
        raise damaged(path, f"{missing} bytes are missing at the end")


def refuse_damage(path: Path, header: FileHeader, open_file: Connect) -> None:
    """Look for damage without writing. Raises ProjectRefused."""
    refuse_short(path, header)
    try:
        with closing(open_file(path, "ro" if _wal_bytes(path) else "immutable")) as raw:
            raw.execute("SELECT count(*) FROM journal_state").fetchone()
            if path.stat().st_size <= _QUICK_CHECK_BYTES:
                found = raw.execute("PRAGMA quick_check(1)").fetchone()[0]
                if found != "ok":
                    raise damaged(path, found)
    except sqlite3.DatabaseError as error:
        raise damaged(path, str(error)) from error


def damaged(path: Path, details: str) -> ProjectRefused:
    """The message about a damaged file; the window adds the last good backup."""
    return Damaged(
        f"The check found damage in {path.name} ({details}). The file was not touched. "
        "Open the last good backup as a copy: File > Restore…"
    )


def _wal_bytes(path: Path) -> int:
    wal = path.with_name(f"{path.name}-wal")
    return wal.stat().st_size if wal.exists() else 0
