"""The codebook: moved, merged, split, its versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from coder_app.core.codebook_freeze import frozen
from coder_app.core.codebook_versions import compare_versions
from coder_app.core.errors import CoderError
from coder_app.core.ids import VersionId
from coder_app.ui.window_commands.files import SHEETS

if TYPE_CHECKING:
    from coder_app.ui.codebook.codebook_panel import CodebookPanel
    from coder_app.ui.main_window import MainWindow


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "code.new": lambda: _in_codebook(window).add_code(),
        "code.rename": lambda: rename(window),
        "code.define": lambda: _with_code(window).show_definition(),
        "code.delete": lambda: _with_code(window).delete_chosen(),
        "code.move": lambda: window.work.codebook.edits.move(),
        "code.merge": lambda: window.work.codebook.edits.merge(),
        "code.split": lambda: window.work.codebook.split_chosen(),
        "codebook.versions": lambda: window.work.codebook.show_versions(),
        "codebook.freeze": lambda: window.work.codebook.toggle_frozen(),
    }


def _in_codebook(window: MainWindow) -> CodebookPanel:
    """The codebook, brought into sight."""
    if window.work.workspace() != "code":
        window.work.show_workspace("code")
    return window.work.codebook


def _with_code(window: MainWindow) -> CodebookPanel:
    """The codebook in sight with a code in hand. Raises CoderError where none is."""
    panel = _in_codebook(window)
    if not panel.edits.chosen():
        raise CoderError("Choose a code first, in the codebook.")
    return panel


def rename(window: MainWindow) -> None:
    """Open the field for the name of the code in hand, in the tree."""
    panel = _with_code(window)
    panel.tree.rename(panel.edits.chosen()[0].id)


def offer_in_hand(window: MainWindow) -> None:
    """All that the codebook's context menu does, in the menu bar; made when it is looked at."""
    menu = window.menuBar().findChild(QMenu, "menu.code")
    if menu is None:
        return
    entry = QAction("&Just the codes in hand", menu)
    entry.setObjectName("menu.code.hand")
    menu.addSeparator()
    menu.addAction(entry)
    menu.aboutToShow.connect(lambda: _fill(window, entry))


def _fill(window: MainWindow, entry: QAction) -> None:
    """Put the menu of the codes selected now below its entry."""
    from coder_app.ui.codebook.code_menu import CodeMenu

    old, project = entry.menu(), window.session.project
    if project is not None:
        made = CodeMenu(window.work.codebook, project)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
        entry.setMenu(made)
    entry.setEnabled(project is not None)
    if isinstance(old, QMenu):
        old.deleteLater()


def connect(window: MainWindow) -> None:
    """Show the codebook's pages where the text is."""
    panel = window.work.codebook
    panel.pages.shown.connect(window.work.show_page)
    panel.pages.left.connect(window.work.show_reader)
    panel.pages.left.connect(window.focus_text)
    panel.pages.exportAsked.connect(lambda a, b: export_comparison(window, a, b))
    panel.meaning.toggled.connect(lambda on: give_room(window, wide=on))
    offer_in_hand(window)


def give_room(window: MainWindow, *, wide: bool) -> None:
    """While a definition is shown, the codebook has most of the column."""
    column = window.work.left
    whole = sum(column.sizes())
    share = 4 if wide else 7
    documents = whole // share if wide else whole * 3 // share
    column.setSizes([documents, whole - documents])


def export_comparison(window: MainWindow, before: str, after: str) -> None:
    """Write what became of the codes between two versions as a sheet."""
    name = f"{window.project.name} codebook comparison.csv"
    path = window.ask_save("Export comparison", name, SHEETS)
    if path is not None:
        changes = compare_versions(window.project, VersionId(before), VersionId(after))
        from coder_app.core.exchange.comparison_file import write_comparison

        write_comparison(path, changes)
        window.status.tell(f"The comparison was written: {path.name}")


def show_frozen(window: MainWindow) -> None:
    """Name the command by what it would do."""
    ice = frozen(window.project) is not None
    words = "Thaw the codebook" if ice else "Freeze the codebook for coders"
    window.actions_by_id.retitle("codebook.freeze", words)
