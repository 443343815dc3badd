"""The codebook: the tree of codes with live counts, and below it what the code in hand means."""

from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import codebook
from coder_app.core.changes import Changes
from coder_app.core.codebook_freeze import frozen
from coder_app.core.ids import CodeId
from coder_app.core.project import Project
from coder_app.ui.codebook.clicks import Clicks
from coder_app.ui.codebook.code_edits import Ask
from coder_app.ui.codebook.code_menu import CodeMenu
from coder_app.ui.codebook.codebook_commands import CodebookCommands
from coder_app.ui.codebook.codebook_head import CodebookHead, flat
from coder_app.ui.codebook.definition import Definition
from coder_app.ui.codebook.showing import Showing
from coder_app.ui.codebook.view_menu import ViewMenu
from coder_app.ui.codebook.wording import EMPTY
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.selection import Selection
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import button, words

_AT_ONCE = ("code", "code_example", "code_alias", "code_set", "code_set_member", "setting")
_COUNTS_AFTER = 150
"""Milliseconds until counts follow a coding, so that applying a code never waits for them."""


class CodebookPanel(CodebookCommands):
    """Find, create, rename, colour, define, move, merge, group, pin and delete codes."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("code", "code_example", "code_alias", "code_set", "code_set_member"),
            *("codebook_version", "coding", "turn", "speaker", "document", "setting"),
            *("document_status", "coder"),
        }
    )

    applyRequested = Signal(str)
    undoAsked = Signal(str)
    """Take back the step of this id: a click coded by accident."""
    excerptsRequested = Signal(str)
    reviewAsked = Signal(str)
    memoAsked = Signal(str)
    onlyAsked = Signal(list)
    """Show only codings of these codes."""
    importAsked = Signal()
    leftForText = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(ask, parent)
        self.setObjectName("codebook")
        self.setAccessibleName("Codebook")
        self.head = CodebookHead()
        self.filter = self.head.filter
        self.showing = Showing(self.head, self.tree, self)
        self.empty = words("codebook.empty", EMPTY, tone="quiet")
        self.empty.setContentsMargins(GRID, GRID, GRID, GRID)
        self.bring = button("codebook.import", "Import codebook…")
        self.add = flat("codebook.add", "+ code", "Add a code (Insert)")
        self.meaning = flat("codebook.meaning", "Definition", "Show what the code means")
        self.meaning.setCheckable(True)
        self.definition = Definition()
        self.definition.hide()
        fields = [self.naming.field, *self.definition.fields.values()]
        self.clicks = Clicks(self.tree, fields, self)
        self._later = QTimer(self, singleShot=True, interval=_COUNTS_AFTER)
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        """Codes above, what the code in hand means below."""
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setObjectName("codebook.split")
        self.split.setAccessibleName("Codes and what they mean")
        self.split.setChildrenCollapsible(False)
        self.split.setHandleWidth(1)
        self.split.addWidget(self._upper())
        self.split.addWidget(self.definition)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.split)

    def _upper(self) -> QWidget:
        bring = QHBoxLayout()
        bring.setContentsMargins(GRID, 0, GRID, GRID)
        bring.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID // 2, GRID // 2, GRID // 2, GRID // 2)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.meaning)
        upper = QWidget()
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.empty)
        column.addLayout(bring)
        column.addWidget(self.tree, 1)
        column.addWidget(self.naming)
        column.addWidget(self.clicks.line)
        column.addLayout(foot)
        column.addStretch(0)
        return upper

    def _connect(self) -> None:
        self._later.timeout.connect(self._recount)
        self.filter.downAsked.connect(self._into_tree)
        self.filter.entered.connect(self._enter_first)
        self.filter.left.connect(self.leftForText)
        self.bring.clicked.connect(self.importAsked)
        self.add.clicked.connect(lambda _=False: self.add_code())
        self.meaning.toggled.connect(lambda _: self._show_meaning())
        self.definition.changed.connect(self.edits.define)
        self.edits.made.connect(self._show_made)
        self.head.view.clicked.connect(self._show_view)
        self.head.frozen.clicked.connect(self.show_versions)
        self.naming.left.connect(self.tree.setFocus)
        tree = self.tree
        tree.entered.connect(self.enter_code)
        tree.taken.connect(lambda one: self._take(CodeId(one)))
        tree.opened.connect(self._open)
        tree.severalChosen.connect(self.clicks.several_chosen)
        self.clicks.applyRequested.connect(self.applyRequested)
        self.clicks.undoAsked.connect(self.undoAsked)
        self.clicks.leftForText.connect(self.leftForText)
        tree.addAsked.connect(self.add_code)
        tree.removed.connect(self.delete_chosen)
        tree.left.connect(self.leftForText)
        tree.textDropped.connect(self.applyRequested)
        tree.currentChosen.connect(self.definition.show_row)
        tree.menuAsked.connect(self._menu)

    # -- what is shown

    def open_project(self, project: Project, signals: ProjectSignals) -> None:
        super().open_project(project, signals)
        signals.changed.connect(self.clicks.heard)

    def changed(self, changes: Changes) -> None:
        """Codes at once; counts a moment later, together."""
        if _versions_stale(changes) and self.project is not None:
            self.pages.refresh(self.project)
        if changes.touch(*_AT_ONCE):
            self.mark_stale()
        else:
            self._later.start()

    def refresh(self) -> None:
        project = self.project
        self.edits.project = self.clicks.project = project
        self.edits.rows = codebook.codebook(project, seen=True) if project is not None else []
        self.showing.read(project)
        freeze = frozen(project) if project is not None else None
        read_only = project is not None and project.read_only
        self.tree.set_read_only(read_only=read_only)
        for part in (self.add, self.bring):
            part.setEnabled(not read_only)
        self.definition.setReadOnly(project is None or project.read_only or freeze is not None)
        self.head.show_freeze(freeze)
        self._show()

    def _recount(self) -> None:
        """Put the counts right, in the rows where they differ; the rest of them stays as it is."""
        if self.project is None or self._stale or not self.isVisible() or self._typing.waits():
            self.mark_stale()
            return
        rows = codebook.recounted(self.project, self.rows)
        changed = [row for row, old in zip(rows, self.rows, strict=True) if row is not old]
        self.edits.rows = rows
        self.showing.recount(rows, changed)

    def _show(self) -> None:
        self.showing.show(self.rows)
        self.head.view.setEnabled(bool(self.rows))
        self.head.numbers.setVisible(bool(self.rows))
        for part in (self.empty, self.bring):
            part.setVisible(not self.rows)
        self.tree.setVisible(bool(self.rows))
        self.filter.setEnabled(bool(self.rows))
        self.meaning.setEnabled(bool(self.rows))
        self._show_meaning()

    def _show_meaning(self) -> None:
        wanted = self.meaning.isChecked() and bool(self.rows)
        if wanted and self.definition.isHidden():
            self.definition.show()
            self.split.setSizes([2 * self.height(), 3 * self.height()])
            QTimer.singleShot(0, self, lambda: self.tree.scrollTo(self.tree.currentIndex()))
        self.definition.setVisible(wanted)

    def close_project(self) -> None:
        """Save what is being written about a code, then show nothing."""
        self.definition.save()
        self.pages.forget()
        self._later.stop()
        self.clicks.forget()
        super().close_project()
        self.clicks.project = None
        self.edits.project, self.edits.rows = None, []
        self.showing.read(None)
        self.head.show_freeze(None)
        self._show()
        self.filter.clear()

    def focus_widget(self) -> QWidget:
        """What gets the keys when the panel does."""
        return self.tree if self.rows else self.add

    # -- finding and applying

    def _into_tree(self) -> None:
        self.tree.setFocus()
        if not self.tree.chosen() and (first := self.showing.first_found()) is not None:
            self.tree.choose(first)

    def _enter_first(self) -> None:
        first = self.showing.first_found()
        if first is not None:
            self.tree.choose(first)
            self.enter_code(first)

    def enter_code(self, code: str) -> None:
        """Apply to the selection, where there is one; else show the excerpts."""
        signal = self.applyRequested if self.selection.has_text else self.excerptsRequested
        signal.emit(code)

    def set_selection(self, selection: Selection) -> None:
        super().set_selection(selection)
        self.clicks.follow(selection)

    def _take(self, code: CodeId) -> None:
        """A click: apply to the words selected; the keys stay with the text."""
        row = self.edits.row(code)
        if row is not None:
            self.clicks.take(row, self.selection)

    def _open(self, code: str) -> None:
        """A double click: its first half may have applied the code, which was not meant."""
        self.clicks.take_back()
        self.excerptsRequested.emit(code)

    def show_definition(self) -> None:
        """Open the fields that say what the code in hand means, and write there."""
        self.meaning.setChecked(True)
        self.definition.fields["definition"].setFocus()

    def _show_view(self) -> None:
        button = self.head.view
        ViewMenu(self).popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _show_made(self, code: str) -> None:
        self.filter.clear()
        self.tree.choose(CodeId(code))

    def _menu(self, place: QPoint) -> None:
        if self.project is not None and self.rows:
            CodeMenu(self, self.project).popup(place)


def _versions_stale(changes: Changes) -> bool:
    """Whether a page of versions shows something else now."""
    return changes.touch("codebook_version", "setting", "code", "code_example", "code_alias")
