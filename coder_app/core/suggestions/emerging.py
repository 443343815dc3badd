"""Emerging themes: phrases that come back in what nobody has coded. What the window asks for.

Light to import. ``emerging`` runs in the worker process.
"""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.progress import Progress, silent
from coder_app.core.suggestions.review import Place

MOST_THEMES = 30
MOST_SAID = 100
"""Passages of a theme that are handed on."""


@dataclass(frozen=True, slots=True)
class Said:
    """A passage in which a phrase of the theme is said; ``start:end`` of the document."""

    document_id: DocumentId
    start: int
    end: int
    text: str
    citation: str

    @property
    def place(self) -> Place:
        return (self.document_id, self.start, self.end)


@dataclass(frozen=True, slots=True)
class EmergingTheme:
    """A phrase nobody has coded, others said with it, and where they are said."""

    phrase: str
    also: tuple[str, ...]
    said: tuple[Said, ...]
    """The passages that say most of it, at most ``MOST_SAID``."""
    passages: int
    documents: int


@dataclass(frozen=True, slots=True)
class Emerging:
    """What was found, the likeliest first; ``by_grammar`` where a pipeline knows noun phrases."""

    themes: tuple[EmergingTheme, ...]
    uncoded: int
    """Passages of participants that nobody has coded."""
    passages: int
    by_grammar: bool


def emerging(path: Path, coder: CoderId | None = None, progress: Progress = silent) -> Emerging:
    """Find phrases that come back in uncoded passages and hardly in coded ones; of any coder.

    Passages of documents assigned for double coding are left out. Raises ``ProjectRefused``.
    """
    found: Emerging = import_module("coder_app.core.suggestions.phrases").emerging(
        path, coder, progress
    )
    return found
