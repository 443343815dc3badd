"""From files to documents: read in the worker, previewed, stored, reported."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from coder_app.core import cases
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.read import SUPPORTED
from coder_app.core.exchange.read_many import ReadFiles, files_below, read_files
from coder_app.core.exchange.survey_file import SurveyFile
from coder_app.core.import_edits import carried_over
from coder_app.core.import_same import with_likely
from coder_app.core.importing import ImportItem, ImportReport, Refused, import_items, propose, twins
from coder_app.core.names import counted
from coder_app.core.progress import Progress
from coder_app.core.project import Project
from coder_app.core.survey_known import known_surveys
from coder_app.ui.documents.cleaning_offers import Kinds
from coder_app.ui.documents.import_preview import ImportPreview
from coder_app.ui.run import Run
from coder_app.ui.widgets.inline_edit import keep_what_is_typed


class ImportFlow(QObject):
    """One import at a time; files that come while one is previewed join it."""

    previewed = Signal(object)
    """The page to show."""
    ended = Signal()
    """The page is to go."""
    waiting = Signal(str)
    """The page was left before it was done with: what waits, in a sentence."""
    imported = Signal(object)
    """An ``ImportReport``; what was refused in reading stands in it too."""

    def __init__(self, run: Run, report: Progress, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run = run
        self._report = report
        self._project: Project | None = None
        self._files: dict[str, ParsedFile] = {}
        self._surveys: dict[str, SurveyFile] = {}
        self._clean: Kinds = {}
        self._refused: list[tuple[str, str]] = []
        self._round = 0
        self.preview: ImportPreview | None = None

    def start(self, project: Project, paths: Sequence[Path]) -> None:
        """Read files, or those in folders, and show the preview. Raises CoderError."""
        found = files_below(paths, SUPPORTED)
        if not found:
            raise CoderError(
                "There is no file in this folder that can be imported. Coder reads "
                f"{', '.join(suffix.lstrip('.') for suffix in SUPPORTED)}."
            )
        if self.preview is None or project is not self._project:
            self._forget()
            self._project = project
        self._read(found, dict(self._clean))

    def _read(self, paths: Sequence[Path], clean: Kinds) -> None:
        project = self._project
        if project is None:
            return
        started = self._round
        self._run(
            read_files,
            list(paths),
            clean,
            project.language,
            on_done=lambda found: self._have_read(found, paths, clean, started),
            on_error=lambda error: self._have_failed(error, started),
            title=f"Reading {counted(len(paths), 'file')}",
        )

    def _have_read(
        self, found: ReadFiles, paths: Sequence[Path], clean: Kinds, started: int
    ) -> None:
        if started != self._round:
            return  # given up meanwhile
        read = {file.path: file for file in found.files}
        kept = [str(path) for path in paths if str(path) in self._files.keys() - read.keys()]
        self._files |= read
        self._surveys |= {file.path: file for file in found.surveys}
        self._clean |= {path: clean.get(path, frozenset()) for path in read}
        if not kept:
            self._refused += [each for each in found.refused if each not in self._refused]
        self._put_twins_aside()
        if not self._files and not self._surveys:
            refused = as_refused(self._refused)
            self._end()
            self.imported.emit(ImportReport((), 0, refused))
            return
        self._show(kept)
        if kept:
            reasons = "\n".join(reason for _, reason in found.refused)
            raise CoderError(f"{reasons}\nIn the preview it stays as it was read before.")

    def _put_twins_aside(self) -> None:
        """Refuse before the import what would be refused in it."""
        if self._project is None:
            return
        for path, reason in twins(self._project, list(self._files.values())).items():
            del self._files[path]
            self._refused += [(Path(path).name, reason)]
        self._refused = list(dict.fromkeys(self._refused))

    def _show(self, unticked: Sequence[str]) -> None:
        """Show what was read, with what was corrected before; ``unticked`` were not cleaned."""
        project = self._project
        if project is None:
            return
        new = self.preview is None
        page = self.preview or self._page(project)
        for path in unticked:
            page.cleaning.untick(path)
        keep_what_is_typed(page)  # files that join the plan find the table in use
        corrected = {item.parsed.path: item for item in page.model.all}
        items = [
            carried_over(item, corrected.get(item.parsed.path))
            for item in with_likely(propose(project, list(self._files.values())))
        ]
        page.show_plan(items, self._refused)
        page.show_surveys(list(self._surveys.values()), known_surveys(project))
        if new:
            self.previewed.emit(page)
            page.focus_first()

    def _page(self, project: Project) -> ImportPreview:
        page = ImportPreview([row.name for row in cases.cases(project)])
        page.accepted.connect(self._store)
        page.cancelled.connect(self.give_up)
        page.leftOpen.connect(self._wait)
        page.cleaningChosen.connect(self._clean_again)
        number = self._round
        page.destroyed.connect(lambda: self._page_gone(number))
        self.preview = page
        return page

    def _have_failed(self, error: Exception, started: int) -> None:
        """Cancelled or broken: a plan that is in sight stays as it was."""
        if started == self._round:
            if self.preview is None:
                self._end()
            else:
                self.preview.set_busy(busy=False)
        if not isinstance(error, Cancelled):
            raise error

    def _clean_again(self, chosen: Kinds) -> None:
        """Read again the files whose cleaning is now another."""
        changed = [
            Path(path)
            for path, kinds in chosen.items()
            if kinds != self._clean.get(path, frozenset())
        ]
        if changed:
            self._read(changed, chosen)
        elif self.preview is not None:
            self.preview.set_busy(busy=False)

    def _store(self, items: list[ImportItem]) -> None:
        project, page = self._project, self.preview
        if project is None or page is None:
            return
        page.set_busy(busy=True)
        try:
            done = import_items(project, items, self._report, surveys=page.surveys.plans())
        except Cancelled:
            return  # nothing was imported; the plan is still there
        finally:
            page.set_busy(busy=False)
        refused = (*as_refused(self._refused), *done.refused)
        self._end()
        self.imported.emit(replace(done, refused=refused))

    def _wait(self) -> None:
        page = self.preview
        if page is not None:
            files = len(page.model.items) + len(page.surveys.plans())
            verb = "waits" if files == 1 else "wait"
            self.waiting.emit(f"{counted(files, 'file')} {verb} to be imported.")

    def show_again(self) -> None:
        """Go on with an import that waits."""
        if self.preview is not None:
            self.previewed.emit(self.preview)
            self.preview.focus_first()

    def give_up(self) -> None:
        """Import nothing; what is being read is passed over."""
        if self._project is not None:
            self._end()

    def _page_gone(self, number: int) -> None:
        """The window took the page away: its import is given up."""
        if number == self._round:
            self._forget()

    def _end(self) -> None:
        page = self.preview
        self._forget()
        self.ended.emit()
        if page is not None:
            page.deleteLater()

    def _forget(self) -> None:
        self._round += 1
        self.preview = None
        self._project = None
        self._files, self._surveys, self._clean, self._refused = {}, {}, {}, []


def as_refused(refused: Sequence[tuple[str, str]]) -> tuple[Refused, ...]:
    """Refusals of reading as those of an import."""
    return tuple(Refused(name, reason) for name, reason in refused)


def report_words(report: ImportReport) -> str:
    """29 documents, 29 cases, 1 refused."""
    parts = [counted(len(report.documents), "document"), counted(report.cases, "new case")]
    if report.refused:
        parts.append(f"{len(report.refused)} refused")
    return "\n".join((", ".join(parts), *report.surveys))
