"""Commands that show what was coded and what might be: excerpts, suggest, themes."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder_app.commands.shared import (
    AsJson,
    ByHand,
    ProjectPath,
    counted,
    find_document,
    one_line,
    print_json,
    print_table,
    progress,
    reading,
    say,
)

if TYPE_CHECKING:
    from coder_app.core.analysis.frequencies import ThemeRow, ThemeTable
    from coder_app.core.excerpts import ExcerptRow
    from coder_app.core.ids import DocumentId
    from coder_app.core.project import Project
    from coder_app.core.suggestions.session import PassageSuggestions, Suggestion

OneDocument = Annotated[
    str | None, typer.Option("--document", metavar="D", help="Only this one, by name or id.")
]
By = Annotated[
    str | None, typer.Option("--by", metavar="ATTRIBUTE", help="Split the cases by an attribute.")
]


# -- excerpts --------------------------------------------------------------------------------------


def excerpts(project: ProjectPath, by_hand: ByHand = False, json: AsJson = False) -> None:
    """List all excerpts, in the order of the codebook."""
    from coder_app.core.excerpts import ExcerptFilter
    from coder_app.core.excerpts import excerpts as listing
    from coder_app.core.origins import BY_HAND

    with reading(project) as opened:
        found = listing(opened, ExcerptFilter(origins=BY_HAND) if by_hand else None)
        rows = found.rows(0, found.count)
    if json:
        print_json([_excerpt(row) for row in rows])
        return
    for row in rows:
        say(f"{row.citation}  {row.code_path} ({row.coder_initials})")
        say(f"    {one_line(row.text)}")
    say(f"{counted(len(rows), 'excerpt')}.")


def _excerpt(row: "ExcerptRow") -> dict[str, Any]:
    """Several cases or speakers stand in one text, parted by ``; ``."""
    return {
        "document": row.document_name,
        "case": "; ".join(row.case_names),
        "speaker": "; ".join(row.speakers),
        "code": row.code_name,
        "path": row.code_path,
        "start": row.start,
        "end": row.end,
        "text": row.text,
        "coder": row.coder_name,
        "at": row.created_at.isoformat(),
        "origin": row.origin,
    }


# -- suggest ---------------------------------------------------------------------------------------


def suggest(project: ProjectPath, document: OneDocument = None, json: AsJson = False) -> None:
    """Suggest codes for passages, with reasons; nothing is coded."""
    from coder_app.core.documents import documents

    with reading(project) as opened:
        every = [row.id for row in documents(opened)]
        wanted = every if document is None else [find_document(opened, document)]
        found = suggested(project, wanted)
        if json:
            names, codes = _names(opened)
            print_json([_passage(each, names[each.document_id], codes) for each in found])
        else:
            print_passages(opened, found)


def print_passages(
    project: "Project", found: "Sequence[PassageSuggestions]", most: int | None = None
) -> None:
    """Print passages (at most so many) with their suggestions, the likeliest first."""
    names, codes = _names(project)
    for each in found[:most]:
        say(f"{names[each.document_id]} {each.start}-{each.end}  {one_line(each.text)}")
        for one in each.suggestions:
            say(f"    {one.probability:.0%}  {codes[one.code_id][1]}{_because(one)}")
    say(f"{counted(len(found), 'passage')} with suggestions.")


def _names(project: "Project") -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
    """Names of documents, names and paths of codes, by their ids."""
    from coder_app.core.codebook import codebook
    from coder_app.core.documents import documents

    return (
        {str(row.id): row.name for row in documents(project)},
        {str(row.id): (row.name, row.path) for row in codebook(project)},
    )


def suggested(path: Path, wanted: "Sequence[DocumentId]") -> "list[PassageSuggestions]":
    """What is suggested for documents, after learning from the whole project."""
    from coder_app.core.suggestions.session import learn, suggest_document

    with progress("Learning") as report:
        learn(path, report)
    found: list[PassageSuggestions] = []
    with progress("Suggesting") as report:
        for done, document in enumerate(wanted):
            report(done, len(wanted))
            found += suggest_document(path, document)
    return found


def _passage(
    passage: "PassageSuggestions", document: str, codes: Mapping[str, tuple[str, str]]
) -> dict[str, Any]:
    return {
        "document": document,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "suggestions": [
            {
                "code": codes[each.code_id][0],
                "path": codes[each.code_id][1],
                "probability": round(each.probability, 4),
                "reasons": _reasons(each),
            }
            for each in passage.suggestions
        ],
    }


def _reasons(suggestion: "Suggestion") -> dict[str, Any]:
    nearest = suggestion.nearest
    return {
        "words": list(suggestion.words),
        "nearest": nearest and {"reference": nearest.citation, "excerpt": nearest.excerpt},
        "used_just_above": suggestion.just_above,
    }


def _because(suggestion: "Suggestion") -> str:
    reasons = []
    if suggestion.words:
        reasons.append(", ".join(suggestion.words))
    if suggestion.nearest:
        reasons.append(f"like {suggestion.nearest.citation}")
    return f" ({'; '.join(reasons)})" if reasons else ""


# -- themes ----------------------------------------------------------------------------------------


def themes(
    project: ProjectPath, by: By = None, by_hand: ByHand = False, json: AsJson = False
) -> None:
    """Count cases, documents, codings and words of every theme and code."""
    from coder_app.core.analysis.frequencies import theme_table

    with reading(project) as opened:
        table = theme_table(opened, by=by, by_hand=by_hand)
    if json:
        print_json(_theme_data(table))
    else:
        print_themes(table)


def _theme_data(table: "ThemeTable") -> dict[str, Any]:
    return {
        "cases": table.cases_total,
        "documents": table.documents_total,
        "codings": table.codings_total,
        "codings_left_out": table.left_out,
        "by": table.by,
        "by_hand": table.by_hand,
        "groups": [group._asdict() for group in table.groups],
        "rows": [_theme_row(row, table) for row in table.rows],
    }


def _theme_row(row: "ThemeRow", table: "ThemeTable") -> dict[str, Any]:
    return {
        "id": row.code_id,
        "name": row.name,
        "path": row.path,
        "theme": row.is_theme,
        "depth": row.depth,
        **row.counts._asdict(),
        "groups": [
            {"value": group.value, **counts._asdict()}
            for group, counts in zip(table.groups, row.groups, strict=True)
        ],
    }


def print_themes(table: "ThemeTable") -> None:
    """Print theme frequencies as a table, each count of cases with its base."""
    from coder_app.core.analysis.wording import NO_THEME, NOT_RAISED, of

    groups = [f"{table.by}: {group.value or 'none'}" for group in table.groups]
    rows: list[tuple[object, ...]] = []
    for number, row in enumerate(table.rows):
        if not row.in_theme and (number == 0 or table.rows[number - 1].in_theme):
            rows.append((NO_THEME, *("" for _ in range(4 + len(groups)))))
        rows.append(
            (
                "  " * (row.depth + (not row.in_theme)) + row.name,
                of(row.counts.cases, table.cases_total),
                *row.counts[1:],
                *(
                    of(counts.cases, group.cases)
                    for group, counts in zip(table.groups, row.groups, strict=True)
                ),
            )
        )
    print_table(("Theme or code", "Cases", "Documents", "Codings", "Words", *groups), rows)
    left_out = f" {counted(table.left_out, 'coding')} of interviewers left out." * bool(
        table.left_out
    )
    say(
        f"{counted(table.cases_total, 'case')}, {counted(table.documents_total, 'document')}, "
        f"{counted(table.codings_total, 'coding')}{' by hand' * table.by_hand}.{left_out} "
        f"{NOT_RAISED}"
    )
