"""Words are replaced across documents: listed first, ticked off, undone together."""

import pytest

from coder_app.core import lost, replacing
from coder_app.core.errors import CoderError
from tests.core.conftest import INTERVIEW


def test_hits_are_listed_with_their_places(desk) -> None:
    desk.lay("Bea", INTERVIEW.replace("Ann", "Bea"))
    hits = replacing.find_words(desk.project, "they TOOK")
    assert [(hit.citation, hit.words) for hit in hits] == [
        ("Ann ¶2", "They took"),
        ("Bea ¶2", "They took"),
    ]
    assert hits[0].before.endswith("Ann: ")
    assert hits[0].after.startswith(" a statement")


def test_whole_words_and_capitals_are_up_to_the_person(desk) -> None:
    found = replacing.find_words
    assert found(desk.project, "me") != []
    assert all(hit.words == "me" for hit in found(desk.project, "me"))
    assert len(found(desk.project, "tat", whole=False)) == 1
    assert found(desk.project, "tat") == []
    assert found(desk.project, "they", case=True) != found(desk.project, "they")
    with pytest.raises(CoderError, match="which words"):
        found(desk.project, "  ")


def test_what_is_ticked_is_replaced_and_undone_together(desk, codes) -> None:
    codes.plant("a")
    desk.lay("Bea", INTERVIEW.replace("Ann", "Bea"))
    for name in ("Ann", "Bea"):
        desk.code("a statement and then", codes["a"], name)
    hits = replacing.find_words(desk.project, "they")
    chosen = [hit for hit in hits if hit.words == "They"]
    report = replacing.replace_words(desk.project, chosen, "Those officers", "they")
    assert (report.hits, report.documents, report.lost) == (2, 2, ())
    for name in ("Ann", "Bea"):
        text = desk.project.text(desk.documents[name])
        assert "Those officers took" in text
        assert "Did they ring" in text
        assert desk.coded(name) == [("a", "a statement and then")]
    step = desk.project.next_undo()
    assert (step.name, step.count) == ('Replace "they" by "Those officers" in "Bea"', 2)
    desk.project.undo()
    assert desk.project.text(desk.documents["Ann"]) == INTERVIEW


def test_replaced_by_nothing_a_coding_is_lost_and_named(desk, codes) -> None:
    codes.plant("a")
    desk.code("statement", codes["a"])
    hits = replacing.find_words(desk.project, "statement")
    report = replacing.replace_words(desk.project, hits, "", "statement")
    assert report.lost == ("Ann ¶2",)
    assert [row.excerpt for row in lost.lost_codings(desk.project)] == ["statement"]


def test_braces_in_the_words_stay_braces(desk) -> None:
    hits = replacing.find_words(desk.project, "statement")
    replacing.replace_words(desk.project, hits, "{name} {0}", "statement")
    assert "{name} {0}" in desk.project.text(desk.documents["Ann"])


def test_what_no_longer_stands_there_stops_everything(desk, no_step) -> None:
    hits = replacing.find_words(desk.project, "statement")
    other = replacing.find_words(desk.project, "took")
    replacing.replace_words(desk.project, other, "wrote down", "took")

    def late() -> None:
        with pytest.raises(CoderError, match="find again"):
            replacing.replace_words(desk.project, hits, "x", "statement")

    no_step(late)


def test_hits_in_speakers_labels_are_known(desk) -> None:
    hits = replacing.find_words(desk.project, "ann")
    assert [(hit.citation, hit.in_label) for hit in hits] == [
        ("Ann ¶2", True),
        ("Ann ¶3", True),
        ("Ann ¶5", True),
    ]
    assert not any(hit.in_label for hit in replacing.find_words(desk.project, "they"))
    assert replacing.find_words(desk.project, "Ann: Never")[0].in_label


def test_a_replacement_says_which_labels_it_changed(desk) -> None:
    hits = replacing.find_words(desk.project, "ann")
    report = replacing.replace_words(desk.project, hits, "Bea", "ann")
    assert report.labels == (("Ann:", "Bea:"),) * 3
