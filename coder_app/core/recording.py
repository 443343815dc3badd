"""One action: one transaction, whose changes the journal records and everybody is told of."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from coder_app.core.changes import Changes
from coder_app.core.codebook_guard import refuse_if_frozen
from coder_app.core.steps import Who
from coder_app.core.writer import Writer
from models import journal


class Recording:
    """Writes actions; ``saved`` is called after each that changed something."""

    def __init__(self, writer: Writer, saved: Callable[[Changes], None]) -> None:
        self._writer = writer
        self._saved = saved

    @contextmanager
    def action(
        self, who: Who, name: str, *, group: str | None, reason: str, undoable: bool
    ) -> Iterator[Session]:
        """All or nothing, as one step; one that is not ``undoable`` only stands in the history.

        Raises ReadOnly, Busy.
        """
        changes = None
        with self._writer.transaction() as connection:
            seq = journal.begin(connection, who.header(name, group, reason))
            with Session(connection, join_transaction_mode="create_savepoint") as session:
                yield session
                session.commit()
            refuse_if_frozen(connection, seq)
            if journal.end(connection, seq):
                changes = who.told(connection, [seq], "do", undoable=undoable)
                if undoable:
                    journal.keep(connection)
                else:
                    journal.forget(connection, seq)
        if changes is not None:
            self._saved(changes)

    @contextmanager
    def aside(self) -> Iterator[Session]:
        """All or nothing, to tables outside the journal; nobody is told. Raises as ``action``."""
        with (
            self._writer.transaction() as connection,
            Session(connection, join_transaction_mode="create_savepoint") as session,
        ):
            yield session
            session.commit()
