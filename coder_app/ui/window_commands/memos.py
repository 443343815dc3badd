"""Memos: on what is selected, kept open beside the text, listed, written to a file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.memo_list import words_below
from coder_app.ui.window_commands import view
from coder_app.ui.window_commands.needs import say_none_open

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

FILES = "Word document (*.docx);;Excel workbook (*.xlsx);;Comma-separated (*.csv);;Markdown (*.md)"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "code.memo": lambda: memo_here(window),
        "memo.project": lambda: window.work.memo.open_memo("project", ""),
        "memo.document": lambda: memo_on_document(window),
        "memo.case": lambda: memo_on_case(window),
        "memo.keep": lambda: keep_memo(window),
        "memo.close": lambda: window.work.memo.close_memo(),
        "memo.list": lambda: window.work.show_workspace("memos"),
        "export.memos": lambda: export_memos(window),
    }


def connect(window: MainWindow) -> None:
    """Let the memos, the text and the codebook meet."""
    work = window.work
    work.reader.memoAsked.connect(lambda _: memo_in_text(window))
    work.documents.memoAsked.connect(lambda one: work.memo.open_memo("document", one))
    work.codebook.memoAsked.connect(lambda one: work.memo.open_memo("code", one))
    work.memos.placeActivated.connect(window.go_to)
    work.memos.codeActivated.connect(lambda code: show_code(window, code))
    work.memos.exportAsked.connect(lambda: export_memos(window))
    work.memos.statusMessage.connect(window.status.tell)
    work.memos.leftForText.connect(lambda: view.back_to_text(window))
    work.memo.leftForText.connect(window.focus_text)


def memo_here(window: MainWindow) -> None:
    """Write on what has the keys: a code, document or case of a list, else what is in the text."""
    work, focus = window.work, window.focusWidget()
    if work.workspace() == "excerpts":
        memo_on_excerpt(window)
    elif work.workspace() != "code":
        window.status.tell("Go to the text or to an excerpt first, to write a memo on it.")
    elif focus is not None and work.codebook.isAncestorOf(focus) and work.codebook.chosen_codes():
        work.memo.open_memo("code", work.codebook.chosen_codes()[0])
    elif focus is not None and work.documents.isAncestorOf(focus) and work.documents.list.in_hand():
        row = work.documents.list.in_hand()
        work.memo.open_memo("document", row.id if row else "")
    elif focus is not None and work.case.isAncestorOf(focus):
        memo_on_case(window)
    else:
        memo_in_text(window)


def memo_on_excerpt(window: MainWindow) -> None:
    """On the excerpt in hand, in its row."""
    view = window.work.excerpts.view
    if view.currentIndex().isValid():
        view.write_memo(view.currentIndex().row())
    else:
        window.status.tell("Choose an excerpt first: its memo is written in its row.")


def memo_in_text(window: MainWindow) -> None:
    """On the coding in hand or at the caret, else on the words selected, else on the document."""
    work, selection = window.work, window.work.reader.selection
    if selection.document is None:
        say_none_open(window)
    elif selection.codings:
        work.here.write_memo()
    elif selection.has_text:
        place = (selection.start, selection.end)
        work.memo.open_memo("segment", selection.document, place)
    else:
        memo_on_document(window)


def memo_on_document(window: MainWindow) -> None:
    """On the open document."""
    document = window.work.reader.document
    if document is None:
        say_none_open(window)
    else:
        window.work.memo.open_memo("document", document)


def memo_on_case(window: MainWindow) -> None:
    """On the case whose words are in hand."""
    case = window.work.case.case
    if case is None:
        window.status.tell("No participant speaks here. Put the caret into a participant's words.")
    else:
        window.work.memo.open_memo("case", case)


def keep_memo(window: MainWindow) -> None:
    """Keep the memo of the coding in hand open while the caret goes on."""
    row = window.work.here.chosen()
    if row is None:
        window.status.tell("Put the caret into a coding first: its memo is kept open then.")
    else:
        window.work.memo.open_memo("coding", CodingId(row.id))


def show_code(window: MainWindow, code: str) -> None:
    """Take a code in hand in the codebook, with its memo beside the text."""
    window.work.show_workspace("code")
    window.work.codebook.tree.choose(CodeId(code))
    window.work.memo.open_memo("code", code, write=False)


def export_memos(window: MainWindow) -> None:
    """Write the memos of the list, filtered as it is, to a file."""
    from coder_app.core.exchange.memo_file import MemoLine, write_memos

    work, project = window.work, window.project
    if work.workspace() != "memos":
        work.show_workspace("memos")
    entries = work.memos.model.entries
    if not entries:
        raise CoderError("There is no memo to export. Nothing was written.")
    path = window.ask_save("Export memos", f"{project.name} memos.docx", FILES)
    if path is None:
        return
    said = words_below(project, entries)
    lines = [
        MemoLine(e.kind, e.on, e.text, e.coder_name, e.updated_at, said.get(e.id, ""))
        for e in entries
    ]
    write_memos(path, lines, project.name)
    many = "1 memo was" if len(lines) == 1 else f"{len(lines):,} memos were"
    window.status.tell(f"{many} written: {path.name}")
