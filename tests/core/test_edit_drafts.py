"""What is typed and not saved is kept for its coder, with the text it was typed in."""

from coder_app.core import documents, editing
from coder_app.core.edit_drafts import draft_of, drafted_documents, drop_draft, keep_draft
from coder_app.core.project import Project

TYPED = ((0, 3, "The"), (10, 10, "😀\n"))


def test_a_draft_comes_back_as_it_was_typed(desk) -> None:
    project, one = desk.project, desk.documents["Ann"]
    keep_draft(project, one, TYPED, 12)
    draft = draft_of(project, one)
    assert (draft.changes, draft.caret, draft.fits) == (TYPED, 12, True)


def test_the_newest_stands_in_place_of_the_one_before(desk) -> None:
    project, one = desk.project, desk.documents["Ann"]
    first = keep_draft(project, one, TYPED[:1], 1)
    second = keep_draft(project, one, TYPED, 12, first)
    assert draft_of(project, one).id == second
    drop_draft(project, second)
    assert draft_of(project, one) is None


def test_it_is_no_step_and_nobody_else_s(desk) -> None:
    project, one = desk.project, desk.documents["Ann"]
    newest = project.next_undo()
    keep_draft(project, one, TYPED, 12)
    assert project.next_undo() == newest
    project.use_coder("Ben Ash")
    assert draft_of(project, one) is None
    assert drafted_documents(project) == []


def test_it_does_not_fit_a_text_that_was_changed_since_and_fits_again_after_undo(desk) -> None:
    project, one = desk.project, desk.documents["Ann"]
    keep_draft(project, one, TYPED, 12)
    editing.edit_text(project, one, project.text(one) + "More.\n")
    assert not draft_of(project, one).fits
    project.undo()
    assert draft_of(project, one).fits


def test_it_survives_the_program_and_goes_with_its_document(desk, tmp_path) -> None:
    project, one, two = desk.project, desk.documents["Ann"], desk.lay("P02", "Ann: Other words.\n")
    keep_draft(project, one, TYPED, 12)
    keep_draft(project, two, TYPED, 12)
    copy = tmp_path / "copy.coder"
    project.save_copy(copy)
    again = Project.open(copy, coder=(project.coder_name, ""))
    assert drafted_documents(again) == [two, one]
    documents.delete_documents(again, [two])
    assert drafted_documents(again) == [one]
    again.close()
