"""Back and forward over the places a coder has been."""

from dataclasses import dataclass

from coder_app.core.ids import DocumentId

MOST = 100
NEAR = 200
"""Characters within which two places are the same."""


@dataclass(frozen=True, slots=True)
class Place:
    """A workspace, and in Code a document with a stretch of its text."""

    workspace: str
    document: DocumentId | None = None
    start: int = 0
    end: int = 0

    def near(self, other: "Place") -> bool:
        """Whether both are one place to the coder."""
        same = (self.workspace, self.document) == (other.workspace, other.document)
        return same and abs(self.start - other.start) < NEAR


class Trail:
    """Where the coder was: a list with a place in hand, cut off behind it by every new step."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    def visit(self, place: Place) -> None:
        """Go to a place; a place near the one in hand takes its stead."""
        if self._at >= 0 and self._places[self._at].near(place):
            self._places[self._at] = place
            return
        self._places = [*self._places[: self._at + 1], place][-MOST:]
        self._at = len(self._places) - 1

    @property
    def can_go_back(self) -> bool:
        """Whether there is a place before."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a place after."""
        return self._at + 1 < len(self._places)

    def back(self) -> Place | None:
        """The place before, now in hand."""
        return self._step(-1) if self.can_go_back else None

    def forward(self) -> Place | None:
        """The place after, now in hand."""
        return self._step(1) if self.can_go_forward else None

    def clear(self) -> None:
        """Forget all places."""
        self._places, self._at = [], -1

    def _step(self, by: int) -> Place:
        self._at += by
        return self._places[self._at]
