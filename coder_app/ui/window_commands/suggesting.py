"""Suggestions: ask, move, go on with the codes above; when they show, and whom they learn from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coder_app.core.ids import CodeId
from coder_app.core.suggestions import choices
from coder_app.core.suggestions.choices import ALL, ASKED, LEFT, ME, READING
from coder_app.ui.suggestions.words import NO_FURTHER
from coder_app.ui.window_commands.needs import in_a_document

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

WHEN = {"suggest.left": LEFT, "suggest.reading": READING, "suggest.asked": ASKED}
FROM = {"suggest.from_all": ALL, "suggest.from_me": ME}
NOTHING_ABOVE = (
    "Nothing to go on with: the words just above have no code of yours that is missing here."
)


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    here = partial(in_a_document, window)
    when = {one: partial(show_when, window, kind) for one, kind in WHEN.items()}
    whom = {one: partial(learn_from, window, kind) for one, kind in FROM.items()}
    return {
        **when,
        **whom,
        "suggest.here": here(partial(step, window, 1)),
        "suggest.previous": here(partial(step, window, -1)),
        "suggest.continue": here(partial(go_on, window)),
        "suggest.never": partial(never, window),
        "suggest.on": partial(switch, window),
        "document.twice": here(partial(code_twice, window)),
    }


def connect(window: MainWindow) -> None:
    """Let the panel and the text meet."""
    panel, reader = window.work.suggestions, window.work.reader
    reader.suggestionAsked.connect(partial(step, window))
    panel.passageShown.connect(reader.mark_passage)
    panel.ghostsShown.connect(reader.mark_document)
    panel.wordsMeant.connect(reader.underline)
    panel.placeActivated.connect(window.go_to)
    panel.boxRequested.connect(partial(other_code, window))
    panel.plainBoxRequested.connect(reader.open_box)
    panel.answered.connect(partial(go_to_rows, window))
    reader.ghosts.seen.connect(panel.put_down_seen)


def step(window: MainWindow, by: int) -> None:
    """F8: show what is suggested here and take it in hand; once in hand, on to the next."""
    window.coach.asked_for_suggestions()
    panel, seen = window.work.suggestions, window.work.reader.reader.text.sight().range
    here = panel.shows_here()
    if here or panel.shows_one_left(seen):
        if not panel.list.hasFocus():
            panel.list.setFocus()
        elif panel.list.step(by):
            pass
        elif here:
            _beyond(window, by)
        else:  # those of the passage left were gone through: now the one at the caret
            window.focus_text()
            panel.ask_here()
    elif panel.chosen.when == READING and panel.is_silent_here():
        _beyond(window, by)
    else:
        panel.ask_here()


def go_to_rows(window: MainWindow) -> None:
    """What F8 asked for came: the keys go to it, unless they went elsewhere meanwhile."""
    panel, text = window.work.suggestions, window.work.reader.reader.text
    if text.hasFocus() and panel.shows_here():
        panel.list.take_keys()
        window.work.right.ensureWidgetVisible(panel, 0, 0)


def _beyond(window: MainWindow, by: int) -> None:
    """The next passage for which something shows itself; its suggestions are in hand."""
    panel = window.work.suggestions
    found = panel.ghosts.beyond(panel.selection.start, by)
    if found is None:
        window.status.tell(NO_FURTHER)
        return
    window.go_to(found.document_id, found.start, found.end)
    if panel.shows_here():
        panel.list.take_keys()


def other_code(window: MainWindow, text: str) -> None:
    """Open the box for another code than the suggested one, on its passage."""
    panel = window.work.suggestions
    line, found = panel.list.line(), panel.shown
    if line is None or found is None:
        window.work.reader.open_box(text)
        return
    deciding = panel.deciding
    give = partial(deciding.change, line, found), partial(deciding.change_to_new, line, found)
    span = (found.start, found.end)
    window.work.reader.requests.instead.open(span, text, line.name, give)


def go_on(window: MainWindow) -> None:
    """Give the codes of the passage above to the one in hand."""
    panel, moves = window.work.suggestions, window.work.reader.reader.hand.moves
    if panel.is_off:
        window.status.tell(panel.resting)
    elif not panel.deciding.go_on(*moves.target()):
        window.status.tell(NOTHING_ABOVE)


def never(window: MainWindow) -> None:
    """Suggest the code in hand no more: of the suggestions, else of the codebook."""
    panel, codes = window.work.suggestions, window.work.codebook.chosen_codes()
    line = panel.list.line()
    if line is not None and (panel.list.hasFocus() or not codes):
        panel.deciding.never(line.code)
    elif codes:
        held = choices.choices(window.project).never
        ids = [CodeId(code) for code in codes]
        choices.never_suggest(window.project, *ids, never=not held.issuperset(ids))
    else:
        window.status.tell("Choose a code first, in the codebook or among the suggestions.")


def show_when(window: MainWindow, when: str) -> None:
    """Choose when suggestions show: a setting of the project."""
    choices.show_when(window.project, when)
    show_choices(window)


def learn_from(window: MainWindow, whom: str) -> None:
    """Choose whose codings they are learned from: a setting of the project."""
    choices.learn_from(window.project, whom)
    show_choices(window)


def switch(window: MainWindow) -> None:
    """Turn all suggestions of the project on or off."""
    choices.switch(window.project, on=choices.choices(window.project).off)
    show_choices(window)


def code_twice(window: MainWindow) -> None:
    """Assign the open document for double coding, or no more."""
    document = window.work.reader.document
    if document is not None:
        twice = document not in choices.coded_twice(window.project)
        choices.code_twice(window.project, document, twice=twice)
    show_choices(window)


def show_choices(window: MainWindow) -> None:
    """Tick the commands by the project's choices."""
    held, known = choices.choices(window.project), window.actions_by_id
    for command, kind in WHEN.items():
        known[command].setChecked(held.when == kind)
    for command, kind in FROM.items():
        known[command].setChecked(held.learn_from == kind)
    known["suggest.on"].setChecked(not held.off)
    document = window.work.reader.document
    known["document.twice"].setChecked(document in choices.coded_twice(window.project))
