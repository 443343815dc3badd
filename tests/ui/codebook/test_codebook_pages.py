"""Merging after a preview, splitting by excerpts, versions: by keys, each one step."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem

from coder_app.core.codebook import codebook, define_code, rename_code
from coder_app.core.codebook_freeze import CodebookFrozen, freeze_codebook, frozen
from coder_app.core.codebook_merge import MergePreview
from coder_app.core.codebook_versions import versions
from coder_app.core.coding import codings
from coder_app.ui.codebook.merge_page import suggestion_words
from coder_app.ui.codebook.split_page import AWAY, DONE, DRAFT, ON
from coder_app.ui.codebook.tree_chooser import TreeChooser
from coder_app.ui.project_signals import ProjectSignals
from tests.ui.codebook.conftest import TEXT

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


def coded(hands) -> list[tuple[str, str]]:
    rows = codings(hands.project, hands.document)
    return [(row.code_name, TEXT[row.start : row.end]) for row in rows]


@pytest.fixture
def wide(hands):
    """A wide code with three excerpts, beside two others."""
    hands.plant("Police! > Wide", "Police! > Waiting", "Shame")
    for words in ("Nobody called", "called me back", "waited", "for weeks"):
        hands.code_words("Wide", words)
    hands.qtbot.waitUntil(lambda: any(row.codings == 3 for row in hands.panel.rows))
    hands.click("Wide")
    return hands


# -- merge


def test_merging_shows_what_joins_before_anything_is_done(hands):
    hands.plant("Rude", "Attitude")
    hands.code_words("Rude", "Nobody called")
    hands.code_words("Attitude", "called me back")
    hands.click("Rude")
    before = hands.project.next_undo().name
    hands.panel.edits.merge()
    (box,) = hands.panel.tree.findChildren(TreeChooser)
    hands.press_in(box.field, Key.Key_Return)
    page = hands.page()
    assert hands.project.next_undo().name == before
    assert page.counts.text() == "1 coding in 1 document goes over to the 1 that are there."
    assert page.places.item(0).text() == ("P04 ¶2   “Nobody called me back”   2 codings become 1")
    assert page.after.text() == "Afterwards “Attitude” has 1 coding."
    page.join.click()
    assert page.after.text() == "Afterwards “Attitude” has 2 codings."
    page.join.click()
    hands.qtbot.keyClicks(page.reason, "Always both")
    hands.press_in(page.reason, Key.Key_Return)
    assert hands.pages == []
    assert coded(hands) == [("Attitude", "Nobody called me back")]
    assert hands.project.next_undo().reason == "Always both"
    hands.qtbot.keyClicks(hands.panel.filter, "rude")  # the old name still finds it
    assert hands.shown() == ["Not in a theme yet", "Attitude"]


def test_a_merge_can_be_left(hands):
    hands.plant("Rude", "Attitude")
    hands.click("Rude")
    hands.panel.edits.merge()
    (box,) = hands.panel.tree.findChildren(TreeChooser)
    hands.press_in(box.field, Key.Key_Return)
    hands.press_in(hands.page(), Key.Key_Escape)
    assert hands.pages == []
    assert hands.outline() == ["Rude", "Attitude"]


# -- split


def test_a_split_is_one_key_an_excerpt_and_one_step(wide):
    wide.panel.split_chosen()
    page = wide.page()
    assert page.card.text.text() == "Nobody called me back"
    assert page.card.citation.text() == "P04 ¶2   4 words"
    assert page.count.text() == "1 of 3"
    before = wide.project.next_undo().name
    wide.press_in(page.choice.field, Key.Key_1, CTRL)  # Waiting, which stands beside it
    wide.qtbot.keyClicks(page.choice.field, "Patience")
    wide.press_in(page.choice.field, Key.Key_Return, CTRL)
    wide.press_in(page.choice.field, Key.Key_Delete)  # stays
    assert wide.project.next_undo().name == before
    assert page.summary.text() == (
        "1 excerpt to “Police > Waiting”\n1 excerpt to “Patience” (new)\n"
        "1 excerpt in “Wide” as before"
    )
    wide.qtbot.keyClicks(page.reason, "Too wide")
    wide.press_in(page.reason, Key.Key_Return)
    assert coded(wide) == [
        ("Waiting", "Nobody called me back"),
        ("Patience", "waited"),
        ("Wide", "for weeks"),
    ]
    assert wide.outline() == ["Police", "  Wide", "  Waiting", "  Patience", "Shame"]
    wide.project.undo()
    assert {code for code, _ in coded(wide)} == {"Wide"}
    assert wide.pages == []


def test_back_skip_and_the_code_chosen_last(wide):
    wide.panel.split_chosen()
    page, field = wide.page(), wide.page().choice.field
    wide.qtbot.keyClicks(field, "shame")
    wide.press_in(field, Key.Key_Return)
    assert page.choice.list.currentItem().text() == "Shame    Ctrl+2"  # Enter: the same again
    wide.press_in(field, Key.Key_PageDown)
    assert page.count.text() == "3 of 3"
    wide.press_in(field, Key.Key_PageUp)
    wide.press_in(field, Key.Key_PageUp)
    assert page.count.text() == "1 of 3"
    wide.press_in(field, Key.Key_Delete)
    assert not page.draft.goes
    wide.press_in(field, Key.Key_Return)  # what was chosen last is to keep
    assert not page.draft.goes
    wide.press_in(field, Key.Key_Ampersand, CTRL)  # the first digit's key on AZERTY
    assert len(page.draft.goes) == 1


def test_a_draft_is_kept_and_gone_on_with(wide):
    wide.panel.split_chosen()
    wide.press_in(wide.page().choice.field, Key.Key_1, CTRL)
    wide.answers.append(DRAFT)
    wide.press_in(wide.page().choice.field, Key.Key_Escape)
    assert wide.asked[-1][0] == "1 excerpt would leave “Wide”. Nothing is changed yet."
    assert wide.pages == []
    assert {code for code, _ in coded(wide)} == {"Wide"}
    wide.panel.split_chosen()
    assert wide.page().count.text() == "2 of 3"
    wide.answers += [ON, DONE]
    wide.press_in(wide.page().choice.field, Key.Key_Escape)
    assert wide.pages
    wide.press_in(wide.page().choice.field, Key.Key_Escape)
    assert [code for code, _ in coded(wide)] == ["Waiting", "Wide", "Wide"]


def test_a_draft_outlives_closing_the_project(wide):
    signals = ProjectSignals(wide.project)
    wide.panel.split_chosen()
    wide.qtbot.keyClicks(wide.page().choice.field, "Patience")
    wide.press_in(wide.page().choice.field, Key.Key_Return, CTRL)
    wide.press_in(wide.page().choice.field, Key.Key_1, CTRL)
    steps = wide.project.next_undo()
    wide.panel.close_project()
    assert wide.project.next_undo() == steps  # kept, but nothing that undo takes
    wide.panel.open_project(wide.project, signals)
    wide.click("Wide")
    wide.panel.split_chosen()
    page = wide.page()
    assert page.count.text() == "3 of 3"
    assert {getattr(t, "name", t) for t in page.draft.goes.values()} == {
        "Patience",
        wide.codes["Waiting"],
    }
    page._split()
    assert sorted(code for code, _ in coded(wide)) == ["Patience", "Waiting", "Wide"]
    wide.panel.close_project()
    wide.panel.open_project(wide.project, signals)
    wide.click("Wide")
    wide.panel.split_chosen()
    assert not wide.page().draft.goes
    signals.stop()


def test_a_draft_thrown_away_leaves_nothing(wide):
    wide.panel.split_chosen()
    wide.press_in(wide.page().choice.field, Key.Key_1, CTRL)
    wide.answers.append(AWAY)
    wide.press_in(wide.page().choice.field, Key.Key_Escape)
    wide.panel.split_chosen()
    assert wide.page().count.text() == "1 of 3"
    wide.press_in(wide.page().choice.field, Key.Key_Escape)  # nothing decided: nothing asked
    assert len(wide.asked) == 1
    assert wide.pages == []


def test_a_draft_forgets_what_is_gone_meanwhile(wide):
    wide.panel.split_chosen()
    wide.press_in(wide.page().choice.field, Key.Key_1, CTRL)
    wide.answers.append(DRAFT)
    wide.press_in(wide.page().choice.field, Key.Key_Escape)
    wide.click("Waiting")
    wide.press(Key.Key_Delete)
    wide.click("Wide")
    wide.panel.split_chosen()
    assert not wide.page().draft.goes
    assert wide.page().count.text() == "1 of 3"


# -- versions


def test_without_a_version_the_page_stands_at_the_top(hands):
    hands.plant("Communication!")
    hands.panel.show_versions()
    page = hands.page()
    page.resize(900, 800)
    page.show()
    QApplication.processEvents()
    assert page.heading.geometry().bottom() < 60
    assert page.table.isHidden()
    assert page.about.geometry().bottom() < 300


def test_filing_comparing_and_freezing(hands):
    hands.plant("Police! > Waiting")
    hands.panel.show_versions()
    page = hands.page()
    assert page.name.text() == "v1"
    hands.qtbot.keyClicks(page.note, "after 10 interviews")
    hands.press_in(page.note, Key.Key_Return)
    (row,) = versions(hands.project)
    assert (row.name, row.note) == ("v1", "after 10 interviews")
    assert page.name.text() == "v2"
    assert "Nothing became different" in page.about.text()
    hands.plant("Shame")
    item = page.table.topLevelItem(0)
    assert [item.text(column) for column in range(5)] == ["added", "Shame", "", "", "0"]
    page.freeze.click()
    assert "by Ann Lee" in page.state.text()
    assert hands.panel.head.frozen.isVisible()
    assert hands.panel.definition.fields["definition"].isReadOnly()
    hands.qtbot.keyClicks(page.name, "3")
    page.freeze.click()
    assert frozen(hands.project) is None
    assert page.name.text() == "v23"  # what is being typed survives
    with hands.qtbot.waitSignal(hands.panel.pages.exportAsked):
        page.export.click()


def test_a_definition_is_compared_word_by_word(hands):
    hands.plant("Waiting", "Shame")
    define_code(hands.project, hands.codes["Waiting"], definition="No news for weeks.")
    hands.panel.show_versions()
    page = hands.page()
    page.file.click()
    assert not page.words.isVisible()
    rename_code(hands.project, hands.codes["Shame"], "Felt shame")
    define_code(hands.project, hands.codes["Waiting"], definition="No news for some months.")
    assert page.table.currentItem().text(0) == "redefined"
    assert page.words.toPlainText() == "No news for weeks some months."
    described = page.words.accessibleDescription()
    assert described == "No news for removed: weeks; added: some months; ."
    page.table.setCurrentItem(page.table.topLevelItem(0))
    assert (
        page.words.toPlainText() == "Shame Felt shame" or page.words.pieces[0].text == "Felt shame"
    )


def test_paths_are_cut_at_the_left_and_numbers_not_at_all(hands):
    hands.plant("Long theme > Waiting")
    hands.panel.show_versions()
    page = hands.page()
    page.file.click()
    rename_code(hands.project, hands.codes["Waiting"], "Waiting for news")
    define_code(hands.project, hands.codes["Waiting"], definition="No news for weeks.")
    cut = {}
    for row in range(page.table.topLevelItemCount()):
        for column in (1, 2, 3):
            option = QStyleOptionViewItem()
            index = page.table.model().index(row, column)
            page.table.itemDelegate().initStyleOption(option, index)
            cut[page.table.topLevelItem(row).text(0), column] = option.textElideMode
    left = Qt.TextElideMode.ElideLeft
    assert [key for key, mode in cut.items() if mode != left] == [
        ("redefined", 2),
        ("redefined", 3),
    ]
    page.resize(400, 500)
    assert page.table.horizontalScrollBar().maximum() == 0  # the numbers are in sight


def test_a_frozen_codebook_asks_for_nothing_it_would_refuse(hands):
    hands.plant("Rude", "Attitude")
    freeze_codebook(hands.project)
    with pytest.raises(CodebookFrozen):
        hands.panel.pages.merge(hands.project, [hands.codes["Rude"]], hands.codes["Attitude"])
    assert hands.pages == []
    hands.click("Rude")
    edits = hands.panel.edits
    for ask in (edits.add, edits.group, edits.move, edits.merge, edits.delete):
        with pytest.raises(CodebookFrozen):
            ask()
    assert not hands.panel.naming.isVisible()
    assert hands.asked == []
    edits.new_set()  # sets are nobody's meaning
    hands.type_name("Report")
    assert len(hands.panel.showing.sets) == 1


# -- order, levels, sets


def test_sorted_by_codings_a_code_rises_as_it_is_applied(hands):
    hands.plant("Patience", "Waiting")
    hands.panel.showing.sort_by("codings")
    assert hands.shown()[1:] == ["Patience", "Waiting"]
    hands.code_words("Waiting", "I waited")
    hands.qtbot.waitUntil(lambda: hands.shown()[1:] == ["Waiting", "Patience"])


def test_sorting_keeps_branches_and_closes_the_gaps_between_rows(hands):
    hands.plant("B! > z", "B! > a", "A!")
    hands.code_words("z", "waited")
    hands.qtbot.waitUntil(lambda: any(row.codings for row in hands.panel.rows))
    hands.panel.showing.sort_by("name")
    assert hands.shown() == ["A", "B", "a", "z"]
    assert not hands.drag(["a"], hands.spot("A", "above"))
    assert hands.drag(["a"], hands.spot("A", "on"))
    hands.panel.showing.sort_by("codings")
    assert hands.shown() == ["B", "z", "A", "a"]
    hands.panel.showing.sort_by("tree")
    assert hands.shown() == ["B", "z", "A", "a"]


def test_levels_open_and_close(hands):
    hands.plant("A! > a > b", "C")
    hands.panel.tree.show_levels(1)
    assert hands.shown() == ["A", "Not in a theme yet", "C"]
    hands.panel.tree.show_levels(2)
    assert hands.shown() == ["A", "a", "Not in a theme yet", "C"]
    hands.panel.tree.show_levels(99)
    assert hands.shown() == ["A", "a", "b", "Not in a theme yet", "C"]


def test_a_code_set_is_made_shown_and_left(hands):
    hands.plant("A! > a", "B! > b", "C")
    hands.click("a")
    hands.click("C", CTRL)
    hands.panel.edits.new_set()
    hands.type_name("Report")
    assert [row.sets for row in codebook(hands.project)] == [(), ("Report",), (), (), ("Report",)]
    (one,) = hands.panel.showing.sets
    hands.panel.showing.show_set(one)
    assert hands.shown() == ["A", "a", "Not in a theme yet", "C"]
    assert hands.panel.head.only.text() == "Only “Report” · show all"
    hands.panel.edits.put_in_set(hands.panel.showing.sets[one], within=False)
    assert hands.shown() == []
    hands.project.undo()
    hands.panel.delete_set(one)
    assert "B" in hands.shown()
    assert not hands.panel.head.only.isVisible()


def test_a_merge_says_what_becomes_of_switches_and_refusals() -> None:
    told = MergePreview(("Rude",), "Attitude", 0, 0, 0, 0, (), 0, 0, 0, 0)
    assert suggestion_words(told) == []
    on = replace(told, some_off=True, refused=2)
    assert suggestion_words(on) == [
        "“Attitude” will be suggested: it is off only where all of them are.",
        "2 refused suggestions of “Rude” say nothing of “Attitude”.",
    ]
    assert suggestion_words(replace(told, some_off=True, off=True)) == [
        "“Attitude” stays switched off: it is never suggested, as none of them was."
    ]
