"""The command import: transcripts into a project, each file by itself, all of them one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder_app.commands import surveys
from coder_app.commands.shared import (
    REFUSED,
    AsJson,
    CoderName,
    ProjectPath,
    counted,
    defect,
    one_line,
    print_json,
    progress,
    say,
    warn,
    work_as,
    writing,
)

if TYPE_CHECKING:
    from coder_app.core.exchange.parsed import ParsedFile
    from coder_app.core.exchange.survey_file import SurveyPlan
    from coder_app.core.importing import ImportedDocument, ImportItem, ImportReport
    from coder_app.core.project import Project

    Read = ParsedFile | SurveyPlan | str
    """A transcript, a survey, or why a file was not read."""

Files = Annotated[
    list[Path], typer.Argument(metavar="FILE…", help="Transcripts and surveys to import.")
]
Interviewers = Annotated[
    list[str] | None,
    typer.Option("--interviewer", metavar="NAME", help="A speaker who asks; may be repeated."),
]
Same = Annotated[
    list[str] | None,
    typer.Option("--same", metavar="A=B", help="Speaker A is speaker B; may be repeated."),
]
Apart = Annotated[
    list[str] | None,
    typer.Option(
        "--apart",
        metavar="NAME",
        help="Initials that are a speaker of their own, not "
        "the one name they fit; may be repeated.",
    ),
]
Clean = Annotated[
    bool,
    typer.Option("--clean", help="Remove page headers, page and line numbers, cover pages, and "
                 "join broken lines; the report says what was removed."),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one file: a document, or the reason why not."""

    file: Path
    document: "ImportedDocument | None"
    refused: str | None
    survey: str | None = None
    """What came of it, where it is a survey."""
    documents: "tuple[ImportedDocument, ...]" = ()
    """Those of a survey."""


def import_files(
    project: ProjectPath,
    files: Files,
    interviewer: Interviewers = None,
    same: Same = None,
    apart: Apart = None,
    clean: Clean = False,
    respondent: surveys.Respondent = None,
    attribute: surveys.Attributes = None,
    answer: surveys.Answers = None,
    leave_out: surveys.LeftOut = None,
    sheet: surveys.SheetName = None,
    join: surveys.Join = False,
    hidden_rows: surveys.HiddenRows = False,
    coder: CoderName = None,
    json: AsJson = False,
) -> None:
    """Import transcripts and surveys; exit status 1 where any was refused, the others are in then.

    A sheet with a row for each respondent is a survey: its open questions become documents. A
    label that is the initials of one name is taken for that speaker, and told so.
    """
    from coder_app.core.exchange.parsed import ParsedFile
    from coder_app.core.exchange.survey_file import SurveyPlan
    from coder_app.core.importing import import_items

    pairs = _pairs(same or ())
    uses = (("attribute", attribute), ("answer", answer), ("out", leave_out))
    asked = surveys.corrections(respondent, uses, sheet=sheet, join=join, hidden_rows=hidden_rows)
    with writing(project) as opened:
        read = _read_all(files, opened.language, asked, clean=clean)
        parsed = [each for each in read if isinstance(each, ParsedFile)]
        plans = [each for each in read if isinstance(each, SurveyPlan)]
        items = _proposed(opened, parsed, interviewer or (), pairs, apart or ())
        work_as(opened, coder)
        surveys.tell_surveys(opened, plans, asked, quiet=json)
        with progress("Importing") as report_stored:
            report = import_items(opened, items, report_stored, surveys=plans)
    results = list(_results(files, read, report))
    _say_all(results, report.cases, json=json)


def _proposed(
    project: "Project",
    files: "Sequence[ParsedFile]",
    interviewers: Sequence[str],
    same: dict[str, str],
    apart: Sequence[str],
) -> "list[ImportItem]":
    """Transcripts with who speaks in them; labels that are asked for and not there are told."""
    from coder_app.core.importing import propose

    _warn_of_strangers((*interviewers, *same, *apart), files)
    plan = propose(project, files, interviewers=interviewers, same=same)
    return _joined(plan, (*same, *same.values(), *apart))


def _say_all(results: Sequence[Result], cases: int, *, json: bool) -> None:
    """Print what came of it. Raises typer.Exit where a file was refused."""
    if json:
        print_json([_as_data(result) for result in results])
    else:
        _tell(results, cases)
    for result in results:
        if result.refused:
            warn(one_line(result.refused))
    if any(result.refused for result in results):
        raise typer.Exit(REFUSED)


def _pairs(same: Sequence[str]) -> dict[str, str]:
    """``A=B`` as a mapping. Raises typer.BadParameter."""
    pairs = {}
    for each in same:
        label, equals, target = (part.strip() for part in each.partition("="))
        if not (label and equals and target):
            raise typer.BadParameter(f"{each!r} is not of the form A=B.", param_hint="--same")
        pairs[label] = target
    return pairs


def _read_all(
    files: Sequence[Path], language: str, asked: surveys.Corrections, *, clean: bool
) -> "list[Read]":
    """What each file is, in the order given."""
    from coder_app.core.exchange.cleaning import KINDS

    kinds = frozenset(KINDS) if clean else frozenset()
    read: list[Read] = []
    with progress("Reading") as report_read:
        for done, file in enumerate(files):
            report_read(done, len(files))
            read.append(_read(file, kinds, language, asked))
    return read


def _read(file: Path, kinds: frozenset[str], language: str, asked: surveys.Corrections) -> "Read":
    """The file as it was read, or why it was not."""
    from coder_app.core.errors import ImportRefused
    from coder_app.core.exchange.parsed import ParsedFile
    from coder_app.core.exchange.read_many import read_one

    try:
        found = read_one(file, kinds, language)
        return found if isinstance(found, ParsedFile) else surveys.corrected(found, asked)
    except ImportRefused as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - a defect in one file must not stop the others
        return f"{file.name} was not imported: {defect(error)}"


def _joined(plan: "Sequence[ImportItem]", settled: Sequence[str]) -> "list[ImportItem]":
    """The plan with initials joined to the name they fit, as the window proposes, and told."""
    from coder_app.core.import_same import with_likely

    found = []
    for before, after in zip(plan, with_likely(plan, settled), strict=True):
        told = [
            f'"{now.label}" is taken for "{now.join}". --apart "{now.label}" keeps them two.'
            for was, now in zip(before.speakers, after.speakers, strict=True)
            if now.join != was.join
        ]
        warnings = (*after.parsed.warnings, *told)
        found.append(replace(after, parsed=replace(after.parsed, warnings=warnings)))
    return found


def _warn_of_strangers(names: Sequence[str], parsed: "Sequence[ParsedFile]") -> None:
    """Say which speakers named on the command line are in none of the files."""
    from coder_app.core.names import name_key

    labels = {name_key(speaker.label) for file in parsed for speaker in file.speakers}
    for name in names:
        if parsed and name_key(name) not in labels:
            warn(f'No speaker is called "{name}" in these files.')


def _results(
    files: Sequence[Path], read: "Sequence[Read]", report: "ImportReport"
) -> Iterator[Result]:
    """One result a file, in the order given; the report has documents and refusals in order."""
    from coder_app.core.exchange.survey_file import SurveyPlan

    documents, refused = list(report.documents), list(report.refused)
    told = iter(report.surveys)
    why = {each.file: each.reason for each in report.refused}
    for file, each in zip(files, read, strict=True):
        if isinstance(each, str):
            yield Result(file, None, each)
        elif isinstance(each, SurveyPlan) and each.file.path in why:
            yield Result(file, None, why[each.file.path])
        elif isinstance(each, SurveyPlan):
            brought = tuple(one for one in report.documents if one.file == each.file.path)
            yield Result(file, None, None, next(told), brought)
        elif documents and documents[0].file == each.path:
            yield Result(file, documents.pop(0), None)
        else:
            yield Result(file, None, refused.pop(0).reason)


def _as_data(result: Result) -> dict[str, Any]:
    document = result.document
    if result.survey:
        return _survey_data(result)
    return {
        "file": str(result.file),
        "id": document.id if document else None,
        "document": document.name if document else None,
        "characters": document.characters if document else 0,
        "turns": document.turns if document else 0,
        "speakers": dict(document.speakers) if document else {},
        "warnings": list(document.warnings) if document else [],
        "cleaned": list(document.cleaned) if document else [],
        "refused": result.refused,
    }


def _survey_data(result: Result) -> dict[str, Any]:
    return {
        "file": str(result.file),
        "survey": result.survey,
        "documents": [
            {"id": each.id, "document": each.name, "turns": each.turns} for each in result.documents
        ],
        "refused": None,
    }


def _tell(results: Sequence[Result], cases: int) -> None:
    transcripts = [result.document for result in results if result.document]
    told = [result.survey for result in results if result.survey]
    for document in transcripts:
        speakers = ", ".join(f"{label} ({role})" for label, role in document.speakers)
        say(
            f"{document.name}: {counted(document.characters, 'character')}, "
            f"{counted(document.turns, 'turn')}; {speakers or 'no speakers'}"
        )
        for line in (*document.cleaned, *document.warnings):
            say(f"    {line}")
    for words in told:
        say(words)
    done = len(transcripts) + len(told)
    say(f"{done} of {counted(len(results), 'file')} imported; {counted(cases, 'new case')}.")
