"""Fit the shipped weights of ``coder_app/core/suggestions/weights.py`` to simulated sessions.

    python tests/evaluation/fit_weights.py FOLDER… [--without FOLDER]

Each folder holds ``codes.csv`` and ``passages.jsonl``. A session goes through the passages in
rounds of 60: evidence is taken before the codes of a round are known. Sets count alike, however
large. Prints the module's two tables. ``--without`` leaves a set out, for an honest look at it.
"""

import argparse
import csv
import json
from pathlib import Path

import numpy as np

from coder_app.core.suggestions import judgement
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import ABOVE, KINDS
from coder_app.core.suggestions.judgement import GROUPS, Judgement, newton
from coder_app.core.suggestions.passage import CodeText, Passage

ROUND, MOST = 60, 3000
PAIRS = 60_000
"""Pairs of each set and group that are drawn, at most."""
HOLD = 2.0


def load(folder):
    with (folder / "codes.csv").open(encoding="utf-8", newline="") as file:
        codes = [
            CodeText(
                r["code"], r["name"], r["definition"], tuple(json.loads(r["examples"] or "[]"))
            )
            for r in csv.DictReader(file)
        ]
    passages, labels = [], []
    with (folder / "passages.jsonl").open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            row = json.loads(line)
            passages.append(Passage(row["text"], row["doc"], number))
            labels.append(frozenset(row["codes"]))
    return codes, passages[:MOST], labels[:MOST]


def session(folder):
    """Return evidence, marks and groups of all pairs, as they were when first met."""
    codes, passages, labels = load(folder)
    engine = Suggester()
    engine.start(codes, passages)
    for end in [*range(ROUND, len(passages), ROUND), len(passages)]:
        engine.fit(passages[:end], labels[:end])
    memory = engine._reading
    return tuple(map(np.stack, (memory._evidence, memory._marks, memory._groups)))


def fit(sets, reading):
    start = Judgement(reading=reading).shipped()
    columns = [k for k in range(len(KINDS) + 1) if reading or k != ABOVE]
    draw = np.random.default_rng(7)
    for group in range(GROUPS):
        pairs, marks = [], []
        for evidence, mark, groups in sets:
            mine = groups == group
            chosen = draw.choice(mine.sum(), min(PAIRS, mine.sum()), replace=False)
            pairs.append(evidence[mine][chosen])
            marks.append(mark[mine][chosen])
        known = np.concatenate(pairs)
        known = np.column_stack([known, np.ones(len(known))])[:, columns]
        start[group][columns] = newton(
            known, np.concatenate(marks), start[group][columns], stiffness=HOLD, steps=200
        )
    return start


def table(name, weights):
    rows = "".join(f"    ({', '.join(f'{w:.2f}' for w in row)}),\n" for row in weights)
    return f"{name} = (\n{rows})\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--without", type=Path)
    chosen = parser.parse_args()
    judgement.REMEMBERED = MOST
    sets = [session(folder) for folder in chosen.folders if folder != chosen.without]
    print(table("ALONE", fit(sets, reading=False)) + table("READING", fit(sets, reading=True)))  # noqa: T201


if __name__ == "__main__":
    main()
