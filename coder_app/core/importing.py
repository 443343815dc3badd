"""Importing files that were read: each its own action, all of them one step to undo."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from coder_app.core.errors import Cancelled, ImportRefused
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.survey_file import SurveyPlan
from coder_app.core.ids import DocumentId
from coder_app.core.import_known import Known, file_name
from coder_app.core.import_plan import (
    WHOLE,
    ImportItem,
    SpeakerChoice,
    propose,
    pseudonymise,
)
from coder_app.core.import_rows import Place, add_document
from coder_app.core.names import clean_name, free_name, name_key, quoted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.survey_import import Stored, store_survey, survey_steps
from models import new_id

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
    surveys: tuple[str, ...] = ()
    """What came of each survey, in words."""
    changed: bool = False
    """Whether a survey brought anything."""


def import_items(
    project: Project,
    items: Sequence[ImportItem],
    progress: Progress = silent,
    *,
    surveys: Sequence[SurveyPlan] = (),
    group: str = "",
) -> ImportReport:
    """Store files as documents; one that is refused does not stop the others.

    A file is refused that is empty or in the project already (the same bytes); of a survey only
    what is new comes. A file is one step of ``progress``, a survey several. Where it raises
    Cancelled, nothing of the group is kept, and Cancelled is raised on. Raises Busy, ReadOnly.
    """
    work = _Import(project, Known(project), group or new_id())
    sizes = [survey_steps(plan) for plan in surveys]
    total = len(items) + sum(sizes)
    try:
        for number, item in enumerate(items):
            progress(number, total)
            work.bring(item)
        for number, plan in enumerate(surveys):
            before = len(items) + sum(sizes[:number])
            work.bring_survey(plan, partial(_ahead, progress, before, total))
        progress(total, total)
    except Cancelled:
        if work.wrote():
            project.undo()  # the whole group
        raise
    return ImportReport(
        tuple(work.done),
        work.known.new_cases,
        tuple(work.refused),
        tuple(each.words for each in work.stored),
        any(each.changed for each in work.stored),
    )


def _ahead(progress: Progress, before: int, total: int, done: int) -> None:
    """The progress of one survey within that of the import."""
    progress(before + done, total)


@dataclass(slots=True)
class _Import:
    """One import under way: what it has brought and refused so far."""

    project: Project
    known: Known
    group: str
    done: list[ImportedDocument] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    stored: list[Stored] = field(default_factory=list)

    def bring(self, item: ImportItem) -> None:
        """Store one transcript, or say why not."""
        try:
            self.known.refuse(item)
        except ImportRefused as error:
            self.refused.append(Refused(item.parsed.path, str(error)))
        else:
            self.done.append(_import(self.project, item, self.known, self.group))

    def bring_survey(self, plan: SurveyPlan, told: Callable[[int], None]) -> None:
        """Store what is new of one survey, in one action of the group, or say why not."""
        try:
            stored = store_survey(self.project, plan, self.known, self.group, told)
        except ImportRefused as error:
            self.refused.append(Refused(plan.file.path, str(error)))
        else:
            self.stored.append(stored)
            self.done += _from_survey(plan, stored)

    def wrote(self) -> bool:
        """Whether there is anything to take back."""
        return bool(self.done) or any(each.changed for each in self.stored)


def twins(project: Project, files: Sequence[ParsedFile]) -> dict[str, str]:
    """Files that are in the project already, or given twice: why each can't come in, by path.

    What ``import_items`` would refuse, told before.
    """
    known = Known(project)
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


def _import(project: Project, item: ImportItem, known: Known, group: str) -> ImportedDocument:
    """One file, in one action of the group."""
    file = item.parsed
    name = free_name(clean_name(item.name, "A document's name"), known.names)
    new_cases: dict[str, str] = {}
    place = Place(name, known.position + 1, file_name(file))
    with project.action(f"Import document {quoted(name)}", group=group) as session:
        document_id, roles = add_document(session, item, place, known.cases, new_cases)
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


def _from_survey(plan: SurveyPlan, stored: Stored) -> list[ImportedDocument]:
    """The documents that a survey brought."""
    return [
        ImportedDocument(
            id=DocumentId(document),
            name=name,
            file=plan.file.path,
            characters=len(parsed.text),
            turns=len(parsed.turns),
            speakers=(),
            warnings=(),
            cleaned=(),
        )
        for document, name, parsed in stored.documents
    ]
