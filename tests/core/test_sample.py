"""The sample project as it is after building, read back."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from coder_app.core.cases import attributes, cases
from coder_app.core.codebook import CodeRow, codebook
from coder_app.core.coders import coders
from coder_app.core.coding import CodingRow, codings
from coder_app.core.documents import documents, find_document, turns
from coder_app.core.errors import Cancelled, ProjectRefused
from coder_app.core.memos import memos
from coder_app.core.project import Project
from coder_app.core.sample import build_sample, main, opens_at

NAMES = ["P01", "Moira", "P03", "Callum", "P05", "Anjali", "P07", "Gwen"]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """Built once and only read."""
    folder = tmp_path_factory.mktemp("sample")
    build_sample(folder / "sample.coder").close()
    project = Project.open_to_read(folder / "sample.coder")
    yield project
    project.close()


def all_codings(project: Project) -> list[CodingRow]:
    return [row for each in documents(project) for row in codings(project, each.id)]


def leaf(project: Project, name: str) -> CodeRow:
    return next(row for row in codebook(project) if row.name == name)


def test_eight_interviews_come_in_order_and_each_is_a_case(sample: Project) -> None:
    assert sample.name == "Sample: victims of crime (invented)"
    assert [row.name for row in documents(sample)] == NAMES
    assert [row.cases for row in documents(sample)] == [(name,) for name in NAMES]
    assert sorted(row.name for row in cases(sample)) == sorted(NAMES)


def test_every_participant_has_every_attribute(sample: Project) -> None:
    assert [row.name for row in attributes(sample)] == [
        "Gender",
        "Age band",
        "Time since",
        "Reported to the police",
    ]
    told = {row.name: dict(row.attributes) for row in cases(sample)}
    assert all(len(values) == 4 for values in told.values())
    assert told["Gwen"]["Reported to the police"] == "no"
    assert Counter(values["Gender"] for values in told.values()) == {"woman": 5, "man": 3}


def test_the_codebook_has_six_themes_and_two_codes_outside_them(sample: Project) -> None:
    rows = codebook(sample)
    assert [row.name for row in rows if row.is_theme] == [
        "Communication",
        "Emotional support",
        "Safe spaces",
        "Services working together",
        "Not reporting",
        "Consequences of the crime",
    ]
    assert [row.name for row in rows[-2:]] == ["Felt stupid", "Advice to the police"]
    assert len(rows) == 30
    assert all(row.definition and row.examples for row in rows if not row.is_theme)
    assert leaf(sample, "No call back").path == "Communication > No call back"


def test_two_people_coded_by_hand(sample: Project) -> None:
    rows = all_codings(sample)
    assert [(row.name, row.initials) for row in coders(sample)] == [
        ("Alex Okafor", "AO"),
        ("Sam Rivers", "SR"),
    ]
    assert Counter(row.coder_initials for row in rows) == {"SR": 189, "AO": 25}
    assert {row.origin for row in rows} == {"hand"}


def test_every_code_is_in_use_and_raised_by_several(sample: Project) -> None:
    assert all(row.codings >= 5 and row.cases >= 3 for row in codebook(sample) if not row.is_theme)


def test_a_coding_lies_where_its_words_are(sample: Project) -> None:
    document = find_document(sample, "P03")
    text = sample.text(document)
    said = {text[row.start : row.end] for row in codings(sample, document)}
    assert "And she talked normal. She didn’t do the voice." in said
    speech = [(turn.body_start, turn.end) for turn in turns(sample, document) if turn.case_id]
    for row in codings(sample, document):
        assert any(start <= row.start and row.end <= end for start, end in speech)


def test_no_coding_was_joined_with_another(sample: Project) -> None:
    lines = (Path(__file__).parents[2] / "resources/samples/codings.csv").read_text("utf-8")
    assert len(all_codings(sample)) == len(lines.splitlines()) - 1


def test_memos_came_along(sample: Project) -> None:
    assert Counter(row.kind for row in memos(sample)) == {
        "project": 1,
        "document": 1,
        "code": 1,
        "coding": 14,
    }
    on = {
        row.code_name: row.memo
        for row in all_codings(sample)
        if "handover" in (row.memo or "").lower()
    }
    assert list(on) == ["Passed around"]


def test_status_is_told_of_each_coder(sample: Project) -> None:
    ids = {row.initials: row.id for row in coders(sample)}
    of_sam = {row.name: row.status for row in documents(sample, ids["SR"])}
    of_alex = {row.name: row.status for row in documents(sample, ids["AO"])}
    assert Counter(of_sam.values()) == {"done": 5, "coding": 1, "not started": 2}
    assert of_sam[opens_at()] == "coding"
    assert {name: status for name, status in of_alex.items() if status != "not started"} == {
        "P01": "done",
        "P05": "coding",
    }


def test_the_file_is_sound_and_codes_on_as_the_main_coder(sample: Project, tmp_path: Path) -> None:
    assert sample.check() == []
    project = build_sample(tmp_path / "own.coder")
    assert project.coder_name == "Sam Rivers"
    project.close()
    assert [file.name for file in tmp_path.iterdir()] == ["own.coder"]


def test_steps_read_like_a_persons(sample: Project) -> None:
    names = {step.name for step in sample.history(200)}
    assert 'Import document "Moira"' in names
    assert 'Code "Callum" by hand: 13 codings' in names


def test_a_cancelled_build_leaves_nothing(tmp_path: Path) -> None:
    def stop_at_the_last_step(done: int, total: int) -> None:
        if done == total - 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        build_sample(tmp_path / "own.coder", stop_at_the_last_step)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_is_not_touched(tmp_path: Path) -> None:
    taken = tmp_path / "own.coder"
    taken.write_bytes(b"mine")
    with pytest.raises(ProjectRefused):
        build_sample(taken)
    assert taken.read_bytes() == b"mine"


def test_the_command_builds_it_and_refuses_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "own.coder"
    assert main(["sample", str(out)]) == 0
    assert out.exists()
    assert main(["sample", str(out)]) == 1
    assert main(["sample"]) == 2
    error = capsys.readouterr().err
    assert len(error.splitlines()) == 2
    assert "own.coder" in error
