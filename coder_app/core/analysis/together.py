"""Counting what codes have in common, on whole columns: shared units, and overlapping passages.

A *passage* of a code is a stretch that is coded with it without a gap: codings of one code that
overlap, by whomever, make one passage, so that two coders count once. Two passages of a code never
overlap. So the passages of two codes, joined where they overlap, make no circle, and

    runs of joined passages that hold both codes = passages of A that overlap B
        + passages of B that overlap A - pairs that overlap
    runs of joined passages in all = passages of A + passages of B - pairs that overlap

which counts all pairs of codes in one walk over the pairs of passages that overlap.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from coder_app.core.analysis.spoken import Numbers, spread

_AT_ONCE = 2_000_000
"""Pairs held in memory at a time."""
_BLOCK = 4_096
_DENSE = 200
"""How much cheaper a product of matrices is for each pair than listing it."""


class Passages(NamedTuple):
    """Columns of one length, by place; passages of one code do not overlap."""

    code: Numbers
    start: Numbers
    """Places count on through all documents."""
    end: Numbers
    before: Numbers
    """Where the passage before of the same code ends; -1 where there is none."""


class Met(NamedTuple):
    """Matrices of codes by codes."""

    both: Numbers
    """Passages (runs of overlapping ones) or units that hold both."""
    either: Numbers
    """Those that hold either."""
    mine: Numbers
    """Passages of the code of the row that overlap one of the column; or units that hold both."""


def passages(code: Numbers, start: Numbers, end: Numbers) -> Passages:
    """The passages of each code: codings that have a character in common, joined."""
    order = np.lexsort((start, code))
    code, start, end = code[order], start[order], end[order]
    size = int(end.max(initial=0)) + 1
    base = code * size
    reach = np.maximum.accumulate(base + end)  # a code's places lie behind those of the one before
    fresh = np.ones(len(code), dtype=bool)
    fresh[1:] = (code[1:] != code[:-1]) | (base[1:] + start[1:] >= reach[:-1])
    first = np.flatnonzero(fresh)
    ends = (reach - base)[np.append(first[1:], len(code)) - 1] if len(code) else end
    code, start = code[first], start[first]
    before = np.full(len(first), -1, dtype=np.int64)
    same = code[1:] == code[:-1]
    before[1:][same] = ends[:-1][same]
    order = np.argsort(start, kind="stable")
    return Passages(code[order], start[order], ends[order], before[order])


def overlapping(found: Passages, size: int) -> Met:
    """What passages of ``size`` codes have in common: at least one character."""
    each = np.bincount(found.code, minlength=size)
    pairs, mine = (np.zeros(size * size, dtype=np.int64) for _ in range(2))
    many = np.searchsorted(found.start, found.end) - np.arange(len(found.code)) - 1
    for rows in _portions(many):
        at, other = spread(rows + 1, many[rows])
        one = rows[at]
        here, there = found.code[one] * size + found.code[other], found.code[other] * size
        there += found.code[one]
        pairs += np.bincount(here, minlength=size * size)
        pairs += np.bincount(there, minlength=size * size)
        # each passage counts at the first one of the other code that it overlaps
        first = found.before[other] <= found.start[one]
        mine += np.bincount(here[first], minlength=size * size)
        first = found.before[one] <= found.start[other]
        mine += np.bincount(there[first], minlength=size * size)
    shape = (size, size)
    return _met(each, pairs.reshape(shape), mine.reshape(shape))


def _met(each: Numbers, pairs: Numbers, mine: Numbers) -> Met:
    """Runs of joined passages, out of how many there are of each code, and the pairs."""
    both, either = mine + mine.T - pairs, each[:, None] + each[None, :] - pairs
    for matrix in (both, either, mine):
        np.fill_diagonal(matrix, each)
    return Met(both, either, mine)


def sharing(code: Numbers, unit: Numbers, size: int) -> Met:
    """How many units (turns, documents, cases) each two of ``size`` codes are both in."""
    key = np.sort(unit * size + code)  # np.unique takes three times as long
    key = key[np.append(True, key[1:] != key[:-1])[: len(key)]]
    unit, code = key // size, key % size
    first = np.flatnonzero(np.append(True, unit[1:] != unit[:-1])[: len(unit)])
    many = np.diff(np.append(first, len(unit)))
    if int((many**2).sum()) * _DENSE > size * size * len(many):
        both = _multiplied(code, np.repeat(np.arange(len(many)), many), len(many), size)
    else:
        both = _listed(code, np.repeat(first, many), np.repeat(many, many), size)
    each = np.diagonal(both)
    return Met(both, each[:, None] + each[None, :] - both, both)


def _multiplied(code: Numbers, unit: Numbers, units: int, size: int) -> Numbers:
    both = np.zeros((size, size), dtype=np.int64)
    for begin in range(0, units, _BLOCK):
        part = slice(*np.searchsorted(unit, (begin, begin + _BLOCK)).tolist())
        within = np.zeros((size, _BLOCK), dtype=np.float32)
        within[code[part], unit[part] - begin] = 1
        both += (within @ within.T).astype(np.int64)
    return both


def _listed(code: Numbers, first: Numbers, many: Numbers, size: int) -> Numbers:
    both = np.zeros(size * size, dtype=np.int64)
    for rows in _portions(many):
        at, other = spread(first[rows], many[rows])
        both += np.bincount(code[rows[at]] * size + code[other], minlength=size * size)
    return both.reshape(size, size)


def _portions(many: Numbers) -> list[Numbers]:
    """The rows, in portions of which none makes too many pairs at once."""
    portion = np.cumsum(many) // _AT_ONCE
    cuts = np.flatnonzero(np.diff(portion)) + 1
    return np.split(np.arange(len(many)), cuts)
