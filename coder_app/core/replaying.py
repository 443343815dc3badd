"""Undo and redo: which steps one command replays, and what is told of it."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from coder_app.core.changes import ActionInfo, Changes
from coder_app.core.ids import ActionId
from coder_app.core.steps import Who, place_of, together
from coder_app.core.taken_back import TakenBack
from coder_app.core.writer import Writer
from models import journal
from models.journal import Direction
from models.migrations import SCHEMA_VERSION
from models.project_file import ProjectFile


class Replaying:
    """Replays the steps of a project, and knows what one command took back together."""

    def __init__(self, file: ProjectFile, writer: Writer) -> None:
        self._file = file
        self._writer = writer
        self._taken_back = TakenBack()

    def replay(self, direction: Direction, who: Who, to: ActionId | None = None) -> Changes | None:
        """Replay what comes next, or everything up to a step; None where there is nothing.

        Raises ReadOnly, Busy, ReplayRefused.
        """
        with self._writer.transaction(foreign_keys=False) as connection:
            steps = self._steps(connection, direction, to)
            if not steps:
                return None
            place = place_of(connection, steps)
            journal.replay(connection, steps, direction, SCHEMA_VERSION)
            changes = who.told(connection, steps, direction)
            changes = replace(changes, place=changes.place or place)
            if to is not None or self._taken_back.whole(steps[:1]) == steps:
                changes = together(changes, len(steps))
        if direction == "redo":
            self._taken_back.done_again(steps)
        elif to is not None:
            self._taken_back.note(steps)
        return changes

    def next(self, direction: Direction, who: Who) -> ActionInfo | None:
        """The step that comes next, with its group; None where there is none."""
        with self._file.reader.connect() as connection:
            steps = self._steps(connection, direction)
            return who.info(connection, steps) if steps else None

    def _steps(
        self, connection: Connection, direction: Direction, to: ActionId | None = None
    ) -> list[int]:
        """What one undo or redo replays; ``to``: as far as this step."""
        if to is not None and direction == "undo":
            return journal.steps_back_to(connection, to, SCHEMA_VERSION)[0]
        if to is not None:
            return journal.steps_forward_to(connection, to)
        steps = journal.next_steps(connection, direction)
        return self._taken_back.whole(steps) if direction == "redo" else steps
