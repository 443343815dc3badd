"""What the panel asks the worker, and what is in sight is about: here, or a passage left."""

from PySide6.QtWidgets import QWidget

from coder_app.core.errors import Cancelled
from coder_app.core.ids import DocumentId
from coder_app.core.suggestions.choices import Choices
from coder_app.core.suggestions.session import LearnState, PassageSuggestions
from coder_app.ui.run import Run
from coder_app.ui.selection import Selection
from coder_app.ui.suggestions.asked import Asked
from coder_app.ui.suggestions.asker import Asker, Place
from coder_app.ui.suggestions.ghosts import Ghosts
from coder_app.ui.suggestions.look import Look
from coder_app.ui.suggestions.moments import speech_at
from coder_app.ui.suggestions.words import BEGUN_ANEW, LEARNING, resting


class Asking(Look):
    """One question at a time; how the answer is shown is told by the panel."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.asker = Asker(run, self)
        self.chosen = Choices()
        self._why = ""
        """Why nothing is suggested in the open document (``choices.why_none``)."""
        self._asked = Asked()
        self.shown: PassageSuggestions | None = None
        self.ghosts = Ghosts(self.asker, self._on_ghosts, self)
        self.asker.learned.connect(self._on_learned)
        self.asker.learning.connect(self._on_learning)
        self.asker.restarted.connect(self._on_restarted)
        self.asker.failed.connect(self._on_failed)

    def show_passage(self, found: PassageSuggestions | None, *, passing: bool = False) -> None:
        """Show what the worker answered; ``passing``: the caret may not stay there."""
        raise NotImplementedError

    def _say(self, text: str) -> None:
        raise NotImplementedError

    def _on_ghosts(self) -> None:
        raise NotImplementedError

    @property
    def is_off(self) -> bool:
        """Whether nothing is suggested here: in this project, or in a document coded twice."""
        return bool(self._why)

    @property
    def resting(self) -> str:
        """What is said while nothing is shown."""
        return resting(self._why, self.chosen.when)

    def _forget_shown(self) -> None:
        self.shown = None
        self._asked.drop()

    def _come_back(self) -> None:
        """Back from the excerpt that a suggestion is like: show what was shown before."""
        document, here = self.selection.document, self.selection
        if document is not None and self._asked.comes_back(here) and not self._why:
            self._ask_at(document, here)

    def shows_here(self) -> bool:
        """Whether there are suggestions in sight, and they are for the place in hand."""
        return self.list.isVisible() and self._is_about_here()

    def shows_one_left(self, seen: tuple[int, int]) -> bool:
        """Whether what shows itself is for a passage that was left, and stands in the part seen.

        Whoever has selected words means these.
        """
        shown, (start, end) = self.shown, seen
        if self.selection.has_text or shown is None:
            return False
        if not self.list.isVisible() or not self._asked.unasked:
            return False
        return shown.document_id == self.selection.document and start <= shown.start < end

    def is_silent_here(self) -> bool:
        """Whether it was looked for suggestions for the place in hand, and none are left."""
        done = self._asked.place is None and not self.list.isVisible()
        return done and self.shown is not None and self._is_about_here()

    def _is_about_here(self) -> bool:
        shown, here = self.shown, self.selection
        if shown is None or shown.document_id != here.document:
            return False
        return self._asked.was_at(here) or shown.start <= here.start <= here.end <= shown.end

    def ask_here(self) -> None:
        """F8: suggest for the selection, or for the passage at the caret."""
        selection = self.selection
        if self.project is None or selection.document is None:
            return
        if self._why:
            self._say(self.resting)
            return
        self._asked.at = selection
        self._ask_at(selection.document, selection)
        self._asked.by_key = True

    def _ask_at(self, document: DocumentId, selection: Selection) -> None:
        if self.project is not None:
            self.ask(document, *speech_at(self.project, selection))

    def ask(self, document: DocumentId, start: int, end: int, *, unasked: bool = False) -> None:
        """Suggest for a place; shown when the worker has answered."""
        place = (document, start, end)
        self._asked.ask(place, unasked=unasked)
        if self.asker.state is None:
            self._say(LEARNING)
            self.asker.learn_when_due()
        else:
            self._ask_worker(place)

    def _ask_worker(self, place: Place) -> None:
        unasked = self._asked.unasked

        def show(found: PassageSuggestions | None) -> None:
            if (place, unasked) == (self._asked.place, self._asked.unasked):
                self._asked.place = None
                self.show_passage(found)

        self.asker.ask(place, show, unasked=unasked)

    def _ask_again(self, shown: PassageSuggestions) -> None:
        self.ask(shown.document_id, shown.start, shown.end, unasked=self._asked.unasked)
        self._asked.again = bool(shown.suggestions)

    # -- what is learned meanwhile

    @property
    def learned(self) -> LearnState | None:
        """What was learned last; None until then."""
        return self.asker.state

    def learn_when_due(self) -> None:
        """After an import, and again every 20 codings; the window goes on meanwhile."""
        self.asker.learn_when_due()

    def learn_again(self, *, otherwise: bool = False) -> None:
        """Learn now: what suggestions are made from has changed."""
        self._asked.stale = self._asked.stale or otherwise
        self.asker.learn_again()

    def _on_learned(self) -> None:
        self.ghosts.renew()
        if self._asked.place is not None:
            self._ask_worker(self._asked.place)
        elif self._asked.stale and self.shown is not None:
            self._ask_again(self.shown)
        self._asked.stale = self._asked.stale and self.asker.goes_on

    def _on_learning(self, per_cent: int) -> None:
        """Say how far it is, while somebody waits for it."""
        if self._asked.place is not None and self.asker.state is None:
            self.message.setText(f"{LEARNING} {per_cent} %")

    def _on_restarted(self) -> None:
        """Say it to whoever waits; what stopped goes on by itself."""
        if self._asked.place is not None:
            self.message.setText(BEGUN_ANEW)

    def _on_failed(self, error: Exception) -> None:
        self._asked.drop()
        self._say(self.resting if isinstance(error, Cancelled) else str(error))
