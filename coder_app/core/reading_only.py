"""What is said where a project can only be read, before anything opens that would be refused."""

from coder_app.core.errors import ReadOnly
from coder_app.core.project import Project

WHY = "Open to read only: nothing can be changed. File > Save a copy\u2026 makes one to work in."


def why_not(project: Project | None) -> str:
    """Why nothing can be changed in a project, and what to do; empty where it can."""
    return WHY if project is not None and project.read_only else ""


def refuse_to_change(project: Project) -> None:
    """Raise ReadOnly before anything is asked of a person that would be refused anyway."""
    if project.read_only:
        raise ReadOnly(WHY)
