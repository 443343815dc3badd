"""Codes what a search found: a preview of the segments first, then one action for those ticked."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from coder_app.core.code_rows import insert_code
from coder_app.core.codes import clean_code_name, tree
from coder_app.core.coding_store import put_coding
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CoderId, DocumentId
from coder_app.core.names import counted, quoted
from coder_app.core.project import Project
from coder_app.core.search_rows import Span
from models import Coding, Segment, new_id, now


@dataclass(frozen=True, slots=True)
class Coded:
    """What coding by search did."""

    code: CodeId
    segments: int
    """Segments that were coded; those coded so already are not counted."""
    already: int


def code_segments(
    project: Project,
    segments: dict[DocumentId, list[Span]],
    code: CodeId | str,
    searched: str,
    *,
    new: bool = False,
) -> Coded:
    """Apply a code to segments of documents as the present coder, in one action, origin "search".

    ``code`` is the name of a code to create where it is ``new``. What overlaps a coding of this
    code and coder extends it, as by hand. ``searched`` is the search in the action's name. Raises
    CoderError, NotFound.
    """
    count = sum(map(len, segments.values()))
    if not count:
        raise CoderError("No hit is ticked. Nothing was coded; tick some with Space.")
    with project.read() as session:
        name = clean_code_name(code) if new else tree(session).get(CodeId(code)).name
        known = [one.id for one in tree(session).children(None) if new and one.name == name]
        fresh = _not_coded(session, segments, CodeId(known[0] if known else code), project.coder)
    wanted = sum(map(len, fresh.values()))
    if not wanted:
        raise CoderError(
            f"All {count:,} hits are coded {quoted(name)} already. Nothing was changed."
        )
    kind = "new code " if new and not known else ""
    sentence = f"Apply {kind}{quoted(name)} to {counted(wanted, 'hit')} of {searched}"
    with project.action(sentence) as session:
        one = known[0] if known else insert_code(session, name, None) if new else code
        for document, spans in fresh.items():
            _put(session, document, CodeId(one), project.coder, spans)
    return Coded(CodeId(one), wanted, count - wanted)


def _not_coded(
    session: Session, segments: dict[DocumentId, list[Span]], code: CodeId, coder: CoderId
) -> dict[DocumentId, list[Span]]:
    """The segments that no single coding of the code and coder holds already."""
    held = _held(session, code, coder)
    return {
        document: fresh
        for document, spans in segments.items()
        if (
            fresh := [
                span
                for span in spans
                if not any(
                    low <= span[0] and span[1] <= high for low, high in held.get(document, ())
                )
            ]
        )
    }


def _held(session: Session, code: CodeId, coder: CoderId) -> dict[str, list[Span]]:
    """The coder's codings of a code, by document."""
    rows = select(Coding.document_id, Coding.start, Coding.end).where(
        Coding.code_id == code, Coding.coder_id == coder
    )
    held: dict[str, list[Span]] = {}
    for document, start, end in session.execute(rows):
        held.setdefault(document, []).append((start, end))
    return held


def _put(
    session: Session, document: DocumentId, code: CodeId, coder: CoderId, spans: Sequence[Span]
) -> None:
    """Put down the codings of one document: what overlaps one by one, all others at once."""
    held = _held(session, code, coder).get(document, [])
    alone: list[Span] = []
    for number, span in enumerate(spans):
        overlaps = any(low < span[1] and span[0] < high for low, high in held)
        if overlaps or number == 0:  # the first one begins the document, as by hand
            put_coding(session, document, code, coder, Segment(*span), origin="search")
        else:
            alone.append(span)
    at = now()
    rows = [
        {
            "id": new_id(),
            "document_id": document,
            "code_id": code,
            "coder_id": coder,
            "start": start,
            "end": end,
            "created_at": at,
            "origin": "search",
            "important": 0,
        }
        for start, end in alone
    ]
    if rows:
        session.execute(insert(Coding), rows)
