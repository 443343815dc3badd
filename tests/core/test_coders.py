"""The people who code: named, renamed, coloured; their work stays theirs."""

import pytest

from coder_app.core.codebook import create_code
from coder_app.core.coders import change_coder, coders
from coder_app.core.errors import CoderError
from coder_app.core.ids import CoderId
from coder_app.core.project import Project


def said(project: Project) -> list[tuple[str, str]]:
    return [(row.name, row.initials) for row in coders(project)]


def beside(project: Project, name: str, initials: str) -> CoderId:
    """Another coder of the project; who codes now stays."""
    present, added = project.coder_name, project.use_coder(name, initials)
    project.use_coder(present)
    return added


def test_a_coder_gets_another_name_and_initials_and_goes_on_coding(project: Project) -> None:
    change_coder(project, project.coder, "Ann van der Lee", "AVL")
    assert said(project) == [("Ann van der Lee", "AVL")]
    assert project.coder_name == "Ann van der Lee"
    create_code(project, "Duty")
    assert project.history()[0].coder_name == "Ann van der Lee"
    assert project.history()[1].sentence == 'Rename coder "Ann Lee" to "Ann van der Lee"'


def test_undo_gives_the_old_name_back_to_who_codes_now(project: Project) -> None:
    change_coder(project, project.coder, "Ann Leigh", "AL")
    project.undo()
    assert (project.coder_name, said(project)) == ("Ann Lee", [("Ann Lee", "AL")])
    project.redo()
    assert project.coder_name == "Ann Leigh"


def test_each_coder_has_a_colour_until_another_is_chosen(project: Project) -> None:
    bea = beside(project, "Bea Kim", "BK")
    first, second = coders(project)
    assert first.colour != second.colour
    change_coder(project, bea, "Bea Kim", "BK", "#123456")
    assert [row.colour for row in coders(project)] == [first.colour, "#123456"]
    assert project.next_undo().sentence == 'Change coder "Bea Kim"'
    project.undo()
    assert [row.colour for row in coders(project)] == [first.colour, second.colour]


@pytest.mark.parametrize(
    ("name", "initials", "colour"),
    [
        ("ann lee", "BK", ""),
        ("", "BK", ""),
        ("Bea", "", ""),
        ("Bea", "BEAKI", ""),
        ("B", "B", "red"),
    ],
)
def test_what_makes_no_coder_is_refused_and_nothing_changes(
    project: Project, name: str, initials: str, colour: str
) -> None:
    bea = beside(project, "Bea Kim", "BK")
    before = project.version
    with pytest.raises(CoderError):
        change_coder(project, bea, name, initials, colour)
    assert said(project) == [("Ann Lee", "AL"), ("Bea Kim", "BK")]
    assert project.version == before


def test_the_same_again_is_no_step(project: Project) -> None:
    before = project.version
    change_coder(project, project.coder, "Ann Lee", "AL")
    assert project.version == before


def test_a_coder_can_be_called_in_without_coding_as_them(project: Project) -> None:
    before = project.coder
    ben = project.coder_called("Ben Ode")
    assert project.coder_called("BEN ode") == ben
    assert (project.coder, project.coder_name) == (before, "Ann Lee")
    assert [row.name for row in coders(project)] == ["Ann Lee", "Ben Ode"]
