"""The review queue, more passages like one, emerging themes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from coder_app.core import codebook, coding, documents
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.names import counted
from coder_app.core.suggestions.review import Place, Wanted
from coder_app.ui.widgets.chooser import Chooser

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

NO_CODES = "There is no code yet. Make one, or look for emerging themes (menu Suggestions)."
NOTHING_LIKE = "Select words, or put the caret into a coding: what is more like it?"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "review.code": lambda: choose_code(window),
        "review.doubts": lambda: review(window, Wanted(), "Review doubtful passages"),
        "review.like": lambda: more_like(window),
        "review.themes": lambda: show_themes(window),
    }


def connect(window: MainWindow) -> None:
    """Let the pages, the text and the lists meet."""
    work = window.work
    work.review.left.connect(partial(leave, window))
    work.emerging.left.connect(work.show_reader)
    work.emerging.left.connect(window.focus_text)
    for page in (work.review, work.emerging):
        page.placeActivated.connect(window.go_to)
    work.review.statusMessage.connect(window.status.tell)
    work.emerging.codeMade.connect(lambda code, name, places: of_phrase(window, code, name, places))
    work.codebook.reviewAsked.connect(lambda code: review_code(window, CodeId(code)))
    work.excerpts.moreAsked.connect(
        lambda document, start, end, code: like(
            window, (DocumentId(document), start, end), CodeId(code)
        )
    )


def review(window: MainWindow, wanted: Wanted, title: str) -> None:
    """Open a queue where the text is."""
    work = window.work
    work.review.from_excerpts = work.workspace() == "excerpts"
    work.reader.settling.page.save()
    work.show_page(work.review)
    work.review.begin(wanted, title)


def leave(window: MainWindow) -> None:
    """Back to the text, or to the excerpts whose like was looked for."""
    work = window.work
    work.show_reader()
    if work.review.from_excerpts:
        work.review.from_excerpts = False
        work.show_workspace("excerpts")
        work.excerpts.view.setFocus()
    else:
        window.focus_text()


def choose_code(window: MainWindow) -> None:
    """Choose a code to review passages for; the one chosen in the codebook stands first."""
    rows = codebook.codebook(window.project)
    if not rows:
        window.status.tell(NO_CODES)
        return
    chosen = set(window.work.codebook.chosen_codes())
    rows.sort(key=lambda row: row.id not in chosen)  # stable: then in tree order
    items = [(row.id, row.path, row.colour) for row in rows]
    title = "Review passages for"
    Chooser(title, items, lambda code: review_code(window, CodeId(code)), window).offer(
        window.work.codebook
    )


def review_code(window: MainWindow, code: CodeId) -> None:
    """Walk the passages most likely to be of a code."""
    review(window, Wanted(code), f"Review passages for {_named(window, code)}")


def more_like(window: MainWindow) -> None:
    """Walk the passages like the excerpt, the selection or the coding in hand."""
    if window.work.workspace() == "excerpts":
        window.work.excerpts.ask_more()
        return
    selection = window.work.reader.selection
    if selection.document is None:
        window.status.tell(NOTHING_LIKE)
    elif selection.has_text:
        like(window, (selection.document, selection.start, selection.end), None)
    elif selection.codings:
        row = coding.codings(window.project, selection.document, selection.codings[:1])[0]
        like(window, (row.document_id, row.start, row.end), row.code_id)
    else:
        window.status.tell(NOTHING_LIKE)


def like(window: MainWindow, place: Place, code: CodeId | None) -> None:
    """Walk the passages like a place, for a code or for none."""
    where = documents.citation(window.project, *place)
    of_code = f", for {_named(window, code)}" if code else ""
    review(window, Wanted(code, like=place), f"More like {where}{of_code}")


def show_themes(window: MainWindow) -> None:
    """Show phrases that nobody has coded."""
    window.work.reader.settling.page.save()
    window.work.show_page(window.work.emerging)
    window.work.emerging.begin()


def of_phrase(window: MainWindow, code: str, name: str, places: Sequence[Place]) -> None:
    """Offer the passages of a phrase for the code made of it."""
    title = f"“{name}”: {counted(len(places), 'passage')} with the phrase"
    review(window, Wanted(CodeId(code), among=tuple(places)), title)


def _named(window: MainWindow, code: CodeId) -> str:
    rows = {row.id: row.name for row in codebook.codebook(window.project)}
    return f"“{rows.get(code, '')}”"
