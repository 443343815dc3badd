"""Commands about codes: codebook import and export, codes, code."""

from pathlib import Path
from typing import Annotated

import typer

from coder_app.commands.shared import (
    AsJson,
    CoderName,
    DocumentName,
    ProjectPath,
    counted,
    find_code,
    find_document,
    print_json,
    print_table,
    reading,
    say,
    work_as,
    writing,
)

Book = Annotated[Path, typer.Argument(metavar="FILE", help="A codebook: csv, xlsx or REFI-QDA.")]
Start = Annotated[int, typer.Argument(metavar="START", help="The first character, from 0.")]
End = Annotated[int, typer.Argument(metavar="END", help="The character after the last.")]
CodeName = Annotated[str, typer.Argument(metavar="CODE", help="A code, by its name, path or id.")]

codebook = typer.Typer(help="Read and write the codebook; file, compare and freeze its versions.")


@codebook.command("import")
def import_codebook(
    project: ProjectPath, file: Book, coder: CoderName = None, json: AsJson = False
) -> None:
    """Take codes from a file; those that are there already get what it says more."""
    from coder_app.core import codebook as core
    from coder_app.core.exchange.codebook_file import read_codebook_file

    with writing(project) as opened:
        found = read_codebook_file(file)
        work_as(opened, coder)
        report = core.import_codebook(opened, found.rows)
    if json:
        print_json(
            {
                "created": report.created,
                "changed": report.changed,
                "unchanged": report.unchanged,
                "columns_not_used": found.unused,
                "notes": found.notes,
            }
        )
        return
    say(
        f"{counted(len(report.created), 'code')} created, {len(report.changed)} changed, "
        f"{len(report.unchanged)} as before."
    )
    if found.unused:
        say(f"Columns not used: {', '.join(found.unused)}.")
    for note in found.notes:
        say(note)


@codebook.command("export")
def export_codebook(project: ProjectPath, file: Book) -> None:
    """Write the codebook into a file that can be read back."""
    from coder_app.core.codebook_export import codebook_rows
    from coder_app.core.exchange.codebook_file import write_codebook

    with reading(project) as opened:
        rows = codebook_rows(opened)
    write_codebook(file, rows)
    say(f"{counted(len(rows), 'code')} written to {file}.")


def codes(project: ProjectPath, json: AsJson = False) -> None:
    """List the codes in the order of the codebook; counts are each code's own."""
    from coder_app.core import codebook as core

    with reading(project) as opened:
        rows = core.codebook(opened)
    if json:
        print_json(
            [
                {
                    "id": row.id,
                    "name": row.name,
                    "path": row.path,
                    "theme": row.is_theme,
                    "definition": row.definition,
                    "codings": row.codings,
                    "documents": row.documents,
                    "cases": row.cases,
                }
                for row in rows
            ]
        )
        return
    print_table(
        ("Code", "Codings", "Documents", "Cases", "Definition"),
        [
            ("  " * row.depth + row.name, row.codings, row.documents, row.cases, row.definition)
            for row in rows
        ],
    )


def code(
    project: ProjectPath,
    document: DocumentName,
    start: Start,
    end: End,
    name: CodeName,
    coder: CoderName = None,
    json: AsJson = False,
) -> None:
    """Apply a code to the characters START up to, not including, END of a document."""
    from coder_app.core import coding as core
    from coder_app.core.documents import citation, documents

    with writing(project) as opened:
        found, wanted = find_document(opened, document), find_code(opened, name)
        core.checked_segment(opened, found, start, end)
        work_as(opened, coder)
        applied = core.apply_code(opened, found, start, end, wanted)
        row = core.codings(opened, found, [applied.coding])[0]
        place = citation(opened, found, row.start, row.end)
        title = next(each.name for each in documents(opened) if each.id == found)
    if json:
        print_json(
            {
                "id": row.id,
                "document": title,
                "start": row.start,
                "end": row.end,
                "code": row.code_name,
                "path": row.code_path,
                "coder": row.coder_name,
                "extended": applied.extended,
            }
        )
        return
    say(f'{row.coder_name}: "{row.code_path}" applied to {place} ({row.start} to {row.end}).')
