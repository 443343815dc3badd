"""Pictures of reading: the Reading bar, codings that step back, dense stripes, the card."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def reading(pictures: Photographer) -> None:
    """The sample, read in other ways; everything is as it was afterwards."""
    window = pictures.window
    window.actions_by_id["view.reading"].trigger()
    bar = window.work.reader.reader.reading_bar
    bar.font_choice.setCurrentIndex(1)
    bar.line.setCurrentIndex(2)
    bar.gap.setCurrentIndex(2)
    bar.font_choice.activated.emit(1)
    pictures.shoot("30", "reading-bar")
    bar.font_choice.setCurrentIndex(2)
    bar.font_choice.activated.emit(2)
    pictures.shoot("31", "dyslexic")
    bar.usual.click()
    bar.close_bar()
    seen(pictures)
    dense(pictures)


def seen(pictures: Photographer) -> None:
    """Others' codings dimmed, interviewers dimmed, one code only."""
    from coder_app.ui.window_commands import projects
    from coder_app.ui.window_commands import reading as commands

    window = pictures.window
    mine = window.project.coder_name
    projects.take_coder(window, "Bea Kim")
    window.actions_by_id["view.others_dimmed"].trigger()
    window.actions_by_id["view.dim"].trigger()
    pictures.shoot("32", "others-dimmed")
    window.actions_by_id["view.dim"].trigger()
    marks = list(window.work.reader.reader.text.marks.codings.values())
    commands.show_only(window, [marks[0].code_id])
    pictures.shoot("33", "only-one-code")
    window.actions_by_id["view.everything"].trigger()
    projects.take_coder(window, mine)
    window.project.undo()  # she was only here for the pictures


def dense(pictures: Photographer) -> None:
    """Many codings on the same lines, the card of one of them, marks beside the scroll bar."""
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QLabel

    panel = pictures.window.work.reader
    text = panel.reader.text
    marks = sorted(text.marks.codings.values(), key=lambda mark: mark.start)
    first = marks[0]._replace(memo="She says it twice; compare P03.", origin="suggestion")
    crowd = [
        marks[n % len(marks)]._replace(id=f"crowd{n}", start=first.start, end=first.end + 30 * n)
        for n in range(9)
    ]
    panel.reader.set_codings([*marks, first, *crowd])
    panel.reader.select_coding(first.id)
    text.set_hits([(n, n + 6) for n in range(900, len(text.content.text), 1700)])
    pictures.settle(0.5)
    stripe = next(one for one in panel.reader.stripes.stripes() if one.bar.id == first.id)
    place = QPointF(stripe.x, (max(0.0, stripe.bar.top) + stripe.bar.bottom) / 2)
    shown = QLabel(panel.reader.stripes.card_at(place), pictures.window)
    shown.setStyleSheet("QLabel { padding: 4px 8px; }")
    shown.setProperty("ground", "notice")
    shown.adjustSize()
    pictures.shoot("34", "dense-stripes", over=shown)
    shown.deleteLater()
    text.set_hits([])
    panel.reader.set_codings(marks)
