"""From files to documents: read in the worker, previewed, stored, reported."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal

from coder_app.core import cases
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.exchange.read import SUPPORTED
from coder_app.core.exchange.read_many import ReadFiles, files_below, read_files
from coder_app.core.importing import ImportItem, ImportReport, Refused, import_items, propose
from coder_app.core.progress import Progress
from coder_app.core.project import Project
from coder_app.ui.documents.import_preview import ImportPreview


class Run(Protocol):
    """Runs a function in the worker process; its answer comes back in the window's thread."""

    def __call__(
        self,
        function: Callable[..., Any],
        *args: Any,
        on_done: Callable[[Any], None],
        on_error: Callable[[Exception], None] | None = None,
        title: str = "",
    ) -> object: ...


class ImportFlow(QObject):
    """One import at a time."""

    previewed = Signal(object)
    """The page to show."""
    ended = Signal()
    """The page is to go."""
    imported = Signal(object)
    """An ``ImportReport``; what was refused in reading stands in it too."""

    def __init__(self, run: Run, report: Progress, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._report = report
        self._project: Project | None = None
        self._clean: Mapping[str, frozenset[str]] = {}
        self._refused: tuple[tuple[str, str], ...] = ()
        self._paths: list[Path] = []
        self.preview: ImportPreview | None = None

    def start(self, project: Project, paths: Sequence[Path]) -> None:
        """Read files and show the preview."""
        found = files_below(paths, SUPPORTED)
        if not found:
            raise CoderError(
                "There is no file in this folder that can be imported. Coder reads "
                f"{', '.join(suffix.lstrip('.') for suffix in SUPPORTED)}."
            )
        self._project, self._paths, self._clean = project, found, {}
        self._read()

    def _read(self) -> None:
        project = self._project
        if project is None:
            return
        count = len(self._paths)
        self._run(
            read_files,
            self._paths,
            self._clean,
            project.language,
            on_done=self._have_read,
            on_error=self._have_failed,
            title=f"Reading {count} {'file' if count == 1 else 'files'}",
        )

    def _have_read(self, found: ReadFiles) -> None:
        project = self._project
        if project is None:
            return
        self._refused = found.refused
        if not found.files:
            self._end()
            self.imported.emit(ImportReport((), 0, as_refused(found.refused)))
            return
        items = propose(project, found.files)
        if self.preview is None:
            self.preview = ImportPreview([row.name for row in cases.cases(project)])
            self.preview.accepted.connect(self._store)
            self.preview.cancelled.connect(self._end)
            self.preview.cleaningChosen.connect(self._clean_again)
            self.previewed.emit(self.preview)
        self.preview.show_plan(items, found.refused)

    def _have_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Cancelled):
            raise error

    def _clean_again(self, chosen: Mapping[str, frozenset[str]]) -> None:
        self._clean = {**self._clean, **chosen}
        self._read()

    def _store(self, items: list[ImportItem]) -> None:
        project = self._project
        if project is None:
            return
        try:
            done = import_items(project, items, self._report)
        except Cancelled:
            return
        refused = self._refused
        self._end()
        self.imported.emit(
            ImportReport(done.documents, done.cases, (*as_refused(refused), *done.refused))
        )

    def _end(self) -> None:
        self.preview = None
        self._project = None
        self.ended.emit()


def as_refused(refused: Sequence[tuple[str, str]]) -> tuple[Refused, ...]:
    """Refusals of reading as those of an import."""
    return tuple(Refused(name, reason) for name, reason in refused)


def report_words(report: ImportReport) -> str:
    """29 documents, 29 cases, 1 refused."""
    parts = [
        f"{len(report.documents)} {'document' if len(report.documents) == 1 else 'documents'}",
        f"{report.cases} new {'case' if report.cases == 1 else 'cases'}",
    ]
    if report.refused:
        parts.append(f"{len(report.refused)} refused")
    return ", ".join(parts)
