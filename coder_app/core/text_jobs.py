"""Texts compared in the worker process, where they are long. Light to import."""

from pathlib import Path

from coder_app.core import comparing
from coder_app.core.comparing import Comparison
from coder_app.core.editing import Foreseen, foresee
from coder_app.core.ids import DocumentId
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project

LONG = 60_000
"""Characters from which on a comparison is work for another process; below it takes no time."""


def original_and_now(path: Path, document: DocumentId, progress: Progress = silent) -> Comparison:
    """The original of a document beside its text, read from the project's file. Raises NotFound."""
    progress(0, 0)
    project = Project.open_to_read(path)
    try:
        return comparing.compare_with_original(project, document)
    finally:
        project.close()


def corrected(
    path: Path, document: DocumentId, text: str, progress: Progress = silent
) -> tuple[Comparison, Foreseen]:
    """``beside_corrected``, read from the project's file."""
    progress(0, 0)
    project = Project.open_to_read(path)
    try:
        return beside_corrected(project, document, text)
    finally:
        project.close()


def beside_corrected(
    project: Project, document: DocumentId, text: str
) -> tuple[Comparison, Foreseen]:
    """The text of a document beside one that is to replace it, and what that would do."""
    return comparing.compare(project.text(document), text), foresee(project, document, text)
