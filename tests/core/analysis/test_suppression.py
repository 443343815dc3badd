"""Small counts are hidden, and none of them can be worked out from what is shown."""

from collections.abc import Sequence
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.analysis.suppression import LEAST, Hidden, hide_small

Table = tuple[list[list[int]], list[int], list[int | None]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Counts by group, group sizes, and the theme of each row; a theme has its subcodes' cases."""
    sizes = draw(st.lists(st.integers(1, 9), min_size=1, max_size=4))
    children = draw(st.integers(0, 3))
    below = [[draw(st.integers(0, size)) for size in sizes] for _ in range(children)]
    columns = list(zip(*below, strict=True)) if below else [(0,)] * len(sizes)
    theme = [
        draw(st.integers(max(column), size)) for column, size in zip(columns, sizes, strict=True)
    ]
    return [theme, *below], sizes, [None, *([0] * children)]


def hidden_in(table: Table) -> Hidden:
    counts, sizes, parents = table
    return hide_small(counts, [sum(row) for row in counts], sizes, parents)


def could_be(
    row: Sequence[int], sizes: Sequence[int], hidden: set[int], total_shown: bool
) -> list[dict[int, int]]:
    """Every set of hidden counts that a reader who knows the rule must take for possible."""
    cells = sorted(hidden)
    small = [size < LEAST for size in sizes]
    zeros = any(row[cell] == 0 and not small[cell] for cell in cells)
    ranges = [range(0 if zeros or small[cell] else 1, sizes[cell] + 1) for cell in cells]
    told = any(small[cell] or 0 < row[cell] < LEAST for cell in cells)
    found = []
    for values in product(*ranges):
        guess = dict(zip(cells, values, strict=True))
        full = [guess.get(cell, value) for cell, value in enumerate(row)]
        own = any(small[cell] or 0 < guess[cell] < LEAST for cell in cells)
        if (own or not told) and (not total_shown or sum(full) == sum(row)):
            found.append(guess)
    return found


@given(tables())
def test_every_count_under_five_is_hidden(table: Table) -> None:
    counts, sizes, _ = table
    hidden = hidden_in(table)
    for row, values in enumerate(counts):
        for cell, value in enumerate(values):
            if 0 < value < LEAST or sizes[cell] < LEAST:
                assert (row, cell) in hidden.cells


@given(tables())
def test_no_hidden_count_can_be_worked_out_from_its_row(table: Table) -> None:
    counts, sizes, _ = table
    hidden = hidden_in(table)
    for row, values in enumerate(counts):
        cells = {cell for each, cell in hidden.cells if each == row}
        guesses = could_be(values, sizes, cells, row not in hidden.totals)
        for cell in cells:
            assert len({guess[cell] for guess in guesses}) > 1, (row, cell, hidden)


@given(tables())
def test_a_hidden_count_cannot_be_worked_out_from_its_theme(table: Table) -> None:
    """Where only one subcode is hidden, the theme's count less the others' does not give it."""
    counts, sizes, _ = table
    hidden = hidden_in(table)
    for cell in range(len(sizes)):
        below = [row for row in range(1, len(counts)) if (row, cell) in hidden.cells]
        if (0, cell) in hidden.cells or len(below) != 1:
            continue
        others = [counts[row][cell] for row in range(1, len(counts)) if row not in below]
        assert sum(others) > 0, "else the theme's count is the subcode's"


def test_a_row_without_small_counts_is_shown() -> None:
    assert hide_small([[14, 5]], [19], [18, 12], [None]).cells == frozenset()


def test_a_small_count_takes_its_smallest_neighbour_along() -> None:
    hidden = hide_small([[10, 2, 7]], [19], [18, 12, 9], [None])
    assert hidden.cells == {(0, 1), (0, 2)}
    assert hidden.totals == frozenset()


def test_where_no_neighbour_is_left_the_total_is_hidden() -> None:
    hidden = hide_small([[3]], [3], [30], [None])
    assert (hidden.cells, hidden.totals) == ({(0, 0)}, {0})


def test_two_small_counts_that_add_up_to_two_need_more() -> None:
    hidden = hide_small([[1, 1, 8]], [10], [9, 9, 9], [None])
    assert (0, 2) in hidden.cells


def test_a_theme_of_one_subcode_is_hidden_with_it() -> None:
    theme, subcode = [6, 9, 6], [6, 2, 6]
    assert hide_small([theme], [21], [18, 18, 18], [None]).cells == frozenset()
    hidden = hide_small([theme, subcode], [21, 14], [18, 18, 18], [None, 0])
    below = {cell for row, cell in hidden.cells if row == 1}
    assert 1 in below
    assert {(0, cell) for cell in below} <= hidden.cells


def test_a_group_of_two_is_hidden_with_its_size_and_a_second_size() -> None:
    hidden = hide_small([[10, 6, 0]], [16], [18, 12, 2], [None])
    assert (0, 2) in hidden.cells, "nobody of two is a count as well"
    assert hidden.groups == {1, 2}
