"""``merge_codes``: two codes of 5,000 codings each become one, with the window looking on."""

from pathlib import Path

from coder_app.core import coding
from coder_app.core.codebook import codebook, merge_codes
from tests.benchmarks.driving import named, opening, settle, shown, stay, until_painted
from tests.benchmarks.measure import Results, Took
from tests.benchmarks.synthetic import add_short, build

RUNS = 5
AMONG = "P00"


def measure(results: Results, folder: Path) -> list[str]:
    """Seconds until the window shows the merged codes, and shows them undone."""
    path = folder / "merge.coder"
    project = build(path, codings=10_000, codes=2)
    add_short(project)
    project.close()
    with shown(folder) as window:
        opening(window, path, AMONG)
        stay(0.5)
        project = window.project
        document = named(project, AMONG).id
        into, gone = (row.id for row in codebook(project))
        before = len(coding.codings(project, document))
        for _ in range(RUNS):
            merged = until_painted(window, lambda: merge_codes(project, [gone], into))
            if len(codebook(project)) != 1:
                raise RuntimeError("Nothing was merged.")
            stay(0.3)
            undone = until_painted(window, project.undo)
            if len(coding.codings(project, document)) != before:
                raise RuntimeError("The merge was not undone.")
            stay(0.3)
            settle()
            results.add("merge_codes", Took(merged.wall / 1000, merged.cpu / 1000))
            results.add("merge_codes_undo", Took(undone.wall / 1000, undone.cpu / 1000))
    return []
