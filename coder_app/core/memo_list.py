"""All memos as a list: what each is on, filtered by kind, coder and words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.citing import cite, reference_names
from coder_app.core.codes import tree
from coder_app.core.excerpts import spoken_text
from coder_app.core.finding import in_parts
from coder_app.core.ids import CoderId, DocumentId, MemoId
from coder_app.core.memos import MemoRow, memos
from coder_app.core.placed import starts_of, turns_of
from coder_app.core.project import Project
from models import Case, Coding, Document

KINDS = ("project", "document", "segment", "code", "coding", "case")


@dataclass(frozen=True, slots=True)
class MemoFilter:
    """Which memos are wanted: nothing stands for all; every word must stand in memo or place."""

    kinds: frozenset[str] = frozenset()
    coders: frozenset[CoderId] = frozenset()
    words: str = ""


@dataclass(frozen=True, slots=True)
class MemoEntry:
    """A memo as the list shows it. ``place`` is where to go: a document and a segment of it."""

    id: MemoId
    kind: str
    target: str
    segment: tuple[int, int] | None
    on: str
    """What it is on, in words: P04 ¶12, No call back in P04 ¶12, Communication > No call back."""
    place: tuple[DocumentId, int, int] | None
    text: str
    coder_id: CoderId
    coder_name: str
    updated_at: datetime


def memo_entries(project: Project, wanted: MemoFilter | None = None) -> list[MemoEntry]:
    """The memos that fit, the newest first."""
    wanted = wanted or MemoFilter()
    rows = [
        row
        for row in memos(project)
        if (not wanted.kinds or row.kind in wanted.kinds)
        and (not wanted.coders or row.coder_id in wanted.coders)
    ]
    entries = _About(project, rows).entries()
    words = wanted.words.casefold().split()
    return [one for one in entries if all(w in f"{one.on} {one.text}".casefold() for w in words)]


def words_below(project: Project, entries: Iterable[MemoEntry]) -> dict[MemoId, str]:
    """What is said where a memo lies on a passage or a coding, each speaker named."""
    placed = [(one.id, one.place) for one in entries if one.place and one.place[2] > one.place[1]]
    indexes = turns_of(project, {place[0] for _, place in placed})
    found: dict[MemoId, str] = {}
    for memo, (document, start, end) in sorted(placed, key=lambda each: each[1]):
        text = project.text(document)
        found[memo] = spoken_text(text, indexes[document], start, end)
    return found


class _About:
    """The names of everything that some memos are on, read together."""

    def __init__(self, project: Project, rows: list[MemoRow]) -> None:
        self._rows = rows
        with project.read() as session:
            self._codes = tree(session).codes
            self._codings = _codings(session, (r.target for r in rows if r.kind == "coding"))
            self._documents: dict[str, str] = {
                row.id: row.name for row in session.execute(select(Document.id, Document.name))
            }
            self._cases: dict[str, str] = {
                row.id: row.name for row in session.execute(select(Case.id, Case.name))
            }
            self._cited = reference_names(session)
        placed = {r.target for r in rows if r.kind == "segment"}
        placed |= {coding[1] for coding in self._codings.values()}
        self._starts = starts_of(project, placed & set(self._documents))

    def entries(self) -> list[MemoEntry]:
        return [self._entry(row) for row in self._rows]

    def _entry(self, row: MemoRow) -> MemoEntry:
        segment = (row.start, row.end) if row.start is not None and row.end is not None else None
        place = self._place(row, segment)
        return MemoEntry(
            row.id,
            row.kind,
            row.target,
            segment,
            self._on(row, place),
            place,
            row.text,
            row.coder_id,
            row.coder_name,
            row.updated_at,
        )

    def _place(
        self, row: MemoRow, segment: tuple[int, int] | None
    ) -> tuple[DocumentId, int, int] | None:
        if row.kind == "coding":
            _, document, start, end = self._codings[row.target]
            return DocumentId(document), start, end
        if row.kind in ("document", "segment"):
            return DocumentId(row.target), *(segment or (0, 0))
        return None

    def _on(self, row: MemoRow, place: tuple[DocumentId, int, int] | None) -> str:
        if row.kind == "code":
            return self._codes[row.target].path
        if row.kind == "case":
            return self._cases[row.target]
        if place is None:
            return "The project"
        if row.kind == "document":
            return self._documents[place[0]]
        cited = cite(self._cited[place[0]], self._starts[place[0]], *place[1:])
        if row.kind == "coding":
            return f"{self._codes[self._codings[row.target][0]].name} in {cited}"
        return cited


def _codings(session: Session, ids: Iterable[str]) -> dict[str, tuple[str, str, int, int]]:
    """Code, document, start and end of codings."""
    wanted = select(Coding.id, Coding.code_id, Coding.document_id, Coding.start, Coding.end)
    return {
        row.id: (row.code_id, row.document_id, row.start, row.end)
        for part in in_parts(ids)
        for row in session.execute(wanted.where(Coding.id.in_(part)))
    }
