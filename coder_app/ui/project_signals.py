"""The one bridge between an open project and Qt."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from coder_app.core.project import Project


class ProjectSignals(QObject):
    """Re-emits a project's changes; Qt queues them to the receiver's thread."""

    changed = Signal(object)
    """A ``Changes``."""

    def __init__(self, project: "Project", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stop: Callable[[], None] = project.on_change(self.changed.emit)

    def stop(self) -> None:
        """Hear no more of the project."""
        self._stop()
