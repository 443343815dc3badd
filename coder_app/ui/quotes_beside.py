"""The excerpts behind a number, beside it: read, open, copy."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from coder_app.core.excerpts import ExcerptRow
from coder_app.core.listing import Listing
from coder_app.ui.quote_list import QuoteDelegate, QuoteModel
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import button

HINT = "Click a number to read the excerpts behind it."


class Beside(QWidget):
    """A title that says what was counted, and the excerpts themselves."""

    opened = Signal(object)
    copied = Signal(object)
    openedAll = Signal()

    def __init__(self, name: str, parent: QWidget | None = None, *, filtered: bool = True) -> None:
        """``filtered``: whether the list can be had as a filter of the workspace Excerpts."""
        super().__init__(parent)
        self._filtered = filtered
        self.setObjectName(name)
        self.setAccessibleName("Excerpts behind the number")
        self.title = QLabel(HINT)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setObjectName(f"{name}.title")
        self.title.setProperty("tone", "header")
        self.title.setWordWrap(True)
        self.model = QuoteModel(self)
        self.list = _quotes(f"{name}.list", self.model)
        self.list.activated.connect(self._open)
        self.copy = button(f"{name}.copy", "Copy with reference")
        self.all = button(f"{name}.all", "Open in Excerpts")
        self.copy.clicked.connect(self._copy)
        self.all.clicked.connect(self.openedAll)
        foot = QHBoxLayout()
        foot.addWidget(self.copy)
        foot.addWidget(self.all)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.list, 1)
        layout.addLayout(foot)
        layout.addStretch(0)  # takes the room only where the list is hidden
        self.clear()

    def show_listing(self, title: str, listing: Listing[ExcerptRow]) -> None:
        """Show these excerpts under a title."""
        self.title.setText(title)
        self.model.show_listing(listing)
        for part in (self.list, self.copy):
            part.setVisible(True)
        self.all.setVisible(self._filtered)
        if listing.count:
            self.list.setCurrentIndex(self.model.index(0))

    def clear(self) -> None:
        """Show nothing but what to do."""
        self.title.setText(HINT)
        self.model.show_listing(None)
        for part in (self.list, self.copy, self.all):
            part.setVisible(False)

    def _open(self, index: QModelIndex) -> None:
        row = self.model.excerpt(index.row())
        if row is not None:
            self.opened.emit(row)

    def _copy(self) -> None:
        row = self.model.excerpt(self.list.currentIndex().row())
        if row is not None:
            self.copied.emit(row)


def _quotes(name: str, model: QuoteModel) -> QListView:
    view = QListView()
    view.setObjectName(name)
    view.setAccessibleName("Excerpts behind the number")
    view.setModel(model)
    view.setItemDelegate(QuoteDelegate(view))
    view.setFrameShape(QListView.Shape.NoFrame)
    view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
