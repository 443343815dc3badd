"""Merging codes: the preview tells what happens, overlaps join, the old name stays."""

import pytest

from coder_app.core import code_sets, codebook, coding, memos
from coder_app.core.code_aliases import aliases
from coder_app.core.codebook_merge import merge_codes, merge_preview
from coder_app.core.errors import CoderError
from coder_app.core.pins import pin_code, pins
from models import Coding, LostCoding, now


@pytest.fixture
def rude(desk, codes):
    """Two codes whose codings lie apart, overlap, and are the same."""
    codes.plant("Rude > Tone", "Attitude > Tone2")
    desk.code("Nobody called me", codes["Rude"])
    desk.code("called me back", codes["Attitude"])
    desk.code("Never.", codes["Rude"])
    desk.code("Never.", codes["Attitude"])
    desk.code("a statement", codes["Rude"])
    desk.code("ring in the end", codes["Attitude"])
    return desk


def test_the_preview_says_what_the_merge_does(rude, codes) -> None:
    seen = merge_preview(rude.project, [codes["Rude"]], codes["Attitude"])
    assert (seen.codes, seen.into) == (("Rude",), "Attitude")
    assert (seen.codings, seen.documents, seen.there, seen.subcodes) == (3, 1, 3, 1)
    assert (seen.identical, seen.joined) == (1, 1)
    (join,) = seen.joins
    assert (join.citation, join.words, join.codings) == ("Ann ¶3", "Nobody called me back", 2)
    merge_codes(rude.project, [codes["Rude"]], codes["Attitude"])
    assert len(rude.coded()) == seen.left_joined == 4


def test_the_preview_names_other_coders_whose_codings_go_over(rude, codes) -> None:
    assert merge_preview(rude.project, [codes["Rude"]], codes["Attitude"]).others == ""
    rude.project.use_coder("Bo")
    seen = merge_preview(rude.project, [codes["Rude"]], codes["Attitude"])
    assert seen.others == "3 by Ann Lee"


def test_overlaps_may_stay_apart(rude, codes) -> None:
    seen = merge_preview(rude.project, [codes["Rude"]], codes["Attitude"])
    merge_codes(rude.project, [codes["Rude"]], codes["Attitude"], join_overlaps=False)
    assert len(rude.coded()) == seen.left_apart == 5


def test_what_joins_keeps_memos_by_place_and_the_mark_of_importance(desk, codes, one_step) -> None:
    codes.plant("a", "b")
    first = desk.code("Nobody called", codes["b"])
    second = desk.code("called me", codes["a"])
    third = desk.code("me back", codes["b"])
    for one, words in ((first, "1"), (second, "2"), (third, "3")):
        memos.set_memo(desk.project, "coding", one, words)
    with desk.project.action("Mark") as session:
        session.get_one(Coding, third).important = 1
    one_step(lambda: merge_codes(desk.project, [codes["b"]], codes["a"]))
    (left,) = coding.codings(desk.project, desk.documents["Ann"])
    assert (left.id, left.memo) == (first, "1\n\n2\n\n3")
    with desk.project.read() as session:
        assert session.get_one(Coding, left.id).important == 1


def test_touching_and_two_coders_stay_apart(desk, codes) -> None:
    codes.plant("a", "b")
    desk.code("Nobody ", codes["a"])
    desk.code("called", codes["b"])
    desk.project.use_coder("Bo")
    desk.code("Nobody called me", codes["b"])
    merge_codes(desk.project, [codes["b"]], codes["a"])
    assert len(desk.coded()) == 3


def test_what_overlapped_before_under_one_code_stays(desk, codes) -> None:
    codes.plant("a", "b")
    for words in ("Nobody called", "called me"):
        coding.apply_code(desk.project, *desk.place(words), codes["b"], origin="import")
    merge_codes(desk.project, [codes["b"]], codes["a"])
    assert [words for _, words in desk.coded()] == ["Nobody called", "called me"]


def test_the_old_names_stay_with_definition_and_reason_through_a_second_merge(
    project, codes, one_step
) -> None:
    codes.plant("Rude", "Attitude", "Manner")
    codebook.define_code(project, codes["Rude"], definition="Unkind.", exclude="Haste.")
    rude = codes["Rude"]
    one_step(lambda: merge_codes(project, [rude], codes["Attitude"], reason=" Always coded both. "))
    step = project.next_undo()
    assert step is not None
    assert step.reason == "Always coded both."
    one_step(lambda: merge_codes(project, [codes["Attitude"]], codes["Manner"]))
    old = aliases(project)
    assert [(row.id, row.name, row.code_id) for row in old] == [
        (rude, "Rude", codes["Manner"]),
        (codes["Attitude"], "Attitude", codes["Manner"]),
    ]
    assert old[0].definition == "Unkind.\nExclude: Haste."
    assert (old[0].reason, old[0].coder_name) == ("Always coded both.", "Ann Lee")
    assert codebook.codebook(project)[0].aliases == ("Rude", "Attitude")


def test_lost_codings_and_sets_go_over_too(desk, codes) -> None:
    project = desk.project
    codes.plant("a", "b", "c")
    code_sets.create_set(project, "Both", [codes["a"], codes["b"]])
    code_sets.create_set(project, "One", [codes["b"]])
    with project.action("Lose") as session:
        session.add(
            LostCoding(
                document_id=desk.documents["Ann"],
                code_id=codes["b"],
                coder_id=project.coder,
                place=0,
                excerpt="x",
                created_at=now(),
                origin="hand",
                lost_at=now(),
            )
        )
    merge_codes(project, [codes["b"]], codes["a"])
    assert [row.codes for row in code_sets.code_sets(project)] == [(codes["a"],)] * 2
    with project.read() as session:
        assert [row.code_id for row in session.query(LostCoding)] == [codes["a"]]


def test_a_preview_of_namesakes_counts_where_their_codings_end(desk, codes) -> None:
    project = desk.project
    codes.plant("a > wait", "b")
    twin = codebook.create_code(project, "wait", codes["b"])
    desk.code("Nobody", twin)
    desk.code("Nobody called", codes["wait"])
    seen = merge_preview(project, [codes["b"]], codes["a"])
    assert (seen.codings, seen.there, seen.joined, seen.subcodes) == (1, 0, 1, 1)
    merge_codes(project, [codes["b"]], codes["a"])
    assert desk.coded() == [("wait", "Nobody called")]


def test_a_preview_refuses_what_the_merge_refuses(project, codes) -> None:
    codes.plant("a > b")
    with pytest.raises(CoderError, match="beneath it"):
        merge_preview(project, [codes["a"]], codes["b"])


def test_the_key_of_a_merged_code_means_the_one_it_went_into(project, codes, one_step) -> None:
    codes.plant("a", "b", "c")
    pin_code(project, codes["b"], 2)
    one_step(lambda: merge_codes(project, [codes["b"]], codes["a"]))
    assert pins(project) == {2: codes["a"]}
    pin_code(project, codes["c"], 3)
    merge_codes(project, [codes["c"]], codes["a"])
    assert pins(project) == {2: codes["a"]}
