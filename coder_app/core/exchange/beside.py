"""Files are written beside their place and renamed, so that none ever stands there half-written."""

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from coder_app.core.errors import CoderError


def write_beside(path: Path, data: bytes) -> None:
    """Put a file in its place, whole and durable, or leave everything as it was.

    Raises CoderError where the place can't be written or a program has the file open.
    """
    refuse_open(path)
    beside: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=".coder-", suffix=".part", dir=path.parent)
        beside = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.chmod(_mode(path))
        beside.replace(path)
    except OSError as error:
        if beside is not None:
            beside.unlink(missing_ok=True)
        raise _refused(path, error.strerror or "unknown reason") from error
    _sync_folder(path.parent)


def refuse_open(path: Path) -> None:
    """Raise CoderError where a file can't be put: no folder, write-protected, open elsewhere."""
    if not path.parent.is_dir():
        raise _refused(path, "there is no such folder", "Choose another folder.")
    if path.is_dir():
        raise _refused(path, "a folder has that name", "Choose another name.")
    if path.exists() and not path.stat().st_mode & stat.S_IWUSR:
        raise _refused(path, "the file of that name is write-protected", "Choose another name.")
    for lock in (f"~${path.name}", f".~lock.{path.name}#"):
        if (path.parent / lock).exists():
            raise _refused(
                path,
                "it seems to be open in Excel or LibreOffice",
                f"Close it there, or choose another name. (Its mark is the file {lock}.)",
            )


def _refused(path: Path, why: str, what_to_do: str = "") -> CoderError:
    kept = "The older file of that name was kept. " if path.is_file() else ""
    way = what_to_do or "Close it in Excel, make room, or choose another folder."
    return CoderError(f"{path.name} was not written: {why}. {kept}{way}")


def _mode(path: Path) -> int:
    """What the older file allows; for a new one what the system gives to new files."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Make the renaming durable, where the system lets a folder be opened and its drive can."""
    if os.name == "nt":
        return
    with suppress(OSError):  # a share may not know how; the file itself is whole and in its place
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
