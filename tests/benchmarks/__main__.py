"""``make bench``: every figure that was promised, printed and written to ``build/bench.json``."""

import argparse
import os
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from tests.benchmarks.measure import Results
from tests.benchmarks.rows import GOALS, PARTS, parts_for, rows_for

OUT = Path("build/bench.json")


def main() -> int:
    """Measure what is asked for; 1 where a figure misses its goal and ``--strict`` is given."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        choices=[*PARTS, *GOALS, []],
        help=f"rows of the table, or parts: {', '.join(PARTS)} (all)",
    )
    parser.add_argument("--strict", action="store_true", help="end with 1 where a figure misses")
    asked = parser.parse_args()
    results = Results(GOALS, rows_for(asked.names))
    with tempfile.TemporaryDirectory(prefix="coder-bench-") as name:
        folder = Path(name)
        os.environ["CODER_HOME"] = str(folder / "home")
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        notes: list[str] = []
        for part in parts_for(asked.names):
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
