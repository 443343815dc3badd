"""The line of advice: what it says when, and that it goes for good."""

from pathlib import Path

import pytest

from coder_app.core import coding, documents, pins
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.ui.coach import FIRST, PINS, SUGGESTIONS, Coach
from coder_app.ui.settings import (
    COACH_DONE,
    COACH_PINS_DONE,
    COACH_SUGGESTIONS_DONE,
    Settings,
)
from tests.planting import plant_document


class Wall:
    """What stands under the text."""

    def __init__(self, project: Project, settings: Settings) -> None:
        self.line = "(nothing was said)"
        self.project = project
        self.coach = Coach(settings, self.write)
        project.on_change(lambda changes: self.coach.changed(project, changes))
        self.document = DocumentId(plant_document(project, "one two three four five six " * 9))
        self.coach.begin(project)

    def write(self, line: str) -> None:
        self.line = line

    def code(self, times: int) -> None:
        """Code so many words of their own, each anew."""
        done = len(coding.codings(self.project, self.document))
        for number in range(done, done + times):
            coding.apply_new_code(
                self.project, self.document, 4 * number, 4 * number + 3, f"Code {number}"
            )

    def finish(self, many: int) -> None:
        for number in range(many):
            one = DocumentId(plant_document(self.project, f"text {number}"))
            documents.set_status(self.project, one, documents.DONE)


@pytest.fixture
def wall(project: Project, tmp_path: Path) -> Wall:
    return Wall(project, Settings(tmp_path / "settings.ini"))


def test_the_first_line_goes_after_the_third_coding(wall: Wall) -> None:
    assert wall.line == FIRST
    wall.code(2)
    assert wall.line == FIRST
    wall.code(1)
    assert wall.line == ""


def test_after_ten_codings_pins_are_offered_until_one_is_pinned(wall: Wall) -> None:
    wall.code(9)
    assert wall.line == ""
    wall.code(1)
    assert wall.line == PINS
    pins.pin_code(wall.project, coding.codings(wall.project, wall.document)[0].code_id, 1)
    assert wall.line == ""


def test_whoever_does_not_pin_is_asked_no_more_after_a_while(wall: Wall) -> None:
    wall.code(25)
    assert wall.line == ""


def test_after_three_documents_done_suggestions_are_pointed_out_until_asked(wall: Wall) -> None:
    wall.code(3)
    wall.finish(2)
    assert wall.line == ""
    wall.finish(1)
    assert wall.line == SUGGESTIONS
    wall.coach.asked_for_suggestions()
    assert wall.line == ""
    wall.finish(1)
    assert wall.line == ""


def test_what_was_followed_is_not_said_in_the_next_project(
    wall: Wall, tmp_path: Path, project: Project
) -> None:
    wall.code(3)
    assert Wall(project, Settings(tmp_path / "settings.ini")).line == ""


def test_what_came_with_the_sample_teaches_nobody(wall: Wall, tmp_path: Path) -> None:
    settings = Settings(tmp_path / "others.ini")
    coach = Coach(settings, wall.write)
    wall.code(30)
    wall.finish(5)
    coach.begin(wall.project, lent=True)
    assert wall.line == ""
    assert not any(settings.get(key) for key in (COACH_DONE, COACH_PINS_DONE))
    assert not settings.get(COACH_SUGGESTIONS_DONE), "a project of one's own still tells of F8"
    coach.begin(wall.project)
    assert settings.get(COACH_DONE)
