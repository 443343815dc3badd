"""Clutter of transcripts: what is found is offered, and only what was chosen is removed."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from coder_app.core.exchange.layout import Cut, Layout, Line, whole_line
from coder_app.core.exchange.parsed import CleaningOffer, ParsedTurn
from coder_app.core.exchange.turns import parse_turns

KINDS = ("headers", "page_numbers", "line_numbers", "cover", "broken_lines")
"""Kinds of clutter, in the order in which they are removed."""

TITLES = {
    "headers": "Repeated page headers and footers",
    "page_numbers": "Page numbers",
    "line_numbers": "Counted line numbers",
    "cover": "Cover page before the first turn",
    "broken_lines": "Lines broken in mid-sentence",
}
_DONE = {
    "headers": "removed",
    "page_numbers": "removed",
    "line_numbers": "removed",
    "cover": "lines removed",
    "broken_lines": "joined",
}

_DIGITS = re.compile(r"\d+")
_PAGE = re.compile(
    r"(?:[-–—|\[(]\s?)?(?:(?:page|pg|p|seite|s|página|pagina|pág|pag)\b\.?\s{0,3})?(\d{1,4})"
    r"(?:\s{0,3}(?:/|of|von|de|sur|di|van)\s{0,3}\d{1,4})?(?:\s?[-–—|\])])?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"[ \t]{0,20}(\d{1,6})(?:[.):|][ \t\xa0]{1,20}|[ \t\xa0]{1,20})(?=\S)")
_TIME_LIKE = re.compile(r"\d{1,3}:\d\d")
_TERMINAL = frozenset('.?!:;…。\uff1f\uff01؟"”’)]}*#')
_ENDS_A_SENTENCE = frozenset(".?!…。")
_EDGE = 2  # lines at the top and bottom of a page that may be header or footer
_FEWEST_PAGES = 3
_FEWEST = 3
_FEWEST_NUMBERS = 5
_LONGEST_HEADER = 120
_LONGEST_STEP = 400  # lines a page has at most
_SHORTEST = 30  # characters; a shorter line is verse or a list, not a broken one
_WRAP = 110  # characters; texts whose lines are longer are not wrapped by hand
_FULL = 0.75  # of the usual line length: a line this long was broken for lack of room
_EXAMPLES = 3
_SHOWN = 60


class _Reading:
    """A layout with its lines and turns, each found once."""

    def __init__(
        self, layout: Layout, language: str, turns: Sequence[ParsedTurn] | None = None
    ) -> None:
        self.layout = layout
        self.text = layout.text
        self.lines = layout.lines()
        if turns is None:
            turns = parse_turns(layout.text, bold=layout.bold, language=language)
        self.heads = frozenset(turn.start for turn in turns)
        self.first_turn = turns[0].start if turns else 0


def offers(
    layout: Layout, language: str = "en", turns: Sequence[ParsedTurn] | None = None
) -> tuple[CleaningOffer, ...]:
    """Return what could be removed, by kind, with counts and up to three examples.

    ``turns`` are those of the layout's text, if they are known already.
    """
    made = []
    reading = _Reading(layout, language, turns)
    for kind in KINDS:
        cuts = _FINDERS[kind](reading)
        if cuts:
            shown = dict.fromkeys(_short(cut.shows) for cut in cuts)
            made.append(CleaningOffer(kind, TITLES[kind], len(cuts), tuple(shown)[:_EXAMPLES]))
    return tuple(made)


def clean(
    layout: Layout, kinds: Collection[str], language: str = "en"
) -> tuple[Layout, tuple[str, ...]]:
    """Remove the chosen kinds and report each in a line; kinds that find nothing say nothing.

    Raises ``ValueError`` for a kind that does not exist.
    """
    unknown = set(kinds) - set(KINDS)
    if unknown:
        raise ValueError(f"no such kind of cleaning: {', '.join(sorted(unknown))}")
    report = []
    for kind in KINDS:
        cuts = _FINDERS[kind](_Reading(layout, language)) if kind in kinds else []
        if not cuts:
            continue
        layout = layout.without(cuts)
        examples = list(dict.fromkeys(_short(cut.shows) for cut in cuts))[:_EXAMPLES]
        quoted = ", ".join(f"“{example}”" for example in examples)
        report.append(f"{TITLES[kind]}: {len(cuts)} {_DONE[kind]} ({quoted}).")
    return layout, tuple(report)


def _short(words: str) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= _SHOWN else flat[: _SHOWN - 1] + "…"


def _pages(reading: _Reading) -> list[list[Line]]:
    """Return the lines of every page; nothing for a text that has no pages to speak of."""
    if len(reading.layout.pages) < _FEWEST_PAGES:
        return []
    by_page: dict[int, list[Line]] = {}
    for line in reading.lines:
        by_page.setdefault(line.page, []).append(line)
    return list(by_page.values())


def _headers(reading: _Reading) -> list[Cut]:
    """Find lines that stand, but for digits, at the edge of most pages, or around page numbers."""
    pages = _pages(reading)
    lines = reading.lines
    if pages:
        least = max(_FEWEST, len(pages) // 2)
        sides = [pages, [page[::-1] for page in pages]]
    else:
        least = _FEWEST
        numbered = {cut.start for cut in _page_numbers_in(reading.text, lines)}
        places = [at for at, line in enumerate(lines) if line.start in numbered]
        above = [lines[max(0, at - _EDGE) : at][::-1] for at in places]
        below = [lines[at + 1 : at + 1 + _EDGE] for at in places]
        sides = [above, [lines[:_EDGE], *below]]
    found = {line.start: line for side in sides for line in _repeated(side, least, reading.heads)}
    if not pages:
        found |= {lines[at].start: lines[at] for at in _counting_lines(lines)}
    return [whole_line(reading.text, found[start]) for start in sorted(found)]


def _repeated(side: list[list[Line]], least: int, heads: frozenset[int]) -> list[Line]:
    """Peel equal lines off one edge of the pages, from the outside in, past page numbers."""
    found: list[Line] = []
    for depth in range(_EDGE + 1):
        at_edge = [page[depth] for page in side if len(page) > depth]
        counts = Counter(_DIGITS.sub("#", line.words) for line in at_edge)
        same = {
            line.start
            for line in at_edge
            if counts[_DIGITS.sub("#", line.words)] >= least and _could_be_header(line, heads)
        }
        found += [line for line in at_edge if line.start in same]
        side = [
            page
            for page in side
            if len(page) > depth
            and (page[depth].start in same or _PAGE.fullmatch(page[depth].words))
        ]
    return found


def _could_be_header(line: Line, heads: frozenset[int]) -> bool:
    """Tell whether a line is short, no sentence, no page number and no head of a turn."""
    sentence = line.words[-1] in _ENDS_A_SENTENCE or len(line.words) > _LONGEST_HEADER
    return not sentence and line.start not in heads and not _PAGE.fullmatch(line.words)


def _counting_lines(lines: list[Line]) -> set[int]:
    """Return equal lines whose only difference is one number that counts up by one."""
    groups: dict[str, list[tuple[int, int]]] = {}
    for at, line in enumerate(lines):
        if _could_be_header(line, frozenset()) and not _TIME_LIKE.search(line.words):
            numbers = _DIGITS.findall(line.words)
            if numbers and len(numbers[-1]) < _FEWEST_NUMBERS and not line.words[0].isdigit():
                key = _DIGITS.sub("#", line.words)
                groups.setdefault(key, []).append((at, int(numbers[-1])))
    found: set[int] = set()
    for key, places in groups.items():
        steps = pairwise(places)
        if len(places) >= _FEWEST and len(key) > 1 and ":" not in key:
            counts_up = all(b[1] - a[1] == 1 and b[0] - a[0] > _EDGE for a, b in steps)
            found |= {at for at, _ in places} if counts_up else set()
    return found


def _page_numbers(reading: _Reading) -> list[Cut]:
    edges = [line for page in _pages(reading) for line in _edge(page)]
    return _page_numbers_in(reading.text, edges or reading.lines)


def _edge(page: list[Line]) -> list[Line]:
    return page if len(page) <= 2 * _EDGE else page[:_EDGE] + page[-_EDGE:]


def _page_numbers_in(text: str, lines: list[Line]) -> list[Cut]:
    """Find lines that are only a number and count up by one, at least twice in a row."""
    places = [(line, int(m.group(1))) for line in lines if (m := _PAGE.fullmatch(line.words))]
    cuts: list[Cut] = []
    run: list[tuple[Line, int]] = []
    for line, number in [*places, (None, -1)]:
        if run and (line is None or number != run[-1][1] + 1 or _too_far(run[-1][0], line)):
            if len(run) >= _FEWEST:
                cuts += [whole_line(text, each) for each, _ in run]
            run = []
        if line is not None:
            run.append((line, number))
    return cuts


def _too_far(above: Line, below: Line) -> bool:
    return below.start - above.end > _LONGEST_STEP * _WRAP


def _line_numbers(reading: _Reading) -> list[Cut]:
    """Find numbers that count most lines 1, 2, 3 …, also when they begin anew on each page."""
    cuts: list[Cut] = []
    last = 0
    for line in reading.lines:
        found = _COUNTED.match(reading.text, line.start, line.end)
        if found is None or int(found.group(1)) not in {last + 1, 1}:
            continue
        last = int(found.group(1))
        cuts.append(Cut(line.start, found.end(), "", line.words))
    counted = len(cuts) >= _FEWEST_NUMBERS and 2 * len(cuts) > len(reading.lines)
    return cuts if counted and last > 1 else []


def _cover(reading: _Reading) -> list[Cut]:
    """Find the lines before the first turn; the blank lines below them go too."""
    text, first = reading.text, reading.first_turn
    cuts = [whole_line(text, line) for line in reading.lines if line.end < first]
    if cuts:
        cuts[-1] = replace(cuts[-1], end=first)
    return cuts


def _broken_lines(reading: _Reading) -> list[Cut]:
    """Find line ends in mid-sentence: the next line goes on in small letters, or had no room."""
    text, lines = reading.text, reading.lines
    lengths = sorted(len(line.words) for line in lines)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    wrapped = usual if _SHORTEST < usual <= _WRAP else 0
    cuts = []
    for line, below in pairwise(lines):
        start = below.start + text[below.start : below.end].index(below.words[0])
        if start not in reading.heads and _goes_on(text, line, below, wrapped):
            end = (
                line.end
                - len(text[line.start : line.end])
                + len(text[line.start : line.end].rstrip())
            )
            cuts.append(Cut(end, start, " ", f"{line.words[-30:]} / {below.words[:25]}"))
    return cuts


def _goes_on(text: str, line: Line, below: Line, wrapped: int) -> bool:
    """Tell whether a sentence runs from one line into the next."""
    gap = text.count("\n", line.end, below.start + 1)
    turned = line.page != below.page
    if gap > 1 + turned or line.words[-1] in _TERMINAL or len(line.words) < _SHORTEST:
        return False
    first = below.words[0]
    if first.islower():
        return True
    return bool(wrapped) and len(line.words) >= _FULL * wrapped and first.isalpha()


_FINDERS: dict[str, Callable[[_Reading], list[Cut]]] = {
    "headers": _headers,
    "page_numbers": _page_numbers,
    "line_numbers": _line_numbers,
    "cover": _cover,
    "broken_lines": _broken_lines,
}
