"""The chart of Themes: looked at first, then saved; drawn in the worker."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coder_app.core.analysis.chart import chart_picture, write_chart
from coder_app.ui.themes.chart_page import ChartPage

if TYPE_CHECKING:
    from coder_app.core.analysis.theme_rows import ThemesAsked
    from coder_app.ui.main_window import MainWindow

PICTURES = "Pictures (*.png *.svg *.pdf)"


def show_chart(window: MainWindow) -> None:
    """Show what the table of Themes counts as bars."""
    themes, project = window.work.themes, window.project
    asked = themes.asked()
    page = ChartPage(themes.in_words(), split=asked.by is not None)

    def draw(codes: bool) -> None:
        window.tasks.run(
            partial(chart_picture, codes=codes),
            project.path,
            asked,
            on_done=partial(page.show_picture, codes),
            on_error=page.show_trouble,
            urgent=True,
        )

    def leave() -> None:
        window.work.show_reader()
        window.work.show_workspace("themes")

    page.drawAsked.connect(draw)
    page.saveAsked.connect(lambda codes: save_chart(window, asked, codes=codes))
    page.copied.connect(lambda: window.status.tell("The chart was copied as a picture"))
    page.left.connect(leave)
    window.work.show_page(page)
    page.close_button.setFocus()  # until there is something to save
    page.draw()


def save_chart(window: MainWindow, asked: ThemesAsked, *, codes: bool) -> None:
    """Write the chart of what is counted into a file that the person names."""
    project = window.project
    path = window.ask_save("Save chart", f"{project.name} themes.png", PICTURES)
    if path is None:
        return
    window.tasks.run(
        partial(write_chart, codes=codes),
        project.path,
        path if path.suffix else path.with_suffix(".png"),
        asked,
        on_done=lambda out: window.status.tell(
            f"The chart was written: {out.name} in {out.parent}"
        ),
        title="Drawing the chart",
    )
