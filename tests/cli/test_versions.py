"""Versions of the codebook from the command line."""


def test_filing_listing_and_comparing(study, code):
    code("P04", "Nobody ever rang me back", "No call back")
    words = ("codebook", "file", "study.coder", "v1", "--note", "after 2 interviews")
    assert study.ok(*words) == "v1 filed: 5 codes, 1 coding.\n"
    (row,) = study.data("codebook", "versions", "study.coder")
    assert (row["name"], row["note"], row["codings"]) == ("v1", "after 2 interviews", 1)
    assert "after 2 interviews" in study.ok("codebook", "versions", "study.coder")
    assert "never overwritten" in study.refused("codebook", "file", "study.coder", "v1")
    study.write("more.csv", "name,definition\nOther,Now defined\nFresh,\n")
    study.ok("codebook", "import", "study.coder", "more.csv")
    changes = study.data("codebook", "compare", "study.coder", "v1")
    assert [(one["kind"], one["path"]) for one in changes] == [
        ("added", "Fresh"),
        ("redefined", "Other"),
    ]
    assert "Now defined" in study.ok("codebook", "compare", "study.coder", "v1", "now")
    out = study.ok("codebook", "compare", "study.coder", "v1", "--out", "diff.csv")
    assert out == "2 changes written to diff.csv.\n"
    written = (study.folder / "diff.csv").read_text(encoding="utf-8-sig").splitlines()
    assert written[0] == "change,code,before,after,codings before,codings after"
    assert written[1] == "added,Fresh,,,,0"
    assert "no version" in study.refused("codebook", "compare", "study.coder", "v9")


def test_a_frozen_codebook_says_how_to_thaw_it(study, code):
    assert "frozen, by" in study.ok("codebook", "freeze", "study.coder")
    study.write("more.csv", "name\nFresh\n")
    assert "Thaw" in study.refused("codebook", "import", "study.coder", "more.csv")
    code("P04", "Nobody ever rang me back", "No call back")
    assert "frozen, by" in study.ok("codebook", "versions", "study.coder")
    study.ok("codebook", "thaw", "study.coder")
    study.ok("codebook", "import", "study.coder", "more.csv")
