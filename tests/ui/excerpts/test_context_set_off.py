"""An excerpt stands out from the sentences that are shown around it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from coder_app.ui.excerpts.context_layout import height_of, laid_out
from coder_app.ui.excerpts.excerpt_model import EXCERPT, PARTS_ROLE
from coder_app.ui.theme import theme

LONG = "{name}: I rang. Nobody called me back 😀 at all, which hurt. I gave up.\n"


@pytest.fixture
def one(hands):
    hands.bring("P09", LONG)
    hands.code("P09", "Nobody called me back 😀 at all", "No call back")
    hands.panel.refresh()
    hands.take(row_of(hands))
    return hands


def row_of(hands) -> int:
    return next(number for number, text in enumerate(hands.shown()) if "😀" in text)


def cell(hands):
    return hands.cell(row_of(hands), EXCERPT)


def colours(hands) -> set[str]:
    view = hands.panel.view
    shot = view.viewport().grab(view.visualRect(cell(hands))).toImage()
    every = ((x, y) for x in range(shot.width()) for y in range(shot.height()))
    return {shot.pixelColor(*at).name() for at in every}


def test_space_shows_the_context_in_the_quiet_colour_around_the_excerpt(one):
    quiet = theme.colour("text_quiet").name()
    assert quiet not in colours(one)
    one.press(Qt.Key.Key_Space)
    assert cell(one).data(PARTS_ROLE)[1].startswith("Nobody called")
    assert quiet in colours(one)
    one.press(Qt.Key.Key_Space)
    assert quiet not in colours(one)


def test_the_excerpt_is_bold_and_its_row_high_enough(one):
    one.press(Qt.Key.Key_Space)
    parts = cell(one).data(PARTS_ROLE)
    ink, quiet = QColor("black"), QColor("grey")
    layout = laid_out(parts, 120, theme.font(), ink, quiet)
    text = layout.text().encode("utf-16-le")
    bold = [f for f in layout.formats() if f.format.fontWeight() >= QFont.Weight.DemiBold]
    (form,) = bold
    cut = text[2 * form.start : 2 * (form.start + form.length)].decode("utf-16-le")
    assert cut.strip() == parts[1]  # to the letter, emoji and all
    assert form.format.foreground().color() == ink
    others = [f.format.foreground().color() for f in layout.formats() if f is not form]
    assert quiet in others
    view = one.panel.view
    width = view.visualRect(cell(one)).width() - 22
    needed = height_of(laid_out(parts, width, view.font(), ink, quiet))
    one.qtbot.waitUntil(lambda: view.visualRect(cell(one)).height() >= needed)


def test_what_is_copied_and_heard_is_plain_text(one):
    one.press(Qt.Key.Key_Space)
    heard = cell(one).data()
    assert heard == "P09: I rang. Nobody called me back 😀 at all, which hurt."
