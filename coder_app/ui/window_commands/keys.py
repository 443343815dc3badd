"""Every command by name, all keys on a page, keys given anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.ui.commands import shown
from coder_app.ui.settings import LAST_COMMANDS, TYPING_OPENS_BOX
from coder_app.ui.widgets.palette import Palette, PaletteRow

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

_KEPT = 30


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "help.palette": lambda: show_palette(window),
        "help.keys": lambda: show_page(window, table=False),
        "help.change_keys": lambda: show_page(window, table=True),
        "view.typing": lambda: toggle_typing(window),
    }


def show_palette(window: MainWindow) -> None:
    """List every command, last used first; do the one that is chosen."""
    actions, last = window.actions_by_id, list(window.settings.get(LAST_COMMANDS))
    place = {command: number for number, command in enumerate(last)}
    rows = [
        PaletteRow(
            command.id,
            actions[command.id].text().partition("\t")[0].replace("&", "").rstrip("…"),
            command.menu,
            shown(actions.keys_of(command)),
            actions[command.id].isEnabled(),
        )
        for command in actions.known()
        if command.id != "help.palette"
    ]
    rows.sort(key=lambda row: place.get(row.id, len(place)))

    def chosen(command: str) -> None:
        used = [command, *(one for one in last if one != command)]
        window.settings.set(LAST_COMMANDS, used[:_KEPT])
        window.activateWindow()
        actions[command].trigger()

    Palette(rows, chosen, window).offer(window)


def show_page(window: MainWindow, *, table: bool) -> None:
    """Show the keys where the work is, until they are left."""
    window.furnish()
    page = window.keys_page
    before = window.pages.currentWidget()
    if before is not page:
        page.setProperty("before", window.pages.indexOf(before) if before else 0)
    window.pages.setCurrentWidget(page)
    (page.show_table if table else page.show_sheet)()


def leave_page(window: MainWindow) -> None:
    """Go back to where the keys were asked for."""
    window.pages.setCurrentIndex(int(window.keys_page.property("before") or 0))
    if window.pages.currentWidget() is window.start:
        window.start.take_focus()
    else:
        window.focus_text()


def print_sheet(window: MainWindow) -> None:
    """Print the keys as they are set, or save them as a PDF."""
    from coder_app.core.exchange.beside import write_beside
    from coder_app.ui.printing.keys import keys_pdf
    from coder_app.ui.window_commands import printing

    printers = printing.has_printer()
    asked = ("Print…", "Save as PDF…", "Cancel")
    answer = window.ask("The keys as they are set, on one page.", asked) if printers else asked[1]
    html = window.keys_page.html(paper=True)
    if answer == asked[0]:
        printing.print_html(window, html, "Keys at a glance")
    elif answer == asked[1]:
        path = window.ask_save("Save as PDF", "Coder keys.pdf", "PDF (*.pdf)")
        if path is not None:
            target = path if path.suffix else path.with_suffix(".pdf")
            write_beside(target, keys_pdf(html, printing.usual_paper()))
            window.status.tell(f"The keys were written: {target.name}")


def toggle_typing(window: MainWindow) -> None:
    """Let letters open the code box, or not."""
    window.settings.set(TYPING_OPENS_BOX, not window.settings.get(TYPING_OPENS_BOX))
    show_typing(window)


def show_typing(window: MainWindow) -> None:
    """Let the text go by the setting, and tick the command by it."""
    opens = bool(window.settings.get(TYPING_OPENS_BOX))
    window.work.reader.let_typing_open_box(opens)
    window.actions_by_id["view.typing"].setChecked(opens)
