"""Excerpts: codings with their words, as lists, quotes and exports show them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from operator import attrgetter

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from coder_app.core.citing import answer_documents, cite, reference_names, with_person
from coder_app.core.codes import tree
from coder_app.core.excerpt_choice import ExcerptFilter, chosen
from coder_app.core.finding import in_parts
from coder_app.core.ids import CaseId, CodeId, CoderId, CodingId, DocumentId
from coder_app.core.listing import Listing
from coder_app.core.placed import starts_of, turns_of
from coder_app.core.project import Project
from coder_app.core.turns_index import Piece, TurnsIndex, Voice
from coder_app.core.unseen import unseen
from models import Coder, Coding, Document, Memo
from models.words import words as count_words

__all__ = [
    "ExcerptFilter",
    "ExcerptRow",
    "excerpt_memos",
    "excerpt_rows",
    "excerpts",
    "spoken_text",
    "spoken_words",
]

_MEMOS = (
    select(Memo.coding_id, Coder.initials, Memo.text)
    .join(Coder, Coder.id == Memo.coder_id)
    .where(Memo.coding_id.in_(bindparam("ids", expanding=True)))
    .order_by(Memo.created_at)
)


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """A coding as reports show it. ``start:end`` (code points) is what was coded, exactly.

    ``text`` is what is said in it: labels and times left out, each speaker named in brackets where
    there are several. ``time`` is in ms.
    """

    id: CodingId
    document_id: DocumentId
    document_name: str
    cases: tuple[CaseId, ...]
    case_names: tuple[str, ...]
    speakers: tuple[str, ...]
    code_id: CodeId
    code_name: str
    code_path: str
    theme: str
    colour: str
    start: int
    end: int
    citation: str
    text: str
    words: int
    coder_id: CoderId
    coder_name: str
    coder_initials: str
    created_at: datetime
    origin: str
    memo: str | None
    time: int | None
    important: bool = False


def excerpts(project: Project, wanted: ExcerptFilter | None = None) -> Listing[ExcerptRow]:
    """The excerpts that fit, in order of their group, then of their place."""
    wanted = wanted or ExcerptFilter()
    with project.read() as session:
        codes = tree(session)
        hidden = unseen(project) if wanted.seen else None
        rows = chosen(session, wanted, codes, turns_of(project), hidden)
    return Listing(tuple(rows), partial(excerpt_rows, project))


# -- rows ------------------------------------------------------------------------------------------


def excerpt_rows(project: Project, ids: Sequence[str]) -> list[ExcerptRow]:
    """Whole rows for ids of codings, in their order; those that are gone are left out."""
    with project.read() as session:
        found = {row[0].id: row for part in in_parts(ids) for row in _raw(session, part)}
        documents = sorted({row[0].document_id for row in found.values()})
        about = _About(project, session, documents)
        memos = excerpt_memos(session, list(found))
    rows = {}
    for row in sorted(found.values(), key=lambda row: row[0].document_id):  # each text read once
        rows[row[0].id] = about.row(row[0], row[1], row[2], memos.get(row[0].id))
    return [rows[one] for one in ids if one in rows]


def _raw(session: Session, ids: Sequence[str]) -> Iterator[tuple[Coding, Coder, str]]:
    rows = session.execute(
        select(Coding, Coder, Document.name)
        .join(Coder, Coder.id == Coding.coder_id)
        .join(Document, Document.id == Coding.document_id)
        .where(Coding.id.in_(ids))
    )
    yield from rows


def excerpt_memos(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """Memos on codings; where several coders wrote one, each begins with initials."""
    found: dict[str, list[tuple[str, str]]] = {}
    for part in in_parts(ids):
        rows = session.connection().execute(_MEMOS, {"ids": part})
        for coding, initials, text in rows:
            found.setdefault(coding or "", []).append((initials, text))
    return {
        coding: memos[0][1]
        if len(memos) == 1
        else "\n".join(f"{initials}: {text}" for initials, text in memos)
        for coding, memos in found.items()
    }


class _About:
    """What the documents of a page have in common for all their excerpts."""

    def __init__(self, project: Project, session: Session, documents: Sequence[str]) -> None:
        self._project = project
        self._codes = tree(session).codes
        self._indexes = turns_of(project, documents)
        self._names = reference_names(session)
        self._answers = answer_documents(session)
        self._starts = starts_of(project, documents)
        self._text = ("", "")

    def _text_of(self, document: str) -> str:
        if self._text[0] != document:
            self._text = (document, self._project.text(DocumentId(document)))
        return self._text[1]

    def _cited(self, coding: Coding, people: Sequence[str]) -> str:
        document = coding.document_id
        name = self._names[document]
        name = with_person(name, people) if document in self._answers else name
        return cite(name, self._starts[document], coding.start, coding.end)

    def row(self, coding: Coding, coder: Coder, document: str, memo: str | None) -> ExcerptRow:
        index = self._indexes[coding.document_id]
        code = self._codes[coding.code_id]
        cases = index.cases(coding.start, coding.end)
        text = self._text_of(coding.document_id)
        return ExcerptRow(
            id=CodingId(coding.id),
            document_id=DocumentId(coding.document_id),
            document_name=document,
            cases=tuple(CaseId(case) for case, _ in cases),
            case_names=tuple(name for _, name in cases),
            speakers=tuple(voice.label for voice in index.voices(coding.start, coding.end)),
            code_id=CodeId(coding.code_id),
            code_name=code.name,
            code_path=code.path,
            theme=self._codes[code.theme_id].name if code.theme_id else "",
            colour=code.colour,
            start=coding.start,
            end=coding.end,
            citation=self._cited(coding, [name for _, name in cases]),
            text=spoken_text(text, index, coding.start, coding.end),
            words=spoken_words(text, index, coding.start, coding.end),
            coder_id=CoderId(coder.id),
            coder_name=coder.name,
            coder_initials=coder.initials,
            created_at=datetime.fromisoformat(coding.created_at),
            origin=coding.origin,
            memo=memo,
            time=index.time(coding.start, coding.end),
            important=bool(coding.important),
        )


def spoken_words(text: str, index: TurnsIndex, start: int, end: int) -> int:
    """Words said in a segment; the interviewer's only where nobody else speaks in it."""
    asked = said = 0
    for piece in index.pieces(start, end):
        count = count_words(text[piece.start : piece.end])
        if piece.voice is not None and piece.voice.role == "interviewer":
            asked += count
        else:
            said += count
    return said or asked


def spoken_text(
    text: str,
    index: TurnsIndex,
    start: int,
    end: int,
    named: Callable[[Voice], str] = attrgetter("bracket"),
) -> str:
    """What is said in a segment; across speakers each is named, ``[Interviewer] … [P04] …``.

    An interviewer who speaks alone is named too, so that nobody takes him for the participant.
    """
    pieces = [piece for piece in index.pieces(start, end) if text[piece.start : piece.end].strip()]
    voices = {piece.voice for piece in pieces}
    several = len(voices) > 1
    bracketed = several or any(voice and voice.role == "interviewer" for voice in voices)
    parts: list[str] = []
    last: Piece | None = None
    for piece in pieces:
        words = text[piece.start : piece.end].strip()
        changed = last is None or piece.voice != last.voice
        if bracketed and changed and piece.voice is not None:
            words = f"[{named(piece.voice)}] {words}"
        parts.append(words)
        last = piece
    return " ".join(parts) if several else "\n".join(parts)
