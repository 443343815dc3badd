"""What a project has chosen about its suggestions; every choice is a step of the history."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.codes import tree
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.names import counted, quoted
from coder_app.core.project import Project
from coder_app.core.suggestions.apart import CODED_TWICE, apart
from models import Document, Setting

LEFT, READING, ASKED = "left", "reading", "asked"
WHENS = (LEFT, READING, ASKED)
"""When they show: once a passage was coded or left, or asked for; as one reads; only when asked."""
ALL, ME = "all", "me"
"""Whose codings they are learned from."""
FEWEST, MOST = 70, 50
"""Per cent of what shows unasked that was right in the past, by the coder's own choice."""

_WHEN, _FROM, _OFF = "suggestions_when", "suggestions_from", "suggestions_off"
_NEVER, _SURE = "suggestions_never", "suggestions_sure"
_EMBEDDINGS = "suggestions_embeddings"
_LANGUAGE = "language"
EMBEDDED = "en"
"""The language that the model of the embeddings knows: elsewhere they count only when asked for."""
_KEYS = (_LANGUAGE, _WHEN, _FROM, _OFF, _NEVER, _SURE, _EMBEDDINGS)
_WHEN_WORDS = {
    LEFT: "Show suggestions once I coded or left a passage",
    READING: "Show suggestions as I read",
    ASKED: "Show suggestions only when asked",
}


@dataclass(frozen=True, slots=True)
class Choices:
    """When suggestions show, whom they are learned from, what is never suggested."""

    when: str = LEFT
    learn_from: str = ALL
    off: bool = False
    never: frozenset[CodeId] = frozenset()
    """Codes that are never suggested."""
    sure: int = MOST
    """Per cent, of the coder asked for."""
    embeddings: bool = True
    """Whether sentence vectors count, on a computer that has the extra.

    Without a choice they do where the transcripts are in the model's language.
    """


def _embeddings(stored: Mapping[str, str]) -> bool:
    known = stored.get(_LANGUAGE, EMBEDDED) == EMBEDDED
    return stored.get(_EMBEDDINGS) == "1" or (known and stored.get(_EMBEDDINGS) != "0")


def who(project: Project) -> CoderId | None:
    """Who codes now; None in a project that nobody has coded in yet."""
    return project.coder if project.coder_name else None


def choices(project: Project) -> Choices:
    """What holds now, for who codes now."""
    with project.read() as session:
        return choices_in(session, who(project))


def choices_in(session: Session, coder: CoderId | None) -> Choices:
    """What holds for a coder; a stored value that cannot be read counts as none."""
    wanted = select(Setting.id, Setting.value).where(Setting.id.in_(_KEYS))
    stored = {row.id: row.value for row in session.execute(wanted)}
    when = stored.get(_WHEN, LEFT)
    sure = _read(stored.get(_SURE, "{}"))
    mine = sure.get(str(coder), MOST) if isinstance(sure, dict) else MOST
    return Choices(
        when=when if when in WHENS else LEFT,
        learn_from=ME if stored.get(_FROM) == ME else ALL,
        off=stored.get(_OFF) == "1",
        never=_codes(stored.get(_NEVER, "[]")),
        sure=min(max(mine, MOST), FEWEST) if isinstance(mine, int) else MOST,
        embeddings=_embeddings(stored),
    )


@dataclass(frozen=True, slots=True)
class Learnable:
    """Which codings suggestions for one coder may be learned from, and may quote."""

    coder: CoderId | None
    only_mine: bool
    hidden: frozenset[DocumentId]
    """Documents in which no other coder's codings may be seen."""

    @classmethod
    def of(cls, session: Session, coder: CoderId | None) -> "Learnable":
        """What a project has chosen for a coder; None is nobody in particular."""
        only_mine = coder is not None and choices_in(session, coder).learn_from == ME
        return cls(coder, only_mine, apart(session))

    def allows(self, document: str, coder: str) -> bool:
        """Whether a coder's codings of a document may be learned from."""
        return coder == self.coder or not (self.only_mine or document in self.hidden)

    @property
    def source(self) -> str:
        """A word that changes when other codings than before are to be learned from."""
        if not (self.only_mine or self.hidden):
            return ""
        return "/".join((str(self.coder), str(self.only_mine), *sorted(self.hidden)))


def source(project: Project) -> str:
    """The word for what may be learned from now, for who codes now."""
    with project.read() as session:
        return Learnable.of(session, who(project)).source


def why_none(project: Project, document: DocumentId | None) -> str:
    """Why nothing is suggested in a document: ``off``, ``twice`` (double coding), else empty."""
    with project.read() as session:
        if choices_in(session, None).off:
            return "off"
        return "twice" if document in apart(session) else ""


# -- choosing ------------------------------------------------------------------------------------


def show_when(project: Project, when: str) -> None:
    """Choose when suggestions show. Raises CoderError, ReadOnly, Busy."""
    if when not in WHENS:
        raise CoderError("There is no such moment for suggestions. Nothing was changed.")
    if choices(project).when != when:
        _choose(project, _WHEN_WORDS[when], _WHEN, when)


def learn_from(project: Project, whom: str) -> None:
    """Learn from the codings of all coders, or of whoever codes. Raises ReadOnly, Busy."""
    words = "only from me" if whom == ME else "from all coders"
    if choices(project).learn_from != whom:
        _choose(project, f"Let suggestions learn {words}", _FROM, ME if whom == ME else ALL)


def switch(project: Project, *, on: bool) -> None:
    """Turn all suggestions on or off. Raises ReadOnly, Busy."""
    if choices(project).off == on:
        _choose(project, f"Turn suggestions {'on' if on else 'off'}", _OFF, "" if on else "1")


def use_embeddings(project: Project, *, use: bool) -> None:
    """Let sentence vectors count for suggestions, or not. Raises ReadOnly, Busy."""
    if choices(project).embeddings != use:
        words = "Use embeddings" if use else "Use no embeddings"
        _choose(project, f"{words} for suggestions", _EMBEDDINGS, "1" if use else "0")


def never_suggest(project: Project, *codes: CodeId, never: bool = True) -> None:
    """Suggest codes no more, or again. One action. Raises NotFound, ReadOnly, Busy."""
    with project.read() as session:
        known = tree(session)
        names = [known.get(code).name for code in codes]
        held = choices_in(session, None).never
    wanted = held.union(codes) if never else held.difference(codes)
    if wanted == held:
        return
    kept = wanted & known.codes.keys()
    what = quoted(names[0]) if len(names) == 1 else counted(len(names), "code")
    words = f"Never suggest {what}" if never else f"Suggest {what} again"
    _choose(project, words, _NEVER, json.dumps(sorted(kept)))


def be_sure(project: Project, per_cent: int) -> None:
    """Choose for who codes now how much of what shows unasked must have been right before.

    Between 50 (more) and 70 per cent (fewer, but surer). Raises ReadOnly, Busy.
    """
    per_cent = min(max(per_cent, MOST), FEWEST)
    stored = _read(project.setting(_SURE, "{}"))
    held = stored if isinstance(stored, dict) else {}
    if choices(project).sure != per_cent:
        words = f"Show suggestions that are right in {per_cent} of 100"
        _choose(project, words, _SURE, json.dumps({**held, project.coder: per_cent}))


def code_twice(project: Project, document: DocumentId, *, twice: bool) -> None:
    """Assign a document for double coding, or no more. Raises NotFound, ReadOnly, Busy.

    In it nothing is suggested, and what others code there is neither learned from nor shown.
    """
    with project.read() as session:
        held = apart(session)
        names = {row.id: row.name for row in session.execute(select(Document.id, Document.name))}
    if (document in held) == twice or document not in names:
        return
    kept = (held | {document} if twice else held - {document}) & names.keys()
    words = "for double coding" if twice else "no more for double coding"
    sentence = f"Assign {quoted(names[document])} {words}"
    _choose(project, sentence, CODED_TWICE, json.dumps(sorted(kept)))


def coded_twice(project: Project) -> frozenset[DocumentId]:
    """The documents assigned for double coding."""
    with project.read() as session:
        return apart(session)


def never_in(session: Session) -> frozenset[CodeId]:
    """The codes that are never suggested."""
    return _codes(session.scalar(select(Setting.value).where(Setting.id == _NEVER)) or "[]")


def put_never(session: Session, codes: Collection[CodeId]) -> None:
    """Set, within an action, the codes that are never suggested."""
    Project.set_setting(session, _NEVER, json.dumps(sorted(codes)))


def _codes(stored: str) -> frozenset[CodeId]:
    ids = _read(stored)
    return frozenset(CodeId(str(one)) for one in ids) if isinstance(ids, list) else frozenset()


def _choose(project: Project, sentence: str, key: str, value: str) -> None:
    with project.action(sentence) as session:
        project.set_setting(session, key, value)


def _read(stored: str) -> object:
    try:
        return json.loads(stored)
    except ValueError:
        return None
