"""Which passages were coded with no suggestion in sight, and how good suggestions are in them."""

from dataclasses import replace

import pytest

from coder_app.core.evaluation import own_replay
from coder_app.core.evaluation.good import NONE_BY_HAND, cells, good
from coder_app.core.evaluation.good_file import COLUMNS, write_good
from coder_app.core.evaluation.good_methods import FLATTERS, methods
from coder_app.core.evaluation.own import read_project
from coder_app.core.evaluation.own_replay import CodeReplay, Hits, OwnReplay
from coder_app.core.suggestions import ledger
from coder_app.core.suggestions.decisions import accept
from coder_app.core.suggestions.session import PassageSuggestions, Suggestion

TURNS = [f"Nobody rang me back in week {n}." for n in "abcdef"]


@pytest.fixture
def call(study):
    return study.code("No call back")


@pytest.fixture
def p01(study):
    return study.interview("P01", *[("P", text) for text in TURNS])


def show(study, document, words, code, *, asked):
    found = (Suggestion(code, 0.5, (), None, just_above=False),)
    passage = PassageSuggestions(document, *study.place(document, words), words, found)
    ledger.shown(study.project, [passage], None, asked=asked)


def test_by_hand_is_what_was_coded_before_a_suggestion_stood_there(study, p01, call, monkeypatch):
    clock = iter(f"2026-01-01T00:00:{second:02d}+00:00" for second in range(60))
    monkeypatch.setattr(ledger, "now", lambda: next(clock))
    monkeypatch.setattr("coder_app.core.coding_store.now", lambda: next(clock))
    monkeypatch.setattr("tests.core.suggestions.conftest.now", lambda: next(clock))
    a, b, c, d, e, f = TURNS
    study.coding(p01, a, call)
    show(study, p01, a, call, asked=True)  # seen afterwards only
    show(study, p01, b, call, asked=False)
    study.coding(p01, b, call)  # seen before it was coded
    accept(study.project, p01, *study.place(p01, c), call, 0.5)
    show(study, p01, d, call, asked=True)  # asked for, and passed over
    show(study, p01, e, call, asked=False)  # showed itself, and was passed over
    study.coding(p01, f, call)
    by_hand = [one.by_hand for one in read_project(study.project).passages]
    assert by_hand == [True, False, False, False, True, True]


def replayed(call, hand=None, right=30):
    whole, mine = Hits(55, 100), Hits(right, 60) if hand else Hits()
    codes = (CodeReplay(call, whole, whole, 60, mine, mine),)
    at = "2026-03-03T09:15:00+00:00"
    found = OwnReplay(at, 1, 300, 80, whole, whole, None, None, codes)
    return replace(found, hand=hand, hand_itself=mine, hand_asked=mine)


def test_both_shares_are_shown_and_the_paragraph_says_which_is_which(study, p01, call, tmp_path):
    accept(study.project, p01, *study.place(p01, TURNS[0]), call, 0.5)
    own_replay.keep(study.project, replayed(call, 120))
    assert own_replay.kept(study.project) == replayed(call, 120)
    found = good(study.project)
    assert "Only in the 120 passages coded by hand: by itself: 30 of 60, 50 %" in found.summary
    assert cells(found.rows[0])[-1].startswith("55 of 100")
    assert cells(found.rows[0], by_hand=True)[-1].startswith("30 of 60")
    text = methods(found)
    assert FLATTERS in text
    assert "In the 120 passages that were coded by hand before a suggestion was in sight" in text
    assert "30 of 60 suggestions that showed by themselves matched a code given, 50 %" in text
    write_good(tmp_path / "out.csv", found)
    rows = (tmp_path / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    at = COLUMNS.index("By hand only: shown when asked")
    assert rows[1].split(",")[at : at + 3] == ["60", "30", "0.5"]


def test_where_all_or_nothing_was_coded_by_hand_that_is_said(study, p01, call):
    study.coding(p01, TURNS[0], call)
    own_replay.keep(study.project, replayed(call, 300))
    found = good(study.project)
    assert "coded by hand" not in found.summary
    assert "All of its passages were coded by hand" in methods(found)
    own_replay.keep(study.project, replayed(call, 0))
    found = good(study.project)
    assert NONE_BY_HAND in found.summary
    assert methods(found).endswith(NONE_BY_HAND)


def test_a_replay_of_before_by_hand_was_asked_still_reads(study, p01, call):
    study.coding(p01, TURNS[0], call)
    own_replay.keep(study.project, replayed(call))
    assert "by hand" not in good(study.project).summary
