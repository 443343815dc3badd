"""Undo, find, documents, codes, suggestions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit

from coder_app.core import codebook
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId
from coder_app.ui.commands import COMMANDS
from coder_app.ui.widgets.chooser import Chooser
from coder_app.ui.window_commands.needs import in_a_document

if TYPE_CHECKING:
    from coder_app.ui.documents.documents_panel import DocumentsPanel
    from coder_app.ui.main_window import MainWindow


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    here = partial(in_a_document, window)
    in_text = {c.id: here(partial(_in_text, window, c.reader)) for c in COMMANDS if c.reader}
    return {
        **in_text,
        "edit.undo": window.undo,
        "edit.redo": lambda: redo(window),
        "go.later": lambda: go_to_later(window),
        "document.done": here(lambda: document_done(window)),
        "document.rename": lambda: _listed(window).rename_in_hand(),
        "document.up": lambda: _listed(window).move_in_hand(-1),
        "document.down": lambda: _listed(window).move_in_hand(1),
        "document.delete": lambda: _listed(window).delete_chosen(),
        "theme.group": lambda: group(window),
    }


def _in_text(window: MainWindow, command: str) -> None:
    window.work.reader.do(command)


def redo(window: MainWindow) -> None:
    """Do the next step again; in a text field where typing was taken back, that typing.

    Qt gives a field its own Ctrl+Z, but not Ctrl+Y on every system.
    """
    field = QApplication.focusWidget()
    if (isinstance(field, QLineEdit) and field.isRedoAvailable()) or (
        isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()
    ):
        field.redo()
    else:
        window.redo()


def _listed(window: MainWindow) -> DocumentsPanel:
    """The list of documents, brought into sight, with one in hand. Raises CoderError."""
    if window.work.workspace() != "code":
        window.work.show_workspace("code")
    panel = window.work.documents
    if panel.chosen() is None:
        raise CoderError("Choose a document first, in the list at the left.")
    return panel


def document_done(window: MainWindow) -> None:
    """Mark the open document as done, or as being coded again."""
    document = window.work.reader.selection.document
    if document is not None:
        window.work.documents.toggle_done(document)


def go_to_later(window: MainWindow) -> None:
    """Go to the list of what was marked to be coded later."""
    if window.work.later.list.count():
        window.work.show_workspace("code")
        window.work.later.list.setFocus()
    else:
        window.status.tell("Nothing is marked. Ctrl+L marks the words selected, to be coded later.")


def group(window: MainWindow) -> None:
    """Group codes under a theme; in Excerpts, recode the rows selected."""
    if window.work.workspace() == "excerpts":
        rows = codebook.codebook(window.project)
        items = [(row.id, row.path, row.colour) for row in rows]
        recode = window.work.excerpts.recode_chosen
        chooser = Chooser(
            "Recode as",
            items,
            lambda code: recode(CodeId(code)),
            window,
            former={str(row.id): row.aliases for row in rows},
        )
        chooser.offer(window.work.excerpts.view)
    else:
        window.work.codebook.group()
