"""The page that says how far coders agree, driven by keys and mouse."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from coder_app.core import coding, documents
from coder_app.core.analysis.agreement_words import NOBODY, TWO, methods
from coder_app.core.suggestions.choices import code_twice
from coder_app.ui.agreement.agreement_panel import ALIKE, COMPARING, AgreementPanel
from coder_app.ui.project_signals import ProjectSignals
from tests.core.conftest import Codes, Desk

Key = Qt.Key
TAKEN, CALLED, NEVER = "They took a statement", "Nobody called me back", "Never."


class Run:
    """Does at once what is asked of the worker, or later, where ``waits``."""

    def __init__(self):
        self.waits = False
        self.asked = []

    def __call__(self, function, *args, on_done, on_error=None, title="", urgent=False):
        _ = (on_error, title, urgent)
        self.asked.append(lambda: on_done(function(*args)))
        if not self.waits:
            self.answer()

    def answer(self):
        self.asked.pop(0)()


@pytest.fixture
def run():
    return Run()


@pytest.fixture
def page(qtbot, project, run, dressed):
    _ = dressed
    made = AgreementPanel(run)
    qtbot.addWidget(made)
    made.resize(900, 640)
    signals = ProjectSignals(project)
    made.open_project(project, signals)
    made.show()
    made.activateWindow()
    yield made
    made.close_project()
    signals.stop()


@pytest.fixture
def codes(project):
    return Codes(project)


@pytest.fixture
def bo(project):
    """Do something as Bo Moss (BM); Ann Lee goes on afterwards."""

    def as_bo(work):
        project.use_coder("Bo Moss", "BM")
        work()
        project.use_coder("Ann Lee")

    return as_bo


@pytest.fixture
def coded(project, codes, bo):
    """Ann and Bo agree on CALLED; Ann alone has NEVER; of TAKEN they have other ends."""
    desk = Desk(project)
    desk.lay("Ann")
    codes.plant("No call back", "Statement")
    for words, code in ((CALLED, "No call back"), (NEVER, "No call back"), (TAKEN, "Statement")):
        desk.code(words, codes[code])
    bo(lambda: desk.code(CALLED, codes["No call back"]))
    bo(lambda: desk.code(f"{TAKEN} and then nothing", codes["Statement"]))
    return desk


@pytest.fixture
def sealed(project, coded):
    code_twice(project, coded.documents["Ann"], twice=True)
    return coded.documents["Ann"]


def column(table, number):
    model = table.model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def all_words(page):
    """Every word in sight, and all that the tables hold."""
    said = [part.text() for part in (page.summary, page.sealed.text, page.warning, page.heading)]
    for table in (page.table, page.passages):
        said += [str(cell) for at in range(7) for cell in column(table, at)]
    return " ".join(said) + page.copy.toolTip()


def show_anyway(page):
    return page.sealed.findChild(QPushButton, "agreement.sealed.show")


def test_without_two_coders_it_says_what_to_do(page):
    assert page.summary.text() == NOBODY
    assert not page.split.isVisible()
    assert not page.export.isEnabled()


@pytest.mark.usefixtures("coded")
def test_figures_by_code_and_the_passages_that_differ(page):
    page.begin()
    assert column(page.table, 0) == ["All codes", "No call back", "Statement"]
    assert page.summary.text().startswith("Ann Lee and Bo Moss in 1 document, 2 codes: kappa 0.")
    assert column(page.passages, 0) == ["Other ends", "Only AL"]
    assert column(page.passages, 3) == [f"{TAKEN} and then nothing", NEVER]
    assert page.heading.text() == "2 passages not coded alike"
    assert page.warning.text().startswith("Not marked as done yet: Ann (Ann Lee, Bo Moss)")


@pytest.mark.usefixtures("coded")
def test_keys_go_from_a_code_to_its_passages_and_into_the_text(qtbot, page):
    page.begin()
    page.focus_first()
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Key.Key_Down)
    assert page.heading.text() == "No call back: 1 passage not coded alike"
    assert column(page.passages, 0) == ["Only AL"]
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.passages.hasFocus()
    with qtbot.waitSignal(page.placeChosen) as opened:
        QTest.keyClick(page.passages, Key.Key_Return)
    assert opened.args[0].text == NEVER
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.passages, Key.Key_Escape)


@pytest.mark.usefixtures("coded")
def test_a_double_click_and_the_next_one_open_places(qtbot, page):
    page.begin()
    spot = page.passages.visualRect(page.place_model.index(0, 1)).center()
    QTest.mouseClick(page.passages.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    with qtbot.waitSignal(page.placeChosen) as opened:
        QTest.mouseDClick(page.passages.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert opened.args[0].place.said == "Other ends"
    with qtbot.waitSignal(page.placeChosen) as opened:
        page.open_next()
    assert opened.args[0].place.said == "Only AL"
    with qtbot.waitSignal(page.statusMessage), qtbot.assertNotEmitted(page.placeChosen):
        page.open_next()


@pytest.mark.usefixtures("coded")
def test_what_is_compared_is_chosen_by_key(page):
    page.begin()
    page.asking.unit.setFocus()
    QTest.keyClick(page.asking.unit, Key.Key_Down)
    assert "of 5 paragraphs" in page.summary.text()
    QTest.keyClick(page.asking.codes, Key.Key_Space)
    choice = page.asking.codes.popup.list
    QTest.keyClick(choice, Key.Key_Down)
    QTest.keyClick(choice, Key.Key_Space)
    QTest.keyClick(choice, Key.Key_Return)
    assert column(page.table, 0) == ["All codes", "Statement"]
    assert page.heading.text() == ALIKE
    assert not page.open.isEnabled()
    page.asking.codes.choose_all()
    page.asking.coders.choose([page.project.coder])
    assert page.summary.text() == TWO


@pytest.mark.usefixtures("coded")
def test_lowest_alpha_first_keeps_the_code_in_hand(page):
    page.begin()
    page.table.selectRow(1)
    QTest.keyClick(page.lowest, Key.Key_Space)
    assert column(page.table, 0) == ["All codes", "Statement", "No call back"]
    assert page.heading.text().startswith("No call back")


def test_it_follows_what_is_coded_and_undone(page, coded, codes, project, qtbot):
    page.begin()
    coded.code("I felt stupid", codes["Statement"])
    qtbot.waitUntil(lambda: page.place_model.rowCount() == 3)
    project.undo()
    qtbot.waitUntil(lambda: page.place_model.rowCount() == 2)


def test_double_coding_is_out_of_sight_until_asked_or_done(page, sealed, project, bo, qtbot):
    page.begin()
    assert page.sealed.text.text().startswith("Out of sight, for double coding: Ann.")
    assert not page.summary.isVisible()
    assert not page.split.isVisible()
    assert not page.export.isEnabled()
    for word in ("Bo", "BM", "Statement", TAKEN):
        assert word not in all_words(page)
    documents.set_status(project, sealed, documents.DONE)
    bo(lambda: documents.set_status(project, sealed, documents.DONE))
    qtbot.waitUntil(page.split.isVisible)
    assert not page.sealed.isVisible()
    assert not page.warning.isVisible()


@pytest.mark.usefixtures("sealed")
def test_shown_all_the_same_it_warns_and_the_next_coder_sees_nothing(page, project):
    page.begin()
    QTest.mouseClick(show_anyway(page), Qt.MouseButton.LeftButton)
    assert page.split.isVisible()
    assert not page.sealed.isVisible()
    assert page.warning.text().startswith("Not marked as done yet: Ann (Ann Lee, Bo Moss)")
    project.use_coder("Bo Moss")
    page.mark_stale()
    assert page.sealed.isVisible()
    assert "Statement" not in all_words(page)


@pytest.mark.usefixtures("sealed")
def test_the_next_coder_is_not_led_on_from_a_page_out_of_sight(page, project, qtbot):
    page.begin()
    page.show_all_the_same()
    page.hide()
    project.use_coder("Bo Moss")
    page.mark_stale()
    with qtbot.assertNotEmitted(page.placeChosen):
        page.open_next()
    assert "Statement" not in all_words(page)


@pytest.mark.usefixtures("sealed")
def test_who_comes_back_later_sees_nothing_before_asking_again(page):
    page.begin()
    page.show_all_the_same()
    page.begin()
    assert page.sealed.isVisible()
    assert not page.split.isVisible()


@pytest.mark.usefixtures("sealed")
def test_an_answer_for_the_coder_before_is_passed_over(page, project, run):
    page.begin()
    run.waits = True
    page.show_all_the_same()
    project.use_coder("Bo Moss")
    page.mark_stale()
    assert page.summary.text() == COMPARING
    run.answer()
    assert page.summary.text() == COMPARING
    assert "Statement" not in all_words(page)
    run.answer()
    assert page.sealed.isVisible()


@pytest.mark.usefixtures("coded")
def test_the_paragraph_is_copied_and_the_file_asked_for(qtbot, page):
    page.begin()
    with qtbot.waitSignal(page.statusMessage):
        QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == methods(page.found.figures)
    page.export.setFocus()
    with qtbot.waitSignal(page.exportAsked) as asked:
        QTest.keyClick(page.export, Key.Key_Return)
    assert asked.args == [page.found.figures.asked]


@pytest.mark.usefixtures("coded")
def test_everything_has_a_name(page, nameless):
    page.begin()
    assert nameless(page) == []


@pytest.mark.usefixtures("sealed")
def test_in_a_low_window_it_scrolls_and_nothing_lies_over_another(page, coded, codes, bo, qtbot):
    second = coded.lay("Second", "Ben: Nobody came.")
    place = (second, 5, 11, codes["Statement"])
    coding.apply_code(page.project, *place)
    bo(lambda: coding.apply_code(page.project, *place))
    page.resize(560, 380)
    page.begin()
    qtbot.waitUntil(lambda: page.heading.height() > 8 and page.split.isVisible())
    inside = page.split.parentWidget()
    parts = (page.asking, page.sealed, page.warning, page.summary, page.split)
    tops = [part.geometry() for part in parts]
    assert all(one.bottom() < other.top() for one, other in pairwise(tops))
    assert inside.height() > inside.parentWidget().height()
    for table in (page.table, page.passages):
        assert table.height() >= 84
    assert page.heading.geometry().bottom() < page.passages.geometry().top()
    assert page.close_button.geometry().bottom() < page.height()
    page.resize(1050, 640)
    qtbot.waitUntil(lambda: inside.height() == inside.parentWidget().height())


@pytest.mark.usefixtures("coded")
def test_the_table_has_the_keys_once_the_worker_has_answered(page, run):
    run.waits = True
    page.begin()
    page.focus_first()
    run.answer()
    assert page.table.hasFocus()


@pytest.mark.usefixtures("coded")
def test_the_menu_of_a_passage_opens_it(qtbot, page):
    page.begin()
    menu = page.passages.menu()
    [entry] = menu.actions()
    with qtbot.waitSignal(page.placeChosen):
        entry.trigger()
    menu.deleteLater()
