"""The review queue: a page of the window that walks passages worth a decision."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from coder_app.core import codebook
from coder_app.core.codebook import CodeRow
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.ids import ActionId, CodeId, CoderId
from coder_app.core.project import Changes
from coder_app.core.suggestions import ledger
from coder_app.core.suggestions.around import Around, around
from coder_app.core.suggestions.choices import choices
from coder_app.core.suggestions.review import (
    Batch,
    Candidate,
    Wanted,
    review_batch,
)
from coder_app.ui.panel import Panel
from coder_app.ui.review.at_once import AtOnce
from coder_app.ui.review.deciding import Deciding
from coder_app.ui.review.empty_view import CODE_GONE, NO_QUEUE, OFF, EmptyView, nothing_words
from coder_app.ui.review.end_view import EndView, learned_words
from coder_app.ui.review.many_view import ManyView
from coder_app.ui.review.queue_view import QueueView
from coder_app.ui.review.sitting import Sitting
from coder_app.ui.run import Run

LOOKING = "Looking for passages worth a decision…"


class ReviewPanel(Panel):
    """Shown where the text is; Escape leaves it, and it waits to be gone on with."""

    tables: ClassVar[frozenset[str]] = frozenset({"coding", "code", "decision"})

    left = Signal()
    placeActivated = Signal(str, int, int)
    statusMessage = Signal(str)

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review")
        self.setAccessibleName("Review queue")
        self.setProperty("waits", "true")  # it stays when another page is shown
        self.run = run
        self.sitting = Sitting(Wanted())
        self._title = ""
        self.from_excerpts = False
        """Whether the queue was asked for among the excerpts: leaving it leads back there."""
        self._coder: CoderId | None = None
        self.again: CodeId | None = None
        """The code given last where none is suggested."""
        self._next: Batch | None = None
        self._rows: dict[str, CodeRow] | None = None
        self.queue, self.many, self.end = QueueView(), ManyView(), EndView()
        self.empty = EmptyView()
        self.pages = QStackedWidget()
        self.pages.setObjectName("review.pages")
        for page in (self.empty, self.queue, self.many, self.end):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.pages)
        self.at_once = AtOnce(self, self.many)
        self.deciding = Deciding(self)
        self._connect()

    def _connect(self) -> None:
        queue = self.queue
        queue.accepted.connect(self.deciding.accept)
        queue.refused.connect(self.deciding.refuse)
        queue.skipped.connect(self.deciding.skip)
        queue.wentBack.connect(self.go_back)
        queue.typed.connect(self.deciding.choose_other)
        queue.manyAsked.connect(self.at_once.ask)
        queue.placeAsked.connect(self._open_place)
        self.end.goOn.connect(self.go_on)
        self.end.wentBack.connect(self.go_back)
        for page in (self.empty, queue, self.end):
            page.left.connect(self.left)

    def close_project(self) -> None:
        super().close_project()
        self._rows = None
        self.sitting, self._next, self.again = Sitting(Wanted()), None, None
        self.show_view(self.empty)

    def refresh(self) -> None:
        """Where another person codes now, her queue begins anew."""
        if self.project is not None and self._coder not in {None, self.project.coder}:
            self.sitting, self._coder = Sitting(Wanted()), None
            self.empty.say(self._title, NO_QUEUE)
            self.show_view(self.empty)

    # -- a queue

    def begin(self, wanted: Wanted, title: str) -> None:
        """Walk a queue; one that was left half-way is gone on with."""
        project = self.project
        if project is None:
            return
        who, same = project.coder, wanted == self.sitting.wanted
        if same and who == self._coder and self.sitting.hand() is not None:
            self.show_hand()
            return
        self.sitting, self._coder = Sitting(wanted), who
        self._title, self._next, self.again = title, None, wanted.code
        off = choices(project).off and not wanted.like and not wanted.among
        self.empty.say(title, OFF if off else LOOKING)
        self.show_view(self.empty)
        if not off:
            self._ask(self._came, "Looking for passages")

    def _ask(self, then: Callable[[Batch], None], doing: str) -> None:
        project, sitting = self.project, self.sitting
        if project is None:
            return

        def came(batch: Batch) -> None:
            if sitting is self.sitting and project is self.project:
                then(batch)

        def failed(error: Exception) -> None:
            if sitting is self.sitting:
                stopped = isinstance(error, Cancelled)
                self.empty.say(self._title, "You stopped it." if stopped else str(error))
                self.show_view(self.empty)

        self.run(
            review_batch,
            project.path,
            sitting.wanted,
            project.coder,
            tuple(sitting.all_seen()),
            on_done=came,
            on_error=failed,
            title=doing,
        )

    def _came(self, batch: Batch) -> None:
        self.sitting.take(batch)
        if batch.candidates:
            self.show_hand()
        else:
            self.empty.say(self._title, nothing_words(self.sitting.wanted, batch.looked))
            self.show_view(self.empty)

    def go_on(self) -> None:
        """The next passages, as they are after what was learned."""
        batch, self._next = self._next, None
        if batch is not None:
            self._came(batch)

    # -- the passage in hand

    def show_hand(self) -> None:
        """Show the passage in hand, or the end."""
        hand = self.sitting.hand()
        if hand is None:
            self._finish()
            return
        self.queue.title.setText(self._title)
        self.queue.many.setVisible(self.sitting.wanted.code is not None)
        self.queue.show_hand(self.sitting, hand, self._around(hand), self._row(hand))
        self.show_view(self.queue)
        if self.project is not None and self.sitting.first is not None:
            ledger.shown(self.project, [hand.proposed], self.sitting.first.state, asked=True)

    def _around(self, hand: Candidate) -> Around | None:
        """What stands around it; None where the text is another by now."""
        try:
            found = around(self.project, hand.place) if self.project else None
        except CoderError:
            return None
        return found if found is not None and found.text == hand.text else None

    def _row(self, hand: Candidate) -> CodeRow | None:
        code = hand.suggestion.code_id if hand.suggestion else self.again
        return self.rows().get(code or "")

    def rows(self) -> dict[str, CodeRow]:
        """All codes, by id, as they were read since one last changed."""
        if self._rows is None and self.project is not None:
            self._rows = {row.id: row for row in codebook.codebook(self.project)}
        return self._rows or {}

    def show_view(self, page: QWidget) -> None:
        """Show one of the views, with the keys in it."""
        self.pages.setCurrentWidget(page)
        if self.isVisible() and page is not self.many:
            page.setFocus()

    # -- what became of it

    def step(self) -> ActionId | None:
        """The step that was written last."""
        step = self.project.next_undo() if self.project else None
        return step.id if step else None

    def go_back(self) -> None:
        """The passage before; what was decided of it last is taken back."""
        sitting = self.sitting
        sitting.step_back()
        outcome = sitting.outcome()
        decided = outcome.step if outcome is not None else None
        if self.project is not None and decided is not None and decided == self.step():
            self.project.undo()  # ``changed`` opens it again
        self.show_hand()

    def changed(self, changes: Changes) -> None:
        """What is undone is open again, here too, and what is redone is decided."""
        sitting, step = self.sitting, changes.action.id
        opened = changes.kind == "undo" and sitting.taken_back(step)
        closed = changes.kind == "redo" and sitting.done_again(step)
        walking = self.pages.currentWidget() is self.queue
        if changes.touch("code"):
            self._rows = None
            if self._lose_codes():
                return
        if opened or closed or (walking and changes.touch("code")):
            self.show_hand()

    def _lose_codes(self) -> bool:
        """Codes may be gone: pass over what is suggested of them; whether the queue is at its end.

        That is where the code it is about is gone: deleted, merged, or its making undone.
        """
        sitting, known = self.sitting, self.rows()
        if self.again is not None and self.again not in known:
            self.again = None
        if not sitting.candidates or sitting.wanted.code in {None, *known}:
            sitting.pass_over(known)
            return False
        self.sitting, self._next = Sitting(Wanted()), None
        self.empty.say(self._title, CODE_GONE)
        self.show_view(self.empty)
        return True

    def _open_place(self) -> None:
        hand = self.sitting.hand()
        if hand is not None:
            self.placeActivated.emit(*hand.place)

    # -- the end

    def _finish(self) -> None:
        self.end.show_end(self.sitting, self.rows())
        self.show_view(self.end)
        self._ask(self._learned, "Learning from what you decided")

    def _learned(self, batch: Batch) -> None:
        self._next = batch
        self.sitting.last = batch
        if self.pages.currentWidget() is self.end:
            said = learned_words(self.sitting)
            self.end.show_learned(said or [self.end.learned.text()], len(batch.candidates))
