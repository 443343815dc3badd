"""Nothing confirmed is ever lost: a coding process is killed at random moments, fifty times."""

import multiprocessing
import os
import random
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from sqlalchemy import select

from coder_app.core.project import Project
from models import Coding, new_id, now

KILLS = 50


def code_without_end(path: Path, confirm: Connection) -> None:
    """Apply codings one by one and report each after its action returned."""
    project = Project.open(path)
    start = 0
    while True:
        coding, start = new_id(), (start + 1) % 40
        with project.action(f"Apply {start}") as session:
            session.add(
                Coding(
                    id=coding,
                    document_id="d",
                    code_id="c",
                    coder_id=project.coder,
                    start=start,
                    end=start + 4,
                    created_at=now(),
                )
            )
        confirm.send(coding)


def kill_while_coding(path: Path, seconds: float) -> set[str]:
    """Run the coding process, kill it; returns what it had confirmed."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["coder_app.core.project"])
    reading, writing = context.Pipe(duplex=False)
    process = context.Process(target=code_without_end, args=(path, writing))
    process.start()
    writing.close()
    confirmed = {reading.recv()}
    if reading.poll(seconds):
        while seconds > 0 and reading.poll(seconds / 10):
            confirmed.add(reading.recv())
            seconds -= 0.003
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    while reading.poll():
        try:
            confirmed.add(reading.recv())
        except EOFError:
            break
    return confirmed


def test_every_confirmed_coding_survives_fifty_kills(study: Project) -> None:
    study.close()
    chance = random.Random(2025)
    confirmed: set[str] = set()
    for _ in range(KILLS):
        confirmed |= kill_while_coding(study.path, chance.uniform(0.001, 0.06))
        project = Project.open(study.path)
        assert project.check() == []
        with project.read() as session:
            kept = set(session.scalars(select(Coding.id)))
        project.close()
        assert confirmed <= kept
    assert len(confirmed) > KILLS, "the process must have coded between kills"
