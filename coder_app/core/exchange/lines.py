"""Lines of a text that look like the head of a turn; ``turns`` decides which of them are."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from coder_app.core.exchange.clock import CLOCK, milliseconds
from coder_app.core.exchange.labels import (
    MAX_LABEL,
    URL_OR_TIME,
    Shape,
    clean_label,
    key_of,
    shape_of,
)

Layout = Literal["colon", "header", "bare", "bold"]

_REACH = 110  # characters of a line that are looked at: number, time, label, time
_COLON_LINES = re.compile(rf"^(?=[^\n]{{0,{_REACH}}}?[:\uff1a])[^\n]*", re.MULTILINE)
_LINES = re.compile(r"^[^\n]+", re.MULTILINE)
_BLANKS = " \t\xa0\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u200b\ufeff"
_LEAD = re.compile(rf"[{_BLANKS}*_>]{{0,20}}")
_NUMBER = re.compile(rf"\d{{1,6}}(?:[.)](?!\d))?[{_BLANKS}]{{1,20}}(?=\S)")
_TIME = re.compile(rf"[\[(<{{#]?({CLOCK})(?:-\d)?[\])>}}#]?[{_BLANKS}\-–—|*]{{0,20}}")
_END_TIME = re.compile(rf"[\[(|]?({CLOCK})[\])]?[:\uff1a]?[{_BLANKS}*]{{0,20}}$")
_BRACKET_TIME = re.compile(rf"[\[(]({CLOCK})[\])][ \t]{{0,4}}[:\uff1a]")
_TIME_AFTER = re.compile(rf"[{_BLANKS}*_]{{0,20}}(?:\[({CLOCK})\])?[{_BLANKS}]{{0,20}}")
_BETWEEN = " \t\xa0|,-–—"


class Candidate(NamedTuple):
    """A line head: where the line begins, where the label ends, what it says."""

    start: int
    label_end: int
    line_end: int
    label: str
    key: str
    shape: Shape
    layout: Layout
    time: int | None


class _Head(NamedTuple):
    """The looked-at part of a line after blanks, line number and leading time."""

    start: int
    at: int
    end: int
    rest: str
    whole: bool
    time: int | None
    language: str

    def candidate(
        self, raw: str, label_end: int, layout: Layout, time: int | None = None
    ) -> Candidate:
        label, key, shape = _judge(raw, self.language)
        found = self.time if time is None else time
        return Candidate(self.start, label_end, self.end, label, key, shape, layout, found)


@lru_cache(maxsize=65536)
def _judge(raw: str, language: str) -> tuple[str, str, Shape]:
    """Return label, key and shape; a remark, as in ``Anna (laughs)``, is no part of a name."""
    label = clean_label(raw)
    shape = shape_of(label, language)
    if shape == "none" and label.endswith(")"):
        label = label.partition("(")[0].strip()
        shape = shape_of(label, language)
    return label, key_of(label), shape


def heads(text: str, language: str) -> Iterator[Candidate]:
    """Yield lines with a colon near their start that could open a turn, in order.

    A line that holds only a time is yielded with an empty label. Work is linear: the first
    characters of each line are looked at, by expressions whose repeats are bounded.
    """
    for line in _COLON_LINES.finditer(text):
        head = _head(text, line.start(), line.end(), language)
        found = _read(head)
        if found is not None:
            yield found


def bare_lines(text: str, language: str) -> Iterator[Candidate]:
    """Yield short lines that could be a speaker on a line of its own, in order."""
    for line in _LINES.finditer(text):
        if line.end() - line.start() > MAX_LABEL:
            continue
        raw = line.group()
        label, key, shape = _judge(raw, language)
        if shape in {"role", "name", "lower"}:
            start, end = line.start() + len(raw) - len(raw.lstrip()), line.end()
            yield Candidate(start, end, end, label, key, shape, "bare", None)


def bold_heads(text: str, spans: tuple[tuple[int, int], ...], language: str) -> Iterator[Candidate]:
    """Yield bold print at the head of a paragraph that could be a label without a colon."""
    for start, end in spans:
        raw = text[start:end]
        label, key, shape = _judge(raw, language)
        if ":" in raw or "\uff1a" in raw or shape not in {"role", "name", "lower"}:
            continue
        line_end = text.find("\n", end)
        last = len(text) if line_end < 0 else line_end
        yield Candidate(start, end, last, label, key, shape, "bold", None)


def _head(text: str, start: int, end: int, language: str) -> _Head:
    looked = text[start : min(end, start + _REACH)]
    lead = _LEAD.match(looked)
    at = lead.end() if lead else 0
    first = len(looked) - len(looked.lstrip())
    number = _NUMBER.match(looked, at)
    at = number.end() if number else at
    time = _TIME.match(looked, at)
    if time:
        at = time.end()
    clock = milliseconds(time.group(1)) if time else None
    whole = end - start <= _REACH
    return _Head(start + first, start + at, end, looked[at:], whole, clock, language)


def _read(head: _Head) -> Candidate | None:
    if not head.rest.strip():
        return head.candidate("", head.end, "header") if head.time is not None else None
    return _timed_label(head) or _header(head) or _label(head)


def _header(head: _Head) -> Candidate | None:
    """Read ``Name  0:03``, ``Name [00:12:34]`` and, after a time, a name alone on its line."""
    if not head.whole:
        return None
    time = _END_TIME.search(head.rest)
    if time:
        raw = head.rest[: time.start()].rstrip(_BETWEEN)
        if not raw or _colon(raw):
            return None
        found = head.candidate(raw, head.end, "header", milliseconds(time.group(1)))
        return found if found.shape != "none" else None
    if head.time is not None and len(head.rest) <= MAX_LABEL and not _colon(head.rest):
        return head.candidate(head.rest, head.end, "header")
    return None


def _timed_label(head: _Head) -> Candidate | None:
    """Read ``Name [00:12:34]: speech``."""
    time = _BRACKET_TIME.search(head.rest, 0, MAX_LABEL + 20)
    if time is None or _colon(head.rest[: time.start()]):
        return None
    end = head.at + time.end()
    raw = head.rest[: time.start()]
    return head.candidate(raw, end, "colon", milliseconds(time.group(1)))


def _label(head: _Head) -> Candidate | None:
    """Read ``Name: speech`` and ``Name: [00:12:34] speech``."""
    colon = _colon(head.rest)
    if not 0 < colon <= MAX_LABEL + 1:
        return None
    if URL_OR_TIME.match(head.rest, colon):
        return None
    time = _TIME_AFTER.match(head.rest, colon)
    end = time.end() if time else colon
    clock = milliseconds(time.group(1)) if time and time.group(1) else None
    return head.candidate(head.rest[: colon - 1], head.at + end, "colon", clock)


def _colon(text: str) -> int:
    """Return the place after the first colon; 0 if there is none."""
    found = [at for at in (text.find(":"), text.find("\uff1a")) if at >= 0]
    return min(found) + 1 if found else 0
