"""Codes suggested for the passage in hand: when asked, once coded or left, or as one reads."""

from collections.abc import Mapping
from typing import ClassVar

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from coder_app.core import codebook, documents
from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CoderId, CodingId
from coder_app.core.project import Changes, Project
from coder_app.core.suggestions import changing, choices
from coder_app.core.suggestions.choices import LEFT, READING, Choices
from coder_app.core.suggestions.continuing import codes_above
from coder_app.core.suggestions.session import PassageSuggestions
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.run import Run
from coder_app.ui.selection import Selection
from coder_app.ui.suggestions.asked import Asked
from coder_app.ui.suggestions.asker import Place
from coder_app.ui.suggestions.asking import Asking
from coder_app.ui.suggestions.deciding import Deciding
from coder_app.ui.suggestions.ghosts import same_passage, surest
from coder_app.ui.suggestions.lines import SuggestionLine, lines_of, places_of
from coder_app.ui.suggestions.moments import Moments
from coder_app.ui.suggestions.panel_menu import SuggestionsMenu, deeds
from coder_app.ui.suggestions.words import (
    ASK,
    NO_PASSAGE,
    NOTHING_ELSE,
    SILENT,
)


class SuggestionsPanel(Asking):
    """The codes that run on, then at most three of the engine's, with reasons; often none."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"coding", "code", "code_example", "document", "decision", "setting", "turn", "speaker"}
    )

    passageShown = Signal(str, int, int, list)
    """Document, start and end of the passage that has suggestions, and their codes' names."""
    ghostsShown = Signal(str, list)
    """Document, and (start, end, name) for each suggestion that shows itself in it."""
    wordsMeant = Signal(str, list)
    """Document, and (start, end) of the words that count for the suggestion in hand."""
    placeActivated = Signal(str, int, int)
    boxRequested = Signal(str)
    plainBoxRequested = Signal(str)
    """A character that was meant for the text: the rows had just come."""
    leftForText = Signal()
    answered = Signal()
    """What the coder asked for is shown, with rows."""

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(run, parent)
        self._coder: CoderId | None = None
        self._rows: Mapping[str, CodeRow] | None = None
        self._moments = Moments(self._ask_unasked, self)
        self.deciding = Deciding(self)
        self._connect()
        self._say(ASK)

    def _connect(self) -> None:
        rows = self.list
        rows.accepted.connect(self.accept_code)
        rows.refused.connect(self.deciding.refuse)
        rows.typed.connect(self.boxRequested)
        rows.typedUnseen.connect(self.plainBoxRequested)
        rows.focused.connect(self.show_keys)
        rows.left.connect(self.leftForText)
        rows.pointed.connect(self._on_pointed)
        rows.likeAsked.connect(self.toggle_like)
        rows.openAsked.connect(self.open_like)
        rows.menuAsked.connect(lambda at: self._popup(at, with_row=True))
        self.card.opened.connect(self._open_coding)
        self.sure.chosen.connect(self._on_sure)
        self.more.clicked.connect(lambda: self._popup(self.below_more(), with_row=False))
        self.back.clicked.connect(lambda: self.switch(on=True))

    # -- the project

    def open_project(self, project: Project, signals: ProjectSignals) -> None:
        self._coder = choices.who(project)
        super().open_project(project, signals)
        self.asker.work_on(project)
        self._renew_choices()

    def close_project(self) -> None:
        super().close_project()
        self._rows = None
        self.asker.work_on(None)
        self.ghosts.want(None)
        self._moments.forget()
        self._asked, self.shown = Asked(), None
        self.chosen, self._why = Choices(), ""
        self._say(ASK)

    def mark_stale(self) -> None:
        """Somebody else codes now: what is shown was for the other, and may be theirs to see."""
        if self.project is not None and choices.who(self.project) != self._coder:
            self._coder = choices.who(self.project)
            self._forget_shown()
            self._say(self.resting)
            self.ghosts.want(None)
            self._renew_choices()
            self.asker.due.start()
        super().mark_stale()

    def _renew_choices(self) -> None:
        """A choice of the project, or the document, is another."""
        if self.project is None:
            return
        before = self.chosen, self._why
        self.chosen = choices.choices(self.project)
        self._why = choices.why_none(self.project, self.selection.document)
        self.sure.show_sure(self.chosen.sure)
        reading = self.chosen.when == READING and not self._why
        self.sure.setVisible(reading)
        self.ghosts.want(self.selection.document if reading else None)
        if (self.chosen, self._why) != before:
            self.ghosts.renew()
            if self._why:
                self._forget_shown()
            if self.shown is None:
                self._say(self.resting)

    # -- when they show

    def set_selection(self, selection: Selection) -> None:
        another = selection.document != self.selection.document
        super().set_selection(selection)
        if another:
            self._forget_shown()  # what is shown is about another text
            self._say(self.resting)
            self._renew_choices()
            self._come_back()
        if self.project is None or self.asker.state is None or self._why:
            return
        if self.chosen.when == LEFT:
            self._moments.moved(self.project, selection)
        elif self.chosen.when == READING:
            self._show_ghost()

    def _show_ghost(self) -> None:
        """As one reads, the panel shows what is dashed at the caret."""
        here = self.selection
        found = self.ghosts.at(here.start, here.end)
        asked = self._asked.was_at(here)
        if found is not None and not asked and not same_passage(found, self.shown):
            self._asked.unasked = True
            self.show_passage(found, passing=True)

    def _ask_unasked(self, place: Place) -> None:
        """A passage was left: nothing is said where nothing is sure enough."""
        if self._why or self.chosen.when != LEFT:
            return  # chosen while the pause ran
        if self._asked.was_at(self.selection) or self.list.hasFocus():
            return  # what the coder asked for here stays in sight
        if self.project is not None and self.asker.state is not None:
            self.ask(*place, unasked=True)

    def changed(self, changes: Changes) -> None:
        if changes.touch("code"):
            self._rows = None
        self.asker.due.start()
        if changes.touch("setting"):
            self._renew_choices()
        if changes.touch("turn", "document"):
            self._moments.forget()
        if self._why:
            return
        self.ghosts.renew()
        place = changes.place
        by_hand = changes.kind == "do" and changes.touch("coding") and not changes.touch("decision")
        here = place is not None and place[0] == self.selection.document
        if by_hand and here and place is not None and self.chosen.when in {LEFT, READING}:
            self.ask(*place, unasked=True)
        elif self.shown is not None and changes.touch("code", "decision", "coding", "setting"):
            self._ask_again(self.shown)

    # -- showing

    def show_passage(self, found: PassageSuggestions | None, *, passing: bool = False) -> None:
        """Show what the worker answered; ``passing``: the caret may not stay there."""
        self.shown = found
        lines = self._lines(found)
        if found is None or not lines:
            nothing = NOTHING_ELSE if self._asked.again else SILENT
            silent = NO_PASSAGE if found is None else nothing
            self._say(self.resting if self._asked.unasked else silent)
            return
        if self.project is not None:
            number = documents.paragraph_at(self.project, found.document_id, found.start)
            self.show_rows(lines, number)
            put_down = self.deciding.put_down_soon if passing else self.deciding.put_down
            put_down(found, lines, asked=not self._asked.unasked)
        names = [line.name for line in lines]
        self.passageShown.emit(found.document_id, found.start, found.end, names)
        if self._asked.by_key and not passing:
            self._asked.by_key = False
            self.answered.emit()

    def _lines(self, found: PassageSuggestions | None) -> list[SuggestionLine]:
        if found is None or self.project is None:
            return []
        above = codes_above(self.project, found.document_id, found.start, found.end)
        return lines_of(found.suggestions, above, self.rows())

    def rows(self) -> Mapping[str, CodeRow]:
        """All codes by their ids, as they were read since one last changed."""
        if self._rows is None and self.project is not None:
            self._rows = {str(row.id): row for row in codebook.codebook(self.project)}
        return self._rows or {}

    def _say(self, text: str) -> None:
        in_rows = self.list.hasFocus()
        self.show_words(text, way_back=self._why == "off")
        if in_rows:
            self.leftForText.emit()  # there is nothing to hold the keys any more
        self.passageShown.emit("", 0, 0, [])
        self.wordsMeant.emit("", [])

    @Slot(object)
    def _on_pointed(self, line: SuggestionLine | None) -> None:
        """Underline the words of the row that is pointed at, or else in hand."""
        if self.shown is not None and line is not None:
            self.wordsMeant.emit(self.shown.document_id, places_of(line.words, self.shown))
        self.renew_like()

    def _on_ghosts(self) -> None:
        found, project = self.ghosts.found, self.project
        shown = surest(self.rows(), found) if found else []
        self.ghostsShown.emit(self.selection.document or "", shown)
        if project is not None and self.chosen.when == READING:
            self._show_ghost()

    @Slot(list)
    def put_down_seen(self, places: list[tuple[int, int]]) -> None:
        """Keep in the ledger what stood in sight beside the text."""
        self.deciding.put_down_seen(set(places))

    # -- deciding and choosing

    def accept_code(self, code: str, stay: bool = False) -> None:
        """Make the suggestion a coding of this coder."""
        self.deciding.accept(code)
        if not stay:
            self.leftForText.emit()

    def switch(self, *, on: bool) -> None:
        """Turn all suggestions on or off."""
        if self.project is not None:
            choices.switch(self.project, on=on)

    def _on_sure(self, per_cent: int) -> None:
        if self.project is not None:
            choices.be_sure(self.project, per_cent)

    @Slot(str)
    def _open_coding(self, coding: str) -> None:
        place = changing.place_of(self.project, CodingId(coding)) if self.project else None
        if place is not None:
            self._asked.left_from = self.selection
            self.placeActivated.emit(*place)

    def _popup(self, place: QPoint, *, with_row: bool) -> None:
        menu = self.menu(with_row=with_row)
        if menu is not None:
            menu.popup(place)

    def menu(self, *, with_row: bool = False) -> SuggestionsMenu | None:
        """When they show; with what can be done with the one in hand. None without a project."""
        line = self.list.line() if with_row else None
        if self.project is None:
            return None
        return SuggestionsMenu(self, self.project, deeds(self, line) if line else ())
