"""After an import: who speaks in a document, as what, and for which case, put right by hand."""

import pytest

from coder_app.core.case_merge import merge_case, preview_merge
from coder_app.core.cases import attributes, cases, import_attributes
from coder_app.core.codebook import create_code
from coder_app.core.coding import apply_code
from coder_app.core.errors import CoderError
from coder_app.core.excerpts import excerpts
from coder_app.core.ids import DocumentId, SpeakerId
from coder_app.core.placed import placed_with_turns
from coder_app.core.project import Project
from coder_app.core.reparsing import reparse_turns
from coder_app.core.speaker_names import others_of_label, rename_everywhere, rename_speaker
from coder_app.core.speakers import join_speakers, set_case, set_role, speaker_lines
from tests.finding import case_named

TALK = """\
KM: What did you keep?

DB: Letters, all of them.

KM: Anything else?

Devin Becker: And my drafts.

KM: Where are they now?

DB: In a box.

Devin Becker: Under my bed.
"""


@pytest.fixture
def talk(desk) -> DocumentId:
    return desk.lay("talk", TALK)


def lines(project: Project, document: DocumentId) -> dict[str, tuple[str, str, int, int]]:
    found = speaker_lines(project, document)
    return {line.label: (line.role, line.case, line.turns, line.words) for line in found}


def who(project: Project, document: DocumentId, label: str) -> SpeakerId:
    found = next(line.id for line in speaker_lines(project, document) if line.label == label)
    assert found is not None
    return found


def known(project: Project) -> dict[str, dict[str, str]]:
    return {row.name: dict(row.attributes) for row in cases(project)}


def case_names(project: Project) -> list[str]:
    return [row.name for row in cases(project)]


def test_a_role_is_corrected_and_a_case_nobody_is_left_in_goes(
    project: Project, talk: DocumentId
) -> None:
    before = lines(project, talk)
    person = who(project, talk, "Devin Becker")
    set_role(project, talk, [person], "interviewer")
    assert lines(project, talk)["Devin Becker"] == ("interviewer", "", 2, 6)
    assert "Devin Becker" not in case_names(project)
    assert project.history()[0].sentence == 'Make "Devin Becker" in "talk" an interviewer'
    set_role(project, talk, [person], "participant")
    assert lines(project, talk)["Devin Becker"] == ("participant", "Devin Becker", 2, 6)
    project.undo()
    project.undo()
    assert lines(project, talk) == before


def test_codings_follow_the_role_and_stay_as_they_are(
    desk, project: Project, talk: DocumentId
) -> None:
    desk.code("Letters, all of them", create_code(project, "Keeping"), "talk")
    (before,) = placed_with_turns(project)[0]
    speaker = who(project, talk, "DB")
    set_role(project, talk, [speaker], "interviewer")
    (coding,) = placed_with_turns(project)[0]
    assert coding.cases == ()
    assert coding[:5] == before[:5]
    set_role(project, talk, [speaker], "participant")
    set_case(project, talk, [speaker], "devin  becker")
    (coding,) = placed_with_turns(project)[0]
    assert coding.cases == (case_named(project, "Devin Becker"),)


def test_a_case_is_a_known_one_or_a_new_name_and_only_for_participants(
    project: Project, talk: DocumentId
) -> None:
    speakers = [who(project, talk, "DB"), who(project, talk, "Devin Becker")]
    set_role(project, talk, speakers, "participant")
    set_case(project, talk, speakers, "P07")
    assert {case for role, case, *_ in lines(project, talk).values() if role == "participant"} >= {
        "P07"
    }
    assert 'into case "P07"' in project.history()[0].sentence
    set_case(project, talk, speakers, "")
    assert "P07" not in case_names(project)
    set_role(project, talk, speakers, "other")
    with pytest.raises(CoderError, match="correct the role first"):
        set_case(project, talk, speakers, "P07")


def test_two_labels_become_one_speaker(project: Project, talk: DocumentId) -> None:
    old, into = who(project, talk, "DB"), who(project, talk, "Devin Becker")
    join_speakers(project, talk, [old, into], into)
    found = lines(project, talk)
    assert "DB" not in found
    assert found["Devin Becker"] == ("participant", "Devin Becker", 4, 13)
    assert project.history()[0].sentence == 'Join "DB" to "Devin Becker" in "talk" (2 turns)'
    project.undo()
    assert "DB" in lines(project, talk)


def test_a_speaker_is_named_otherwise_and_the_text_stays(desk, project: Project) -> None:
    talk = desk.lay("talk", TALK)
    text, before = project.text(talk), lines(project, talk)
    coded = create_code(project, "Kept")
    start = text.index("Letters")
    apply_code(project, talk, start, text.index("drafts.") + 7, coded)
    rename_speaker(project, talk, who(project, talk, "KM"), "Interviewer")
    assert project.history()[0].sentence == 'Rename "KM" to "Interviewer" in "talk"'
    now = lines(project, talk)
    assert (project.text(talk), now["Interviewer"]) == (text, before["KM"])
    (row,) = excerpts(project).rows(0, 1)
    assert "[Interviewer] Anything else?" in row.text
    assert reparse_turns(project, talk).words().startswith("Nothing changed")
    assert lines(project, talk) == now
    with pytest.raises(CoderError, match="choose that name under Same as"):
        rename_speaker(project, talk, who(project, talk, "DB"), "devin becker")
    with pytest.raises(CoderError, match="can't be empty"):
        rename_speaker(project, talk, who(project, talk, "DB"), " ")


def test_one_name_for_a_label_of_many_documents(desk, project: Project) -> None:
    for name in ("one", "two"):
        desk.lay(name, TALK.replace("DB", name))
    talk = desk.lay("three", TALK.replace("DB", "Interviewer"))
    first = desk.documents["one"]
    assert others_of_label(project, first, "km") == 2
    assert rename_everywhere(project, "KM", "Interviewer") == 2
    assert project.history()[0].sentence == 'Rename "KM" to "Interviewer" in 2 documents'
    assert "Interviewer" in lines(project, first)
    assert {"KM", "Interviewer"} <= set(lines(project, talk)), "two people are not made one"
    assert rename_everywhere(project, "KM", "Interviewer") == 0
    project.undo()
    assert "KM" in lines(project, first)


def test_a_document_in_which_nobody_is_named_has_a_case_too(desk, project: Project) -> None:
    note = desk.lay("note", "They kept ringing, and I never answered.\n")
    (line,) = speaker_lines(project, note)
    assert (line.id, line.label, line.case, line.words) == (None, "", "note", 7)
    set_case(project, note, [None], "P01")
    assert case_names(project) == ["Ann", "P01"]
    assert project.history()[0].sentence == 'Rename case "note" to "P01"'
    set_case(project, note, [None], "Ann")
    assert project.history()[0].sentence == 'Put document "note" into case "Ann"'
    assert case_names(project) == ["Ann"]


def test_a_case_goes_into_another_with_all_that_is_known_of_it(desk, project: Project) -> None:
    desk.lay("one", "Ann Lee: They rang.\n\nBo Diaz: They came.\n\n" * 2)
    sheet = [
        ["Case", "age", "town", "job"],
        ["Ann Lee", "34", "", "nurse"],
        ["Bo Diaz", "40", "Rome", ""],
    ]
    import_attributes(project, sheet)
    ann, bo = case_named(project, "Ann Lee"), case_named(project, "Bo Diaz")
    age = next(row.id for row in attributes(project) if row.name == "age")
    seen = preview_merge(project, ann, bo)
    assert [(one.name, one.going, one.staying) for one in seen.conflicts] == [("age", "34", "40")]
    assert seen.added == (("job", "nurse"),)
    assert (seen.speakers, seen.documents, seen.memos) == (1, 0, 0)
    merge_case(project, ann, bo)
    assert known(project) == {"Bo Diaz": {"age": "40", "town": "Rome", "job": "nurse"}, "Ann": {}}
    project.undo()
    merge_case(project, ann, bo, [age])
    assert known(project)["Bo Diaz"]["age"] == "34"
    with pytest.raises(CoderError):
        merge_case(project, bo, bo)
