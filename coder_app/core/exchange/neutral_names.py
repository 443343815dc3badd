"""Names for what is sent out: cases, documents and speakers become numbers.

A case that is named like a pseudonym already (P04, ID 12, Participant 3) keeps its name; every
other gets the next free P-number, in the order the cases came into the project. A document is
cited by its one case, else by a D-number. A speaker is the interviewer, his case, or his role.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.citing import document_cases
from coder_app.core.exchange.roles import says_nothing
from coder_app.core.turns_index import Voice
from models import Case, Document, Speaker

_PSEUDONYM = re.compile(
    r"(?:[A-Z]{1,2}|ID|Participant|Respondent|Interviewee|Person|Case|Household)[-_ ]?\d{1,4}"
)
_LONG_ENOUGH = 3
_ROLES = {"interviewer": "Interviewer", "participant": "Participant", "other": "Other"}


def is_pseudonym(name: str) -> bool:
    """Whether a name tells nothing of a person."""
    return _PSEUDONYM.fullmatch(name.strip()) is not None


class NeutralNames:
    """What cases, documents and speakers are called outside the team."""

    def __init__(self, session: Session) -> None:
        rows = session.execute(select(Case.id, Case.name).order_by(Case.created_at, Case.id)).all()
        self.cases = _numbered([(row.id, row.name) for row in rows])
        self.documents = self._documents(session)

    def voice(self, voice: Voice) -> str:
        """What a speaker is called."""
        if voice.role == "interviewer":
            return _ROLES["interviewer"]
        return self.cases[voice.case[0]] if voice.case else _ROLES.get(voice.role, "Other")

    def _documents(self, session: Session) -> dict[str, str]:
        found = document_cases(session)
        homes: dict[str, int] = {}
        for rows in found.values():
            for case, _ in rows:
                homes[case] = homes.get(case, 0) + 1
        names: dict[str, str] = {}
        for number, document in enumerate(
            session.scalars(select(Document.id).order_by(Document.position, Document.id)), 1
        ):
            cases = found.get(document, ())
            alone = len(cases) == 1 and homes[cases[0][0]] == 1
            names[document] = self.cases[cases[0][0]] if alone else f"D{number:02}"
        return names


def _numbered(cases: Sequence[tuple[str, str]]) -> dict[str, str]:
    taken = {name.strip() for _, name in cases if is_pseudonym(name)}
    free = (f"P{n:02}" for n in range(1, len(cases) + len(taken) + 1) if f"P{n:02}" not in taken)
    return {case: name.strip() if is_pseudonym(name) else next(free) for case, name in cases}


class NameSearch:
    """Finds names of cases and speakers in texts: whole, in any capitals, or a part of them.

    Parts (first and last names of three letters and more) must have their capitals, or Will and
    May would be found in every text.
    """

    def __init__(self, names: Iterable[str]) -> None:
        whole = {name.strip() for name in names if _names_a_person(name.strip())}
        parts = {part for name in whole for part in _parts(name)}
        self._whole = _any_of(whole, re.IGNORECASE)
        self._parts = _any_of(parts - whole)

    def found_in(self, text: str) -> str:
        """The first name found; empty where there is none."""
        for search in (self._whole, self._parts):
            match = search.search(text) if search else None
            if match:
                return match.group()
        return ""


def names_of_people(session: Session) -> Mapping[str, None]:
    """Names of all cases and labels of all speakers, in a steady order."""
    names = [*session.scalars(select(Case.name)), *session.scalars(select(Speaker.label))]
    return dict.fromkeys(sorted(names))


def _names_a_person(name: str) -> bool:
    return len(name) > 1 and not is_pseudonym(name) and not says_nothing(name)


def _parts(name: str) -> Iterator[str]:
    for part in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", name):
        if len(part) >= _LONG_ENOUGH and part[0].isupper() and not says_nothing(part):
            yield part


def _any_of(names: set[str], flags: int = 0) -> re.Pattern[str] | None:
    if not names:
        return None
    ways = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w)", flags)
