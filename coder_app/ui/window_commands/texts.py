"""Editing texts, and the history of all that was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coder_app.core import comparing, documents, lost
from coder_app.core.editing import Foreseen, edit_text, stored, told
from coder_app.core.errors import CoderError
from coder_app.core.history import HistoryFilter, write_history
from coder_app.core.ids import ActionId, DocumentId
from coder_app.core.names import counted, quoted
from coder_app.core.text_jobs import LONG, beside_corrected, corrected, original_and_now
from coder_app.ui.command_table import COMMANDS
from coder_app.ui.widgets.chooser import Chooser
from coder_app.ui.window_commands.needs import in_a_document, with_documents

if TYPE_CHECKING:
    from coder_app.core.exchange.read_many import ReadFiles
    from coder_app.ui.main_window import MainWindow
    from coder_app.ui.plain_page import PlainPage

_LONGEST = 80
"""Characters of a selection that are taken for words to find."""
ALL_SAVED = next(command.text for command in COMMANDS if command.id == "project.save")
NOT_SAVED = "Editing: not saved yet. Ctrl+S saves"
NOTHING_TYPED = "Editing: nothing changed yet"
_STAYS = frozenset({"project.save"})
"""Commands that work in edit mode although they need a project that can be written."""


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "edit.history": lambda: show_whole_history(window),
        "edit.coding_history": lambda: show_coding_history(window),
        "document.edit": in_a_document(window, lambda: edit(window)),
        "document.replace": with_documents(window, lambda: replace(window)),
        "document.correct": in_a_document(window, lambda: choose_corrected(window)),
        "document.compare": in_a_document(window, lambda: compare(window)),
        "document.lost": lambda: list_lost(window),
    }


def connect(window: MainWindow) -> None:
    """Grey what codes while a text is edited."""
    settling = window.work.reader.settling
    settling.editing.connect(lambda on: show_editing(window, on))
    settling.typedIn.connect(lambda typed: say_typed(window, typed=typed))
    panel = window.work.history
    panel.left.connect(window.work.show_reader)
    panel.left.connect(window.focus_text)
    panel.exportAsked.connect(lambda wanted: export_history(window, wanted))
    panel.statusMessage.connect(window.status.tell)


def edit(window: MainWindow) -> None:
    """Edit the open text."""
    window.work.show_workspace("code")
    window.work.show_reader()
    window.work.reader.edit_text()


def show_editing(window: MainWindow, on: bool) -> None:
    """In edit mode what writes or works on the coded text is greyed."""
    work = window.work
    for panel in (work.suggestions, work.codebook, work.reader.reader):
        panel.setEnabled(not on)
    work.here.set_editing(editing=on)
    work.reader.hide_advice(hidden=on)
    window.status.say_instead(NOTHING_TYPED if on else "")
    window.actions_by_id.retitle("project.save", "Save the edited text" if on else ALL_SAVED)
    actions, project = window.actions_by_id, window.session.project
    actions.allow(project=project is not None, write=bool(project and not project.read_only))
    if on:
        for command in actions.known():
            if command.id not in _STAYS and (command.needs == "write" or command.reader):
                actions[command.id].setEnabled(False)


def say_typed(window: MainWindow, *, typed: bool) -> None:
    """Say whether what was typed is saved."""
    if window.work.reader.settling.is_editing:
        window.status.say_instead(NOT_SAVED if typed else NOTHING_TYPED)


def show_history(window: MainWindow, step: str = "") -> None:
    """Show all that was done, at a step or at the newest."""
    window.work.reader.settling.page.save()
    panel = window.work.history
    window.work.show_page(panel)
    if step:
        panel.show_step(ActionId(step))
    else:
        panel.show_newest()
    panel.view.setFocus()


def show_whole_history(window: MainWindow) -> None:
    """Show what was done to everything, filtered as it was left."""
    window.work.history.filter.forget_coding()
    show_history(window)


def show_coding_history(window: MainWindow) -> None:
    """Show what was done to the coding in hand, or the innermost at the caret."""
    reader = window.work.reader.reader
    coding, document = reader.hand.held.coding(), window.work.reader.document
    if coding is None or document is None:
        from coder_app.ui.reader.held import NONE_HERE

        window.status.tell(NONE_HERE)
        return
    mark = reader.text.marks.codings[coding]
    place = documents.citation(window.project, document, mark.start, mark.end)
    window.work.history.show_coding(coding, f"“{mark.name}” in {place}")
    show_history(window)


def export_history(window: MainWindow, wanted: HistoryFilter) -> None:
    """Write the history, as it is filtered, for a methods annex."""
    path = window.ask_save("Export history", f"{window.project.name} history.csv", "CSV (*.csv)")
    if path is not None:
        count = write_history(window.project, path, wanted)
        window.status.tell(f"The history was written: {path.name}, {counted(count, 'step')}")


def _show(window: MainWindow, page: PlainPage) -> None:
    window.work.reader.settling.page.save()
    page.left.connect(window.work.show_reader)
    page.left.connect(window.focus_text)
    window.session.closing.connect(page.left)
    window.work.show_page(page)


def replace(window: MainWindow) -> None:
    """Find and replace in all documents."""
    from coder_app.ui.texts.replace_page import ReplacePage

    page = ReplacePage(window.project)
    page.statusMessage.connect(lambda words: window.status.tell(words, step=window.newest_step()))
    page.placeActivated.connect(window.go_to)
    _show(window, page)
    start, end = window.work.reader.reader.selected
    words = window.work.reader.reader.text.content.text[start:end]
    page.words.setText(one_line(words) if len(words) <= _LONGEST else "")
    page.words.setFocus()


def compare(window: MainWindow) -> None:
    """Show the open document's original beside its text."""
    document = window.work.reader.document
    if document is None:
        return
    if not comparing.is_edited(window.project, document):
        window.status.tell("This text is as it was imported: there is nothing to compare")
        return
    _where_fit(
        window,
        partial(comparing.compare_with_original, window.project, document),
        partial(original_and_now, window.project.path, document),
        lambda seen: show_compared(window, document, seen),
        "Comparing with the original",
    )


def show_compared(window: MainWindow, document: DocumentId, seen: comparing.Comparison) -> None:
    """Show a text beside its original."""
    from coder_app.ui.texts.compare_page import ComparePage

    page = ComparePage(documents.name_of(window.project, document), seen)
    _show(window, page)
    page.panes.new.setFocus()


def _where_fit(
    window: MainWindow,
    here: Callable[[], Any],
    there: Callable[..., Any],
    then: Callable[[Any], object],
    title: str,
) -> None:
    """Do it at once where the open text is short, else in the worker, with a way to cancel."""
    project = window.project
    if len(window.work.reader.reader.text.content.text) < LONG:
        then(here())
        return

    def done(found: Any) -> None:
        if window.session.project is project:  # else it was closed meanwhile
            then(found)

    window.tasks.run(there, on_done=done, title=title, urgent=True)


def choose_corrected(window: MainWindow) -> None:
    """Choose a file whose text is to replace that of the open document, and show what it does."""
    from coder_app.core.exchange.read import SUPPORTED
    from coder_app.core.exchange.read_many import read_files

    document = window.work.reader.document
    if document is None:
        return
    pattern = f"Transcripts ({' '.join('*' + suffix for suffix in SUPPORTED)})"
    for path in window.ask_open("Replace text from a corrected file", pattern):
        window.tasks.run(
            read_files,
            [path],
            {},
            window.project.language,
            on_done=partial(show_corrected, window, document, path),
            title=f"Reading {path.name}",
        )


def show_corrected(window: MainWindow, document: DocumentId, path: Path, found: ReadFiles) -> None:
    """Show what the text of a file would change; on agreement it takes the text's place."""
    if found.refused:
        raise CoderError(found.refused[0][1])
    text = stored(found.files[0].text)
    _where_fit(
        window,
        partial(beside_corrected, window.project, document, text),
        partial(corrected, window.project.path, document, text),
        lambda both: _offer_corrected(window, document, path, text, both),
        f"Comparing with {path.name}",
    )


def _offer_corrected(
    window: MainWindow,
    document: DocumentId,
    path: Path,
    text: str,
    both: tuple[comparing.Comparison, Foreseen],
) -> None:
    project = window.project
    name = documents.name_of(project, document)
    from coder_app.ui.texts.compare_page import CorrectPage

    page = CorrectPage(name, path.name, *both)

    def agreed() -> None:
        sentence = f"Replace the text of {{name}} from {quoted(path.name)}"
        report = edit_text(project, document, text, sentence=sentence)
        page.left.emit()
        if report.lost:
            window.status.tell(told(report))

    page.agreed.connect(agreed)
    _show(window, page)
    page.panes.next.setFocus()


def list_lost(window: MainWindow) -> None:
    """Choose one of the codings that edits left without words; its place opens."""
    rows = lost.lost_codings(window.project)
    if not rows:
        window.status.tell("No coding has lost its words")
        return
    items = [
        (
            row.id,
            f"{row.code_name}   {row.citation}   “{' '.join(row.excerpt.split())}”",
            row.colour,
        )
        for row in rows
    ]

    def show(one: str) -> None:
        row = next(row for row in rows if row.id == one)
        window.go_to(row.document_id, row.place, row.place)
        window.work.reader.settling.line.select(one)

    title = f"{counted(len(rows), 'coding')} without words"
    chooser = Chooser(title, items, show, window, paths=False)
    chooser.resize(640, 400)
    chooser.offer(window.work.reader)


def one_line(text: str) -> str:
    """A text without line ends."""
    return " ".join(text.split())
