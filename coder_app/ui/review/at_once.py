"""Many suggestions accepted at once: the check is asked for, then those ticked are accepted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from coder_app.core.errors import Cancelled
from coder_app.core.suggestions import decisions, ledger
from coder_app.core.suggestions.review import Check, check_code
from coder_app.core.suggestions.wording import POSSIBLE
from coder_app.ui.review.many_view import ManyView
from coder_app.ui.review.sitting import Outcome

if TYPE_CHECKING:
    from coder_app.ui.review.review_panel import ReviewPanel


class AtOnce(QObject):
    """Between the queue and the view that lists what is left of it."""

    def __init__(self, panel: "ReviewPanel", view: ManyView) -> None:
        super().__init__(panel)
        self._panel, self._view = panel, view
        view.agreed.connect(self.accept)
        view.left.connect(panel.show_hand)

    def ask(self) -> None:
        """List what is open still and no mere guess; check the code against what was by hand."""
        panel, view = self._panel, self._view
        sitting, project = panel.sitting, panel.project
        code = sitting.wanted.code
        row = panel.rows().get(code or "")
        if code is None or project is None or row is None:
            return
        shown = [(number, sitting.candidates[number]) for number in sitting.open_ones(POSSIBLE)]
        view.show_passages(row.name, shown)
        panel.show_view(view)
        if not shown:
            return
        if sitting.first is not None:  # they stand before the coder's eyes
            passages = [one.proposed for _, one in shown]
            ledger.shown(project, passages, sitting.first.state, asked=True)

        def came(check: Check) -> None:
            if sitting is panel.sitting and panel.pages.currentWidget() is view:
                view.show_check(check, row.name)

        panel.run(
            check_code,
            project.path,
            code,
            min(one.suggestion.probability for _, one in shown if one.suggestion),
            project.coder,
            on_done=came,
            on_error=self._failed,
            title="Checking against what was coded by hand",
        )

    def _failed(self, error: Exception) -> None:
        self._panel.show_hand()
        if not isinstance(error, Cancelled):
            raise error

    def accept(self, listed: list[int], numbers: list[int]) -> None:
        """Accept those ticked, in one step; the others listed count as skipped."""
        panel = self._panel
        code, project, sitting = panel.sitting.wanted.code, panel.project, panel.sitting
        if code is None or project is None:
            return
        chosen = [sitting.candidates[number] for number in numbers]
        pairs = [(one.place, one.suggestion.probability) for one in chosen if one.suggestion]
        decisions.accept_all(project, code, pairs)
        sitting.decide_many(listed, numbers, Outcome("accepted", code, panel.step()))
        panel.show_hand()
