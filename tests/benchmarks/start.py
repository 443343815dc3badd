"""``cold_start``: the program in a process of its own, from its start to its painted window."""

import json
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.measure import Results

RUNS = 5
IDLE_RUNS = 2
"""In so many of the runs the window stays for a while, to see what memory it comes to."""
IDLE_SECONDS = 10


def measure(results: Results, folder: Path) -> list[str]:
    """Seconds to the painted window, and the larger of its memory then and after idling, in MB."""
    _ = folder
    for number in range(RUNS):
        idle = IDLE_SECONDS if number < IDLE_RUNS else 0
        begun = time.time()
        run = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.first_paint", str(idle)],
            check=False,
            capture_output=True,
            text=True,
            timeout=60,
        )
        if run.returncode or not run.stdout:
            raise RuntimeError(f"The window did not open.\n{run.stderr}")
        told = json.loads(run.stdout)
        results.add("cold_start", told["painted"] - begun)
        if idle and told["memory"]:
            results.add("cold_start_rss", max(told["memory"]))
    return []
