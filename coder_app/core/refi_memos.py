"""Memos of another program's project, each on what it was on."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.exchange.refi_notes import RefiMemo, RefiNote
from coder_app.core.names import LONGEST_MEMO, clean_text
from models import Memo

Place = tuple[str, int, int, str, str]
"""Document, start, end, code and coder of a coding; ids."""


@dataclass(frozen=True, slots=True)
class Known:
    """The ids here of what memos are on, by how the file calls it."""

    codes: Mapping[str, str]
    documents: Mapping[str, str]
    cases: Mapping[str, str]
    coders: Mapping[str, str]
    codings: Mapping[Place, str]


@dataclass(frozen=True, slots=True)
class _On:
    """What a memo is on, as its columns say it."""

    kind: str
    document_id: str | None = None
    code_id: str | None = None
    coding_id: str | None = None
    case_id: str | None = None
    start: int | None = None
    end: int | None = None


def put_memos(
    session: Session, memos: Sequence[RefiMemo], known: Known, moment: Callable[[str], str]
) -> int:
    """Add memos, within an action; one coder's on one thing become one. Returns how many changed.

    Left out are those on texts that did not come in, and words that a memo here says already.
    """
    found: defaultdict[tuple[_On, str], list[RefiNote]] = defaultdict(list)
    for memo in memos:
        on = _on(memo, known)
        if on is not None:
            found[on, known.coders[memo.note.coder]].append(memo.note)
    return sum(_put(session, on, coder, notes, moment) for (on, coder), notes in found.items())


def _on(memo: RefiMemo, known: Known) -> _On | None:
    """What it is on here; None where that did not come in."""
    if memo.kind == "project":
        return _On("project")
    if memo.kind == "code":
        code = known.codes.get(memo.on)
        return _On("code", code_id=code) if code else None
    if memo.kind == "case":
        case = known.cases.get(memo.on)
        return _On("case", case_id=case) if case else None
    document = known.documents.get(memo.on)
    if document is None or memo.place is None:
        return _On("document", document_id=document) if document else None
    if memo.kind == "segment":
        return _On("segment", document, start=memo.place[0], end=memo.place[1])
    code, coder = memo.coded
    place = (document, *memo.place, known.codes[code], known.coders[coder])
    coding = known.codings.get(place)
    return _On("coding", coding_id=coding) if coding else None


def _put(
    session: Session, on: _On, coder: str, notes: Sequence[RefiNote], moment: Callable[[str], str]
) -> bool:
    columns = asdict(on) | {"coder_id": coder}
    here = session.scalars(select(Memo).filter_by(**columns)).first()
    texts = [clean_text(note.text[:LONGEST_MEMO]) for note in notes]
    texts = [text for text in dict.fromkeys(texts) if here is None or text not in here.text]
    if not texts:
        return False
    words = "\n\n".join([*([here.text] if here else []), *texts])[:LONGEST_MEMO]
    changed = max(moment(note.changed or note.at) for note in notes)
    if here is not None:
        here.text, here.updated_at = words, max(here.updated_at, changed)
        return True
    made = min(moment(note.at) for note in notes)
    session.add(Memo(**columns, text=words, created_at=made, updated_at=max(made, changed)))
    return True
