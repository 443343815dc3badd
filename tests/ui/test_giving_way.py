"""Where there is little room, sides and rows give way, and nothing of them is cut."""

import pytest
from PySide6.QtWidgets import QPushButton, QWidget

from coder_app.ui.widgets.scrolled import Scrolled
from coder_app.ui.widgets.side_panes import SidePanes
from coder_app.ui.widgets.wrapping import WrappingLayout


@pytest.fixture
def panes(qtbot, dressed):  # noqa: ARG001 - dressed first
    shown = SidePanes(QWidget(), QWidget(), QWidget(), (264, 720, 272))
    qtbot.addWidget(shown)
    shown.resize(1366, 500)
    shown.show()
    return shown


def test_sides_have_what_they_ask_for_or_give_way_to_the_middle(panes):
    assert panes.sizes()[0::2] == [264, 272]
    panes.resize(911, 500)
    assert panes.sizes()[0::2] == [192, 192]
    panes.resize(1366, 500)
    assert panes.sizes()[0::2] == [264, 272]


def test_sides_that_were_dragged_stay_as_they_were_put(panes):
    panes.moveSplitter(300, 1)
    panes.resize(1300, 500)
    assert panes.sizes()[0] == 300


def test_the_right_side_of_the_text_goes_while_a_page_stands_there(panes):
    right = panes.widget(2)
    panes.resize(1600, 500)
    panes.show_page(page=True)
    assert not right.isVisible()
    panes.resize(911, 500)
    assert not right.isVisible()
    panes.show_page(page=False)
    assert right.isVisible()


@pytest.fixture
def row(qtbot, dressed):  # noqa: ARG001 - dressed first
    whole = QWidget()
    layout = WrappingLayout(whole, gap=8)
    for name in ("Back", "Skip"):
        layout.addWidget(QPushButton(name))
    layout.push()
    layout.addWidget(QPushButton("Accept"))
    qtbot.addWidget(whole)
    whole.resize(600, 100)
    whole.show()
    return whole


def test_what_is_pushed_stands_at_the_right_or_in_the_next_row(row):
    back, _, accept = row.findChildren(QPushButton)
    assert accept.geometry().right() == 599
    row.resize(back.width() * 2 + 20, 100)
    assert accept.geometry().left() == 0
    assert accept.geometry().top() > back.geometry().bottom()


def test_a_column_scrolls_where_it_is_lower_than_what_it_holds(qtbot, dressed):  # noqa: ARG001
    inside = QWidget()
    inside.setMinimumSize(200, 400)
    area = Scrolled("area", "Area", inside)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    assert area.minimumSizeHint().height() < 200
    assert area.minimumSizeHint().width() >= 200
    assert inside.height() == 400
    assert area.verticalScrollBar().maximum() == 200
