"""Themes: a number, the excerpts behind it, and the same excerpts as a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from coder_app.core.cases import import_attributes
from coder_app.core.codebook import create_code
from coder_app.core.coding import apply_code
from coder_app.core.excerpts import ExcerptFilter, excerpts
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import CodeId
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.ui.excerpts.excerpts_panel import ExcerptsPanel
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.themes.bar_delegate import words_room
from coder_app.ui.themes.theme_model import TOTAL
from coder_app.ui.themes.themes_panel import ThemesPanel
from models import Code, Coding

TEXT = "I: Was it your duty?\n\nR: My duty, {name}.\n\nI: Why?\n\nR: I waited.\n"


@dataclass
class Desk:
    """The panel with one theme raised by a woman and a man, and asked about by the interviewer."""

    project: Project
    panel: ThemesPanel
    qtbot: QtBot
    duty: CodeId
    asked: list[ExcerptFilter]

    def click(self, column: int) -> None:
        spot = self.panel.view.visualRect(self.panel.model.index(0, column)).center()
        port = self.panel.view.viewport()
        self.qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=spot)

    def split(self) -> None:
        self.panel.split_by.setCurrentIndex(self.panel.split_by.findText("gender"))

    def beside(self) -> list[str]:
        model = self.panel.beside.model
        return [model.excerpt(n).text for n in range(model.rowCount())]

    def open_all(self) -> tuple[ExcerptsPanel, list[str]]:
        """[Open in Excerpts], and the rows a panel of excerpts shows then."""
        self.panel.beside.all.click()
        shown = ExcerptsPanel()
        self.qtbot.addWidget(shown)
        signals = ProjectSignals(self.project)
        shown.open_project(self.project, signals)
        shown.show()
        shown.show_filter(self.asked[-1])
        rows = [shown.model.excerpt(n).text for n in range(shown.model.rowCount())]
        shown.close_project()
        signals.stop()
        return shown, rows


@pytest.fixture
def desk(project: Project, qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> Iterator[Desk]:
    assert dressed is not None
    duty = create_code(project, "Duty", is_theme=True)
    for name in ("Ann", "Bob", "Cid"):
        path = tmp_path / f"{name}.txt"
        path.write_text(TEXT.format(name=name), encoding="utf-8")
        done = import_items(project, propose(project, [read_file(path)])).documents[0]
        text = project.text(done.id)
        words = "Was it your duty?" if name == "Cid" else f"My duty, {name}."
        apply_code(project, done.id, text.index(words), text.index(words) + len(words), duty)
    sheet = [["case", "gender"], ["Ann", "woman"], ["Bob", "man"]]
    import_attributes(project, sheet)
    panel = ThemesPanel()
    qtbot.addWidget(panel)
    panel.resize(1000, 500)
    signals = ProjectSignals(project)
    asked: list[ExcerptFilter] = []
    panel.excerptsRequested.connect(asked.append)
    panel.open_project(project, signals)
    panel.show()
    qtbot.waitExposed(panel)
    yield Desk(project, panel, qtbot, duty, asked)
    panel.close_project()
    signals.stop()


def test_excerpts_shows_the_group_that_was_clicked_and_says_so(desk):
    desk.split()
    men = next(
        column
        for column in range(desk.panel.model.columnCount())
        if "men (1)" in str(desk.panel.model.headerData(column, Qt.Orientation.Horizontal))
        and "women" not in str(desk.panel.model.headerData(column, Qt.Orientation.Horizontal))
    )
    desk.click(men)
    assert desk.beside() == ["My duty, Bob."]
    assert desk.panel.beside.title.text().endswith("Duty · 1 excerpt")
    shown, rows = desk.open_all()
    assert rows == desk.beside()
    assert shown.filter.code.currentText() == "Duty"
    assert shown.filter.attribute.currentText() == "gender: man"


def test_those_without_a_value_are_a_group_in_excerpts_too(desk):
    wanted = ExcerptFilter(
        codes=frozenset({desk.duty}),
        attribute=(desk.panel.split_by.itemData(1), ""),
    )
    desk.asked.append(wanted)
    desk.click(TOTAL)
    shown, _rows = desk.open_all()
    shown.filter.show_filter(wanted)
    assert shown.filter.attribute.currentText() == "gender: none"
    assert shown.filter.wanted().attribute == wanted.attribute


def test_what_only_the_interviewer_says_is_listed_where_it_is_counted(desk):
    desk.click(TOTAL)
    assert desk.beside() == ["My duty, Ann.", "My duty, Bob."]
    shown, rows = desk.open_all()
    assert rows == desk.beside()
    assert not shown.filter.interviewer.isChecked()
    desk.panel.interviewer.setChecked(True)
    assert len(desk.beside()) == 3
    shown, rows = desk.open_all()
    assert len(rows) == 3
    assert shown.filter.interviewer.isChecked()


def test_a_filter_without_the_interviewer_s_words_leaves_out_his_alone(desk):
    assert excerpts(desk.project).count == 3
    assert excerpts(desk.project, ExcerptFilter(interviewer_words=False)).count == 2


def test_themes_and_excerpts_work_in_700_pixels(desk, qtbot):
    desk.split()
    desk.click(TOTAL)
    assert desk.panel.minimumSizeHint().width() <= 700
    desk.panel.resize(700, 500)
    for part in (desk.panel.export, desk.panel.chart, desk.panel.loose, desk.panel.interviewer):
        if part.isVisible():
            assert part.geometry().right() <= 700
    shown = ExcerptsPanel()
    qtbot.addWidget(shown)
    shown.resize(700, 400)
    shown.show()
    assert shown.minimumSizeHint().width() <= 700
    assert shown.filter.reset.geometry().right() <= 700
    assert shown.filter.reset.geometry().top() > shown.filter.group.geometry().bottom()
    assert shown.filter.geometry().top() == 0  # and at the top where nothing is shown
    assert shown.message.geometry().bottom() < 200


def test_by_hand_only_counts_and_lists_no_suggestions(desk):
    before = desk.panel.model.rows[0].counts.codings
    with desk.project.action("Accept") as session:
        first = session.scalars(select(Coding).order_by(Coding.id)).first()
        first.origin = "suggestion"
    desk.panel.by_hand.setFocus()
    desk.qtbot.keyClick(desk.panel.by_hand, Qt.Key.Key_Space)
    assert desk.panel.model.rows[0].counts.codings == before - 1
    desk.click(TOTAL)
    assert len(desk.beside()) == before - 1
    _, rows = desk.open_all()
    assert len(rows) == before - 1
    asked = []
    desk.panel.chartAsked.connect(lambda: asked.append(desk.panel.asked().by_hand))
    desk.panel.chart.click()
    assert asked == [True]


def headings(desk: Desk) -> list[str]:
    model = desk.panel.model
    across = Qt.Orientation.Horizontal
    return [str(model.headerData(n, across)) for n in range(model.columnCount())]


def names(desk: Desk) -> list[str]:
    model = desk.panel.model
    return [str(model.index(row, 0).data()).strip() for row in range(model.rowCount())]


def test_codes_in_no_theme_stand_last_under_their_heading_and_can_be_hidden(desk):
    code = create_code(desk.project, "Aside")
    first = excerpts(desk.project).rows(0, 1)[0]
    apply_code(desk.project, first.document_id, first.start, first.end, code)
    assert names(desk) == ["Duty", "Not in a theme yet: 1 code, 1 coding", "Aside"]
    heading = desk.panel.model.index(1, 0)
    assert desk.panel.view.columnSpan(1, 0) == desk.panel.model.columnCount()
    desk.panel.show_cell(heading)  # it stands for no number
    assert desk.beside() == []
    desk.panel.show_cell(desk.panel.model.index(2, TOTAL))
    assert desk.beside() == [first.text]
    desk.panel.loose.click()
    assert names(desk) == ["Duty"]


def test_without_a_theme_all_codes_are_listed_and_what_to_do_is_said(desk):
    with desk.project.action("No theme") as session:
        session.get_one(Code, desk.duty).is_theme = False
    assert names(desk) == ["Duty"]
    assert desk.panel.message.text().startswith("You have 1 code and no theme.")
    assert desk.panel.loose.isHidden()


def test_headings_are_in_plain_words_and_wrap_where_they_are_narrow(desk):
    sheet = [["case", "reported to the police"], ["Ann", "yes"], ["Bob", "not that she knows of"]]
    import_attributes(desk.project, sheet)
    desk.split()
    assert headings(desk)[:2] == ["Theme", "Raised by"]
    assert set(headings(desk)[2:-1]) == {"women (1)", "men (1)", "gender: none (1)"}
    low = desk.panel.view.horizontalHeader().height()
    box = desk.panel.split_by
    box.setCurrentIndex(box.findText("reported to the police"))
    header = desk.panel.view.horizontalHeader()
    assert "reported to the police: not that she knows of (1)" in headings(desk)
    desk.qtbot.waitUntil(lambda: header.height() > low)
    hints = [
        desk.panel.model.headerData(n, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        for n in range(desk.panel.model.columnCount())
    ]
    assert all(hints)


def test_what_is_not_counted_is_told_below_the_table(desk):
    assert desk.panel.note.text().startswith(
        "Not counted: 1 coding in which only the interviewer speaks;"
    )
    desk.panel.interviewer.setChecked(True)
    desk.panel.refresh()
    assert "Not counted" not in desk.panel.note.text()


def test_an_excerpt_behind_a_number_says_who_coded_it(desk):
    """Else what two people coded looks counted twice."""
    desk.click(TOTAL)
    model = desk.panel.beside.model
    initials = model.excerpt(0).coder_initials
    assert initials
    assert str(model.index(0).data()).endswith(f"({initials})")


def test_a_large_text_is_not_struck_through_by_its_bar(dressed):
    assert dressed is not None
    large = QFontMetrics(QFont(QApplication.font().family(), 2 * QApplication.font().pointSize()))
    assert words_room(large) > large.horizontalAdvance("100 of 160 °")


def test_all_columns_of_a_split_fit_a_small_window(desk):
    desk.split()
    header = desk.panel.view.horizontalHeader()
    desk.panel.resize(1280, 500)
    desk.panel._widths()
    assert header.length() <= desk.panel.view.viewport().width()
    assert header.sectionSize(header.count() - 1) >= header.sectionSizeHint(header.count() - 1)
