"""The Reading bar: how the text is set, chosen beside it and seen at once."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from coder_app.ui.reader.setting import FONTS, GAPS, LINES, USUAL, WIDTHS, Setting
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.wrapping import WrappingLayout

_NARROWER = 3
"""Most letters are narrower than those that Qt counts with."""


class ReadingBar(QFrame):
    """Font, lines, gap between turns, width of the column; Escape closes it."""

    changed = Signal(object)
    """A ``Setting``."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.reading")
        self.setAccessibleName("Reading")
        self.setProperty("ground", "panel")
        self._setting = USUAL
        self._row = WrappingLayout(self, gap=GRID)
        self._row.setContentsMargins(GRID * 2, GRID // 2, GRID, GRID)
        self.font_choice = self._choice("font", "Font", FONTS)
        self.font_choice.setToolTip(
            "Literata is made for long reading, Atkinson Hyperlegible for weak eyes,"
            " OpenDyslexic for readers with dyslexia"
        )
        self.line = self._choice("line", "Lines", LINES)
        self.gap = self._choice("gap", "Gap between turns", GAPS)
        self.letters = self._choice("width", "Width of the column", WIDTHS)
        self.usual = self._button("usual", "Reset", "Font, lines, gap and width as they come")
        self.close_button = self._button("close", "Close", "Close (Esc)")
        self.usual.clicked.connect(lambda: self._choose(replace(USUAL, dim=self._setting.dim)))
        self.close_button.clicked.connect(self.close_bar)
        self.hide()

    def _choice(self, name: str, title: str, items: Sequence[tuple[object, str]]) -> QComboBox:
        label = QLabel(title)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("tone", "quiet")
        box = QComboBox()
        box.setObjectName(f"reader.reading.{name}")
        box.setAccessibleName(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(max(len(words) for _, words in items) - _NARROWER)
        label.setBuddy(box)
        for value, words in items:
            box.addItem(words, value)
        box.activated.connect(self._on_chosen)
        box.installEventFilter(self)
        self._add(label, box)
        return box

    def _add(self, label: QLabel, part: QWidget) -> None:
        """Put a part below its words, in the row or the next one."""
        both = QWidget()
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 4)
        column.addWidget(label)
        column.addWidget(part)
        self._row.addWidget(both)

    def _button(self, name: str, title: str, hint: str) -> QPushButton:
        button = QPushButton(title)
        button.setObjectName(f"reader.reading.{name}")
        button.setAccessibleName(hint)
        button.setToolTip(hint)
        button.setAutoDefault(True)
        button.installEventFilter(self)
        self._add(QLabel(), button)
        return button

    @property
    def setting(self) -> Setting:
        """What is chosen."""
        return self._setting

    def show_setting(self, setting: Setting) -> None:
        """Show a setting; the nearest choice where a number is none of them."""
        self._setting = setting
        self.font_choice.setCurrentIndex(max(0, self.font_choice.findData(setting.font)))
        for box, value in (
            (self.line, setting.line),
            (self.gap, setting.gap),
            (self.letters, setting.letters),
        ):
            rows = range(box.count())
            box.setCurrentIndex(min(rows, key=lambda row: abs(int(box.itemData(row)) - value)))

    def open_bar(self) -> None:
        """Show the bar, the keys in its first field."""
        self.show()
        self.font_choice.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_bar(self) -> None:
        if self.isVisible():
            self.hide()
            self.closed.emit()

    @Slot(int)
    def _on_chosen(self, _: int) -> None:
        self._choose(
            replace(
                self._setting,
                font=str(self.font_choice.currentData()),
                line=int(self.line.currentData()),
                gap=int(self.gap.currentData()),
                letters=int(self.letters.currentData()),
            )
        )

    def _choose(self, setting: Setting) -> None:
        self.show_setting(setting)
        self.changed.emit(setting)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            self.close_bar()
            return True
        return super().eventFilter(watched, event)
