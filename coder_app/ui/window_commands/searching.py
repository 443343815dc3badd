"""Search in the project: its panel below the text, stepping through hits, coding them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from coder_app.core.ids import DocumentId

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "find.here": lambda: find_here(window),
        "find.project": lambda: open_search(window),
        "find.next": lambda: step_hit(window, 1),
        "find.previous": lambda: step_hit(window, -1),
        "find.uncoded": lambda: find_uncoded(window),
        "code.hits": lambda: code_hits(window),
    }


def connect(window: MainWindow) -> None:
    """Let the search panel, the text and the field at the top meet."""
    work, panel = window.work, window.work.search
    work.top.searched.connect(lambda words: search_for(window, words))
    panel.placeShown.connect(lambda *place: show_place(window, *place))
    panel.placeActivated.connect(window.go_to)
    panel.marksChanged.connect(lambda: show_marks(window))
    work.reader.documentShown.connect(lambda _: show_marks(window))
    panel.statusMessage.connect(window.status.tell)
    panel.leftForText.connect(window.focus_text)
    panel.closed.connect(window.focus_text)


def find_here(window: MainWindow) -> None:
    """Find in what is in hand: the filter of the codebook or of a list, else the text."""
    work, focus = window.work, QApplication.focusWidget()
    workspace = work.workspace()
    if workspace == "excerpts":
        work.excerpts.filter.code.setFocus()
    elif workspace == "memos":
        work.memos.words.setFocus()
    elif workspace != "code":
        open_search(window)
    elif focus is not None and work.codebook.isAncestorOf(focus):
        work.codebook.filter.setFocus()
        work.codebook.filter.selectAll()
    else:
        work.reader.open_find()


def open_search(window: MainWindow) -> None:
    """Open the search with the words selected in the text, if they are on one line."""
    work, selection = window.work, window.work.reader.selection
    words = ""
    if work.workspace() == "code" and selection.document and selection.has_text:
        words = window.project.text(selection.document)[selection.start : selection.end]
    window.work.show_workspace("code")
    work.search.open_with(work.search.bar.said_as(words))


def search_for(window: MainWindow, words: str) -> None:
    """Search for words typed at the top; the panel has them from now on."""
    window.work.show_workspace("code")
    window.work.search.open_with(words)
    window.work.search.run_search()


def find_uncoded(window: MainWindow) -> None:
    """List the text nobody has coded."""
    window.work.show_workspace("code")
    window.work.search.open_with()
    window.work.search.bar.choose_mode("uncoded")
    window.work.search.run_search()


def code_hits(window: MainWindow) -> None:
    """Show what coding the hits would code; without hits, open the search."""
    panel = window.work.search
    if panel.isVisible() and panel.answer is not None:
        panel.plan()
    else:
        open_search(window)


def step_hit(window: MainWindow, by: int) -> None:
    """The next hit: in this document while its bar is open, else of the project's search."""
    if window.work.reader.finding or not window.work.search.step(by):
        window.work.reader.find_next(by)


def show_place(window: MainWindow, document: str, start: int, end: int) -> None:
    """Show a hit in the text; the focus stays in the list."""
    work = window.work
    if work.middle.currentWidget() is work.reader:
        work.reader.show_place(DocumentId(document), start, end)
        work.documents.show_current(DocumentId(document))


def show_marks(window: MainWindow) -> None:
    """Mark the hits of the open document in its text."""
    document = window.work.reader.document
    window.work.reader.show_found(window.work.search.marks(document) if document else [])
