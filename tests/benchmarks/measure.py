"""Medians of timed work, kept by name, printed as a table and written as JSON."""

import gc
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True, slots=True)
class Goal:
    """What a figure must stay under, and what QualCoder 4.0 beta needed for the same work."""

    unit: str
    must: float | None
    elsewhere: str = "-"
    part: str = "window"
    """The module that measures it."""
    beside: str = ""
    """The row it comes along with."""


class Took(NamedTuple):
    """Milliseconds by the clock, and of this process's processor time."""

    wall: float
    cpu: float


def taking(work: Callable[[], object]) -> Took:
    """How long one call takes."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return Took(1000 * (time.perf_counter() - wall), 1000 * (time.process_time() - cpu))


def calibration() -> Took:
    """A fixed piece of work, the median of five: what this machine gives a program just now."""
    runs = sorted(
        taking(lambda: sum(number * number for number in range(500_000))) for _ in range(5)
    )
    return runs[2]


def others() -> str:
    """How busy other programs keep the processors: figures are only good on a quiet machine."""
    busy = f", load {os.getloadavg()[0]:.1f} before" if hasattr(os, "getloadavg") else ""
    loop = calibration()
    return f"{os.cpu_count()} processors{busy}; fixed loop {loop.wall:.0f} ms ({loop.cpu:.0f} CPU)"


@dataclass
class Results:
    """Figures by name: all runs, in the unit of the goal."""

    goals: dict[str, Goal]
    asked: frozenset[str]
    runs: dict[str, list[float]] = field(default_factory=dict)
    cpu: dict[str, list[float]] = field(default_factory=dict)
    machine: str = field(default_factory=others)

    def wants(self, *names: str) -> bool:
        """Whether one of these was asked for."""
        return bool(self.asked & set(names))

    def add(self, name: str, *values: float | Took) -> None:
        """Keep runs of a figure, if it was asked for."""
        if name not in self.asked:
            return
        for value in values:
            if isinstance(value, Took):
                self.cpu.setdefault(name, []).append(value.cpu)
            wall = value.wall if isinstance(value, Took) else value
            self.runs.setdefault(name, []).append(wall)

    def as_json(self) -> dict[str, dict[str, object]]:
        return {
            name: {
                "median": round(statistics.median(values), 3),
                "unit": self.goals[name].unit,
                "runs": len(values),
            }
            | ({"cpu": round(statistics.median(self.cpu[name]), 3)} if name in self.cpu else {})
            for name, values in self.runs.items()
        }

    def misses(self) -> list[str]:
        """Names of the figures that are over their goal."""
        return [
            name
            for name, values in self.runs.items()
            if (must := self.goals[name].must) is not None and statistics.median(values) >= must
        ]

    def print(self, folder: Path) -> None:
        table = Table(
            title=f"fsync on this disk: {fsync_ms(folder):.2f} ms (median of 20); {self.machine}"
        )
        for heading in (
            "name",
            "median",
            "cpu",
            "worst",
            "unit",
            "runs",
            "must",
            "QualCoder 4.0 beta",
        ):
            table.add_column(heading, justify="left" if heading == "name" else "right")
        missed = self.misses()
        for name, values in self.runs.items():
            goal = self.goals[name]
            table.add_row(
                name,
                f"{statistics.median(values):.2f}",
                f"{statistics.median(self.cpu[name]):.2f}" if name in self.cpu else "-",
                f"{max(values):.2f}",
                goal.unit,
                str(len(values)),
                "-"
                if goal.must is None
                else f"< {goal.must:g}{' MISSED' if name in missed else ''}",
                goal.elsewhere,
            )
        Console(width=120).print(table)

    def write(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(self.as_json(), indent=1), encoding="utf-8")


def timed(work: Callable[[], object]) -> float:
    """Seconds that one call takes, garbage collected before."""
    gc.collect()
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def fsync_ms(folder: Path) -> float:
    """What a durable write costs on the disk under a folder, in ms."""
    times = []
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        for _ in range(20):
            start = time.perf_counter()
            file.write(b"x" * 4096)
            file.flush()
            os.fsync(file.fileno())
            times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)
