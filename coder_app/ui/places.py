"""Where in each document a person was: numbers only, kept over restarts."""

from dataclasses import dataclass

from coder_app.ui.settings import Key, Settings


@dataclass(frozen=True, slots=True)
class ReadingPlace:
    """The selection (anchor, caret), the offset at the top, and how long the text was then."""

    anchor: int = 0
    caret: int = 0
    top: int = 0
    length: int = 0


class Places:
    """Reading places by the ids of project and document; never a word of a text."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def keep(self, project: str, document: str, place: ReadingPlace) -> None:
        """Keep a place, and that this document was open last."""
        numbers = f"{place.anchor}:{place.caret}:{place.top}:{place.length}"
        self._settings.note(_key(project, document), numbers)
        self._settings.note(_key(project, "last"), document)

    def find(self, project: str, document: str) -> ReadingPlace | None:
        """Return the place kept for a document, None where there is none."""
        numbers = str(self._settings.get(_key(project, document))).split(":")
        if len(numbers) != 4 or not all(one.isdecimal() for one in numbers):  # noqa: PLR2004
            return None
        return ReadingPlace(*map(int, numbers))

    def last(self, project: str) -> str:
        """Return the id of the document open last, empty where none is known."""
        return str(self._settings.get(_key(project, "last")))


def _key(project: str, name: str) -> Key:
    return Key(f"places/{project}/{name}", "")
