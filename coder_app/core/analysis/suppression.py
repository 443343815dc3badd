"""Which counts of small groups are hidden when a table is sent out, so that none can be worked out.

The rule, for counts of cases by the values of one attribute (a case is in one group only):

1. A count from 1 to 4 is hidden, and every count of a group that has under 5 cases, 0 included.
2. Where the row's total and its shown counts would give a hidden count away, a neighbour is hidden
   with it: the smallest shown count that is not 0, then a 0; where none is left, the row's total.
3. Where a theme's shown count and those of its subcodes would give one of them away (a theme has
   as many cases as the subcode raised by most, and at most as many as all together), the theme's
   count is hidden with the subcode's, or a second subcode's with the theme's.
4. Over again until nothing more is given away.

A reader is taken to know this rule and the sizes of all groups. Sums over several rows, which count
cases twice, and what a list of excerpts tells are not considered.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from coder_app.core.analysis.theme_rows import ThemeTable

LEAST = 5
"""Counts under it are hidden, and all counts of groups under it."""


@dataclass(frozen=True, slots=True)
class Hidden:
    """What to hide in a table split by groups."""

    cells: frozenset[tuple[int, int]]
    """(row, group) of hidden counts."""
    totals: frozenset[int]
    """Rows whose counts of all cases, and of documents, are hidden."""
    groups: frozenset[int]
    """Groups whose number of cases is hidden."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row as a reader sees it: what each group can hold at most, and the total."""

    values: Sequence[int]
    caps: Sequence[int]
    small: Sequence[bool]
    total: int

    def possible(self, cell: int, hidden: set[int], *, total_shown: bool) -> tuple[int, int]:
        """The least and the most a hidden count can be, for a reader who knows the rule."""
        small = any(self.small[each] for each in hidden)
        told = not small and any(0 < self.values[each] < LEAST for each in hidden)
        firsts = hidden if told else (None,)
        found = [self._bounds(cell, hidden, first, total_shown) for first in firsts]
        fitting = [(low, high) for low, high in found if low <= high]
        return min(low for low, _ in fitting), max(high for _, high in fitting)

    def _bounds(
        self, cell: int, hidden: set[int], first: int | None, total_shown: bool
    ) -> tuple[int, int]:
        """The same if ``first`` is a count that was hidden for itself, so from 1 to 4."""
        zero = any(self.values[each] == 0 and not self.small[each] for each in hidden)
        lows = {each: 0 if zero or self.small[each] else 1 for each in hidden}
        caps = {each: self.caps[each] for each in hidden}
        if first is not None:
            lows[first], caps[first] = 1, min(LEAST - 1, caps[first])
        if not total_shown:
            return lows[cell], caps[cell]
        left = self.total - sum(v for n, v in enumerate(self.values) if n not in hidden)
        others = hidden - {cell}
        return (
            max(lows[cell], left - sum(caps[each] for each in others)),
            min(caps[cell], left - sum(lows[each] for each in others)),
        )


class _Hiding:
    """The hidden cells in the making; cells are only ever added, so it comes to an end."""

    def __init__(self, lines: Sequence[_Line], parents: Sequence[int | None]) -> None:
        self._lines = lines
        self._parents = parents
        self.hidden = [self._small_cells(line) for line in lines]
        self.totals: set[int] = set()
        self._children: dict[int, list[int]] = {}
        for row, parent in enumerate(parents):
            if parent is not None:
                self._children.setdefault(parent, []).append(row)

    @staticmethod
    def _small_cells(line: _Line) -> set[int]:
        return {
            cell for cell, value in enumerate(line.values) if line.small[cell] or 0 < value < LEAST
        }

    def run(self) -> None:
        for row in range(len(self._lines)):
            self._guard_row(row)
        changed = True
        while changed:
            changed = False
            for parent, children in self._children.items():
                for cell in range(len(self._lines[parent].values)):
                    changed |= self._guard_column(parent, children, cell)

    def _guard_row(self, row: int) -> None:
        """Hide neighbours until the row gives nothing away."""
        line, hidden = self._lines[row], self.hidden[row]
        while hidden and row not in self.totals and self._gives_away(row):
            shown = [cell for cell in range(len(line.values)) if cell not in hidden]
            if shown:
                hidden.add(min(shown, key=lambda n: (line.values[n] == 0, line.values[n])))
            else:
                self.totals.add(row)

    def _gives_away(self, row: int) -> bool:
        return any(low == high for low, high in map(self._seen(row), self.hidden[row]))

    def _seen(self, row: int) -> "_Seen":
        return _Seen(self._lines[row], self.hidden[row], row not in self.totals)

    def _guard_column(self, parent: int, children: Sequence[int], cell: int) -> bool:
        """Hide a theme's or a second subcode's count where one gives the other away."""
        if cell not in self.hidden[parent]:
            given = any(self._child_given(parent, children, row, cell) for row in children)
            victim = parent if given else None
        else:
            victim = self._second_child(parent, children, cell)
        if victim is None:
            return False
        self.hidden[victim].add(cell)
        self._guard_row(victim)
        return True

    def _child_given(self, parent: int, children: Sequence[int], row: int, cell: int) -> bool:
        if cell not in self.hidden[row]:
            return False
        low, high = self._seen(row)(cell)
        most = self._lines[parent].values[cell]
        others = [each for each in children if each != row]
        if all(cell not in self.hidden[each] for each in others):
            low = max(low, most - sum(self._lines[each].values[cell] for each in others))
        return low >= min(high, most)

    def _second_child(self, parent: int, children: Sequence[int], cell: int) -> int | None:
        """The subcode to hide where all subcodes' shown counts give the theme's away."""
        shown = {row: self._lines[row].values[cell] for row in children}
        if any(cell in self.hidden[row] for row in children):
            return None
        low, high = self._seen(parent)(cell)
        if max(low, *shown.values()) < min(high, sum(shown.values())):
            return None
        return min(shown, key=lambda row: (shown[row] == 0, shown[row]))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a reader can make of a row's hidden counts."""

    line: _Line
    hidden: set[int]
    total_shown: bool

    def __call__(self, cell: int) -> tuple[int, int]:
        return self.line.possible(cell, self.hidden, total_shown=self.total_shown)


def hide_small(
    counts: Sequence[Sequence[int]],
    totals: Sequence[int],
    sizes: Sequence[int],
    parents: Sequence[int | None],
) -> Hidden:
    """Choose what to hide among ``counts[row][group]`` of cases with ``totals[row]``.

    ``sizes`` are the numbers of cases in the groups, ``parents`` the row of each row's theme.
    """
    small = [size < LEAST for size in sizes]
    lines = [
        _Line(values, sizes, small, total) for values, total in zip(counts, totals, strict=True)
    ]
    hiding = _Hiding(lines, parents)
    hiding.run()
    everyone = sum(sizes)
    head = _Hiding([_Line(sizes, [everyone] * len(sizes), [False] * len(sizes), everyone)], [None])
    head.run()
    return Hidden(
        frozenset((row, cell) for row, cells in enumerate(hiding.hidden) for cell in cells),
        frozenset(hiding.totals),
        frozenset(head.hidden[0]),
    )


def hide_in(table: ThemeTable) -> Hidden:
    """Choose what to hide in a table of themes that is split by an attribute."""
    rows = {row.code_id: number for number, row in enumerate(table.rows)}
    return hide_small(
        [[group.cases for group in row.groups] for row in table.rows],
        [row.counts.cases for row in table.rows],
        [group.cases for group in table.groups],
        [None if row.parent_id is None else rows[row.parent_id] for row in table.rows],
    )
