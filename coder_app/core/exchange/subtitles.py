"""Subtitle files (vtt, srt) as turns: cues of one speaker joined, times kept.

Read by hand, because files of meeting programs break the rules (no blank lines, dots for commas,
cues without text) and each broken rule must not cost an interview.
"""

import html
import re
from dataclasses import dataclass, replace
from itertools import zip_longest

from coder_app.core.exchange.clock import CLOCK, milliseconds
from coder_app.core.exchange.labels import clean_label
from coder_app.core.exchange.parsed import Source, UnreadableError, Utterance, write_out
from coder_app.core.exchange.text import read_text
from coder_app.core.exchange.turns import parse_turns

_TIMING = re.compile(rf"[ \t]*({CLOCK})[ \t]*-->[ \t]*{CLOCK}", re.MULTILINE)
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,100})?[ \t]([^<>\n]{0,200})>|</v>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>\n]{0,200}>|<[\d:.]{4,14}>|\{\\[^{}\n]{0,50}\}")
_IGNORED = ("NOTE", "STYLE", "REGION", "WEBVTT")
_ENDS = ".?!…。\uff1f\uff01؟”\"'"
_LONG = 400  # characters after which a paragraph without any speaker ends with the sentence


@dataclass(frozen=True, slots=True)
class _Cue:
    time: int | None
    lines: tuple[str, ...]


def read_subtitles(data: bytes) -> Source:
    """Read a vtt or srt file's bytes; raises ``UnreadableError`` if it holds no cue.

    Speakers come from ``<v Name>``, else from labels that recur at the head of cues. A cue without
    one continues the turn above. Without any speaker, paragraphs of whole sentences become turns
    that keep their times.
    """
    source = read_text(data)
    cues = _cues(source.text)
    if not cues:
        raise UnreadableError(
            "it holds no subtitle with a time. Export it again as WebVTT or SRT, or as text."
        )
    voiced = any(_VOICE.search(line) for cue in cues for line in cue.lines)
    pieces = _by_voice(cues) if voiced else _by_label(cues)
    joined = _joined(pieces)
    text, turns = write_out(joined)
    return Source(text, tuple(turns), warnings=source.warnings)


def _cues(text: str) -> list[_Cue]:
    """Cut the text at its timing lines; a cue's text ends at the next cue's number and time."""
    cues: list[_Cue] = []
    lines = text.split("\n")
    starts = [at for at, line in enumerate(lines) if "-->" in line and _TIMING.match(line)]
    for at, after in zip_longest(starts, starts[1:], fillvalue=len(lines) + 1):
        found = _TIMING.match(lines[at])
        between = after <= len(lines) and after - 1 > at
        block = lines[at + 1 : after - 1 if between else after]
        last = lines[after - 1].strip() if between else ""
        if last and not _is_identifier(block, last):
            block.append(last)
        said = tuple(line.strip() for line in _without_notes(block) if line.strip())
        if found and said:
            cues.append(_Cue(milliseconds(found.group(1)), said))
    return cues


def _is_identifier(block: list[str], last: str) -> bool:
    """Tell whether the line above a timing line numbers the cue instead of ending the speech."""
    return last.isdecimal() or (bool(block) and not block[-1].strip())


def _without_notes(block: list[str]) -> list[str]:
    kept: list[str] = []
    noted = after_blank = False
    for line in block:
        if not line.strip():
            noted, after_blank = False, True
            continue
        noted = noted or (after_blank and line.split()[0] in _IGNORED)
        if not noted:
            kept.append(line)
    return kept


def _plain(text: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _by_voice(cues: list[_Cue]) -> list[Utterance]:
    pieces = []
    for cue in cues:
        text = " ".join(cue.lines)
        at, speaker = 0, None
        for voice in _VOICE.finditer(text):
            pieces.append(Utterance(_plain(text[at : voice.start()]), speaker, cue.time))
            name = voice.group(1)
            speaker = clean_label(html.unescape(name)) or None if name else None
            at = voice.end()
        pieces.append(Utterance(_plain(text[at:]), speaker, cue.time))
    return [each for each in pieces if each.text]


def _by_label(cues: list[_Cue]) -> list[Utterance]:
    """Read ``Name: speech`` at the head of cue lines with the one turn parser."""
    lines = [
        (_plain(line).removeprefix(">>").strip(), cue.time) for cue in cues for line in cue.lines
    ]
    text = "\n".join(line for line, _ in lines)
    turns = {turn.start: turn for turn in parse_turns(text)}
    pieces = []
    at = 0
    for line, time in lines:
        turn = turns.get(at)
        said = line[max(0, turn.body_start - at) :] if turn else line
        pieces.append(Utterance(said, turn.speaker if turn else None, time))
        at += len(line) + 1
    return pieces


def _joined(pieces: list[Utterance]) -> list[Utterance]:
    """Join consecutive pieces of one speaker; the turn begins when the first of them does."""
    named = any(each.speaker for each in pieces)
    turns: list[list[str]] = []
    heads: list[Utterance] = []
    for each in pieces:
        same = heads and (each.speaker is None or each.speaker == heads[-1].speaker)
        if same and (named or not _paragraph_is_full(turns[-1])):
            turns[-1].append(each.text)
        else:
            heads.append(each)
            turns.append([each.text])
    return [
        replace(head, text=" ".join(part for part in parts if part))
        for head, parts in zip(heads, turns, strict=True)
    ]


def _paragraph_is_full(parts: list[str]) -> bool:
    return sum(map(len, parts)) > _LONG and parts[-1].endswith(tuple(_ENDS))
