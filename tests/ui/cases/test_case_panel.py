"""The case at the caret, followed without reading it again at every step."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from coder_app.core import cases
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.cases import case_panel
from coder_app.ui.cases.case_panel import CasePanel
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.selection import Selection
from models import Case, Document, Speaker, Turn, new_id, now
from models.texts import add_revision

pytestmark = pytest.mark.usefixtures("dressed")

TEXT = "I: How was it?\nMs Hall: Long.\nMr Finch: Cold.\n"
ASKS, HALL, FINCH = 5, 25, 42


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    made = Project.create(tmp_path / "two.coder", coder_name="Ann Lee")
    names = {"Ms Hall": new_id(), "Mr Finch": new_id()}
    with made.action("Import") as session:
        for name, one in names.items():
            session.add(Case(id=one, name=name, created_at=now()))
        revision = add_revision(session, TEXT)
        session.add(
            Document(id="d", name="Two", position=0, revision_id=revision, created_at=now())
        )
        session.flush()
        start = 0
        for line in TEXT.splitlines(keepends=True):
            label = line.split(":")[0]
            role = "participant" if label in names else "interviewer"
            speaker = new_id()
            session.add(
                Speaker(
                    id=speaker, document_id="d", label=label, role=role, case_id=names.get(label)
                )
            )
            session.flush()
            body, end = start + len(label) + 2, start + len(line) - 1
            session.add(
                Turn(
                    id=new_id(),
                    document_id="d",
                    start=start,
                    body_start=body,
                    end=end,
                    speaker_id=speaker,
                )
            )
            start += len(line)
    yield made
    made.close()


@pytest.fixture
def panel(project: Project) -> Iterator[CasePanel]:
    shown = CasePanel()
    shown.open_project(project, ProjectSignals(project, shown))
    shown.show()
    yield shown
    shown.close_project()


def at(panel: CasePanel, offset: int) -> str:
    """The panel's title with the caret at an offset."""
    panel.set_selection(Selection(DocumentId("d"), offset, offset))
    return panel.title.text()


def test_the_case_is_that_of_the_participant_at_the_caret(panel: CasePanel) -> None:
    assert [at(panel, HALL), at(panel, FINCH)] == ["CASE Ms Hall", "CASE Mr Finch"]


def test_a_question_belongs_to_no_case_where_two_participants_take_part(panel: CasePanel) -> None:
    assert at(panel, HALL) == "CASE Ms Hall"
    assert at(panel, ASKS) == "CASE"


def test_the_only_case_stays_in_sight_at_a_question(panel: CasePanel, project: Project) -> None:
    with project.action("Leave one out") as session:
        session.connection().exec_driver_sql(
            "UPDATE speaker SET role = 'other' WHERE label = 'Mr Finch'"
        )
    assert at(panel, ASKS) == "CASE Ms Hall"


def test_a_caret_that_stays_with_a_case_reads_nothing_again(panel: CasePanel) -> None:
    at(panel, HALL)
    with patch.object(case_panel.cases, "cases", wraps=cases.cases) as read:
        at(panel, HALL + 1)
        at(panel, HALL + 2)
        assert read.call_count == 0
        at(panel, FINCH)
        assert read.call_count == 1


def test_another_name_of_the_case_is_shown_at_once(panel: CasePanel, project: Project) -> None:
    at(panel, HALL)
    assert panel.case is not None
    cases.rename_case(project, panel.case, "P01")
    assert panel.title.text() == "CASE P01"
