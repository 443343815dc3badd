"""The list of excerpts: references that tell files apart, long words cut, a menu of all keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from coder_app.ui.excerpts.excerpt_model import CODE, DATE, EXCERPT, GROUP, REF
from coder_app.ui.excerpts.shortened import LINES, MORE, as_tooltip, shortened


def menu_of(hands, reason=QContextMenuEvent.Reason.Keyboard) -> QMenu:
    view = hands.panel.view
    spot = view.visualRect(hands.cell(1, EXCERPT)).center()
    event = QContextMenuEvent(reason, spot, view.viewport().mapToGlobal(spot))
    QApplication.sendEvent(view.viewport(), event)
    found = hands.panel.findChild(QMenu, "excerpts.menu")
    assert found is not None
    return found


def entries(menu: QMenu) -> dict[str, object]:
    return {a.text().replace("&", "").split("\t")[0]: a for a in menu.actions() if a.text()}


def test_everything_in_reach_of_a_key_stands_in_the_menu(hands):
    hands.take(1)
    menu = menu_of(hands)
    assert [a.text().replace("&", "").split("\t") for a in menu.actions() if a.text()] == [
        ["Open place", "Enter"],
        ["Show context", "Space"],
        ["Memo…", "F2"],
        ["Recode…", "Ctrl+G"],
        ["Remove", "Del"],
        ["Find more like this"],
        ["Copy with reference", "Ctrl+C"],
        ["Copy words only", "Ctrl+Shift+C"],
        ["Export…", "Ctrl+E"],
    ]
    menu.close()


def test_the_menu_does_what_it_says(hands):
    hands.take(1)
    asked = []
    hands.panel.recodeAsked.connect(lambda: asked.append(True))
    menu = menu_of(hands, QContextMenuEvent.Reason.Mouse)
    found = entries(menu)
    found["Show context"].trigger()
    assert hands.panel.model.has_context(1)
    found["Recode…"].trigger()
    assert asked == [True]
    found["Copy words only"].trigger()
    assert QApplication.clipboard().text() == "Nobody called me back."
    found["Open place"].trigger()
    assert hands.opened[0][0] == hands.documents["Bob"]
    found["Remove"].trigger()
    assert len(hands.shown()) == 2
    menu.close()


def test_a_long_reference_gets_room_and_is_cut_in_its_middle(hands):
    view = hands.panel.view
    narrow = view.columnWidth(REF)
    hands.bring("gluck_interview_of_the_second_of_may_in_town")
    hands.code("gluck_interview_of_the_second_of_may_in_town", "I waited for weeks.", "Waiting")
    hands.qtbot.waitUntil(lambda: view.columnWidth(REF) > narrow)
    assert view.columnWidth(REF) <= 224
    long = view.sizeHintForIndex(hands.cell(3, REF)).height()
    assert long <= view.sizeHintForIndex(hands.cell(0, REF)).height()  # one line, not wrapped


def test_grouped_by_code_the_code_stands_in_the_heading_only(hands):
    view = hands.panel.view
    assert view.isColumnHidden(CODE)
    assert hands.cell(0, GROUP).data() == "No call back"
    assert hands.cell(0, GROUP).data(Qt.ItemDataRole.DecorationRole) is not None
    assert hands.cell(1, GROUP).data(Qt.ItemDataRole.DecorationRole) is None
    box = hands.panel.filter.group
    box.setCurrentIndex(box.findData("case"))
    assert not view.isColumnHidden(CODE)
    assert hands.cell(0, CODE).data(Qt.ItemDataRole.DecorationRole) is not None


def test_an_excerpt_of_100_000_characters_is_cut_in_its_row(hands):
    words = "So it went on and on. " * 4_600
    hands.bring("Cid", "I: Why?\n\nR: " + words + "\n\nI: So?\n\nR: Yes.\n")
    hands.code("Cid", words.strip(), "Waiting")
    row = next(n for n, text in enumerate(hands.shown()) if len(text) > 100_000)
    shown = str(hands.cell(row, EXCERPT).data())
    assert shown.endswith(MORE)
    assert len(shown) <= LINES * 80
    hands.qtbot.waitUntil(lambda: hands.panel.view.rowHeight(row) < 600)
    assert "on and on." in hands.cell(row, EXCERPT).data(Qt.ItemDataRole.ToolTipRole)
    hands.panel.toggle_context(row)
    assert len(str(hands.cell(row, EXCERPT).data())) > 10_000


def test_short_words_stay_as_they_are():
    assert shortened("Nobody called.\nNobody.") == "Nobody called.\nNobody."
    many = "\n".join(f"line {n}" for n in range(40))
    assert shortened(many).endswith(MORE)
    assert shortened(many).count("\n") == LINES - 1
    assert as_tooltip("<b>bold</b>\nx") == "<p>&lt;b&gt;bold&lt;/b&gt;<br>x</p>"


def test_one_excerpt_is_counted_as_one(hands):
    hands.project.undo()
    hands.project.undo()
    hands.project.undo()
    assert hands.panel.count.text().startswith("1 excerpt ·")


def test_the_filter_stands_at_the_top_where_nothing_fits(hands):
    box = hands.panel.filter.origin
    box.setCurrentIndex(box.findData("import"))
    QApplication.processEvents()
    assert hands.panel.filter.pos() == QPoint(0, 0)
    assert hands.panel.filter.height() < 120
    assert hands.panel.message.geometry().bottom() < 200


def test_in_700_pixels_there_is_room_for_the_words(hands):
    view, box = hands.panel.view, hands.panel.filter.group
    box.setCurrentIndex(box.findData("case"))
    hands.panel.resize(700, 500)
    QApplication.processEvents()
    assert view.columnWidth(EXCERPT) >= 160
    assert view.isColumnHidden(DATE)
    assert "Ann Lee, " in hands.cell(0, REF).data(Qt.ItemDataRole.ToolTipRole)
    hands.panel.resize(1100, 500)
    QApplication.processEvents()
    assert not view.isColumnHidden(DATE)


def test_every_control_has_a_name(hands, nameless):
    assert nameless(hands.panel) == []


def test_after_a_recode_the_next_row_is_in_hand_where_one_was(hands):
    chosen = hands.panel.model.excerpt(0)
    after = hands.panel.model.excerpt(1)
    other = next(code for name, code in hands.codes.items() if code != chosen.code_id)
    hands.take(0)
    hands.panel.recode_chosen(other)
    assert hands.panel.view.currentIndex().row() == 0
    assert hands.panel.model.excerpt(0).id == after.id
    assert chosen.id in {row.id for row in map(hands.panel.model.excerpt, range(1, 4)) if row}


def test_over_a_long_group_stands_its_name_once_it_is_scrolled_away(hands):
    for number in range(30):
        hands.bring(f"P{number}")
        hands.code(f"P{number}", "Nobody called me back.", "No call back")
    panel = hands.panel
    panel.refresh()
    assert panel.model.rowCount() == 33

    def over() -> str:
        return panel.model.headerData(GROUP, Qt.Orientation.Horizontal)

    panel.view.scrollToTop()
    assert over() == ""
    QApplication.processEvents()  # what was coded is in the list by now
    panel.view.verticalScrollBar().setValue(900)
    hands.qtbot.waitUntil(lambda: over() == "No call back")
    panel.view.scrollToTop()
    hands.qtbot.waitUntil(lambda: over() == "")
