"""A field that is open for a moment: type, Enter takes it, Escape leaves; refusals stand below."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from coder_app.ui.widgets.in_sight import place_in_sight
from coder_app.ui.widgets.parts import words

_GRID = 8
_WIDTH = 320

Take = Callable[[str], str]
"""Does it with what was typed; returns why not, or an empty text: then the field closes."""


class AskWords(QDialog):
    """One line to type, with its title above and what went wrong below."""

    def __init__(
        self,
        name: str,
        title: str,
        take: Take,
        parent: QWidget | None = None,
        *,
        given: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._take_words = take
        self.title = words(f"{name}.title", title, tone="header")
        self.field = QLineEdit(given)
        self.field.setObjectName(f"{name}.field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText(hint)
        self.field.selectAll()
        self.refusal = words(f"{name}.refusal")
        self.refusal.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GRID, _GRID, _GRID, _GRID)
        for part in (self.title, self.field, self.refusal):
            layout.addWidget(part)
        self.field.textEdited.connect(lambda _: self._say(""))
        self._fit()

    def offer(self, below: QWidget) -> None:
        """Show it at a widget."""
        place_in_sight(self, below)
        self.show()
        self.field.setFocus()

    def take(self) -> None:
        """Do it with what was typed, or say why not."""
        refusal = self._take_words(self.field.text())
        if refusal:
            self._say(refusal)
            self.field.selectAll()
        else:
            self.close()

    def _say(self, words: str) -> None:
        if words != self.refusal.text():
            self.refusal.setText(words)
            self.refusal.setVisible(bool(words))
            self._fit()

    def _fit(self) -> None:
        """As wide as always, as high as the words are."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.resize(QSize(_WIDTH, self.heightForWidth(_WIDTH)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        else:
            super().keyPressEvent(event)
