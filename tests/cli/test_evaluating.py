"""How good suggestions are, from the command line."""

import json
import os
from pathlib import Path

import pytest

from coder_app.core.embeddings.extra import Extra, extra

DATA = Path(__file__).parents[1] / "data" / "suggest" / "oralhist_writers"


def test_a_folder_is_told_as_a_table_and_as_data(run):
    told = run.ok("evaluate", str(DATA), "--limit", "90", "--against", "most-used")
    assert told.startswith("oralhist_writers: 90 passages, ")
    assert "most used" in told
    assert "right among those shown" in told
    data = run.data("evaluate", str(DATA), "--limit", "90", "--cold")
    assert list(data["oralhist_writers"]) == ["Coder"]
    assert data["oralhist_writers"]["Coder"]["passages"] == 77  # the others say the same again
    assert data["oralhist_writers"]["Coder"]["fit_ms"] == [0.0, 0.0]


def test_a_project_is_told_and_left_as_it_is(study, code):
    code("P04", "Nobody ever rang me back. I waited for weeks by the phone.", "No call back")
    code("P05", "The officer listened.", "Someone listened")
    before = Path("study.coder").read_bytes()
    data = study.data("evaluate", "study.coder", "--live", "--against", "repeat-previous")
    assert set(data["study"]) == {"Coder", "repeat previous"}
    assert data["study"]["Coder"]["codings"] == 2
    assert Path("study.coder").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere",), "There is no folder and no project nowhere."),
        (("book.csv",), "neither a data folder nor a project"),
        (("study.coder",), "study has no codings to replay yet."),
        ((str(DATA), "--against", "best"), 'There is no baseline "best". There are: most-used,'),
        ((str(DATA), "--limit", "0"), "--limit must be 1 or more"),
    ],
)
def test_what_cannot_be_replayed_is_refused(study, words, said):
    assert said in study.refused("evaluate", *words)


def test_the_data_is_json_for_other_programs(run):
    json.loads(run.ok("evaluate", str(DATA), "--limit", "30", "--cold", "--json"))


def test_how_good_needs_enough_codings(study, code):
    code("P05", "The officer listened.", "Someone listened")
    assert "A replay needs 20 coded passages; there is 1." in study.refused(
        "how-good", "study.coder"
    )


def test_without_the_extra_it_says_how_to_get_it(run, monkeypatch):
    monkeypatch.setattr("coder_app.core.evaluation.ours.extra", lambda: Extra(("tokenizers",)))
    said = run.refused("evaluate", str(DATA), "--limit", "30", "--embeddings")
    assert "tokenizers missing" in said
    assert "coder-app[embeddings]" in said


@pytest.mark.embeddings
@pytest.mark.skipif(
    not extra().installed and not os.environ.get("CODER_NEEDS_EXTRAS"),
    reason="the optional extra is not installed (make test-extras does)",
)
def test_with_the_extra_both_are_told(run):
    data = run.data("evaluate", str(DATA), "--limit", "20", "--cold", "--embeddings")
    assert list(data["oralhist_writers"]) == ["Coder", "Coder + embeddings"]
