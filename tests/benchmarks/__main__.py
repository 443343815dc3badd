"""``make bench``: every figure that was promised, printed and written to ``build/bench.json``."""

import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks.measure import Goal, Results

OUT = Path("build/bench.json")
PARTS = ("start", "window", "work")
GOALS = {
    "cold_start": Goal("s", 2, "12"),
    "cold_start_rss": Goal("MB", 250, "1,170"),
    "open_document": Goal("ms", 500, "15,000-32,000"),
    "apply_code": Goal("ms", 50, "90-164"),
    "apply_code_after": Goal("ms", None),
    "remove_code": Goal("ms", 50, "3,500-7,000"),
    "remove_code_after": Goal("ms", None),
    "undo": Goal("ms", 50, "3,500-7,000"),
    "undo_after": Goal("ms", None),
    "scroll_step": Goal("ms", 30, "70-178"),
    "caret_idle": Goal("ms", None),
    "caret_while_fitting": Goal("x", 1.3),
    "caret_while_fitting_p95": Goal("x", 1.3),
    "import_200": Goal("s", 4, "0.6-4.2"),
    "frequencies_50k": Goal("ms", 500, "1,300"),
    "xlsx_5000": Goal("s", 3, "1.1 (one bare sheet)"),
}
"""``…_after``: how long the window is busy in the 0.4 s that follow, with counts and the like."""


def main() -> int:
    """Measure what is asked for; 1 where a figure misses its goal and ``--strict`` is given."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"some of: {', '.join(PARTS)} (all)")
    parser.add_argument("--strict", action="store_true", help="end with 1 where a figure misses")
    asked = parser.parse_args()
    results = Results(GOALS)
    with tempfile.TemporaryDirectory(prefix="coder-bench-") as name:
        folder = Path(name)
        os.environ["CODER_HOME"] = str(folder / "home")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        notes: list[str] = []
        for part in asked.parts or PARTS:
            notes += import_module(f"tests.benchmarks.{part}").measure(results, folder)
        results.print(folder)
    for note in notes:
        sys.stdout.write(f"{note}\n")
    results.write(OUT)
    missed = results.misses()
    if missed:
        sys.stdout.write(f"MISSED: {', '.join(missed)}\n")
    return 1 if missed and asked.strict else 0


if __name__ == "__main__":
    sys.exit(main())
