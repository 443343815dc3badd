"""Themes: a number, the excerpts behind it, and the same excerpts as a list."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
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
from coder_app.ui.themes.theme_model import TOTAL
from coder_app.ui.themes.themes_panel import ThemesPanel
from models import Coding

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
    desk.panel.chartAsked.connect(lambda *what: asked.append(what))
    desk.panel.chart.click()
    assert asked[0][-1] is True
