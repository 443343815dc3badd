"""The measures of a replay; shares are in 0..1. Functions over what was met, in order."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from coder_app.core.evaluation.material import Material
from coder_app.core.evaluation.replay import Met, Replayed, median
from coder_app.core.evaluation.thresholds import SHOWN

SEEN = ((0, 0), (1, 2), (3, 5), (6, 10), (11, 25), (26, None))
"""Codings known of a code, in groups."""
KNOWN = ((0, 0), (1, 24), (25, 49), (50, 99), (100, 199), (200, 399), (400, 799), (800, None))
"""Codings known in all, in groups."""
TOLD, BINS = 5, 10
"""Of each passage so many scores are compared with what came true, in so many bins."""
DIGITS = 3

Span = tuple[int, int | None]


def measure(log: Replayed) -> dict[str, Any]:
    """All measures by the names that the data's harness gives them; None where none can be had.

    R1, R3: share of a passage's codes among the first k, of at most k; MAP: mean average
    precision. miF1, maF1: F1 of applying codes from the best past threshold on. accept: right
    among the shown; cover: coded passages with any shown; saved: codings that were shown; noise:
    shown for a passage without codes. ECE: expected calibration error. by_seen: share of codings
    in the first three by how many codings of the code were known; curve: R3 by all known.
    """
    coded = [met for met in log.met if met.true.any()]
    late = [met for met in coded if met.known >= log.codings / 2]
    return {
        "passages": len(log.met),
        "coded": len(coded),
        "codings": int(sum(met.true.sum() for met in coded)),
        "codes": int(np.any([met.true for met in coded], axis=0).sum()) if coded else 0,
        "rounds": log.rounds,
        "R1": _mean(coded, recall(1)),
        "R3": _mean(coded, recall(3)),
        "MAP": _mean(coded, average_precision),
        **_applied(log.met),
        **_shown(log.met),
        "ECE": calibration_error(log.met),
        "warm_R1": _mean(late, recall(1)),
        "warm_R3": _mean(late, recall(3)),
        "warm_MAP": _mean(late, average_precision),
        "by_seen": {_named(span, "n"): _found(coded, span, 3) for span in SEEN},
        "by_seen_top4": {_named(span, "n"): _found(coded, span, 4)[0] for span in SEEN},
        "curve": [[_named(span), *_curve(coded, span)] for span in KNOWN],
        "start_ms": round(log.start_ms),
        "fit_ms": [round(median(log.fit_ms), 1), round(max(log.fit_ms, default=0.0), 1)],
        "sug_ms": round(float(np.mean(log.suggest_ms)), 3) if log.suggest_ms else None,
        "one_ms": round(median(log.alone_ms), 2),
    }


def of_those_on_show(
    log: Replayed, material: Material, on_show: Mapping[int, frozenset[str]]
) -> dict[str, float]:
    """What the program itself would have shown, ``on_show`` by place, against what was coded.

    own_accept: right among the shown; own_saved: codings that were shown.
    """
    met = [material.passages[one.place] for one in log.met]
    right = sum(len(on_show[one.place] & one.codes) for one in met)
    shown = sum(len(on_show[one.place]) for one in met)
    return {
        "own_accept": _rounded(right / max(shown, 1)),
        "own_saved": _rounded(right / max(sum(len(one.codes) for one in met), 1)),
    }


def recall(most: int) -> Callable[[Met], float]:
    """Share of a passage's codes among the first so many, of as many as could be there."""
    return lambda met: float(met.true[met.order[:most]].sum() / min(most, int(met.true.sum())))


def first_three(met: Sequence[Met]) -> float | None:
    """Mean share of a passage's codes among the first three, over coded passages."""
    return _mean([one for one in met if one.true.any()], recall(SHOWN))


def average_precision(met: Met) -> float:
    """Mean, over the passage's codes, of the precision down to each of them."""
    places = np.flatnonzero(met.true[met.order]) + 1
    return float(np.mean(np.arange(1, len(places) + 1) / places))


def shown_of(met: Met) -> npt.NDArray[np.intp]:
    """The codes that would have been on show: of the first three, those sure enough."""
    first = met.order[:SHOWN]
    return first[met.scores[first] >= met.show_from]


def _mean(met: Sequence[Met], value: Callable[[Met], float]) -> float | None:
    return _rounded(np.mean([value(one) for one in met])) if met else None


def _rounded(value: Any) -> float:
    return round(float(value), DIGITS)


def _applied(met: Sequence[Met]) -> dict[str, float]:
    """Micro and macro F1 over all passages, of the codes that occur."""
    if not met:
        return {"miF1": 0.0, "maF1": 0.0}
    said = np.array([one.scores >= max(one.apply_from, 1e-9) for one in met])
    true = np.array([one.true for one in met])
    right, wrong = (said * true).sum(0), (said * (1 - true)).sum(0)
    missed = ((1 - said) * true).sum(0)
    occurs = right + missed > 0
    f1 = 2 * right / np.maximum(2 * right + wrong + missed, 1e-9)
    micro = 2 * right.sum() / max(2 * right.sum() + wrong.sum() + missed.sum(), 1)
    macro = f1[occurs].mean() if occurs.any() else 0.0
    return {"miF1": _rounded(micro), "maF1": _rounded(macro)}


def _shown(met: Sequence[Met]) -> dict[str, float]:
    shown = [shown_of(one) for one in met]
    counts = np.array([len(codes) for codes in shown])
    right = np.array([one.true[codes].sum() for one, codes in zip(met, shown, strict=True)])
    coded = np.array([one.true.any() for one in met], bool)
    codings = sum(one.true.sum() for one in met)
    return {
        "accept": _rounded(right.sum() / max(counts.sum(), 1)),
        "cover": _rounded((counts[coded] > 0).sum() / max(coded.sum(), 1)),
        "saved": _rounded(right[coded].sum() / max(codings, 1)),
        "noise": _rounded(counts[~coded].sum() / max((~coded).sum(), 1)),
    }


def calibration_error(met: Sequence[Met]) -> float:
    """Mean distance of scores from the share that came true, over ten bins of scores."""
    if not met:
        return 0.0
    scores = np.concatenate([one.scores[one.order[:TOLD]] for one in met])
    true = np.concatenate([one.true[one.order[:TOLD]] for one in met])
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = [
        abs(scores[bins == each].mean() - true[bins == each].mean()) * (bins == each).mean()
        for each in np.unique(bins)
    ]
    return _rounded(sum(gaps))


def _found(coded: Sequence[Met], span: Span, most: int) -> list[float | int | None]:
    """Share of the codings in the first ``most``, and how many there are, for codes in a group."""
    hits = total = 0
    for met in coded:
        mine = np.flatnonzero(met.true * _within(met.counts, span))
        total += len(mine)
        hits += int(np.isin(mine, met.order[:most]).sum())
    return [_rounded(hits / total) if total else None, total]


def _curve(coded: Sequence[Met], span: Span) -> tuple[float | None, int]:
    mine = [met for met in coded if bool(_within(np.array([met.known]), span)[0])]
    return _mean(mine, recall(3)), len(mine)


def _within(counts: npt.NDArray[np.int64], span: Span) -> npt.NDArray[np.bool_]:
    low, high = span
    return (counts >= low) & ((counts <= high) if high is not None else True)


def _named(span: Span, prefix: str = "") -> str:
    """As the harness names groups: n0, n1-2, n26+; or 0-0, 800-."""
    low, high = span
    if not prefix:
        return f"{low}-{'' if high is None else high}"
    if high is None:
        return f"{prefix}{low}+"
    return f"{prefix}{low}" if low == high else f"{prefix}{low}-{high}"
