"""What a gesture selects: whole words, sentences, turns; pure functions over code point offsets."""

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from coder_app.ui.reader.content import Range

_INNER = "'\u2019-\u2010\u2011\u00b7"
_IN_VIVO_LENGTH = 60


class Units:
    """Words, sentences and turns of one text; sentences fall back to turns until they are known."""

    def __init__(
        self,
        text: str,
        turns: Sequence[Range] = (),
        sentences: Sequence[Range] = (),
        head: int = 0,
    ) -> None:
        """Take ranges sorted by start, none overlapping; turns without the speaker's label.

        Up to ``head``, where the first turn begins, each line is a turn and a sentence.
        """
        self.text = text
        above = _lines(text[:head])
        self._turns = [*above, *_trimmed(text, turns)] or _lines(text)
        said = [one for one in _trimmed(text, sentences) if one[0] >= head]
        self._sentences = [*above, *said] if said else self._turns

    def word_at(self, offset: int) -> Range:
        """Return the word that holds or ends at an offset; empty where there is none."""
        start, end = word_start(self.text, offset), word_end(self.text, offset)
        return (start, end) if start < end else (offset, offset)

    def sentence_at(self, offset: int) -> Range:
        """Return the sentence at an offset, or the nearest one before it."""
        return _at(self._sentences, offset)

    def turn_at(self, offset: int) -> Range:
        """Return the turn at an offset, or the nearest one before it."""
        return _at(self._turns, offset)

    def sentences_of(self, start: int, end: int) -> Range:
        """Return the stretch from the first sentence touched to the last."""
        return _spread(self._sentences, start, end)

    def turns_of(self, start: int, end: int) -> Range:
        """Return the stretch from the first turn touched to the last."""
        return _spread(self._turns, start, end)

    def next_sentence(self, offset: int) -> Range | None:
        """Return the first sentence that starts after an offset."""
        place = bisect_right(self._sentences, offset, key=_start)
        return self._sentences[place] if place < len(self._sentences) else None

    def previous_sentence(self, offset: int) -> Range | None:
        """Return the last sentence that starts before an offset."""
        place = bisect_left(self._sentences, offset, key=_start) - 1
        return self._sentences[place] if place >= 0 else None

    def grown(self, start: int, end: int) -> Range:
        """Return the next larger unit: word, sentence, turn, document."""
        word = self._word_near(start) if start == end else snapped(self.text, start, end)
        document = (0, len(self.text))
        units = (word, self.sentences_of(start, end), self.turns_of(start, end), document)
        wider = [(min(a, start), max(b, end)) for a, b in units if a < b]
        return next((unit for unit in wider if unit != (start, end)), (start, end))

    def _word_near(self, offset: int) -> Range:
        """The word at an offset, or before the full stop or comma that stands there."""
        back = offset
        while back > 0 and not self.text[back - 1].isspace() and not _letter(self.text, back - 1):
            back -= 1
        word = self.word_at(offset)
        return word if word[0] < word[1] else self.word_at(back)

    def shrunk(self, start: int, end: int) -> Range:
        """Return the next smaller unit at the selection's start; at last the caret."""
        first = self._first_text(start)
        units = (self.turn_at(first), self.sentence_at(first), self.word_at(first))
        smaller = [(max(a, start), min(b, end)) for a, b in units]
        inside = [(a, b) for a, b in smaller if a < b and (a, b) != (start, end)]
        return inside[0] if inside else (start, start)

    def _first_text(self, offset: int) -> int:
        place = bisect_right(self._turns, offset, key=_end)
        return max(offset, self._turns[place][0]) if place < len(self._turns) else offset


def _start(item: Range) -> int:
    return item[0]


def _end(item: Range) -> int:
    return item[1]


def _at(items: Sequence[Range], offset: int) -> Range:
    if not items:
        return offset, offset
    return items[max(0, bisect_right(items, offset, key=_start) - 1)]


def _spread(items: Sequence[Range], start: int, end: int) -> Range:
    first, last = _at(items, start), _at(items, max(start, end - 1))
    return first[0], last[1]


def _lines(text: str) -> list[Range]:
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append((start, start + len(line)))
        start += len(line) + 1
    return _trimmed(text, lines)


def _trimmed(text: str, ranges: Sequence[Range]) -> list[Range]:
    trimmed = (trim(text, start, end) for start, end in ranges)
    return [(start, end) for start, end in trimmed if start < end]


def trim(text: str, start: int, end: int) -> Range:
    """Drop outer blanks of ``start:end``; only blanks become an empty range at its start."""
    piece = text[start:end]
    kept = piece.strip()
    if not kept:
        return start, start
    start += len(piece) - len(piece.lstrip())
    return start, start + len(kept)


def snapped(text: str, start: int, end: int) -> Range:
    """Drop outer blanks, then widen to whole words."""
    start, end = trim(text, start, end)
    if start == end:
        return start, end
    low = word_start(text, start) if _inside(text, start) else start
    high = word_end(text, end) if _inside(text, end) else end
    return low, high


def word_start(text: str, offset: int) -> int:
    """Return where the word that reaches up to an offset begins; the offset if there is none."""
    while offset > 0 and (_letter(text, offset - 1) or _links(text, offset - 1)):
        offset -= 1
    return offset


def word_end(text: str, offset: int) -> int:
    """Return where the word that goes on at an offset ends; the offset if there is none."""
    while offset < len(text) and (_letter(text, offset) or _links(text, offset)):
        offset += 1
    return offset


def _inside(text: str, offset: int) -> bool:
    """Whether a word goes on across an offset."""
    if not 0 < offset < len(text):
        return False
    before = _letter(text, offset - 1) or _links(text, offset - 1)
    return before and (_letter(text, offset) or _links(text, offset))


def _letter(text: str, index: int) -> bool:
    character = text[index]
    if character.isalnum() or character == "_":
        return True
    return not character.isascii() and unicodedata.category(character) in {"Mn", "Mc", "Me", "Cf"}


def _links(text: str, index: int) -> bool:
    """Whether an apostrophe or hyphen stands between two letters."""
    if text[index] not in _INNER or not 0 < index < len(text) - 1:
        return False
    return _letter(text, index - 1) and _letter(text, index + 1)


def in_vivo_name(text: str, start: int, end: int) -> str:
    """Return a code's name from the selected words: one line, cut at a word's end."""
    words = " ".join(text[start:end].split()).replace(" > ", ", ")  # that parts a path
    name = words.strip(" .,;:!?\u2026\"'\u201c\u201d\u2018\u2019")
    if len(name) <= _IN_VIVO_LENGTH:
        return name
    return name[:_IN_VIVO_LENGTH].rsplit(" ", 1)[0] + "\u2026"
