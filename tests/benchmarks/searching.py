"""``search``: the first hits among 6,000,000 words, of a project that is built once and kept."""

import hashlib
import itertools
import os
import random
import statistics
import uuid
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import insert

from coder_app.core.project import Project
from coder_app.core.search import search
from models import Document, new_id, now
from models.texts import add_revision
from tests.benchmarks.measure import Results, timed

KEPT = Path("build/bench-cache")
DOCUMENTS, WORDS = 200, 30_000
VOCABULARY = 20_000
FIRST = 50
"""So many hits are asked for: more than a screen."""
RUNS = 3


def measure(results: Results, folder: Path) -> list[str]:
    """Milliseconds of searches for frequent, middling and rare words, phrases and beginnings."""
    _ = folder
    words = vocabulary()
    queries = {
        "the most frequent word": words[0],
        "a frequent word": words[30],
        "a middling word": words[1_000],
        "a rare word": words[-1],
        "a phrase": f'"{words[0]} {words[1]}"',
        "a beginning": f"{words[40][:2]}*",
        "two words": f"{words[5]} {words[200]}",
        "one without another": f"{words[20]} NOT {words[0]}",
        "nothing": "zzyzx",
    }
    project = Project.open_to_read(kept_project())
    notes = []
    for title, query in queries.items():
        search(project, query, limit=FIRST)
        times = [1000 * timed(lambda q=query: search(project, q, limit=FIRST)) for _ in range(RUNS)]
        results.add("search", *times)
        notes.append(f"{title}: {statistics.median(times):.1f} ms")
    project.close()
    results.add("search_slowest", max(float(note.split()[-2]) for note in notes))
    return [f"search for {'; '.join(notes)}"] if results.wants("search") else []


def kept_project() -> Path:
    """The project of 6,000,000 words, built where none is kept or the file format changed."""
    sources = [Path(__file__), *sorted(Path("models").rglob("*.py"))]
    digest = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()[:12]
    path = KEPT / f"words-{digest}.coder"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        for old in KEPT.glob("words-*"):
            old.unlink()
        beside = KEPT / f"building-{uuid.uuid4().hex}.coder"
        _build(beside)
        os.replace(beside, path)  # noqa: PTH105 - whole or not at all
    return path


def _build(path: Path) -> None:
    chance = random.Random(11)
    words = vocabulary()
    weights = list(itertools.accumulate(1 / (rank + 3) for rank in range(VOCABULARY)))
    project = Project.create(path, coder_name="Ann Lee", coder_initials="AL")
    with project.action("Documents") as session:
        for number in range(DOCUMENTS):
            spoken = chance.choices(words, cum_weights=weights, k=WORDS)
            text = "\n\n".join(f"P: {speech}." for speech in _speeches(spoken))
            revision = add_revision(session, text)
            row = {"id": new_id(), "name": f"P{number:03}", "position": number}
            row |= {"revision_id": revision, "created_at": now()}
            session.execute(insert(Document), [row])
    project.close()


def _speeches(words: list[str]) -> Iterator[str]:
    """Runs of 60 words."""
    for start in range(0, len(words), 60):
        yield " ".join(words[start : start + 60])


def vocabulary() -> list[str]:
    """Invented words, the most frequent first and short, as in speech."""
    syllables = [a + b for a in "bdfgklmnprstvw" for b in "aeiou"]
    found: dict[str, None] = {}
    for length in (1, 2, 3, 4):
        for parts in itertools.product(syllables, repeat=length):
            found.setdefault("".join(parts))
            if len(found) == {1: 70, 2: 1_500, 3: 8_000, 4: VOCABULARY}[length]:
                break
    return list(found)
