"""A load for ``caret_while_fitting``: the suggestion engine fits in the worker, again and again."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module

from coder_app.core.progress import Progress
from coder_app.core.suggestions.passage import CodeText, Passage
from coder_app.core.worker import Worker

WORDS = "letter phone station night window sister street court door statement week officer".split()
CODES = 30


def fit_for_ever(passages: int, progress: Progress) -> None:
    """Fit synthetic passages until cancelled; every round is a first import and a learning."""
    engine = import_module("coder_app.core.suggestions.engine").Suggester()
    codes = [CodeText(f"c{n}", f"{WORDS[n % 12]} {n}") for n in range(CODES)]
    corpus = [Passage(_speech(number), "P01", number) for number in range(passages)]
    labels = [frozenset({f"c{number % CODES}"}) for number in range(passages)]
    while True:
        progress(1, 1)
        engine.start(codes, corpus)
        engine.fit(corpus, labels, progress)


def _speech(number: int) -> str:
    """Sixty words that differ from passage to passage, without any randomness."""
    return " ".join(WORDS[(number * step + step * step) % 12] + str(step % 7) for step in range(60))


def embed_for_ever(passages: int, progress: Progress) -> None:
    """Make sentence vectors until cancelled, a little at a time, as the window asks for them."""
    filling = import_module("coder_app.core.embeddings.filling")
    vectors = import_module("coder_app.core.embeddings.vectors").Vectors()
    texts, round_ = [_speech(number) for number in range(passages)], 0
    while True:
        texts = [f"{text} {round_}" for text in texts]
        round_ += 1
        while vectors.missing(texts):
            filling.fill(vectors, texts, progress=progress)


@contextmanager
def fitting(
    passages: int = 2_000, work: Callable[[int, Progress], None] = fit_for_ever
) -> Iterator[None]:
    """Keep the engine fitting in a worker process while the block runs, or at other ``work``."""
    with Worker() as worker:
        begun = threading.Event()
        job = worker.submit(work, passages, on_progress=lambda *_: begun.set())
        while not begun.wait(0.05):
            if job.ended:
                job.result()  # says why
        yield
