"""Codes that stand together, from the command line."""

import pytest


@pytest.fixture
def coded(study, code):
    code("P04", "Nobody ever rang me back. I waited for weeks", "No call back")
    code("P04", "I waited for weeks by the phone.", "Other")
    code("P05", "The officer listened.", "Someone listened", "--coder", "Ben")
    return study


def test_pairs_are_printed_the_closest_first(coded):
    printed = coded.ok("co-occurrence", "study.coder")
    assert "Communication > No call back" in printed
    assert printed.endswith("2 pairs of 5 codes in overlapping passages, 3 codings counted.\n")


def test_json_has_every_pair_of_the_codes_named(coded):
    data = coded.data(
        "co-occurrence", "study.coder", "--code", "No call back", "--with", "Other",
        "--with", "Someone listened", "--in", "case",
    )  # fmt: skip
    assert [code["path"] for code in data["codes"]] == [
        "Communication > No call back", "Support > Someone listened", "Other",
    ]  # fmt: skip
    assert [
        (pair["column"], pair["both"], pair["either"], pair["c"]) for pair in data["pairs"]
    ] == [
        ("Support > Someone listened", 0, 2, 0.0),
        ("Other", 1, 1, 1.0),
    ]


def test_filters_and_a_file(coded):
    coded.ok(
        "co-occurrence", "study.coder", "--coder", "Ben", "--document", "P05", "--out", "out.csv"
    )
    assert (coded.folder / "out.csv").exists()
    data = coded.data("co-occurrence", "study.coder", "--coder", "Ben", "--no-subcodes")
    assert (data["codings"], len(data["codes"]), data["pairs"]) == (1, 1, [])


def test_an_unknown_place_is_refused(coded):
    said = coded.refused("co-occurrence", "study.coder", "--in", "house")
    assert said == "“house” is no place to stand together in. Choose overlap, turn, document, case."


def test_saturation_is_said_in_words_and_as_json(coded):
    printed = coded.ok("saturation", "study.coder", "--base", "1", "--run", "1")
    assert "The last of 2 documents brought 1 new code, of 3 codes in all." in printed
    assert "not reached. Document 2 brought 1 new code, 50 % of the 2 codes" in printed
    data = coded.data("saturation", "study.coder", "--list-order", "--themes", "--out", "out.csv")
    assert [(row["name"], row["new"]) for row in data["documents"]] == [
        ("P04", ["Communication"]),
        ("P05", ["Support"]),
    ]
    assert data["reached_with"] is None
    assert (coded.folder / "out.csv").exists()


def test_saturation_of_nothing(study):
    assert study.ok("saturation", "study.coder") == "No document is coded yet.\n"
