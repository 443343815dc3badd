"""Reports of our own defects: where and with which versions, never a word of a participant."""

import platform
import traceback
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from coder_app.core.backups import home


def report_of(error: BaseException, *versions: str) -> str:
    """A report that can be sent; ``versions`` names further parts, such as ``Qt 6.11.1``.

    It holds no values: messages of foreign exceptions can quote a participant, so only the kind of
    an exception is named, and file names of projects never stand in a traceback's own lines.
    """
    lines = [*heading(*versions), f"{datetime.now().astimezone():%F %T}"]
    chain: BaseException | None = error
    while chain is not None:
        lines.append(f"{type(chain).__module__}.{type(chain).__qualname__}")
        frames = traceback.extract_tb(chain.__traceback__)
        lines += [f"  {inside(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
        chain = chain.__cause__ or chain.__context__
    return "\n".join(lines)


def heading(*versions: str) -> list[str]:
    """What a report begins with: versions, and the system."""
    parts = [f"Coder {_version('coder-app')}", f"Python {platform.python_version()}", *versions]
    return [", ".join(parts), f"{platform.system()} {platform.release()}"]


def keep_report(report: str) -> Path:
    """Write a report into the application's own folder; returns where. Raises OSError."""
    folder = home() / "reports"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    path = folder / f"{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
    path.write_text(report, encoding="utf-8")
    return path


def inside(filename: str) -> str:
    """The path of a source file without the folders of this computer."""
    parts = Path(filename).parts
    for root in ("coder_app", "models", "resources", "site-packages"):
        if root in parts:
            return "/".join(parts[parts.index(root) :])
    return Path(filename).name


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"
