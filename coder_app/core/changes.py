"""What an action did, told to every view."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from coder_app.core.ids import ActionId, CoderId, DocumentId

Kind = Literal["do", "undo", "redo"]
MOST_IDS = 1_000
"""Beyond this many rows a table is said to have changed as a whole."""


@dataclass(frozen=True, slots=True)
class ActionInfo:
    """One step of the history: a sentence, who did it and when."""

    id: ActionId
    name: str
    coder_id: CoderId
    coder_name: str
    at: datetime
    """UTC."""
    group: str | None
    count: int
    """How many actions are taken back together: those of the group, else 1."""
    here: bool
    """Made in this session by the present coder, so that undo need not ask."""
    state: str
    """``done``, ``undone``, or ``gone``: can be neither undone nor redone."""
    reason: str = ""

    @property
    def sentence(self) -> str:
        """The name, with how many more steps go with it."""
        return self.name if self.count == 1 else f"{self.name} and {self.count - 1} more"


@dataclass(frozen=True, slots=True)
class Changes:
    """Which rows of which tables an action, its undo or its redo changed."""

    action: ActionInfo
    kind: Kind
    ids: Mapping[str, frozenset[str] | None] = field(default_factory=dict)
    """By table; None stands for all of it."""
    place: tuple[DocumentId, int, int] | None = None
    """Where it happened: document, start, end."""
    undoable: bool = False
    """Whether it is a step that undo takes back now; undo passes by what is only recorded."""

    def touch(self, *tables: str) -> bool:
        """Whether any of the tables changed."""
        return any(table in self.ids for table in tables)

    def of(self, table: str) -> frozenset[str] | None:
        """The ids that changed in a table: empty where none did, None where it is all of it."""
        return self.ids.get(table, frozenset())
