"""The list of documents: status, name and codings; open, rename, mark done, delete, drop files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import documents
from coder_app.core.documents import DONE, NOT_STARTED, DocumentRow
from coder_app.core.ids import DocumentId
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.index import Index

_ROW = Qt.ItemDataRole.UserRole
EMPTY = "No transcripts yet.\nDrop Word, PDF, text or subtitle files here, or choose Import…"

Ask = Callable[[str, Sequence[str]], str]


class DocumentsPanel(Panel):
    """All documents; the one open is marked."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"document", "document_status", "coding", "turn", "coder"}
    )

    documentActivated = Signal(str)
    filesDropped = Signal(list)
    importAsked = Signal()
    leftForText = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setObjectName("documents")
        self.setAccessibleName("Documents")
        self.setAcceptDrops(True)
        self.rows: list[DocumentRow] = []
        self.title = QLabel("DOCUMENTS")
        self.title.setObjectName("documents.title")
        self.title.setProperty("tone", "header")
        self.title.setContentsMargins(GRID, GRID, GRID, GRID // 2)
        self.empty = QLabel(EMPTY)
        self.empty.setObjectName("documents.empty")
        self.empty.setProperty("tone", "quiet")
        self.empty.setWordWrap(True)
        self.empty.setContentsMargins(GRID, 0, GRID, GRID)
        self.bring = QPushButton("Import…")
        self.bring.setObjectName("documents.import")
        self.bring.setAccessibleName("Import transcripts")
        self.bring.clicked.connect(self.importAsked)
        self.list = DocumentList()
        self._connect()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.title, self.empty, self.list):
            layout.addWidget(part)
        layout.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        layout.setStretchFactor(self.list, 1)
        layout.addStretch(0)

    def _connect(self) -> None:
        self.list.opened.connect(self.documentActivated)
        self.list.itemClicked.connect(lambda item: self.documentActivated.emit(item.data(_ROW).id))
        self.list.removed.connect(self.delete_chosen)
        self.list.left.connect(self.leftForText)
        self.list.itemChanged.connect(self._renamed)
        self.list.customContextMenuRequested.connect(self._menu)
        theme.changed.connect(self.list.viewport().update)

    # -- what is shown

    def refresh(self) -> None:
        self.rows = documents.documents(self.project) if self.project is not None else []
        done = sum(row.status == DONE for row in self.rows)
        self.title.setText(
            f"DOCUMENTS {len(self.rows)} · {done} done" if self.rows else "DOCUMENTS"
        )
        self.list.show_rows(self.rows)
        self.list.setVisible(bool(self.rows))
        self.empty.setVisible(not self.rows)
        self.bring.setVisible(not self.rows)
        self.show_current(self.selection.document)

    def show_current(self, document: DocumentId | None) -> None:
        """Mark the document that is open."""
        self.list.current = document
        for number, row in enumerate(self.rows):
            if row.id == document:
                self.list.setCurrentRow(number)
        self.list.viewport().update()

    def chosen(self) -> DocumentRow | None:
        """The document in hand in the list."""
        item = self.list.currentItem()
        row: DocumentRow | None = item.data(_ROW) if item else None
        return row

    def neighbour(self, document: DocumentId | None, step: int) -> DocumentId | None:
        """The document so many places further in the list."""
        if self._stale or not self.rows:
            self.rows = documents.documents(self.project) if self.project is not None else []
        ids = [row.id for row in self.rows]
        if not ids:
            return None
        if document not in ids:
            return ids[0]
        place = ids.index(document) + step
        return ids[place] if 0 <= place < len(ids) else None

    # -- what is done

    def toggle_done(self, document: DocumentId) -> None:
        """Mark a document as done, or as being coded again."""
        if self.project is None:
            return
        row = next((r for r in documents.documents(self.project) if r.id == document), None)
        if row is not None:
            again = "coding" if row.codings else NOT_STARTED
            documents.set_status(self.project, document, again if row.status == DONE else DONE)

    def delete_chosen(self) -> None:
        """Delete the document in hand; one that has codings only after asking."""
        row = self.chosen()
        if self.project is None or row is None:
            return
        text = f"Delete “{row.name}”"
        if row.codings:
            text += f" with its {row.codings} codings"
        if self._ask(f"{text}?   Ctrl+Z can bring it back.", ("Delete", "Cancel")) == "Delete":
            documents.delete_documents(self.project, [row.id])

    def _renamed(self, item: QListWidgetItem) -> None:
        row: DocumentRow = item.data(_ROW)
        if self.project is None or item.text() == row.name:
            return
        try:
            documents.rename_document(self.project, row.id, item.text())
        finally:
            self.mark_stale()

    def _menu(self) -> None:
        row = self.chosen()
        if row is None:
            return
        menu = QMenu(self)
        menu.setObjectName("documents.menu")
        menu.setAccessibleName("Document")
        menu.addAction("Open", lambda: self.documentActivated.emit(row.id))
        done = "Not done yet" if row.status == DONE else "Done"
        menu.addAction(f"{done}\tCtrl+D", lambda: self.toggle_done(row.id))
        menu.addAction("Rename\tF2", lambda: self.list.editItem(self.list.currentItem()))
        menu.addAction("Delete…\tDel", self.delete_chosen)
        menu.popup(self.cursor().pos())

    # -- files from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if dropped_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event)
        if files:
            event.acceptProposedAction()
            self.filesDropped.emit(files)


def dropped_files(event: QDropEvent) -> list[Path]:
    """The files of this computer that are dragged."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


class DocumentList(QListWidget):
    """Documents, one a row."""

    opened = Signal(str)
    removed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.current: DocumentId | None = None
        self.setObjectName("documents.list")
        self.setAccessibleName("Documents")
        self.setItemDelegate(DocumentDelegate(self))
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)

    def show_rows(self, rows: list[DocumentRow]) -> None:
        """Show these, keeping the place."""
        place, scroll = self.currentRow(), self.verticalScrollBar().value()
        self.blockSignals(True)
        self.clear()
        for row in rows:
            item = QListWidgetItem(row.name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            item.setData(_ROW, row)
            cases = ", ".join(row.cases) or "no case"
            item.setToolTip(f"{row.name}\n{cases} · {row.words:,} words · {row.status}")
            self.addItem(item)
        self.setCurrentRow(min(place, len(rows) - 1))
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scroll)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        editing = self.state() == QAbstractItemView.State.EditingState
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item and not editing:
            self.opened.emit(item.data(_ROW).id)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif event.key() == Qt.Key.Key_Escape and not editing:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class DocumentDelegate(QStyledItemDelegate):
    """Paints a document: a mark for its status, its name, its codings at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(3 * GRID, 0, -GRID, 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: DocumentRow = index.data(_ROW)
        area: QRect = option.rect
        view = self.parent()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        opened = isinstance(view, DocumentList) and view.current == row.id
        if chosen or opened:
            painter.fillRect(area, theme.colour("selected_row"))
        ink = theme.colour("selected_row_text" if chosen or opened else "text")
        icon = {"done": "circle-check", "coding": "circle-dot"}.get(row.status, "circle")
        dot = QRect(area.left() + GRID // 2, area.center().y() - 7, 16, 16)
        theme.icon(icon).paint(painter, dot)
        counts = str(row.codings) if row.codings else "-"
        side = f"{counts}  {row.status}" if row.status != NOT_STARTED else counts
        width = option.fontMetrics.horizontalAdvance(side) + 2 * GRID
        font = theme.font(bold=opened)
        painter.setFont(font)
        painter.setPen(QPen(ink))
        names = area.adjusted(3 * GRID, 0, -width, 0)
        name = painter.fontMetrics().elidedText(
            row.name, Qt.TextElideMode.ElideMiddle, names.width()
        )
        painter.drawText(names, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(theme.font())
        painter.setPen(QPen(ink if chosen or opened else theme.colour("text_quiet")))
        painter.drawText(
            area.adjusted(0, 0, -GRID, 0),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            side,
        )
