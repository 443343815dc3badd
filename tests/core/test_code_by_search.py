"""Hits become codings in one step, joined with what was there."""

import pytest

from coder_app.core import coding
from coder_app.core.code_by_search import code_segments
from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from coder_app.core.search import Search, SearchFilter
from coder_app.core.search_jobs import plan_coding


def planned(project: Project, desk, typed: str, reach: str) -> list[str]:
    plan = plan_coding(project.path, Search(typed), reach, None)
    text = project.text(desk.documents["Ann"])
    return [text[start:end] for spans in plan.values() for start, end in spans]


def test_the_preview_grows_hits_to_words_sentences_and_turns(project: Project, desk) -> None:
    assert planned(project, desk, "stupid", "word") == ["stupid"]
    assert planned(project, desk, "stupid", "sentence") == ["I felt stupid for asking."]
    assert planned(project, desk, "stupid", "turn") == ["Never. I felt stupid for asking."]
    assert planned(project, desk, "felt stupid", "sentence") == ["I felt stupid for asking."]


def test_a_part_of_a_word_grows_to_the_word(project: Project, desk) -> None:
    plan = plan_coding(project.path, Search("tup", "pattern"), "word", None)
    text = project.text(desk.documents["Ann"])
    assert [text[s:e] for spans in plan.values() for s, e in spans] == ["stupid"]


def test_hits_are_coded_in_one_step_with_their_origin(
    project: Project, desk, codes, one_step
) -> None:
    codes.plant("Contact")
    plan = plan_coding(project.path, Search("called OR ring"), "word", None)
    name = one_step(lambda: code_segments(project, plan, codes["Contact"], "“called OR ring”"))
    assert name == 'Apply "Contact" to 2 hits of “called OR ring”'
    assert desk.coded() == [("Contact", "called"), ("Contact", "ring")]
    rows = coding.codings(project, desk.documents["Ann"])
    assert {row.origin for row in rows} == {"search"}


def test_what_overlaps_is_joined_and_what_is_coded_is_left_alone(project, desk, codes) -> None:
    codes.plant("Contact")
    desk.code("Nobody called", codes["Contact"])
    desk.code("ring in", codes["Contact"])
    plan = plan_coding(project.path, Search('"called me" OR ring'), "word", None)
    done = code_segments(project, plan, codes["Contact"], "it")
    assert (done.segments, done.already) == (1, 1)
    assert desk.coded() == [("Contact", "Nobody called me"), ("Contact", "ring in")]
    with pytest.raises(CoderError, match='coded "Contact" already'):
        code_segments(project, plan, codes["Contact"], "it")


def test_a_new_code_is_made_in_the_same_step(project: Project, desk, one_step) -> None:
    plan = plan_coding(project.path, Search("statement"), "word", None)
    one_step(lambda: code_segments(project, plan, "Papers", "“statement”", new=True))
    assert desk.coded() == [("Papers", "statement")]


def test_nothing_ticked_is_nothing_coded(project: Project, codes, no_step) -> None:
    codes.plant("Contact")

    def nothing() -> None:
        with pytest.raises(CoderError, match="No hit is ticked"):
            code_segments(project, {}, codes["Contact"], "it")

    no_step(nothing)


def test_thousands_of_hits_are_one_step(project: Project, desk, codes) -> None:
    codes.plant("Contact")
    text = "Ann: " + "They rang. " * 3_000
    long = desk.lay("Long", text)
    where = SearchFilter(documents=frozenset([DocumentId(long)]))
    plan = plan_coding(project.path, Search("rang", where=where), "sentence", None)
    assert code_segments(project, plan, codes["Contact"], "“rang”").segments == 3_000
    project.undo()
    assert desk.coded("Long") == []


def test_nothing_found_is_nothing_planned(project: Project) -> None:
    assert plan_coding(project.path, Search("xylophone"), "word", None) == {}
