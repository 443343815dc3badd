"""What became of suggestions, in numbers and in words."""

import csv
import json
from dataclasses import asdict

import pytest
from openpyxl import load_workbook

from coder_app.core.coding import remove_codings
from coder_app.core.errors import CoderError
from coder_app.core.evaluation import own_replay
from coder_app.core.evaluation.good import NOT_REPLAYED, NOTHING_CODED, cells, good, precision
from coder_app.core.evaluation.good_file import write_good
from coder_app.core.evaluation.good_methods import FLATTERS, methods
from coder_app.core.evaluation.interval import wilson
from coder_app.core.evaluation.own_replay import CodeReplay, Hits, OwnReplay, replay_own
from coder_app.core.evaluation.record import Tally, record
from coder_app.core.suggestions import ledger
from coder_app.core.suggestions.decisions import accept, accept_all, change, refuse
from coder_app.core.suggestions.session import PassageSuggestions, Suggestion
from models import Cache, Code

SAID = "Nobody rang me back. We had tea. I waited. She stayed. They wrote."
WORDS = ("Nobody rang me back.", "We had tea.", "I waited.", "She stayed.", "They wrote.")


@pytest.fixture
def call(study):
    return study.code("No call back")


@pytest.fixture
def p01(study):
    return study.interview("P01", ("P01", SAID))


def show(study, document, words, *codes):
    found = tuple(Suggestion(code, 0.5, (), None, False) for code in codes)
    passage = PassageSuggestions(document, *study.place(document, words), words, found)
    ledger.shown(study.project, [passage], None, asked=True)


def replayed(call, right=55, shown=100, codings=1):
    hits, asked = Hits(right, shown), Hits(right + 20, 2 * shown)
    codes = (CodeReplay(call, hits, asked, 60),)
    at = "2026-03-03T09:15:00+00:00"
    return OwnReplay(at, codings, 300, 80, hits, asked, 0.74, 0.51, codes)


def test_wilson_gives_the_known_intervals():
    assert wilson(15, 20) == pytest.approx((0.531, 0.888), abs=0.001)
    assert wilson(0, 10) == pytest.approx((0.0, 0.278), abs=0.001)
    assert wilson(10, 10) == pytest.approx((0.722, 1.0), abs=0.001)
    assert wilson(0, 0) == (0.0, 1.0)


def test_a_share_in_per_cent_needs_a_base_of_twenty():
    assert precision(Hits(55, 100)) == "55 % (45–64 %)"
    assert precision(Hits(3, 4)) == "30–95 %"
    assert precision(Hits()) == ""


def test_what_was_shown_and_decided_is_counted_by_code_and_coder(study, p01, call):
    waiting = study.code("Waiting")
    for words in WORDS[:4]:
        show(study, p01, words, call)
    accept(study.project, p01, *study.place(p01, WORDS[0]), call, 0.5)
    refuse(study.project, p01, *study.place(p01, WORDS[1]), call, 0.5)
    change(study.project, p01, *study.place(p01, WORDS[2]), call, 0.5, chosen=waiting)
    accept_all(study.project, waiting, [((p01, *study.place(p01, WORDS[4])), 0.6)])
    seen = record(study.project)
    assert seen.by_code[call] == Tally(4, 1, 1, 1)
    assert seen.by_code[call].left == 1
    assert seen.by_code[waiting] == Tally(1, 1, 0, 0, in_bulk=1)
    assert seen.by_coder[study.project.coder_name] == Tally(5, 2, 1, 1, 1)
    assert (seen.codings, seen.from_suggestions) == (3, 2)
    study.project.undo()
    assert record(study.project).by_code.get(waiting, Tally()) == Tally()


def test_codes_that_are_gone_stay_in_the_sum(study, p01, call):
    show(study, p01, WORDS[0], call)
    with study.project.action("Delete") as session:
        session.delete(session.get_one(Code, call))
    seen = record(study.project)
    assert (seen.by_code, seen.gone, seen.total) == ({}, Tally(1), Tally(1))


def test_the_page_says_what_to_do_until_there_is_something_to_say(study, p01, call):
    assert good(study.project).summary == NOTHING_CODED
    study.coding(p01, WORDS[0], call)
    assert good(study.project).summary == NOT_REPLAYED
    own_replay.keep(study.project, replayed(call))
    found = good(study.project)
    assert found.summary.startswith(
        "Right of what shows by itself: 55 of 100, 55 % (45–64 %); "
        "when asked: 75 of 200, 38 % (31–44 %)."
    )
    assert not found.stale
    assert cells(found.rows[0])[-2:] == ("55 of 100 · 45–64 %", "75 of 200 · 31–44 %")
    own_replay.keep(study.project, replayed(call, codings=40))
    found = good(study.project)
    assert found.stale
    assert found.summary.endswith("with 40 codings; 39 codings came or went since.")


def test_a_replay_is_kept_outside_the_history_and_what_is_unreadable_is_none(study, call):
    before = study.project.version
    assert own_replay.keep(study.project, replayed(call))
    assert own_replay.kept(study.project) == replayed(call)
    assert study.project.version == before
    with study.project.aside() as session:
        session.get_one(Cache, own_replay.KEY).value = b'{"codes": []}'
    assert own_replay.kept(study.project) is None


@pytest.mark.parametrize(
    "stored",
    [b"", b"5", b"[]", b"null", b"[" * 100_000, b"\xff", *(f"changed {key}" for key in "abcdefg")],
)
def test_a_damaged_replay_is_none_and_the_page_says_so(study, call, stored):
    changed = {
        "a": {"at": "yesterday"},
        "b": {"at": None},
        "c": {"by_itself": [9, 3]},
        "d": {"when_asked": ["a", "b"]},
        "e": {"first_three": float("nan")},
        "f": {"codings": "many"},
        "g": {"codes": [None]},
    }
    if isinstance(stored, str):
        good_one = json.loads(json.dumps(asdict(replayed(call))))
        stored = json.dumps(good_one | changed[stored[-1]]).encode()
    with study.project.aside() as session:
        session.add(Cache(id=own_replay.KEY, value=stored))
    assert own_replay.kept(study.project) is None
    assert good(study.project).summary == NOTHING_CODED


def test_what_is_decided_again_was_shown_again(study, p01, call):
    """A coding that was accepted is removed and accepted anew; a refusal is brought back."""
    show(study, p01, WORDS[0], call)
    show(study, p01, WORDS[1], call)
    for _ in range(25):
        coding = accept(study.project, p01, *study.place(p01, WORDS[0]), call, 0.5)
        remove_codings(study.project, [coding])
    refuse(study.project, p01, *study.place(p01, WORDS[1]), call, 0.5)
    study.define(call, "Nobody rang")
    accept(study.project, p01, *study.place(p01, WORDS[1]), call, 0.5)
    tally = record(study.project).total
    assert tally == Tally(suggested=27, accepted=26, refused=1)
    assert tally.left == 0
    assert good(study.project).warnings, "and the page can be shown"


def suggested(study, document, call, accepted, of):
    """Show a code ``of`` times at places of their own, and accept some."""
    for start in range(of):
        found = (Suggestion(call, 0.5, (), None, False),)
        passage = PassageSuggestions(document, start, start + 1, "x", found)
        ledger.shown(study.project, [passage], None, asked=True)
        if start < accepted:
            accept(study.project, document, start, start + 1, call, 0.5)


@pytest.mark.parametrize(
    ("accepted", "right", "warned"),
    [(19, 55, True), (18, None, True), (16, 40, True), (16, 75, False), (14, None, False)],
)
def test_who_accepts_nearly_all_or_more_than_is_right_is_warned(
    study, p01, call, accepted, right, warned
):
    suggested(study, p01, call, accepted, 20)
    if right is not None:
        own_replay.keep(study.project, replayed(call, right))
    warnings = good(study.project).warnings
    assert bool(warnings) is warned
    if warned:
        assert f"accepted {accepted} of 20 suggestions" in warnings[0]
        assert ("nearly everything" in warnings[0]) is (accepted >= 18), "16 of 20 is not"


def test_few_suggestions_are_no_ground_for_a_warning(study, p01, call):
    suggested(study, p01, call, 19, 19)
    assert good(study.project).warnings == ()


def test_the_paragraph_holds_the_numbers_and_says_what_they_are(study, p01, call):
    suggested(study, p01, call, 12, 20)
    own_replay.keep(study.project, replayed(call))
    text = methods(good(study.project))
    assert "once a passage had been coded or left" in text
    assert "Of 20 suggestions shown, 12 (60 %) were accepted, 0 (0 %) were changed" in text
    assert "8 (40 %) were left undecided" in text
    assert "55 of 100 suggestions that showed by themselves matched a code" in text
    assert "given, 55 % (45–64 %), and 75 of 200 of those shown to who asks were right" in text
    assert text.endswith(FLATTERS)
    assert "held 74 % of a passage's codes; always suggesting the most used codes, 51 %" in text


def test_a_file_holds_the_table_and_no_formula(study, tmp_path, monkeypatch):
    call = study.code("=1+1")
    p01 = study.interview("P01", ("P01", SAID))
    study.coding(p01, WORDS[0], call)
    own_replay.keep(study.project, replayed(call))
    found = good(study.project)
    write_good(tmp_path / "out.csv", found)
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["Code", "All codes", "'=1+1"]
    assert rows[2][7:12] == ["100", "55", "0.55", "0.452", "0.644"]
    with monkeypatch.context() as patched:  # nothing goes through the folder of temporary files
        patched.setattr("openpyxl.worksheet._writer.create_temporary_file", pytest.fail)
        write_good(tmp_path / "out.xlsx", found)
    book = load_workbook(tmp_path / "out.xlsx")
    sheet = book["Suggestions"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == ("=1+1", "s")
    assert (sheet["I3"].value, sheet["J3"].value) == (55, 0.55)
    assert book["In words"]["A2"].value == found.summary
    with pytest.raises(CoderError, match=r"written as \.csv or \.xlsx"):
        write_good(tmp_path / "out.pdf", found)


def test_an_own_replay_needs_coded_passages_and_counts_them_by_code(study, call):
    sister = study.code("Sister", "somebody stayed")
    topics = (("Nobody rang me back in week", call), ("My sister stayed on day", sister))
    for number in range(6):
        turns = [("P", f"{words} {number} and {n}.") for n in range(2) for words, _ in topics]
        document = study.interview(f"P0{number}", *turns)
        for words, code in topics:
            for n in range(2):
                study.coding(document, f"{words} {number} and {n}.", code)
        if number == 3:
            with pytest.raises(CoderError, match="needs 20 coded passages; there are 16"):
                replay_own(study.project.path)
    reports = []
    found = replay_own(
        study.project.path, progress=lambda done, total: reports.append((done, total))
    )
    assert (found.passages, found.coded, found.codings) == (24, 24, 24)
    assert reports[-1] == (24, 24)
    assert found.first_three == 1.0
    assert 0 < found.by_itself.right <= found.by_itself.shown
    assert found.when_asked.shown >= found.by_itself.shown
    assert {one.code_id: one.given for one in found.codes} == {call: 12, sister: 12}
    assert sum(one.when_asked.right for one in found.codes) == found.when_asked.right
