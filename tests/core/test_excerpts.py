"""Excerpts name who speaks, belong to the cases of the turns, and are cited by paragraph."""

import pytest

from coder_app.core import cases, coding, excerpts, memos
from coder_app.core.excerpts import ExcerptFilter, ExcerptRow
from coder_app.core.project import Project
from coder_app.core.quotes import context, quote
from tests.finding import case_named

GROUP = """\
Moderator: And after?

[00:01:05] Bea: Nobody came.

Cy: Someone came to me.

Bea: Good for you.
"""


@pytest.fixture
def study(desk, codes):
    """Two documents, three codes, five codings of two coders."""
    codes.plant("theme > wait > long", "shame")
    desk.lay("Group", GROUP)
    desk.code("Nobody called me back", codes["wait"])
    desk.code("seven weeks", codes["long"])
    desk.code("felt stupid", codes["shame"])
    desk.project.use_coder("Bo Ray", "BR")
    desk.code("Nobody came", codes["wait"], "Group")
    desk.code("Someone came to me.\n\nBea: Good", codes["shame"], "Group")
    return desk


def rows(project: Project, **wanted) -> list[ExcerptRow]:
    listing = excerpts.excerpts(project, ExcerptFilter(**wanted))
    found = listing.rows(0, listing.count)
    assert [row.id for row in found] == list(listing.ids)
    return found


def texts(project: Project, **wanted) -> list[str]:
    return [row.text for row in rows(project, **wanted)]


def test_an_excerpt_says_everything_about_itself(study, codes) -> None:
    (row,) = rows(study.project, codes=frozenset({codes["long"]}))
    assert (row.text, row.citation, row.words) == ("seven weeks", "Ann ¶3", 2)
    assert (row.code_path, row.document_name) == ("theme > wait > long", "Ann")
    assert (row.case_names, row.speakers) == (("Ann",), ("Ann",))
    assert (row.coder_name, row.coder_initials, row.origin) == ("Ann Lee", "AL", "hand")
    assert (row.memo or "", row.theme, row.time) == ("", "", None)


def test_across_turns_each_speaker_is_named_and_labels_are_left_out(study, codes) -> None:
    (row,) = rows(study.project, codes=frozenset({codes["shame"]}), coders=frozenset({_bo(study)}))
    assert row.text == "[Cy] Someone came to me. [Bea] Good"
    assert row.case_names == ("Cy", "Bea")
    assert row.citation == "Group ¶3-4"
    text = study.project.text(row.document_id)
    assert text[row.start : row.end] == "Someone came to me.\n\nBea: Good"


def test_question_and_answer_belong_to_who_answers(desk, codes) -> None:
    codes.plant("a")
    desk.code("Did they ring in the end?\n\nAnn: Never.", codes["a"])
    (row,) = rows(desk.project)
    assert row.text == "[Interviewer] Did they ring in the end? [Ann] Never."
    assert (row.case_names, row.words) == (("Ann",), 1)


def test_an_interviewer_alone_is_named_and_has_no_case(desk, codes) -> None:
    codes.plant("a")
    desk.code("Did they ring", codes["a"])
    (row,) = rows(desk.project)
    assert (row.text, row.case_names, row.words) == ("[Interviewer] Did they ring", (), 3)


def test_two_turns_of_one_participant_need_no_name(desk, codes) -> None:
    codes.plant("a")
    desk.code("nothing.\n\nAnn: Nobody", codes["a"])
    (row,) = rows(desk.project)
    assert (row.text, row.case_names) == ("nothing.\nNobody", ("Ann",))


def test_a_label_caught_at_the_end_brings_no_case(desk, codes) -> None:
    codes.plant("a")
    desk.code("And after you reported it?\n\nAnn", codes["a"])
    (row,) = rows(desk.project)
    assert (row.text, row.case_names) == ("[Interviewer] And after you reported it?", ())


def test_nothing_but_a_label_is_still_an_excerpt(desk, codes) -> None:
    codes.plant("a")
    document = desk.documents["Ann"]
    coding.apply_code(desk.project, document, 0, 12, codes["a"])
    (row,) = rows(desk.project)
    assert row.text == "Interviewer:"


def test_the_time_is_that_of_the_turn(study, codes) -> None:
    found = rows(study.project, codes=frozenset({codes["wait"]}), with_subcodes=False)
    assert [row.time for row in found] == [None, 65_000]


def test_filters_work_together(study, codes) -> None:
    project = study.project
    wait = frozenset({codes["wait"]})
    assert texts(project, codes=wait) == ["Nobody called me back", "Nobody came", "seven weeks"]
    assert texts(project, codes=wait, with_subcodes=False) == [
        "Nobody called me back",
        "Nobody came",
    ]
    group = frozenset({study.documents["Group"]})
    assert texts(project, codes=wait, documents=group) == ["Nobody came"]
    assert texts(project, coders=frozenset({_bo(study)}), codes=wait) == ["Nobody came"]
    assert texts(project, origins=frozenset({"import"})) == []
    cy = frozenset({case_named(project, "Cy")})
    assert texts(project, cases=cy) == ["[Cy] Someone came to me. [Bea] Good"]


def test_an_attribute_chooses_cases(study) -> None:
    cases.import_attributes(study.project, [["case", "area"], ["Bea", "town"], ["Ann", "farm"]])
    area = cases.find_attribute(study.project, "area")
    assert texts(study.project, attribute=(area, "town")) == [
        "Nobody came",
        "[Cy] Someone came to me. [Bea] Good",
    ]
    cy = frozenset({case_named(study.project, "Cy")})
    assert len(texts(study.project, attribute=(area, "farm"), cases=cy)) == 0


def test_they_are_grouped_by_code_case_or_document(study) -> None:
    by = {g: [r.code_name for r in rows(study.project, group=g)] for g in ("code", "document")}
    assert by["code"] == ["wait", "wait", "long", "shame", "shame"]
    assert by["document"] == ["wait", "long", "shame", "wait", "shame"]
    assert [row.case_names for row in rows(study.project, group="case")] == [
        ("Ann",),
        ("Ann",),
        ("Ann",),
        ("Bea",),
        ("Cy", "Bea"),
    ]


def test_a_page_is_a_part_of_the_list(study) -> None:
    listing = excerpts.excerpts(study.project)
    assert listing.count == 5
    everything = listing.rows(0, 5)
    assert listing.rows(1, 3) == everything[1:3]
    coding.remove_codings(study.project, [everything[1].id])
    assert listing.rows(0, 5) == [everything[0], *everything[2:]]


def test_the_memo_of_a_coding_stands_beside_it(study, codes) -> None:
    (row,) = rows(study.project, codes=frozenset({codes["long"]}))
    memos.set_memo(study.project, "coding", row.id, "telling")
    assert rows(study.project, codes=frozenset({codes["long"]}))[0].memo == "telling"


def test_context_is_a_sentence_from_the_turn_or_its_neighbour(study) -> None:
    by_text = {row.text: row.id for row in rows(study.project)}
    assert context(study.project, by_text["felt stupid"]) == ("I", "for asking.")
    assert context(study.project, by_text["Nobody called me back"]) == (
        "[Ann] They took a statement and then nothing.",
        "for seven weeks.",
    )
    assert context(study.project, by_text["Nobody came"]) == ("[Interviewer] And after?", ".")


def test_context_is_not_cut_at_an_abbreviation(desk, codes) -> None:
    codes.plant("a")
    text = "Ann: It was late. I saw Dr. J. Smith at the St. Mary clinic. He was kind! Yes.\n"
    desk.lay("Other", text)
    one = desk.code("at the", codes["a"], "Other")
    assert context(desk.project, one) == ("I saw Dr. J. Smith", "St. Mary clinic.")


def test_a_quote_has_a_reference(study) -> None:
    cases.import_attributes(
        study.project, [["case", "gender", "age"], ["Ann", "woman", "25-34"], ["Bea", "man", ""]]
    )
    by_text = {row.text: row.id for row in rows(study.project)}
    assert quote(study.project, by_text["seven weeks"]) == "“seven weeks” (Ann, woman, 25-34, ¶3)"
    two = quote(study.project, by_text["[Cy] Someone came to me. [Bea] Good"])
    assert two == "“[Cy] Someone came to me. [Bea] Good” (Group, ¶3-4)"


def _bo(study) -> str:
    return study.project.coder
