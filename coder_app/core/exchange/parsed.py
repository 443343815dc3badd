"""What a reader hands over: a text with its turns and speakers, before anything is stored."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Role = Literal["interviewer", "participant", "other"]


@dataclass(frozen=True, slots=True)
class ParsedTurn:
    """What one speaker says at a stretch: ``text[start:end]``, speech from ``body_start`` on.

    Offsets are code points; ``0 <= start <= body_start <= end <= len(text)``; ``time`` is in
    milliseconds from the start of the recording.
    """

    start: int
    body_start: int
    end: int
    speaker: str | None = None
    time: int | None = None


@dataclass(frozen=True, slots=True)
class ParsedSpeaker:
    """A label of one file; where ``says_nothing`` is true it never names a case."""

    label: str
    role: Role
    turns: int
    words: int
    says_nothing: bool


@dataclass(frozen=True, slots=True)
class CleaningOffer:
    """One kind of clutter that was found, how often, and what it looks like."""

    kind: str
    title: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ParsedFile:
    """A file as it would be imported; ``sha256`` is of the original bytes, ``text`` has LF only."""

    path: str
    name: str
    format: str
    sha256: str
    text: str
    turns: tuple[ParsedTurn, ...]
    speakers: tuple[ParsedSpeaker, ...]
    warnings: tuple[str, ...] = ()
    offers: tuple[CleaningOffer, ...] = ()
    cleaned: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    """Values of the speakers' cases as (label, attribute, value)."""
    survey: bool = False
    """Whether the file is a table that is likelier a survey."""


@dataclass(frozen=True, slots=True)
class Source:
    """What one format's reader found.

    ``turns`` is ``None`` where the text must still be parsed; ``bold`` holds the spans of bold
    print that open a paragraph, ``pages`` the offsets at which pages begin (if the format has any).
    """

    text: str
    turns: tuple[ParsedTurn, ...] | None = None
    bold: tuple[tuple[int, int], ...] = ()
    pages: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str, str], ...] = ()
    survey: bool = False


@dataclass(frozen=True, slots=True)
class Utterance:
    """A row, cue or cell of speech from a format without running text; ``time`` in milliseconds."""

    text: str
    speaker: str | None = None
    time: int | None = None


@dataclass(frozen=True, slots=True)
class CodebookRow:
    """One code of a codebook; ``parent`` is the ``code`` of another row, or else its name.

    ``code`` is empty where the file has only names.
    """

    code: str
    name: str
    definition: str = ""
    parent: str = ""
    examples: tuple[str, ...] = ()
    theme: bool = False
    include: str = ""
    exclude: str = ""
    aliases: tuple[str, ...] = ()
    """Names of codes that were merged into it."""
    sets: tuple[str, ...] = ()
    """Names of the code sets in which it stands."""
    colour: str = ""
    """As ``#rrggbb``; empty where the file has none that can be seen."""


@dataclass(frozen=True, slots=True)
class CodebookFile:
    """The codes of a file, which of its columns are not among them, and what else is left out."""

    rows: tuple[CodebookRow, ...]
    unused: tuple[str, ...] = ()
    """Headings of columns with something in them that nothing is taken from."""
    notes: tuple[str, ...] = ()
    """What to know before they are taken in, each a sentence."""


class UnreadableError(Exception):
    """Why a file cannot be read and what to do, as a sentence without the file's name."""


def write_out(utterances: Sequence[Utterance], start: int = 0) -> tuple[str, list[ParsedTurn]]:
    """Write utterances as running text, ``Name: speech``, a paragraph each, and their turns.

    An utterance without a speaker continues the turn above as a further paragraph. What stands
    before the first speaker is text without a turn. Where nobody is named at all, each utterance
    that has a time is a turn without a speaker, so that the times are kept. ``start`` is the
    offset of the text's first character in the document.
    """
    named = any(each.speaker for each in utterances)
    lines: list[str] = []
    turns: list[ParsedTurn] = []
    at = start
    for each in utterances:
        label = f"{each.speaker}: " if each.speaker else ""
        line = (label + each.text.strip()).rstrip()
        if not line:
            continue
        end = at + len(line)
        if each.speaker or (not named and each.time is not None):
            body = min(at + len(label), end)
            turns.append(ParsedTurn(at, body, end, each.speaker, each.time))
        elif turns and named:
            above = turns[-1]
            turns[-1] = ParsedTurn(above.start, above.body_start, end, above.speaker, above.time)
        lines.append(line)
        at = end + 1
    return "\n".join(lines), turns
