"""Agreement between coders: the page, its passages one after the other, its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from coder_app.core.analysis.agreement_compare import write_comparison

if TYPE_CHECKING:
    from pathlib import Path

    from coder_app.core.analysis.agreement import AgreementAsked
    from coder_app.core.analysis.agreement_differences import PlaceRow
    from coder_app.ui.main_window import MainWindow

FILES = "Excel and CSV (*.xlsx *.csv)"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {"document.agreement": lambda: show_page(window)}


def connect(window: MainWindow) -> None:
    """Let the page open places, write files, and go."""
    page = window.work.agreement
    page.left.connect(window.work.show_reader)
    page.left.connect(window.focus_text)
    page.placeChosen.connect(lambda row: open_place(window, row))
    page.exportAsked.connect(lambda asked: export(window, asked))
    page.statusMessage.connect(window.status.tell)
    page.forgotten.connect(lambda: _hide_passage(window))


def show_page(window: MainWindow) -> None:
    """Show how far coders agree in the open project."""
    window.work.agreement.begin()
    go_back(window)


def go_back(window: MainWindow) -> None:
    """Show the page as it was left."""
    window.work.reader.settling.page.save()
    window.work.show_page(window.work.agreement)
    window.work.agreement.focus_first()


def open_place(window: MainWindow, row: PlaceRow) -> None:
    """Open a passage in the text, with the way to the next one and back."""
    page, place = window.work.agreement, row.place
    window.go_to(place.document.id, place.start, place.end)
    if _may_see(window, row):  # all are done: now both codings are to be talked about
        seeing = window.work.reader.seeing
        seeing.unseal()
        seeing.show_only(seeing.only)
    window.strip.say(
        f"{place.said}: {place.code}, {row.citation}",
        (
            ("Next passage", page.open_next),
            ("Back to agreement", lambda: back_to_list(window)),
            ("Fine", lambda: None),
        ),
    )


def _hide_passage(window: MainWindow) -> None:
    ways_back = window.strip.findChildren(QPushButton, "strip.back")  # also those about to go
    if any(one.isVisible() for one in ways_back):
        window.strip.hide()


def back_to_list(window: MainWindow) -> None:
    """Show the page with the passage in hand."""
    go_back(window)
    window.work.agreement.passages.setFocus()


def _may_see(window: MainWindow, row: PlaceRow) -> bool:
    """Whether who codes now is done with the document, as everybody is who coded it."""
    found, document = window.work.agreement.found, row.place.document
    if found is None or document.sealed or document.not_done:
        return False
    people = enumerate(found.figures.people)
    return any(one.id == window.project.coder and document.raters >> at & 1 for at, one in people)


def export(window: MainWindow, asked: AgreementAsked) -> None:
    """Write the figures and the passages into a file that the person names."""
    project = window.project
    path = window.ask_save("Export agreement", f"{project.name} agreement.xlsx", FILES)
    if path is None:
        return

    def written(target: Path) -> None:
        window.status.tell(f"{target.name} was written")

    window.tasks.run(
        write_comparison,
        project.path,
        path if path.suffix else path.with_suffix(".xlsx"),
        asked,
        on_done=written,
        title="Writing agreement",
    )
