"""Documents: lists, places, and what is done with a whole document."""

from collections.abc import Callable

import pytest

from coder_app.core import documents
from coder_app.core.errors import Ambiguous, CoderError, NotFound
from coder_app.core.project import Project

Step = Callable[[Callable[[], object]], str]
NoStep = Callable[[Callable[[], object]], None]


def names(project: Project) -> list[str]:
    return [row.name for row in documents.documents(project)]


def test_a_document_is_listed_with_its_counts(desk, codes) -> None:
    codes.plant("a")
    desk.code("Nobody", codes["a"])
    (row,) = documents.documents(desk.project)
    text = desk.project.text(row.id)
    assert (row.name, row.characters, row.turns, row.codings) == ("Ann", len(text), 5, 1)
    assert (row.status, row.cases, row.format) == ("coding", ("Ann",), "txt")


def test_the_status_is_each_coders_own(desk, one_step: Step, no_step: NoStep) -> None:
    ann, document = desk.project.coder, desk.documents["Ann"]
    name = one_step(lambda: documents.set_status(desk.project, document, "done"))
    assert name == 'Mark "Ann" as done'
    no_step(lambda: documents.set_status(desk.project, document, "done"))
    desk.project.use_coder("Bo")
    assert documents.documents(desk.project)[0].status == "not started"
    assert documents.documents(desk.project, ann)[0].status == "done"
    no_step(lambda: documents.set_status(desk.project, document, "not started"))
    with pytest.raises(CoderError):
        documents.set_status(desk.project, document, "finished")


def test_paragraphs_are_counted_without_blank_lines(desk) -> None:
    document = desk.documents["Ann"]
    text = desk.project.text(document)
    spans = documents.paragraphs(desk.project, document)
    assert len(spans) == 5
    assert text[slice(*spans[2])] == "Ann: Nobody called me back for seven weeks."
    assert documents.paragraph_at(desk.project, document, spans[2][0]) == 3
    assert documents.paragraph_at(desk.project, document, spans[3][0] - 1) == 3
    assert documents.paragraph_at(desk.project, document, 0) == 1


def test_a_place_is_cited_by_its_paragraphs(desk) -> None:
    document, start, end = desk.place("Nobody called")
    assert documents.citation(desk.project, document, start, end) == "Ann ¶3"
    later = desk.place("Never.")[2]
    assert documents.citation(desk.project, document, start, later) == "Ann ¶3-5"
    line_end = desk.place("weeks.\n")[2]
    assert documents.citation(desk.project, document, start, line_end) == "Ann ¶3"


def test_the_case_is_cited_only_where_it_leads_to_one_document(desk) -> None:
    first = desk.lay("First talk", "Bea: One.\n\nBea: Two.\n")
    assert documents.citation(desk.project, first, 5, 8) == "Bea ¶1"
    second = desk.lay("Second talk", "Bea: Three.\n\nBea: Four.\n")
    assert documents.citation(desk.project, first, 5, 8) == "First talk ¶1"
    assert documents.citation(desk.project, second, 5, 8) == "Second talk ¶1"


def test_documents_are_found_by_id_and_name(desk) -> None:
    document = desk.documents["Ann"]
    assert documents.find_document(desk.project, document) == document
    assert documents.find_document(desk.project, " ann ") == document
    with pytest.raises(NotFound, match='Did you mean "Ann"'):
        documents.find_document(desk.project, "Anna")


def test_names_that_differ_in_capitals_only_are_ambiguous(desk) -> None:
    desk.lay("b c", "X: 1.\n\nX: 2.\n")
    with desk.project.action("Set up") as session:
        session.connection().exec_driver_sql("UPDATE document SET name = 'B C' WHERE name = 'Ann'")
    with pytest.raises(Ambiguous, match="B C; b c"):
        documents.find_document(desk.project, "B  c")
    assert documents.find_document(desk.project, "b c") == desk.documents["b c"]


def test_renaming_is_one_step(desk, one_step: Step, no_step: NoStep) -> None:
    document = desk.documents["Ann"]
    desk.lay("Bea", "Bea: 1.\n\nBea: 2.\n")
    assert one_step(lambda: documents.rename_document(desk.project, document, "A/1 \n x")) == (
        'Rename document "Ann" to "A/1 x"'
    )
    no_step(lambda: documents.rename_document(desk.project, document, "A/1 x"))
    with pytest.raises(CoderError, match="already"):
        documents.rename_document(desk.project, document, "bea")


def test_deleting_takes_everything_in_it_and_undo_brings_it_back(
    desk, codes, one_step: Step, no_step: NoStep
) -> None:
    codes.plant("a")
    desk.code("Nobody", codes["a"])
    document = desk.documents["Ann"]
    name = one_step(lambda: documents.delete_documents(desk.project, [document]))
    assert name == 'Delete document "Ann" (1 coding)'
    no_step(lambda: documents.delete_documents(desk.project, [document]))
    desk.project.undo()
    assert desk.coded() == [("a", "Nobody")]
    assert desk.project.text(document).startswith("Interviewer:")


def test_documents_are_moved_in_the_list(desk, one_step: Step, no_step: NoStep) -> None:
    for name in "BCD":
        desk.lay(name, f"{name}x: 1.\n\n{name}x: 2.\n")
    one_step(lambda: documents.move_document(desk.project, desk.documents["D"], 1))
    assert names(desk.project) == ["Ann", "D", "B", "C"]
    no_step(lambda: documents.move_document(desk.project, desk.documents["D"], 1))
    documents.move_document(desk.project, desk.documents["Ann"], 99)
    assert names(desk.project) == ["D", "B", "C", "Ann"]


def test_speakers_are_listed_with_role_and_case(desk) -> None:
    rows = documents.speakers(desk.project, desk.documents["Ann"])
    assert [(row.label, row.role, row.case_name, row.turns) for row in rows] == [
        ("Interviewer", "interviewer", "", 2),
        ("Ann", "participant", "Ann", 3),
    ]


# -- turns again -----------------------------------------------------------------------------------


def test_parsing_turns_again_changes_nothing_that_is_right(desk, no_step: NoStep) -> None:
    no_step(lambda: documents.reparse_turns(desk.project, desk.documents["Ann"]))


def test_a_wrong_parse_is_repaired_without_touching_text_or_codings(
    desk, codes, one_step: Step
) -> None:
    project, document = desk.project, desk.documents["Ann"]
    codes.plant("a")
    desk.code("Nobody called", codes["a"])
    text = project.text(document)
    right = [(row.start, row.body_start, row.end, row.label) for row in _turns(project, document)]
    with project.action("Break it") as session:
        session.connection().exec_driver_sql(
            "DELETE FROM turn WHERE start IN (SELECT start FROM turn ORDER BY start LIMIT 2)"
        )
    name = one_step(lambda: documents.reparse_turns(project, document))
    assert name == 'Parse the turns of "Ann" again'
    assert [(r.start, r.body_start, r.end, r.label) for r in _turns(project, document)] == right
    assert project.text(document) == text
    assert desk.coded() == [("a", "Nobody called")]


def test_joined_labels_and_times_outside_the_text_survive(desk) -> None:
    project, document = desk.project, desk.documents["Ann"]
    with project.action("Join and time") as session:
        run = session.connection().exec_driver_sql
        run("UPDATE speaker SET label = 'Devin Becker' WHERE label = 'Interviewer'")
        run("UPDATE turn SET time = start * 1000")
    documents.reparse_turns(project, document)
    rows = _turns(project, document)
    assert [row.label for row in rows][::3] == ["Devin Becker", "Devin Becker"]
    assert all(row.time == row.start * 1000 for row in rows)


def test_where_no_turns_are_found_the_old_ones_stay(project: Project, desk) -> None:
    note = desk.lay("Note", "Only words here.\n")
    with pytest.raises(CoderError, match="were kept"):
        documents.reparse_turns(project, note)


def _turns(project: Project, document) -> list[documents.TurnRow]:
    return documents.turns(project, document)
