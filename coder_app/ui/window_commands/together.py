"""Which codes stand together: the page, its export in the worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coder_app.core.exchange.co_occurrence_file import write_co_occurrence

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

FILES = "Excel and CSV (*.xlsx *.csv)"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {"code.together": lambda: show_together(window)}


def connect(window: MainWindow) -> None:
    """Let the page, the text and the file meet."""
    panel = window.work.together
    panel.left.connect(window.work.show_reader)
    panel.left.connect(window.focus_text)
    panel.placeActivated.connect(window.go_to)
    panel.statusMessage.connect(window.status.tell)
    panel.exportAsked.connect(lambda: export_together(window))


def show_together(window: MainWindow) -> None:
    """Show the table of codes by codes where the text is."""
    window.work.reader.settling.page.save()
    window.work.show_page(window.work.together)
    window.work.together.focus_first()


def export_together(window: MainWindow) -> None:
    """Write what the table counts into a file that the person names."""
    project, filters = window.project, window.work.together.filters
    path = window.ask_save("Export co-occurrence", f"{project.name} co-occurrence.xlsx", FILES)
    if path is None:
        return
    target = path if path.suffix else path.with_suffix(".xlsx")
    window.tasks.run(
        partial(write_co_occurrence, asked=filters.asked(), among=filters.among(project)),
        project.path,
        target,
        on_done=lambda report: window.status.tell(f"{target.name} was written. {report}"),
        title=f"Writing {target.name}",
    )
