"""Codings with their cases, and turns by document: read once, kept up to date by ``Changes``.

Counts and lists ask for them after every action; reading 50,000 codings each time would be felt.
Nothing is kept of a project that is open to read only, because another program may change it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple
from weakref import WeakKeyDictionary

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from coder_app.core.changes import Changes
from coder_app.core.citing import paragraph_starts
from coder_app.core.finding import in_parts
from coder_app.core.project import Project
from coder_app.core.tally import Applied, Tally
from coder_app.core.turns_index import TurnsIndex, turns_indexes
from coder_app.core.unseen import Unseen, unseen
from models import Coding, Document

_CODINGS = select(
    Coding.id, Coding.code_id, Coding.document_id, Coding.start, Coding.end, Coding.coder_id
)
_Select = Select[str, str, str, int, int, str]
_ALL = Unseen("", frozenset())
_SPEECH = ("turn", "speaker", "case", "document")


class PlacedCoding(NamedTuple):
    """A coding and the ids of its cases; a tuple, because there may be 50,000 of them."""

    id: str
    code_id: str
    document_id: str
    start: int
    end: int
    cases: tuple[str, ...]
    coder_id: str


def tally_of(project: Project, *, seen: bool = False) -> Tally:
    """How often each code was applied, and where; not to be kept, for it goes on counting.

    ``seen``: without what whoever codes now is not to learn yet (``unseen``).
    """
    return _kept_of(project).tally(project, unseen(project) if seen else _ALL)


def placed_with_turns(
    project: Project,
) -> tuple[Collection[PlacedCoding], Mapping[str, TurnsIndex]]:
    """Every coding, in no order, and the turns of their documents, read together."""
    kept = _kept_of(project)
    codings = kept.codings(project).values()
    return codings, kept.turns(project, {coding.document_id for coding in codings})


def turns_of(project: Project, documents: Iterable[str] | None = None) -> Mapping[str, TurnsIndex]:
    """The turns of documents (at least those asked for; all where None), by document id."""
    return _kept_of(project).turns(project, documents)


def starts_of(project: Project, documents: Iterable[str]) -> Mapping[str, list[int]]:
    """Where the paragraphs of documents begin (at least of those asked for), in code points."""
    return _kept_of(project).paragraphs(project, documents)


def _seen(codings: Iterable[PlacedCoding], hidden: Unseen) -> Iterator[Applied]:
    """What is counted of codings, less what is not to be learned yet."""
    for one in codings:
        if not (hidden.documents and hidden.hides(one.document_id, one.coder_id)):
            yield Applied(one.code_id, one.document_id, one.cases)


_projects: WeakKeyDictionary[Project, "_Kept"] = WeakKeyDictionary()


def _kept_of(project: Project) -> "_Kept":
    """What is kept of a project, brought up to date."""
    if project.read_only:
        return _Kept(project.version)
    kept = _projects.get(project)
    missed = None if kept is None else project.changes_since(kept.version)
    if kept is None or missed is None or any(change.touch(*_SPEECH) for change in missed):
        kept = _projects[project] = _Kept(project.version)
        return kept
    kept.follow(project, missed)
    return kept


class _Kept:
    """The rows themselves, of one version of a project."""

    def __init__(self, version: int) -> None:
        self.version = version
        self._turns: dict[str, TurnsIndex] = {}
        self._starts: dict[str, list[int]] = {}
        self._codings: dict[str, PlacedCoding] | None = None
        self._changed: set[str] = set()
        self._tallies: dict[Unseen, Tally] = {}
        self._same: dict[str, str] = {}

    def follow(self, project: Project, missed: list[Changes]) -> None:
        """Note what changed among the codings, to be read again when they are asked for."""
        self.version = project.version
        for change in missed:
            changed = change.of("coding")
            if changed is None:
                self._codings, self._tallies = None, {}
            elif self._codings is not None:
                self._changed |= changed

    def codings(self, project: Project) -> dict[str, PlacedCoding]:
        if self._codings is None:
            with project.read() as session:
                self._codings = self._placed(session, _CODINGS)
        elif self._changed:
            self._read_again(project, self._codings)
        self._changed = set()
        return self._codings

    def _read_again(self, project: Project, codings: dict[str, PlacedCoding]) -> None:
        gone = [one for key in self._changed if (one := codings.pop(key, None)) is not None]
        with project.read() as session:
            come: dict[str, PlacedCoding] = {}
            for part in in_parts(self._changed):
                come |= self._placed(session, _CODINGS.where(Coding.id.in_(part)))
        codings |= come
        for hidden, tally in self._tallies.items():
            for old in _seen(gone, hidden):
                tally.remove(old)
            for new in _seen(come.values(), hidden):
                tally.add(new)

    def tally(self, project: Project, hidden: Unseen) -> Tally:
        codings = self.codings(project)
        hidden = hidden if hidden.documents else _ALL
        if hidden not in self._tallies:
            kept = {_ALL: self._tallies[_ALL]} if _ALL in self._tallies else {}
            self._tallies = {**kept, hidden: Tally(_seen(codings.values(), hidden))}
        return self._tallies[hidden]

    def turns(self, project: Project, documents: Iterable[str] | None) -> dict[str, TurnsIndex]:
        with project.read() as session:
            self._load_turns(session, documents)
        return self._turns

    def paragraphs(self, project: Project, documents: Iterable[str]) -> dict[str, list[int]]:
        missing = [document for document in documents if document not in self._starts]
        with project.read() as session:
            for part in in_parts(missing):
                self._starts |= paragraph_starts(session, part)
        return self._starts

    def _load_turns(self, session: Session, documents: Iterable[str] | None) -> None:
        wanted = session.scalars(select(Document.id)) if documents is None else documents
        missing = [document for document in wanted if document not in self._turns]
        if missing:
            self._turns |= turns_indexes(session, missing)

    def _placed(self, session: Session, wanted: _Select) -> dict[str, PlacedCoding]:
        rows = session.connection().execute(wanted).all()  # a quarter faster than its own
        self._load_turns(session, {row[2] for row in rows})
        return {coding.id: coding for coding in self._with_cases(rows)}

    def _with_cases(
        self, rows: Iterable[Row[str, str, str, int, int, str]]
    ) -> Iterator[PlacedCoding]:
        same, turns = self._same.setdefault, self._turns
        for coding, code, document, start, end, coder in rows:
            cases = turns[document].case_ids(start, end)
            yield PlacedCoding(
                coding,
                same(code, code),
                same(document, document),
                start,
                end,
                cases,
                same(coder, coder),
            )
