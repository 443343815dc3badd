"""The review queue: passages to decide about, one by one. What the window asks the worker for.

Light to import. The functions run in the worker process; each takes the project's path, opens it
to read only, and learns first where something changed since.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.progress import Progress, silent
from coder_app.core.suggestions.session import LearnState, PassageSuggestions, Suggestion

BATCH = 40
"""Passages handed out at a time; what is decided of them is learned before the next."""
CHECKED = 20
"""Passages coded by hand that a code needs before many suggestions of it can be accepted at once.
"""

Place = tuple[DocumentId, int, int]
"""Document, start and end in code points."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a queue is made of.

    With nothing given: the passages about which a decision teaches most, doubtful ones, of rare
    codes before others. With a code: those most likely to be of it. ``like``: those most like a
    place by their words; ``among``: only some. A code goes with either.
    """

    code: CodeId | None = None
    like: Place | None = None
    among: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage to decide about, and the code proposed; None where only the passage is."""

    document_id: DocumentId
    start: int
    end: int
    text: str
    citation: str
    suggestion: Suggestion | None

    @property
    def place(self) -> Place:
        return (self.document_id, self.start, self.end)

    @property
    def proposed(self) -> PassageSuggestions:
        """The same, as the ledger takes it."""
        found = (self.suggestion,) if self.suggestion else ()
        return PassageSuggestions(self.document_id, self.start, self.end, self.text, found)


@dataclass(frozen=True, slots=True)
class Batch:
    """Some passages, the best first, and how many more there would be."""

    candidates: tuple[Candidate, ...]
    left: int
    looked: int
    """Passages that were looked through."""
    threshold: float
    """The probability from which on a code is shown unasked now, 0..1."""
    state: LearnState


@dataclass(frozen=True, slots=True)
class Check:
    """What the engine makes of passages coded by hand when their codings are taken from it."""

    by_hand: int
    """Passages that coders gave the code by hand."""
    found: int
    """How many of them it would have proposed."""
    proposed: int
    """All it would have proposed among the passages coded or read; ``found`` are among them."""


def review_batch(
    path: Path,
    wanted: Wanted,
    coder: CoderId,
    seen: Sequence[Place] = (),
    progress: Progress = silent,
) -> Batch:
    """The passages that are open to ``coder`` and wanted most.

    Left out are those ``seen``, interviewers' turns, documents assigned for double coding, and with
    a code, passages that have it or one below it, or for which it was refused. Where some were
    seen, everything is learned anew first. Raises ``ProjectRefused``, ``NotFound`` where the code
    is gone.
    """
    batch: Batch = _queue().review_batch(path, wanted, coder, seen, progress)
    return batch


def check_code(
    path: Path, code: CodeId, threshold: float, coder: CoderId, progress: Progress = silent
) -> Check:
    """Ask again about passages coded by hand, each time without having learned of them.

    Only of codings that ``coder`` may learn from. In five parts: what is said of a part is learned
    from the four others. ``threshold`` is the probability, 0..1, from which on a passage counts as
    proposed. Raises as ``review_batch``.
    """
    check: Check = _queue().check_code(path, code, threshold, coder, progress)
    return check


def _queue() -> Any:
    """The part that needs scikit-learn, imported in the worker only."""
    return import_module("coder_app.core.suggestions.queue")
