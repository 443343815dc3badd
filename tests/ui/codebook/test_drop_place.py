"""Codes that are dragged go where the line is, or nowhere."""

import pytest

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.ui.codebook.drop_place import DropPlace, drop_place, where_in_row


def row(name: str, parent: str | None = None, *, theme: bool = False) -> CodeRow:
    above = None if parent is None else CodeId(parent)
    return CodeRow(
        CodeId(name), above, name, name, 0, "", theme, None, "", "", "", (), 0, 0, 0, False
    )


ROWS = [
    row("home", theme=True),
    row("sea", "home"),
    row("waves", "sea"),
    row("hill", "home"),
    row("work", theme=True),
    row("desk", "work"),
    row("loose"),
    row("lost"),
]
BY = {each.name: each for each in ROWS}


def place(dragged: str, target: str | None, where: str, *, opened: bool = False) -> object:
    found = drop_place(ROWS, set(dragged.split()), BY.get(target or ""), where, opened=opened)
    return None if found is None else (found.parent, found.before)


@pytest.mark.parametrize(
    ("dragged", "target", "where", "goes"),
    [
        ("desk", "sea", "on", ("sea", None)),
        ("desk", "sea", "above", ("home", "sea")),
        ("desk", "sea", "below", ("home", "hill")),
        ("desk", "hill", "below", ("home", None)),
        ("lost", "loose", "above", (None, "loose")),
        ("work", "home", "above", (None, "home")),
        ("desk", None, "on", (None, None)),
    ],
)
def test_the_line_says_where_it_goes(dragged, target, where, goes):
    assert place(dragged, target, where) == goes


def test_below_an_open_theme_means_before_its_first_code():
    assert place("desk", "home", "below", opened=True) == ("home", "sea")


def test_below_a_code_means_after_it_even_where_the_next_one_is_dragged():
    assert place("hill", "sea", "below") == ("home", None)
    assert place("sea", "home", "below", opened=True) == ("home", "hill")


@pytest.mark.parametrize("target", ["sea", "waves"])
def test_a_code_is_never_dropped_into_itself(target):
    assert place("sea", target, "on") is None
    assert place("home", target, "below") is None


def test_themes_and_other_codes_are_kept_apart_at_the_top():
    assert place("desk", "work", "above") is None
    assert place("work", "loose", "below") is None
    assert place("work desk", "home", "above") is None


def test_a_quarter_of_a_row_at_each_edge_is_between_rows():
    assert [where_in_row(y, 28) for y in (0, 6, 7, 14, 20, 21, 27)] == [
        *["above"] * 2,
        *["on"] * 3,
        *["below"] * 2,
    ]


def test_a_place_is_a_plain_value():
    assert drop_place(ROWS, (), None, "on") == DropPlace(None, None)
