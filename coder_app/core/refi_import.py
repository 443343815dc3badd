"""A project of another program taken in: codes, texts and codings, all of it one step to undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from coder_app.core.codebook_import import CodebookReport, import_codebook
from coder_app.core.document_changes import CODING, put_status
from coder_app.core.errors import CoderError
from coder_app.core.exchange.refi_project import RefiCoding, RefiProject
from coder_app.core.ids import DocumentId
from coder_app.core.importing import ImportedDocument, Refused, import_items, propose
from coder_app.core.names import counted, quoted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.refi_memos import Known, Place, put_memos
from coder_app.core.refi_people import put_cases
from models import Coding, DocumentStatus, new_id, now

_NOTHING = CodebookReport((), (), ())


@dataclass(frozen=True, slots=True)
class RefiReport:
    """What an import of a project did."""

    codes: int
    """Codes that are new."""
    documents: tuple[ImportedDocument, ...]
    codings: int
    refused: tuple[Refused, ...]
    cases: int = 0
    memos: int = 0
    unknown: int = 0
    """Cases of which it is not known who in a text they are, once for each text."""

    def __str__(self) -> str:
        parts = (
            counted(self.codes, "new code"),
            counted(len(self.documents), "document"),
            counted(self.codings, "coding"),
            *([counted(self.cases, "case")] if self.cases else []),
            *([counted(self.memos, "memo")] if self.memos else []),
        )
        refused = f", {len(self.refused)} refused" if self.refused else ""
        return f"{', '.join(parts)}{refused}"


def import_refi(project: Project, found: RefiProject, progress: Progress = silent) -> RefiReport:
    """Take in codes, texts and codings, each coder's as such; a text that is here already is not.

    On any trouble nothing is kept. Raises CoderError, Cancelled, Busy, ReadOnly.
    """
    before, group = project.next_undo(), new_id()
    coders = _coders(project, found.coders)
    try:
        rows = found.codebook.rows
        book = import_codebook(project, rows, group=group) if rows else _NOTHING
        files = [file for file, _ in found.documents]
        items = propose(project, files)
        done = import_items(project, items, progress, group=group)
        codings = dict(zip((file.path for file in files), found.documents, strict=True))
        made: dict[Place, str] = {}
        for document in done.documents:
            _, coded = codings[document.file]
            made |= _put(project, document, coded, (book.ids, coders), group)
        ids: dict[str, str] = {document.file: document.id for document in done.documents}
        people, unknown = _put_cases(project, found, ids, group)
        known = Known(book.ids, ids, people, coders, made)
        memos = _put_memos(project, found, known, group)
    except Exception:
        if project.next_undo() != before:
            project.undo()  # the whole group
        raise
    if not (book.created or book.changed or done.documents or memos):
        raise CoderError(
            f"{found.path.name} brought nothing new: its codes and texts are here already."
        )
    return RefiReport(
        len(book.created), done.documents, len(made), done.refused, len(people), memos, unknown
    )


def _put_cases(
    project: Project, found: RefiProject, documents: Mapping[str, str], group: str
) -> tuple[dict[str, str], int]:
    """The cases that are heard in texts that came in, and with them those that are in none."""
    cases = [
        case
        for case in found.cases
        if not case.documents or any(path in documents for path in case.documents)
    ]
    if not cases or not documents:
        return {}, 0
    with project.action(f"Import {counted(len(cases), 'case')}", group=group) as session:
        return put_cases(session, cases, documents)


def _put_memos(project: Project, found: RefiProject, known: Known, group: str) -> int:
    if not found.memos:
        return 0
    with project.action(f"Import {counted(len(found.memos), 'memo')}", group=group) as session:
        return put_memos(session, found.memos, known, _moment)


def _coders(project: Project, names: Sequence[str]) -> dict[str, str]:
    """Ids of the coders by name, new ones added; a coding without one is of who codes now."""
    return {**{name: project.coder_called(name) for name in names}, "": project.coder}


def _put(
    project: Project,
    document: ImportedDocument,
    codings: Sequence[RefiCoding],
    ids: tuple[Mapping[str, str], Mapping[str, str]],
    group: str,
) -> dict[Place, str]:
    """The codings of one document, ids by place; who has any is coding it."""
    if not codings:
        return {}
    codes, coders = ids
    rows: dict[Place, dict[str, object]] = {}
    for each in codings:  # coders whose names differ in capitals alone are one here
        place = (document.id, each.start, each.end, codes[each.code], coders[each.coder])
        keys = ("document_id", "start", "end", "code_id", "coder_id")
        made = {"id": new_id(), "created_at": _moment(each.at), "origin": "import"}
        rows.setdefault(place, dict(zip(keys, place, strict=True)) | made)
    what = f"Import {counted(len(rows), 'coding')} of {quoted(document.name)}"
    with project.action(what, group=group) as session:
        session.connection().execute(insert(Coding), list(rows.values()))
        for coder in dict.fromkeys(coders[each.coder] for each in codings):
            _begin(session, document.id, coder)
    return {place: str(row["id"]) for place, row in rows.items()}


def _begin(session: Session, document: DocumentId, coder: str) -> None:
    known = select(DocumentStatus.id).where(
        DocumentStatus.document_id == document, DocumentStatus.coder_id == coder
    )
    if session.scalar(known) is None:
        put_status(session, document, coder, CODING)


def _moment(said: str) -> str:
    """When a coding was made, as it is stored; now where the file does not say it."""
    try:
        at = datetime.fromisoformat(said)
        known = at if at.tzinfo else at.replace(tzinfo=UTC)
        return known.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return now()
