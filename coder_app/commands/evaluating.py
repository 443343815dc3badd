"""The command that says how good suggestions are: an honest replay of coding that was done."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coder_app.commands.shared import (
    AsJson,
    ProjectPath,
    counted,
    print_json,
    print_table,
    progress,
    reading,
    say,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coder_app.core.evaluation.good import Good
    from coder_app.core.evaluation.jobs import Evaluation

MEASURES = (
    ("R1", "codes found, first suggestion"),
    ("R3", "codes found, first three"),
    ("MAP", "mean average precision"),
    ("miF1", "micro F1"),
    ("maF1", "macro F1, each code alike"),
    ("accept", "right among those shown"),
    ("cover", "coded passages with any shown"),
    ("saved", "codings that were shown"),
    ("own_accept", "right among those Coder shows by itself"),
    ("own_saved", "codings that Coder shows by itself"),
    ("noise", "shown for a passage without codes"),
    ("ECE", "calibration error"),
    ("warm_R3", "first three, later half"),
)

Source = Annotated[
    Path,
    typer.Argument(
        metavar="FOLDER_OR_PROJECT",
        help="A folder with codes.csv and passages.jsonl, or a project with codings.",
    ),
]
Live = Annotated[
    bool, typer.Option("--live", help="Passage by passage, knowing the codes just above.")
]
Cold = Annotated[
    bool, typer.Option("--cold", help="Learn nothing: names, definitions and examples only.")
]
Embeddings = Annotated[
    bool, typer.Option("--embeddings", help="Also ours with the extra coder-app[embeddings].")
]
Limit = Annotated[int | None, typer.Option("--limit", metavar="N", help="Only the first passages.")]
Against = Annotated[
    list[str] | None,
    typer.Option(
        "--against",
        metavar="NAME",
        help="Also a baseline: most-used, repeat-previous, cosine, logistic, svc, or all. "
        "Can be given several times.",
    ),
]


def evaluate(
    source: Source,
    live: Live = False,
    cold: Cold = False,
    limit: Limit = None,
    against: Against = None,
    embeddings: Embeddings = False,
    json: AsJson = False,
) -> None:
    """Say how good suggestions are, by replaying what was coded; nothing is changed.

    Every passage is suggested for before anything in its round (a document, or 60 passages of a
    long one) is known; then its codes are learned.
    """
    from coder_app.core.evaluation import jobs

    with progress("Replaying") as report:
        found = jobs.evaluate(
            source,
            against or (),
            live=live,
            cold=cold,
            limit=limit,
            embeddings=embeddings,
            progress=report,
        )
    if json:
        print_json({found.name: {one.candidate: one.measures for one in found.candidates}})
    else:
        _print(found, live=live, cold=cold)


Out = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Also write it as .csv or .xlsx."),
]


def how_good(project: ProjectPath, out: Out = None, json: AsJson = False) -> None:
    """Say how good suggestions are in a project: what became of them, and an honest replay.

    Nothing in the project is changed.
    """
    from dataclasses import asdict

    from coder_app.core.evaluation.good import good
    from coder_app.core.evaluation.good_file import write_good
    from coder_app.core.evaluation.good_methods import methods
    from coder_app.core.evaluation.own_replay import replay_own
    from coder_app.core.suggestions.choices import choices

    with reading(project) as opened:
        with progress("Replaying") as report:
            replay = replay_own(project, choices(opened).sure / 100, report)
        found = good(opened, replay)
    if out is not None:
        write_good(out, found)
    if json:
        print_json({**asdict(found), "summary": found.summary, "methods": methods(found)})
    else:
        _print_good(found, methods(found))


def _print_good(found: "Good", methods: str) -> None:
    from coder_app.core.evaluation.good import COLUMNS, cells

    say(found.summary)
    for warning in found.warnings:
        say(warning)
    print_table(COLUMNS, [cells(row) for row in (found.total, *found.rows)])
    say(methods)


def _print(found: "Evaluation", *, live: bool, cold: bool) -> None:
    how = ", live" * live + ", cold" * cold
    say(
        f"{found.name}{how}: {counted(found.passages, 'passage')}, {found.coded:,} coded, "
        f"{counted(found.codings, 'coding')}, {counted(found.codes, 'code')}."
    )
    every = [one.measures for one in found.candidates]
    rows: list[tuple[object, ...]] = [
        (name, meaning, *(_share(each.get(name)) for each in every)) for name, meaning in MEASURES
    ]
    for key in every[0]["by_seen"]:
        known = f"first three, code with {key[1:]} codings"
        rows.append((key, known, *(_share(each["by_seen"][key][0]) for each in every)))
    rows.append(("fit_ms", "learning, median / most, ms", *map(_fit_times, every)))
    rows.append(("sug_ms", "one passage in a batch, ms", *(f"{m['sug_ms']:.2f}" for m in every)))
    print_table(("Measure", "Meaning", *(one.candidate for one in found.candidates)), rows)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _fit_times(measures: "Mapping[str, list[float]]") -> str:
    median, most = measures["fit_ms"]
    return f"{median:.0f} / {most:.0f}"
