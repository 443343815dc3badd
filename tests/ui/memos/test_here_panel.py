"""The codings at the caret: followed a moment after the text, and at once for a memo."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, coding
from coder_app.core.ids import CodingId, DocumentId
from coder_app.core.project import Project
from coder_app.ui.memos import here_panel
from coder_app.ui.memos.here_panel import HerePanel
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.selection import Selection
from coder_app.ui.theme import theme
from models import Document, now
from models.texts import add_revision

pytestmark = pytest.mark.usefixtures("dressed")
ONE = DocumentId("d")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "one.coder", coder_name="Ann Lee")
    with made.action("Import") as session:
        revision = add_revision(session, "Nobody called.\nI waited long.\n")
        session.add(Document(id=ONE, name="P1", position=0, revision_id=revision, created_at=now()))
    yield made
    made.close()


@pytest.fixture
def coded(project: Project) -> CodingId:
    return coding.apply_code(project, ONE, 0, 14, codebook.create_code(project, "No call")).coding


@pytest.fixture
def panel(project: Project, qtbot: QtBot) -> Iterator[HerePanel]:
    shown = HerePanel()
    qtbot.addWidget(shown)
    shown.open_project(project, ProjectSignals(project, shown))
    shown.show()
    yield shown
    shown.close_project()


def listed(panel: HerePanel) -> list[str]:
    return [panel.list.item(number).text() for number in range(panel.list.count())]


def test_codings_at_the_caret_are_listed(panel: HerePanel, coded: CodingId, qtbot: QtBot) -> None:
    panel.set_selection(Selection(ONE, 3, 3, (coded,)))
    qtbot.waitUntil(lambda: listed(panel) == ["No call"])
    assert panel.place.text() == "HERE ¶1"


def test_a_held_key_reads_codings_once(panel: HerePanel, coded: CodingId, qtbot: QtBot) -> None:
    with patch.object(here_panel.coding, "codings", wraps=coding.codings) as read:
        for offset in range(12):
            panel.set_selection(Selection(ONE, offset, offset, (coded,)))
        qtbot.waitUntil(lambda: listed(panel) == ["No call"])
    assert read.call_count == 1


def test_a_memo_goes_to_the_coding_at_the_caret_without_waiting(
    panel: HerePanel, coded: CodingId
) -> None:
    panel.set_selection(Selection(ONE, 3, 3, (coded,)))
    panel.write_memo()
    chosen = panel.chosen()
    assert chosen is not None
    assert chosen.id == coded


def test_a_memo_clicked_at_once_goes_to_the_new_coding_not_the_one_before(
    panel: HerePanel, coded: CodingId, project: Project, qtbot: QtBot
) -> None:
    other = coding.apply_code(project, ONE, 15, 21, codebook.create_code(project, "Waiting")).coding
    panel.set_selection(Selection(ONE, 3, 3, (coded,)))
    qtbot.waitUntil(lambda: listed(panel) == ["No call"])
    panel.set_selection(Selection(ONE, 16, 16, (other,)))
    panel.activateWindow()
    panel.memo.setFocus()  # before the panel has followed
    qtbot.waitUntil(panel.memo.hasFocus)
    qtbot.keyClicks(panel.memo, "long")
    panel.memo.say()
    memos = {row.id: row.memo for row in coding.codings(project, ONE)}
    assert memos == {coded: None, other: "long"}


def test_a_coding_that_was_removed_is_gone(
    panel: HerePanel, coded: CodingId, project: Project, qtbot: QtBot
) -> None:
    panel.set_selection(Selection(ONE, 3, 3, (coded,)))
    qtbot.waitUntil(lambda: listed(panel) == ["No call"])
    coding.remove_codings(project, [coded])
    qtbot.waitUntil(lambda: not listed(panel))


def test_the_coding_just_applied_is_chosen_among_those_here(
    panel: HerePanel, coded: CodingId, project: Project
) -> None:
    panel.set_selection(Selection(ONE, 7, 7, (coded,)))
    panel.write_memo()
    code = codebook.create_code(project, "Inside")
    inside = coding.apply_code(project, ONE, 0, 6, code).coding
    panel.set_selection(Selection(ONE, 0, 6, (inside, coded)))
    panel.write_memo()
    row = panel.chosen()
    assert sorted(listed(panel)) == ["Inside", "No call"]
    assert row is not None
    assert row.id == inside


def filled(panel: HerePanel) -> bool:
    """Whether the first row looks selected."""
    area = panel.list.visualItemRect(panel.list.item(0))
    shot = panel.list.viewport().grab().toImage()
    return bool(shot.pixelColor(area.right() - 2, area.top() + 2) == theme.colour("selected_row"))


def test_a_row_looks_selected_only_where_delete_removes_it(
    panel: HerePanel, coded: CodingId, project: Project, qtbot: QtBot
) -> None:
    panel.activateWindow()
    panel.memo.setFocus()
    panel.set_selection(Selection(ONE, 3, 3, (coded,)))
    qtbot.waitUntil(lambda: listed(panel) == ["No call"])
    assert not filled(panel)  # Delete in the text says that none is selected
    panel.set_selection(Selection(ONE, 3, 3, (coded,), in_hand=coded))
    qtbot.waitUntil(lambda: filled(panel))
    panel.set_selection(Selection(ONE, 3, 3, (coded,)))
    qtbot.waitUntil(lambda: not filled(panel))
    panel.list.setFocus()
    qtbot.waitUntil(lambda: filled(panel))
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert coding.codings(project, ONE) == []
    project.undo()
    assert [row.id for row in coding.codings(project, ONE)] == [coded]
