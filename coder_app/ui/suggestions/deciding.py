"""What a coder decides about the suggestions shown, and the ledger of what was shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coder_app.core.ids import CodeId
from coder_app.core.reading_only import refuse_to_change
from coder_app.core.suggestions import changing, choices, continuing, decisions, ledger
from coder_app.core.suggestions.session import PassageSuggestions, Suggestion
from coder_app.ui.suggestions.lines import SuggestionLine

if TYPE_CHECKING:
    from coder_app.core.project import Project
    from coder_app.ui.suggestions.suggestions_panel import SuggestionsPanel


RESTED_MS = 400
"""From showing by itself to being kept as shown, where the caret stays."""


class Deciding:
    """Each decision is one action of the project; nothing is ever coded without one."""

    def __init__(self, panel: SuggestionsPanel) -> None:
        self._panel = panel
        self._soon: tuple[PassageSuggestions, Sequence[SuggestionLine], bool] | None = None
        self._rest = QTimer(panel, singleShot=True, interval=RESTED_MS)
        self._rest.timeout.connect(self.put_down_now)

    def put_down_soon(
        self, found: PassageSuggestions, lines: Sequence[SuggestionLine], *, asked: bool
    ) -> None:
        """The same once the caret rests there: no key waits for the disk as one reads on."""
        self._soon = (found, lines, asked)
        self._rest.start()

    def put_down_now(self) -> None:
        """Keep what is shown and was not kept yet."""
        soon, self._soon = self._soon, None
        if soon is not None and soon[0] is self._panel.shown:
            self.put_down(*soon[:2], asked=soon[2])

    def put_down(
        self, found: PassageSuggestions, lines: Sequence[SuggestionLine], *, asked: bool
    ) -> None:
        """Keep in the ledger what stands before the coder's eyes."""
        project, state = self._panel.project, self._panel.learned
        if project is None or not self._panel.isVisible():
            return
        codes = {line.code for line in lines if not line.runs_on}
        own = tuple(one for one in found.suggestions if one.code_id in codes)
        if own:
            ledger.shown(project, [replace(found, suggestions=own)], state, asked=asked)
        running = [line for line in lines if line.runs_on]
        if running:
            self._put_down_running(project, found, running, asked=asked)

    def _put_down_running(
        self,
        project: Project,
        found: PassageSuggestions,
        lines: Sequence[SuggestionLine],
        *,
        asked: bool,
    ) -> None:
        given = tuple(
            Suggestion(CodeId(line.code), line.probability, (), None, just_above=True)
            for line in lines
        )
        passage = replace(found, suggestions=given)
        ledger.shown(project, [passage], None, asked=asked, model=continuing.MODEL)

    def put_down_seen(self, places: set[tuple[int, int]]) -> None:
        """Keep the surest code of each passage that stood in sight, dashed beside the text."""
        project, state = self._panel.project, self._panel.learned
        if project is None:
            return
        stood = [one for one in self._panel.ghosts.found if (one.start, one.end) in places]
        first = [replace(one, suggestions=one.suggestions[:1]) for one in stood]
        if first:
            ledger.shown(project, first, state, asked=False)

    def accept(self, code: str) -> None:
        """Make a suggestion a coding of this coder."""
        project, shown, line = self._panel.project, self._panel.shown, self._line(code)
        if project is None or shown is None or line is None:
            return
        refuse_to_change(project)
        self.put_down_now()
        place = (shown.document_id, shown.start, shown.end)
        self._panel.ghosts.drop(shown.start, shown.end, code)
        if line.runs_on:
            continuing.go_on(project, *place, [CodeId(code)])
        else:
            decisions.accept(project, *place, CodeId(code), line.probability)

    def refuse(self, code: str) -> None:
        """Remember the refusal; the code is not shown here again."""
        project, shown, line = self._panel.project, self._panel.shown, self._line(code)
        if project is None or shown is None or line is None:
            return
        refuse_to_change(project)
        self.put_down_now()
        self._panel.ghosts.drop(shown.start, shown.end, code)
        place = (shown.document_id, shown.start, shown.end)
        decisions.refuse(project, *place, CodeId(code), line.probability)

    def change(self, line: SuggestionLine, found: PassageSuggestions, chosen: str) -> str:
        """Give the passage another code than the suggested one; returns it."""
        self.put_down_now()
        project = self._panel.project
        if project is not None:
            place = (found.document_id, found.start, found.end)
            suggested = CodeId(line.code)
            changing.change(project, place, suggested, line.probability, CodeId(chosen))
        return chosen

    def change_to_new(self, line: SuggestionLine, found: PassageSuggestions, name: str) -> str:
        """Give the passage a new code; returns it."""
        self.put_down_now()
        project = self._panel.project
        if project is None:
            return ""
        place = (found.document_id, found.start, found.end)
        return changing.change_to_new(project, place, CodeId(line.code), line.probability, name)

    def never(self, code: str) -> None:
        """Suggest a code no more in this project."""
        if self._panel.project is not None:
            choices.never_suggest(self._panel.project, CodeId(code))

    def go_on(self, start: int, end: int) -> int:
        """Give the codes above to a passage of the open document too; returns how many there were.

        That is the passage shown where it is in hand, else ``start:end``.
        """
        panel = self._panel
        project, document = panel.project, panel.selection.document
        if project is None or document is None or panel.is_off:
            return 0
        found = panel.shown if panel.shows_here() else None
        if found is None:
            found = PassageSuggestions(document, start, end, "", ())
        codes = continuing.codes_above(project, document, found.start, found.end)
        if codes:
            given = tuple(Suggestion(code, 0.0, (), None, just_above=True) for code in codes)
            passage = replace(found, suggestions=given)
            ledger.shown(project, [passage], None, asked=True, model=continuing.MODEL)
            continuing.go_on(project, document, found.start, found.end, codes)
        return len(codes)

    def _line(self, code: str) -> SuggestionLine | None:
        return next((one for one in self._panel.list.lines() if one.code == code), None)
