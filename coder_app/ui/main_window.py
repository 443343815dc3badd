"""The main window: the start page or the work area, and what the commands do."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent

from coder_app.core import coders
from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.project import ActionInfo, Changes, Project
from coder_app.core.reading_only import refuse_to_change, why_not
from coder_app.ui import window_commands
from coder_app.ui.commands import Actions
from coder_app.ui.navigation import Place, Trail
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.selection import Selection
from coder_app.ui.settings import ZOOM, Settings
from coder_app.ui.tasks import Tasks
from coder_app.ui.undo import Ask, Undoer
from coder_app.ui.window_commands import (
    codes,
    embeddings,
    files,
    going,
    opening,
    projects,
    suggesting,
    texts,
    view,
)
from coder_app.ui.window_frame import WindowFrame

if TYPE_CHECKING:
    from coder_app.ui.coach import Coach
    from coder_app.ui.documents.import_flow import ImportFlow
    from coder_app.ui.keys_page import KeysPage
    from coder_app.ui.work_area import WorkArea


class MainWindow(WindowFrame):
    """Everything meets here; what each command does stands in ``window_commands``."""

    def __init__(
        self, settings: Settings | None = None, tasks: Tasks | None = None, ask: Ask | None = None
    ) -> None:
        super().__init__(settings, tasks, ask)
        self.undoer = Undoer(self.ask, self.show_step)
        self.trail = Trail()
        self._going = False
        self._work: WorkArea | None = None
        self.actions_by_id = Actions(self, self.settings, window_commands.of(self))
        self.actions_by_id.fill(self.menuBar())
        self._connect_session()
        self.restore_look()
        view.show_mode(self)
        self._closed()

    # -- the panels

    @property
    def work(self) -> WorkArea:
        """The panels; made where they are not there yet, for the start page does without."""
        return self._work or self.furnish()

    def furnish(self) -> WorkArea:
        """Make the panels, where that was not done, and what else comes with half the program."""
        if self._work is None:
            from coder_app.ui import furnishing  # noqa: PLC0415 - the first paint waits for imports

            self._work = furnishing.work_area(self)
            furnishing.connect(self)
        return self._work

    coach: Coach
    importing: ImportFlow
    keys_page: KeysPage

    # -- wiring

    def _connect_session(self) -> None:
        self.session.opened.connect(self._opened)
        self.session.closing.connect(self._closing)
        self.session.closed.connect(self._closed)
        self.session.saved.connect(self.status.show_saved)
        self.status.undoClicked.connect(self.undo_step)
        start = self.start
        start.newRequested.connect(lambda new: projects.create_project(self, new))
        start.openRequested.connect(self.open_path)
        start.sampleRequested.connect(lambda: projects.open_sample(self))

    # -- a project comes and goes

    def open_path(self, path: Path) -> None:
        """Open a project file; asks where another program has it. Raises ProjectRefused."""
        self.session.open(path)

    def _opened(self, project: Project, signals: ProjectSignals) -> None:
        for panel in self.work.panels():
            panel.open_project(project, signals)
        signals.changed.connect(self._changed)
        self.trail.clear()
        self.pages.setCurrentWidget(self.work)
        self.show_coder()
        self.work.show_workspace("code")
        self.show_title(project)
        opening.begin(self)

    def show_coder(self) -> None:
        """Show who codes now."""
        project = self.project
        row = next((r for r in coders.coders(project) if r.name == project.coder_name), None)
        initials, colour = (row.initials, row.colour) if row else ("", "")
        top = self.work.top
        top.show_project(project.name, project.coder_name, initials, colour, why_not(project))

    def _closing(self) -> None:
        for panel in self.work.panels():
            panel.close_project()
        self.work.embedding.close_project()
        self.work.show_reader()
        self.strip.hide()

    def _closed(self) -> None:
        self.show_title(None)
        self.actions_by_id.allow(project=False, write=False)
        self.status.clear_notice()
        self.status.counts.clear()
        self.status.show_saved("")
        self.start.show_home()
        self.pages.setCurrentWidget(self.start)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_look()
        if self._work is not None:
            self.settings.set(ZOOM, self._work.reader.zoom)
        self.session.close()
        self.tasks.close()
        super().closeEvent(event)

    # -- what happens

    def _changed(self, changes: Changes) -> None:
        verb = {"do": "", "undo": "Undone: ", "redo": "Done again: "}[changes.kind]
        step = changes.action.id if changes.undoable else ""
        self.status.tell(f"{verb}{changes.action.sentence}", step=step)
        if changes.touch("coder", "setting"):
            projects.show_coder(self)
        if changes.touch("setting"):
            codes.show_frozen(self)
            suggesting.show_choices(self)
        if changes.kind != "do" and changes.place is not None:
            going.show_change(self, changes)
        embeddings.changed(self, changes)
        self.coach.changed(self.project, changes)
        self._show_count()

    def selected(self, selection: Selection) -> None:
        """Let the panels know where the caret is."""
        for panel in (self.work.codebook, self.work.documents, self.work.here, self.work.case):
            panel.set_selection(selection)
        self.work.suggestions.set_selection(selection)
        self._show_count()
        if selection.document is not None and not self._going:
            self.visit(Place("code", selection.document, selection.start, selection.end))

    def _show_count(self) -> None:
        count = self.work.reader.coding_count
        words = f"{count} {'coding' if count == 1 else 'codings'} here"
        self.status.counts.setText(words if self.work.reader.document is not None else "")

    def visit(self, place: Place) -> None:
        """Put a place on the trail of where one was."""
        if place.workspace == "code" and place.document is None:
            return
        self.trail.visit(place)

    # -- going places

    def open_document(self, document: DocumentId) -> None:
        """Open a document in the reader."""
        self.work.show_workspace("code")
        self.work.show_reader()
        self.work.reader.open_document(document)
        self.work.documents.show_current(document)
        self.coach.begin(self.project, lent=projects.is_sample(self.project))
        self.focus_text()

    def go_to(self, document: str, start: int, end: int) -> None:
        """Open a place in the text; Back leads to where one came from, not through the document."""
        self._going = True
        try:
            self.work.show_workspace("code")
            self.work.show_reader()
            self.work.reader.show_place(DocumentId(document), start, end)
        finally:
            self._going = False
        self.visit(Place("code", DocumentId(document), start, end))
        self.work.documents.show_current(DocumentId(document))
        self.focus_text()

    def go(self, place: Place | None) -> None:
        """Go to a place of the trail."""
        if place is None:
            return
        if place.document is None:
            self.work.show_workspace(place.workspace)
        else:
            self.go_to(place.document, place.start, place.end)

    def step_document(self, by: int) -> None:
        """The document so many places further in the list."""
        found = self.work.documents.neighbour(self.work.reader.selection.document, by)
        if found is not None:
            self.open_document(found)

    def show_excerpts(self, code: str) -> None:
        """Show the excerpts of a code."""
        self.work.show_workspace("excerpts")
        self.work.excerpts.show_code(CodeId(code))

    def show_filtered(self, wanted: ExcerptFilter) -> None:
        """Show the excerpts that a number in Themes counts."""
        self.work.show_workspace("excerpts")
        self.work.excerpts.show_filter(wanted)

    def show_step(self, step: ActionInfo) -> None:
        """Open the history at a step."""
        texts.show_history(self, step.id)

    def focus_text(self) -> None:
        """Put the caret into the text, or the list of the workspace in sight."""
        if self.work.workspace() == "code":
            self.work.reader.focus_text()

    # -- undo, redo, import

    def undo(self) -> None:
        """Take the newest step back; in edit mode, typing only."""
        if self.work.reader.settling.is_editing:
            self.work.reader.settling.page.editor.undo()
        elif self.undoer.undo(self.project) is None and self.project.next_undo() is None:
            self.status.tell("Nothing to undo")

    def undo_step(self, step: str) -> None:
        """Take back the step that a link names, and no other."""
        newest = self.project.next_undo()
        if self.work.reader.settling.is_editing:
            self.status.tell("Nothing was undone: save the text first, then undo")
        elif newest is None or newest.id != step:
            self.status.tell("Nothing was undone: other steps came after it; see the history")
        else:
            self.undoer.undo(self.project)

    def newest_step(self) -> str:
        """What a link beside a notice of the newest step undoes; empty where there is none."""
        newest = self.project.next_undo()
        return newest.id if newest else ""

    def redo(self) -> None:
        """Do the oldest undone step again; in edit mode, typing only."""
        if self.work.reader.settling.is_editing:
            self.work.reader.settling.page.editor.redo()
        elif self.undoer.redo(self.project) is None and self.project.next_redo() is None:
            self.status.tell("Nothing to redo")

    def import_files(self, paths: list[Path]) -> None:
        """Read files and show their preview; codebooks add their codes. Raises CoderError."""
        refuse_to_change(self.project)
        files.take_files(self, paths)
