"""Columns of a table that give way where it is narrow, so that the one to be read keeps room."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QTableView

_SMALLEST = 0.4


class ColumnShare(QObject):
    """Gives columns the widths they ask for, or less, down to two fifths of them.

    ``least`` is what the column that stretches is to have; columns that are ``firm`` give nothing,
    and are as wide as their headings where all the others keep what is least.
    """

    def __init__(
        self, view: QTableView, widths: Mapping[int, int], least: int, firm: Collection[int] = ()
    ) -> None:
        super().__init__(view)
        self._view, self._widths, self._least = view, dict(widths), least
        self._firm = firm
        view.viewport().installEventFilter(self)
        self.share()

    def share(self) -> None:
        """Give the columns their widths for the room there is."""
        head = self._view.horizontalHeader()
        fixed = {one: self._widths[one] for one in self._firm}
        wanted = sum(width for one, width in self._widths.items() if one not in fixed)
        free = self._view.viewport().width() - self._least
        whole = {one: max(width, head.sectionSizeHint(one)) for one, width in fixed.items()}
        if free - sum(whole.values()) >= _SMALLEST * wanted:
            fixed = whole
        room = free - sum(fixed.values())
        part = max(_SMALLEST, min(1.0, room / wanted)) if wanted else 1.0
        for column, width in self._widths.items():
            self._view.setColumnWidth(column, fixed.get(column, round(width * part)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.share()
        return super().eventFilter(watched, event)
