"""What a speaker's label says: a role, a person, or whose initials it may be."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from coder_app.core.exchange.parsed import ParsedSpeaker, ParsedTurn, Role


def word_set(text: str) -> frozenset[str]:
    """Return the words of a table that is written as running text."""
    return frozenset(text.split())


INTERVIEWER = word_set(
    "i int intv intvr intw iv ivr ir interviewer interviewers interviewerin interviewing q "
    "question questioner questions mod moderator moderatorin facilitator facil fac researcher "
    "host entrevistador entrevistadora enquêteur enquêtrice intervieweur intervieweuse "
    "animateur animatrice intervistatore intervistatrice forscher forscherin moderador moderadora "
    "moderatore pesquisador pesquisadora investigador investigadora onderzoeker intervjuare "
    "haastattelija интервьюер מראיין מראיינת المحاور محاور الباحث 采访者 访谈者 主持人 "
    "問 问 聞き手"
)
PARTICIPANT = word_set(
    "r a p pt ptp ppt part participant participants particip respondent respondents resp res "
    "interviewee interviewees informant subject answer answers patient client victim survivor "
    "witness carer caregiver mother father mum mom dad parent wife husband partner son daughter "
    "child sister brother student pupil teacher nurse doctor officer resident user customer b "
    "befragte befragter befragten proband probandin tn teilnehmer teilnehmerin interviewte "
    "participante participantes répondant répondante enquêté enquêtée interviewé "
    "interviewée entrevistado entrevistada intervistato intervistata partecipante respondente "
    "deelnemer respondentti респондент מרואיין מרואיינת المشارك مشارك 受访者 答"
)
OTHER = word_set(
    "interpreter translator transcriber observer notetaker all both everyone everybody multiple "
    "several group audience operator crosstalk dolmetscher dolmetscherin interprète intérprete "
    "interprete"
)
NEUTRAL = word_set(
    "speaker speakers spk spkr s m f person voice man woman male female unknown unidentified "
    "member guest sprecher sprecherin locuteur locutrice hablante falante parlante spreker "
    "говорящий דובר متحدث 说话人 发言人 話者"
)
_ROLES = INTERVIEWER | PARTICIPANT | OTHER | NEUTRAL
_MODIFIERS = word_set(
    "first second third fourth fifth one two three four five six seven eight nine ten the another "
    "new lead co focus fg fgd group female male young younger older no nr number"
)
_TOKENS = re.compile(r"[^\W\d_]+|\d+")
_PARTICLES = word_set("de da do dos das del della di du van von der den la le el al bin")
_COMPACT = 4
_RESPONDENT = re.compile(r"[^\W\d]{0,12}[ _.#-]{0,2}\d{2,9}")


@lru_cache(maxsize=4096)
def _role_words(label: str) -> tuple[str, ...]:
    """Return the role words a label is made of; none if it says more than a role."""
    tokens = _TOKENS.findall(label.casefold())
    words = [each for each in tokens if not each.isdigit()]
    longer = [each for each in words if len(each) > 1 or not each.isascii()]
    if len(words) > 1 and not longer and len(words) == len(tokens):
        return ()  # "R. M." are initials
    if any(each in _ROLES for each in longer):
        words = longer  # "Participant A"
    roles = tuple(w for w in words if w in _ROLES)
    known = all(w in _MODIFIERS or w in roles for w in words)
    return roles if known else ()


def says_nothing(label: str) -> bool:
    """Tell whether a label is a mere role (``I``, ``P1``, ``Speaker 2``) and names no person."""
    return bool(_role_words(label))


def named_by_ids(speakers: Sequence[ParsedSpeaker]) -> tuple[ParsedSpeaker, ...]:
    """The speakers of a table, where labels such as ``R001`` name respondents in all files.

    They do where every mere role of a participant ends in two figures or more: ``P1`` counts the
    people of one conversation, ``P04`` those of a study.
    """
    mute = [each for each in speakers if each.says_nothing and each.role == "participant"]
    if not mute or not all(_RESPONDENT.fullmatch(each.label) for each in mute):
        return tuple(speakers)
    return tuple(replace(each, says_nothing=False) if each in mute else each for each in speakers)


def role_in_table(label: str) -> Role | None:
    """Return the role that a label states by itself; ``None`` for persons and for ``Speaker 1``."""
    words = _role_words(label)
    tables: tuple[tuple[frozenset[str], Role], ...] = (
        (INTERVIEWER, "interviewer"),
        (PARTICIPANT, "participant"),
        (OTHER, "other"),
    )
    for table, role in tables:
        if any(word in table for word in words):
            return role
    return None


@dataclass(frozen=True, slots=True)
class Evidence:
    """How somebody speaks: turns, turns that ask something, words, and whether they open."""

    turns: int = 0
    questions: int = 0
    words: int = 0
    opens: bool = False

    def plus(self, other: "Evidence") -> "Evidence":
        """Return both taken together."""
        return Evidence(
            self.turns + other.turns,
            self.questions + other.questions,
            self.words + other.words,
            self.opens or other.opens,
        )

    @property
    def asking(self) -> float:
        """Share of turns with a question mark, 0 to 1."""
        return self.questions / self.turns if self.turns else 0.0


def guess_role(label: str, own: Evidence | None = None, others: Sequence[Evidence] = ()) -> Role:
    """Guess a speaker's role from the label and, for persons, from how they speak.

    A label of the table is what it says. Anybody else is a participant, unless the evidence is
    good: at least three turns, a question in a quarter of them, twice the share of every
    other speaker who has as many turns, and fewer words a turn than those (opening the interview
    makes up for one of the last two).
    """
    stated = role_in_table(label)
    if stated is not None:
        return stated
    few, quarter = 3, 0.25
    rivals = [each for each in others if each.turns >= few]
    if own is None or not rivals or own.turns < few or own.asking < quarter:
        return "participant"
    most = max(each.asking for each in rivals)
    brief = all(own.words * each.turns < each.words * own.turns for each in rivals)
    signs = (own.asking >= 2 * most) + brief + own.opens
    return "interviewer" if own.asking > most and signs > 1 else "participant"


def guess_roles(text: str, turns: Sequence[ParsedTurn]) -> dict[str, Role]:
    """Guess the role of every label in a document, in order of appearance.

    Where a label of the table is an interviewer already, persons are participants. A name and its
    initials (``Devin Becker``, ``DB``) are judged on what both said; they stay two speakers.
    """
    seen: dict[str, Evidence] = {}
    for turn in turns:
        if turn.speaker is None:
            continue
        body = text[turn.body_start : turn.end]
        asks = "?" in body or "\uff1f" in body or "؟" in body
        one = Evidence(1, int(asks), len(body.split()), not seen)
        seen[turn.speaker] = seen.get(turn.speaker, Evidence()).plus(one)
    if any(role_in_table(label) == "interviewer" for label in seen):
        return {label: role_in_table(label) or "participant" for label in seen}
    pooled: dict[str, Evidence] = {}
    for label in seen:
        for other, evidence in seen.items():
            if other == label or initials_of(label, other):
                pooled[label] = pooled.get(label, Evidence()).plus(evidence)
    return {
        label: guess_role(
            label,
            evidence,
            [pooled[o] for o in pooled if o != label and not initials_of(label, o)],
        )
        for label, evidence in pooled.items()
    }


def initials_of(label_a: str, label_b: str) -> bool:
    """Tell whether one label may be the initials of the other (``DB``, ``Devin Becker``).

    A hint to show, never a reason to join two speakers unasked.
    """
    return _abbreviates(label_a, label_b) or _abbreviates(label_b, label_a)


@lru_cache(maxsize=4096)
def _abbreviates(short: str, name: str) -> bool:
    letters = short.replace(".", "").replace(" ", "")
    words = re.findall(r"[^\W\d_][\w'’]*", name)
    if not 1 < len(letters) <= _COMPACT or not letters.isalpha() or letters != letters.upper():
        return False
    if len(words) < len(letters) or says_nothing(name):
        return False
    every = "".join(word[0] for word in words).upper()
    proper = "".join(word[0] for word in words if word.lower() not in _PARTICLES).upper()
    return letters in {every, proper, every[0] + every[-1]}
