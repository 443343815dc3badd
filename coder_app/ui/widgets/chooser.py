"""One of many, found by typing: a small list that says what was chosen."""

import re
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget
from rapidfuzz import fuzz

from coder_app.ui.widgets.alike import alike
from coder_app.ui.widgets.choosing import Choosing
from coder_app.ui.widgets.path_rows import ABOVE, PathRows
from coder_app.ui.widgets.plain import plain_tip

_ID = Qt.ItemDataRole.UserRole
_SHOWN = 200
_ROW = 26
_SIZE = (360, 320)
_BELOW = " > "

Item = tuple[str, str, str]
"""Id, words, and a colour or an empty text; the words of a code are its path."""


class Chooser(Choosing):
    """A list of what fits, the surest first."""

    def __init__(
        self,
        title: str,
        items: Sequence[Item],
        chosen: Callable[[str], object],
        parent: QWidget | None = None,
        *,
        former: Mapping[str, Sequence[str]] | None = None,
        fresh: Callable[[str], Item | None] | None = None,
        paths: bool = True,
    ) -> None:
        """``former``: other names by which an id is found.

        ``fresh``: the row for what was typed, which stands last; None where there is to be none.
        Unless ``paths``, the words of what has a colour are more than the path of a code.
        """
        super().__init__("chooser", title, chosen, parent)
        self._items = list(items)
        self._names = [(item, item[1], "") for item in self._items]
        self._names += [
            (item, old, old) for item in self._items for old in (former or {}).get(item[0], ())
        ]
        self._fresh, self._paths = fresh, paths
        self._coloured = any(colour for _, _, colour in self._items)
        self.list = QListWidget()
        self.list.setItemDelegate(PathRows(self.list))
        self.arrange(self.list, "list")
        self.resize(*_SIZE)
        self.narrow("")

    def narrow(self, typed: str) -> None:
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
        rows = [row for row in self._names if _fits(typed.casefold(), row[1].casefold())]
        rows.sort(key=lambda row: -fuzz.WRatio(typed.casefold(), row[1].casefold()))
        rows.sort(key=lambda row: not begins(typed, row[1]))  # stable: the likest first
        found: dict[str, tuple[Item, str]] = {}
        for item, _, old in rows:
            found.setdefault(item[0], (item, old))
        return list(found.values())

    def _add(self, item: Item, note: str) -> None:
        key, text, colour = item
        above, _, name = text.rpartition(_BELOW) if colour and self._paths else ("", "", text)
        row = QListWidgetItem(name + note)
        row.setData(_ID, key)
        row.setData(ABOVE, f"{above} >" if above else "")
        row.setData(Qt.ItemDataRole.AccessibleTextRole, text + note)
        row.setToolTip(plain_tip(text))
        row.setSizeHint(QSize(0, _ROW))
        swatch = QPixmap(10, 10)
        swatch.fill(QColor(colour) if colour else Qt.GlobalColor.transparent)
        if self._coloured:
            row.setIcon(swatch)
        self.list.addItem(row)

    def in_hand(self) -> str | None:
        item = self.list.currentItem()
        return None if item is None else str(item.data(_ID))

    def step(self, by: int) -> None:
        """Move the choice, round the ends."""
        if self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + by) % self.list.count())


def _fits(typed: str, name: str) -> bool:
    """Whether a name may be meant: it holds what was typed, or words nearly so."""
    held = begins(typed, name) or typed.strip() in name
    return held or alike(re.findall(r"\w+", typed) or [typed], re.findall(r"\w+", name))


def begins(typed: str, name: str) -> bool:
    """Whether each piece typed begins a word of a name, the words in the same order."""
    words = iter(re.findall(r"\w+", name.casefold()))
    pieces = re.findall(r"\w+", typed.casefold())
    return all(any(word.startswith(piece) for word in words) for piece in pieces)
