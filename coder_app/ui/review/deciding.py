"""What a coder decides about the passage in hand of the queue: each decision is one step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.core import codebook, coding
from coder_app.core.ids import CodeId
from coder_app.core.suggestions import decisions
from coder_app.ui.review.sitting import Kind, Outcome
from coder_app.ui.widgets.chooser import Chooser, Item

if TYPE_CHECKING:
    from coder_app.ui.review.review_panel import ReviewPanel

NEW = "new:"
"""What stands before the name of a code that is to be made."""


class Deciding:
    """Accepts, refuses, gives another code, or passes over; then the next passage is in hand."""

    def __init__(self, panel: ReviewPanel) -> None:
        self._panel = panel

    def accept(self) -> None:
        """Give the passage the code suggested, or the one given last."""
        panel, project, hand = self._panel, self._panel.project, self._panel.sitting.hand()
        if hand is None or project is None:
            return
        found = hand.suggestion
        if found is not None:
            code, chance = found.code_id, found.probability
            self._write(
                "accepted", code, lambda: decisions.accept(project, *hand.place, code, chance)
            )
        elif panel.again is not None:
            self.give(panel.again)

    def refuse(self) -> None:
        """Remember that it is not the code; without a suggestion the passage is passed over."""
        project, hand = self._panel.project, self._panel.sitting.hand()
        if hand is None or project is None:
            return
        found = hand.suggestion
        if found is None:
            self.skip()
            return
        code, chance = found.code_id, found.probability
        self._write("refused", code, lambda: decisions.refuse(project, *hand.place, code, chance))

    def skip(self) -> None:
        """Pass it over: nothing is written."""
        self._decided(Outcome("skipped"))

    def choose_other(self, typed: str = "") -> None:
        """Offer all codes, narrowed by what was typed."""
        panel = self._panel
        items = [(row.id, row.path, row.colour) for row in panel.rows().values()]
        chooser = Chooser("Another code", items, self._chosen, panel, fresh=self._fresh)
        chooser.offer(panel.queue.other)
        chooser.field.setText(typed)

    def _fresh(self, typed: str) -> Item | None:
        """The last row: a new code of the name typed; none where there is one of this name."""
        name = " ".join(typed.split())
        known = {row.name.casefold() for row in self._panel.rows().values()}
        if not name or name.casefold() in known:
            return None
        return NEW + name, f"New code “{name}”", ""

    def _chosen(self, key: str) -> None:
        project = self._panel.project
        if not key.startswith(NEW):
            self.give(CodeId(key))
        elif project is not None:
            self.give(codebook.create_code(project, key.removeprefix(NEW)))

    def give(self, code: CodeId) -> None:
        """Give the passage this code: in place of the one suggested, or because there is none."""
        panel, project, hand = self._panel, self._panel.project, self._panel.sitting.hand()
        if hand is None or project is None:
            return
        found, place = hand.suggestion, hand.place
        if found is None:
            panel.again = code
            self._write(
                "given", code, lambda: coding.apply_code(project, *place, code, origin="search")
            )
        elif found.code_id == code:
            self.accept()
        else:
            was, chance = found.code_id, found.probability
            self._write(
                "changed",
                was,
                lambda: decisions.change(project, *place, was, chance, chosen=code),
            )

    def _write(self, kind: Kind, code: CodeId, deed: Callable[[], object]) -> None:
        """Decide by a deed; where that had nothing to do, there is no step to be taken back."""
        before = self._panel.step()
        deed()
        after = self._panel.step()
        self._decided(Outcome(kind, code, after if after != before else None))

    def _decided(self, outcome: Outcome) -> None:
        self._panel.sitting.decide(outcome)
        self._panel.show_hand()
