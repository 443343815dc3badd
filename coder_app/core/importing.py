"""Importing files that were read: each its own action, all of them one step to undo."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select
from sqlalchemy.orm import Session

from coder_app.core.errors import Cancelled, ImportRefused
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.ids import DocumentId
from coder_app.core.import_plan import (
    WHOLE,
    ImportItem,
    SpeakerChoice,
    propose,
    pseudonymise,
)
from coder_app.core.names import clean_name, free_name, name_key, quoted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from models import Case, Document, Speaker, Turn, new_id, now
from models.texts import add_revision

__all__ = [
    "WHOLE",
    "ImportItem",
    "ImportReport",
    "ImportedDocument",
    "Refused",
    "SpeakerChoice",
    "import_items",
    "propose",
    "pseudonymise",
    "twins",
]


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """A file that is a document now."""

    id: DocumentId
    name: str
    file: str
    characters: int
    turns: int
    speakers: tuple[tuple[str, str], ...]
    """Label and role."""
    warnings: tuple[str, ...]
    cleaned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not imported, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did."""

    documents: tuple[ImportedDocument, ...]
    cases: int
    """How many cases are new."""
    refused: tuple[Refused, ...]


def import_items(
    project: Project, items: Sequence[ImportItem], progress: Progress = silent
) -> ImportReport:
    """Store files as documents; one that is refused does not stop the others.

    A file is refused that is empty or in the project already (the same bytes). Where ``progress``
    raises Cancelled, nothing is imported, and Cancelled is raised on. Raises Busy, ReadOnly.
    """
    known = _Known(project)
    group = new_id()
    done: list[ImportedDocument] = []
    refused: list[Refused] = []
    try:
        for number, item in enumerate(items):
            progress(number, len(items))
            try:
                known.refuse(item)
            except ImportRefused as error:
                refused.append(Refused(item.parsed.path, str(error)))
            else:
                done.append(_import(project, item, known, group))
        progress(len(items), len(items))
    except Cancelled:
        if done:
            project.undo()  # the whole group
        raise
    return ImportReport(tuple(done), known.new_cases, tuple(refused))


def twins(project: Project, files: Sequence[ParsedFile]) -> dict[str, str]:
    """Files that are in the project already, or given twice: why each can't come in, by path.

    What ``import_items`` would refuse, told before.
    """
    known = _Known(project)
    found: dict[str, str] = {}
    first: dict[str, ParsedFile] = {}
    for file in files:
        reason = known.twin(file)
        same = first.setdefault(file.sha256 or file.path, file)
        if reason is None and same is not file:
            reason = (
                f"{file_name(file)} was not imported: it is the same file as {file_name(same)}, "
                "which is among these."
            )
        if reason is not None:
            found[file.path] = reason
    return found


def _is_text(text: str) -> bool:
    """Whether SQLite can hold it: no U+0000, no halves of UTF-16 pairs."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def file_name(file: ParsedFile) -> str:
    """The name of a file without its folders, whichever system it is from."""
    return file.path.replace("\\", "/").rpartition("/")[2]


class _Known:
    """What the project has already: file contents, names of documents, cases."""

    def __init__(self, project: Project) -> None:
        with project.read() as session:
            rows = session.execute(select(Document.name, Document.file_hash)).all()
            cases = session.execute(select(Case.id, Case.name)).all()
            last = session.scalar(select(func.max(Document.position)))
        self.contents = {row.file_hash: row.name for row in rows if row.file_hash}
        self.names = {name_key(row.name) for row in rows}
        self.cases = {name_key(row.name): row.id for row in cases}
        self.position = -1 if last is None else last
        self.new_cases = 0

    def twin(self, file: ParsedFile) -> str | None:
        """Why a file is one too many; None where its bytes are new."""
        name = self.contents.get(file.sha256) if file.sha256 else None
        if name is None:
            return None
        return (
            f"{file_name(file)} was not imported: the same file is in the project already, as "
            f"{quoted(name)}."
        )

    def refuse(self, item: ImportItem) -> None:
        """Raise ImportRefused where the file can't be a document or is one already."""
        file, text = item.parsed, item.parsed.text
        name = file_name(file)
        if not text.strip():
            raise ImportRefused(f"{name} was not imported: it holds no text.")
        twin = self.twin(file)
        if twin is not None:
            raise ImportRefused(twin)
        if not _is_text(text):
            raise ImportRefused(
                f"{name} was not imported: it holds characters that are no text. "
                "Save it as UTF-8 text and import it again."
            )


def _import(project: Project, item: ImportItem, known: _Known, group: str) -> ImportedDocument:
    """One file, in one action of the group."""
    file = item.parsed
    name = free_name(clean_name(item.name, "A document's name"), known.names)
    new_cases: dict[str, str] = {}
    document_id = new_id()
    with project.action(f"Import document {quoted(name)}", group=group) as session:
        cases = _cases(session, item, known, new_cases)
        row = {
            "id": document_id,
            "name": name,
            "position": known.position + 1,
            "revision_id": add_revision(session, file.text),
            "file_name": file_name(file),
            "file_hash": file.sha256,
            "format": file.format,
            "case_id": _own_case(item, cases),
            "created_at": now(),
        }
        session.connection().execute(insert(Document), row)
        roles = _add_speech(session, document_id, item, cases)
    known.position += 1
    known.names.add(name_key(name))
    known.cases |= new_cases
    known.new_cases += len(new_cases)
    known.contents[file.sha256] = name
    return ImportedDocument(
        id=DocumentId(document_id),
        name=name,
        file=file.path,
        characters=len(file.text),
        turns=len(file.turns),
        speakers=roles,
        warnings=file.warnings,
        cleaned=file.cleaned,
    )


def _cases(
    session: Session, item: ImportItem, known: _Known, new: dict[str, str]
) -> Mapping[str, str]:
    """Ids of the cases the file's participants belong to, by key; missing ones are added."""
    for choice in item.speakers:
        if choice.case is None or choice.leave_out or choice.role != "participant":
            continue
        name = clean_name(choice.case, "A case's name")
        key = name_key(name)
        if key not in known.cases and key not in new:
            new[key] = new_id()
            row = {"id": new[key], "name": name, "created_at": now()}
            session.connection().execute(insert(Case), row)
    return known.cases | new


def _own_case(item: ImportItem, cases: Mapping[str, str]) -> str | None:
    whole = next((choice for choice in item.speakers if choice.label == WHOLE), None)
    return None if whole is None else _case_of(whole, cases)


def _case_of(choice: SpeakerChoice, cases: Mapping[str, str]) -> str | None:
    if choice.case is None or choice.leave_out or choice.role != "participant":
        return None
    return cases[name_key(clean_name(choice.case))]


def _add_speech(
    session: Session, document: str, item: ImportItem, cases: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Add speakers and turns; returns label and role of each speaker."""
    chosen = {choice.label: choice for choice in item.speakers}
    speakers: dict[str, dict[str, str | None]] = {}
    by_label: dict[str, str] = {}
    for label in dict.fromkeys(turn.speaker for turn in item.parsed.turns):
        if label is None:
            continue
        choice = chosen.get(label) or SpeakerChoice(label, "other", None)
        bearer = _joined(choice, chosen)
        row = speakers.setdefault(
            name_key(bearer.join or bearer.label),
            {
                "id": new_id(),
                "document_id": document,
                "label": bearer.join or bearer.label,
                "role": "other" if bearer.leave_out else bearer.role,
                "case_id": _case_of(bearer, cases),
            },
        )
        by_label[label] = str(row["id"])
    turns = [
        {
            "id": new_id(),
            "document_id": document,
            "start": turn.start,
            "body_start": turn.body_start,
            "end": turn.end,
            "speaker_id": None if turn.speaker is None else by_label[turn.speaker],
            "time": turn.time,
        }
        for turn in item.parsed.turns
    ]
    if speakers:
        session.connection().execute(insert(Speaker), list(speakers.values()))
    if turns:
        session.connection().execute(insert(Turn), turns)
    return tuple((str(row["label"]), str(row["role"])) for row in speakers.values())


def _joined(choice: SpeakerChoice, chosen: Mapping[str, SpeakerChoice]) -> SpeakerChoice:
    """Whose role and case count: those of the label this one is joined to, if it speaks here."""
    if choice.join is None or choice.leave_out:
        return choice
    key = name_key(choice.join)
    target = next((each for label, each in chosen.items() if name_key(label) == key), None)
    if target is None or target is choice or target.join is not None:
        return choice
    return target
