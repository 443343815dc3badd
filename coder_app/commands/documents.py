"""Commands that show documents and cases: documents, text, turns, cases, attributes."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder_app.commands.shared import (
    AsJson,
    DocumentName,
    ProjectPath,
    counted,
    find_document,
    print_json,
    print_table,
    reading,
    say,
    writing,
)

if TYPE_CHECKING:
    from coder_app.core.documents import TurnRow
    from coder_app.core.ids import DocumentId
    from coder_app.core.project import Project

Sheet = Annotated[
    Path, typer.Argument(metavar="FILE", help="csv or xlsx; the first column names the cases.")
]


def documents(project: ProjectPath, json: AsJson = False) -> None:
    """List the documents with their speakers."""
    from coder_app.core import documents as core

    with reading(project) as opened:
        labels = speaker_roles(opened)
        rows = core.documents(opened)
    if json:
        print_json(
            [
                {
                    "id": row.id,
                    "name": row.name,
                    "characters": row.characters,
                    "turns": row.turns,
                    "speakers": labels.get(row.id, {}),
                    "codings": row.codings,
                }
                for row in rows
            ]
        )
        return
    print_table(
        ("Document", "Characters", "Turns", "Speakers", "Codings"),
        [
            (row.name, row.characters, row.turns, in_words(labels.get(row.id, {})), row.codings)
            for row in rows
        ],
    )


def speaker_roles(project: "Project") -> "dict[DocumentId, dict[str, str]]":
    """Of every document, its speakers' labels and their roles, in order of their first turn."""
    from coder_app.core.documents import speakers

    found: dict[DocumentId, dict[str, str]] = {}
    for row in speakers(project):
        found.setdefault(row.document_id, {})[row.label] = row.role
    return found


def in_words(speakers: dict[str, str]) -> str:
    """Speakers in a line: ``Int (interviewer), P04 (participant)``."""
    return ", ".join(f"{label} ({role})" for label, role in speakers.items())


def text(project: ProjectPath, document: DocumentName) -> None:
    """Print a document's text, character for character."""
    with reading(project) as opened:
        words = opened.text(find_document(opened, document))
    typer.echo(words, nl=sys.stdout.isatty())


def turns(project: ProjectPath, document: DocumentName, json: AsJson = False) -> None:
    """List the turns of a document: who speaks from where to where, and when."""
    from coder_app.core import documents as core

    with reading(project) as opened:
        found = find_document(opened, document)
        rows = core.turns(opened, found)
        words = opened.text(found)
    if json:
        print_json([_turn(row) for row in rows])
        return
    print_table(
        ("Start", "Time", "Speaker", "Words"),
        [
            (row.start, _clock(row.time), row.label, _opening(words[row.body_start : row.end]))
            for row in rows
        ],
    )


def _turn(row: "TurnRow") -> dict[str, Any]:
    """Offsets in code points, the time in milliseconds."""
    return {
        "start": row.start,
        "body_start": row.body_start,
        "end": row.end,
        "speaker": row.label or None,
        "time": row.time,
    }


def _clock(time: int | None) -> str:
    if time is None:
        return ""
    minutes, seconds = divmod(time // 1000, 60)
    return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"


def _opening(words: str, most: int = 60) -> str:
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def cases(project: ProjectPath, json: AsJson = False) -> None:
    """List the cases with their attributes."""
    from coder_app.core.cases import attributes as all_attributes
    from coder_app.core.cases import cases as all_cases

    with reading(project) as opened:
        rows = all_cases(opened)
        names = [row.name for row in all_attributes(opened)]
    if json:
        print_json(
            [
                {
                    "id": row.id,
                    "name": row.name,
                    "attributes": dict(row.attributes),
                    "documents": row.documents,
                    "codings": row.codings,
                }
                for row in rows
            ]
        )
        return
    print_table(
        ("Case", *names, "Documents", "Codings"),
        [
            (
                row.name,
                *(dict(row.attributes).get(n, "") for n in names),
                row.documents,
                row.codings,
            )
            for row in rows
        ],
    )


def attributes(project: ProjectPath, file: Sheet, json: AsJson = False) -> None:
    """Read attributes of cases from a sheet; list what found no partner."""
    from coder_app.core.cases import import_attributes

    with writing(project) as opened:
        report = import_attributes(opened, file)
    if json:
        print_json(
            {
                "cases_set": report.cases_set,
                "rows_without_case": report.rows_without_case,
                "cases_without_row": report.cases_without_row,
                "rows_without_name": report.rows_without_name,
            }
        )
        return
    say(f"Attributes of {counted(report.cases_set, 'case')} were read.")
    if report.rows_without_case:
        say(f"Rows without a case: {', '.join(report.rows_without_case)}.")
    if report.cases_without_row:
        say(f"Cases without a row: {', '.join(report.cases_without_row)}.")
    if report.rows_without_name:
        numbers = ", ".join(str(number) for number in report.rows_without_name)
        say(f"Rows with no name in the first column: {numbers}.")
