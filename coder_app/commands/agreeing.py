"""The command that says how far coders agree."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coder_app.commands.shared import (
    AsJson,
    OfDocuments,
    ProjectPath,
    find_code,
    find_document,
    one_line,
    print_json,
    print_table,
    reading,
    say,
    warn,
)

if TYPE_CHECKING:
    from coder_app.core.analysis.agreement import Agreement, CodeAgreement
    from coder_app.core.analysis.agreement_differences import PlaceRow

Coders = Annotated[
    list[str] | None,
    typer.Option("--coder", metavar="NAME", help="Only these coders; can be given several times."),
]
CodesOf = Annotated[
    list[str] | None,
    typer.Option("--code", metavar="CODE", help="Only these codes, by name, path or id."),
]
Passages = Annotated[
    bool, typer.Option("--passages", help="Count paragraphs, coded or not, instead of characters.")
]
Subcodes = Annotated[
    bool, typer.Option("--subcodes", help="A code counts also where a code beneath it was applied.")
]
DoneOnly = Annotated[
    bool, typer.Option("--done", help="Only documents that all of their coders marked as done.")
]
AllTheSame = Annotated[
    bool,
    typer.Option(
        "--all-the-same",
        help="Also documents for double coding that somebody has not marked as done.",
    ),
]
Differing = Annotated[
    bool, typer.Option("--differences", help="Also list the passages that were not coded alike.")
]
Out = Annotated[
    Path | None, typer.Option("--out", metavar="FILE", help="Also write it as .xlsx or .csv.")
]


def agreement(
    project: ProjectPath,
    coder: Coders = None,
    document: OfDocuments = None,
    code: CodesOf = None,
    passages: Passages = False,
    subcodes: Subcodes = False,
    done: DoneOnly = False,
    all_the_same: AllTheSame = False,
    differences: Differing = False,
    out: Out = None,
    json: AsJson = False,
) -> None:
    """Say how far coders agree: percent, Cohen's kappa, Krippendorff's alpha for each code.

    Compared are the documents that two or more coders coded; nothing in the project is changed.
    Documents for double coding stay out of sight until all who code them marked them as done.
    """
    from coder_app.core.analysis.agreement import AgreementAsked
    from coder_app.core.analysis.agreement import agreement as compare
    from coder_app.core.analysis.agreement_differences import place_rows, places
    from coder_app.core.coders import find_coder

    with reading(project) as opened:
        asked = AgreementAsked(
            coders=tuple(find_coder(opened, one) for one in coder or ()),
            documents=tuple(find_document(opened, one) for one in document or ()),
            codes=tuple(find_code(opened, one) for one in code or ()),
            unit="passages" if passages else "characters",
            subcodes=subcodes,
            done_only=done,
            sealed_too=all_the_same,
        )
        found = compare(opened, asked)
        rows = place_rows(opened, places(found)) if differences or out is not None else []
    _tell(found, rows, differences=differences, out=out, json=json)


def _tell(
    found: "Agreement", rows: "list[PlaceRow]", *, differences: bool, out: Path | None, json: bool
) -> None:
    from coder_app.core.exchange.agreement_file import write_agreement

    if out is not None:
        write_agreement(out, found, rows)
    if json:
        print_json(_as_json(found, rows if differences else None))
    else:
        _print(found, rows if differences else [])


def _print(found: "Agreement", rows: "list[PlaceRow]") -> None:
    from coder_app.core.analysis.agreement_words import (
        cells,
        headings,
        independence,
        methods,
        summary,
        warnings,
    )

    say(summary(found))
    for said in (independence(found), *warnings(found)):
        if said:
            warn(said)
    if found.total is None:
        return
    print_table(headings(found), [cells(found, row) for row in found.shown])
    for one in rows:
        say(f"{one.citation}  {one.place.code}: {one.place.said}")
        say(f"    {one_line(one.text)}")
    say(methods(found))


def _as_json(found: "Agreement", rows: "list[PlaceRow] | None") -> dict[str, Any]:
    from coder_app.core.analysis.agreement_words import independence, methods, summary, warnings

    said: dict[str, Any] = {
        "summary": summary(found),
        "warnings": [one for one in (independence(found), *warnings(found)) if one],
        "unit": found.unit,
        "units": found.units,
        "coders": [one.name for one in found.people],
        "documents": [one.name for one in found.documents],
        "all_codes": None if found.total is None else _figures(found, found.total),
        "codes": [_figures(found, row) for row in found.rows],
        "methods": methods(found),
    }
    if rows is not None:
        said["differences"] = [_place(one) for one in rows]
    return said


def _figures(found: "Agreement", row: "CodeAgreement") -> dict[str, Any]:
    of = row.figures
    coded = {one.name: units for one, units in zip(found.people, of.coded, strict=True)}
    return {
        "code": row.path,
        "coded": coded,
        "by_all": of.by_all,
        "by_any": of.by_any,
        "agreed": of.agreed,
        "kappa": of.kappa,
        "alpha": of.alpha,
    }


def _place(one: "PlaceRow") -> dict[str, Any]:
    place = one.place
    return {
        "code": place.code,
        "differs": place.said,
        "document": place.document.name,
        "start": place.start,
        "end": place.end,
        "citation": one.citation,
        "text": one.text,
    }
