"""The columns of a transcript's table that are neither speech nor speaker nor time."""

from collections.abc import Sequence
from dataclasses import dataclass

from coder_app.core.attribute_types import type_of
from coder_app.core.exchange.survey_columns import Use, use_of

_FEW_ROWS = 3
_NAMED = 4
_MOSTLY_FILLED = 0.5  # share of the rows of those for whom the column says anything
_LONGEST_NAME = 200


@dataclass(frozen=True, slots=True)
class Further:
    """What they hold: values as (label, attribute, value), words about them, a likelier reading."""

    attributes: tuple[tuple[str, str, str], ...] = ()
    notes: tuple[str, ...] = ()
    survey: bool = False
    """Whether the table is a survey rather than a transcript."""


def further_columns(
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    speakers: Sequence[str | None],
    known: frozenset[int],
    *,
    timed: bool,
) -> Further:
    """What stands in the columns that are not ``known``; ``speakers`` names one a row.

    A column that never changes for a speaker is an attribute of its case. Where everybody speaks
    once and another column holds long answers, or nobody is named, the table is a survey.
    """
    labels = _carried(speakers)
    columns = {
        at: [row[at].strip() if at < len(row) else "" for row in rows]
        for at, name in enumerate(head)
        if at not in known and name.strip() and len(name) <= _LONGEST_NAME
    }
    columns = {at: cells for at, cells in columns.items() if any(cells)}
    if not any(labels):
        return Further(survey=bool(columns) and not timed)
    counts = [label for label in labels if label]
    once = len(set(counts)) == len(counts)
    uses = {at: _use(head[at], labels, cells, once=once) for at, cells in columns.items()}
    if once and not timed and len(counts) >= _FEW_ROWS and "answer" in uses.values():
        return Further(survey=True)
    taken = [at for at, use in uses.items() if use == "attribute"]
    left = [at for at in columns if at not in taken]
    return Further(
        tuple(each for at in taken for each in _values(head[at], labels, columns[at])),
        (*_taken_words([head[at] for at in taken]), *_left_words([head[at] for at in left])),
    )


def _carried(speakers: Sequence[str | None]) -> list[str | None]:
    """The speaker of each row; a row without one goes on with that above."""
    found: list[str | None] = []
    for speaker in speakers:
        found.append(speaker or (found[-1] if found else None))
    return found


def _use(name: str, labels: Sequence[str | None], cells: Sequence[str], *, once: bool) -> Use:
    by_label = {pair for pair in zip(labels, cells, strict=True) if all(pair)}
    if len({label for label, _ in by_label}) < len(by_label):
        return "out"  # it changes while one speaks
    filled = [cell for cell in cells if cell]
    spoken = {label for label, _ in by_label}
    if len(filled) < _MOSTLY_FILLED * sum(label in spoken for label in labels):
        return "out"  # a remark here and there
    use = use_of(name, filled)
    if once or use == "out":
        return use
    return "attribute" if "\n" not in "".join(filled) or type_of(filled) != "text" else "out"


def _values(
    name: str, labels: Sequence[str | None], cells: Sequence[str]
) -> list[tuple[str, str, str]]:
    pairs = dict.fromkeys(pair for pair in zip(labels, cells, strict=True) if all(pair))
    return [(label or "", " ".join(name.split()), " ".join(cell.split())) for label, cell in pairs]


def _taken_words(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    verb = "becomes an attribute" if len(names) == 1 else "become attributes"
    return (f"{_named(names)} {verb} of the speakers' cases.",)


def _left_words(names: Sequence[str]) -> tuple[str, ...]:
    if not names:
        return ()
    return (f"Left out, because no attribute of a case: {_named(names)}.",)


def _named(names: Sequence[str]) -> str:
    shown = [f"“{' '.join(name.split())}”" for name in names]
    more = [f"{len(shown) - _NAMED + 1} other columns"] if len(shown) > _NAMED else []
    shown = shown[: _NAMED - 1] + more if more else shown
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
