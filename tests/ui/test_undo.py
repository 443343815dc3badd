"""Undo asks at the border of this session or of another coder's work, and only there."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coder_app.core.project import ActionInfo, Project
from coder_app.ui.undo import Undoer, when


class Person:
    """Answers questions, and remembers them."""

    def __init__(self, answer: str) -> None:
        self.answer = answer
        self.questions: list[str] = []
        self.shown: list[ActionInfo] = []

    def ask(self, text: str, buttons: Sequence[str]) -> str:
        self.questions.append(text)
        assert self.answer in buttons
        return self.answer


def rename(project: Project, name: str) -> None:
    with project.action(f'Rename the project to "{name}"') as session:
        project.set_setting(session, "name", name)


def tomorrow(project: Project, coder: str) -> Project:
    project.close()
    return Project.open(project.path, coder=(coder, ""))


def test_own_steps_of_today_are_taken_back_unasked(project: Project) -> None:
    person = Person("Leave")
    rename(project, "A")
    assert Undoer(person.ask, person.shown.append).undo(project) is not None
    assert (project.name, person.questions) == ("Study", [])


@pytest.mark.parametrize(("answer", "name"), [("Undo", "Study"), ("Leave", "A"), ("Show", "A")])
def test_a_colleagues_step_is_asked_about(project: Project, answer: str, name: str) -> None:
    rename(project, "A")
    again = tomorrow(project, "Bo Diaz")
    person = Person(answer)
    Undoer(person.ask, person.shown.append).undo(again)
    assert "by Ann Lee, " in person.questions[0]
    assert 'Rename the project to "A". Undo it?' in person.questions[0]
    assert (again.name, len(person.shown)) == (name, int(answer == "Show"))
    again.close()


def test_at_a_border_it_asks_once_and_goes_on(project: Project) -> None:
    for name in ("A", "B", "C"):
        rename(project, name)
    again = tomorrow(project, "Bo Diaz")
    rename(again, "D")
    person = Person("Undo")
    undoer = Undoer(person.ask, person.shown.append)
    for name in ("C", "B", "A"):
        undoer.undo(again)
        assert again.name == name
    assert len(person.questions) == 1
    undoer.redo(again)
    assert (again.name, len(person.questions)) == ("B", 1)
    rename(again, "E")
    undoer.undo(again)
    undoer.undo(again)
    assert (again.name, len(person.questions)) == ("A", 2)
    again.close()


def test_leaving_at_a_border_is_no_leave_to_go_on(project: Project) -> None:
    rename(project, "A")
    again = tomorrow(project, "Bo Diaz")
    person = Person("Leave")
    undoer = Undoer(person.ask, person.shown.append)
    undoer.undo(again)
    undoer.undo(again)
    assert (again.name, len(person.questions)) == ("A", 2)
    again.close()


def test_redo_asks_too(project: Project) -> None:
    rename(project, "A")
    project.undo()
    again = tomorrow(project, "Ann Lee")
    person = Person("Redo")
    Undoer(person.ask, person.shown.append).redo(again)
    assert person.questions[0].endswith("Redo it?")
    assert again.name == "A"
    again.close()


def test_with_nothing_to_undo_nothing_is_asked(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "x.coder", coder_name="Ann")
    person = Person("Leave")
    assert Undoer(person.ask, person.shown.append).undo(project) is None
    assert person.questions == []
    project.close()


def test_times_are_said_as_a_person_would() -> None:
    now = datetime(2025, 3, 4, 12, 0, tzinfo=UTC).astimezone()
    said = [when(now - timedelta(days=days), now).split()[0] for days in (0, 1, 9)]
    assert said == ["12:00" if now.hour == 12 else said[0], "yesterday", "23"]


def test_a_group_is_named_with_how_many_go_together(project: Project) -> None:
    told: list[str] = []
    project.on_change(lambda changes: told.append(changes.action.sentence))
    for name in ("A", "B", "C"):
        with project.action(f'Import document "{name}"', group="g") as session:
            project.set_setting(session, "name", name)
    assert told[-1] == 'Import document "C" and 2 more'
    step = project.undo()
    assert step is not None
    assert step.sentence == 'Import document "C" and 2 more'
    assert project.name == "Study"
    rename(project, "D")
    assert told[-1] == 'Rename the project to "D"'
