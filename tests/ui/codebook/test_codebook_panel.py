"""The codebook by keys and mouse, on a real project."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QMenu

from coder_app.core.codebook import codebook, merge_codes, recolour_code, rename_code
from coder_app.core.errors import CoderError
from coder_app.core.pins import pin_code, pins
from coder_app.ui.codebook.code_menu import CodeMenu
from coder_app.ui.codebook.code_model import MIME, SEGMENT_MIME
from coder_app.ui.codebook.tree_chooser import TreeChooser
from coder_app.ui.codebook.wording import CANCEL, DELETE, EMPTY, MOVE
from coder_app.ui.selection import Selection
from coder_app.ui.theme import ROW, theme

CTRL = Qt.KeyboardModifier.ControlModifier


def row(hands, name):
    return next(row for row in codebook(hands.project) if row.name == name)


# -- what is shown


def test_an_empty_codebook_says_what_to_do(hands):
    assert hands.panel.empty.isVisible()
    assert hands.panel.empty.text() == EMPTY
    with hands.qtbot.waitSignal(hands.panel.importAsked):
        hands.qtbot.mouseClick(hands.panel.bring, Qt.MouseButton.LeftButton)


def test_codes_in_no_theme_stand_last_under_their_heading(hands):
    hands.plant("Felt stupid", "Communication! > No call back", "Support!")
    assert hands.shown() == [
        "Communication",
        "No call back",
        "Support",
        "Not in a theme yet",
        "Felt stupid",
    ]
    assert not hands.panel.empty.isVisible()


def test_counts_follow_codings_and_undo(hands):
    hands.plant("Communication! > No call back")
    hands.code_words("No call back", "Nobody called me back")
    seen = lambda: [  # noqa: E731 - asked again and again
        (row.codings, row.all_cases) for row in hands.panel.tree.codes.shown()
    ]
    hands.qtbot.waitUntil(lambda: seen() == [(0, 1), (1, 1)])
    hands.project.undo()
    hands.qtbot.waitUntil(lambda: seen() == [(0, 0), (0, 0)])


def test_a_screen_reader_hears_name_and_count(hands):
    hands.plant("Communication! > No call back")
    hands.code_words("No call back", "Nobody called me back")
    heard = lambda name: hands.index(name).data(Qt.ItemDataRole.AccessibleTextRole)  # noqa: E731
    hands.qtbot.waitUntil(lambda: heard("No call back") == "No call back, 1 coding")
    assert heard("Communication") == "Communication, theme, 1 case"


def test_selection_branches_and_hand_survive_a_change_elsewhere(hands):
    hands.plant("A! > A1", "B! > B1", "C")
    tree = hands.panel.tree
    tree.collapse(hands.index("A"))
    hands.click("B1")
    hands.click("C", CTRL)
    hands.plant("A! > A2", "D! > D1")
    rename_code(hands.project, hands.codes["B"], "Z")
    assert [tree.codes.row_at(index).name for index in tree.selectedIndexes()] == ["B1", "C"]
    assert not tree.isExpanded(hands.index("A"))
    assert tree.isExpanded(hands.index("B"))
    assert tree.isExpanded(hands.index("D"))
    assert tree.current().name == "C"


def test_the_place_scrolled_to_stays(hands):
    hands.plant(*[f"Code {number:02}" for number in range(60)])
    bar = hands.panel.tree.verticalScrollBar()
    hands.qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(20 * ROW)
    place = bar.value()
    assert place > 0
    hands.plant("One more")
    QApplication.processEvents()
    assert bar.value() == place


def test_a_name_being_typed_survives_counts_that_change(hands):
    hands.plant("No call back")
    hands.click("No call back")
    hands.press(Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    field.selectAll()
    hands.qtbot.keyClicks(field, "Half a na")
    hands.code_words("No call back", "Nobody called me back")
    hands.qtbot.waitUntil(lambda: hands.panel._stale)
    assert field.isVisible()
    assert field.text() == "Half a na"
    hands.qtbot.keyClick(field, Qt.Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: hands.panel.rows[0].codings == 1)
    assert hands.outline() == ["No call back"]


def test_closing_the_project_leaves_nothing_in_sight(hands):
    hands.plant("No call back")
    hands.panel.close_project()
    assert hands.shown() == []
    assert hands.panel.rows == []


# -- finding


def test_the_filter_keeps_the_branches_of_what_it_finds(hands):
    hands.plant("Communication! > No call back", "Communication! > Kept informed", "Waiting")
    hands.panel.tree.collapse(hands.index("Communication"))
    hands.qtbot.keyClicks(hands.panel.filter, "call")
    assert hands.shown() == ["Communication", "No call back"]
    hands.qtbot.keyClick(hands.panel.filter, Qt.Key.Key_Escape)
    assert hands.shown() == ["Communication", "Not in a theme yet", "Waiting"]


def test_down_goes_from_the_filter_to_the_first_code_found(hands):
    hands.plant("Communication! > No call back", "Waiting")
    hands.panel.filter.setFocus()
    hands.qtbot.keyClicks(hands.panel.filter, "back")
    hands.qtbot.keyClick(hands.panel.filter, Qt.Key.Key_Down)
    assert hands.panel.tree.hasFocus()
    assert hands.panel.tree.chosen() == [hands.codes["No call back"]]


def test_enter_in_the_filter_applies_the_first_code_found(hands):
    hands.plant("Communication! > No call back")
    hands.panel.set_selection(Selection(hands.document, 3, 9))
    hands.qtbot.keyClicks(hands.panel.filter, "no call")
    with hands.qtbot.waitSignal(hands.panel.applyRequested) as asked:
        hands.qtbot.keyClick(hands.panel.filter, Qt.Key.Key_Return)
    assert asked.args == [hands.codes["No call back"]]


def test_letters_find_a_code_in_the_tree(hands):
    hands.plant("Anger", "Waiting", "Shame")
    hands.panel.tree.setFocus()
    hands.qtbot.keyClicks(hands.panel.tree, "sh")
    assert hands.panel.tree.current().name == "Shame"


# -- applying


def test_enter_applies_to_the_selection_and_else_shows_excerpts(hands):
    hands.plant("No call back")
    hands.click("No call back")
    with hands.qtbot.waitSignal(hands.panel.excerptsRequested) as shown:
        hands.press(Qt.Key.Key_Return)
    assert shown.args == [hands.codes["No call back"]]
    hands.panel.set_selection(Selection(hands.document, 3, 9))
    with (
        hands.qtbot.assertNotEmitted(hands.panel.excerptsRequested),
        hands.qtbot.waitSignal(hands.panel.applyRequested) as applied,
    ):
        hands.press(Qt.Key.Key_Return)
    assert applied.args == [hands.codes["No call back"]]


def test_a_click_applies_where_text_is_selected_and_gives_the_keys_back(hands):
    hands.plant("No call back")
    with hands.qtbot.assertNotEmitted(hands.panel.applyRequested):
        hands.click("No call back")
    hands.panel.set_selection(Selection(hands.document, 3, 9))
    with hands.qtbot.waitSignals([hands.panel.applyRequested, hands.panel.leftForText]):
        hands.click("No call back")


def test_choosing_several_codes_applies_none(hands):
    hands.plant("A", "B")
    hands.panel.set_selection(Selection(hands.document, 3, 9))
    with hands.qtbot.assertNotEmitted(hands.panel.applyRequested):
        hands.click("A", CTRL)
        hands.click("B", CTRL)
    assert len(hands.panel.tree.chosen()) == 2


def test_a_double_click_shows_the_excerpts(hands):
    hands.plant("No call back")
    port = hands.panel.tree.viewport()
    hands.click("No call back")
    with hands.qtbot.waitSignal(hands.panel.excerptsRequested) as shown:
        hands.qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=hands.spot("No call back"))
    assert shown.args == [hands.codes["No call back"]]


def test_escape_goes_back_to_the_text(hands):
    hands.plant("No call back")
    hands.click("No call back")
    with hands.qtbot.waitSignal(hands.panel.leftForText):
        hands.press(Qt.Key.Key_Escape)


def test_space_opens_and_closes_a_branch(hands):
    hands.plant("Communication! > No call back")
    hands.click("Communication")
    hands.press(Qt.Key.Key_Space)
    assert hands.shown() == ["Communication"]
    hands.press(Qt.Key.Key_Space)
    assert hands.shown() == ["Communication", "No call back"]


# -- new codes


def test_insert_makes_a_code_under_the_theme_in_hand_in_one_step(hands):
    hands.plant("Communication!")
    hands.click("Communication")
    hands.press(Qt.Key.Key_Insert)
    assert hands.panel.naming.about.text() == "New code under “Communication”"
    hands.type_name("No call back")
    assert hands.outline() == ["Communication", "  No call back"]
    assert hands.project.next_undo().name == 'Create code "No call back" under "Communication"'
    assert hands.panel.tree.current().name == "No call back"
    hands.press_in(hands.panel.naming.field, Qt.Key.Key_Return)
    assert hands.panel.tree.hasFocus()


def test_the_field_stays_for_the_next_code_until_an_empty_enter(hands):
    hands.plant("Communication!")
    hands.click("Communication")
    hands.press(Qt.Key.Key_Insert)
    for name in ("No call back", "Waiting", "Kept informed"):
        hands.type_name(name)
        assert hands.panel.naming.field.hasFocus()
    assert hands.outline() == ["Communication", "  No call back", "  Waiting", "  Kept informed"]
    assert "made “Kept informed”" in hands.panel.naming.about.text()
    hands.press_in(hands.panel.naming.field, Qt.Key.Key_Return)
    assert not hands.panel.naming.isVisible()


def test_a_new_code_stands_beside_the_code_in_hand(hands):
    hands.plant("Communication! > No call back")
    hands.click("No call back")
    hands.qtbot.mouseClick(hands.panel.add, Qt.MouseButton.LeftButton)
    hands.type_name("Kept informed")
    assert hands.outline() == ["Communication", "  No call back", "  Kept informed"]


def test_escape_makes_no_code(hands):
    hands.qtbot.mouseClick(hands.panel.add, Qt.MouseButton.LeftButton)
    hands.qtbot.keyClicks(hands.panel.naming.field, "Nothing")
    hands.qtbot.keyClick(hands.panel.naming.field, Qt.Key.Key_Escape)
    assert hands.outline() == []
    assert not hands.panel.naming.isVisible()


def test_a_near_twin_is_pointed_out_before_it_is_made(hands):
    hands.plant("Communication! > No call back")
    hands.panel.add_code()
    hands.qtbot.keyClicks(hands.panel.naming.field, "no callback")
    assert hands.panel.naming.near.text() == "There is “Communication > No call back” already."
    hands.qtbot.keyClicks(hands.panel.naming.field, " of another kind altogether")
    assert not hands.panel.naming.near.isVisible()


def test_the_old_name_of_a_merged_code_is_pointed_out(hands):
    hands.plant("Communication! > No call back", "Never rang")
    merge_codes(hands.project, [hands.codes["Never rang"]], hands.codes["No call back"])
    hands.panel.add_code()
    hands.qtbot.keyClicks(hands.panel.naming.field, "never rang")
    said = "“Never rang” was merged into “Communication > No call back”."
    assert hands.panel.naming.near.text() == said


def test_a_refused_name_stays_to_be_mended(hands):
    hands.plant("Waiting")
    hands.panel.add_code()
    with hands.qtbot.captureExceptions() as troubles:
        hands.qtbot.keyClicks(hands.panel.naming.field, "Waiting")
        hands.qtbot.keyClick(hands.panel.naming.field, Qt.Key.Key_Return)
    assert isinstance(troubles[0][1], CoderError)
    assert hands.panel.naming.isVisible()
    assert hands.panel.naming.field.text() == "Waiting"


# -- changing codes


def test_enter_in_the_field_of_a_name_neither_applies_nor_opens_the_code(hands):
    hands.plant("A")
    asked = []
    hands.panel.applyRequested.connect(asked.append)
    hands.panel.excerptsRequested.connect(asked.append)
    hands.click("A")
    hands.panel.set_selection(Selection(hands.document, 5, 9))
    for name in ("B", "C"):
        hands.press(Qt.Key.Key_F2)
        hands.type_name(name)
        assert hands.outline() == [name]
        hands.panel.set_selection(Selection())
    assert asked == []


def test_f2_renames_in_place(hands):
    hands.plant("Wating")
    hands.click("Wating")
    hands.press(Qt.Key.Key_F2)
    assert QApplication.focusWidget().objectName() == "codebook.rename"
    hands.type_name("Waiting")
    assert hands.outline() == ["Waiting"]
    assert hands.shown() == ["Not in a theme yet", "Waiting"]


def test_a_name_that_is_taken_leaves_the_code_as_it_was(hands):
    hands.plant("Waiting", "Shame")
    hands.click("Shame")
    hands.press(Qt.Key.Key_F2)
    with hands.qtbot.captureExceptions() as troubles:
        hands.type_name("Waiting")
    assert isinstance(troubles[0][1], CoderError)
    assert hands.shown() == ["Not in a theme yet", "Waiting", "Shame"]


def test_grouping_asks_for_a_name_and_is_one_step(hands):
    hands.plant("No call back", "Kept informed", "Waiting")
    hands.click("No call back")
    hands.click("Kept informed", CTRL)
    hands.panel.group()
    assert hands.panel.naming.about.text() == "New theme for 2 codes"
    hands.type_name("Communication")
    assert hands.shown() == [
        "Communication",
        "No call back",
        "Kept informed",
        "Not in a theme yet",
        "Waiting",
    ]
    assert row(hands, "Communication").is_theme
    hands.project.undo()
    assert hands.outline() == ["No call back", "Kept informed", "Waiting"]


def test_grouping_nothing_says_what_to_do(hands):
    hands.plant("Waiting")
    with pytest.raises(CoderError, match="Select the codes"):
        hands.panel.group()


def test_a_code_without_codings_is_deleted_without_a_question(hands):
    hands.plant("Waiting", "Shame")
    hands.click("Waiting")
    hands.press(Qt.Key.Key_Delete)
    assert hands.asked == []
    assert hands.outline() == ["Shame"]


def test_deleting_a_code_says_whose_codings_go(hands):
    hands.plant("Waiting")
    hands.code_words("Waiting", "waited")
    hands.qtbot.waitUntil(lambda: row(hands, "Waiting") in hands.panel.rows)
    hands.project.use_coder("Bo Diaz")
    hands.click("Waiting")
    hands.answers.append(CANCEL)
    hands.press(Qt.Key.Key_Delete)
    (question, _) = hands.asked[-1]
    assert question.startswith("'Waiting' has 1 coding in 1 document (1 by Ann Lee).")


def test_deleting_a_code_asks_where_its_codings_go(hands):
    hands.plant("Waiting", "Shame")
    hands.code_words("Waiting", "waited for weeks")
    hands.qtbot.waitUntil(lambda: row(hands, "Waiting") in hands.panel.rows)
    hands.click("Waiting")
    hands.answers += [CANCEL, DELETE]
    hands.press(Qt.Key.Key_Delete)
    assert hands.asked == [
        (
            "'Waiting' has 1 coding in 1 document.   Ctrl+Z can bring them back.",
            (MOVE, DELETE, CANCEL),
        )
    ]
    assert hands.outline() == ["Waiting", "Shame"]
    hands.press(Qt.Key.Key_Delete)
    assert hands.outline() == ["Shame"]


def test_deleting_a_theme_counts_the_codings_of_its_subcodes(hands):
    hands.plant("Communication! > No call back", "Communication! > Kept informed")
    hands.code_words("No call back", "Nobody called me back")
    hands.code_words("Kept informed", "waited")
    hands.qtbot.waitUntil(lambda: row(hands, "Communication") in hands.panel.rows)
    hands.click("Communication")
    hands.click("No call back", CTRL)
    hands.answers.append(CANCEL)
    hands.press(Qt.Key.Key_Delete)
    assert hands.asked[0][0].startswith("'Communication' and its 2 subcodes have 2 codings.")


def chooser(hands) -> TreeChooser:
    found = hands.panel.tree.findChildren(TreeChooser)
    assert len(found) == 1
    return found[0]


def test_codings_move_to_another_code_when_theirs_is_deleted(hands):
    hands.plant("Waiting", "Shame", "Anger")
    hands.code_words("Waiting", "waited for weeks")
    hands.qtbot.waitUntil(lambda: row(hands, "Waiting") in hands.panel.rows)
    hands.click("Waiting")
    hands.answers.append(MOVE)
    hands.press(Qt.Key.Key_Delete)
    box = chooser(hands)
    assert [row.name for row in box.codes.shown()] == ["Shame", "Anger"]
    hands.qtbot.keyClicks(box.field, "ang")
    hands.qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert hands.outline() == ["Shame", "Anger"]
    assert row(hands, "Anger").codings == 1


def test_merging_offers_neither_the_code_nor_what_is_beneath_it(hands):
    hands.plant("Communication! > No call back > By phone", "Waiting")
    hands.click("No call back")
    hands.panel.edits.merge()
    box = chooser(hands)
    assert [row.name for row in box.codes.shown()] == ["Communication", "Waiting"]
    hands.qtbot.keyClick(box.field, Qt.Key.Key_Down)  # over the heading between them
    hands.qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert hands.outline() == ["Communication", "  No call back", "    By phone", "Waiting"]
    hands.press_in(hands.page().reason, Qt.Key.Key_Return)
    assert hands.outline() == ["Communication", "Waiting", "  By phone"]


def test_moving_and_merging_name_the_others_whose_codings_go_along(hands):
    hands.plant("Communication! > No call back", "Waiting")
    hands.code_words("Waiting", "Nobody called me back")
    hands.project.use_coder("Bo Berg")
    hands.panel.mark_stale()
    hands.click("Waiting")
    hands.panel.edits.move()
    box = chooser(hands)
    assert "not yours: 1 by Ann Lee" in box.accessibleName()
    hands.qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    hands.panel.edits.merge()
    box = hands.panel.tree.findChildren(TreeChooser)[-1]  # the first one goes a moment later
    hands.qtbot.keyClicks(box.field, "no call")
    hands.qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert "Of these not yours: 1 by Ann Lee." in hands.page().counts.text()


def test_moving_to_a_theme_by_name(hands):
    hands.plant("Communication! > No call back", "Waiting")
    hands.click("Waiting")
    hands.panel.edits.move()
    box = chooser(hands)
    names = [row.name for row in box.codes.shown()]
    assert names == ["Top of the codebook", "Communication", "No call back"]
    hands.qtbot.keyClicks(box.field, "communi")
    hands.qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert hands.outline() == ["Communication", "  No call back", "  Waiting"]


# -- dragging


def test_dragging_puts_a_code_where_the_line_is(hands):
    hands.plant("A! > A1", "A! > A2", "A! > A3", "B! > B1")
    assert hands.drag(["B1"], hands.spot("A2", "above"))
    assert hands.outline() == ["A", "  A1", "  B1", "  A2", "  A3", "B"]
    assert hands.drag(["A3"], hands.spot("A", "below"))
    assert hands.outline() == ["A", "  A3", "  A1", "  B1", "  A2", "B"]
    assert hands.drag(["A3", "A2"], hands.spot("B", "on"))
    assert hands.outline() == ["A", "  A1", "  B1", "B", "  A3", "  A2"]


def test_a_branch_opens_while_something_hovers_over_it_and_an_open_one_stays_open(hands):
    hands.plant("A! > A1", "B! > B1", "C!")
    tree = hands.panel.tree
    tree.collapse(hands.index("A"))
    assert tree.autoExpandDelay() == -1  # Qt's own would close B
    tree.hovering.setInterval(0)
    data = tree.codes.mimeData([hands.index("C")])
    hands.hover(data, hands.spot("A"))
    hands.qtbot.waitUntil(lambda: tree.isExpanded(hands.index("A")))
    hands.hover(data, hands.spot("B"))
    hands.qtbot.waitUntil(lambda: not tree.hovering.isActive())
    assert tree.isExpanded(hands.index("B"))


def test_dragging_below_its_own_neighbour_moves_a_code_nowhere(hands):
    hands.plant("A! > A1", "A! > A2", "A! > A3")
    assert hands.drag(["A2"], hands.spot("A1", "below"))
    assert hands.outline() == ["A", "  A1", "  A2", "  A3"]


def test_a_theme_cannot_be_dragged_into_its_own_codes(hands):
    hands.plant("A! > A1 > A2")
    assert not hands.drag(["A"], hands.spot("A2"))
    assert not hands.drag(["A"], hands.spot("A1", "above"))
    assert hands.outline() == ["A", "  A1", "    A2"]


def test_dragging_to_the_heading_takes_a_code_out_of_its_theme(hands):
    hands.plant("A! > A1", "Loose")
    tree = hands.panel.tree
    assert hands.drag(["A1"], tree.visualRect(tree.codes.heading()).center())
    assert hands.shown() == ["A", "Not in a theme yet", "Loose", "A1"]


def test_dragging_below_all_rows_takes_a_code_out_of_its_theme(hands):
    hands.plant("A! > A1")
    spot = hands.spot("A1")
    spot.setY(spot.y() + 5 * ROW)
    assert hands.drag(["A1"], spot)
    assert hands.shown() == ["A", "Not in a theme yet", "A1"]


def test_the_drop_line_is_seen_only_where_a_drop_may_be(hands):
    hands.plant("A! > A1", "A! > A2")
    tree = hands.panel.tree
    accent = theme.colour("accent").rgb()

    def line_drawn(names, spot) -> bool:
        before = tree.viewport().grab().toImage()
        hands.hover(tree.codes.mimeData([hands.index(name) for name in names]), spot)
        after = tree.viewport().grab().toImage()
        places = [(x, y) for x in range(after.width()) for y in range(after.height())]
        return any(after.pixel(x, y) == accent and before.pixel(x, y) != accent for x, y in places)

    assert line_drawn(["A2"], hands.spot("A1", "above"))
    assert not line_drawn(["A"], hands.spot("A1", "above"))


def test_text_dropped_on_a_code_asks_to_apply_it(hands):
    hands.plant("No call back")
    data = QMimeData()
    data.setText("Nobody called me back")
    data.setData(SEGMENT_MIME, b"12:33")
    with hands.qtbot.waitSignal(hands.panel.applyRequested) as asked:
        assert hands.drag_data(data, hands.spot("No call back", "above"))
    assert asked.args == [hands.codes["No call back"]]
    heading = hands.panel.tree.visualRect(hands.panel.tree.codes.heading()).center()
    assert not hands.drag_data(data, heading)


def test_words_of_another_program_are_no_passage(hands):
    """They would code what happens to be selected in the transcript."""
    hands.plant("No call back")
    data = QMimeData()
    data.setText("Nobody called me back")
    data.setHtml("<b>Nobody called me back</b>")
    with hands.qtbot.assertNotEmitted(hands.panel.applyRequested):
        assert not hands.drag_data(data, hands.spot("No call back"))


def test_files_are_not_for_the_codebook(hands):
    hands.plant("No call back")
    assert not hands.drag_data(QMimeData(), hands.spot("No call back"))


def test_codes_are_dragged_out_with_their_ids_in_tree_order(hands):
    hands.plant("A! > A1", "B")
    data = hands.panel.tree.codes.mimeData([hands.index("B"), hands.index("A1")])
    ids = bytes(data.data(MIME).data()).decode().split("\n")
    assert ids == [hands.codes["A1"], hands.codes["B"]]


# -- the menu


def entries(menu: QMenu) -> dict[str, object]:
    return {action.text().partition("\t")[0]: action for action in menu.actions()}


def menu_of(hands) -> CodeMenu:
    return CodeMenu(hands.panel, hands.project)


def test_the_menu_colours_a_code(hands):
    hands.plant("Waiting")
    hands.click("Waiting")
    colours = entries(entries(menu_of(hands))["Colour"].menu())
    assert len(colours) == 17
    assert len(entries(colours.pop("More colours").menu())) == 16
    colours["Brick"].trigger()
    assert row(hands, "Waiting").colour == "#9b3241"
    assert hands.index("Waiting").data(Qt.ItemDataRole.UserRole).colour == "#9b3241"


def test_the_menu_pins_and_unpins_a_code(hands):
    hands.plant("Waiting", "Shame")
    pin_code(hands.project, hands.codes["Shame"], 2)
    hands.click("Waiting")
    places = entries(entries(menu_of(hands))["Pin to a key"].menu())
    assert "Ctrl+2   Shame" in places
    places["Ctrl+3"].trigger()
    assert pins(hands.project) == {2: hands.codes["Shame"], 3: hands.codes["Waiting"]}
    heard = hands.index("Waiting").data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "Waiting, 0 codings, pinned to Control 3"
    entries(entries(menu_of(hands))["Pin to a key"].menu())["Unpin"].trigger()
    assert pins(hands.project) == {2: hands.codes["Shame"]}


def test_the_menu_declares_a_theme(hands):
    hands.plant("Waiting")
    hands.click("Waiting")
    entries(menu_of(hands))["Declare a theme"].trigger()
    assert row(hands, "Waiting").is_theme
    assert hands.shown() == ["Waiting"]
    entries(menu_of(hands))["No theme any more"].trigger()
    assert not row(hands, "Waiting").is_theme


def test_every_way_of_working_on_codes_is_in_the_menu(hands):
    hands.plant("Waiting", "Shame")
    hands.click("Waiting")
    assert {
        "Show excerpts",
        "New code…",
        "New code beneath…",
        "Rename",
        "Colour",
        "Definition…",
        "Pin to a key",
        "Group under a new theme…",
        "Move to…",
        "Merge into…",
        "Delete…",
    } <= entries(menu_of(hands)).keys()


# -- what a code means


def test_a_definition_is_saved_once_when_its_field_is_left(hands):
    hands.plant("Waiting")
    hands.click("Waiting")
    hands.panel.show_definition()
    field = hands.panel.definition.fields["definition"]
    hands.qtbot.keyClicks(field, "Weeks without news")
    assert row(hands, "Waiting").definition == ""
    hands.qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert row(hands, "Waiting").definition == "Weeks without news"
    assert hands.project.next_undo().name == 'Define "Waiting"'
    hands.project.undo()
    assert field.toPlainText() == ""


def test_example_quotes_stand_one_a_line(hands):
    hands.plant("Waiting")
    hands.click("Waiting")
    hands.panel.show_definition()
    field = hands.panel.definition.fields["examples"]
    field.setFocus()
    field.insertPlainText("Seven weeks.\n\nI kept ringing.")
    hands.panel.tree.setFocus()
    assert row(hands, "Waiting").examples == ("Seven weeks.", "I kept ringing.")


def test_what_is_being_written_goes_to_the_code_it_was_written_for(hands):
    hands.plant("Waiting", "Shame")
    hands.click("Waiting")
    hands.panel.show_definition()
    hands.qtbot.keyClicks(hands.panel.definition.fields["include"], "Delays")
    hands.panel.tree.choose(hands.codes["Shame"])
    assert row(hands, "Waiting").include == "Delays"
    assert row(hands, "Shame").include == ""
    assert hands.panel.definition.fields["include"].toPlainText() == ""


def test_a_change_elsewhere_does_not_disturb_what_is_being_written(hands):
    hands.plant("Waiting", "Shame")
    hands.click("Waiting")
    hands.panel.show_definition()
    field = hands.panel.definition.fields["definition"]
    hands.qtbot.keyClicks(field, "Half a sent")
    recolour_code(hands.project, hands.codes["Shame"], "#9b3241")
    hands.qtbot.keyClicks(field, "ence")
    assert field.toPlainText() == "Half a sentence"


def test_closing_the_project_saves_what_is_being_written(hands):
    hands.plant("Waiting")
    hands.click("Waiting")
    hands.panel.show_definition()
    hands.qtbot.keyClicks(hands.panel.definition.fields["exclude"], "Not for queues")
    hands.panel.close_project()
    assert row(hands, "Waiting").exclude == "Not for queues"


def test_every_control_has_a_name(hands, nameless):
    hands.plant("Waiting")
    hands.click("Waiting")
    hands.panel.show_definition()
    hands.panel.add_code()
    assert nameless(hands.panel) == []


def test_a_second_code_of_one_name_beside_the_first_is_made_only_when_asked_again(hands):
    hands.plant("Communication! > Waiting")
    hands.click("Communication")
    hands.press(Qt.Key.Key_Insert)
    hands.type_name("WAITING")
    assert hands.outline() == ["Communication", "  Waiting"]
    assert "already “Communication > Waiting”" in hands.panel.naming.near.text()
    assert hands.panel.tree.current().name == "Waiting"
    hands.press_in(hands.panel.naming.field, Qt.Key.Key_Return)
    assert hands.outline() == ["Communication", "  Waiting", "  WAITING"]
