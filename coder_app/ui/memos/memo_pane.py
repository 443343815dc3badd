"""A memo that stays open beside the text while one codes, whatever the caret is on."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from coder_app.core import memos
from coder_app.core.errors import CoderError
from coder_app.core.memos import Kind
from coder_app.ui.memos.memo_field import MemoField
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID, theme

Target = tuple[Kind, str, tuple[int, int] | None]
"""Kind, id, and of a segment its start and end."""


class MemoPane(Panel):
    """One memo of the present coder; leaving the field saves it, closing the pane too."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"memo", "document", "code", "coding", "case", "coder"}
    )

    leftForText = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("memo-pane")
        self.setAccessibleName("Memo kept open")
        self.target: Target | None = None
        self.title = QLabel("MEMO")
        self.title.setObjectName("memo-pane.title")
        self.title.setProperty("tone", "header")
        self.title.setWordWrap(True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.close_button = QToolButton()
        self.close_button.setObjectName("memo-pane.close")
        self.close_button.setAccessibleName("Close this memo")
        self.close_button.setToolTip("Close this memo; it is saved")
        self.field = MemoField()
        self.field.setObjectName("memo-pane.text")
        self.field.setAccessibleName("Memo kept open")
        self.others = QLabel()
        self.others.setObjectName("memo-pane.others")
        self.others.setProperty("tone", "quiet")
        self.others.setWordWrap(True)
        self.others.setTextFormat(Qt.TextFormat.PlainText)
        self._arrange()
        self.close_button.clicked.connect(self.close_memo)
        self.field.left.connect(self.leftForText)
        self.field.written.connect(self._save)
        theme.changed.connect(self._dress)
        self._dress()
        self.hide()

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID // 2)
        layout.addLayout(top)
        layout.addWidget(self.field, 1)
        layout.addWidget(self.others)

    def _dress(self) -> None:
        self.close_button.setIcon(theme.icon("x"))

    # -- what is shown

    def open_memo(
        self, kind: Kind, target: str, segment: tuple[int, int] | None = None, *, write: bool = True
    ) -> None:
        """Show the memo on a thing until another is asked for; ``write`` puts the caret into it."""
        self.field.say()
        self.target = (kind, target, segment)
        self.show()
        self.refresh()
        if write and self.target is not None:
            self.field.moveCursor(QTextCursor.MoveOperation.End)
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_memo(self) -> None:
        """Save what was written and go out of sight."""
        self.field.say()
        self.target = None
        self.field.show_memo("", "")
        self.hide()
        self.leftForText.emit()

    def close_project(self) -> None:
        self.field.say()
        self.target = None
        self.field.show_memo("", "")
        self.hide()
        super().close_project()

    def refresh(self) -> None:
        project, target = self.project, self.target
        if project is None or target is None:
            return
        try:
            what = memos.described(project, *target)
        except CoderError:  # it was deleted, and its memo with it
            self.target = None
            self.field.show_memo("", "")
            self.hide()
            return
        mine = memos.memo_of(project, *target)
        self.title.setText(f"MEMO on {what}")
        self.field.setReadOnly(project.read_only)
        self.field.show_memo(_key(target), mine.text if mine else "")
        others = [row for row in memos.memos_on(project, *target) if row.coder_id != project.coder]
        self.others.setText("\n".join(f"{row.coder_name}: {row.text}" for row in others))
        self.others.setVisible(bool(others))

    def _save(self, key: str, text: str) -> None:
        if self.project is not None and self.target is not None and key == _key(self.target):
            kind, one, segment = self.target
            memos.set_memo(self.project, kind, one, text, segment, group=self.field.visit)


def _key(target: Target) -> str:
    return "\n".join(map(str, target))
