"""The command that says which codes stand together."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder_app.commands.shared import (
    AsJson,
    ByHand,
    OfCoders,
    OfDocuments,
    ProjectPath,
    counted,
    find_code,
    find_document,
    print_json,
    print_table,
    reading,
    say,
)

if TYPE_CHECKING:
    from coder_app.core.analysis.co_occurrence import CoOccurrence, Level

Place = Annotated[
    str,
    typer.Option(
        "--in", metavar="PLACE", help="The same place: overlap, turn, document or case [overlap]."
    ),
]
CodesOf = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="Only these codes, by name, path or id."),
]
WithCodes = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="CODE", help="Beside these codes; else beside the same."),
]
Subcodes = Annotated[
    bool, typer.Option("--no-subcodes", help="Codings of subcodes do not count for their theme.")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Also write it as .xlsx or .csv.")
]


def co_occurrence(
    project: ProjectPath,
    place: Place = "overlap",
    code: CodesOf = None,
    beside: WithCodes = None,
    document: OfDocuments = None,
    coder: OfCoders = None,
    no_subcodes: Subcodes = False,
    by_hand: ByHand = False,
    out: Out = None,
    json: AsJson = False,
) -> None:
    """Count where two codes stand together, and say Jaccard's coefficient of each pair."""
    from coder_app.core.analysis.chosen import Among
    from coder_app.core.analysis.co_occurrence import TogetherAsked
    from coder_app.core.analysis.co_occurrence import co_occurrence as count
    from coder_app.core.coders import find_coder
    from coder_app.core.exchange.co_occurrence_file import write_co_occurrence

    with reading(project) as opened:
        codes = tuple(find_code(opened, one) for one in code or ())
        others = tuple(find_code(opened, one) for one in beside or ()) or codes
        asked = TogetherAsked(_level(place), codes, others, subcodes=not no_subcodes)
        among = Among(
            documents=frozenset(find_document(opened, one) for one in document or ()),
            coders=frozenset(find_coder(opened, one) for one in coder or ()),
            by_hand=by_hand,
        )
        table = count(opened, asked, among)
    if out is not None:
        write_co_occurrence(project, out, asked, among)
    if json:
        print_json(_as_json(table))
    else:
        _print(table)


def _level(place: str) -> "Level":
    """Raises CoderError for what is no place."""
    from coder_app.core.analysis.co_occurrence import LEVELS
    from coder_app.core.errors import CoderError

    for level in LEVELS:
        if level == place:
            return level
    raise CoderError(f"“{place}” is no place to stand together in. Choose {', '.join(LEVELS)}.")


def _as_json(table: "CoOccurrence") -> dict[str, Any]:
    return {
        "in": table.level,
        "subcodes": table.subcodes,
        "codings": table.codings,
        "codings_left_out": table.left_out,
        "codes": [
            {"id": each.code_id, "path": each.path, "count": each.count}
            for each in dict.fromkeys((*table.rows, *table.columns))
        ],
        "pairs": [
            {
                "row": row.path,
                "column": column.path,
                "both": cell.both,
                "either": cell.either,
                "of_row": cell.of_row,
                "of_column": cell.of_column,
                "c": round(cell.coefficient, 4),
            }
            for row, cells in zip(table.rows, table.cells, strict=True)
            for column, cell in zip(table.columns, cells, strict=True)
            if cell is not None and row != column
        ],
    }


def _print(table: "CoOccurrence") -> None:
    """The pairs that stand together, the coefficient falling."""
    from coder_app.core.analysis.co_words import NOUNS, SAME_PLACE
    from coder_app.core.exchange.co_occurrence_file import pairs

    rows = [(*row[:6], f"{row[-1]:.2f}") for row in pairs(table)]
    noun = f"{NOUNS[table.level].capitalize()}s"
    heads = ("First code", "Second code", f"{noun} of first", "of second", "Both", "Either", "c")
    if rows:
        print_table(heads, rows)
    say(
        f"{counted(len(rows), 'pair')} of {counted(len(table.rows), 'code')} in "
        f"{SAME_PLACE[table.level]}, {counted(table.codings, 'coding')} counted."
    )
