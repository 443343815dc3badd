"""Pinned codes: nine places, kept in the project, undone like everything else."""

import pytest

from coder_app.core.codebook import create_code, delete_codes
from coder_app.core.errors import CoderError
from coder_app.core.pins import KEY, pin_code, pins, unpin_code
from coder_app.core.project import Project


def test_a_pinned_code_is_found_by_its_number(project: Project):
    waiting, shame = create_code(project, "Waiting"), create_code(project, "Shame")
    pin_code(project, waiting, 1)
    pin_code(project, shame, 9)
    assert pins(project) == {1: waiting, 9: shame}


def test_pinning_elsewhere_moves_the_code_and_frees_the_other_place(project: Project):
    waiting, shame = create_code(project, "Waiting"), create_code(project, "Shame")
    pin_code(project, waiting, 1)
    pin_code(project, shame, 2)
    pin_code(project, shame, 1)
    assert pins(project) == {1: shame}


def test_undo_puts_the_pin_back(project: Project):
    waiting = create_code(project, "Waiting")
    pin_code(project, waiting, 3)
    unpin_code(project, waiting)
    assert pins(project) == {}
    assert project.undo().name == 'Unpin "Waiting"'
    assert pins(project) == {3: waiting}


def test_a_deleted_code_leaves_its_place_and_comes_back_to_it(project: Project):
    waiting = create_code(project, "Waiting")
    pin_code(project, waiting, 3)
    delete_codes(project, [waiting])
    assert pins(project) == {}
    project.undo()
    assert pins(project) == {3: waiting}


@pytest.mark.parametrize("number", [0, 10, -1])
def test_there_are_nine_places(project: Project, number: int):
    waiting = create_code(project, "Waiting")
    with pytest.raises(CoderError, match="1 to 9"):
        pin_code(project, waiting, number)


@pytest.mark.parametrize("odd", ["", "no json", "[1]", '{"x": "y", "77": "z"}'])
def test_a_setting_that_cannot_be_read_pins_nothing(project: Project, odd: str):
    with project.action("Break the setting") as session:
        project.set_setting(session, KEY, odd)
    assert pins(project) == {}
