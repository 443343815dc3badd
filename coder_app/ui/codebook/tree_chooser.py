"""A code chosen from the tree, narrowed by typing: for “Move to…” and “Merge into…”."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QTreeView, QWidget

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.ui.codebook.code_delegate import CodeDelegate
from coder_app.ui.codebook.code_model import CodeModel, filtered, found
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.choosing import Choosing

TOP = CodeId("")
"""Chosen for the top of the codebook."""
_SIZE = (360, 400)


class TreeChooser(Choosing):
    """The codebook with the branches of what fits open."""

    def __init__(
        self,
        title: str,
        rows: Sequence[CodeRow],
        chosen: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("codebook.chooser", title, chosen, parent)
        self._rows = list(rows)
        self.tree = _tree()
        self.codes = CodeModel(self)
        self.tree.setModel(self.codes)
        self.arrange(self.tree, "tree")
        self.resize(*_SIZE)
        self.narrow("")

    def narrow(self, typed: str) -> None:
        """Show what fits, with the branches above it, and take the first in hand."""
        self.codes.show_rows(filtered(self._rows, typed))
        self.tree.expandAll()
        words = typed.casefold().split()
        first = next((row for row in self.codes.shown() if found(row, words)), None)
        if first is not None:
            self.tree.setCurrentIndex(self.codes.index_of(first.id))

    def in_hand(self) -> str | None:
        row = self.codes.row_at(self.tree.currentIndex())
        return None if row is None else row.id

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


def _tree() -> QTreeView:
    tree = QTreeView()
    tree.setHeaderHidden(True)
    tree.setFrameShape(QTreeView.Shape.NoFrame)
    tree.setIndentation(2 * GRID)
    tree.setUniformRowHeights(True)
    tree.setMouseTracking(True)
    tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    tree.setItemDelegate(CodeDelegate(tree))
    return tree
