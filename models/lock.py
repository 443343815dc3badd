"""The lock beside a project: who has it open, on which computer, since when."""

import json
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from models.base import now
from models.errors import OpenElsewhere

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# Windows locks bytes, not files, and a locked byte can't be read: one far behind the text is taken.
_LOCKED_BYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a project open."""

    host: str
    program: str
    coder: str
    since: str
    process: int

    def describe(self) -> str:
        """Who, on which computer, since when: the first half of a message."""
        when = datetime.fromisoformat(self.since).astimezone()
        today = when.date() == datetime.now().astimezone().date()
        time = when.strftime("%H:%M" if today else "%d %b %Y, %H:%M")
        who = self.coder or "Someone"
        return f"{who} has had this project open on {self.host} since {time}"


def lock_path(project: Path) -> Path:
    """The lock file that stands beside a project."""
    return project.with_name(f".{project.name}.lock")


class Lock:
    """An operating-system lock on the file beside the project; a crash frees it."""

    def __init__(self, project: Path, program: str, coder: str) -> None:
        """Take the lock. Raises OpenElsewhere, or OSError where the folder can't be written."""
        self._path = lock_path(project)
        self._file = self._take(project)
        self.holder = Holder(socket.gethostname(), program, coder, now(), os.getpid())
        self._write(asdict(self.holder))

    def _take(self, project: Path) -> BinaryIO:
        while True:
            file = self._open()
            if not _try_lock(file):
                file.close()
                who = read_holder(project)
                name = who.describe() if who else "Another program has this project open"
                coder = who.coder if who and who.coder else "them"
                raise OpenElsewhere(
                    f"{name}. Open it to read only, or ask {coder} to close it. "
                    "Nothing was changed."
                )
            if self._still_there(file):  # else another program removed it before it was locked
                if file.writable():
                    return file
                self._path.unlink()  # a crash left it of another person, and nobody holds it
            file.close()

    def _open(self) -> BinaryIO:
        try:
            return self._path.open("a+b")
        except PermissionError:
            if sys.platform == "win32" or not self._path.exists():
                raise
            return self._path.open("rb")

    def _still_there(self, file: BinaryIO) -> bool:
        try:
            return os.path.samestat(os.fstat(file.fileno()), self._path.stat())
        except FileNotFoundError:
            return False

    def _write(self, fields: Mapping[str, object]) -> None:
        self._file.seek(0)
        self._file.truncate()
        self._file.write(json.dumps(fields).encode())
        self._file.flush()

    def release(self) -> None:
        """Free the lock and take its file away."""
        if self._file.closed:
            return
        if sys.platform != "win32":  # Windows can't remove an open file
            self._path.unlink(missing_ok=True)
        self._file.close()
        if sys.platform == "win32":
            self._path.unlink(missing_ok=True)


def read_holder(project: Path) -> Holder | None:
    """Who wrote the lock file beside a project, if anyone did."""
    try:
        fields = json.loads(lock_path(project).read_bytes())
        return Holder(**fields)
    except (OSError, ValueError, TypeError):
        return None


def _try_lock(file: BinaryIO) -> bool:
    """Whether nobody else has it. Raises OSError where the drive knows no locks."""
    try:
        if sys.platform == "win32":
            file.seek(_LOCKED_BYTE)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        file.close()
        raise
    return True
