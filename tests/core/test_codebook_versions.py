"""Versions of the codebook: filed, compared, exported; frozen for coders, in one place."""

import pytest

from coder_app.core import codebook, coding, memos
from coder_app.core.code_split import NewCode, split_code
from coder_app.core.codebook_freeze import (
    CodebookFrozen,
    freeze_codebook,
    frozen,
    thaw_codebook,
)
from coder_app.core.codebook_versions import (
    NOW,
    compare_versions,
    file_version,
    find_version,
    next_version_name,
    version_content,
    versions,
)
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.pins import pin_code


def told(project, before, after=NOW):
    changes = compare_versions(project, before, after)
    return [(one.kind, one.path, one.before, one.after) for one in changes]


def test_a_version_keeps_the_codebook_as_it_was(desk, codes) -> None:
    project = desk.project
    codes.plant("a > b")
    codebook.define_code(project, codes["b"], definition="What b is.", examples=["x"])
    desk.code("Never", codes["b"])
    assert next_version_name(project) == "v1"
    file_version(project, "v1", "after 10 interviews")
    assert project.history(1)[0].name == 'File the codebook as "v1"'
    assert next_version_name(project) == "v2"
    (row,) = versions(project)
    assert (row.name, row.note, row.coder_name) == ("v1", "after 10 interviews", "Ann Lee")
    assert (row.codes, row.codings) == (2, 1)
    codebook.delete_codes(project, [codes["a"]])
    kept = version_content(project, row.id).codes
    assert [(code.path, code.definition, code.examples, code.codings) for code in kept] == [
        ("a", "", (), 0),
        ("a > b", "What b is.", ("x",), 1),
    ]


def test_undo_passes_a_filed_version_by(desk, codes) -> None:
    project = desk.project
    codes.plant("a")
    file_version(project, "agreed")
    step = project.next_undo()
    assert step is not None
    assert step.name == 'Create code "a"'
    project.undo()
    codes.plant("b")
    assert [row.name for row in versions(project)] == ["agreed"]
    assert project.check() == []


def test_versions_are_never_overwritten_and_found_by_name(project, codes) -> None:
    with pytest.raises(CoderError, match="no codes yet"):
        file_version(project, "v1")
    codes.plant("a")
    one = file_version(project, "v1")
    with pytest.raises(CoderError, match="never overwritten"):
        file_version(project, " V1 ")
    assert find_version(project, "v1") == one
    assert find_version(project, "now") == NOW
    with pytest.raises(NotFound):
        find_version(project, "v9")


def test_everything_that_can_become_of_a_code_is_told_with_counts(desk, codes) -> None:
    project = desk.project
    codes.plant("keep", "old name", "vague", "home > mover", "goes", "Rude", "Attitude", "paint")
    desk.code("Never", codes["goes"])
    desk.code("Nobody", codes["Rude"])
    before = file_version(project, "v1")
    codebook.rename_code(project, codes["old name"], "new name")
    codebook.define_code(project, codes["vague"], definition="Clear.")
    codebook.move_codes(project, [codes["mover"]], None)
    codebook.delete_codes(project, [codes["goes"]])
    codebook.merge_codes(project, [codes["Rude"]], codes["Attitude"], reason="Same thing.")
    codebook.recolour_code(project, codes["paint"], "#123456")
    codes.plant("fresh")
    colour = version_content(project, before).codes[-1].colour
    assert told(project, before) == [
        ("added", "fresh", "", ""),
        ("renamed", "new name", "old name", "new name"),
        ("redefined", "vague", "", "Clear."),
        ("moved", "mover", "home", "(top of the codebook)"),
        ("merged", "Rude", "Rude", "Attitude (Same thing.)"),
        ("deleted", "goes", "", ""),
        ("recoloured", "paint", colour, "#123456"),
    ]
    counts = {
        c.path: (c.codings_before, c.codings_after) for c in compare_versions(project, before)
    }
    assert counts["goes"] == (1, None)
    assert counts["Rude"] == (1, 1)
    assert counts["fresh"] == (None, 0)
    after = file_version(project, "v2")
    assert told(project, before, after) == told(project, before)
    assert told(project, after) == []


def test_a_chain_of_merges_is_told_as_merged_into_the_last(project, codes) -> None:
    codes.plant("a", "b", "c")
    before = file_version(project, "v1")
    codebook.merge_codes(project, [codes["a"]], codes["b"])
    codebook.merge_codes(project, [codes["b"]], codes["c"])
    assert [(kind, path, to) for kind, path, _, to in told(project, before)] == [
        ("merged", "a", "c"),
        ("merged", "b", "c"),
    ]


# -- freezing


IMPORTED = CodebookRow("", "imported", "", "", (), False, "", "")
CHANGES = {
    "create": lambda p, *_: codebook.create_code(p, "new"),
    "in vivo": lambda p, _, d: coding.apply_new_code(p, *d.place("Never"), "Never"),
    "rename": lambda p, c, _: codebook.rename_code(p, c["a"], "z"),
    "move": lambda p, c, _: codebook.move_codes(p, [c["b"]], c["a"]),
    "merge": lambda p, c, _: codebook.merge_codes(p, [c["b"]], c["a"]),
    "delete": lambda p, c, _: codebook.delete_codes(p, [c["b"]]),
    "define": lambda p, c, _: codebook.define_code(p, c["a"], definition="x"),
    "examples": lambda p, c, _: codebook.define_code(p, c["a"], examples=["x"]),
    "theme": lambda p, c, _: codebook.declare_theme(p, c["a"]),
    "group": lambda p, c, _: codebook.group_under_theme(p, [c["a"], c["b"]], "T"),
    "import": lambda p, *_: codebook.import_codebook(p, [IMPORTED]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_frozen_codebook_refuses_every_change(desk, codes, no_step, change) -> None:
    codes.plant("a", "b")
    freeze_codebook(desk.project, "v1")

    def refused() -> None:
        with pytest.raises(CodebookFrozen, match=r"frozen at the version “v1”, by Ann Lee.*Thaw"):
            CHANGES[change](desk.project, codes, desk)

    no_step(refused)
    thaw_codebook(desk.project)
    CHANGES[change](desk.project, codes, desk)


def test_a_frozen_codebook_is_still_coded_with(desk, codes, one_step) -> None:
    project = desk.project
    codes.plant("a", "b")
    made = desk.code("Never", codes["a"])
    one_step(lambda: freeze_codebook(project))
    assert frozen(project) is not None
    desk.code("Nobody", codes["a"])
    coding.recode(project, [made], codes["b"])
    codebook.recolour_code(project, codes["a"], "#123456")
    pin_code(project, codes["a"], 1)
    memos.set_memo(project, "code", codes["a"], "Is this one too wide?")
    file_version(project, "v1")
    split_code(project, codes["b"], {made: codes["a"]})
    with pytest.raises(CodebookFrozen):
        split_code(project, codes["a"], {made: NewCode("c")})
    one_step(lambda: thaw_codebook(project))
    assert frozen(project) is None
