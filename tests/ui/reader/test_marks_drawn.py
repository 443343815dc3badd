"""Whose a coding is, and whether it has a memo, is told by shape, in both styles."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from coder_app.ui.reader.content import CodingMark
from coder_app.ui.reader.mark_paint import initials_of, paint_bracket, paint_chip
from coder_app.ui.theme import theme

X, TOP, BOTTOM = 20, 5, 75
MINE = CodingMark("a", "code", "Waiting", "#146e5f", 0, 9, "AL")
THEIRS = MINE._replace(others=True, coder="BB")


@pytest.fixture(params=["light", "dark"], autouse=True)
def style(request, qapp):
    theme.apply(qapp, request.param)
    yield request.param
    theme.set_mode("light")


def drawn(paint) -> QImage:
    image = QImage(40, 80, QImage.Format.Format_RGB32)
    image.fill(theme.colour("transcript"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint(painter)
    painter.end()
    return image


def bracket(mark: CodingMark) -> QImage:
    return drawn(lambda p: paint_bracket(p, mark, X, TOP, BOTTOM, in_hand=False))


def far(one: QColor, other: QColor) -> int:
    return sum(abs(a - b) for a, b in zip(one.getRgb(), other.getRgb(), strict=True))


def inked(image: QImage, y: int) -> list[int]:
    """The columns of a row that carry ink."""
    ground = theme.colour("transcript")
    return [x for x in range(image.width()) if far(image.pixelColor(x, y), ground) > 60]


def test_ones_own_is_one_line_and_anothers_two(style):
    assert style
    own, other = inked(bracket(MINE), 60), inked(bracket(THEIRS), 60)
    assert own == list(range(own[0], own[-1] + 1))
    assert other != list(range(other[0], other[-1] + 1))  # a gap in the middle
    assert abs(sum(other) / len(other) - sum(own) / len(own)) < 1.5


def test_the_square_of_anothers_is_open():
    box = QRectF(10, 10, 10, 10)
    ground = theme.colour("transcript")
    inside = [
        far(drawn(lambda p, m=m: paint_chip(p, box, m)).pixelColor(15, 15), ground)
        for m in (MINE, THEIRS)
    ]
    assert inside[0] > 60
    assert inside[1] == 0


@pytest.mark.parametrize("mark", [MINE, THEIRS])
def test_a_memo_is_a_sheet_on_the_bracket(mark):
    bare, noted = bracket(mark), bracket(mark._replace(memo="Ask her again"))
    rows = [y for y in range(80) if inked(bare, y) != inked(noted, y)]
    assert rows
    assert max(rows) < 25  # at its upper end, the rest as before
    widest = max(inked(noted, y)[-1] - inked(noted, y)[0] for y in rows)
    assert widest >= 6


def test_initials_stand_behind_anothers_name_alone():
    assert initials_of(MINE) == ""
    assert initials_of(THEIRS).strip() == "BB"
