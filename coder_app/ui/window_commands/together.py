"""Which codes stand together, and how many new ones came: the pages, their export in the worker."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from coder_app.core.exchange.co_occurrence_file import write_co_occurrence
from coder_app.core.exchange.saturation_file import write_saturation

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow
    from coder_app.ui.saturation.saturation_panel import SaturationPanel
    from coder_app.ui.together.together_panel import TogetherPanel

FILES = "Excel and CSV (*.xlsx *.csv)"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "code.together": lambda: show(window, window.work.together),
        "code.saturation": lambda: show(window, window.work.saturation),
    }


def connect(window: MainWindow) -> None:
    """Let the page, the text and the file meet."""
    for page in (window.work.together, window.work.saturation):
        page.left.connect(window.work.show_reader)
        page.left.connect(window.focus_text)
        page.placeActivated.connect(window.go_to)
        page.statusMessage.connect(window.status.tell)
    window.work.together.exportAsked.connect(lambda: export_together(window))
    window.work.saturation.exportAsked.connect(lambda: export_saturation(window))


def show(window: MainWindow, page: TogetherPanel | SaturationPanel) -> None:
    """Show a page where the text is."""
    window.work.reader.settling.page.save()
    window.work.show_page(page)
    page.focus_first()


def export_together(window: MainWindow) -> None:
    """Write the table of codes by codes into a file that the person names."""
    project, filters = window.project, window.work.together.filters
    job = partial(write_co_occurrence, asked=filters.asked(), among=filters.among(project))
    _write(window, "Export co-occurrence", f"{project.name} co-occurrence.xlsx", job)


def export_saturation(window: MainWindow) -> None:
    """Write new codes by document into a file that the person names."""
    page = window.work.saturation
    job = partial(write_saturation, asked=page.asked(), among=page.among())
    _write(window, "Export saturation", f"{window.project.name} saturation.xlsx", job)


def _write(window: MainWindow, title: str, name: str, job: Callable[..., object]) -> None:
    path = window.ask_save(title, name, FILES)
    if path is None:
        return
    target = path if path.suffix else path.with_suffix(".xlsx")
    window.tasks.run(
        job,
        window.project.path,
        target,
        on_done=lambda report: window.status.tell(f"{target.name} was written. {report}"),
        title=f"Writing {target.name}",
    )
