"""Suggestions for a project: what the window and the command line ask the worker process for.

Light to import. The functions run in the worker; each takes the project's path and opens it to
read only. What was learned stays in the worker until the project's documents change.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CoderId, CodingId, DocumentId
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.suggestions import choices, material
from models import Cache

SLICE = 0.1
"""Seconds of learning at a time."""
AGAIN_AFTER = 20
"""Codings made or removed after which it is time to learn again."""


@dataclass(frozen=True, slots=True)
class LearnState:
    """What was learned: of how many passages and codings, and of which state of the documents."""

    passages: int
    codings: int
    codes: int
    corpus: str
    source: str = ""
    """Whose codings it was learned from (``choices.source``)."""
    left: int = 0
    """About how many steps are left to take, where ``learn_some`` has not come to the end."""
    steps: int = 0
    """About how many there are in all."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The coded excerpt that is most like the passage."""

    coding: CodingId
    citation: str
    excerpt: str


RARER, RUNS_ON = "rarely coded so far", "continues from above"
MATCHES = {
    "name": "matches the name",
    "definition": "matches the definition",
    "example": "like an example quote",
}
"""What of a code's description a passage is like, and how that is said as a reason."""
NO_REASON = "no strong reason"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A code proposed for a passage, and why: words that counted, and what it is like."""

    code_id: CodeId
    probability: float
    words: tuple[str, ...]
    nearest: Nearest | None
    just_above: bool
    """Whether the coder used the code in one of the three passages before."""
    rarer: bool = False
    """Whether it stands beside the surest ones because it has few codings and is like this."""
    matches: str = ""
    """What of the code's description speaks for it by itself, a key of ``MATCHES``; mostly none."""

    @property
    def grounded(self) -> bool:
        """Whether there is a reason worth giving."""
        return bool(self.words or self.matches or self.nearest or self.just_above)

    def reasons(self, like: Callable[[Nearest], str]) -> Iterator[str]:
        """Why, a few words each; ``like`` names the nearest coded excerpt."""
        if self.rarer:
            yield RARER
        if self.just_above:
            yield RUNS_ON
        if self.words:
            yield "words: " + ", ".join(self.words)
        if self.matches:
            yield MATCHES[self.matches]
        if self.nearest is not None:
            yield f"like {like(self.nearest)}"


@dataclass(frozen=True, slots=True)
class PassageSuggestions:
    """What is proposed for ``text``, which is ``start:end`` of the document; often nothing."""

    document_id: DocumentId
    start: int
    end: int
    text: str
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What is proposed for some passages of a document, and where to go on; 0 at its end."""

    found: tuple[PassageSuggestions, ...]
    next: int


def learning_due(project: Project, state: LearnState | None) -> bool:
    """Whether it is time to ``learn``: after an import, and again every 20 codings.

    And at once where other coders' codings count from now on, or no more. Cheap; for the window's
    process. ``state`` is what ``learn`` returned last.
    """
    if state is not None and state.source != choices.source(project):
        return True
    with project.read() as session:
        if state is None or state.corpus != material.corpus_key(session):
            return bool(material.document_keys(session))
        return abs(material.number_of_codings(session) - state.codings) >= AGAIN_AFTER


def learn(path: Path, progress: Progress = silent, coder: CoderId | None = None) -> LearnState:
    """Cut the documents into passages, and learn from codebook and codings. Seconds.

    Goes on where ``learn_some`` has stopped.
    ``coder`` is who codes now: the project may have chosen to learn only from them. Raises
    ``ProjectRefused``, and ``Cancelled`` from ``progress``.
    """
    state: LearnState = _study().learn(path, progress, coder)
    return state


def learn_some(
    path: Path,
    coder: CoderId | None = None,
    seconds: float = SLICE,
    *,
    progress: Progress = silent,
) -> LearnState:
    """Learn for a tenth of a second, so that others who wait for the worker have their turn.

    To be called again as long as the state says that something is ``left``. Until then
    suggestions come from what was learned before. Raises ``ProjectRefused``.
    """
    state: LearnState = _study().learn_some(path, coder, seconds, progress=progress)
    return state


def to_keep(path: Path, *, progress: Progress = silent) -> tuple[tuple[str, bytes], ...]:
    """What ``keep`` should put into the project file, so that the next start need not learn.

    Only what has changed since it was kept; nothing before all was learned.
    """
    rows: tuple[tuple[str, bytes], ...] = _study().to_keep(path, progress=progress)
    return rows


def keep(project: Project, rows: Sequence[tuple[str, bytes]]) -> bool:
    """Put what was learned into the project file: no step, no news, safe to drop.

    For the window's process. Returns whether that was possible: a project open to read only, or
    busy, or on a full disk, is left as it is.
    """
    try:
        with project.aside() as session:
            for name, value in rows:
                session.merge(Cache(id=name, value=value))
    except CoderError:
        return False
    return True


def suggest_for(
    path: Path,
    document_id: DocumentId,
    start: int,
    end: int,
    coder: CoderId | None = None,
    *,
    progress: Progress = silent,
) -> PassageSuggestions | None:
    """Suggest codes for the passage that ``start:end`` lies in; a caret is ``start == end``.

    None where there is no passage of a participant: an interviewer's turn, between the turns, or
    the document is gone. ``coder`` is who codes now; without it the project's first. Codes that
    the coder gave to the passage, or refused for it, are not proposed. Learns first where that
    has not been done. Raises ``ProjectRefused``.
    """
    found: PassageSuggestions | None = _study().suggest_for(
        path, document_id, start, end, coder, asked=True, progress=progress
    )
    return found


def suggest_unasked(
    path: Path,
    document_id: DocumentId,
    start: int,
    end: int,
    coder: CoderId | None = None,
    *,
    progress: Progress = silent,
) -> PassageSuggestions | None:
    """The same where nobody asked: only codes sure enough to show themselves, with a reason."""
    found: PassageSuggestions | None = _study().suggest_for(
        path, document_id, start, end, coder, asked=False, progress=progress
    )
    return found


def suggest_document(
    path: Path, document_id: DocumentId, coder: CoderId | None = None, progress: Progress = silent
) -> list[PassageSuggestions]:
    """Suggest for every passage of a document; those for which there is something, in order."""
    found: list[PassageSuggestions] = _study().suggest_document(path, document_id, coder, progress)
    return found


def suggest_part(
    path: Path,
    document_id: DocumentId,
    first: int = 0,
    coder: CoderId | None = None,
    *,
    progress: Progress = silent,
) -> Part:
    """The same for a tenth of a second, from a passage on, by its number in the document.

    So that others who wait for the worker have their turn: a long text takes many seconds.
    """
    part: Part = _study().suggest_part(path, document_id, first, coder, progress=progress)
    return part


def _study() -> Any:
    """The part that needs spaCy and scikit-learn, imported in the worker only."""
    return import_module("coder_app.core.suggestions.study")
