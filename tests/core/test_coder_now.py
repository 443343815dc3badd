"""Who codes: named, found again, renamed; and nobody where nobody was named."""

from pathlib import Path

import pytest

from coder_app.core import coders
from coder_app.core.coder_now import CoderNow, add_coder
from coder_app.core.errors import CoderError
from coder_app.core.project import Project


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "study.coder"
    Project.create(made, coder_name="Ann Lee").close()
    return made


@pytest.fixture
def project(path: Path):
    opened = Project.open(path)
    yield opened
    opened.close()


def test_nobody_codes_until_somebody_is_named(project: Project) -> None:
    coder = CoderNow()
    with pytest.raises(CoderError, match="Nobody is named"):
        _ = coder.id
    assert (coder.name, coder.who.coder_id, coder.who.coder_name) == ("", "", "")
    with project.read() as session:
        assert not coder.take(session, "Bo Diaz")
        coder.take_first(session)
    assert coder.name == "Ann Lee"
    assert coder.id == project.coder


def test_a_coder_is_known_by_a_new_name_and_after_undo_by_the_old(project: Project) -> None:
    coders.change_coder(project, project.coder, "Ann Roe", "AR")
    assert project.coder_name == "Ann Roe"
    project.undo()
    assert project.coder_name == "Ann Lee"


def test_a_name_is_stored_without_what_cannot_be_seen(project: Project) -> None:
    first = project.use_coder("Bo\x00  Diaz ")
    assert (project.coder_name, project.use_coder("Bo Diaz")) == ("Bo Diaz", first)


def test_a_name_in_other_capitals_is_the_same_coder(path: Path) -> None:
    opened = Project.open(path, coder=("ann LEE", "AL"))
    assert opened.coder_name == "Ann Lee"
    assert [row.name for row in coders.coders(opened)] == ["Ann Lee"]
    assert opened.use_coder("ANN LEE") == opened.coder
    opened.close()


def test_of_two_whom_an_older_file_tells_apart_by_capitals_each_is_found(project: Project) -> None:
    with project.action("Add another") as session:
        add_coder(session, "ann lee", "al")
    first, second = project.use_coder("Ann Lee"), project.use_coder("ann lee")
    assert first != second
    assert project.use_coder("ANN LEE") == first


def test_a_project_that_can_t_be_begun_leaves_neither_file_nor_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CoderError("The disk is full.")

    made = tmp_path / "new.coder"
    with monkeypatch.context() as patched:
        patched.setattr("coder_app.core.project.write_first_settings", full)
        with pytest.raises(CoderError, match="full") as kept:
            Project.create(made)
    assert list(tmp_path.iterdir()) == []
    Project.create(made).close()
    assert kept


def test_a_project_without_a_coder_s_name_leaves_no_file(tmp_path: Path) -> None:
    made = tmp_path / "new.coder"
    with pytest.raises(CoderError, match="can't be empty"):
        Project.create(made, coder_name="  ")
    assert not made.exists()


def test_a_refused_coder_does_not_keep_the_file_locked(path: Path) -> None:
    with pytest.raises(CoderError, match="can't be empty") as kept:  # the traceback keeps frames
        Project.open(path, coder=(" ", ""))
    Project.open(path, coder=("Bo Diaz", "")).close()  # not OpenElsewhere
    assert kept
