"""The command import: transcripts into a project, each file by itself, all of them one step."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

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
    from coder_app.core.importing import ImportedDocument, ImportReport

Files = Annotated[list[Path], typer.Argument(metavar="FILE…", help="Transcripts to import.")]
Interviewers = Annotated[
    list[str] | None,
    typer.Option("--interviewer", metavar="NAME", help="A speaker who asks; may be repeated."),
]
Same = Annotated[
    list[str] | None,
    typer.Option("--same", metavar="A=B", help="Speaker A is speaker B; may be repeated."),
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


def import_files(
    project: ProjectPath,
    files: Files,
    interviewer: Interviewers = None,
    same: Same = None,
    clean: Clean = False,
    coder: CoderName = None,
    json: AsJson = False,
) -> None:
    """Import transcripts; exit status 1 where any was refused, the others are in then."""
    from coder_app.core.exchange.cleaning import KINDS
    from coder_app.core.importing import import_items, propose

    pairs = _pairs(same or ())
    kinds = frozenset(KINDS) if clean else frozenset()
    with writing(project) as opened:
        with progress("Reading") as report_read:
            read: list[ParsedFile | str] = []
            for done, file in enumerate(files):
                report_read(done, len(files))
                read.append(_read(file, kinds, opened.language))
        parsed = [each for each in read if not isinstance(each, str)]
        _warn_of_strangers((*(interviewer or ()), *pairs), parsed)
        items = propose(opened, parsed, interviewers=interviewer or (), same=pairs)
        work_as(opened, coder)
        with progress("Importing") as report_stored:
            report = import_items(opened, items, report_stored)
    results = list(_results(files, read, report))
    if json:
        print_json([_as_data(result) for result in results])
    else:
        _tell(results, report.cases)
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


def _read(file: Path, kinds: frozenset[str], language: str) -> "ParsedFile | str":
    """The file as it was read, or why it was not."""
    from coder_app.core.errors import ImportRefused
    from coder_app.core.exchange.read import read_file

    try:
        return read_file(file, clean=kinds, language=language)
    except ImportRefused as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 - a defect in one file must not stop the others
        return f"{file.name} was not imported: {defect(error)}"


def _warn_of_strangers(names: Sequence[str], parsed: "Sequence[ParsedFile]") -> None:
    """Say which speakers named on the command line are in none of the files."""
    from coder_app.core.names import name_key

    labels = {name_key(speaker.label) for file in parsed for speaker in file.speakers}
    for name in names:
        if parsed and name_key(name) not in labels:
            warn(f'No speaker is called "{name}" in these files.')


def _results(
    files: Sequence[Path], read: "Sequence[ParsedFile | str]", report: "ImportReport"
) -> Iterator[Result]:
    """One result a file, in the order given; the report has documents and refusals in order."""
    documents, refused = list(report.documents), list(report.refused)
    for file, each in zip(files, read, strict=True):
        if isinstance(each, str):
            yield Result(file, None, each)
        elif documents and documents[0].file == each.path:
            yield Result(file, documents.pop(0), None)
        else:
            yield Result(file, None, refused.pop(0).reason)


def _as_data(result: Result) -> dict[str, Any]:
    document = result.document
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


def _tell(results: Sequence[Result], cases: int) -> None:
    done = [result.document for result in results if result.document]
    for document in done:
        speakers = ", ".join(f"{label} ({role})" for label, role in document.speakers)
        say(
            f"{document.name}: {counted(document.characters, 'character')}, "
            f"{counted(document.turns, 'turn')}; {speakers or 'no speakers'}"
        )
        for line in (*document.cleaned, *document.warnings):
            say(f"    {line}")
    say(f"{len(done)} of {counted(len(results), 'file')} imported; {counted(cases, 'new case')}.")
