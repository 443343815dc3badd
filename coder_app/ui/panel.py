"""The base of every panel: it learns of changes, and refreshes when it is seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from coder_app.ui.selection import Selection
from coder_app.ui.widgets.inline_edit import AfterTyping, keep_what_is_typed

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from coder_app.core.project import Changes, Project
    from coder_app.ui.project_signals import ProjectSignals


class Panel(QWidget):
    """A part of the window that shows some tables of the open project."""

    tables: ClassVar[frozenset[str]] = frozenset()
    """A change to one of these makes what is shown stale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")
        self.project: Project | None = None
        self.selection = Selection()
        self._signals: ProjectSignals | None = None
        self._stale = False
        self._typing = AfterTyping(self, self._refresh_if_seen)

    def open_project(self, project: Project, signals: ProjectSignals) -> None:
        """Show this project from now on."""
        self.close_project()
        self.project = project
        self._signals = signals
        signals.changed.connect(self._on_changed)
        self.mark_stale()

    def close_project(self) -> None:
        """Keep what is being typed, then show nothing and hold no reference to the project."""
        keep_what_is_typed(self)
        if self._signals is not None:
            self._signals.changed.disconnect(self._on_changed)
        self.project = None
        self._signals = None
        self.selection = Selection()

    def set_selection(self, selection: Selection) -> None:
        """What is selected elsewhere in the window; panels that follow it override this."""
        self.selection = selection

    def refresh(self) -> None:
        """Read what is shown from the project; called only while the panel is seen."""

    def changed(self, changes: Changes) -> None:
        """A change to the panel's tables; override to refresh less than everything."""
        _ = changes
        self.mark_stale()

    def mark_stale(self) -> None:
        """Refresh now where the panel is seen, else when it comes into sight.

        While a name or a memo is typed in one of its rows the panel waits for Enter or Escape.
        """
        self._stale = True
        self._refresh_if_seen()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        if changes.touch(*self.tables):
            self.changed(changes)

    def _refresh_if_seen(self) -> None:
        seen = self._stale and self.isVisible() and self.project is not None
        if seen and not self._typing.waits():
            self._stale = False
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh_if_seen()
