"""One sitting at the queue: what was handed out, what was decided of it. Knows no Qt."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from typing import Literal

from coder_app.core.ids import ActionId, CodeId
from coder_app.core.suggestions.review import Batch, Candidate, Place, Wanted

Kind = Literal["accepted", "refused", "changed", "given", "skipped"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was decided of one passage; ``given``: a code, where none was suggested."""

    kind: Kind
    code: CodeId | None = None
    """The code suggested, or given."""
    step: ActionId | None = None
    """The step that wrote it down; a passage that was skipped has none."""


@dataclass
class Sitting:
    """A queue that is walked; batches follow each other, the tally goes on."""

    wanted: Wanted
    candidates: Sequence[Candidate] = ()
    at: int = 0
    left: int = 0
    outcomes: dict[int, Outcome] = field(default_factory=dict)
    before: list[Outcome] = field(default_factory=list)
    """Of the batches that were walked already."""
    seen: list[Place] = field(default_factory=list)
    undone: dict[ActionId, dict[int, Outcome]] = field(default_factory=dict)
    """What was taken back of this batch, by the step that is undone: a redo brings it again."""
    first: Batch | None = None
    last: Batch | None = None
    """The batches handed out first and last: what they say of the engine tells what it learned."""

    def take(self, batch: Batch) -> None:
        """Go on with these passages."""
        self.before += self.outcomes.values()
        self.outcomes, self.undone = {}, {}
        self.candidates, self.left, self.at = batch.candidates, batch.left, 0
        self.first = self.first or batch
        self.last = batch

    def hand(self) -> Candidate | None:
        """The passage in hand; None behind the last."""
        return self.candidates[self.at] if self.at < len(self.candidates) else None

    def outcome(self) -> Outcome | None:
        """What was decided of it already."""
        return self.outcomes.get(self.at)

    def decide(self, outcome: Outcome) -> None:
        """Note what was decided of the passage in hand; on to the next that is open."""
        known = self.outcomes.get(self.at)
        if known is None or known.kind == "skipped":
            self.outcomes[self.at] = outcome
        self._go_on(self.at + 1)

    def _go_on(self, at: int) -> None:
        while at in self.outcomes:
            at += 1
        self.at = min(at, len(self.candidates))

    def step_back(self) -> None:
        """To the passage before; one that was only skipped is open again."""
        self.at = max(0, self.at - 1)
        self.reopen_skipped()

    def reopen_skipped(self) -> None:
        """A skipped passage that is in hand again is open."""
        found = self.outcomes.get(self.at)
        if found is not None and found.kind == "skipped":
            del self.outcomes[self.at]

    def taken_back(self, step: ActionId) -> bool:
        """A step was undone: what it decided is open again, the first of it in hand."""
        gone = sorted(at for at, one in self.outcomes.items() if one.step == step)
        if gone:
            self.undone[step] = {at: self.outcomes.pop(at) for at in gone}
            self.at = gone[0]
        return bool(gone)

    def done_again(self, step: ActionId) -> bool:
        """A step was redone: what it decided is decided, and the next open one is in hand."""
        again = self.undone.pop(step, {})
        self.outcomes.update(again)
        self._go_on(self.at)
        return bool(again)

    def pass_over(self, known: Container[str]) -> bool:
        """Only these codes are left: what is open and suggested of others is passed over."""
        gone = [
            at
            for at, one in enumerate(self.candidates)
            if at not in self.outcomes and one.suggestion and one.suggestion.code_id not in known
        ]
        self.outcomes.update(dict.fromkeys(gone, Outcome("skipped")))
        self._go_on(self.at)
        return bool(gone)

    def open_ones(self, least: float) -> list[int]:
        """The passages nothing was decided of, skipped ones among them, that are this probable."""
        settled = {at for at, one in self.outcomes.items() if one.kind != "skipped"}
        return [
            at
            for at, one in enumerate(self.candidates)
            if at not in settled and one.suggestion and one.suggestion.probability >= least
        ]

    def decide_many(self, listed: Sequence[int], chosen: Sequence[int], outcome: Outcome) -> None:
        """The same of many passages; those listed and not chosen were passed over."""
        for at in listed:
            self.outcomes[at] = outcome if at in chosen else Outcome("skipped")
        self._go_on(0)

    def all_seen(self) -> list[Place]:
        """The places of all passages handed out so far: they are not handed out again."""
        known = set(self.seen)
        self.seen += [one.place for one in self.candidates if one.place not in known]
        return self.seen

    def tally(self) -> dict[CodeId, dict[Kind, int]]:
        """How often each code was accepted, refused, changed or given, in order of appearance."""
        found: dict[CodeId, dict[Kind, int]] = {}
        for outcome in (*self.before, *self.outcomes.values()):
            if outcome.code is not None:
                of_code = found.setdefault(outcome.code, {})
                of_code[outcome.kind] = of_code.get(outcome.kind, 0) + 1
        return found

    def skipped(self) -> int:
        """How many passages were passed over."""
        return sum(one.kind == "skipped" for one in (*self.before, *self.outcomes.values()))
