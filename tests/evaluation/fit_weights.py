"""Fit the shipped weights of ``coder_app/core/suggestions/weights.py`` to simulated sessions.

    python tests/evaluation/fit_weights.py FOLDER… [--embeddings]

Each folder holds ``codes.csv`` and ``passages.jsonl``. A session goes through the passages in
rounds of 60: evidence is taken before the codes of a round are known; for reading on, passage by
passage, in sets whose codes run on from passage to passage. Sets count alike, however
large. Prints the module's two tables, and those of each set left out, for an honest look at it.
``--embeddings`` prints those of ``weights_meant.py`` as well; it needs the optional extra.
"""

import argparse
import csv
import json
import random
from itertools import pairwise
from pathlib import Path

import numpy as np

from coder_app.core.suggestions import judgement
from coder_app.core.suggestions.embedding import texts_of
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import ABOVE, BEFORE, KINDS, MEANING, TEXT_AROUND
from coder_app.core.suggestions.judgement import GROUPS, Judgement, newton
from coder_app.core.suggestions.passage import CodeText, Passage
from tests.evaluation.kept_vectors import KeptVectors

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


def session(folder, reading, similarity=None):
    """Return evidence, marks and groups of all pairs, as they were when first met."""
    codes, passages, labels = load(folder)
    engine = Suggester()
    if similarity is not None:
        similarity.make([*(passage.text for passage in passages), *texts_of(codes)])
    engine.start(codes, passages, similarity=similarity)
    for start in range(0, len(passages), ROUND):
        end = min(start + ROUND, len(passages))
        for place in range(start, end) if reading else ():
            engine.observe([passages[place]], [labels[place]])
        engine.fit(passages[:end], labels[:end])
    memory = engine._reading
    return tuple(map(np.stack, (memory._evidence, memory._marks, memory._groups)))


def fit(sets, reading, meaning):
    start = Judgement(reading=reading, meaning=meaning).shipped()
    # Sets left out do better where the text around counts only by its linear models.
    left_out = set() if reading else {ABOVE, BEFORE, TEXT_AROUND}
    left_out |= set() if meaning else set(range(MEANING, len(KINDS)))
    columns = [kind for kind in range(len(KINDS) + 1) if kind not in left_out]
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
    return start if meaning else np.delete(start, np.s_[MEANING:-1], axis=1)


def runs_on(folder):
    """Whether a passage has more often a code of the one before than of some other one."""
    _, _, labels = load(folder)
    shuffled = list(labels)
    random.Random(7).shuffle(shuffled)
    beside, apart = (
        sum(bool(one & two) for one, two in pairwise(order)) for order in (labels, shuffled)
    )
    return beside > 2 * apart


def table(name, weights):
    rows = "".join(f"    ({', '.join(f'{w:.2f}' for w in row)}),\n" for row in weights)
    return f"{name} = (\n{rows})\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--embeddings", action="store_true")
    chosen = parser.parse_args()
    judgement.REMEMBERED = MOST
    similarity = KeptVectors() if chosen.embeddings else None
    for name, reading in (("ALONE", False), ("READING", True)):
        used = [folder for folder in chosen.folders if not reading or runs_on(folder)]
        sets = {folder: session(folder, reading, similarity) for folder in used}
        for left_out in (None, *used):
            among = [found for folder, found in sets.items() if folder != left_out]
            for meaning in {False, chosen.embeddings} if among else ():
                without = f" without {left_out.name}" if left_out else ""
                print(f"# {'meant' if meaning else 'words'}{without}")  # noqa: T201
                print(table(name, fit(among, reading, meaning)), flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
