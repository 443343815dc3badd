"""A codebook pasted as lines, beside it the themes and codes that it makes."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from coder_app.core.exchange.codebook_text import outlined, parse_codebook_text
from coder_app.core.names import counted
from coder_app.ui.theme import GRID

_HIGH = 20 * GRID


class PasteField(QWidget):
    """What is pasted at the left, what it makes at the right, from the first line on."""

    changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _lines(name, "Codes, one a line")
        self.field.setPlaceholderText("One code a line. Indent subcodes. Name - definition")
        self.field.setTabChangesFocus(True)
        self.preview = _lines(f"{name}.preview", "Themes and codes as they will be")
        self.preview.setReadOnly(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.preview, 1)
        self.preview.hide()
        self.field.textChanged.connect(self._show)

    def text(self) -> str:
        """What was pasted."""
        return self.field.toPlainText()

    def found(self) -> str:
        """What it makes, counted: ``2 themes, 9 codes``; empty where it makes nothing."""
        rows = parse_codebook_text(self.text())
        themes = sum(row.theme for row in rows)
        parts = ((themes, "theme"), (len(rows) - themes, "code"))
        return ", ".join(counted(count, kind) for count, kind in parts if count)

    def _show(self) -> None:
        """Show themes in bold, with their codes beneath them, and definitions behind."""
        lines = []
        for depth, row in outlined(parse_codebook_text(self.text())):
            name = f"<b>{escape(row.name)}</b>" if row.theme else escape(row.name)
            more = f" - {escape(row.definition)}" if row.definition else ""
            lines.append(f"{'&nbsp;' * 4 * depth}{name}{more}")
        place = self.preview.verticalScrollBar().value()
        self.preview.clear()
        self.preview.appendHtml("<br>".join(lines))
        self.preview.verticalScrollBar().setValue(place)
        self.preview.setVisible(bool(lines))
        self.changed.emit()


def _lines(name: str, title: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setObjectName(name)
    made.setAccessibleName(title)
    made.setFixedHeight(_HIGH)
    made.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
    made.document().setDocumentMargin(GRID)
    made.setTabStopDistance(3 * GRID)
    return made
