"""The command that says how many new codes each document brought."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder_app.commands.shared import (
    AsJson,
    ByHand,
    OfCoders,
    OfDocuments,
    ProjectPath,
    find_document,
    print_json,
    print_table,
    reading,
    say,
)

if TYPE_CHECKING:
    from coder_app.core.analysis.saturation import Saturation

ListOrder = Annotated[
    bool, typer.Option("--list-order", help="In the order of the list, not of coding.")
]
Themes = Annotated[bool, typer.Option("--themes", help="Count themes instead of codes.")]
Base = Annotated[int, typer.Option("--base", metavar="N", help="Documents of the base [4].")]
Run = Annotated[int, typer.Option("--run", metavar="N", help="Documents of a run [2].")]
Threshold = Annotated[
    int, typer.Option("--threshold", metavar="%", help="New information that is little [5].")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Also write it as .xlsx or .csv.")
]


def saturation(
    project: ProjectPath,
    list_order: ListOrder = False,
    themes: Themes = False,
    base: Base = 4,
    run: Run = 2,
    threshold: Threshold = 5,
    document: OfDocuments = None,
    coder: OfCoders = None,
    by_hand: ByHand = False,
    out: Out = None,
    json: AsJson = False,
) -> None:
    """Count the new codes of each document, and say whether new information became little."""
    from coder_app.core.analysis.chosen import Among
    from coder_app.core.analysis.saturation import SaturationAsked
    from coder_app.core.analysis.saturation import saturation as count
    from coder_app.core.coders import find_coder
    from coder_app.core.exchange.saturation_file import write_saturation

    asked = SaturationAsked("list" if list_order else "coding", themes, base, run, threshold)
    with reading(project) as opened:
        among = Among(
            documents=frozenset(find_document(opened, one) for one in document or ()),
            coders=frozenset(find_coder(opened, one) for one in coder or ()),
            by_hand=by_hand,
            interviewer_words=True,
        )
        found = count(opened, asked, among)
    if out is not None:
        write_saturation(project, out, asked, among)
    if json:
        print_json(_as_json(found))
    else:
        _print(found)


def _as_json(found: "Saturation") -> dict[str, Any]:
    from coder_app.core.analysis.saturation_words import measure, plain

    return {
        "order": found.asked.order,
        "themes": found.asked.themes,
        "base": found.asked.base,
        "run": found.asked.run,
        "threshold": found.asked.threshold,
        "base_codes": found.base_codes,
        "reached_with": None if found.reached is None else found.reached + 1,
        "said": plain(found),
        "measure": measure(found),
        "documents": [
            {
                "name": step.name,
                "codes": step.codes,
                "new": list(step.new),
                "total": step.total,
                "run_new": step.run_new,
                "share": None if step.share is None else round(step.share, 4),
            }
            for step in found.steps
        ],
    }


def _print(found: "Saturation") -> None:
    from coder_app.core.analysis.saturation_words import measure, plain
    from coder_app.core.exchange.saturation_file import cells, columns

    if not found.steps:
        say("No document is coded yet.")
        return
    heads = tuple(column.title for column in columns(found))
    rows = [
        tuple("" if cell is None else cell for cell in cells(found, number))
        for number in range(len(found.steps))
    ]
    print_table(heads, rows)
    say(plain(found))
    say(measure(found))
