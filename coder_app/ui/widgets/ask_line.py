"""A question across the window, answered by key: the key that led to it says yes once more."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from coder_app.ui.widgets.strip import Strip


class AskLine(Strip):
    """Enter, or the same key again, is yes; Escape is no; the keys go back to where they were."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setAccessibleName("Question")
        self._again: Qt.Key | None = None
        self._before: QWidget | None = None

    def ask(
        self, text: str, yes: str, no: str, call: Callable[[], object], *, again: Qt.Key
    ) -> None:
        """Ask; ``call`` is done on yes. ``again`` is the key that led here."""
        self._again, now = again, QApplication.focusWidget()
        self._before = self._before if self.isVisible() else now

        def agreed() -> None:
            self._return()
            call()

        self.say(text, ((yes, agreed), (no, self._return)), kind="warning")
        for button in self._buttons:
            button.installEventFilter(self)
        self._buttons[0].setFocus()

    def forget(self) -> None:
        """What was asked about is gone: ask no more."""
        if self.isVisible():
            self.hide()
            self._return()

    def _return(self) -> None:
        before, self._before = self._before, None
        if before is not None and before.isVisible():
            before.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched in self._buttons:
            mine = event.key() in (self._again, Qt.Key.Key_Escape)
            if mine and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if mine and event.type() == QEvent.Type.KeyPress:
                if not event.isAutoRepeat():  # a key held down has not answered
                    self._buttons[0 if event.key() == self._again else 1].click()
                return True
        return super().eventFilter(watched, event)
