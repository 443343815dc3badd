"""Columns of a table that give way where it is narrow, so that the one to be read keeps room."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

_SMALLEST = 0.4


class ColumnShare(QObject):
    """Gives columns the widths they ask for, or less, down to two fifths of them.

    ``least`` is what the column that stretches is to have.
    """

    def __init__(self, view: QTableView, widths: Mapping[int, int], least: int) -> None:
        super().__init__(view)
        self._view, self._widths, self._least = view, dict(widths), least
        view.viewport().installEventFilter(self)
        self.share()

    def share(self) -> None:
        """Give the columns their widths for the room there is."""
        wanted = sum(self._widths.values())
        room = self._view.viewport().width() - self._least
        part = max(_SMALLEST, min(1.0, room / wanted)) if wanted else 1.0
        for column, width in self._widths.items():
            self._view.setColumnWidth(column, round(width * part))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.share()
        return super().eventFilter(watched, event)
