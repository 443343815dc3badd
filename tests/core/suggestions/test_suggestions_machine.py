"""Plays two coders with suggestions: whatever they do in whatever order, the rules of showing hold.

And at the end all is as if it had just been met: learning everything anew comes to the same as in
a process that knows nothing of what was before.
"""

import tempfile
from collections.abc import Callable
from contextlib import suppress
from math import isfinite
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from coder_app.core import (
    codebook,
    codebook_merge,
    codebook_moves,
    coding,
    document_changes,
    documents,
    editing,
)
from coder_app.core.codes import tree
from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from coder_app.core.suggestions import choices, decisions, material, review
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.session import (
    PassageSuggestions,
    learn,
    suggest_document,
    suggest_for,
)
from models import Coding
from tests.core.suggestions.conftest import Study

SAID = (
    "Nobody phoned me, nobody called back on day {}.",
    "We had tea in the kitchen with neighbour {}.",
    "The dog barked at the car in the night, number {}.",
)
NAMES = ("Phone call", "Tea in the kitchen", "Dog", "Night", "Contact")
RUNS = settings(
    max_examples=2,
    stateful_step_count=9,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
pick = st.integers(min_value=0, max_value=10_000)


class Suggesting(RuleBasedStateMachine):
    """A project of two interviews; every rule is something a coder does."""

    def __init__(self) -> None:
        super().__init__()
        studies._studies.clear()
        self._folder = tempfile.TemporaryDirectory()
        path = Path(self._folder.name) / "study.coder"
        self.project = Project.create(path, coder_name="Ann Lee")
        self.ann = self.project.coder
        study = Study(self.project)
        for name in NAMES[:3]:
            study.code(name)
        for number in range(2):
            study.interview(f"P{number}", *[("P", SAID[n % 3].format(n)) for n in range(12)])
        for n in range(8):
            coding.apply_code(self.project, *self.place(n, n), self.code(n))

    def teardown(self) -> None:
        learn(self.project.path, coder=self.ann)
        known = self.answers()
        studies._studies.clear()
        learn(self.project.path, coder=self.ann)
        assert self.answers() == known
        self.project.close()
        self._folder.cleanup()

    # -- what there is

    def documents(self) -> list[str]:
        return [row.id for row in documents.documents(self.project)]

    def code(self, n: int) -> str:
        codes = sorted(row.id for row in codebook.codebook(self.project))
        return codes[n % len(codes)]

    def place(self, document: int, n: int) -> tuple[str, int, int]:
        every = self.documents()
        one = every[document % len(every)]
        turns = documents.turns(self.project, one)
        turn = turns[n % len(turns)]
        return one, turn.body_start, turn.end

    def answers(self) -> list[list[PassageSuggestions]]:
        path = self.project.path
        return [suggest_document(path, one, self.ann) for one in self.documents()]

    def does(self, deed: Callable[[], object], *, ben: bool = False) -> None:
        self.project.use_coder("Ben Ode" if ben else "Ann Lee")
        with suppress(CoderError):
            deed()
        self.project.use_coder("Ann Lee")
        self.look()

    # -- what they do

    @rule(d=pick, n=pick, c=pick, ben=st.booleans())
    def apply(self, d: int, n: int, c: int, *, ben: bool) -> None:
        self.does(lambda: coding.apply_code(self.project, *self.place(d, n), self.code(c)), ben=ben)

    @rule(n=pick)
    def remove(self, n: int) -> None:
        with self.project.read() as session:
            ids = sorted(session.query(Coding.id).all())
        self.does(
            lambda: coding.remove_codings(self.project, [ids[n % len(ids)][0]] if ids else [])
        )

    @rule(d=pick, n=pick, c=pick, ben=st.booleans())
    def refuse(self, d: int, n: int, c: int, *, ben: bool) -> None:
        self.does(
            lambda: decisions.refuse(self.project, *self.place(d, n), self.code(c), 0.5), ben=ben
        )

    @rule(d=pick, n=pick, c=pick, other=pick)
    def change(self, d: int, n: int, c: int, other: int) -> None:
        place, chosen = self.place(d, n), self.code(other)
        self.does(lambda: decisions.change(self.project, *place, self.code(c), 0.5, chosen=chosen))

    @rule(c=pick, words=st.sampled_from(SAID))
    def define(self, c: int, words: str) -> None:
        self.does(lambda: codebook.define_code(self.project, self.code(c), definition=words))

    @rule(name=st.sampled_from(NAMES))
    def make(self, name: str) -> None:
        self.does(lambda: codebook.create_code(self.project, name))

    @rule(c=pick, into=pick)
    def merge(self, c: int, into: int) -> None:
        code, kept = self.code(c), self.code(into)
        self.does(lambda: codebook_merge.merge_codes(self.project, [code], kept))

    @rule(c=pick, under=pick)
    def move(self, c: int, under: int) -> None:
        code, above = self.code(c), self.code(under)
        self.does(lambda: codebook_moves.move_codes(self.project, [code], above))

    @rule(c=pick)
    def delete(self, c: int) -> None:
        if len(codebook.codebook(self.project)) > 1:
            self.does(lambda: codebook_moves.delete_codes(self.project, [self.code(c)]))

    @rule(c=pick, off=st.booleans())
    def never(self, c: int, *, off: bool) -> None:
        self.does(lambda: choices.never_suggest(self.project, self.code(c), never=off))

    @rule(d=pick, twice=st.booleans())
    def twice(self, d: int, *, twice: bool) -> None:
        document = self.place(d, 0)[0]
        self.does(lambda: choices.code_twice(self.project, document, twice=twice))

    @rule(d=pick, status=st.sampled_from(["done", "coding"]))
    def status(self, d: int, status: str) -> None:
        document = self.place(d, 0)[0]
        self.does(lambda: document_changes.set_status(self.project, document, status))

    @rule(d=pick, at=pick)
    def edit(self, d: int, at: int) -> None:
        document = self.place(d, 0)[0]
        text = self.project.text(document)
        cut = at % len(text)
        self.does(
            lambda: editing.edit_text(self.project, document, f"{text[:cut]} well {text[cut:]}")
        )

    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.does(self.project.undo)

    @rule()
    def redo(self) -> None:
        self.does(self.project.redo)

    @rule()
    def relearn(self) -> None:
        learn(self.project.path, coder=self.ann)
        self.look()

    # -- what holds

    def look(self) -> None:
        path, found = self.project.path, [one for each in self.answers() for one in each]
        asked = [suggest_for(path, *self.place(d, n), self.ann) for d in (0, 1) for n in (1, 8)]
        queue = review.review_batch(path, review.Wanted(), self.ann).candidates
        for one in [*found, *(each for each in asked if each), *(each.proposed for each in queue)]:
            self.holds(one)

    def holds(self, one: PassageSuggestions) -> None:
        with self.project.read() as session:
            codes, never = tree(session), choices.never_in(session)
            mine = self.touching(one, [c for c in material.codings(session) if c.coder == self.ann])
            refused = self.touching(one, material.refusals(session, coder=self.ann))
        ids = [each.code_id for each in one.suggestions]
        assert len(ids) == len(set(ids)) <= 4
        assert one.document_id not in choices.coded_twice(self.project)
        assert not {*ids} & {*never, *mine, *refused}
        assert {*ids} <= codes.codes.keys(), "merged away or deleted"
        over = {above for code in (*ids, *mine) for above in codes.above(code)}
        assert not {*ids} & over, "a parent beside its child"
        assert all(isfinite(s.probability) and 0 <= s.probability <= 1 for s in one.suggestions)

    @staticmethod
    def touching(one: PassageSuggestions, rows) -> set[str]:
        return {
            row.code
            for row in rows
            if row.document == one.document_id and row.start < one.end and row.end > one.start
        }


TestSuggesting = Suggesting.TestCase
TestSuggesting.settings = RUNS
