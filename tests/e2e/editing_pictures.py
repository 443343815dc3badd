"""Pictures of editing a transcript and of the history; ``python -m tests.e2e.editing_pictures``."""

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def editing(photographer: "Photographer") -> None:
    """Edit mode, a lost coding, replace, a corrected file, the original, the history; undone."""
    from coder_app.core import documents

    window = photographer.window
    window.strip.hide()
    project = window.project
    document = documents.documents(project)[0].id
    window.open_document(document)
    before = project.next_undo()
    _edit(photographer)
    _pages(photographer)
    _history(photographer)
    if before is not None:
        project.undo_back_to(before.id)
    window.work.show_reader()


def _edit(photographer: "Photographer") -> None:
    from PySide6.QtGui import QTextCursor

    window = photographer.window
    reader = window.work.reader
    text = reader.reader.text
    mark = min(text.marks.codings.values(), key=lambda one: one.start)
    reader.reader.go_to(mark.start, mark.start)
    window.actions_by_id["document.edit"].trigger()
    editor = reader.settling.page.editor
    cursor = editor.textCursor()
    cursor.setPosition(text.positions.to_qt(mark.start))
    cursor.setPosition(text.positions.to_qt(mark.end), QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    photographer.shoot("60", "edit-mode")
    cursor.removeSelectedText()
    reader.settling.page.save_button.click()
    reader.reader.go_to(mark.start + 2, mark.start + 32)
    photographer.shoot("61", "lost-coding")


def _pages(photographer: "Photographer") -> None:
    from coder_app.core.exchange.read_many import read_files
    from coder_app.ui.texts.replace_page import ReplacePage
    from coder_app.ui.window_commands import texts

    window = photographer.window
    window.actions_by_id["document.replace"].trigger()
    page = window.findChild(ReplacePage)
    page.words.setText("police")
    page.by.setText("officers")
    page.find_hits()
    photographer.shoot("62", "replace")
    page.left.emit()
    document = window.work.reader.document
    path = photographer.home / "corrected.txt"
    words = window.project.text(document).replace(" and ", " & ", 3)
    path.write_text(words[:900] + words[1100:], encoding="utf-8")
    texts.show_corrected(window, document, path, read_files([path], {}, "en"))
    photographer.shoot("63", "corrected-file")
    window.work.show_reader()
    window.actions_by_id["document.compare"].trigger()
    photographer.shoot("64", "compare")
    window.work.show_reader()


def _history(photographer: "Photographer") -> None:
    window = photographer.window
    window.actions_by_id["edit.history"].trigger()
    panel = window.work.history
    panel.view.selectRow(6)
    photographer.settle()
    panel.ask_go()
    photographer.shoot("65", "history")
    panel.prune_from.setCurrentIndex(panel.prune_from.count() - 1)
    panel.ask_prune()
    photographer.shoot("66", "history-prune")
    panel.ask.hide()


if __name__ == "__main__":  # worker processes import this module again
    take(editing, sample=True)
