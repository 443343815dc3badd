"""Codings: applied, extended, recoded, resized, removed."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import bindparam, delete, func, select
from sqlalchemy.orm import Session

from coder_app.core.citing import citation_in
from coder_app.core.code_rows import insert_code
from coder_app.core.codes import clean_code_name, tree
from coder_app.core.coding_store import (
    Applied,
    existing,
    give_code,
    join,
    marks_touching,
    named_codings,
    others_codings,
    overlapping,
    put_coding,
    whose,
)
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.excerpts import excerpt_memos
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId, CoderId, CodingId, DocumentId
from coder_app.core.joining import collapse_identical
from coder_app.core.names import quoted
from coder_app.core.project import Project
from models import Code, Coder, Coding, Memo, Segment

__all__ = [
    "Applied",
    "CodingRow",
    "apply_code",
    "apply_new_code",
    "checked_segment",
    "codings",
    "last_used_codes",
    "others_codings",
    "put_coding",
    "recode",
    "remove_codings",
    "resize_coding",
]


class CodingRow(NamedTuple):
    """A coding as the reader shows it; ``start:end`` in code points.

    A tuple, because a long document has 20,000 of them.
    """

    id: CodingId
    document_id: DocumentId
    code_id: CodeId
    code_name: str
    code_path: str
    colour: str
    coder_id: CoderId
    coder_name: str
    coder_initials: str
    start: int
    end: int
    created_at: datetime
    origin: str
    memo: str | None
    important: bool = False


# -- reading ---------------------------------------------------------------------------------------


_COLUMNS = (
    Coding.id,
    Coding.code_id,
    Coding.coder_id,
    Coding.start,
    Coding.end,
    Coding.created_at,
    Coding.origin,
    Coding.important,
)
_OF_DOCUMENT = (
    select(*_COLUMNS)
    .where(Coding.document_id == bindparam("document"))
    .order_by(Coding.start, Coding.end, Coding.id)
)
_OF_IDS = _OF_DOCUMENT.where(Coding.id.in_(bindparam("ids", expanding=True))).order_by(None)
_CODERS = select(Coder.id, Coder.name, Coder.initials)  # apart: few stand behind thousands of rows


def codings(
    project: Project, document: DocumentId, ids: Sequence[CodingId] | None = None
) -> list[CodingRow]:
    """The codings of a document (or those of the ids), by start, then end."""
    with project.read() as session:
        codes, connection = tree(session).codes, session.connection()
        if ids is None:
            rows = list(connection.execute(_OF_DOCUMENT, {"document": document}).all())
            noted = _with_memo(session, document)
        else:
            found = [
                row
                for part in in_parts(ids)
                for row in connection.execute(_OF_IDS, {"document": document, "ids": part}).all()
            ]
            rows = sorted(found, key=lambda row: (row[3], row[4], row[0]))
            noted = [row[0] for row in rows]
        memos = excerpt_memos(session, noted)
        who = {one: (name, initials) for one, name, initials in connection.execute(_CODERS)}
    return [
        CodingRow(
            CodingId(one),
            document,
            CodeId(code),
            (of := codes[code]).name,
            of.path,
            of.colour,
            CoderId(coder),
            *who[coder],
            start,
            end,
            datetime.fromisoformat(created_at),
            origin,
            memos.get(one),
            bool(important),
        )
        for one, code, coder, start, end, created_at, origin, important in rows
    ]


def _with_memo(session: Session, document: DocumentId) -> list[str]:
    noted = select(Memo.coding_id).join(Coding, Coding.id == Memo.coding_id)
    wanted = noted.where(Coding.document_id == document).distinct()
    return [one for one in session.scalars(wanted) if one]


def last_used_codes(project: Project, limit: int = 20) -> list[CodeId]:
    """The codes the present coder applied last, the newest first."""
    newest = func.max(Coding.created_at)
    with project.read() as session:
        rows = session.scalars(
            select(Coding.code_id)
            .where(Coding.coder_id == project.coder)
            .group_by(Coding.code_id)
            .order_by(newest.desc(), Coding.code_id)
            .limit(limit)
        )
        return [CodeId(code) for code in rows]


# -- applying --------------------------------------------------------------------------------------


def apply_code(
    project: Project,
    document: DocumentId,
    start: int,
    end: int,
    code: CodeId,
    *,
    origin: str = "hand",
) -> Applied:
    """Apply a code to ``start:end`` (code points) of a document, as the present coder.

    Over an overlapping coding of this code and coder it extends that (an import never does);
    touching is not overlapping. What is coded so already is left alone: no action is written. Marks
    of the coder on these words, to be coded later, go in the same action.
    Raises CoderError for a segment that is blank or outside the text, NotFound.
    """
    segment = checked_segment(project, document, start, end)
    with project.read() as session:
        name = tree(session).get(code).name
        place = citation_in(session, document, segment.start, segment.end)
        old = overlapping(session, document, code, project.coder, segment)
        marked = bool(marks_touching(session, document, project.coder, segment))
    if origin == "import":
        old = [coding for coding in old if (coding.start, coding.end) == (start, end)][:1]
    known = len(old) == 1 and Segment(old[0].start, old[0].end).contains(segment)
    if known and (origin == "import" or not marked):
        return Applied(CodingId(old[0].id), code, extended=False)
    grows = bool(old) and not known
    sentence = f"Extend {quoted(name)} in {place}" if grows else f"Apply {quoted(name)} to {place}"
    with project.action(sentence) as session:
        return put_coding(
            session,
            document,
            code,
            project.coder,
            segment,
            origin=origin,
            alone=not (old or marked),
        )


def apply_new_code(
    project: Project, document: DocumentId, start: int, end: int, name: str
) -> Applied:
    """Create a code at the top of the codebook and apply it, in one action.

    A code at the top that has exactly this name already is applied instead of a twin. Raises
    CoderError.
    """
    segment = checked_segment(project, document, start, end)
    clean = clean_code_name(name)
    with project.read() as session:
        place = citation_in(session, document, segment.start, segment.end)
        known = next((c.id for c in tree(session).children(None) if c.name == clean), None)
    if known is not None:
        return apply_code(project, document, start, end, CodeId(known))
    with project.action(f"Apply new code {quoted(clean)} to {place}") as session:
        code = CodeId(insert_code(session, clean, None))
        return put_coding(session, document, code, project.coder, segment, origin="hand")


def checked_segment(project: Project, document: DocumentId, start: int, end: int) -> Segment:
    """The segment, where it lies in the text and holds a word. Raises CoderError."""
    text = project.text(document)
    if not 0 <= start < end <= len(text):
        raise CoderError(
            f"{start} to {end} is no part of this document's {len(text):,} characters. "
            "Nothing was coded."
        )
    if not text[start:end].strip():
        raise CoderError("Only blanks are selected. Nothing was coded; select some words.")
    return Segment(start, end)


# -- changing --------------------------------------------------------------------------------------


def remove_codings(project: Project, ids: Sequence[CodingId]) -> None:
    """Remove codings, with the memos on them, in one action; codes stay."""
    chosen = existing(project, ids)
    if not chosen:
        return
    with project.action(f"Remove {named_codings(project, chosen, 'from')}") as session:
        for part in in_parts(chosen):
            session.execute(delete(Coding).where(Coding.id.in_(part)))


def recode(project: Project, ids: Sequence[CodingId], code: CodeId) -> None:
    """Give codings another code; each joins what its coder has coded so already, as if applied."""
    chosen = existing(project, ids)
    with project.read() as session:
        name = tree(session).get(code).name
        moving = [
            coding
            for part in in_parts(chosen)
            for coding in session.scalars(
                select(Coding.id).where(Coding.id.in_(part), Coding.code_id != code)
            )
        ]
    if not moving:
        return
    named = named_codings(project, moving, "in")
    with project.action(f"Recode {named} as {quoted(name)}") as session:
        give_code(session, moving, code)


def resize_coding(project: Project, coding: CodingId, start: int, end: int) -> None:
    """Move the ends of a coding (code points).

    Where it grows it joins the others of its code and coder that it overlaps, so that moving an
    end over another is like applying the code. Raises CoderError, NotFound.
    """
    with project.read() as session:
        row = session.get(Coding, coding)
        if row is None:
            raise NotFound("This coding is no longer in the project. Nothing was changed.")
        document, old = DocumentId(row.document_id), Segment(row.start, row.end)
        name = quoted(session.scalars(select(Code.name).where(Code.id == row.code_id)).one())
    segment = checked_segment(project, document, start, end)
    if segment == old:
        return
    with project.read() as session:
        place = citation_in(session, document, start, end)
        name += whose(session, [coding], project.coder)
    with project.action(f"Change the ends of {name} in {place}") as session:
        row = session.get_one(Coding, coding)
        near = overlapping(session, document, row.code_id, row.coder_id, segment)
        others = [] if old.contains(segment) else [other for other in near if other.id != coding]
        for other in others:
            segment = segment.union(Segment(other.start, other.end))
        join(session, row, [row, *others], segment)
        row.start, row.end = segment.start, segment.end
        collapse_identical(session, [row.code_id])
