"""Long work shown in the strip: what it is, how far it is, and a way to stop it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from coder_app.core.errors import Cancelled
from coder_app.ui.tasks import Tasks
from coder_app.ui.widgets.strip import Strip

_HANDS = frozenset(
    {
        QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease, QEvent.Type.Drop,
        QEvent.Type.MouseButtonDblClick, QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride,
        QEvent.Type.Shortcut, QEvent.Type.ContextMenu, QEvent.Type.Close,
    }
)  # fmt: skip


class _OnlyHere(QObject):
    """Keeps hands off everything but one widget: what is half written must not be closed."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._widget = widget

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _HANDS:
            return False
        if isinstance(watched, QWidget):
            inside = watched is self._widget or self._widget.isAncestorOf(watched)
        else:  # what comes to a window comes to one of its widgets next; keys of commands do not
            inside = event.type() != QEvent.Type.Shortcut
        if inside:
            return False
        event.ignore()
        return True


@contextmanager
def nothing_else_than(widget: QWidget) -> Iterator[None]:
    """Let events come in; those of mouse and keys only to one widget."""
    app, guard = QApplication.instance(), _OnlyHere(widget)
    if app is not None:
        app.installEventFilter(guard)
    try:
        yield
    finally:
        if app is not None:
            app.removeEventFilter(guard)


class Working(QObject):
    """Only the work that the strip names moves its bar or takes it away.

    Whatever else the strip says meanwhile (a report, a warning) stays until it is answered.
    """

    def __init__(self, strip: Strip, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip, self._tasks = strip, tasks
        self._shown: object | None = None
        self._words = ""
        self._cancel_asked = False
        tasks.started.connect(self._started)
        tasks.progress.connect(self._progress)
        tasks.ended.connect(self._ended)

    def _started(self, job: object, title: str) -> None:
        """A task of the worker that is worth showing."""
        self._shown = job
        self._say(f"{title}…", self._tasks.cancel_all)
        self._strip.report(0, 0)

    def _progress(self, job: object, done: int, total: int) -> None:
        if job is self._shown and self._in_sight():
            self._strip.report(done, total)

    def _ended(self, job: object) -> None:
        if job is self._shown:
            self._shown = None
            self._done()

    def report(self, done: int, total: int) -> None:
        """Progress of writing in this process: shown, and cancelled; nothing else can be done.

        Raises Cancelled.
        """
        if done == 0:
            self._cancel_asked = False
            self._say("Importing…", self._ask_cancel)
        if self._in_sight():
            self._strip.report(done, total)
        with nothing_else_than(self._strip):
            QApplication.processEvents()
        if done >= total or self._cancel_asked:
            self._done()
        if self._cancel_asked:
            raise Cancelled

    def _ask_cancel(self) -> None:
        self._cancel_asked = True

    def _say(self, words: str, cancel: Callable[[], object]) -> None:
        self._words = words
        self._strip.say(words, (("Cancel", cancel),))

    def _in_sight(self) -> bool:
        return self._strip.text.text() == self._words

    def _done(self) -> None:
        if self._in_sight():
            self._strip.hide()
