"""A codebook from a file: one step, nothing lost, nothing guessed."""

from collections.abc import Callable

import pytest

from coder_app.core import codebook
from coder_app.core.errors import CoderError
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.project import Project

ROWS = (
    CodebookRow("C", "Communication", theme=True),
    CodebookRow("C1", "No call back", "Nobody rang.", parent="C", examples=("Never.",)),
    CodebookRow("S", "Shame", parent="Feelings"),
    CodebookRow("W", "Waiting", parent="communication"),
)


def test_rows_become_a_tree(project: Project, outline: Callable, one_step: Callable) -> None:
    reports = []
    name = one_step(lambda: reports.append(codebook.import_codebook(project, ROWS)))
    assert name == "Import a codebook of 4 codes"
    assert outline() == ["Communication", "  No call back", "  Waiting", "Feelings", "  Shame"]
    assert reports[0].created == ("Communication", "No call back", "Shame", "Waiting")
    rows = {row.name: row for row in codebook.codebook(project)}
    assert rows["Communication"].is_theme
    assert rows["Feelings"].is_theme, "a parent without a row of its own is a theme"
    assert (rows["No call back"].definition, rows["No call back"].examples) == (
        "Nobody rang.",
        ("Never.",),
    )


def test_the_same_codebook_again_is_no_step(project: Project, no_step: Callable) -> None:
    codebook.import_codebook(project, ROWS)
    no_step(lambda: codebook.import_codebook(project, ROWS))


def test_a_newer_codebook_adds_and_never_empties(project: Project) -> None:
    codebook.import_codebook(project, ROWS)
    newer = (
        CodebookRow("", "Communication"),
        CodebookRow("", "No call back", "", parent="Communication", examples=("I rang them.",)),
    )
    report = codebook.import_codebook(project, newer)
    assert (report.created, report.changed) == ((), ("No call back",))
    rows = {row.name: row for row in codebook.codebook(project)}
    assert rows["No call back"].definition == "Nobody rang."
    assert rows["No call back"].examples == ("Never.", "I rang them.")
    assert rows["Communication"].is_theme


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ((CodebookRow("", "a", parent="b"), CodebookRow("", "b", parent="a")), "beneath itself"),
        ((CodebookRow("", "a"), CodebookRow("", " a ")), "in it twice"),
        ((CodebookRow("", "a", parent="x"), CodebookRow("", "a", parent="X")), "in it twice"),
    ],
)
def test_what_makes_no_tree_is_refused(project: Project, no_step: Callable, rows, why) -> None:
    def work() -> None:
        with pytest.raises(CoderError, match=why):
            codebook.import_codebook(project, rows)

    no_step(work)


def test_equal_names_under_different_parents_stay_two(project: Project, outline) -> None:
    codebook.import_codebook(
        project,
        (
            CodebookRow("A", "a"),
            CodebookRow("B", "b"),
            CodebookRow("A1", "other", parent="A"),
            CodebookRow("B1", "other", parent="B"),
            CodebookRow("B2", "deep", parent="B1"),
        ),
    )
    assert outline() == ["a", "  other", "b", "  other", "    deep"]
