"""A code chosen from the tree, narrowed by typing: for “Move to…” and “Merge into…”."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QTreeView, QVBoxLayout, QWidget

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.ui.codebook.code_delegate import CodeDelegate
from coder_app.ui.codebook.code_model import CodeModel, filtered, found
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.in_sight import place_in_sight

TOP = CodeId("")
"""Chosen for the top of the codebook."""
_SIZE = (360, 400)


class TreeChooser(QDialog):
    """Type to narrow, arrows to move and open branches, Enter to choose, Escape to leave."""

    def __init__(
        self,
        title: str,
        rows: Sequence[CodeRow],
        chosen: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("codebook.chooser")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows, self._chosen = list(rows), chosen
        label = QLabel(title)
        label.setProperty("tone", "header")
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        self.field = _Field(self)
        self.field.setAccessibleName(title)
        self.tree = _tree(title)
        self.codes = CodeModel(self)
        self.tree.setModel(self.codes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        for part in (label, self.field, self.tree):
            layout.addWidget(part)
        self.resize(*_SIZE)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self.take)
        self.tree.clicked.connect(lambda _: self.take())
        self._narrow("")

    def offer(self, below: QWidget) -> None:
        """Show it over a widget."""
        place_in_sight(self, below)
        self.show()
        self.field.setFocus()

    def _narrow(self, typed: str) -> None:
        """Show what fits, with the branches above it, and take the first in hand."""
        self.codes.show_rows(filtered(self._rows, typed))
        self.tree.expandAll()
        words = typed.casefold().split()
        first = next((row for row in self.codes.shown() if found(row, words)), None)
        if first is not None:
            self.tree.setCurrentIndex(self.codes.index_of(first.id))

    def take(self) -> None:
        """Choose the code in hand."""
        row = self.codes.row_at(self.tree.currentIndex())
        if row is not None:
            self.close()
            self._chosen(row.id)

    def step(self, by: int) -> None:
        """The next or previous code in sight; the heading is passed over."""
        index = self.tree.currentIndex()
        move = self.tree.indexBelow if by > 0 else self.tree.indexAbove
        index = move(index)
        while index.isValid() and self.codes.row_at(index) is None:
            index = move(index)
        if index.isValid():
            self.tree.setCurrentIndex(index)


def top_row() -> CodeRow:
    """The top of the codebook, as a row to choose."""
    return CodeRow(
        id=TOP,
        parent_id=None,
        name="Top of the codebook",
        path="Top of the codebook",
        depth=0,
        colour="",
        is_theme=True,
        theme_id=None,
        definition="",
        include="",
        exclude="",
        examples=(),
        codings=0,
        documents=0,
        cases=0,
        has_children=False,
    )


def _tree(title: str) -> QTreeView:
    tree = QTreeView()
    tree.setObjectName("codebook.chooser.tree")
    tree.setAccessibleName(title)
    tree.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    tree.setHeaderHidden(True)
    tree.setFrameShape(QTreeView.Shape.NoFrame)
    tree.setIndentation(2 * GRID)
    tree.setUniformRowHeights(True)
    tree.setMouseTracking(True)
    tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    tree.setItemDelegate(CodeDelegate(tree))
    tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return tree


class _Field(QLineEdit):
    def __init__(self, chooser: TreeChooser) -> None:
        super().__init__(chooser)
        self._chooser = chooser
        self.setObjectName("codebook.chooser.field")
        self.setPlaceholderText("Type to find")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self._chooser.step(step)
        elif event.key() == Qt.Key.Key_Escape:
            self._chooser.close()
        else:
            super().keyPressEvent(event)
