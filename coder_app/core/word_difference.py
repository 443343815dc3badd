"""Which words went and which came, between two short texts such as definitions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Fate = Literal["same", "removed", "added"]
_TOKENS = re.compile(r"\w+(?:['\u2019-]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words that stayed, went or came."""

    fate: Fate
    text: str


def words_between(before: str, after: str) -> tuple[Piece, ...]:
    """The two texts as one: what went stands before what came in its place.

    Joined without what came they are the first text, without what went the second. Words are whole;
    a blank between two changed words goes with them.
    """
    pieces: list[Piece] = []
    for gone, come, same in _stretches(_TOKENS.findall(before), _TOKENS.findall(after)):
        found: tuple[tuple[Fate, str], ...] = (("removed", gone), ("added", come), ("same", same))
        for fate, text in found:
            if text and pieces and pieces[-1].fate == fate:
                pieces[-1] = Piece(fate, pieces[-1].text + text)
            elif text:
                pieces.append(Piece(fate, text))
    return tuple(pieces)


def _stretches(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """What went, what came, and what stayed after it, from first to last."""
    gone = come = ""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    at_old = at_new = 0
    for place, block in enumerate(blocks):
        gone += "".join(old[at_old : block.a])
        come += "".join(new[at_new : block.b])
        same = "".join(old[block.a : block.a + block.size])
        at_old, at_new = block.a + block.size, block.b + block.size
        if same.isspace() and (gone or come) and place < len(blocks) - 2:
            gone, come = gone + same, come + same  # only a blank lies between two changes
            continue
        yield gone, come, same
        gone = come = ""


def spoken(pieces: tuple[Piece, ...]) -> str:
    """The same in words, for a screen reader."""
    named = {"removed": "removed: {}; ", "added": "added: {}; ", "same": "{} "}
    return "".join(named[one.fate].format(one.text.strip()) for one in pieces).strip()
