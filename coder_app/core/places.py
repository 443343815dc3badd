"""Where a project lies: a synced folder or a network drive is warned of, and left by moving."""

from pathlib import Path

import platformdirs

from coder_app.core.errors import ProjectRefused
from coder_app.core.project import Project
from models.places import place_of, synced_by


def warning_about(path: Path) -> str:
    """A sentence for a project in a synced or network folder; empty for any other place."""
    service = synced_by(path)
    if service:
        return f"This project lies in {service}. Two copies can get out of step while you work."
    if place_of(path) == "network":
        return (
            "This project lies on a network drive. It is slower there, and a lost connection can "
            "interrupt a step."
        )
    return ""


def own_folder() -> Path:
    """A folder on this computer for projects: Documents, or where it is synced, the home."""
    documents = Path(platformdirs.user_documents_dir())
    home = Path.home()
    fits = documents.is_dir() and place_of(documents / "x") == "here"
    return documents if fits else home


def free_place(path: Path, folder: Path) -> Path:
    """Where the file of a project would lie in a folder. Raises ProjectRefused where one is."""
    target = folder / path.name
    if target.exists():
        raise ProjectRefused(
            f"There is already a file {target.name} in {folder}. Nothing was moved. "
            "Rename one of the two."
        )
    return target


def move_project(path: Path, folder: Path) -> Path:
    """Move the file of a closed project to another folder; returns the new path.

    The old file goes only when a checked copy stands in the new place. Raises ProjectRefused;
    nothing has moved then.
    """
    target = free_place(path, folder)
    project = Project.open_to_read(path)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        project.save_copy(target)
    finally:
        project.close()
    try:
        path.unlink()
    except OSError as error:
        target.unlink(missing_ok=True)  # or two would go on in two files
        raise ProjectRefused(
            f"{path.name} could not be taken out of {path.parent} ({error.strerror}). "
            "Nothing was moved. Close what else has it open, then try again."
        ) from error
    return target
