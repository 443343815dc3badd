"""The history: what was done, by whom and when; back to a point; pruned; as csv."""

from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import codebook, documents, history
from coder_app.core.history import HistoryRow
from coder_app.core.ids import ActionId
from coder_app.core.names import counted
from coder_app.core.project import Changes, Project
from coder_app.ui.history.history_filter import HistoryFilterBar
from coder_app.ui.history.history_model import STATE, WHAT, WHEN, WHO, HistoryModel
from coder_app.ui.history.history_words import (
    PRUNES,
    back_words,
    forward_words,
    gone_back_words,
    prune_words,
    pruned_words,
)
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, quiet
from coder_app.ui.widgets.plain_table import PlainTable
from coder_app.ui.widgets.strip import Strip
from coder_app.ui.widgets.wrapping import WrappingLayout

_WIDTHS = {WHEN: 144, WHO: 128, STATE: 120}
_LEAST = 280
"""What the sentences have at least, as long as the other columns can give way."""
HINT = "Every step, newest first. Choose one and go back to it: it stays, what came after goes."
BACK, FORWARD = "Go back to here…", "Go forward to here…"


class HistoryPanel(Panel):
    """A page of the window; Escape leaves it."""

    tables: ClassVar[frozenset[str]] = frozenset()

    left = Signal()
    exportAsked = Signal(object)
    """A ``HistoryFilter``: write what it finds as csv."""
    statusMessage = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history")
        self.setAccessibleName("History")
        self.setProperty("waits", "true")  # it stays when another page is shown
        self.filter = HistoryFilterBar()
        self.model = HistoryModel(self)
        self.view = PlainTable("history.list", "Steps, newest first", self.model)
        self.view.share(_WIDTHS, WHAT, _LEAST)
        self.count = quiet("", wraps=False)
        self.ask = Strip("history.ask")
        self.back = button("history.back", BACK, self.ask_go)
        self.prune_from = _prune_box()
        self.prune = button("history.prune", "Prune…", self.ask_prune)
        self.export = button("history.export", "Export…", self._export)
        self.close_button = button("history.close", "Close", self.left.emit)
        self._arrange()
        self.filter.changed.connect(self._show)
        self.view.selectionModel().currentRowChanged.connect(lambda *_: self._chosen())
        self.view.doubleClicked.connect(lambda _: self.ask_go())

    def _arrange(self) -> None:
        title = QLabel("History")
        title.setObjectName("history.title")
        title.setFont(theme.font(4, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        parts: tuple[QWidget, ...] = (title, quiet(HINT), self.filter, self.view, self.ask)
        for part in parts:
            layout.addWidget(part, 1 if part is self.view else 0)
        layout.addWidget(self._foot())

    def _foot(self) -> QWidget:
        """Buttons that go on in a second row where the page is narrow."""
        foot = QWidget()
        row = WrappingLayout(foot, gap=GRID)
        parts: tuple[QWidget, ...] = (self.back, self.prune_from, self.prune, self.export)
        for part in (*parts, self.close_button, self.count):
            row.addWidget(part)
        return foot

    # what is shown --------------------------------------------------------------------

    def _on_changed(self, changes: Changes) -> None:
        _ = changes  # every change is a step
        self.ask.hide()  # what it told or asked is no longer so
        self.mark_stale()

    def close_project(self) -> None:
        super().close_project()
        self.filter.forget_coding()
        self.model.show_listing(None)
        self.ask.hide()

    def refresh(self) -> None:
        """Offer what can be filtered by, and read the steps anew."""
        project = self.project
        if project is None:
            return
        self.filter.offer(
            [(row.name, row.id) for row in documents.documents(project)],
            [(row.path, row.id) for row in codebook.codebook(project)],
            [(name, one) for one, name in history.coders_in_history(project)],
        )
        for part in (self.prune, self.prune_from):
            part.setEnabled(not project.read_only)
        self._show()

    def _show(self) -> None:
        if self.project is None:
            return
        kept = self.chosen
        listing = history.history(self.project, self.filter.wanted)
        self.model.show_listing(listing)
        self.count.setText(counted(listing.count, "step"))
        row = self.model.row_of(kept.number) if kept is not None else 0
        self.view.selectRow(max(0, row))
        self._chosen()

    def show_newest(self) -> None:
        """Take the newest step in hand and bring it into sight."""
        self.view.selectRow(0)
        self.view.scrollToTop()

    def show_step(self, action: ActionId) -> None:
        """Bring a step into sight, whatever the filter."""
        if self.project is None:
            return
        number = history.step_number(self.project, action)
        if number is None:
            return
        if self.model.row_of(number) < 0:
            self.filter.show_all()
        row = self.model.row_of(number)
        self.view.selectRow(row)
        self.view.scrollTo(self.model.index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def show_coding(self, coding: str, words: str) -> None:
        """Show what was done to one coding and its memos; the words name it."""
        self.filter.show_coding(coding, words)

    @property
    def chosen(self) -> HistoryRow | None:
        """The step in hand."""
        return self.model.step(self.view.currentIndex().row())

    def _chosen(self) -> None:
        row = self.chosen
        writable = self.project is not None and not self.project.read_only
        undone = row is not None and row.state == "undone"
        self.back.setText(FORWARD if undone else BACK)
        self.back.setAccessibleName(self.back.text())
        able = row is not None and row.state in ("done", "pruned", "undone")
        self.back.setEnabled(writable and able)

    # what is done ---------------------------------------------------------------------

    def ask_go(self) -> None:
        """Show what going back to the step in hand takes back; to an undone one, what comes."""
        row = self.chosen
        if self.project is None or row is None or not self.back.isEnabled():
            return
        if row.state == "undone":
            self._ask_forward(self.project, row)
            return
        seen = history.foresee_undo(self.project, row.id)
        if not seen.steps:
            self.ask.say(back_words(row, seen), (("Fine", lambda: None),))
            return
        title = f"Undo {counted(seen.steps, 'step')}"
        choices = ((title, lambda: self.go_back(row.id)), ("Leave", self.view.setFocus))
        self.ask.say(back_words(row, seen), choices, kind="warning")

    def _ask_forward(self, project: Project, row: HistoryRow) -> None:
        seen = history.foresee_redo(project, row.id)
        title = f"Redo {counted(seen.steps, 'step')}"
        choices = ((title, lambda: self.go_forward(row.id)), ("Leave", self.view.setFocus))
        self.ask.say(forward_words(row, seen), choices)

    def go_back(self, action: ActionId) -> None:
        """Take back everything after a step, as one command; the way forward is offered."""
        project = self.project
        if project is None:
            return
        seen = history.foresee_undo(project, action)
        project.undo_back_to(action)
        self.show_step(action)
        choices = (
            ("Forward again to where you were", self._forward_again),
            ("Fine", self.view.setFocus),
        )
        self.ask.say(gone_back_words(seen.steps, seen.work), choices)
        self.view.setFocus()

    def _forward_again(self) -> None:
        if self.project is not None:
            self.project.redo()
            self.view.selectRow(0)
        self.view.setFocus()

    def go_forward(self, action: ActionId) -> None:
        """Do everything undone up to a step again, as one command."""
        if self.project is not None:
            self.project.redo_forward_to(action)
            self.show_step(action)
            self.view.setFocus()

    def ask_prune(self) -> None:
        """Show what pruning would drop."""
        if self.project is None:
            return
        before = history.days_ago(int(self.prune_from.currentData()))
        seen = history.foresee_prune(self.project, before)
        words = prune_words(seen, before)
        if not seen.steps:
            self.ask.say(words, (("Fine", lambda: None),))
            return
        choices = (("Prune", lambda: self.do_prune(before)), ("Leave", self.view.setFocus))
        self.ask.say(words, choices, kind="warning")

    def do_prune(self, before: datetime) -> None:
        """Drop the images of all steps before a time."""
        if self.project is not None:
            steps, reclaimed = self.project.prune_history(before)
            self.statusMessage.emit(pruned_words(steps, reclaimed))

    def _export(self) -> None:
        self.exportAsked.emit(self.filter.wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.ask.isVisible():
                self.ask.hide()
                self.view.setFocus()
            else:
                self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.view.hasFocus():
            self.ask_go()
        else:
            super().keyPressEvent(event)


def _prune_box() -> QComboBox:
    box = QComboBox()
    box.setObjectName("history.prune-from")
    box.setAccessibleName("Prune steps that are older than")
    for words, days in PRUNES:
        box.addItem(words, days)
    return box
