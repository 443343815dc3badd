"""A name that looks like markup stands as it was typed, wherever the window shows it."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import Qt, QTextDocumentFragment
from PySide6.QtWidgets import QAbstractItemView, QLabel, QWidget

from coder_app.core import cases, codebook, coders, coding, documents
from coder_app.core.memos import set_memo
from coder_app.ui.main_window import MainWindow
from coder_app.ui.widgets.ask import ask
from coder_app.ui.widgets.elided import ElidedLabel

NAME = "<b>x</b> & <img src=x>"


def read_as_markup(root: QWidget) -> list[str]:
    """Labels and hints in which Qt would take a name for markup."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, QLabel):
            rich = widget.textFormat() != Qt.TextFormat.PlainText
            if rich and Qt.mightBeRichText(widget.text()):
                found.append(f"{widget.objectName()}: {widget.text()}")
        if _spoiled(widget.toolTip()):
            found.append(f"{widget.objectName()} hints: {widget.toolTip()}")
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for tip in tips(widget.model()):
                found += [f"{widget.objectName()} hints: {tip}"] if _spoiled(tip) else []
    return found


def _spoiled(tip: str) -> bool:
    """Whether a hint about a name does not show it letter by letter."""
    if "img src=x" not in tip or not Qt.mightBeRichText(tip):
        return False
    return "<img" not in QTextDocumentFragment.fromHtml(tip).toPlainText()


def tips(model: QAbstractItemModel, above: QModelIndex | None = None) -> Iterator[str]:
    parent = above or QModelIndex()
    for row in range(min(model.rowCount(parent), 20)):
        wide = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
        for column in range(wide):
            yield str(model.index(row, column, parent).data(Qt.ItemDataRole.ToolTipRole) or "")
        yield from tips(model, model.index(row, 0, parent))


def test_no_name_is_read_as_markup(window: MainWindow) -> None:
    project, work = window.project, window.work
    document = work.reader.document
    coder = next(row for row in coders.coders(project) if row.name == project.coder_name)
    coders.change_coder(project, coder.id, f"Ann {NAME}", "AL")
    documents.rename_document(project, document, f"Document {NAME}")
    cases.rename_case(project, work.case.case, f"Case {NAME}")
    code = codebook.create_code(project, f"<b>Code</b> {NAME}")
    one = coding.apply_code(project, document, 40, 90, code).coding
    set_memo(project, "coding", one, f"Memo {NAME}")
    window.go_to(document, 40, 90)
    work.here.list.setCurrentRow(0)
    assert "<b>" in window.status.notice.text()
    seen = read_as_markup(window)
    for command in ("edit.history", "document.speakers", "codebook.versions"):
        window.actions_by_id[command].trigger()
        seen += read_as_markup(window)
        work.show_reader()
    for workspace in ("excerpts", "themes", "memos"):
        work.show_workspace(workspace)
        seen += read_as_markup(window)
    assert seen == []


def test_the_line_at_the_bottom_and_questions_say_tags_as_they_are(qtbot, monkeypatch) -> None:
    line = ElidedLabel()
    qtbot.addWidget(line)
    line.setText(f"Create code {NAME}")
    assert read_as_markup(line) == []
    asked: list[list[str]] = []
    monkeypatch.setattr(
        "coder_app.ui.widgets.ask.QMessageBox.exec",
        lambda box: asked.append([str(box.textFormat()), *read_as_markup(box)]),
    )
    ask(None, f"Delete {NAME}?", ("Delete", "Cancel"))
    assert asked == [[str(Qt.TextFormat.PlainText)]]
