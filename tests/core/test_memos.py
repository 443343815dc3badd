"""A memo is written, changed and removed, each in one action, by its own coder."""

import pytest

from coder_app.core.errors import NotFound
from coder_app.core.memos import memo_of, memos, set_memo
from coder_app.core.project import Project


def test_a_memo_is_written_changed_and_removed(project: Project) -> None:
    for text, name in (
        ("First", "Write memo on the project"),
        ("Second", "Change memo on the project"),
        (" ", "Remove memo on the project"),
    ):
        set_memo(project, "project", "", text)
        assert project.next_undo().name == name
    assert memo_of(project, "project") is None
    project.undo()
    assert memo_of(project, "project").text == "Second"


def test_leaving_a_memo_as_it_was_is_no_step(project: Project) -> None:
    set_memo(project, "project", "", "Same")
    step = project.next_undo()
    set_memo(project, "project", "", " Same\r\n")
    assert project.next_undo() == step


def test_each_coder_has_an_own_memo(project: Project) -> None:
    set_memo(project, "project", "", "Ann's")
    project.use_coder("Bo Diaz")
    assert memo_of(project, "project") is None
    set_memo(project, "project", "", "Bo's")
    assert {row.coder_name: row.text for row in memos(project)} == {
        "Ann Lee": "Ann's",
        "Bo Diaz": "Bo's",
    }


def test_a_memo_on_what_is_gone_is_refused(project: Project) -> None:
    with pytest.raises(NotFound, match="not saved"):
        set_memo(project, "code", "gone", "x")
