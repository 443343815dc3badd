"""Agreement as the window asks the worker for it: figures and passages of a project's file."""

from dataclasses import dataclass
from pathlib import Path

from coder_app.core.analysis.agreement import Agreement, AgreementAsked, agreement
from coder_app.core.analysis.agreement_differences import Place, place_rows, places
from coder_app.core.exchange.agreement_file import write_agreement
from coder_app.core.ids import CodeId
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures, and every passage that was not coded alike."""

    figures: Agreement
    places: tuple[Place, ...]

    def of(self, code: CodeId | None) -> list[Place]:
        """The passages of a code, or of all."""
        return [one for one in self.places if code is None or one.code_id == code]


def compare(path: Path, asked: AgreementAsked, progress: Progress = silent) -> Comparison:
    """Compare what coders coded in the project at this path."""
    progress(0, 1)
    project = Project.open_to_read(path)
    try:
        found = agreement(project, asked)
    finally:
        project.close()
    progress(1, 1)
    return Comparison(found, tuple(places(found)))


def write_comparison(
    path: Path, target: Path, asked: AgreementAsked, progress: Progress = silent
) -> Path:
    """Write figures and passages into a file; returns its path. Raises CoderError."""
    progress(0, 1)
    project = Project.open_to_read(path)
    try:
        found = agreement(project, asked)
        rows = place_rows(project, places(found))
    finally:
        project.close()
    write_agreement(target, found, rows)
    progress(1, 1)
    return target
