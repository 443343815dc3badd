"""Co-occurrence: how often two codes stand in the same place, be it words, turn, document or case.

Two codings overlap where they have at least one character in common; touching is not overlapping.
Counted are passages, not pairs of codings: codings that overlap, by whomever, are one passage. So
the coefficient is the one of Jaccard, shares of a set, and never above 1:

    c = n12 / (n1 + n2 - n12)

with n1 and n2 the passages that hold the one and the other code, n12 those that hold both.
Source: Jaccard, P. (1912), The distribution of the flora in the alpine zone, New Phytologist 11.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from typing import TYPE_CHECKING, Literal, NamedTuple

from coder_app.core.codes import Tree, tree
from coder_app.core.ids import CodeId
from coder_app.core.project import Project

if TYPE_CHECKING:
    from coder_app.core.analysis.chosen import Among, Chosen
    from coder_app.core.analysis.spoken import Numbers
    from coder_app.core.analysis.together import Met

Level = Literal["overlap", "turn", "document", "case"]
LEVELS: tuple[Level, ...] = ("overlap", "turn", "document", "case")


class Cell(NamedTuple):
    """What two codes have in common; of a code with itself, its own count."""

    both: int
    """Passages, turns, documents or cases that hold both."""
    either: int
    """Those that hold at least one of the two."""
    of_row: int
    """How many passages of the row's code overlap one of the column's; else as ``both``."""
    of_column: int

    @property
    def coefficient(self) -> float:
        """Jaccard's c from 0, never in the same place, to 1, never apart."""
        return self.both / self.either if self.either else 0.0


@dataclass(frozen=True, slots=True)
class CodeCounted:
    """A code of the table, and in how many passages, turns, documents or cases it is."""

    code_id: CodeId
    name: str
    path: str
    colour: str
    depth: int
    count: int


@dataclass(frozen=True, slots=True)
class CoOccurrence:
    """Codes by codes."""

    level: Level
    subcodes: bool
    rows: tuple[CodeCounted, ...]
    columns: tuple[CodeCounted, ...]
    cells: tuple[tuple[Cell | None, ...], ...]
    """None where one code stands under the other and subcodes count: these can't be apart."""
    codings: int
    left_out: int
    """Codings not counted, because only the interviewer speaks in them."""
    unused: int = 0
    """Codes left out because nothing that counts is coded with them."""


@dataclass(frozen=True, slots=True)
class TogetherAsked:
    """Which codes are compared, and what counts as the same place. No codes: all."""

    level: Level = "overlap"
    rows: tuple[CodeId, ...] = ()
    columns: tuple[CodeId, ...] = ()
    subcodes: bool = True
    """Whether the codings of subcodes count for the codes above them."""
    used: bool = True
    """Whether codes are left out with which nothing that counts is coded."""


def co_occurrence(project: Project, asked: TogetherAsked, among: Among) -> CoOccurrence:
    """Count for each code of the rows and each of the columns where both stand. Raises NotFound."""
    from coder_app.core.analysis.chosen import chosen  # noqa: PLC0415 - slow to import

    with project.read() as session:
        codes = tree(session)
    rows, columns = _in_order(codes, asked.rows), _in_order(codes, asked.columns)
    wanted = sorted({*rows, *columns}, key=lambda code: codes.codes[code].order)
    place = {code: n for n, code in enumerate(wanted)}
    found = chosen(project, among)
    met = _met(project, found, _Raised(codes, place, subcodes=asked.subcodes), asked.level, among)
    each = met.both.diagonal().tolist()
    unused = {code for code in wanted if asked.used and not each[place[code]]}
    rows, columns = ([code for code in side if code not in unused] for side in (rows, columns))
    return CoOccurrence(
        level=asked.level,
        subcodes=asked.subcodes,
        rows=tuple(_counted(codes, code, each[place[code]]) for code in rows),
        columns=tuple(_counted(codes, code, each[place[code]]) for code in columns),
        cells=tuple(_cells(met, codes, rows, columns, place, subcodes=asked.subcodes)),
        codings=len(found.ids),
        left_out=found.left_out,
        unused=len(unused),
    )


def _in_order(codes: Tree, wanted: Sequence[str]) -> list[str]:
    """The codes once each, in the order of the codebook; all where none is named."""
    if not wanted:
        return list(codes.codes)
    return sorted(
        dict.fromkeys(codes.get(code).id for code in wanted),
        key=lambda code: codes.codes[code].order,
    )


class _Raised:
    """For which of the wanted codes each coding counts: its own, and with subcodes those above."""

    def __init__(self, codes: Tree, place: dict[str, int], *, subcodes: bool) -> None:
        self._codes, self.place, self._subcodes = codes, place, subcodes
        self.size = len(place)

    def _of(self, code: str) -> list[int]:
        line = (code, *self._codes.above(code)) if self._subcodes else (code,)
        return [self.place[each] for each in line if each in self.place]

    def columns(self, code_ids: Iterable[str]) -> tuple[Numbers, Numbers]:
        """The row of each coding beside the place of each code it counts for."""
        from coder_app.core.analysis.lists import Lists  # noqa: PLC0415 - slow to import

        number: dict[str, int] = {}
        which = [number.setdefault(code, len(number)) for code in code_ids]
        return Lists(self._of(code) for code in number).of(which)


def _met(project: Project, found: Chosen, raised: _Raised, level: Level, among: Among) -> Met:
    from coder_app.core.analysis import together, units  # noqa: PLC0415 - slow to import

    if level == "overlap":
        row, code = raised.columns(found.code_ids)
        start, end = units.places(found)
        return together.overlapping(together.passages(code, start[row], end[row]), raised.size)
    asked = among.interviewer_words
    coding, unit = units.of(project, found, level, interviewer_words=asked)
    row, code = raised.columns([found.code_ids[n] for n in coding.tolist()])
    return together.sharing(code, unit[row], raised.size)


def _counted(codes: Tree, code: str, count: int) -> CodeCounted:
    one = codes.codes[code]
    return CodeCounted(CodeId(one.id), one.name, one.path, one.colour, one.depth, count)


def _cells(
    met: Met,
    codes: Tree,
    rows: Sequence[str],
    columns: Sequence[str],
    place: dict[str, int],
    *,
    subcodes: bool,
) -> Iterator[tuple[Cell | None, ...]]:
    both, either = met.both.tolist(), met.either.tolist()
    of_row, of_column = met.mine.tolist(), met.mine.T.tolist()
    places = [place[code] for code in columns]
    for code in rows:
        at = place[code]
        line = list(
            starmap(Cell, zip(both[at], either[at], of_row[at], of_column[at], strict=True))
        )
        kin = {*codes.above(code), *codes.branch(code)} - {code} if subcodes else set()
        yield tuple(
            None if column in kin else line[n] for column, n in zip(columns, places, strict=True)
        )
