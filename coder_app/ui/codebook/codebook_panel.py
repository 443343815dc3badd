"""The codebook: the tree of codes with live counts, and below it what the code in hand means."""

from collections.abc import Callable
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
from coder_app.core.code_sets import CodeSetRow, code_sets, delete_set
from coder_app.core.codebook import CodeRow
from coder_app.core.codebook_freeze import frozen, refuse_while_frozen
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CodeSetId
from coder_app.core.pins import pins
from coder_app.core.project import Project
from coder_app.ui.codebook.clicks import Clicks
from coder_app.ui.codebook.code_edits import Ask, CodeEdits
from coder_app.ui.codebook.code_menu import CodeMenu
from coder_app.ui.codebook.code_model import filtered, found
from coder_app.ui.codebook.code_pages import CodePages
from coder_app.ui.codebook.code_tree import CodeTree
from coder_app.ui.codebook.codebook_head import CodebookHead, flat
from coder_app.ui.codebook.definition import Definition
from coder_app.ui.codebook.name_row import NameRow
from coder_app.ui.codebook.tree_order import BY_COUNTS, Order, ordered, with_those_above
from coder_app.ui.codebook.view_menu import ViewMenu
from coder_app.ui.codebook.wording import EMPTY
from coder_app.ui.panel import Panel
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.selection import Selection
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import button, words

_AT_ONCE = ("code", "code_example", "code_alias", "code_set", "code_set_member", "setting")
_COUNTS_AFTER = 150
"""Milliseconds until counts follow a coding, so that applying a code never waits for them."""


class CodebookPanel(Panel):
    """Find, create, rename, colour, define, move, merge, group, pin and delete codes."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {
            *("code", "code_example", "code_alias", "code_set", "code_set_member"),
            *("codebook_version", "coding", "turn", "speaker", "document", "setting"),
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
        super().__init__(parent)
        self.setObjectName("codebook")
        self.setAccessibleName("Codebook")
        self.pinned: dict[int, CodeId] = {}
        self.order: Order = "tree"
        self.shown_set = ""
        """The code set that is shown alone, or empty."""
        self.head = CodebookHead()
        self.filter = self.head.filter
        self.tree = CodeTree()
        self.naming = NameRow()
        self.edits = CodeEdits(self.tree, self.naming, ask, self)
        self.pages = CodePages(ask, self)
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
        self._sets: dict[str, CodeSetRow] = {}
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
        self.filter.textChanged.connect(lambda _: self._show())
        self.filter.downAsked.connect(self._into_tree)
        self.filter.entered.connect(self._enter_first)
        self.filter.left.connect(self.leftForText)
        self.bring.clicked.connect(self.importAsked)
        self.add.clicked.connect(lambda _=False: self.add_code())
        self.meaning.toggled.connect(lambda _: self._show_meaning())
        self.definition.changed.connect(self.edits.define)
        self.edits.made.connect(self._show_made)
        self.edits.mergeAsked.connect(self._merge)
        self.head.view.clicked.connect(self._show_view)
        self.head.frozen.clicked.connect(self.show_versions)
        self.head.only.clicked.connect(lambda _=False: self.show_set(""))
        self.naming.left.connect(self.tree.setFocus)
        tree = self.tree
        tree.entered.connect(self.enter_code)
        tree.taken.connect(lambda one: self._take(CodeId(one)))
        tree.opened.connect(self._open)
        self.clicks.applyRequested.connect(self.applyRequested)
        self.clicks.undoAsked.connect(self.undoAsked)
        self.clicks.leftForText.connect(self.leftForText)
        tree.addAsked.connect(self.add_code)
        tree.removed.connect(self.delete_chosen)
        tree.left.connect(self.leftForText)
        tree.textDropped.connect(self.applyRequested)
        tree.currentChosen.connect(self.definition.show_row)
        tree.menuAsked.connect(self._menu)

    @property
    def rows(self) -> list[CodeRow]:
        """All codes, in tree order."""
        return self.edits.rows

    # -- what is shown

    def open_project(self, project: Project, signals: ProjectSignals) -> None:
        super().open_project(project, signals)
        signals.changed.connect(self.clicks.heard)

    def changed(self, changes: Changes) -> None:
        """Codes at once; counts a moment later, together."""
        if project_page_stale(changes) and self.project is not None:
            self.pages.refresh(self.project)
        if changes.touch(*_AT_ONCE):
            self.mark_stale()
        else:
            self._later.start()

    def refresh(self) -> None:
        project = self.project
        self.edits.project = self.clicks.project = project
        self.edits.rows = codebook.codebook(project) if project is not None else []
        self.pinned = pins(project) if project is not None else {}
        sets = code_sets(project) if project is not None else []
        self._sets = {row.id: row for row in sets}
        self.shown_set = self.shown_set if self.shown_set in self._sets else ""
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
        if self.order in BY_COUNTS:
            self._show()
        else:
            self.tree.codes.recount(changed)

    def _show(self) -> None:
        wanted = self.filter.text().strip()
        numbers = {code: number for number, code in self.pinned.items()}
        one = self._sets.get(self.shown_set)
        rows = with_those_above(self.rows, one.codes) if one else self.rows
        self.head.show_only(one.name if one else "")
        self.tree.sorted = self.order != "tree"
        rows = ordered(filtered(rows, wanted), self.order)
        self.tree.show_rows(rows, numbers, open_all=bool(wanted) or one is not None)
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
        self.edits.project, self.edits.rows, self.pinned = None, [], {}
        self._sets, self.shown_set = {}, ""
        self.head.show_freeze(None)
        self.filter.clear()
        self._show()

    def focus_widget(self) -> QWidget:
        """What gets the keys when the panel does."""
        return self.tree if self.rows else self.add

    # -- finding and applying

    def _into_tree(self) -> None:
        self.tree.setFocus()
        if not self.tree.chosen() and (first := self._first_found()) is not None:
            self.tree.choose(first)

    def _first_found(self) -> CodeId | None:
        words = self.filter.text().casefold().split()
        return next((row.id for row in self.tree.codes.shown() if found(row, words)), None)

    def _enter_first(self) -> None:
        first = self._first_found()
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

    def chosen_codes(self) -> list[str]:
        """The codes selected in the tree."""
        return [row.id for row in self.edits.chosen()]

    # -- how it is shown

    def sort_by(self, order: Order) -> None:
        """Show siblings in this order; as arranged they can be dragged between rows."""
        self.order = order
        self._show()

    def show_set(self, one: str) -> None:
        """Show only the codes of a set, in their branches; empty: all codes."""
        self.shown_set = one
        self._show()

    def _show_view(self) -> None:
        button = self.head.view
        ViewMenu(self).popup(button.mapToGlobal(button.rect().bottomLeft()))

    # -- doing

    def delete_set(self, one: str) -> None:
        """Part the codes of a set."""
        if self.project is not None:
            delete_set(self.project, CodeSetId(one))

    def _merge(self, codes: list[CodeId], into: str) -> None:
        if self.project is not None:
            self.pages.merge(self.project, codes, CodeId(into))

    def split_chosen(self) -> None:
        """Walk the excerpts of the code in hand and give each a code."""
        rows = self.edits.chosen()
        if self.project is None or len(rows) != 1:
            raise CoderError("Select the one code to split first, in the codebook.")
        refuse_while_frozen(self.project)
        self.pages.split(self.project, rows[0].id)

    def show_versions(self) -> None:
        """Show the versions of the codebook."""
        if self.project is not None:
            self.pages.versions(self.project)

    def toggle_frozen(self) -> None:
        """Freeze the codebook for coders, or thaw it."""
        if self.project is not None:
            self.pages.freeze(self.project, freeze=frozen(self.project) is None)

    def add_code(self) -> None:
        """Ask for the name of a new code."""
        self.edits.add()

    def group(self) -> None:
        """Ask for the name of a new theme for the codes selected (Ctrl+G)."""
        self.edits.group()

    def delete_chosen(self) -> None:
        """Delete the codes selected, after asking where their codings go."""
        self.edits.delete()

    def choose(self, title: str, then: Callable[[str], object]) -> None:
        """Offer the codes, found by typing; ``then`` gets the id of the one chosen."""
        self.edits.choose(title, then)

    def _show_made(self, code: str) -> None:
        self.filter.clear()
        self.tree.choose(CodeId(code))

    def _menu(self, place: QPoint) -> None:
        if self.project is not None and self.rows:
            CodeMenu(self, self.project).popup(place)


def project_page_stale(changes: Changes) -> bool:
    """Whether a page of versions shows something else now."""
    return changes.touch("codebook_version", "setting", "code", "code_example", "code_alias")
