"""Backup copies of projects, in the application's own folder."""

import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from coder_app.core.errors import ProjectRefused
from coder_app.core.project import Project

KEPT = 10
_STAMP = "%Y%m%d-%H%M%S-%f"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup copy of a project."""

    path: Path
    at: datetime
    """UTC."""
    size: int
    """Bytes."""


def home() -> Path:
    """The application's own folder on this computer; ``CODER_HOME`` names another."""
    own = os.environ.get("CODER_HOME")
    return Path(own) if own else Path(platformdirs.user_data_dir("Coder", appauthor=False))


def backup_folder(project: Project) -> Path:
    """Where the backups of a project lie, by the project's id and not by its name."""
    return home() / "backups" / (project.setting("project_id") or project.path.stem)


def back_up(project: Project) -> Path:
    """Keep a checked copy of a project, and the last ten. Raises CoderError."""
    try:
        return _kept_in(backup_folder(project), project)
    except OSError as error:
        raise ProjectRefused(
            f"No backup was kept in {home()}: {error.strerror or error}. Make room there, or let "
            "Coder write to it."
        ) from error


def _kept_in(folder: Path, project: Project) -> Path:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"{datetime.now(UTC).strftime(_STAMP)}.coder"
    project.checkpoint()
    project.save_copy(target)
    for old in backups_in(folder)[KEPT:]:
        old.path.unlink(missing_ok=True)
    (folder / "name.txt").write_text(project.path.name, encoding="utf-8")
    (folder / "folder.txt").write_text(str(project.path.parent), encoding="utf-8")
    return target


def backups_in(folder: Path) -> list[Backup]:
    """The backups in a folder, newest first."""
    found = []
    for path in folder.glob("*.coder"):
        try:
            at = datetime.strptime(path.stem, _STAMP).replace(tzinfo=UTC)
        except ValueError:
            continue
        found.append(Backup(path, at, path.stat().st_size))
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def backups_of_file(path: Path) -> list[Backup]:
    """The backups of a project that can't be opened, found by its file's name, newest first."""
    found: list[Backup] = []
    for name in (home() / "backups").glob("*/name.txt"):
        if name.read_text(encoding="utf-8") == path.name:
            found += backups_in(name.parent)
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def all_backups() -> list[Backup]:
    """The backups of all projects of this computer, newest first."""
    found = [one for folder in (home() / "backups").glob("*/") for one in backups_in(folder)]
    return sorted(found, key=lambda backup: backup.at, reverse=True)


def describe(backup: Backup) -> str:
    """Day, time, project and size of a backup, in words."""
    at = backup.at.astimezone()
    named = backup.path.parent / "name.txt"
    name = named.read_text(encoding="utf-8") if named.exists() else ""
    return f"{at.day} {at:%b %Y, %H:%M}   {name}   {backup.size / 1_000_000:.1f} MB"


def home_of(backup: Backup, otherwise: Path) -> Path:
    """Where the project of a backup lay, under its name; in another folder where that one is gone.

    Backups from before the folder was noted have their name only.
    """
    name, folder = (backup.path.parent / part for part in ("name.txt", "folder.txt"))
    called = name.read_text(encoding="utf-8") if name.exists() else "Restored.coder"
    lay = Path(folder.read_text(encoding="utf-8")) if folder.exists() else otherwise
    return (lay if lay.is_dir() and os.access(lay, os.W_OK) else otherwise) / called


def restore(backup: Backup, target: Path) -> Path:
    """Copy a backup beside the project under a free name; returns it. Raises ProjectRefused."""
    free, number = target, 1
    while free.exists():
        number += 1
        free = target.with_stem(f"{target.stem} ({number})")
    project = Project.open_to_read(backup.path)
    try:
        project.save_copy(free)
    finally:
        project.close()
    return free
