"""Corrections of an import's plan: roles, cases, and two labels that are one speaker."""

import pytest

from coder_app.core.exchange.parsed import ParsedFile, ParsedSpeaker
from coder_app.core.import_edits import (
    LEFT_OUT,
    bearer,
    carried_over,
    cases_of,
    is_known,
    role_words,
    targets,
    with_case,
    with_role,
    with_same,
)
from coder_app.core.importing import ImportItem, propose


def plan(*labels: str, name: str = "P04") -> ImportItem:
    """A file with these labels; those in the table of mere roles name nobody."""
    roles = {"I": "interviewer"}
    mere = {"I", "R", "P1", "P2"}
    speakers = tuple(
        ParsedSpeaker(label, roles.get(label, "participant"), 3, 30, label in mere)  # type: ignore[arg-type]
        for label in labels
    )
    return propose(None, [ParsedFile(f"/{name}.txt", name, "txt", name, "…", (), speakers)])[0]


def said(item: ImportItem) -> dict[str, tuple[str, str | None]]:
    return {c.label: (role_words(item, c), bearer(item, c).case) for c in item.speakers}


def test_an_interviewer_belongs_to_no_case_and_gets_one_back_as_participant():
    item = with_role(plan("I", "Moira"), "Moira", "interviewer")
    assert said(item)["Moira"] == ("interviewer", None)
    assert said(with_role(item, "Moira", "participant"))["Moira"] == ("participant", "Moira")


def test_a_mere_role_never_names_a_case():
    item = with_role(plan("I", "R"), "R", "other")
    assert said(with_role(item, "R", "participant"))["R"] == ("participant", "P04")
    item = with_role(plan("P1", "P2"), "P2", "other")
    assert said(with_role(item, "P2", "participant"))["P2"] == ("participant", "P04 · P2")


def test_who_is_left_out_has_no_case():
    item = with_role(plan("I", "Moira"), "Moira", LEFT_OUT)
    assert said(item)["Moira"] == (LEFT_OUT, None)
    assert cases_of([item]) == []


def test_a_case_makes_a_participant_and_none_takes_it_away():
    item = with_case(plan("I", "R"), "I", "C7")
    assert said(item)["I"] == ("participant", "C7")
    assert said(with_case(item, "R", ""))["R"] == ("participant", None)


def test_two_labels_become_one_speaker_with_one_role_and_case():
    item = with_same(plan("DB", "Devin Becker"), "DB", "Devin Becker")
    item = with_role(item, "Devin Becker", "interviewer")
    assert said(item) == {"DB": ("interviewer", None), "Devin Becker": ("interviewer", None)}
    item = with_case(item, "Devin Becker", "C1")
    assert said(item)["DB"] == ("participant", "C1")
    assert cases_of([item]) == ["C1"]


def test_labels_joined_to_a_speaker_go_along_when_it_is_joined_itself():
    item = with_same(plan("A", "B", "C"), "A", "B")
    item = with_same(item, "B", "C")
    assert {c.label: c.join for c in item.speakers} == {"A": "C", "B": "C", "C": None}


def test_a_label_is_offered_only_speakers_that_stand_for_themselves():
    item = with_role(with_same(plan("A", "B", "C", "D"), "A", "B"), "D", LEFT_OUT)
    assert targets(item, "C") == ["B"]
    assert targets(item, "A") == ["B", "C"]


def test_a_label_can_be_itself_again():
    item = with_same(with_same(plan("A", "B"), "A", "B"), "A", "")
    assert item.speakers[0].join is None
    assert role_words(item, item.speakers[0]) == "participant"


@pytest.mark.parametrize("case", ["p04", " P 04 "])
def test_a_case_of_the_project_is_known_whatever_its_capitals_and_blanks(case):
    assert is_known(case, ["P04"])
    assert not is_known("P4", ["P04"])


def test_a_file_read_again_keeps_the_corrections_of_the_labels_it_still_has():
    old = with_case(plan("I", "R", name="P04"), "R", "Moira")
    fresh = plan("I", "R", "Doctor", name="P04")
    kept = carried_over(fresh, old)
    assert said(kept)["R"] == ("participant", "Moira")
    assert "Doctor" in said(kept)
    assert carried_over(fresh, None) is fresh
