"""Cases come from people, never from roles; a batch is one step; what is refused says why."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from coder_app.core import cases, documents, importing
from coder_app.core.errors import Cancelled
from coder_app.core.importing import ImportItem, SpeakerChoice
from coder_app.core.project import Project
from tests.core.conftest import INTERVIEW, parsed

ROLES = "I: How was it, number {0}?\n\nR: It was number {0}.\n\nI: And?\n\nR: That is all.\n"


def roles(number: int) -> str:
    return ROLES.format(number)


def choices(item: ImportItem) -> list[tuple[str, str, str | None]]:
    return [(choice.label, choice.role, choice.case) for choice in item.speakers]


# -- what is proposed ------------------------------------------------------------------------------


def test_a_person_is_a_case_and_an_interviewer_is_none() -> None:
    (item,) = importing.propose(None, [parsed("Interview 4", INTERVIEW)])
    assert choices(item) == [("Interviewer", "interviewer", None), ("Ann", "participant", "Ann")]


def test_a_role_never_names_a_case() -> None:
    (item,) = importing.propose(None, [parsed("P04", roles(1))])
    assert choices(item) == [("I", "interviewer", None), ("R", "participant", "P04")]


def test_several_roles_of_one_document_are_told_apart() -> None:
    text = "Moderator: So?\n\nP1: Yes.\n\nP2: No.\n\nP1: Well.\n\nP2: Hm.\n\nModerator: Good.\n"
    (item,) = importing.propose(None, [parsed("Group 1", text)])
    assert choices(item) == [
        ("Moderator", "interviewer", None),
        ("P1", "participant", "Group 1 · P1"),
        ("P2", "participant", "Group 1 · P2"),
    ]


def test_thirty_documents_with_i_and_r_give_thirty_cases(project: Project) -> None:
    files = [parsed(f"Interview {n:02}", roles(n)) for n in range(30)]
    report = importing.import_items(project, importing.propose(project, files))
    assert (len(report.documents), report.cases) == (30, 30)
    assert [row.name for row in cases.cases(project)] == [f"Interview {n:02}" for n in range(30)]
    assert [row.cases for row in documents.documents(project)] == [
        (f"Interview {n:02}",) for n in range(30)
    ]


def test_thirty_files_of_one_name_give_thirty_cases(project: Project) -> None:
    files = [parsed("interview", roles(n), f"{n}/interview.txt") for n in range(3)]
    importing.import_items(project, importing.propose(project, files))
    names = ["interview", "interview (2)", "interview (3)"]
    assert [row.name for row in documents.documents(project)] == names
    assert [row.name for row in cases.cases(project)] == names


def test_a_person_is_one_case_in_all_documents_whatever_the_spelling() -> None:
    one = parsed("a", INTERVIEW)
    two = parsed("b", INTERVIEW.replace("Ann:", "ANN:"))
    items = importing.propose(None, [one, two])
    assert [item.speakers[1].case for item in items] == ["Ann", "Ann"]


def test_a_case_of_the_project_is_joined(desk) -> None:
    text = INTERVIEW.replace("Ann:", "ANN:").replace("seven", "nine")
    (item,) = importing.propose(desk.project, [parsed("Second", text)])
    assert item.speakers[1].case == "Ann"
    report = importing.import_items(desk.project, [item])
    assert report.cases == 0
    assert [(row.name, row.documents) for row in cases.cases(desk.project)] == [("Ann", 2)]


def test_a_document_in_which_nobody_is_named_has_a_case_of_its_own(project: Project) -> None:
    (item,) = importing.propose(project, [parsed("Answer 7", "I waited. Nobody came.\n")])
    assert item.speakers == (SpeakerChoice(importing.WHOLE, "participant", "Answer 7"),)
    importing.import_items(project, [item])
    assert documents.documents(project)[0].cases == ("Answer 7",)


def test_a_field_note_can_go_without_a_case(project: Project) -> None:
    (item,) = importing.propose(project, [parsed("Note", "I waited.\n")])
    note = replace(item, speakers=(replace(item.speakers[0], case=None),))
    assert importing.import_items(project, [note]).cases == 0
    assert documents.documents(project)[0].cases == ()


def test_interviewers_can_be_named() -> None:
    text = INTERVIEW.replace("Interviewer:", "Devin Becker:")
    (item,) = importing.propose(None, [parsed("a", text)], interviewers=["devin becker"])
    assert choices(item)[0] == ("Devin Becker", "interviewer", None)


def test_two_labels_are_one_speaker(project: Project) -> None:
    text = "Devin Becker: Hello?\n\nRae: Hi.\n\nDB: So?\n\nRae: Yes.\n\nDB: Why?\n\nRae: Hm.\n"
    items = importing.propose(
        project, [parsed("Rae", text)], interviewers=["Devin Becker"], same={"DB": "Devin Becker"}
    )
    importing.import_items(project, items)
    rows = documents.turns(project, documents.documents(project)[0].id)
    assert [row.label for row in rows] == ["Devin Becker", "Rae"] * 3
    assert {row.role for row in rows if row.label == "Devin Becker"} == {"interviewer"}
    assert [row.name for row in cases.cases(project)] == ["Rae"]


def test_who_is_left_out_stays_in_the_text_and_counts_for_nobody(project: Project) -> None:
    (item,) = importing.propose(project, [parsed("Ann", INTERVIEW)])
    ann = replace(item.speakers[1], leave_out=True)
    importing.import_items(project, [replace(item, speakers=(item.speakers[0], ann))])
    (row,) = documents.documents(project)
    assert project.text(row.id) == INTERVIEW
    assert {(turn.label, turn.role, turn.case_id) for turn in documents.turns(project, row.id)} == {
        ("Interviewer", "interviewer", None),
        ("Ann", "other", None),
    }
    assert cases.cases(project) == []


def test_pseudonyms_are_the_same_in_all_documents_and_leave_texts_alone() -> None:
    texts = [INTERVIEW, INTERVIEW.replace("Ann:", "Bea:"), INTERVIEW.replace("seven", "two")]
    files = [parsed(str(n), text) for n, text in enumerate(texts)]
    items = importing.pseudonymise(importing.propose(None, files))
    assert [item.speakers[1].case for item in items] == ["P01", "P02", "P01"]
    assert [item.parsed.text for item in items] == texts


def test_documents_are_called_after_the_pseudonyms_of_their_cases() -> None:
    texts = [INTERVIEW, INTERVIEW.replace("Ann:", "Bea:"), INTERVIEW.replace("seven", "two")]
    both = INTERVIEW + "\nBea: Me too.\n\nBea: And again.\n"
    files = [parsed(f"Ann Smith {n}", text) for n, text in enumerate([*texts, both])]
    files.append(parsed("Field note Leeds", "It rained all day."))
    items = importing.pseudonymise(importing.propose(None, files))
    assert [item.name for item in items][:4] == ["P01", "P02", "P01 (2)", "P01, P02"]
    assert all("Ann" not in item.name for item in items)


def test_pseudonyms_never_fall_on_a_case_of_the_project() -> None:
    items = importing.propose(None, [parsed("a", INTERVIEW), parsed("P01", roles(1))])
    named = importing.pseudonymise(items, taken=["P01", "p 02"])
    assert [item.speakers[1].case for item in named] == ["P03", "P01"]


# -- what is stored --------------------------------------------------------------------------------


def test_a_batch_is_one_step_to_undo(project: Project, one_step: Callable) -> None:
    files = [parsed(f"Interview {n}", roles(n)) for n in range(4)]
    one_step(lambda: importing.import_items(project, importing.propose(project, files)))
    step = project.next_undo()
    assert step is not None
    assert step.count == 4


def test_turns_are_stored_as_they_were_read(desk) -> None:
    text = desk.project.text(desk.documents["Ann"])
    rows = documents.turns(desk.project, desk.documents["Ann"])
    assert [(row.label, text[row.body_start : row.end]) for row in rows] == [
        ("Interviewer", "And after you reported it?"),
        ("Ann", "They took a statement and then nothing."),
        ("Ann", "Nobody called me back for seven weeks."),
        ("Interviewer", "Did they ring in the end?"),
        ("Ann", "Never. I felt stupid for asking."),
    ]
    assert desk.project.check() == []


def test_one_bad_file_does_not_stop_the_others(desk) -> None:
    files = [
        parsed("Copy", INTERVIEW),
        parsed("New", roles(1)),
        parsed("Twin", roles(1)),
        parsed("Empty", " \n"),
        replace(parsed("Null", "a\x00b"), sha256="n"),
        replace(parsed("Half", roles(2)), text="\ud800", sha256="h"),
    ]
    report = importing.import_items(desk.project, importing.propose(desk.project, files))
    assert [row.name for row in report.documents] == ["New"]
    assert [(row.file, row.reason.split(": ", 1)[1]) for row in report.refused] == [
        ("Copy.txt", 'the same file is in the project already, as "Ann".'),
        ("Twin.txt", 'the same file is in the project already, as "New".'),
        ("Empty.txt", "it holds no text."),
        ("Null.txt", _NO_TEXT),
        ("Half.txt", _NO_TEXT),
    ]


_NO_TEXT = "it holds characters that are no text. Save it as UTF-8 text and import it again."


def test_an_undone_import_can_be_done_again(desk) -> None:
    desk.project.undo()
    report = importing.import_items(
        desk.project, importing.propose(desk.project, [parsed("Ann", INTERVIEW)])
    )
    assert (len(report.documents), report.refused) == (1, ())


@pytest.mark.parametrize("at", [0, 1, 3])
def test_cancelled_means_nothing_imported(project: Project, tables: Callable, at: int) -> None:
    before = tables()

    def cancel(done: int, _: int) -> None:
        if done == at:
            raise Cancelled

    files = [parsed(f"Interview {n}", roles(n)) for n in range(3)]
    with pytest.raises(Cancelled):
        importing.import_items(project, importing.propose(project, files), cancel)
    assert tables() == before
    assert project.next_undo() is None


def test_progress_counts_files(project: Project) -> None:
    seen = []
    files = [parsed(f"Interview {n}", roles(n)) for n in range(2)]
    items = importing.propose(project, files)
    importing.import_items(project, items, lambda done, total: seen.append((done, total)))
    assert seen == [(0, 2), (1, 2), (2, 2)]
