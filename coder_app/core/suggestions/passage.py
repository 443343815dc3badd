"""What the engine is told: passages and codes, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that suggestions are made for.

    ``place`` counts the passages of the document. ``codes_before`` holds the codes of the
    passages just before, nearest first; None where the coder has not been there yet.
    """

    text: str
    document: str = ""
    place: int = 0
    codes_before: tuple[frozenset[str], ...] | None = None


@dataclass(frozen=True, slots=True)
class CodeText:
    """A code as its codebook describes it."""

    id: str
    name: str
    definition: str = ""
    examples: tuple[str, ...] = ()
    parent: str = ""
    """The id of the code it stands below; empty at the top."""

    @property
    def pieces(self) -> tuple[str, ...]:
        """Name, definition and examples, without empty ones."""
        return tuple(piece for piece in (self.name, self.definition, *self.examples) if piece)

    @property
    def text(self) -> str:
        return "\n".join(self.pieces)
