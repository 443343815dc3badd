"""The panels of the window, made after its first paint, and what they ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coder_app.core.ids import CodingId, DocumentId
from coder_app.ui.coach import Coach
from coder_app.ui.documents.import_flow import ImportFlow, report_words
from coder_app.ui.key_bindings import Bindings
from coder_app.ui.keys_page import KeysPage
from coder_app.ui.navigation import Place
from coder_app.ui.settings import ZOOM
from coder_app.ui.window_commands import (
    agreeing,
    charts,
    codes,
    coding,
    embeddings,
    files,
    going,
    keys,
    memos,
    menu_key,
    people,
    projects,
    reading,
    removing,
    reviewing,
    searching,
    suggesting,
    texts,
    together,
    view,
)
from coder_app.ui.work_area import WorkArea

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow


def work_area(window: MainWindow) -> WorkArea:
    """Make the panels and what goes with them; ``connect`` comes after."""
    work = WorkArea(window.tasks, window.ask)
    window.pages.addWidget(work)
    window.coach = Coach(window.settings, work.reader.coach)
    window.importing = ImportFlow(window.tasks.run, window.working.report, window)
    window.keys_page = KeysPage(Bindings(window.actions_by_id, work.reader.bind))
    window.pages.addWidget(window.keys_page)
    return work


def connect(window: MainWindow) -> None:
    """Let the panels meet, and show them as the person reads."""
    _connect_importing(window)
    _connect_text(window)
    _connect_lists(window)
    for part in (
        agreeing,
        codes,
        embeddings,
        going,
        memos,
        menu_key,
        people,
        removing,
        reviewing,
        searching,
        suggesting,
        texts,
        together,
    ):
        part.connect(window)
    work = window.work
    work.top.coderClicked.connect(lambda: projects.change_coder(window))
    work.workspaceShown.connect(lambda key: window.visit(Place(key)))
    work.workspaceShown.connect(lambda key: window.status.counts.setVisible(key == "code"))
    for panel in (work.documents, work.codebook, work.here, work.later, work.suggestions):
        panel.leftForText.connect(window.focus_text)
    for side in (work.case, work.top):
        side.leftForText.connect(window.focus_text)
    work.excerpts.leftForText.connect(lambda: view.back_to_text(window))
    work.reader.set_zoom(window.settings.get(ZOOM))
    reading.restore(window)
    keys.show_typing(window)


def _connect_importing(window: MainWindow) -> None:
    flow, work = window.importing, window.work
    flow.previewed.connect(work.show_page)
    flow.ended.connect(work.show_reader)
    flow.imported.connect(lambda report: files.show_import_report(window, report, report_words))
    choices = (("Go on", flow.show_again), ("Give it up", flow.give_up))
    flow.waiting.connect(lambda words: window.strip.say(words, choices))
    window.session.closing.connect(lambda *_: flow.give_up())
    window.keys_page.left.connect(lambda: keys.leave_page(window))
    window.keys_page.printAsked.connect(lambda: keys.print_sheet(window))
    work.filesDropped.connect(window.import_files)


def _connect_text(window: MainWindow) -> None:
    work = window.work
    work.reader.selectionMoved.connect(window.selected)
    work.reader.statusMessage.connect(window.status.tell)
    work.here.codingActivated.connect(lambda one: work.reader.show_coding(CodingId(one)))
    work.later.placeActivated.connect(window.go_to)


def _connect_lists(window: MainWindow) -> None:
    work = window.work
    work.documents.documentActivated.connect(lambda one: window.open_document(DocumentId(one)))
    work.documents.filesDropped.connect(window.import_files)
    for bring in (work.documents, work.reader.empty):
        bring.importAsked.connect(lambda: files.import_dialog(window))
    work.codebook.importAsked.connect(lambda: files.import_codebook(window))
    work.codebook.applyRequested.connect(work.reader.apply_code)
    work.codebook.undoAsked.connect(window.undo_step)
    work.codebook.excerptsRequested.connect(window.show_excerpts)
    work.excerpts.placeActivated.connect(window.go_to)
    work.excerpts.recodeAsked.connect(lambda: coding.group(window))
    work.excerpts.statusMessage.connect(window.status.tell)
    work.themes.placeActivated.connect(window.go_to)
    work.themes.excerptsRequested.connect(window.show_filtered)
    work.themes.exportAsked.connect(lambda: files.export_workbook(window))
    work.excerpts.exportAsked.connect(lambda: files.export_workbook(window))
    work.themes.chartAsked.connect(lambda: charts.show_chart(window))
    work.themes.statusMessage.connect(window.status.tell)
