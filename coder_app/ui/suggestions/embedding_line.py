"""Sentence vectors in the making: a line with how far it is, and a way to stop."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from coder_app.core.embeddings.session import Filled, fill_some, keep_filled, wanted
from coder_app.core.errors import Cancelled
from coder_app.core.project import Project
from coder_app.core.worker import WorkerStopped
from coder_app.ui.run import Run
from coder_app.ui.theme import GRID

SOON_MS = 1500
"""From a change to looking what is missing, so that a burst of changes is looked at once."""
KEPT_AT = 200
"""Vectors that are put into the file at a time."""
WORTH_SAYING = 100
"""Texts from which on the line shows: below that it would only flicker."""
ATTEMPTS = 2
"""Times that the worker may end in the middle."""
STOP, GO_ON = "Stop", "Go on"
STOP_TIP = "Suggestions go on without embeddings. What is done stays; it goes on when you say so."
TRY_AGAIN, TROUBLE = "Try again", "Embeddings can’t be made. Suggestions go on without."
GO_ON_TIP = "Make the embeddings that are missing; what is done is kept."


class EmbeddingLine(QWidget):
    """Asks the worker for vectors, a little at a time, and keeps them; hidden while at rest."""

    troubled = Signal(str)
    """What went wrong, and what to do: too long for the line."""
    completed = Signal()
    """All passages have vectors, and suggestions do without: it is time to learn again."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions.embeddings")
        self.setAccessibleName("Embeddings")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._run = run
        self._project: Project | None = None
        self._turn = 0
        """Counts the runs: what an earlier one answers late is kept, but leads to no next."""
        self._running = False
        self._waiting = False
        """Stopped by the coder, or by trouble: nothing goes on by itself."""
        self._rows: list[tuple[str, bytes]] = []
        self._made = 0
        self.chosen = True
        """Whether the project wanted embeddings when this was last looked at."""
        self._stopped = 0
        """Times that the worker has ended since it last answered."""
        self._far = ""
        """How far it is, in words."""
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._soon.timeout.connect(self.start)
        self._arrange()
        self.hide()

    def _arrange(self) -> None:
        self.text = QLabel()
        self.text.setTextFormat(Qt.TextFormat.PlainText)
        self.text.setObjectName("suggestions.embeddings.text")
        self.text.setProperty("tone", "quiet")
        self.text.setWordWrap(True)
        self.stop_button = QPushButton(STOP)
        self.stop_button.setObjectName("suggestions.embeddings.stop")
        self.stop_button.setAccessibleName(f"{STOP}: embeddings")
        self.stop_button.clicked.connect(self._pressed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, GRID // 2, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.stop_button)

    def open_project(self, project: Project) -> None:
        """Look soon what is missing in this project."""
        self.close_project()
        self._project = project
        self._soon.start()

    def close_project(self) -> None:
        """Keep what is made so far, and let go."""
        self.rest()
        self._rows, self._project = [], None

    def look_soon(self) -> None:
        """Something changed that may need new vectors."""
        if self._project is not None and not (self._running or self._waiting):
            self._soon.start()

    def start(self) -> None:
        """Make what is missing; nothing happens where all is there, or it is not wanted."""
        if self._project is None or self._running or not wanted(self._project):
            return
        self._running, self._made = True, 0
        self._turn += 1
        self._next()

    def rest(self) -> None:
        """Make no more for now; what is made so far is kept."""
        self._soon.stop()
        self._keep()
        self._turn += 1
        self._running = self._waiting = False
        self.hide()

    def stop(self) -> None:
        """Make no more until the coder says so; the line stays, with how far it was."""
        self.rest()
        self._waiting = True
        far = f"{self._far}, stopped" if self._far else "Embeddings: stopped"
        self._offer(far, GO_ON, GO_ON_TIP)

    def _pressed(self) -> None:
        if self._waiting:
            self._waiting = False
            self._offer(self._far, STOP, STOP_TIP)
            self.start()
            self.setVisible(self._running)
        else:
            self.stop()

    def _next(self) -> None:
        project, turn = self._project, self._turn
        if project is None:
            return
        coder = project.coder if project.coder_name else None
        self._run(
            fill_some,
            project.path,
            coder,
            on_done=lambda filled: self._have(project, turn, filled),
            on_error=lambda error: self._failed(turn, error),
        )

    def _have(self, project: Project, turn: int, filled: Filled) -> None:
        if project is not self._project:
            return
        self._rows += filled.rows
        if turn != self._turn:
            self._keep()
            return
        self._made += len(filled.rows)
        self._stopped = 0
        if filled.complete or not filled.rows:
            self._finish(filled)
            return
        if len(self._rows) >= KEPT_AT:
            self._keep()
        self._say(filled)
        self._next()

    def _finish(self, filled: Filled) -> None:
        self._keep(filled.gone)
        self._running = False
        self.hide()
        if not filled.used and filled.total:
            self.completed.emit()

    def _failed(self, turn: int, error: Exception) -> None:
        """Suggestions go on without; it is said, and not tried again by itself.

        But for what may not be the fault of this: it goes on, once where the worker has ended.
        """
        if turn != self._turn:
            return
        self.rest()
        ended = isinstance(error, WorkerStopped)
        self._stopped += ended
        if isinstance(error, Cancelled) or (ended and self._stopped < ATTEMPTS):
            self.look_soon()  # it was said, or happened, to something else
        else:
            self._waiting = True
            self._offer(TROUBLE, TRY_AGAIN, str(error))
            self.troubled.emit(str(error))

    def _say(self, filled: Filled) -> None:
        self._far = f"Embeddings: {filled.done:,} of {filled.total:,} passages"
        if self._made or filled.total - filled.done >= WORTH_SAYING:
            self._offer(self._far, STOP, STOP_TIP)

    def _offer(self, text: str, button: str, tip: str) -> None:
        """Say it, and what can be done."""
        self.text.setText(text)
        self.stop_button.setText(button)
        self.stop_button.setAccessibleName(f"{button}: embeddings")
        self.stop_button.setToolTip(tip)
        self.show()

    def _keep(self, gone: tuple[str, ...] = ()) -> None:
        if self._project is None or not (self._rows or gone):
            return
        filled = Filled(tuple(self._rows), 0, 0, gone)
        if keep_filled(self._project, filled) or self._project.read_only:
            self._rows = []
