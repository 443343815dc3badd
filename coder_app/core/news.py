"""Word of every change: who is told, and what they may have missed."""

from collections import deque
from collections.abc import Callable

from coder_app.core.changes import Changes

_KEPT = 100

Listener = Callable[[Changes], None]


class News:
    """Tells listeners of changes, and keeps the last of them for those who ask later."""

    def __init__(self) -> None:
        self.version = 0
        """How many changes there were."""
        self._listeners: list[Listener] = []
        self._past: deque[Changes] = deque(maxlen=_KEPT)

    def on_change(self, callback: Listener) -> Callable[[], None]:
        """Call back after every change; returns how to stop it."""
        self._listeners.append(callback)
        return lambda: self._listeners.remove(callback)

    def since(self, version: int) -> list[Changes] | None:
        """The changes after a version, oldest first; None where they are too many to know."""
        missed = self.version - version
        return list(self._past)[len(self._past) - missed :] if missed <= len(self._past) else None

    def tell(self, changes: Changes) -> None:
        """A change is durable: everybody may know."""
        self.version += 1
        self._past.append(changes)
        for callback in tuple(self._listeners):
            callback(changes)
