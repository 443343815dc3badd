"""Going to a place: one that is named (a paragraph, a time), or that undo has changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.core.errors import CoderError, NotFound
from coder_app.core.going import place_named
from coder_app.ui.widgets.ask_words import AskWords
from coder_app.ui.window_commands.needs import in_a_document

if TYPE_CHECKING:
    from coder_app.core.project import Changes
    from coder_app.ui.main_window import MainWindow


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "go.place": in_a_document(window, lambda: ask_place(window)),
    }


def connect(window: MainWindow) -> None:
    """A letter typed where codings are listed opens the code box, as the hint there says."""
    window.work.here.typed.connect(lambda text: type_code(window, text))
    window.work.workspaceShown.connect(lambda key: take_focus(window, key))


def ask_place(window: MainWindow) -> None:
    """Ask for a paragraph or a time of the open document, and go there."""
    document = window.work.reader.document
    if document is None:
        return

    def take(typed: str) -> str:
        try:
            place = place_named(window.project, document, typed)
        except CoderError as error:
            return str(error)
        window.go_to(document, place, place)
        return ""

    hint = "240, or a time: 12:30"
    AskWords("go-to", "Go to ¶", take, window, hint=hint).offer(window.work.reader)


def type_code(window: MainWindow, text: str) -> None:
    """Open the code box in the text, with what was typed."""
    hand = window.work.reader.reader.hand
    if hand.typing_opens_box:
        window.focus_text()
        hand.open_box(text)


def take_focus(window: MainWindow, workspace: str) -> None:
    """Give the keys to the list of excerpts when they come into sight."""
    view = window.work.excerpts.view
    if workspace == "excerpts" and not view.isHidden():
        view.setFocus()
        if not view.currentIndex().isValid():
            view.selectRow(0)


def show_change(window: MainWindow, changes: Changes) -> None:
    """Show what undo or redo changed, where it happened; nothing where another workspace is."""
    if changes.place is None or window.work.workspace() != "code":
        return
    document, start, end = changes.place
    try:
        length = len(window.project.text(document))
    except NotFound:
        return  # an import with its codings was taken back: the place is gone
    if changes.touch("document") or end - start >= length:
        start = end = min(start, length)  # other words may stand there, or it is all there is
    if any(row.id == document for row in window.work.documents.rows):  # it is in sight, so fresh
        window.work.reader.show_place(document, start, end)
        window.work.documents.show_current(document)
