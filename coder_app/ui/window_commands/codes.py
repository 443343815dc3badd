"""The codebook: moved, merged, split, its versions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.core.codebook_freeze import frozen
from coder_app.core.codebook_versions import compare_versions
from coder_app.core.ids import VersionId
from coder_app.ui.window_commands.files import SHEETS

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "code.move": lambda: window.work.codebook.edits.move(),
        "code.merge": lambda: window.work.codebook.edits.merge(),
        "code.split": lambda: window.work.codebook.split_chosen(),
        "codebook.versions": lambda: window.work.codebook.show_versions(),
        "codebook.freeze": lambda: window.work.codebook.toggle_frozen(),
    }


def connect(window: MainWindow) -> None:
    """Show the codebook's pages where the text is."""
    panel = window.work.codebook
    panel.pages.shown.connect(window.work.show_page)
    panel.pages.left.connect(window.work.show_reader)
    panel.pages.left.connect(window.focus_text)
    panel.pages.exportAsked.connect(lambda a, b: export_comparison(window, a, b))
    panel.meaning.toggled.connect(lambda on: give_room(window, wide=on))


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
