"""How one reads: how the text is set, which codings are seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from coder_app.core import codebook, coders
from coder_app.core.errors import CoderError
from coder_app.ui.places import Places
from coder_app.ui.reader.seen import OTHERS, SHOWN, Only
from coder_app.ui.reader.setting import Setting
from coder_app.ui.settings import (
    COLUMN_WIDTH,
    DIM_INTERVIEWER,
    LINE_SPACING,
    READING_FONT,
    TURN_GAP,
)
from coder_app.ui.settings import OTHERS as OTHERS_KEPT
from coder_app.ui.widgets.chooser import Chooser

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

_RESTING = 1_000
"""Milliseconds at a place until it is kept, so that a crash loses no more than a step."""
_NAMED = 3
"""Names of codes that the line over the text gives before it counts."""


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    others = {f"view.others_{how}": (lambda how=how: show_others(window, how)) for how in OTHERS}
    return {
        **others,
        "view.reading": lambda: open_reading(window),
        "view.dim": lambda: dim_interviewers(window),
        "view.only_codes": lambda: show_only(window, window.work.codebook.chosen_codes()),
        "view.only_coder": lambda: choose_coder(window),
        "view.everything": lambda: show_everything(window),
    }


_IN_TEXT_MENU = (
    "document.done",
    "document.edit",
    "document.speakers",
    "edit.coding_history",
    "project.print",
    "suggest.here",
    "review.like",
    "What is shown",
    "view.reading",
    "view.dim",
    "view.only_codes",
    "view.only_coder",
    "view.others_shown",
    "view.others_dimmed",
    "view.others_hidden",
    "view.everything",
)
"""Commands of the window that the context menu of the text offers too; a title begins a submenu."""


def restore(window: MainWindow) -> None:
    """Set the text as this person left it, and keep what is chosen from now on."""
    kept, reader = window.settings.get, window.work.reader
    reader.keeper.places = Places(window.settings)
    resting = QTimer(window.work)
    resting.setSingleShot(True)
    resting.setInterval(_RESTING)
    resting.timeout.connect(reader.keeper.keep)
    reader.selectionMoved.connect(resting.start)
    known = window.actions_by_id
    reader.reader.hand.menu_more = [known[one] if "." in one else one for one in _IN_TEXT_MENU]
    reader.set_setting(
        Setting(
            font=str(kept(READING_FONT)),
            line=kept(LINE_SPACING),
            gap=kept(TURN_GAP),
            letters=kept(COLUMN_WIDTH),
            dim=kept(DIM_INTERVIEWER),
        )
    )
    others = str(kept(OTHERS_KEPT))
    reader.seeing.show_only(Only(others=others if others in OTHERS else SHOWN))
    reader.settingChanged.connect(lambda setting: keep(window, setting))
    reader.everythingAsked.connect(lambda: show_everything(window))
    window.work.codebook.onlyAsked.connect(lambda codes: show_only(window, codes))
    tick(window)


def keep(window: MainWindow, setting: Setting) -> None:
    """Keep how the text is set."""
    for key, value in (
        (READING_FONT, setting.font),
        (LINE_SPACING, setting.line),
        (TURN_GAP, setting.gap),
        (COLUMN_WIDTH, setting.letters),
        (DIM_INTERVIEWER, setting.dim),
    ):
        window.settings.set(key, value)
    tick(window)


def tick(window: MainWindow) -> None:
    """Tick what is in force."""
    reader = window.work.reader
    window.actions_by_id["view.dim"].setChecked(reader.setting.dim)
    for how in OTHERS:
        window.actions_by_id[f"view.others_{how}"].setChecked(reader.seeing.only.others == how)


def open_reading(window: MainWindow) -> None:
    """Show the bar that says how the text is set."""
    window.work.show_workspace("code")
    window.work.show_reader()
    window.work.reader.open_reading()


def dim_interviewers(window: MainWindow) -> None:
    """Let interviewers' turns stand back further, or no more."""
    reader = window.work.reader
    setting = replace(reader.setting, dim=not reader.setting.dim)
    reader.set_setting(setting)
    keep(window, setting)


def show_only(window: MainWindow, codes: Sequence[str]) -> None:
    """Show only codings of these codes and the codes beneath them."""
    if not codes:
        raise CoderError("Select codes in the codebook first; everything is still shown.")
    rows = codebook.codebook(window.project)
    wanted = set(codes)
    for row in rows:  # in tree order: what is above comes first
        if row.parent_id in wanted:
            wanted.add(row.id)
    names = [row.name for row in rows if row.id in codes]
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    words = ", ".join(names[:_NAMED]) + more
    seeing = window.work.reader.seeing
    seeing.show_only(replace(seeing.only, codes=frozenset(wanted), code_words=words))


def choose_coder(window: MainWindow) -> None:
    """Offer the coders; only codings of the one chosen are shown."""
    names = {str(row.id): row.name for row in coders.coders(window.project)}
    reader = window.work.reader

    def take(one: str) -> None:
        reader.seeing.show_only(replace(reader.seeing.only, coder=one, coder_name=names[one]))

    items = [(one, name, "") for one, name in names.items()]
    Chooser("Show only one coder", items, take, window).offer(reader)


def show_others(window: MainWindow, how: str) -> None:
    """Show, dim or hide what other coders coded."""
    seeing = window.work.reader.seeing
    seeing.show_only(replace(seeing.only, others=how, coder="", coder_name=""))
    window.settings.set(OTHERS_KEPT, how)
    tick(window)


def show_everything(window: MainWindow) -> None:
    """Show all codings of all coders."""
    window.work.reader.seeing.unseal()
    window.work.reader.seeing.show_only(Only())
    window.settings.set(OTHERS_KEPT, SHOWN)
    tick(window)
