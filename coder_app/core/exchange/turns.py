"""The one turn parser: who speaks where in a running text.

A label is a speaker only with evidence. It recurs at the head of lines, or stands in the header
lines of a turn format (``Name  0:03``), or is printed bold among bold labels, or is a role of the
table beside other labels, or is the initials of a speaker (``Devin Becker``, then ``DB``), or
stands alone between two turns of one and the same other speaker. ``Note:``, ``But:``, ``http://``
and ``Question 3:`` are never speakers. Text before the first turn belongs to no turn; paragraphs
without a label continue the turn above; a turn ends before the blanks that follow it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from coder_app.core.exchange.labels import key_of
from coder_app.core.exchange.lines import Candidate, bare_lines, bold_heads, heads
from coder_app.core.exchange.parsed import ParsedSpeaker, ParsedTurn
from coder_app.core.exchange.roles import guess_role, guess_roles, initials_of, says_nothing

__all__ = [
    "guess_role",
    "guess_roles",
    "initials_of",
    "parse_turns",
    "says_nothing",
    "speakers_of",
    "stray_labels",
]

_NOT_BLANK = re.compile(r"\S")
_LONGEST_MEAN = {"colon": 3000, "bare": 800}  # characters a turn; above, a text is no transcript
_ONE_VOICE = 0.3  # share of lines one person's label must open where nobody else is named
_BRIEF = 5  # words of a line such as "Interviewer: Anna Smith" above an interview
_TOP = 15  # lines that such a block has at most
_ENDS = ".?!…؟。"


def parse_turns(
    text: str,
    *,
    known: Collection[str] = (),
    bold: Sequence[tuple[int, int]] = (),
    language: str = "en",
) -> tuple[ParsedTurn, ...]:
    """Find the turns of a running text; offsets in code points, ordered, not overlapping.

    ``known`` are labels that are speakers whatever the evidence (those of an earlier parse),
    ``bold`` the spans of bold print that open a paragraph. Linear in the length of the text.
    """
    keys = frozenset(key_of(label) for label in known)
    found = list(heads(text, language))
    times = [each for each in found if not each.label]
    labelled = _without_head_block(text, [each for each in found if each.label])
    chosen = _choose(text, labelled, tuple(bold), keys, language)
    return _build(text, chosen, times)


def speakers_of(text: str, turns: Sequence[ParsedTurn]) -> tuple[ParsedSpeaker, ...]:
    """Count turns and spoken words for every label, in order of appearance, and guess its role."""
    spoken: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for turn in turns:
        if turn.speaker is not None:
            spoken[turn.speaker] += 1
            words[turn.speaker] += len(text[turn.body_start : turn.end].split())
    roles = guess_roles(text, turns)
    return tuple(
        ParsedSpeaker(label, roles[label], count, words[label], says_nothing(label))
        for label, count in spoken.items()
    )


def stray_labels(text: str, turns: Sequence[ParsedTurn], language: str = "en") -> tuple[str, ...]:
    """Return names that stand before a colon once and were taken for no speaker, for a notice."""
    starts = {turn.start for turn in turns}
    taken = {key_of(turn.speaker) for turn in turns if turn.speaker}
    loose = {
        each.key: each.label
        for each in heads(text, language)
        if each.shape in {"name", "role"} and each.layout == "colon" and each.start not in starts
    }
    return tuple(label for key, label in loose.items() if key not in taken)


def _choose(
    text: str,
    labelled: list[Candidate],
    bold: tuple[tuple[int, int], ...],
    known: frozenset[str],
    language: str,
) -> list[Candidate]:
    """Decide which layout the text has and return the heads of its turns."""
    headers = _headers([each for each in labelled if each.layout == "header"], known)
    colons = [each for each in labelled if each.layout == "colon"]
    if bold:
        colons = _in_order([*colons, *bold_heads(text, bold, language)])
    inline = _colons(text, colons, bold, known)
    if headers and len(headers) >= len(inline):
        return headers
    return inline or _bare(text, list(bare_lines(text, language)), known)


def _headers(found: list[Candidate], known: frozenset[str]) -> list[Candidate]:
    """Accept header lines: two at least, of whose labels one recurs or is a role."""
    named = [e for e in found if e.shape in {"role", "name"} or e.key in known]
    counts = Counter(each.key for each in named)
    roles = any(each.shape == "role" or each.key in known for each in named)
    recurs = any(count > 1 for count in counts.values())
    return named if roles or recurs else []


def _colons(
    text: str, found: list[Candidate], bold: tuple[tuple[int, int], ...], known: frozenset[str]
) -> list[Candidate]:
    """Accept labels before a colon, and bold ones."""
    in_bold = _bold_labels(found, bold)
    if len(in_bold) > 1:
        found = [each for each in found if each in in_bold or each.key in known]
        recurs = any(count > 1 for count in Counter(e.key for e in found).values())
        return [e for e in found if _is_label(e) or e.key in known] if recurs else []
    keys = _recurring(text, found, "colon") | known
    if not any(each.key in keys for each in found):
        return _short_exchange(text, found)
    keys |= _initials(found, keys)
    keys |= _single_roles(text, found, keys)
    keys |= _between_one_other(found, keys)
    return [each for each in found if each.key in keys]


def _is_label(each: Candidate) -> bool:
    return each.shape in {"role", "name"}


def _bold_labels(found: list[Candidate], bold: tuple[tuple[int, int], ...]) -> frozenset[Candidate]:
    """Return the candidates printed bold, if most of all candidates are."""
    starts = {start for start, _ in bold}
    printed = frozenset(e for e in found if e.start in starts and e.shape != "none")
    named = [each for each in found if _is_label(each)]
    return printed if 2 * len(printed) > len(named) else frozenset()


def _recurring(text: str, found: list[Candidate], layout: str) -> frozenset[str]:
    """Return the labels that recur often enough for the length of the text."""
    counts = Counter(each.key for each in found if each.shape != "none")
    shapes = {each.key: each.shape for each in found}
    least = {"role": 2, "name": 2, "lower": 3}
    keys = frozenset(k for k, count in counts.items() if count >= least.get(shapes[k], count + 1))
    if any(shapes[key] == "role" for key in keys):
        return keys
    said = sum(counts[key] for key in keys)
    if said * _LONGEST_MEAN[layout] < len(text):
        return frozenset()
    lines = 1 + sum(1 for line in text.split("\n") if line.strip())
    return keys if len(keys) > 1 or said > _ONE_VOICE * lines else frozenset()


def _short_exchange(text: str, found: list[Candidate]) -> list[Candidate]:
    """Accept ``Interviewer: …``, ``P1: …`` once each: two roles, or most lines have a label."""
    named = [each for each in found if _is_label(each)]
    roles = {each.key for each in named if each.shape == "role"}
    if len(roles) == 1 and len({each.key for each in named}) > 1:
        lines = sum(1 for line in text.split("\n") if line.strip())
        named = named if 2 * len(named) >= lines else []
    elif len(roles) > 1:
        named = [each for each in named if each.shape == "role"]
    else:
        return []
    return named if any(not _states_a_fact(text, each) for each in named) else []


def _states_a_fact(text: str, each: Candidate) -> bool:
    """Tell whether a line is like ``Interviewer: Anna Smith``: few words and no sentence."""
    body = text[each.label_end : each.line_end].strip()
    return bool(body) and len(body.split()) <= _BRIEF and body[-1] not in _ENDS


def _initials(found: list[Candidate], keys: frozenset[str]) -> frozenset[str]:
    """Return single names whose initials are a speaker's label, or the other way round."""
    labels = {each.label for each in found if each.key in keys}
    return frozenset(
        each.key
        for each in found
        if each.key not in keys
        and each.shape == "name"
        and any(initials_of(each.label, label) for label in labels)
    )


def _single_roles(text: str, found: list[Candidate], keys: frozenset[str]) -> frozenset[str]:
    """Return role labels that speak once, but not those of a head block above the interview."""
    first = next((each.start for each in found if each.key in keys), 0)
    return frozenset(
        each.key
        for each in found
        if each.shape == "role" and (each.start > first or not _states_a_fact(text, each))
    )


def _between_one_other(found: list[Candidate], keys: frozenset[str]) -> frozenset[str]:
    """Return names that speak once between two turns of one other: nobody is labelled twice."""
    line = [each for each in found if each.key in keys or each.shape == "name"]
    three = zip(line, line[1:], line[2:], strict=False)
    return frozenset(
        b.key for a, b, c in three if b.key not in keys and a.key in keys and a.key == c.key
    )


def _bare(text: str, found: list[Candidate], known: frozenset[str]) -> list[Candidate]:
    """Accept labels on a line of their own, where several recur or they are roles."""
    keys = _recurring(text, found, "bare")
    shapes = {each.key: each.shape for each in found}
    if not any(shapes[key] == "role" for key in keys) and len(keys) < 2:  # noqa: PLR2004
        keys = frozenset()
    accepted = keys | known
    kept = [each for each in found if each.key in accepted]
    return [e for e in kept if _opens_paragraph(text, e)] if kept else []


def _opens_paragraph(text: str, each: Candidate) -> bool:
    """Tell whether a bare label has speech below it."""
    return bool(_NOT_BLANK.search(text, each.line_end))


def _without_head_block(text: str, found: list[Candidate]) -> list[Candidate]:
    """Leave out the facts above an interview: ``Date: …``, ``Interviewer: Anna Smith``."""
    first = _NOT_BLANK.search(text)
    at, end, dated = first.start() if first else 0, 0, False
    for each in found[:_TOP]:
        gap = text[at : each.start]
        if gap.strip() or "\n\n" in gap or not _states_a_fact(text, each):
            break
        at, end = each.line_end, each.line_end
        dated = dated or each.shape == "heading"
    return [each for each in found if each.start >= end] if dated else found


def _in_order(found: Iterable[Candidate]) -> list[Candidate]:
    """Sort by place; of two candidates for one line the one with a colon stays."""
    seen: dict[int, Candidate] = {}
    for each in found:
        seen.setdefault(each.start, each)
    return [seen[at] for at in sorted(seen)]


def _build(text: str, chosen: list[Candidate], times: list[Candidate]) -> tuple[ParsedTurn, ...]:
    """Cut the text at the heads; the most frequent spelling of a label is the speaker's."""
    spelt = Counter(each.label for each in chosen)
    label_of: dict[str, str] = {}
    for label, _ in spelt.most_common():
        label_of.setdefault(key_of(label), label)
    above = {each.line_end + 1: each for each in times}
    starts = [above[e.start].start if e.start in above else e.start for e in chosen]
    turns = []
    for at, each in enumerate(chosen):
        limit = starts[at + 1] if at + 1 < len(starts) else len(text)
        clock = above[each.start].time if each.time is None and each.start in above else each.time
        turns.append(
            _turn(text, starts[at], each.label_end, limit, speaker=label_of[each.key], time=clock)
        )
    return tuple(turns)


def _turn(
    text: str, start: int, label_end: int, limit: int, *, speaker: str, time: int | None
) -> ParsedTurn:
    """Return one turn whose end and beginning of speech lie on no blank."""
    end = limit
    while end > start and text[end - 1].isspace():
        end -= 1
    speech = _NOT_BLANK.search(text, label_end, end) if label_end < end else None
    body = speech.start() if speech else end
    return ParsedTurn(start, max(start, body), end, speaker, time)
