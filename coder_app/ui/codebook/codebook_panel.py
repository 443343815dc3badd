"""The codebook: find, create, rename, colour, define, move, merge, group, delete."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

import resources
from coder_app.core import codebook
from coder_app.core.codebook import CodeRow
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId
from coder_app.ui.codebook.code_tree import CodeTree, row_of
from coder_app.ui.codebook.definition import Definition
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.chooser import Chooser

EMPTY = "No codes yet. Select a passage and type a name, or import a codebook (Excel, CSV)."
MOVE, DELETE, CANCEL = "Move them to…", "Delete code and codings", "Cancel"
_NEW = {"code": "New code", "theme": "New theme"}

Ask = Callable[[str, Sequence[str]], str]


class CodebookPanel(Panel):
    """The tree of codes with live counts, and below it what the code in hand means."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"code", "code_example", "coding", "turn", "speaker", "document"}
    )

    applyRequested = Signal(str)
    excerptsRequested = Signal(str)
    importAsked = Signal()
    leftForText = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setObjectName("codebook")
        self.setAccessibleName("Codebook")
        self.rows: list[CodeRow] = []
        self._rename: CodeId | None = None
        self.filter = QLineEdit()
        self.filter.setObjectName("codebook.filter")
        self.filter.setAccessibleName("Filter codes")
        self.filter.setPlaceholderText("filter")
        self.filter.setClearButtonEnabled(True)
        self.tree = CodeTree()
        self.empty = QLabel(EMPTY)
        self.empty.setObjectName("codebook.empty")
        self.empty.setProperty("tone", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(GRID, 0, GRID, GRID)
        self.bring = QPushButton("Import codebook…")
        self.bring.setObjectName("codebook.import")
        self.bring.setAccessibleName("Import codebook")
        self.add = _flat("codebook.add", "+ code", "Add a code (Insert)")
        self.meaning = _flat("codebook.meaning", "Definition", "Show what the code means")
        self.meaning.setCheckable(True)
        self.definition = Definition()
        self.definition.hide()
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        title = QLabel("CODEBOOK")
        title.setProperty("tone", "header")
        head = QHBoxLayout()
        head.setContentsMargins(GRID, GRID, GRID, GRID // 2)
        head.addWidget(title)
        head.addWidget(self.filter, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(GRID // 2, 0, GRID // 2, GRID // 2)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.meaning)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self.empty)
        layout.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.tree, 1)
        layout.addLayout(foot)
        layout.addWidget(self.definition)
        layout.addStretch(0)

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda text: self.tree.show_rows(self.rows, text))
        self.bring.clicked.connect(self.importAsked)
        self.add.clicked.connect(lambda _=False: self.add_code())
        self.meaning.toggled.connect(self.definition.setVisible)
        self.definition.changed.connect(self._define)
        tree = self.tree
        tree.entered.connect(self.enter_code)
        tree.removed.connect(self.delete_chosen)
        tree.left.connect(self.leftForText)
        tree.moved.connect(self._move)
        tree.textDropped.connect(self.applyRequested)
        tree.itemChanged.connect(self._renamed)
        tree.itemClicked.connect(self._clicked)
        tree.itemDoubleClicked.connect(
            lambda item: self.excerptsRequested.emit(row_of(item).id) if row_of(item) else None  # type: ignore[union-attr]
        )
        tree.currentItemChanged.connect(lambda item, _: self.definition.show_row(row_of(item)))
        tree.customContextMenuRequested.connect(self._menu)
        theme.changed.connect(tree.viewport().update)

    # -- what is shown

    def refresh(self) -> None:
        self.rows = codebook.codebook(self.project) if self.project is not None else []
        self.tree.show_rows(self.rows, self.filter.text())
        for part in (self.empty, self.bring):
            part.setVisible(not self.rows)
        self.tree.setVisible(bool(self.rows))
        self.filter.setEnabled(bool(self.rows))
        item = self.tree.currentItem()
        self.definition.show_row(row_of(item))
        if self._rename is not None:
            self._edit(self._rename)
            self._rename = None

    def _edit(self, code: CodeId) -> None:
        item = self.tree.item_of(code)
        if item is not None:
            self.tree.setCurrentItem(item)
            self.tree.setFocus()
            self.tree.editItem(item)

    def row(self, code: CodeId) -> CodeRow | None:
        """The row of a code."""
        return next((row for row in self.rows if row.id == code), None)

    # -- what is done

    def add_code(self, parent: CodeId | None = None) -> None:
        """Add a code with a name to be typed over, in place."""
        if self.project is None:
            return
        taken = {row.name for row in self.rows if row.parent_id == parent}
        name, number = _NEW["code"], 1
        while name in taken:
            number += 1
            name = f"{_NEW['code']} {number}"
        self.filter.clear()
        self._rename = codebook.create_code(self.project, name, parent=parent)
        self.mark_stale()

    def enter_code(self, code: str) -> None:
        """Apply to the selection, where there is one; else show the excerpts."""
        signal = self.applyRequested if self.selection.has_text else self.excerptsRequested
        signal.emit(code)

    def _clicked(self, item: QTreeWidgetItem) -> None:
        row = row_of(item)
        if row is not None and self.selection.has_text and len(self.tree.chosen()) == 1:
            self.applyRequested.emit(row.id)

    def _renamed(self, item: QTreeWidgetItem) -> None:
        row = row_of(item)
        if self.project is None or row is None or item.text(0) == row.name:
            return
        try:
            codebook.rename_code(self.project, row.id, item.text(0))
        finally:
            self.mark_stale()

    def _define(self, code: str, field: str, text: str) -> None:
        if self.project is None or self.row(CodeId(code)) is None:
            return
        value: str | list[str] = text.split("\n") if field == "examples" else text
        codebook.define_code(self.project, CodeId(code), **{field: value})  # type: ignore[arg-type]

    def _move(self, codes: list[CodeId], parent: CodeId | None, before: CodeId | None) -> None:
        if self.project is not None:
            codebook.move_codes(self.project, codes, parent, before)

    def group(self) -> None:
        """Put the codes selected under a new theme, whose name is typed in place."""
        chosen = self.tree.chosen()
        if self.project is None or not chosen:
            raise CoderError("Select the codes that belong together first, in the codebook.")
        taken = {row.name for row in self.rows if row.parent_id is None}
        name, number = _NEW["theme"], 1
        while name in taken:
            number += 1
            name = f"{_NEW['theme']} {number}"
        self._rename = codebook.group_under_theme(self.project, chosen, name)
        self.mark_stale()

    def delete_chosen(self) -> None:
        """Delete the codes selected; where they are used, asks where their codings go."""
        chosen, project = self.tree.chosen(), self.project
        if project is None or not chosen:
            return
        rows = [row for code in chosen if (row := self.row(code)) is not None]
        used = sum(row.all_codings for row in rows)
        if not used:
            codebook.delete_codes(project, chosen)
            return
        what = f"'{rows[0].name}' has" if len(rows) == 1 else f"{len(rows)} codes have"
        documents = f" in {rows[0].documents} documents" if len(rows) == 1 else ""
        text = f"{what} {used} codings{documents}.   Ctrl+Z can bring them back."
        answer = self._ask(text, (MOVE, DELETE, CANCEL))
        if answer == DELETE:
            codebook.delete_codes(project, chosen)
        elif answer == MOVE:
            self.choose(
                "Move their codings to",
                lambda into: codebook.delete_codes(project, chosen, move_to=CodeId(into)),
                without=chosen,
            )

    def choose(
        self, title: str, then: Callable[[str], object], without: Sequence[CodeId] = ()
    ) -> None:
        """Offer the codes, found by typing."""
        items = [(row.id, row.path, row.colour) for row in self.rows if row.id not in without]
        Chooser(title, items, then, self).offer(self.tree)

    # -- menu

    def _menu(self) -> None:
        chosen, project = self.tree.chosen(), self.project
        if project is None or not chosen:
            return
        code = chosen[0]
        row = self.row(code)
        menu = QMenu(self)
        menu.setObjectName("codebook.menu")
        menu.setAccessibleName("Code")
        menu.addAction("Show excerpts\tEnter", lambda: self.excerptsRequested.emit(code))
        menu.addAction("New code beneath", lambda: self.add_code(code))
        menu.addAction("Rename\tF2", lambda: self._edit(code))
        menu.addMenu(self._colours(menu, code))
        menu.addAction("Definition…", lambda: self.meaning.setChecked(True))
        menu.addSeparator()
        menu.addAction("Move to…", lambda: self._choose_parent(chosen))
        menu.addAction(
            "Merge into…",
            lambda: self.choose(
                "Merge into",
                lambda into: codebook.merge_codes(project, chosen, CodeId(into)),
                without=chosen,
            ),
        )
        menu.addAction("Group under a new theme\tCtrl+G", self.group)
        if row is not None:
            words = "Not a theme" if row.is_theme else "Declare a theme"
            menu.addAction(words, lambda: codebook.declare_theme(project, code, not row.is_theme))
        menu.addSeparator()
        menu.addAction("Delete…\tDel", self.delete_chosen)
        menu.popup(self.cursor().pos())

    def _choose_parent(self, chosen: Sequence[CodeId]) -> None:
        project = self.project
        if project is None:
            return
        items = [("", "(top of the codebook)", "")]
        items += [(row.id, row.path, row.colour) for row in self.rows if row.id not in chosen]
        Chooser(
            "Move to",
            items,
            lambda into: codebook.move_codes(project, chosen, CodeId(into) if into else None),
            self,
        ).offer(self.tree)

    def _colours(self, menu: QMenu, code: CodeId) -> QMenu:
        sub = QMenu("Colour", menu)
        sub.setObjectName("codebook.colours")
        sub.setAccessibleName("Colour")
        for colour, name in resources.named_code_colours().items():
            swatch = QPixmap(16, 16)
            swatch.fill(QColor(colour))
            action = sub.addAction(swatch, name)
            action.triggered.connect(lambda _=False, colour=colour: self._recolour(code, colour))
        return sub

    def _recolour(self, code: CodeId, colour: str) -> None:
        if self.project is not None:
            codebook.recolour_code(self.project, code, colour)


def _flat(name: str, text: str, hint: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setText(text)
    button.setAccessibleName(hint)
    button.setToolTip(hint)
    return button
