"""Fit the shipped weights of ``coder_app/core/suggestions/weights.py`` to simulated sessions.

    python tests/evaluation/fit_weights.py FOLDER… [--embeddings]

Each folder holds ``codes.csv`` and ``passages.jsonl``. A session goes through the passages in
rounds: evidence is taken before the codes of a round are known; for reading on, passage by
passage, in sets whose codes run on from passage to passage. Passages met alone are those of the
whole set, and of small projects made of it: for rare codes it is these that count. Sets count
alike, however large. Prints the module's two tables, and those of each set left out, for an
honest look at it.
``--embeddings`` prints those of ``weights_meant.py`` as well; it needs the optional extra.
"""

import argparse
import csv
import json
import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from coder_app.core.suggestions import judgement
from coder_app.core.suggestions.embedding import texts_of
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.evidence import (
    ABOVE,
    BEFORE,
    CENTROID,
    KINDS,
    MARGIN,
    MEANING,
    PIECE,
    TEXT,
    TEXT_AROUND,
)
from coder_app.core.suggestions.judgement import GROUPS, newton
from coder_app.core.suggestions.passage import CodeText, Passage
from tests.evaluation.kept_vectors import KeptVectors

ROUND, MOST = 60, 3000
SMALL, FEW_CODES, EARLY_ROUND = 500, 16, 25
"""Passages of a small project, the codes of every other one, and the passages of its rounds."""
PROJECTS = 12
COMMON = 3
"""The codes given most, which every other small project does without: they drown the others."""
PAIRS = 60_000
"""Pairs of each set and group that are drawn, at most."""
FROM_BELOW, ABOVE_FROM_BELOW = (1.5, 3.0), 4.5
"""What the centroid and the model, and the codes just above, say of a code without a coding: only
codes below it can make them, and no set has such."""
HOLD = {False: 0.5, True: 2.0}
"""How stiff the weights are: alone they start from nothing, for reading on from those."""
GIVEN_AROUND = {False: 2.0, True: 1.5}
"""What the text around weighs for codes without a coding, without and with vectors: nearly what it
does while nothing is coded. Only sets in reading order could tell, and then there was one."""


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


def small_projects(loaded, in_order):
    """Yield projects of some hundred passages each: whole documents, where the order matters."""
    codes, passages, labels = loaded
    draw = random.Random(7)
    for number in range(PROJECTS):
        parts = [[row] for row in range(len(passages))]
        if in_order:
            documents = dict.fromkeys(passage.document for passage in passages)
            parts = [[r for r, p in enumerate(passages) if p.document == d] for d in documents]
        draw.shuffle(parts)
        rows = [row for part in parts for row in part][:SMALL]
        kept = codes
        if number % 2:
            uses = Counter(code for given in labels for code in given)
            kept = sorted((code for code in codes if uses[code.id]), key=lambda c: -uses[c.id])
            kept = draw.sample(kept[COMMON:], min(FEW_CODES, len(kept) - COMMON))
        ids = {code.id for code in kept}
        met = [
            replace(passages[row], place=place)
            if in_order
            else Passage(passages[row].text, str(place // EARLY_ROUND), place)
            for place, row in enumerate(rows)
        ]
        yield kept, met, [labels[row] & ids for row in rows]


def session(loaded, reading, similarity=None, size=ROUND):
    """Return evidence, marks and groups of all pairs, as they were when first met.

    Those met before anything was coded are left out: likeness alone judges them.
    """
    codes, passages, labels = loaded
    engine = Suggester()
    if similarity is not None:
        similarity.make([*(passage.text for passage in passages), *texts_of(codes)])
    engine.start(codes, passages, similarity=similarity)
    for start in range(0, len(passages), size):
        end = min(start + size, len(passages))
        for place in range(start, end) if reading else ():
            engine.observe([passages[place]], [labels[place]])
        engine.fit(passages[:end], labels[:end])
    memory = engine.judges.reading
    met = map(np.stack, (memory._evidence, memory._marks, memory._groups))
    evidence, marks, groups = met
    warm = groups.any(axis=1) | reading
    return tuple(part[warm].reshape(-1, *part.shape[2:]) for part in (evidence, marks, groups))


def sessions(folder, reading, similarity=None):
    """Return the pairs of the whole set and, for passages met alone, those of small projects."""
    loaded = load(folder)
    found = [session(loaded, reading, similarity)]
    if not reading:
        small = small_projects(loaded, runs_on(folder))
        each = [session(project, reading, similarity, EARLY_ROUND) for project in small]
        found.append(tuple(map(np.concatenate, zip(*each, strict=True))))
    return found


def fit(sets, meaning, alone=None):
    """Return weights, (groups, kinds + constant): those of reading on are held to ``alone``."""
    reading = alone is not None
    start = alone.copy() if reading else np.zeros((GROUPS, len(KINDS) + 1))
    # Sets left out do better where the text around counts only by its linear models.
    left_out = set() if reading else {ABOVE, BEFORE, TEXT_AROUND}
    left_out |= set() if meaning else set(range(MEANING, len(KINDS)))
    columns = [kind for kind in range(len(KINDS) + 1) if kind not in left_out]
    if reading:
        start[0, ABOVE] = ABOVE_FROM_BELOW
    else:
        start[0, [CENTROID, MARGIN]] = FROM_BELOW
        start[0, TEXT_AROUND] = GIVEN_AROUND[meaning]
    draw = np.random.default_rng(7)
    for group in range(GROUPS):
        pairs, marks = [], []
        for evidence, mark, groups in sets:
            mine = np.flatnonzero(groups == group)
            chosen = draw.choice(mine, min(PAIRS, len(mine)), replace=False)
            pairs.append(evidence[chosen])
            marks.append(mark[chosen])
        known = np.concatenate(pairs)
        known = np.column_stack([known, np.ones(len(known))])
        start[group] = _fitted(known, np.concatenate(marks), start[group], columns, HOLD[reading])
    return start


def _fitted(known, marks, start, columns, stiffness):
    """One group's weights. That a passage is like a code's text never speaks against the code."""
    found = start.copy()
    fixed = start.copy()
    fixed[columns] = 0
    found[columns] = newton(
        known[:, columns],
        marks,
        start[columns],
        stiffness=stiffness,
        steps=200,
        offset=known @ fixed,
    )
    against = [kind for kind in (TEXT, PIECE) if found[kind] < 0 and kind in columns]
    if not against:
        return found
    start = start.copy()
    start[against] = 0
    return _fitted(known, marks, start, [c for c in columns if c not in against], stiffness)


def runs_on(folder):
    """Whether a passage has more often a code of the one before than of some other one."""
    _, _, labels = load(folder)
    shuffled = list(labels)
    random.Random(7).shuffle(shuffled)
    beside, apart = (
        sum(bool(one & two) for one, two in pairwise(order)) for order in (labels, shuffled)
    )
    return beside > 2 * apart


def table(name, weights, meaning):
    shown = weights if meaning else np.delete(weights, np.s_[MEANING:-1], axis=1)
    rows = "".join(f"    ({', '.join(f'{w:.2f}' for w in row)}),\n" for row in shown)
    return f"{name} = (\n{rows})\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--embeddings", action="store_true")
    chosen = parser.parse_args()
    judgement.REMEMBERED = MOST
    similarity = KeptVectors() if chosen.embeddings else None
    met_alone = {folder: sessions(folder, False, similarity) for folder in chosen.folders}
    run_on = filter(runs_on, chosen.folders)
    read_on = {folder: sessions(folder, True, similarity) for folder in run_on}
    for left_out in (None, *chosen.folders):
        for meaning in (False, True) if chosen.embeddings else (False,):
            without = f" without {left_out.name}" if left_out else ""
            print(f"# {'meant' if meaning else 'words'}{without}")  # noqa: T201
            alone = fit(_all_but(left_out, met_alone), meaning)
            print(table("ALONE", alone, meaning), flush=True)  # noqa: T201
            if others := _all_but(left_out, read_on):
                print(table("READING", fit(others, meaning, alone), meaning), flush=True)  # noqa: T201


def _all_but(left_out, sets):
    return [one for folder, found in sets.items() if folder != left_out for one in found]


if __name__ == "__main__":
    main()
