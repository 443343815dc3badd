"""One of many, found by typing: a small list that says what was chosen."""

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)
from rapidfuzz import fuzz, process

from coder_app.ui.widgets.in_sight import place_in_sight

_ID = Qt.ItemDataRole.UserRole
_SHOWN = 200
_FITS = 55
_ROW = 26

Item = tuple[str, str, str]
"""Id, words, and a colour or an empty text."""


class Chooser(QDialog):
    """Type to narrow, arrows to move, Enter to choose, Escape to leave."""

    def __init__(
        self,
        title: str,
        items: Sequence[Item],
        chosen: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        former: Mapping[str, Sequence[str]] | None = None,
        fresh: Callable[[str], Item | None] | None = None,
    ) -> None:
        """``former``: other names by which an id is found.

        ``fresh``: the row for what was typed, which stands last; None where there is to be none.
        """
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._items = list(items)
        self._chosen = chosen
        self._names = [(item, item[1], "") for item in self._items]
        self._names += [
            (item, old, old) for item in self._items for old in (former or {}).get(item[0], ())
        ]
        self._fresh = fresh
        self._coloured = any(colour for _, _, colour in self._items)
        self.field, self.list = _Field(self), QListWidget()
        self._build(title)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self._take)
        self.list.itemClicked.connect(lambda _: self._take())
        self._narrow("")

    def _build(self, title: str) -> None:
        label = QLabel(title)
        label.setProperty("tone", "header")
        self.field.setObjectName("chooser.field")
        self.field.setAccessibleName(title)
        self.field.setPlaceholderText("Type to find")
        self.list.setObjectName("chooser.list")
        self.list.setAccessibleName(title)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for part in (label, self.field, self.list):
            layout.addWidget(part)
        self.resize(360, 320)

    def offer(self, below: QWidget) -> None:
        """Show it at a widget."""
        place_in_sight(self, below)
        self.show()
        self.field.setFocus()

    def _narrow(self, typed: str) -> None:
        found = self._found(typed) if typed.strip() else [(item, "") for item in self._items]
        fresh = self._fresh(typed) if self._fresh is not None else None
        self.list.clear()
        for item, old in found[:_SHOWN]:
            self._add(item, f"   took in “{old}”" if old else "")
        sure = not typed.strip() or (found and begins(typed, found[0][1] or found[0][0][1]))
        if fresh is not None:
            self._add(fresh, "")
        self.list.setCurrentRow(self.list.count() - 1 if fresh is not None and not sure else 0)

    def _found(self, typed: str) -> list[tuple[Item, str]]:
        """The items for what was typed, surest first, each with the other name that led to it."""
        likely = process.extract(
            typed,
            [name for _, name, _ in self._names],
            scorer=fuzz.WRatio,
            processor=str.casefold,
            limit=_SHOWN,
            score_cutoff=_FITS,
        )
        rows = [self._names[place] for _, _, place in likely]
        rows.sort(key=lambda row: not begins(typed, row[1]))  # stable: the likest first
        found: dict[str, tuple[Item, str]] = {}
        for item, _, old in rows:
            found.setdefault(item[0], (item, old))
        return list(found.values())

    def _add(self, item: Item, note: str) -> None:
        key, text, colour = item
        row = QListWidgetItem(text + note)
        row.setData(_ID, key)
        row.setSizeHint(QSize(0, _ROW))
        swatch = QPixmap(10, 10)
        swatch.fill(QColor(colour) if colour else Qt.GlobalColor.transparent)
        if self._coloured:
            row.setIcon(swatch)
        self.list.addItem(row)

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            key = item.data(_ID)
            self.close()
            self._chosen(key)

    def step(self, by: int) -> None:
        """Move the choice, round the ends."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())


def begins(typed: str, name: str) -> bool:
    """Whether each piece typed begins a word of a name, the words in the same order."""
    words = iter(re.findall(r"\w+", name.casefold()))
    pieces = re.findall(r"\w+", typed.casefold())
    return all(any(word.startswith(piece) for word in words) for piece in pieces)


class _Field(QLineEdit):
    def __init__(self, chooser: Chooser) -> None:
        super().__init__(chooser)
        self._chooser = chooser

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self._chooser.step(step)
        elif event.key() == Qt.Key.Key_Escape:
            self._chooser.close()
        else:
            super().keyPressEvent(event)
