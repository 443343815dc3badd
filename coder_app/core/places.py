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


def move_project(project: Project, folder: Path) -> Path:
    """Close a project and move its file to another folder; returns the new path.

    The old file goes only when a checked copy stands in the new place. Raises ProjectRefused.
    """
    target = folder / project.path.name
    if target.exists():
        raise ProjectRefused(
            f"There is already a file {target.name} in {folder}. Nothing was moved. "
            "Choose another folder."
        )
    folder.mkdir(parents=True, exist_ok=True)
    project.checkpoint()
    project.save_copy(target)
    project.close()
    project.path.unlink()
    return target
