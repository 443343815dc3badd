"""The list of documents: status, name and codings; open, rename, mark done, delete, drop files."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from coder_app.core import documents
from coder_app.core.changes import Changes
from coder_app.core.document_losses import Losses, losses
from coder_app.core.documents import DONE, NOT_STARTED, DocumentRow
from coder_app.core.ids import DocumentId
from coder_app.core.names import counted
from coder_app.core.reading_only import refuse_to_change
from coder_app.core.suggestions import choices
from coder_app.ui.documents.document_list import DocumentList
from coder_app.ui.drop_target import WORDS, DropTarget, dropped_files
from coder_app.ui.menu_letters import letter_when_shown
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID

EMPTY = (
    "No transcripts yet. Drop files here (Word, PDF, text, subtitles, or a survey in Excel), or "
    "choose Import…"
)
DELETE, CANCEL = "Delete", "Cancel"
_COUNTS_AFTER = 150
"""Milliseconds until counts follow a coding, so that applying a code never waits for them."""

Ask = Callable[[str, Sequence[str]], str]


class DocumentsPanel(Panel):
    """All documents; the one open is marked. Files can be dropped on it at any time."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"document", "document_status", "coding", "turn", "coder", "case", "speaker", "setting"}
    )

    documentActivated = Signal(str)
    filesDropped = Signal(list)
    importAsked = Signal()
    memoAsked = Signal(str)
    speakersAsked = Signal(str)
    leftForText = Signal()

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = ask
        self.setObjectName("documents")
        self.setAccessibleName("Documents")
        self.setAcceptDrops(True)
        self.rows: list[DocumentRow] = []
        self.title = QLabel("DOCUMENTS")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setObjectName("documents.title")
        self.title.setProperty("tone", "header")
        self.title.setContentsMargins(GRID, GRID, GRID, GRID // 2)
        self.empty = QLabel(EMPTY)
        self.empty.setObjectName("documents.empty")
        self.empty.setProperty("tone", "quiet")
        self.empty.setWordWrap(True)
        self.bring = QPushButton("Import…")
        self.bring.setAutoDefault(True)
        self.bring.setObjectName("documents.import")
        self.bring.setAccessibleName("Import transcripts")
        self.target = DropTarget("documents.target")
        self.list = DocumentList()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_COUNTS_AFTER)
        self._arrange()
        self._connect()
        self._show_target(hanging=0)

    def _arrange(self) -> None:
        inner = QVBoxLayout()
        inner.setContentsMargins(GRID, GRID // 2, GRID, GRID)
        inner.setSpacing(GRID)
        inner.addWidget(self.target, 1)
        inner.addWidget(self.empty)
        inner.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        inner.addStretch(0)  # takes the room only where the target is hidden
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.list, 1)
        layout.addLayout(inner)

    def _connect(self) -> None:
        self.bring.clicked.connect(self.importAsked)
        self._later.timeout.connect(self.mark_stale)
        self.list.opened.connect(self.documentActivated)
        self.list.removed.connect(self.delete_chosen)
        self.list.left.connect(self.leftForText)
        self.list.renamed.connect(self._rename)
        self.list.moved.connect(self._move)
        self.list.menuAsked.connect(self._menu)

    # -- what is shown

    def changed(self, changes: Changes) -> None:
        """Documents at once; counts a moment later, together."""
        if changes.touch("document", "document_status", "coder", "setting"):
            self.mark_stale()
        else:
            self._later.start()

    def refresh(self) -> None:
        self._read()
        done = sum(row.status == DONE for row in self.rows)
        words = f"DOCUMENTS {len(self.rows)}" + (f" · {done} done" if done else "")
        self.title.setText(words if self.rows else "DOCUMENTS")
        if self.project is not None:
            self.list.twice = choices.coded_twice(self.project)
        self.list.show_rows(self.rows)
        self._allow_changes(allowed=self.project is None or not self.project.read_only)
        self._show_target(hanging=0)

    def _allow_changes(self, *, allowed: bool) -> None:
        """Let documents be renamed, moved and imported, or not."""
        triggers, modes = QAbstractItemView.EditTrigger, QAbstractItemView.DragDropMode
        self.list.setEditTriggers(triggers.EditKeyPressed if allowed else triggers.NoEditTriggers)
        self.list.setDragDropMode(modes.InternalMove if allowed else modes.NoDragDrop)
        self.bring.setEnabled(allowed)

    def _read(self) -> None:
        project = self.project
        self.rows = documents.documents(project, seen=True) if project is not None else []

    def _show_target(self, hanging: int) -> None:
        """Show the target while files hang over the list; a large one is where texts are read."""
        words = f"Drop to import {counted(hanging, 'file')}" if hanging else WORDS
        self.target.warm(hot=hanging > 0, words=words)
        self.target.setVisible(bool(hanging))
        self.list.setVisible(bool(self.rows))
        for part in (self.empty, self.bring):
            part.setVisible(not self.rows)

    def close_project(self) -> None:
        """Show nothing of the project."""
        self._later.stop()
        super().close_project()
        self.list.current = None
        self.refresh()

    def focus_widget(self) -> QWidget:
        """What gets the keys when the panel does."""
        return self.list if self.rows else self.bring

    def show_current(self, document: DocumentId | None) -> None:
        """Mark the document that is open."""
        self.list.current = document
        for number, row in enumerate(self.list.rows()):
            if row.id == document:
                self.list.take(number)
        self.list.viewport().update()

    def chosen(self) -> DocumentRow | None:
        """The document in hand in the list."""
        return self.list.in_hand()

    def neighbour(self, document: DocumentId | None, step: int) -> DocumentId | None:
        """The document so many places further in the list; None beyond its ends."""
        if self._stale or not self.rows:
            self._read()
        ids = [row.id for row in self.rows]
        if not ids or document not in ids:
            return ids[0] if ids else None
        place = ids.index(document) + step
        return ids[place] if 0 <= place < len(ids) else None

    # -- what is done

    def toggle_done(self, document: DocumentId) -> None:
        """Mark a document as done, or as being coded again."""
        if self.project is None:
            return
        rows = documents.documents(self.project, seen=True)
        row = next((row for row in rows if row.id == document), None)
        if row is not None:
            again = documents.CODING if row.codings else NOT_STARTED
            documents.set_status(self.project, document, again if row.status == DONE else DONE)

    def delete_chosen(self) -> None:
        """Delete the documents selected, after saying what goes with them."""
        rows = self.list.chosen() or [row for row in [self.list.in_hand()] if row]
        if self.project is None or not rows:
            return
        refuse_to_change(self.project)
        ids = [row.id for row in rows]
        question = delete_question(rows, losses(self.project, ids))
        if self._ask(question, (DELETE, CANCEL)) == DELETE:
            documents.delete_documents(self.project, ids)

    def rename_in_hand(self) -> None:
        """Open the field for the name of the document in hand, in the list."""
        self.list.setFocus()
        self.list.editItem(self.list.currentItem())

    def move_in_hand(self, by: int) -> None:
        """Move the document in hand one place up (-1) or down (1)."""
        row, at = self.list.in_hand(), self.list.currentRow()
        if row is not None and 0 <= at + by < len(self.rows):
            self.list.move_to(row, at - 1 if by < 0 else at + 2)

    def _rename(self, document: str, name: str) -> None:
        if self.project is not None:
            documents.rename_document(self.project, DocumentId(document), name)

    def _move(self, document: str, place: int) -> None:
        if self.project is not None:
            documents.move_document(self.project, DocumentId(document), place)

    def _menu(self, place: QPoint) -> None:
        menu = self.menu()
        if menu is not None:
            menu.popup(place)

    def menu(self) -> QMenu | None:
        """What can be done with the document in hand."""
        row = self.list.in_hand()
        if row is None:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("documents.menu")
        menu.setAccessibleName("Document")
        letter_when_shown(menu)
        at = self.list.currentRow()
        menu.addAction("Open\tEnter", lambda: self.documentActivated.emit(row.id))
        done = "Not done yet" if row.status == DONE else "Done"
        menu.addAction(f"{done}\tCtrl+D", lambda: self.toggle_done(row.id))
        self._add_twice(menu, row.id)
        menu.addAction("Memo…\tCtrl+Shift+M", lambda: self.memoAsked.emit(row.id))
        menu.addAction("Speakers…", lambda: self.speakersAsked.emit(row.id))
        menu.addAction("Rename\tF2", self.rename_in_hand)
        menu.addSeparator()
        up = menu.addAction("Move up", lambda: self.move_in_hand(-1))
        down = menu.addAction("Move down", lambda: self.move_in_hand(1))
        up.setEnabled(at > 0)
        down.setEnabled(at < len(self.rows) - 1)
        menu.addSeparator()
        menu.addAction("Import…", self.importAsked.emit)
        menu.addAction("Delete…\tDel", self.delete_chosen)
        if self.project is not None and self.project.read_only:
            for action in menu.actions():
                action.setEnabled(
                    action.text().partition("\t")[0] in ("Open", "Memo…", "Speakers…")
                )
        return menu

    def _add_twice(self, menu: QMenu, document: DocumentId) -> None:
        """Double coding: two people code the document apart, without suggestions."""
        project = self.project
        if project is None:
            return
        action = menu.addAction("Double coding")
        action.setToolTip("Two people code it apart; nothing is suggested in it")
        action.setCheckable(True)
        action.setChecked(document in choices.coded_twice(project))
        action.triggered.connect(lambda on: choices.code_twice(project, document, twice=on))

    # -- files from elsewhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = dropped_files(event.mimeData())
        event.setAccepted(bool(files) and self.project is not None)
        if event.isAccepted():
            self._show_target(hanging=len(files))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(bool(dropped_files(event.mimeData())))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_target(hanging=0)
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        files = dropped_files(event.mimeData())
        self._show_target(hanging=0)
        if files:
            event.setDropAction(Qt.DropAction.CopyAction)  # the files stay where they are
            event.accept()
            self.filesDropped.emit(files)


def delete_question(rows: Sequence[DocumentRow], lost: Losses) -> str:
    """What goes with the documents, and whose."""
    what = f"“{rows[0].name}”" if len(rows) == 1 else counted(len(rows), "document")
    words = f" with {lost}" if str(lost) else ""
    return f"Delete {what}{words}?   Ctrl+Z can bring it back."
