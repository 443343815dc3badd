"""A short interview as the reader gets it."""

from coder_app.ui.reader.code_match import CodeChoice
from coder_app.ui.reader.content import CodingMark, ReaderContent, Turn
from coder_app.ui.reader.reader import Reader

TEXT = (
    "Int: And after you reported it?\n"
    "P04: They took a statement. Nobody called me back 😀 for weeks. I kept ringing.\n"
    "Int: How was that?\n"
    "P04: Honestly? I felt stupid.\n"
)
CHOICES = (
    CodeChoice("c1", "No call back", "Communication", "#146e5f", 1),
    CodeChoice("c2", "Waiting", "Communication", "#9bb950", 2),
    CodeChoice("c3", "Shame", "", "#c89baa"),
)


def span(piece: str, text: str = TEXT) -> tuple[int, int]:
    """Where a piece stands in the text."""
    start = text.index(piece)
    return start, start + len(piece)


def turns_of(text: str) -> list[Turn]:
    """A turn for each line of ``Name: speech``."""
    turns, start = [], 0
    for line in text.splitlines():
        label = line.partition(": ")[0]
        role = "interviewer" if label == "Int" else "participant"
        turns.append(
            Turn(start, start + len(label) + 2, start + len(line), label, role, start * 100)
        )
        start += len(line) + 1
    return turns


def content_of(text: str, *codings: CodingMark) -> ReaderContent:
    """A text whose lines are turns and paragraphs."""
    turns = turns_of(text)
    return ReaderContent(text, [(turn.start, turn.end) for turn in turns], turns, codings)


def coding(key: str, piece: str, code: int = 0, text: str = TEXT) -> CodingMark:
    """A coding of a piece of the text."""
    choice = CHOICES[code]
    return CodingMark(key, choice.id, choice.name, choice.colour, *span(piece, text), "AL")


class Asked:
    """Collects what a reader asks for, in order."""

    def __init__(self, reader: Reader) -> None:
        self.calls: list[tuple[object, ...]] = []
        names = ("apply", "newCode", "remove", "resize", "memo", "copyReference", "suggestion")
        for name in names:
            signal = getattr(reader, f"{name}Requested")
            signal.connect(lambda *args, name=name: self.calls.append((name, *args)))
        self.said: list[str] = []
        reader.statusMessage.connect(self.said.append)

    @property
    def last(self) -> tuple[object, ...]:
        return self.calls[-1]
