"""Pictures of an edit under way, speakers' labels left alone, the history of a coding, and reading
only; ``python -m tests.e2e.edit_and_read_pictures``."""

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def edit_and_read(photographer: "Photographer") -> None:
    """Typing that moves codings and numbers; labels; one coding's history; a project to read."""
    from coder_app.core import documents

    window = photographer.window
    window.strip.hide()
    project = window.project
    window.open_document(documents.documents(project)[3].id)
    _typing(photographer)
    _labels(photographer)
    _one_coding(photographer)
    _reading_only(photographer)


def _typing(photographer: "Photographer") -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    window = photographer.window
    reader = window.work.reader
    mark = sorted(reader.reader.text.marks.codings.values(), key=lambda one: one.start)[1]
    reader.reader.go_to(mark.start, mark.start)
    window.actions_by_id["document.edit"].trigger()
    editor = reader.settling.page.editor
    QTest.keyClicks(editor, "Honestly, ")
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_End)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QTest.keyClicks(editor, "Int: All of it?")
    photographer.shoot("67", "edit-follows")
    _left_unsaved(photographer)


def _left_unsaved(photographer: "Photographer") -> None:
    """What is offered where the program ended while somebody typed."""
    from coder_app.core import edit_drafts

    reader = photographer.window.work.reader
    project, document, editor = reader.project, reader.document, reader.settling.page.editor
    typed, caret = editor.typed_in_places(), editor.textCursor().position()
    reader.settling.page.discard()
    draft = edit_drafts.keep_draft(project, document, typed, caret)
    reader.settling.work_on(project, document)
    photographer.shoot("100", "typing-not-saved")
    edit_drafts.drop_draft(project, draft)
    reader.settling.work_on(project, document)


def _labels(photographer: "Photographer") -> None:
    from coder_app.ui.texts.replace_page import ReplacePage

    window = photographer.window
    window.actions_by_id["document.replace"].trigger()
    page = window.findChild(ReplacePage)
    page.words.setText("Callum")
    page.by.setText("Colin")
    page.find_hits()
    photographer.shoot("68", "labels-left-alone")
    page.left.emit()


def _one_coding(photographer: "Photographer") -> None:
    from coder_app.core import coding
    from coder_app.core.ids import CodingId

    window = photographer.window
    reader = window.work.reader
    window.work.show_reader()
    reader.focus_text()
    reader.step_coding(1)
    one = CodingId(reader.reader.codings_here[0])
    coding.remove_codings(window.project, [one])
    window.project.undo()
    reader.show_coding(one)
    window.actions_by_id["edit.coding_history"].trigger()
    photographer.shoot("69", "history-of-a-coding")
    window.work.show_reader()


def _reading_only(photographer: "Photographer") -> None:
    """A copy that somebody else has open."""
    from coder_app.core.project import Project
    from coder_app.ui.project_session import READ_ONLY

    window = photographer.window
    back, copy = window.project.path, photographer.home / "shared.coder"
    window.project.save_copy(copy)
    holder = Project.open(copy, coder=("Bo Diaz", "BD"))
    asked = window.session._ask
    window.session._ask = lambda *_: READ_ONLY
    window.open_path(copy)
    window.work.reader.step_coding(1)
    window.work.reader.open_box("n")
    photographer.shoot("79", "reading-only")
    window.session._ask = asked
    window.open_path(back)
    holder.close()


if __name__ == "__main__":  # worker processes import this module again
    take(edit_and_read, sample=True)
