"""Who speaks, and for which case: put right after the import."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.core.case_merge import merge_case, preview_merge
from coder_app.core.cases import cases, rename_case
from coder_app.core.errors import CoderError
from coder_app.core.ids import AttributeId, CaseId, DocumentId
from coder_app.core.names import counted, name_key
from coder_app.core.reading_only import refuse_to_change
from coder_app.core.reparsing import reparse_turns
from coder_app.ui.widgets.ask_words import AskWords
from coder_app.ui.widgets.chooser import Chooser
from coder_app.ui.window_commands.needs import in_a_document

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from coder_app.ui.main_window import MainWindow
    from coder_app.ui.plain_page import PlainPage

NO_CASE = "No participant here. Put the caret into a participant's words."


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "document.speakers": in_a_document(window, lambda: show_speakers(window)),
        "document.reparse": in_a_document(window, lambda: find_again(window)),
        "case.rename": lambda: with_case(window, rename),
        "case.merge": lambda: with_case(window, choose_merge),
    }


def connect(window: MainWindow) -> None:
    """Let documents and the case at the caret ask for the speakers."""
    work = window.work
    work.documents.speakersAsked.connect(lambda one: show_speakers(window, DocumentId(one)))
    work.case.speakersAsked.connect(lambda: show_speakers(window))
    work.case.asked.connect(lambda kind: with_case(window, _DOES[kind]))


def show_speakers(window: MainWindow, document: DocumentId | None = None) -> None:
    """Show the speakers of a document, the open one where none is named."""
    chosen = document or window.work.reader.document
    signals = window.session.signals
    if chosen is None or signals is None:
        return
    from coder_app.ui.documents.speakers_page import SpeakersPage

    window.work.reader.settling.page.save()
    before = window.work.middle.currentWidget()
    if isinstance(before, SpeakersPage):
        before.left.emit()
    page = SpeakersPage(window.project, chosen, signals)
    page.caseAsked.connect(lambda kind, case: _DOES[kind](window, CaseId(case), page))
    _show(window, page)
    page.table.setFocus()


def _show(window: MainWindow, page: PlainPage, back: QWidget | None = None) -> None:
    """Show a page where the text is until it is left; then the text again, or the page before."""
    page.left.connect(lambda: _leave(window, page, back))
    window.session.closing.connect(page.left)
    window.work.show_page(page)


def _leave(window: MainWindow, page: PlainPage, back: QWidget | None) -> None:
    middle = window.work.middle
    seen = middle.currentWidget() is page
    if seen and (back is None or middle.indexOf(back) < 0):
        window.work.show_reader()  # the page goes
        window.focus_text()
        return
    if seen and back is not None:
        window.work.show_page(back)
        back.setFocus()
    middle.removeWidget(page)
    page.deleteLater()


def find_again(window: MainWindow) -> None:
    """Find the turns of the open document again, and say what that changed."""
    document = window.work.reader.document
    if document is not None:
        found = reparse_turns(window.project, document)
        changed = found.added or found.gone
        window.status.tell(found.words(), step=window.newest_step() if changed else "")


# -- cases


def with_case(window: MainWindow, call: Callable[[MainWindow, CaseId, QWidget], object]) -> None:
    """Do something with the case at the caret; where there is none, say so."""
    case = window.work.case.case
    if case is None:
        window.status.tell(NO_CASE)
    else:
        call(window, case, window.work.case)


def rename(window: MainWindow, case: CaseId, at: QWidget) -> None:
    """Ask for another name; the name of another case leads to merging the two, when confirmed."""
    project = window.project
    refuse_to_change(project)
    names = {row.id: row.name for row in cases(project)}
    asked: list[str] = []

    def take(typed: str) -> str:
        twin = next((o for o, n in names.items() if o != case and _same(n, typed)), None)
        if twin is not None and asked != [typed]:
            asked[:] = [typed]
            return f"There is a case “{names[twin]}” already. Enter again merges the two."
        if twin is not None:
            show_merge(window, case, twin)
            return ""
        try:
            rename_case(project, case, typed)
        except CoderError as error:
            return str(error)
        return ""

    title = f"Rename case “{names.get(case, '')}”"
    AskWords("rename-case", title, take, window, given=names.get(case, "")).offer(at)


def _same(one: str, other: str) -> bool:
    return name_key(one) == name_key(other)


def choose_merge(window: MainWindow, case: CaseId, at: QWidget) -> None:
    """Choose the case that another is merged into."""
    refuse_to_change(window.project)
    rows = cases(window.project)
    own = next((row.name for row in rows if row.id == case), "")
    items = [
        (str(row.id), f"{row.name}   {counted(row.documents, 'document')}", "")
        for row in rows
        if row.id != case
    ]
    if not items:
        window.status.tell(f"“{own}” is the only case: there is none to merge it into")
        return
    title = f"Merge case “{own}” into"
    Chooser(title, items, lambda into: show_merge(window, case, CaseId(into)), window).offer(at)


def show_merge(window: MainWindow, case: CaseId, into: CaseId) -> None:
    """Show what merging two cases does; on agreement it is done."""
    from coder_app.ui.cases.merge_page import MergeCasePage
    from coder_app.ui.documents.speakers_page import SpeakersPage

    project = window.project
    page = MergeCasePage(preview_merge(project, case, into))

    def agreed(taken: list[str]) -> None:
        page.left.emit()
        merge_case(project, case, into, [AttributeId(one) for one in taken])

    page.merged.connect(agreed)
    before = window.work.middle.currentWidget()
    _show(window, page, before if isinstance(before, SpeakersPage) else None)
    page.go.setFocus()


_DOES: dict[str, Callable[[MainWindow, CaseId, QWidget], object]] = {
    "rename": rename,
    "merge": choose_merge,
}
