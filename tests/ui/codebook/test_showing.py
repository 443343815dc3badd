"""How the tree is shown: a set alone, an order, and what is left of them when a project closes."""

from PySide6.QtCore import Qt

from coder_app.core.code_sets import create_set, delete_set
from coder_app.core.pins import pin_code
from coder_app.core.suggestions.choices import never_suggest
from coder_app.ui.codebook.code_model import NEVER_ROLE


def test_a_set_that_is_deleted_is_not_shown_alone_any_more(hands):
    hands.plant("Money", "Work > Hours", "Home")
    one = create_set(hands.project, "Report", [hands.codes["Hours"]])
    hands.panel.showing.show_set(one)
    assert hands.shown() == ["Not in a theme yet", "Work", "Hours"]
    assert hands.panel.head.only.text() == "Only “Report” · show all"
    delete_set(hands.project, one)
    assert (hands.panel.showing.alone, hands.panel.head.only.isHidden()) == ("", True)
    assert hands.shown()[1:] == ["Money", "Work", "Hours", "Home"]


def test_only_what_the_words_name_is_found_first_not_what_stands_above_it(hands):
    hands.plant("Work > Hours", "Home")
    hands.panel.filter.setText("hours")
    assert hands.shown()[1:] == ["Work", "Hours"]
    assert hands.panel.showing.first_found() == hands.codes["Hours"]


def test_counts_move_rows_only_where_they_order_them(hands):
    hands.plant("Home", "Work")
    hands.code_words("Work", "waited")
    hands.qtbot.waitUntil(lambda: hands.panel.rows[1].codings == 1)
    assert hands.shown()[1:] == ["Home", "Work"]
    hands.panel.showing.sort_by("codings")
    assert hands.shown()[1:] == ["Work", "Home"]


def test_a_closed_project_leaves_no_pin_no_set_and_no_filter(hands):
    hands.plant("Home", "Work")
    pin_code(hands.project, hands.codes["Home"], 3)
    hands.panel.showing.show_set(create_set(hands.project, "Report", [hands.codes["Home"]]))
    assert hands.panel.showing.pinned == {3: hands.codes["Home"]}
    hands.panel.filter.setText("ho")
    hands.panel.close_project()
    showing = hands.panel.showing
    assert (showing.pinned, showing.sets, showing.alone) == ({}, {}, "")
    assert (hands.panel.filter.text(), hands.shown()) == ("", [])


def test_a_code_that_is_never_suggested_is_marked_until_it_is_again(hands):
    hands.plant("Home", "Work")
    code, model = hands.codes["Home"], hands.panel.tree.codes

    def told():
        roles = (NEVER_ROLE, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
        return [model.data(model.index_of(code), role) for role in roles]

    def picture():
        return hands.panel.tree.grab(hands.panel.tree.visualRect(model.index_of(code))).toImage()

    plain = picture()
    assert told()[0] is False
    never_suggest(hands.project, code)
    hands.qtbot.waitUntil(lambda: told()[0])
    assert "Never suggested" in told()[1]
    assert told()[2] == "Home, 0 codings, never suggested"
    assert model.data(model.index_of(hands.codes["Work"]), NEVER_ROLE) is False
    assert picture() != plain
    hands.project.undo()
    hands.qtbot.waitUntil(lambda: not told()[0])
    assert picture() == plain
