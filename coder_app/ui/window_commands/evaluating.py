"""How good suggestions are here: the page, its replay in the worker, its file."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from shiboken6 import isValid

from coder_app.core.errors import Cancelled
from coder_app.core.suggestions.choices import choices

if TYPE_CHECKING:
    from coder_app.core.evaluation.own_replay import OwnReplay
    from coder_app.ui.how_good.how_good_page import HowGoodPage
    from coder_app.ui.main_window import MainWindow

FILES = "Excel and CSV (*.xlsx *.csv)"


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {"suggest.how_good": lambda: show_page(window)}


def show_page(window: MainWindow) -> HowGoodPage:
    """Show how good suggestions are in the open project."""
    from coder_app.ui.how_good.how_good_page import HowGoodPage

    window.work.reader.settling.page.save()
    page = HowGoodPage()
    page.left.connect(window.work.show_reader)
    page.left.connect(window.focus_text)
    page.replayAsked.connect(lambda: _replay(window, page))
    page.exportAsked.connect(lambda: _export(window, page))
    page.excerptsAsked.connect(window.show_excerpts)
    page.statusMessage.connect(window.status.tell)
    page.left.connect(page.close_project)
    signals = window.session.signals
    if signals is not None:
        page.open_project(window.project, signals)
    window.work.show_page(page)
    page.focus_first()
    return page


def _replay(window: MainWindow, page: HowGoodPage) -> None:
    from coder_app.core.evaluation import own_replay

    project = window.project

    def done(found: OwnReplay) -> None:
        try:
            if window.session.project is project:
                own_replay.keep(project, found)
        finally:  # also where the disk is full
            stop()

    def failed(error: Exception) -> None:
        stop()
        if not isinstance(error, Cancelled):
            raise error

    def stop() -> None:
        if isValid(page):
            page.show_replaying(False)

    page.show_replaying(True)
    window.tasks.run(
        own_replay.replay_own,
        project.path,
        choices(project).sure / 100,
        on_done=done,
        on_error=failed,
        title="Replaying what was coded",
    )


def _export(window: MainWindow, page: HowGoodPage) -> None:
    from coder_app.core.evaluation.good_file import write_good

    found = page.found
    if found is None:
        return
    path = window.ask_save(
        "Export how good suggestions are", f"{window.project.name} suggestions.xlsx", FILES
    )
    if path is not None:
        target = path if path.suffix else path.with_suffix(".xlsx")
        write_good(target, found)
        window.status.tell(f"{target.name} was written")
