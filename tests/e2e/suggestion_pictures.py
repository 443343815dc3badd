"""Pictures of suggestions: asked for, as one reads, off, in a document that two people code."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coder_app.core.documents import TurnRow
    from tests.e2e.screenshots import Photographer


TELLING = 120
"""Characters of a turn that shows something: there are many short ones."""


def suggestions(pictures: Photographer) -> None:
    """The sample, with suggestions shown in every way; everything is taken back afterwards."""
    from coder_app.core import documents

    project = pictures.window.project
    before = project.history(1)[0].id if project.history(1) else None
    pictures.window.open_document(documents.find_document(project, "Anjali"))
    pictures.wait(lambda: pictures.window.work.suggestions.learned is not None)
    asked(pictures)
    reading(pictures)
    quiet(pictures)
    if before is not None:
        project.undo_back_to(before)


def speech(pictures: Photographer) -> list[TurnRow]:
    """The participant's turns of the open document."""
    from coder_app.core import documents

    document = pictures.window.work.reader.document
    assert document is not None
    rows = documents.turns(pictures.window.project, document)
    return [turn for turn in rows if turn.role == "participant"]


def ask(pictures: Photographer, turn: TurnRow) -> int:
    """F8 in a turn; returns how many codes are suggested."""
    window = pictures.window
    panel, document = window.work.suggestions, window.work.reader.document
    panel.shown = None
    panel.passageShown.emit("", 0, 0, [])
    window.work.reader.show_place(document, turn.body_start, turn.body_start)
    window.work.reader.reader.text.show_at_top(max(0, turn.start - 400))
    panel.ask_here()
    pictures.wait(lambda: panel.shown is not None)
    return panel.list.count()


def says_why(pictures: Photographer) -> bool:
    """Whether a row has words that counted, and an excerpt it is like."""
    rows = pictures.window.work.suggestions.list.lines()
    return any(row.words and row.like for row in rows)


def asked(pictures: Photographer) -> None:
    """Rows with reasons; a row's words underlined; its excerpt; the codes that run on; the menu."""
    window = pictures.window
    panel = window.work.suggestions
    first, second = next(
        (one, two)
        for one, two in zip(speech(pictures), speech(pictures)[1:], strict=False)
        if one.end - one.body_start > TELLING and ask(pictures, one) > 1 and says_why(pictures)
    )
    ask(pictures, first)
    panel.list.setFocus()
    row = next((n for n, one in enumerate(panel.list.lines()) if one.words and one.like), 0)
    panel.list.setCurrentRow(row)
    pictures.shoot("70", "suggestions-words")
    panel.toggle_like()
    pictures.shoot("71", "suggestions-like")
    panel.toggle_like()
    panel.accept_code(panel.list.lines()[0].code)
    ask(pictures, second)
    panel.list.setFocus()
    pictures.shoot("72", "suggestions-continue")
    menu = panel.menu(with_row=True)
    assert menu is not None
    menu.popup(panel.mapToGlobal(panel.rect().topLeft()))
    pictures.shoot("73", "suggestions-menu", over=menu)
    menu.close()
    window.project.undo()  # as I read, what nobody has coded is shown


def reading(pictures: Photographer) -> None:
    """Dashed stripes as one reads, and the slider: in a text that nobody has coded yet."""
    from coder_app.core import documents
    from coder_app.core.suggestions import choices

    window = pictures.window
    panel = window.work.suggestions
    window.open_document(documents.find_document(window.project, "Anjali"))
    choices.show_when(window.project, choices.READING)
    pictures.wait(lambda: bool(panel.ghosts.found))
    telling = (one for one in panel.ghosts.found if one.suggestions[0].words)
    found = next(telling, panel.ghosts.found[0])
    window.go_to(found.document_id, found.start, found.start)
    pictures.settle(1)
    pictures.shoot("74", "suggestions-as-i-read")


def quiet(pictures: Photographer) -> None:
    """Off, with the way back; and where two people code apart."""
    from coder_app.core.suggestions import choices

    window = pictures.window
    panel = window.work.suggestions
    panel.switch(on=False)
    pictures.shoot("75", "suggestions-off")
    panel.switch(on=True)
    document = window.work.reader.document
    assert document is not None
    choices.code_twice(window.project, document, twice=True)
    panel.ask_here()
    pictures.shoot("76", "suggestions-double-coding")
