"""Merged codes: the off switch, what was refused, and the record of what was shown."""

import pytest

from coder_app.core.codebook_merge import merge_codes, merge_preview
from coder_app.core.evaluation.record import record
from coder_app.core.suggestions import ledger
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.choices import choices, never_suggest
from coder_app.core.suggestions.decisions import accept, refuse
from coder_app.core.suggestions.session import PassageSuggestions, Suggestion, suggest_for

RANG = "Nobody rang me, nobody called back for seven weeks."


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def call(study):
    return study.code("No call back")


@pytest.fixture
def phone(study):
    return study.code("Nobody rang")


@pytest.fixture
def p01(study):
    return study.interview("P01", ("I", "And then?"), ("P01", RANG), ("P01", "We had tea."))


def never(project):
    return choices(project).never


def test_a_merged_code_is_off_only_where_all_were_and_the_preview_says_so(study, call, phone):
    project, third = study.project, study.code("Silence")
    never_suggest(project, call, third)
    seen = merge_preview(project, [call], phone)
    assert (seen.some_off, seen.off) == (True, False)
    merge_codes(project, [call], phone)
    assert never(project) == {third}
    project.undo()
    assert never(project) == {call, third}
    seen = merge_preview(project, [call], third)
    assert (seen.some_off, seen.off) == (True, True)
    merge_codes(project, [call], third)
    assert never(project) == {third}


def test_one_that_is_on_turns_the_code_on_that_takes_it_in(study, call, phone):
    never_suggest(study.project, phone)
    merge_codes(study.project, [call], phone)
    assert never(study.project) == frozenset()
    assert not merge_preview(study.project, [phone], study.code("Other")).some_off


def test_who_refused_a_code_has_not_refused_the_one_it_went_into(study, p01, call, phone):
    project, place = study.project, study.place(p01, RANG)
    refuse(project, p01, *place, call, 0.4)
    assert merge_preview(project, [call], phone).refused == 1
    merge_codes(project, [call], phone)
    assert [one.code_id for one in suggest_for(project.path, p01, *place).suggestions] == [phone]
    project.undo()
    codes = [one.code_id for one in suggest_for(project.path, p01, *place).suggestions]
    assert codes == [phone], "the refusal of the other is back"


def test_what_was_refused_of_the_code_that_stays_stays_refused(study, p01, call, phone):
    project, place = study.project, study.place(p01, RANG)
    refuse(project, p01, *place, phone, 0.4)
    assert merge_preview(project, [call], phone).refused == 0
    merge_codes(project, [call], phone)
    assert suggest_for(project.path, p01, *place).suggestions == ()


def test_the_record_counts_what_was_shown_of_a_merged_code_with_its_decisions(
    study, p01, call, phone
):
    project, place = study.project, study.place(p01, RANG)
    shown = Suggestion(call, 0.6, (), None, just_above=False)
    found = PassageSuggestions(p01, *place, RANG, (shown,))
    ledger.shown(project, [found], None, asked=True)
    accept(project, p01, *place, call, 0.6)
    merge_codes(project, [call], phone)
    tally = record(project).by_code[phone]
    assert (tally.suggested, tally.accepted, tally.left) == (1, 1, 0)
    assert record(project).gone.suggested == 0
