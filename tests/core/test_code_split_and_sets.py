"""A code split by its codings, in one step; codes gathered in sets across the tree."""

import pytest

from coder_app.core import codebook, coding
from coder_app.core.code_sets import (
    add_to_set,
    code_sets,
    create_set,
    delete_set,
    find_set,
    rename_set,
    take_from_set,
)
from coder_app.core.code_split import NewCode, new_code, split_code, split_codings
from coder_app.core.codebook_export import codebook_rows
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.exchange.codebook_file import read_codebook, write_codebook


@pytest.fixture
def wide(desk, codes):
    """A code with three codings, beside another, under a theme."""
    codes.plant("Theme > Wide > Sub", "Theme > Other")
    for words in ("Nobody called me", "a statement", "Never."):
        desk.code(words, codes["Wide"])
    desk.code("stupid", codes["Sub"])
    return desk


def test_the_codings_of_a_split_are_its_own_by_place(wide, codes) -> None:
    ids = split_codings(wide.project, codes["Wide"])
    rows = {row.id: row for row in coding.codings(wide.project, wide.documents["Ann"])}
    text = wide.project.text(wide.documents["Ann"])
    assert [text[rows[one].start : rows[one].end] for one in ids] == [
        "a statement",
        "Nobody called me",
        "Never.",
    ]


def test_a_split_names_those_whose_codings_it_moves(wide, codes, one_step) -> None:
    first, second, _ = split_codings(wide.project, codes["Wide"])
    wide.project.use_coder("Bo Diaz")
    mine = wide.code("statement and then", codes["Wide"])
    goes = dict.fromkeys((first, second, mine), codes["Other"])
    assert one_step(lambda: split_code(wide.project, codes["Wide"], goes)) == (
        'Split "Wide": 3 codings (2 by Ann Lee) to "Other"'
    )


def test_a_split_is_one_step_and_new_codes_stand_beside(wide, codes, outline, one_step) -> None:
    first, second, _ = split_codings(wide.project, codes["Wide"])
    goes = {first: NewCode("Police"), second: codes["Other"]}
    name = one_step(lambda: split_code(wide.project, codes["Wide"], goes))
    assert name == 'Split "Wide": 2 codings to "Police" and "Other"'
    assert outline() == ["Theme", "  Wide", "    Sub", "  Other", "  Police"]
    assert wide.coded() == [
        ("Police", "a statement"),
        ("Other", "Nobody called me"),
        ("Wide", "Never."),
        ("Sub", "stupid"),
    ]


def test_a_split_joins_what_its_target_overlaps(wide, codes) -> None:
    wide.code("called me back", codes["Other"])
    _, second, _ = split_codings(wide.project, codes["Wide"])
    split_code(wide.project, codes["Wide"], {second: codes["Other"]})
    assert ("Other", "Nobody called me back") in wide.coded()


def test_nothing_half_done(wide, codes, no_step) -> None:
    first, second, _ = split_codings(wide.project, codes["Wide"])

    def clash() -> None:
        with pytest.raises(CoderError, match="already"):
            split_code(
                wide.project,
                codes["Wide"],
                {first: codes["Other"], second: NewCode("Other")},
            )

    no_step(clash)
    no_step(lambda: split_code(wide.project, codes["Wide"], {}))
    no_step(lambda: split_code(wide.project, codes["Wide"], {first: codes["Wide"]}))
    coding.remove_codings(wide.project, [first])
    no_step(lambda: split_code(wide.project, codes["Wide"], {first: codes["Other"]}))


def test_a_name_that_is_there_means_that_code(wide, codes) -> None:
    assert new_code(wide.project, codes["Wide"], " other ") == codes["Other"]
    assert new_code(wide.project, codes["Wide"], "Fresh") == NewCode("Fresh")
    with pytest.raises(CoderError):
        new_code(wide.project, codes["Wide"], "  ")


# -- sets


def test_sets_gather_codes_across_the_tree(project, codes, one_step) -> None:
    codes.plant("a > b", "c > d")
    name = one_step(lambda: create_set(project, "For the report", [codes["d"], codes["b"]]))
    assert name == 'Gather "d" and "b" in the code set "For the report"'
    (row,) = code_sets(project)
    assert row.codes == (codes["b"], codes["d"])
    one_step(lambda: add_to_set(project, row.id, [codes["a"], codes["b"]]))
    one_step(lambda: take_from_set(project, row.id, [codes["b"], codes["c"]]))
    assert code_sets(project)[0].codes == (codes["a"], codes["d"])
    one_step(lambda: rename_set(project, row.id, "Report"))
    assert [each.sets for each in codebook.codebook(project)] == [("Report",), (), (), ("Report",)]
    one_step(lambda: codebook.delete_codes(project, [codes["a"]]))
    assert code_sets(project)[0].codes == (codes["d"],)
    one_step(lambda: delete_set(project, row.id))
    assert code_sets(project) == []


def test_sets_refuse_twins_and_strangers(project, codes, no_step) -> None:
    codes.plant("a")
    one = create_set(project, "One", [codes["a"]])
    with pytest.raises(CoderError, match="already"):
        create_set(project, " one", [])
    create_set(project, "Two", [])
    with pytest.raises(CoderError, match="already"):
        rename_set(project, one, "Two")
    no_step(lambda: add_to_set(project, one, [codes["a"]]))
    delete_set(project, one)
    with pytest.raises(NotFound):
        add_to_set(project, one, [codes["a"]])
    assert find_set(project, "ONE") is None


@pytest.mark.parametrize("name", ["book.csv", "book.xlsx"])
def test_sets_and_aliases_go_out_with_the_codebook_and_sets_come_back(
    project, codes, tmp_path, name
) -> None:
    codes.plant("a", "b", "c; d")
    create_set(project, "One; two", [codes["a"], codes["b"]])
    codebook.merge_codes(project, [codes["c; d"]], codes["b"])
    write_codebook(tmp_path / name, codebook_rows(project))
    read = read_codebook(tmp_path / name)
    assert [(row.name, row.aliases, row.sets) for row in read] == [
        ("a", (), ("One; two",)),
        ("b", ("c; d",), ("One; two",)),
    ]
    delete_set(project, code_sets(project)[0].id)
    report = codebook.import_codebook(project, read)
    assert report.changed == ("a", "b")
    assert [(row.name, row.codes) for row in code_sets(project)] == [
        ("One; two", (codes["a"], codes["b"]))
    ]
    assert codebook.import_codebook(project, read).unchanged == ("a", "b")
