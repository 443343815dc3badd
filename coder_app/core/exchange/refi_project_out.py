"""A project as a file of REFI-QDA (.qdpx), which NVivo, MAXQDA, ATLAS.ti and others take in.

By the letter of the standard 1.0: places count code points, the end is exclusive, texts are UTF-8
without a byte order mark, with line ends of one character.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID, uuid5
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.codebook import CodeRow, codebook
from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.core.exchange.refi_cases_out import grouped, guid, put_attributes, put_cases
from coder_app.core.exchange.refi_codebook_out import describe
from coder_app.core.exchange.refi_describing import ORIGIN
from coder_app.core.exchange.refi_left import left_out
from coder_app.core.exchange.workbook_cells import clean
from coder_app.core.names import counted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from models import (
    Coder,
    CodeSet,
    CodeSetMember,
    Coding,
    Document,
    Memo,
    TextRevision,
    now,
)

SUFFIX = ".qdpx"
NAMESPACE = "urn:QDA-XML:project:1.0"
_QUOTED = 100
"""Characters of a passage that stand as its name; readers can tell by them what is counted."""


@dataclass(frozen=True, slots=True)
class RefiWritten:
    """What was written; ``left`` says what the standard has no place for."""

    path: Path
    documents: int
    codes: int
    codings: int
    memos: int
    cases: int
    left: tuple[str, ...]

    def __str__(self) -> str:
        parts = (
            counted(self.documents, "document"), counted(self.codes, "code"),
            counted(self.codings, "coding"), counted(self.memos, "memo"),
            counted(self.cases, "case"),
        )  # fmt: skip
        left = f" Left out, as REFI-QDA has no place for it: {', '.join(self.left)}."
        return f"{', '.join(parts)}.{left if self.left else ''}"


def write_refi_project(
    source: Project | Path, out: Path, progress: Progress = silent
) -> RefiWritten:
    """Write all of a project into ``out``, which ends in ``.qdpx``; whole, or not at all.

    Raises CoderError, ProjectRefused, Cancelled.
    """
    if out.suffix.lower() != SUFFIX:
        raise CoderError(f"{out.name} was not written: its name must end in {SUFFIX}.")
    refuse_open(out)
    project = Project.open_to_read(source) if isinstance(source, Path) else source
    try:
        rows = codebook(project)
        with project.read() as session:
            writing = _Writing(session, project.name, rows)
            data = writing.archive(progress)
            left = left_out(session, rows)
    finally:
        if project is not source:
            project.close()
    if not writing.texts and not rows:
        raise CoderError(f"{out.name} was not written: the project has no documents and no codes.")
    write_beside(out, data)
    return RefiWritten(out, *writing.counts(), left)


class _Writing:
    """One project on its way into XML."""

    def __init__(self, session: Session, name: str, rows: Sequence[CodeRow]) -> None:
        self._session, self._rows = session, rows
        self._root = Element(
            "Project",
            {
                "xmlns": NAMESPACE,
                "name": clean(name)[0],
                "origin": ORIGIN,
                "creationDateTime": _time(now()),
            },
        )
        memos = session.scalars(
            select(Memo).where(Memo.text != "").order_by(Memo.created_at, Memo.id)
        )
        self._memos = [memo for memo in memos if clean(memo.text)[0].strip()]
        self._on: defaultdict[tuple[str, str], list[Memo]] = defaultdict(list)
        for memo in self._memos:
            self._on[_target(memo)].append(memo)
        self._codings = 0
        self._cases = 0
        self.texts: dict[str, str] = {}
        """By the name of the file."""

    def counts(self) -> tuple[int, int, int, int, int]:
        return len(self.texts), len(self._rows), self._codings, len(self._memos), self._cases

    def archive(self, progress: Progress) -> bytes:
        """The file, as bytes. ``progress`` counts documents."""
        self._users()
        self._codes()
        put_attributes(self._root, self._session)
        self._cases = put_cases(self._root, self._session)
        self._sources(progress)
        self._notes()
        self._links()
        self._sets()
        self._refer(self._root, self._on["project", ""])
        indent(self._root)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(
                "project.qde", tostring(self._root, encoding="utf-8", xml_declaration=True)
            )
            for name, text in self.texts.items():
                archive.writestr(f"sources/{name}", text.encode())
        return out.getvalue()

    def _users(self) -> None:
        users = SubElement(self._root, "Users")
        for coder in self._session.scalars(select(Coder).order_by(Coder.id)):
            SubElement(users, "User", {"guid": guid(coder.id), "name": clean(coder.name)[0]})

    def _codes(self) -> None:
        if not self._rows:
            return
        codes = SubElement(SubElement(self._root, "CodeBook"), "Codes")
        made: dict[str | None, Element] = {None: codes}
        for row in self._rows:  # parents come before what is under them
            said = {"guid": guid(row.id), "name": clean(row.name)[0], "isCodable": "true"}
            code = SubElement(made[row.parent_id], "Code", said | {"color": row.colour})
            describe(code, row)
            self._refer(code, self._on["code", row.id])
            made[row.id] = code

    def _sources(self, progress: Progress) -> None:
        found = self._session.execute(
            select(Document, TextRevision.text)
            .join(TextRevision, TextRevision.id == Document.revision_id)
            .order_by(Document.position, Document.id)
        ).all()
        if not found:
            return
        sources = SubElement(self._root, "Sources")
        for number, (document, text) in enumerate(found):
            progress(number, len(found))
            name = f"{guid(document.id)}.txt"
            self.texts[name] = text
            said = {"guid": guid(document.id), "name": clean(document.name)[0]}
            said |= {
                "plainTextPath": f"internal://{name}",
                "creationDateTime": _time(document.created_at),
            }
            source = SubElement(sources, "TextSource", said)
            self._selections(source, document.id, text)
            self._refer(source, self._on["document", document.id])
        progress(len(found), len(found))

    def _selections(self, source: Element, document: str, text: str) -> None:
        """One for each passage that has a coding or a memo, in their order."""
        codings: defaultdict[tuple[int, int], list[Coding]] = defaultdict(list)
        for coding in self._session.scalars(
            select(Coding)
            .where(Coding.document_id == document)
            .order_by(Coding.created_at, Coding.id)
        ):
            codings[coding.start, coding.end].append(coding)
        noted: defaultdict[tuple[int, int], list[Memo]] = defaultdict(list)
        for memo in self._on["segment", document]:
            noted[memo.start or 0, memo.end or 0].append(memo)
        for start, end in sorted({*codings, *noted}):
            here, notes = codings[start, end], noted[start, end]
            first = (here or notes)[0]
            said = {
                "guid": str(uuid5(UUID(document), f"{start}:{end}")),
                "name": _quote(text[start:end]),
                "startPosition": str(start),
                "endPosition": str(end),
            }
            selection = SubElement(source, "PlainTextSelection", said | _by(first))
            for coding in here:
                self._coding(selection, coding)
            self._refer(selection, notes)

    def _coding(self, selection: Element, coding: Coding) -> None:
        made = SubElement(selection, "Coding", {"guid": guid(coding.id)} | _by(coding))
        SubElement(made, "CodeRef", {"targetGUID": guid(coding.code_id)})
        self._refer(made, self._on["coding", coding.id])
        self._codings += 1

    def _notes(self) -> None:
        notes = SubElement(self._root, "Notes") if self._memos else self._root
        for memo in self._memos:
            words = clean(memo.text)[0]
            said = {"guid": guid(memo.id), "name": _quote(words)} | _by(memo)
            said |= {
                "modifyingUser": guid(memo.coder_id),
                "modifiedDateTime": _time(memo.updated_at),
            }
            SubElement(SubElement(notes, "Note", said), "PlainTextContent").text = words

    def _links(self) -> None:
        """From memos to their cases, which have no place for them."""
        noted = [memo for memo in self._memos if memo.kind == "case"]
        links = SubElement(self._root, "Links") if noted else self._root
        for memo in noted:
            said = {"guid": str(uuid5(UUID(memo.id), "link")), "direction": "OneWay"}
            ends = {"originGUID": guid(memo.id), "targetGUID": guid(str(memo.case_id))}
            SubElement(links, "Link", said | ends)

    def _sets(self) -> None:
        found = self._session.scalars(select(CodeSet).order_by(CodeSet.position)).all()
        members = grouped(
            self._session.execute(select(CodeSetMember.set_id, CodeSetMember.code_id))
        )
        sets = SubElement(self._root, "Sets") if found else self._root
        for one in found:
            made = SubElement(sets, "Set", {"guid": guid(one.id), "name": clean(one.name)[0]})
            for (code,) in members[one.id]:
                SubElement(made, "MemberCode", {"targetGUID": guid(code)})

    def _refer(self, element: Element, memos: Iterable[Memo]) -> None:
        for memo in memos:
            SubElement(element, "NoteRef", {"targetGUID": guid(memo.id)})


def _target(memo: Memo) -> tuple[str, str]:
    """What a memo is on: the kind, and the id; of a passage its document's."""
    return memo.kind, memo.document_id or memo.code_id or memo.coding_id or memo.case_id or ""


def _by(made: Coding | Memo) -> dict[str, str]:
    return {"creatingUser": guid(made.coder_id), "creationDateTime": _time(made.created_at)}


def _time(at: str) -> str:
    """A time as the standard has it: to the second, in UTC."""
    return f"{at[:19]}Z"


def _quote(text: str) -> str:
    """The beginning of a passage, in one line."""
    words = clean(" ".join(text.split()))[0]
    return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"
