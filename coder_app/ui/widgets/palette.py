"""Every command in one list, found by typing: words, where it stands, its keys."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from coder_app.ui.theme import theme
from coder_app.ui.widgets.alike import alike
from coder_app.ui.widgets.index import Index

_ROW = Qt.ItemDataRole.UserRole
_GRID, _HEIGHT = 8, 28
_PARTED = str.maketrans("-,\u2026:", "    ")
_SIZE = QSize(520, 420)


@dataclass(frozen=True, slots=True)
class PaletteRow:
    """A command: its id, its words, the menu it stands in, its keys, whether it can be done now."""

    id: str
    words: str
    menu: str = ""
    keys: str = ""
    able: bool = True

    @property
    def spoken(self) -> str:
        """The row in words."""
        parts = (self.words, self.menu, self.keys, "" if self.able else "not now")
        return ", ".join(part for part in parts if part)


def matching(typed: str, rows: Sequence[PaletteRow]) -> list[PaletteRow]:
    """The rows that what was typed may mean, best first; all in their order where it is empty.

    Best are those in which every piece is a word, then those where each begins one, then those
    that hold it, then the alike.
    """
    pieces = typed.casefold().split()
    if not pieces:
        return list(rows)
    texts = [f"{row.words} {row.menu}".casefold() for row in rows]
    whole = [n for n, text in enumerate(texts) if set(pieces) <= set(_words(text))]
    begun = [n for n, text in enumerate(texts) if _begins(pieces, _words(text))]
    held = [n for n, text in enumerate(texts) if " ".join(pieces) in text]
    like = [n for n, text in enumerate(texts) if alike(pieces, _words(text))]
    order = dict.fromkeys([*whole, *begun, *held, *like])
    return [rows[n] for n in order]


def _words(text: str) -> list[str]:
    return text.translate(_PARTED).split()


def _begins(pieces: list[str], words: list[str]) -> bool:
    return all(any(word.startswith(piece) for word in words) for piece in pieces)


class Palette(QDialog):
    """Type to find, arrows to move, Enter to do it, Escape to leave."""

    def __init__(
        self,
        rows: Sequence[PaletteRow],
        chosen: Callable[[str], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("palette")
        self.setAccessibleName("All commands")
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows, self._chosen = list(rows), chosen
        self.field = _Field(self)
        self.field.setObjectName("palette.field")
        self.field.setAccessibleName("Find a command")
        self.field.setPlaceholderText("Type a command")
        self.list = QListWidget()
        self.list.setObjectName("palette.list")
        self.list.setAccessibleName("Commands")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_RowPainter(self.list))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_GRID, _GRID, _GRID, _GRID)
        layout.addWidget(self.field)
        layout.addWidget(self.list)
        self.resize(_SIZE)
        self.field.textChanged.connect(self._narrow)
        self.field.returnPressed.connect(self.take)
        self.list.itemClicked.connect(lambda _: self.take())
        self._narrow("")

    def offer(self, over: QWidget) -> None:
        """Show it in the upper middle of a widget."""
        x = max(0, (over.width() - self.width()) // 2)
        self.move(over.mapToGlobal(QPoint(x, over.height() // 8)))
        self.show()
        self.field.setFocus()

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        for row in matching(typed, self._rows):
            item = QListWidgetItem(row.spoken)
            item.setData(_ROW, row)
            self.list.addItem(item)
        if not self.list.count():
            item = QListWidgetItem(f"No command fits “{typed.strip()}”")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setData(_ROW, PaletteRow("", item.text(), able=False))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def take(self) -> None:
        """Do the command in hand; one that can't be done now stays where it is."""
        item = self.list.currentItem()
        row: PaletteRow | None = item.data(_ROW) if item else None
        if row is not None and row.able:
            self.close()
            self._chosen(row.id)

    def step(self, by: int) -> None:
        """Move the choice."""
        row = self.list.currentRow() + by
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))


class _Field(QLineEdit):
    def __init__(self, palette: Palette) -> None:
        super().__init__(palette)
        self._steps = palette.step
        self._close = palette.close

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = Qt.Key
        steps = {keys.Key_Down: 1, keys.Key_Up: -1, keys.Key_PageDown: 10, keys.Key_PageUp: -10}
        step = steps.get(Qt.Key(event.key()))
        if step:
            self._steps(step)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)


class _RowPainter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: PaletteRow = index.data(_ROW)
        area = QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(area, theme.colour("selected_row"))
        quiet = theme.colour("text_quiet")
        able = theme.colour("selected_row_text" if chosen else "text")
        text = able if row.able else quiet
        metrics = option.fontMetrics
        inner = area.adjusted(_GRID, 0, -_GRID, 0)
        middle, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setPen(text)
        painter.drawText(inner, middle, row.words)
        painter.setPen(text if chosen else quiet)
        painter.drawText(inner, middle | right, row.keys)
        inner.setLeft(inner.left() + metrics.horizontalAdvance(row.words) + 2 * _GRID)
        inner.setRight(inner.right() - metrics.horizontalAdvance(row.keys) - 2 * _GRID)
        painter.setPen(text if chosen else quiet)
        painter.drawText(inner, middle, row.menu)
