"""Finds phrases that come back where nobody has coded. Worker process only."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder_app.core.citing import cite, paragraph_starts, reference_names
from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.language.chunks import knows_grammar, noun_phrases
from coder_app.core.language.sentences import stop_words
from coder_app.core.progress import Progress
from coder_app.core.project import Project
from coder_app.core.suggestions import material
from coder_app.core.suggestions.apart import apart
from coder_app.core.suggestions.emerging import (
    MOST_SAID,
    MOST_THEMES,
    Emerging,
    EmergingTheme,
    Said,
)
from coder_app.core.suggestions.everyday import EVERYDAY
from coder_app.core.suggestions.labels import codes_touching
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.study import Study, opened
from coder_app.core.suggestions.topical import Gathering, clauses, names_in

LONGEST = 3
"""Words of a phrase."""
FEWEST = 3
"""Passages a phrase must come back in; two are enough for words that stand together in two
documents."""
TOPICAL = 1.5
"""How much more often than by chance (``topical.Gathering``) a single word must come again soon,
where no pipeline knows that it is a noun; at ``FULLY`` it counts as much as it can."""
FULLY, ANY = 4.0, -math.inf
TOGETHER = 3.0
"""What words that stand together count, against a single word that gathers fully."""
AT_LEAST = 8
"""Themes below which single words that gather less come in as well: there is not much text."""
CANDIDATES = 160
"""Phrases of which a pipeline is asked whether they are noun phrases."""
ASKED = 4
"""Passages a candidate is looked at in."""
FIRM = 3.0
"""Standard deviations by which a single word gathers that stays though it is no noun: "teach"."""
SAME = 0.5
"""Share of the fewer passages from which on two phrases are one theme."""
MOST_ALSO = 4
SHORTEST = 3
"""Letters of a word at an end of a phrase."""
_JOINING = frozenset({"of", "and"})
"""Words that say little and may stand inside a phrase: "sense of humour", "black and white"."""
_JOINED = re.compile(rf" (?:{'|'.join(sorted(_JOINING))}) ")
COMMON = 0.25
"""Share of all passages from which on a phrase is how people talk, no theme."""
Holders = Mapping[str, frozenset[int]]
"""By phrase: the passages that hold it, by number."""


@dataclass(frozen=True, slots=True)
class _Heard:
    """All passages, which of them anybody coded, and their documents' ids."""

    passages: Sequence[Passage]
    spans: Sequence[tuple[int, int]]
    coded: Sequence[bool]


def emerging(path: Path, coder: CoderId | None, progress: Progress) -> Emerging:
    """See ``emerging.emerging``."""
    with opened(path, coder) as (project, study):
        study.refresh(project)
        heard = _hear(project, study)
        language = project.language
        empty = stop_words(language) | EVERYDAY | names_in(p.text for p in heard.passages)
        holders = _holders(heard.passages, empty, progress)
        known = _known_words(project)
        grammar = knows_grammar(language)
        ranked = _ranked(holders, heard, known, topical=ANY if grammar else TOPICAL)
        if grammar:
            ranked = _noun_phrases_of(ranked[:CANDIDATES], holders, heard, language, progress)
        groups = _grouped(ranked, holders)[:MOST_THEMES]
        if len(groups) < AT_LEAST and not grammar:
            ranked += [
                one for one in _ranked(holders, heard, known, topical=0) if one not in ranked
            ]
            groups = _grouped(ranked, holders)[:AT_LEAST]
        themes = tuple(_theme(project, group, holders, heard) for group in groups)
        return Emerging(themes, heard.coded.count(False), len(heard.passages), grammar)


def _hear(project: Project, study: Study) -> _Heard:
    with project.read() as session:
        codings, out = material.codings(session), apart(session)
    by_document = defaultdict(list)
    for coding in codings:
        by_document[coding.document].append(coding)
    passages: list[Passage] = []
    spans: list[tuple[int, int]] = []
    coded: list[bool] = []
    for document, cut in study.cuts.items():
        if document not in out:
            passages += cut.passages
            spans += cut.spans
            coded += [bool(codes) for codes in codes_touching(cut.spans, by_document[document])]
    return _Heard(passages, spans, coded)


def _holders(
    passages: Sequence[Passage], empty: Collection[str], progress: Progress
) -> dict[str, frozenset[int]]:
    """Phrases of one to three words, none beginning or ending with a word that says little."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for number, passage in enumerate(passages):
        if number % 500 == 0:
            progress(number, 2 * len(passages))
        for words in clauses(passage.text.lower()):
            for phrase in _phrases(words, empty):
                found[phrase].add(number)
    return {
        phrase: frozenset(at) for phrase, at in found.items() if _comes_back(phrase, at, passages)
    }


def _comes_back(phrase: str, at: Collection[int], passages: Sequence[Passage]) -> bool:
    """Whether a phrase is in passages enough."""
    apart = " " in phrase and len(at) == FEWEST - 1
    return len(at) >= FEWEST or (apart and len({passages[n].document for n in at}) == len(at))


def _phrases(words: Sequence[str], empty: Collection[str]) -> set[str]:
    says = [word[0].isalpha() and len(word) >= SHORTEST and word not in empty for word in words]
    found = set()
    for first, begins in enumerate(says):
        for last in range(first, min(first + LONGEST, len(words))):
            between = words[first + 1 : last]
            fits = begins and says[last]
            if fits and all(word in _JOINING or word not in empty for word in between):
                found.add(" ".join(words[first : last + 1]))
    return found


def _known_words(project: Project) -> frozenset[str]:
    """The names of codes, in small letters: a phrase that is one has been coded."""
    with project.read() as session:
        return frozenset(code.name.lower() for code in material.codes(session))


def _ranked(
    holders: Holders, heard: _Heard, known: Collection[str], *, topical: float = ANY
) -> list[str]:
    """Phrases by TF-IDF of what is uncoded against what is coded, the highest first.

    How often a phrase is said uncoded, times the logarithm of how much rarer it is in the coded
    part, times that of how rare it is at all. In several documents counts more than in one, and
    a single word counts as it gathers; one that gathers less than ``topical`` is left out.
    """
    free = [number for number, coded in enumerate(heard.coded) if not coded]
    many, uncoded = len(heard.coded), len(free)
    coded = many - uncoded
    is_free = frozenset(free)
    scores = {}
    gathering = Gathering(heard.passages)
    for phrase, at in holders.items():
        here = at & is_free
        often_enough = _comes_back(phrase, here, heard.passages)
        if not often_enough or len(at) > COMMON * max(many, 40) or phrase in known:
            continue
        odds = (len(here) + 0.5) / (uncoded + 1) / ((len(at) - len(here) + 0.5) / (coded + 1))
        if odds <= 1 and coded:
            continue
        documents = len({heard.passages[number].document for number in here})
        often = (1 + math.log(len(here))) * math.log(1 + documents)
        length = TOGETHER
        if " " not in phrase:
            gathers = gathering.of(at)
            if gathers < topical:
                continue
            length = min(max(gathers / FULLY, 1 / FULLY), 1.0)
        scores[phrase] = often * length * math.log(1 + odds) * math.log(many / len(at))
    return sorted(scores, key=lambda phrase: (-scores[phrase], phrase))


def _noun_phrases_of(
    ranked: Sequence[str],
    holders: Holders,
    heard: _Heard,
    language: str,
    progress: Progress,
) -> list[str]:
    """Those that stand as a noun phrase in most of the places looked at."""
    looked = sorted({number for phrase in ranked for number in sorted(holders[phrase])[:ASKED]})
    chunks: dict[int, set[str]] = {}
    texts = [heard.passages[number].text for number in looked]
    for done, (number, phrases) in enumerate(
        zip(looked, noun_phrases(texts, language), strict=True)
    ):
        progress(len(looked) + done, 2 * len(looked))
        chunks[number] = {phrase.replace("’", "'") for phrase in phrases}
    gathering = Gathering(heard.passages)
    return [
        phrase
        for phrase in ranked
        if _stands(phrase, sorted(holders[phrase])[:ASKED], chunks)
        or (" " not in phrase and gathering.of(holders[phrase]) >= FIRM)
    ]


def _stands(phrase: str, at: Sequence[int], chunks: Mapping[int, set[str]]) -> bool:
    """Whether the phrase is a noun phrase, or the end of one, in half of the places.

    What "and" or "of" joins is several: "care and attention", "date of birth".
    """
    parts = _JOINED.split(phrase)
    hits = sum(
        all(any(f" {chunk}".endswith(f" {part}") for chunk in chunks[number]) for part in parts)
        for number in at
    )
    return 2 * hits >= len(at)


def _grouped(ranked: Sequence[str], holders: Holders) -> list[list[str]]:
    """Phrases said in the same passages, or one inside another, are one theme."""
    groups: list[list[str]] = []
    for phrase in ranked:
        home = next((group for group in groups if _belongs(phrase, group, holders)), None)
        if home is not None:
            home.append(phrase)
        elif len(groups) < 2 * MOST_THEMES:
            groups.append([phrase])
    return groups


def _belongs(phrase: str, group: Sequence[str], holders: Holders) -> bool:
    first = group[0]
    words, others = set(phrase.split()), set(first.split())
    shared = len(holders[phrase] & holders[first])
    fewer = min(len(holders[phrase]), len(holders[first]))
    return (
        words <= others
        or others <= words
        or _stem(phrase) == _stem(first)
        or (shared >= SAME * fewer and shared >= FEWEST)
    )


def _stem(phrase: str) -> str:
    """A phrase without the ends of plurals."""
    return " ".join(word.removesuffix("s").removesuffix("'") for word in phrase.split())


def _theme(
    project: Project, group: Sequence[str], holders: Holders, heard: _Heard
) -> EmergingTheme:
    kept = group[: 1 + MOST_ALSO]
    lead = f" {_stem(group[0])} "
    own = [phrase for phrase in kept if lead in f" {_stem(phrase)} "]
    times = Counter(number for phrase in own for number in holders[phrase])
    numbers = [n for n in sorted(times, key=lambda n: (-times[n], n)) if not heard.coded[n]]
    documents = list(dict.fromkeys(heard.passages[number].document for number in numbers))
    with project.read() as session:
        names, starts = reference_names(session), paragraph_starts(session, documents)
    said = []
    for number in numbers[:MOST_SAID]:
        passage, (start, end) = heard.passages[number], heard.spans[number]
        where = cite(names.get(passage.document, ""), starts[passage.document], start, end)
        said.append(Said(DocumentId(passage.document), start, end, passage.text, where))
    inside = set(kept[0].split())  # "worker" says nothing beside "support worker"
    also = tuple(phrase for phrase in kept[1:] if not set(phrase.split()) <= inside)
    return EmergingTheme(kept[0], also, tuple(said), len(numbers), len(documents))
