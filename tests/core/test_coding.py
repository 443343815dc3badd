"""Applying, extending, recoding, resizing and removing: each one step."""

from collections.abc import Callable

import pytest

from coder_app.core import cases, codebook, coding, documents, memos
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.ids import CodeId
from coder_app.core.placed import placed_with_turns
from coder_app.core.project import Project

Step = Callable[[Callable[[], object]], str]
NoStep = Callable[[Callable[[], object]], None]


@pytest.fixture
def waiting(codes) -> CodeId:
    codes.plant("Waiting", "Shame")
    return codes["Waiting"]


def test_applying_says_what_and_where(desk, waiting: CodeId, one_step: Step) -> None:
    place = desk.place("Nobody called me back")
    assert one_step(lambda: coding.apply_code(desk.project, *place, waiting)) == (
        'Apply "Waiting" to Ann ¶3'
    )
    assert desk.coded() == [("Waiting", "Nobody called me back")]


def test_a_place_is_cited_by_the_name_its_case_has_now(desk, waiting: CodeId, one_step) -> None:
    desk.code("Nobody called me back", waiting)
    (case,) = cases.cases(desk.project)
    cases.rename_case(desk.project, case.id, "Beth")
    place = desk.place("I felt stupid")
    assert one_step(lambda: coding.apply_code(desk.project, *place, waiting)) == (
        'Apply "Waiting" to Beth ¶5'
    )


def test_what_lists_know_of_codings_follows_each_step(desk, waiting: CodeId) -> None:
    assert not placed_with_turns(desk.project)[0]
    one = desk.code("Nobody called me back", waiting)
    coding.resize_coding(desk.project, one, *desk.place("Nobody called")[1:])
    assert [(row.start, row.end) for row in placed_with_turns(desk.project)[0]] == [
        desk.place("Nobody called")[1:]
    ]
    desk.project.undo()
    desk.project.undo()
    assert not placed_with_turns(desk.project)[0]


def test_the_first_coding_begins_a_document_in_the_same_step(desk, waiting: CodeId) -> None:
    desk.code("Nobody", waiting)
    assert documents.documents(desk.project)[0].status == "coding"
    desk.project.undo()
    assert documents.documents(desk.project)[0].status == "not started"


def test_coding_on_a_document_that_is_done_leaves_it_done(desk, waiting: CodeId) -> None:
    documents.set_status(desk.project, desk.documents["Ann"], "done")
    desk.code("Nobody", waiting)
    assert documents.documents(desk.project)[0].status == "done"


def test_the_same_code_over_an_overlap_extends(desk, waiting: CodeId, one_step: Step) -> None:
    first = desk.code("Nobody called me", waiting)
    place = desk.place("me back for seven")
    results = []
    name = one_step(lambda: results.append(coding.apply_code(desk.project, *place, waiting)))
    assert name == 'Extend "Waiting" in Ann ¶3'
    assert results == [coding.Applied(first, waiting, extended=True)]
    assert desk.coded() == [("Waiting", "Nobody called me back for seven")]


def test_touching_is_not_overlapping(desk, waiting: CodeId) -> None:
    desk.code("Nobody called", waiting)
    desk.code(" me back", waiting)
    assert desk.coded() == [("Waiting", "Nobody called"), ("Waiting", " me back")]


def test_several_overlaps_become_one_with_their_memos_in_place_order(desk, waiting) -> None:
    late = desk.code("seven weeks", waiting)
    early = desk.code("Nobody called", waiting)
    memos.set_memo(desk.project, "coding", late, "late words")
    memos.set_memo(desk.project, "coding", early, "early words")
    applied = coding.apply_code(desk.project, *desk.place("called me back for seven"), waiting)
    assert (applied.coding, applied.extended) == (early, True)
    row = coding.codings(desk.project, desk.documents["Ann"])[0]
    assert desk.coded() == [("Waiting", "Nobody called me back for seven weeks")]
    assert row.memo == "early words\n\nlate words"


def test_what_is_coded_so_already_is_no_step(desk, waiting: CodeId, no_step: NoStep) -> None:
    first = desk.code("Nobody called me back", waiting)
    results = []
    for words in ("Nobody called me back", "called me"):
        place = desk.place(words)
        no_step(lambda at=place: results.append(coding.apply_code(desk.project, *at, waiting)))
    assert results == [coding.Applied(first, waiting, extended=False)] * 2


def test_another_coder_and_another_code_never_extend(desk, codes, waiting: CodeId) -> None:
    desk.code("Nobody called", waiting)
    desk.code("Nobody called me", codes["Shame"])
    desk.project.use_coder("Bo", "B")
    desk.code("Nobody called me back", waiting)
    assert len(desk.coded()) == 3


def test_an_import_never_extends(desk, waiting: CodeId) -> None:
    desk.code("Nobody called", waiting)
    place = desk.place("called me back")
    applied = coding.apply_code(desk.project, *place, waiting, origin="import")
    assert not applied.extended
    assert len(desk.coded()) == 2


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 4), (4, 4), (5, 3), (0, 10_000), (39, 41), (10_000, 10_001)]
)
def test_no_words_no_coding(desk, waiting: CodeId, no_step: NoStep, start: int, end: int) -> None:
    document = desk.documents["Ann"]
    assert desk.project.text(document)[39:41] == "\n\n"

    def work() -> None:
        with pytest.raises(CoderError, match="Nothing was coded"):
            coding.apply_code(desk.project, document, start, end, waiting)

    no_step(work)


def test_an_unknown_code_or_document_is_refused(desk, waiting: CodeId) -> None:
    with pytest.raises(NotFound):
        coding.apply_code(desk.project, *desk.place("Nobody"), CodeId("gone"))
    with pytest.raises(CoderError):
        coding.apply_code(desk.project, "gone", 0, 4, waiting)


def test_a_new_code_is_created_and_applied_in_one_step(desk, one_step: Step) -> None:
    place = desk.place("felt stupid")
    name = one_step(lambda: coding.apply_new_code(desk.project, *place, "  Felt   stupid "))
    assert name == 'Apply new code "Felt stupid" to Ann ¶5'
    assert desk.coded() == [("Felt stupid", "felt stupid")]


def test_a_new_code_of_a_name_in_use_is_that_code(desk, waiting: CodeId) -> None:
    applied = coding.apply_new_code(desk.project, *desk.place("Nobody"), "Waiting")
    assert applied.code == waiting
    assert len(codebook.codebook(desk.project)) == 2


def test_removing_takes_the_memo_along_and_undo_brings_it_back(
    desk, waiting: CodeId, one_step: Step
) -> None:
    one = desk.code("Nobody", waiting)
    memos.set_memo(desk.project, "coding", one, "why")
    assert one_step(lambda: coding.remove_codings(desk.project, [one])) == (
        'Remove "Waiting" from Ann ¶3'
    )
    desk.project.undo()
    assert coding.codings(desk.project, desk.documents["Ann"])[0].memo == "why"


def test_several_are_removed_in_one_step(desk, codes, waiting: CodeId, one_step: Step) -> None:
    both = [desk.code("Nobody", waiting), desk.code("Never", codes["Shame"])]
    assert one_step(lambda: coding.remove_codings(desk.project, both)) == "Remove 2 codings"
    assert desk.coded() == []


def test_removing_what_is_gone_is_no_step(desk, no_step: NoStep) -> None:
    no_step(lambda: coding.remove_codings(desk.project, ["gone"]))


def test_recoding_joins_what_is_identical_with_its_memo(desk, codes, waiting, one_step) -> None:
    kept = desk.code("Nobody called", waiting)
    same = desk.code("Nobody called", codes["Shame"])
    memos.set_memo(desk.project, "coding", kept, "first")
    memos.set_memo(desk.project, "coding", same, "second")
    assert one_step(lambda: coding.recode(desk.project, [same], waiting)) == (
        'Recode "Shame" in Ann ¶3 as "Waiting"'
    )
    (row,) = coding.codings(desk.project, desk.documents["Ann"])
    assert (row.id, row.memo) == (kept, "first\n\nsecond")


def test_recoding_over_an_overlap_extends_as_applying_does(desk, codes, waiting, one_step) -> None:
    kept = desk.code("Nobody called", waiting)
    near = desk.code("called me back", codes["Shame"])
    memos.set_memo(desk.project, "coding", near, "late")
    one_step(lambda: coding.recode(desk.project, [near], waiting))
    assert desk.coded() == [("Waiting", "Nobody called me back")]
    (row,) = coding.codings(desk.project, desk.documents["Ann"])
    assert (row.id, row.memo) == (kept, "late")


def test_recoding_leaves_overlaps_that_were_imported_and_those_of_others(desk, codes, waiting):
    shame = codes["Shame"]
    one = desk.code("Nobody called", shame)
    two = coding.apply_code(
        desk.project, *desk.place("called me back"), shame, origin="import"
    ).coding
    desk.project.use_coder("Bo")
    desk.code("Nobody", waiting)
    coding.recode(desk.project, [one, two], waiting)
    assert len(desk.coded()) == 3


def test_a_step_on_anothers_coding_names_the_coder(desk, codes, waiting, one_step: Step) -> None:
    one, other = desk.code("Nobody called", waiting), desk.code("Never", waiting)
    desk.project.use_coder("Bo Diaz")
    mine = desk.code("stupid", waiting)
    _, start, end = desk.place("Nobody called me back")
    shame = codes["Shame"]
    assert one_step(lambda: coding.resize_coding(desk.project, one, start, end)) == (
        'Change the ends of "Waiting" by Ann Lee in Ann ¶3'
    )
    assert one_step(lambda: coding.recode(desk.project, [one], shame)) == (
        'Recode "Waiting" by Ann Lee in Ann ¶3 as "Shame"'
    )
    assert one_step(lambda: coding.remove_codings(desk.project, [one])) == (
        'Remove "Shame" by Ann Lee from Ann ¶3'
    )
    assert one_step(lambda: coding.remove_codings(desk.project, [other, mine])) == (
        "Remove 2 codings (1 by Ann Lee)"
    )


def test_recoding_to_the_same_code_is_no_step(desk, waiting: CodeId, no_step: NoStep) -> None:
    one = desk.code("Nobody", waiting)
    no_step(lambda: coding.recode(desk.project, [one], waiting))


def test_the_ends_of_a_coding_move(desk, waiting: CodeId, one_step: Step) -> None:
    one = desk.code("called me", waiting)
    _, start, end = desk.place("Nobody called me back")
    assert one_step(lambda: coding.resize_coding(desk.project, one, start, end)) == (
        'Change the ends of "Waiting" in Ann ¶3'
    )
    assert desk.coded() == [("Waiting", "Nobody called me back")]


def test_an_end_dragged_over_a_neighbour_joins_it(desk, waiting: CodeId) -> None:
    one, other = desk.code("Nobody", waiting), desk.code("me back", waiting)
    memos.set_memo(desk.project, "coding", other, "kept")
    coding.resize_coding(desk.project, one, *desk.place("Nobody called me")[1:])
    (row,) = coding.codings(desk.project, desk.documents["Ann"])
    assert (row.id, row.memo) == (one, "kept")
    assert desk.coded() == [("Waiting", "Nobody called me back")]


def test_growing_over_an_imported_overlap_extends_instead_of_leaving_a_twin(desk, waiting) -> None:
    one = desk.code("Nobody called", waiting)
    coding.apply_code(desk.project, *desk.place("called me back"), waiting, origin="import")
    coding.resize_coding(desk.project, one, *desk.place("Nobody called me")[1:])
    assert desk.coded() == [("Waiting", "Nobody called me back")]


def test_shrinking_beside_an_imported_overlap_joins_nothing(desk, waiting: CodeId) -> None:
    one = desk.code("Nobody called me", waiting)
    coding.apply_code(desk.project, *desk.place("called me back"), waiting, origin="import")
    coding.resize_coding(desk.project, one, *desk.place("Nobody called")[1:])
    assert desk.coded() == [("Waiting", "Nobody called"), ("Waiting", "called me back")]


def test_the_codes_used_last_come_first(desk, codes, waiting: CodeId) -> None:
    desk.code("Nobody", waiting)
    desk.code("Never", codes["Shame"])
    desk.code("weeks", waiting)
    assert coding.last_used_codes(desk.project) == [waiting, codes["Shame"]]
    desk.project.use_coder("Bo")
    assert coding.last_used_codes(desk.project) == []


def test_offsets_are_code_points(project: Project, desk, waiting: CodeId) -> None:
    desk.lay("Emoji", "Ann: So 😀 naïve e\u0301 אבג. Yes.\n\nAnn: Well.\n")
    desk.code("naïve e\u0301 אבג", waiting, "Emoji")
    assert desk.coded("Emoji") == [("Waiting", "naïve e\u0301 אבג")]
    assert project.check() == []
