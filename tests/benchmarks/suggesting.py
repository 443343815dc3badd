"""Figures of the suggestion engine: one coding, a passage, a new document, the first start."""

import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from itertools import accumulate
from pathlib import Path
from typing import Any

from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.turns import parse_turns, speakers_of
from coder_app.core.importing import import_items, propose
from coder_app.core.progress import Progress
from coder_app.core.project import Project
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.suggestions.session import learn, learn_some
from coder_app.core.worker import Worker
from tests.benchmarks.measure import Results, taking

PASSAGES, LABELLED, CODES = 20_000, 5_000, 30
VOCABULARY, PASSAGE_WORDS = 30_000, 24
DOCUMENTS, DOCUMENT_WORDS = 50, 5_200
"""260,000 words."""
NEW_PASSAGES = 90
"""Passages of a new document: what 5,200 words come to."""
RUNS = 30
SYLLABLES = "ba de ki lo mu ne pi ro su ta ve wi xo ya zu an el ir os un".split()


def measure(results: Results, folder: Path) -> list[str]:
    """All of them."""
    with Worker() as worker:
        idle = worker.submit(memory).result()
        engine = worker.submit(engine_figures).result()
        for name, runs in engine.items():
            results.add(name, *(runs if isinstance(runs, list) else [runs - idle]))
    project = interviews(folder / "interviews.coder")
    path = project.path
    project.close()
    with Worker() as worker:
        worker.submit(memory).result()
        took = taking(lambda: worker.submit(learn, path).result())
        results.add("suggest_first_start", took.wall / 1000)
    with Worker() as worker:
        waits = []
        while True:
            begun = time.perf_counter()
            state = worker.submit(learn_some, path).result()
            waits.append(1000 * (time.perf_counter() - begun))
            if not state.left:
                break
        results.add("suggest_turn", *waits[1:])  # the first one imports the libraries
    return []


# -- in the worker process -----------------------------------------------------------------------


def memory(progress: Progress) -> float:
    """The largest memory this process has had, in MB.

    On Linux ``ru_maxrss`` counts what the process that started this one had, too.
    """
    progress(1, 1)
    status = Path("/proc/self/status")
    if status.exists():
        return next(
            int(line.split()[1]) / 1e3
            for line in status.read_text(encoding="ascii").splitlines()
            if line.startswith("VmHWM:")
        )
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1e6 if sys.platform == "darwin" else 1e3)


def engine_figures(progress: Progress) -> dict[str, Any]:
    """Milliseconds of one piece of work each, by row; and the memory it took, in MB."""
    corpus, labels, codes = material()
    engine = import_module("coder_app.core.suggestions.engine").Suggester()
    engine.start(codes, corpus)
    fit = [
        taking(lambda: engine.fit(corpus[:LABELLED], labels[:LABELLED])).wall / 1000
        for _ in range(3)
    ]
    engine.scores()
    progress(1, 2)
    one_more = iter(range(LABELLED, LABELLED + RUNS))

    def code_one() -> None:
        row = next(one_more)
        engine.observe([corpus[row]], [labels[row]])
        engine.scores()

    coding = [taking(code_one) for _ in range(RUNS)]
    ask = iter(range(10_000, 10_000 + RUNS))
    passage = [taking(lambda: engine.suggest([corpus[next(ask)]])) for _ in range(RUNS)]
    new = [
        [replace(p, document=f"new{n}", text=f"{p.text} {n}") for p in corpus[:NEW_PASSAGES]]
        for n in range(9)
    ]
    come = iter(new)

    def take_in() -> None:
        document = next(come)
        engine.add(document)
        engine.suggest(document)

    documents = [taking(take_in) for _ in new]
    return {
        "suggest_coding": coding,
        "suggest_passage": passage,
        "suggest_document": documents,
        "suggest_refit": fit,
        "suggest_memory": memory(progress),
    }


# -- what it is measured on ----------------------------------------------------------------------


def words(chance: random.Random) -> Iterator[str]:
    """Words without end, few of them often and many of them rarely, as in speech."""
    known = ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(VOCABULARY)]
    weights = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    while True:
        yield from chance.choices(known, cum_weights=weights, k=1000)


def material() -> tuple[list[Passage], list[frozenset[str]], list[CodeText]]:
    """Passages, each with a code whose words it has some of."""
    chance = random.Random(7)
    speech = words(chance)
    own = [[next(speech) for _ in range(20)] for _ in range(CODES)]
    codes = [CodeText(f"c{n}", own[n][0], " ".join(own[n][:8])) for n in range(CODES)]
    corpus, labels = [], []
    for number in range(PASSAGES):
        code = chance.randrange(CODES)
        text = [next(speech) for _ in range(PASSAGE_WORDS)] + chance.choices(own[code], k=3)
        chance.shuffle(text)
        corpus.append(Passage(" ".join(text), f"D{number // 100}", number % 100))
        labels.append(frozenset({f"c{code}"}))
    return corpus, labels, codes


def interviews(path: Path) -> Project:
    """Interviews of 260,000 words in all, whose turns are long and short."""
    chance = random.Random(11)
    speech = words(chance)
    project = Project.create(path, coder_name="Ann Lee")
    files = []
    for number in range(DOCUMENTS):
        turns, count = [], 0
        while count < DOCUMENT_WORDS:
            for label, most in (("I", 20), ("P", 180)):
                said = [next(speech) for _ in range(chance.randint(3, most))]
                count += len(said)
                sentences = [
                    " ".join(said[at : at + 14]).capitalize() for at in range(0, len(said), 14)
                ]
                turns.append(f"{label}: {'. '.join(sentences)}.")
        text = "\n\n".join(turns) + "\n"
        parsed = parse_turns(text)
        people = speakers_of(text, parsed)
        name = f"Interview {number:02}"
        files.append(
            ParsedFile(f"{name}.txt", name, "txt", str(number), text, parsed, people, (), (), ())
        )
    import_items(project, propose(project, files))
    return project
