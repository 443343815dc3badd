"""A program torn down by a fault in a library leaves a report for its next start.

While it runs, an empty file waits in the application's own folder; the interpreter's fault handler
writes into it where the program was. One that ends in order takes its file away.
"""

from __future__ import annotations

import faulthandler
import os
import re
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from coder_app.core.backups import home
from coder_app.core.reports import heading, inside

_PATH = re.compile(r'(?<=File ")[^"]+')
_STALE_DAYS = 7


class LastWords:
    """Listens for the end; one for the program."""

    def __init__(self) -> None:
        """Raises OSError where nothing can be kept."""
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._path = folder / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}-{os.getpid()}.trace"
        self._file = self._path.open("w", encoding="utf-8")
        faulthandler.enable(self._file)

    def close(self) -> None:
        """The program ends in order: there is nothing to tell."""
        faulthandler.disable()
        self._file.close()
        self._path.unlink(missing_ok=True)


def of_earlier(*versions: str) -> str:
    """The report of the newest program that was torn down, told once; empty where none was.

    ``versions`` as in ``report_of``.
    """
    reports: list[str] = []
    for path in sorted(_folder().glob("*.trace")):
        with suppress(OSError):  # another start may be reading it, or it is not ours
            trace, written = (
                path.read_text(encoding="utf-8", errors="replace"),
                path.stat().st_mtime,
            )
            when = datetime.fromtimestamp(written).astimezone()
            if trace.strip():
                lines = [*heading(*versions), f"{when:%F %T}", _without_folders(trace)]
                reports.append("\n".join(lines))
            if trace.strip() or (datetime.now().astimezone() - when).days >= _STALE_DAYS:
                path.unlink()
    return reports[-1] if reports else ""


def _folder() -> Path:
    return home() / "reports"


def _without_folders(trace: str) -> str:
    return _PATH.sub(lambda found: inside(found[0]), trace.strip())
