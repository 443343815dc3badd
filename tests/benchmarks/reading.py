"""Figures of suggestions "as I read", in a text of 500,000 characters, and of the review queue."""

import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import insert

from coder_app.core import codebook, documents
from coder_app.core.embeddings.extra import extra
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.turns import parse_turns, speakers_of
from coder_app.core.ids import DocumentId
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import READING, show_when
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.review import Batch, Wanted, review_batch
from coder_app.core.suggestions.session import PassageSuggestions, Suggestion, learn
from coder_app.core.worker import Worker
from coder_app.ui.main_window import MainWindow
from models import Coding, new_id, now
from tests.benchmarks.driving import (
    calm,
    click,
    expect,
    named,
    settle,
    shown,
    stay,
    turn_wheel,
    until_painted,
)
from tests.benchmarks.fitting import embed_for_ever, fitting
from tests.benchmarks.measure import Results
from tests.benchmarks.suggesting import LABELLED, PASSAGES, material
from tests.benchmarks.synthetic import add_short, build
from tests.benchmarks.window import LARGE, caret_moves, middle

GHOSTS, MOVED, SCROLLED, DECIDED, OPENED = 400, 120, 60, 30, 3
DOCUMENTS = 50


def measure(results: Results, folder: Path) -> list[str]:
    """All of them."""
    notes = []
    if results.wants("caret_while_embedding") and not extra().installed:
        notes.append(f"caret_while_embedding: not measured. {extra().says}")
    if results.wants("caret_as_i_read", "scroll_as_i_read", "caret_while_embedding"):
        as_one_reads(results, folder)
    if results.wants("review_open", "review_open_again", "review_next"):
        reviewing(results, folder)
    return notes


# -- as I read -----------------------------------------------------------------------------------


def as_one_reads(results: Results, folder: Path) -> None:
    """The caret down a line, and a notch of the wheel, through passages that show suggestions."""
    path = folder / "as-i-read.coder"
    project = build(path)
    add_short(project)
    show_when(project, READING)
    project.close()
    with shown(folder) as window:
        window.open_path(path)
        calm(window)
        click(window, named(window.project, LARGE))
        while window.work.suggestions.learned is None:  # before that nothing shows itself
            stay(0.1)
        calm(window)
        if results.wants("caret_while_embedding") and extra().installed:
            moving_while_embedding(results, window)
        if results.wants("caret_as_i_read", "scroll_as_i_read"):
            suggest_everywhere(window)
            reading(results, window)


def moving_while_embedding(results: Results, window: MainWindow) -> None:
    """The caret down a line while sentence vectors are made, against the idle window."""
    idle = caret_moves(window, MOVED)
    with fitting(200, embed_for_ever):
        busy = caret_moves(window, MOVED)
    stay(1)
    idle += caret_moves(window, MOVED)
    results.add("caret_while_embedding", middle(busy) / middle(idle))


def suggest_everywhere(window: MainWindow) -> None:
    """Let so many passages show something by themselves: a coder who has asked for more."""
    panel, project = window.work.suggestions, window.project
    document = DocumentId(named(project, LARGE).id)
    codes = [row.id for row in codebook.codebook(project)]
    found = []
    turns = [turn for turn in documents.turns(project, document) if turn.end - turn.start > 200]
    for number, turn in enumerate(turns[:: max(1, len(turns) // GHOSTS)]):
        start, end = turn.body_start, min(turn.end, turn.body_start + 300)
        words = project.text(document)[start:end]
        given = Suggestion(codes[number % len(codes)], 0.6, ("police", "case"), None, False)
        found.append(PassageSuggestions(document, start, end, words, (given,)))
    panel.ghosts._ask = lambda: None  # what the worker would say of invented words is nothing
    panel.ghosts._later.stop()
    panel.ghosts._put(tuple(found))
    settle()
    expect(len(window.work.reader.reader.text.marks.ghosts) >= GHOSTS * 0.8)


def reading(results: Results, window: MainWindow) -> None:
    """Down through some twelve passages that show something, then by the wheel."""
    text, panel = window.work.reader.reader.text, window.work.suggestions
    middle = panel.ghosts.found[len(panel.ghosts.found) // 2].start
    window.work.reader.reader.go_to(middle, middle)
    text.setFocus()
    stay(0.5)
    met = set()
    for _ in range(MOVED):
        took = until_painted(window, lambda: QTest.keyClick(text, Qt.Key.Key_Down))
        results.add("caret_as_i_read", took)
        stay(0.02)
        met.add(panel.shown.start if panel.shown else None)
    expect(len(met) > MOVED // 30)
    for _ in range(SCROLLED):
        results.add("scroll_as_i_read", until_painted(window, lambda: turn_wheel(text.viewport())))


# -- the queue -----------------------------------------------------------------------------------


def reviewing(results: Results, folder: Path) -> None:
    """The queue of one code on 20,000 passages, opened, and walked in the window."""
    path = folder / "review.coder"
    project = queued(path)
    code, coder = codebook.codebook(project)[5].id, project.coder
    project.close()
    with Worker() as worker:
        state = worker.submit(learn, path).result()
        expect(state.passages == PASSAGES)
        for number in range(OPENED):
            begun = time.perf_counter()
            batch = worker.submit(review_batch, path, Wanted(code), coder).result()
            took = time.perf_counter() - begun
            results.add("review_open_again" if number else "review_open", took)
            expect(len(batch.candidates) > DECIDED)
    walking(results, folder, path, batch)


def queued(path: Path) -> Project:
    """20,000 passages in fifty interviews, of which the first twelve are coded."""
    corpus, labels, codes = material()
    project = Project.create(path, coder_name="Ann Lee")
    import_items(project, propose(project, [_interview(n, corpus) for n in range(DOCUMENTS)]))
    ids = {one.id: codebook.create_code(project, one.name) for one in codes}
    for one in codes:
        codebook.define_code(project, ids[one.id], definition=one.definition)
    rows, at = [], 0
    for row in documents.documents(project):
        for turn in documents.turns(project, row.id):
            if at < LABELLED:
                rows += [(row.id, ids[code], turn) for code in labels[at]]
            at += 1
    with project.action("Code") as session:
        coded = {"coder_id": project.coder, "created_at": now(), "origin": "hand"}
        session.execute(
            insert(Coding),
            [
                {"id": new_id(), "document_id": document, "code_id": code, **coded}
                | {"start": turn.body_start, "end": turn.end}
                for document, code, turn in rows
            ],
        )
    return project


def _interview(number: int, corpus: Sequence[Passage]) -> ParsedFile:
    part = corpus[number * PASSAGES // DOCUMENTS : (number + 1) * PASSAGES // DOCUMENTS]
    text = "\n\n".join(f"P: {passage.text.capitalize()}." for passage in part) + "\n"
    turns = parse_turns(text)
    name = f"Interview {number:02}"
    people = speakers_of(text, turns)
    return ParsedFile(f"{name}.txt", name, "txt", str(number), text, turns, people, (), (), ())


def walking(results: Results, folder: Path, path: Path, batch: Batch) -> None:
    """Enter or Delete on the passage in hand, until the next one is painted."""
    with shown(folder) as window:
        window.open_path(path)
        calm(window)
        review = window.work.review
        window.work.show_page(review)
        review._came(batch)
        stay(0.5)
        for number in range(DECIDED):
            key = Qt.Key.Key_Return if number % 2 else Qt.Key.Key_Delete
            at = review.sitting.at
            took = until_painted(
                window, lambda key=key: QTest.keyClick(review.queue, key), review.queue
            )
            expect(review.sitting.at == at + 1)
            results.add("review_next", took)
            stay(0.1)
