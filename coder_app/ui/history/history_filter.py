"""What the history is filtered by: words, document, code, coder."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QWidget

from coder_app.core.history import HistoryFilter
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.wrapping import WrappingLayout

Choice = tuple[str, str]
"""What is shown, and its id."""
_PAUSE_MS = 150
_LETTERS = 12


class HistoryFilterBar(QWidget):
    """A field and three boxes in a row; every change says so once."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("history.filter")
        self.setAccessibleName("Filter the history")
        self.words = QLineEdit()
        self.words.setObjectName("history.filter.words")
        self.words.setAccessibleName("Words in what was done")
        self.words.setPlaceholderText("Words")
        self.words.setClearButtonEnabled(True)
        self.words.setMinimumWidth(12 * GRID)
        self.document = _box("document", "Document")
        self.code = _box("code", "Code")
        self.coder = _box("coder", "Coder")
        self._coding = ""
        self.coding = _button("coding", "", "Show the steps of all codings again")
        self.coding.hide()
        self.reset = _button("reset", "Show all", "Show the whole history")
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(_PAUSE_MS)
        self._typed.timeout.connect(self.changed)
        self.coding.clicked.connect(lambda _=False: self.show_coding("", ""))
        self.reset.clicked.connect(self.show_all)
        self.words.textChanged.connect(lambda _: self._typed.start())
        self._arrange()

    def _arrange(self) -> None:
        line = WrappingLayout(self, gap=GRID)
        line.addWidget(self.words)
        for box in (self.document, self.code, self.coder):
            box.currentIndexChanged.connect(lambda _: self.changed.emit())
            line.addWidget(box)
        line.addWidget(self.coding)
        line.addWidget(self.reset)

    def offer(
        self, documents: Sequence[Choice], codes: Sequence[Choice], coders: Sequence[Choice]
    ) -> None:
        """Offer these, keeping what is chosen where it is still there."""
        was = self.blockSignals(True)
        _fill(self.document, "All documents", documents)
        _fill(self.code, "All codes", codes)
        _fill(self.coder, "All coders", coders)
        self.blockSignals(was)

    @property
    def wanted(self) -> HistoryFilter:
        """What is asked for."""
        document, code, coder = (
            str(box.currentData() or "") for box in (self.document, self.code, self.coder)
        )
        return HistoryFilter(document, code, coder, self.words.text(), self._coding)

    def show_coding(self, coding: str, words: str) -> None:
        """Ask for one coding alone, which the words name; for none, for all again."""
        self._ask_all()
        self._coding = coding
        self.coding.setText(f"Only {words}  ✕")
        self.coding.setAccessibleDescription(self.coding.text())
        self.coding.setVisible(bool(coding))
        self.changed.emit()

    def forget_coding(self) -> None:
        """Ask for no coding alone; what else is asked for stays."""
        if self._coding:
            self.show_coding("", "")

    def show_all(self) -> None:
        """Ask for everything."""
        self.show_coding("", "")

    def _ask_all(self) -> None:
        was = self.blockSignals(True)
        self.words.clear()
        for box in (self.document, self.code, self.coder):
            box.setCurrentIndex(0)
        self.blockSignals(was)
        self._typed.stop()


def _box(name: str, title: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(f"history.filter.{name}")
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(_LETTERS)
    return box


def _button(name: str, title: str, does: str) -> QPushButton:
    made = QPushButton(title)
    made.setObjectName(f"history.filter.{name}")
    made.setAccessibleName(does)
    made.setToolTip(does)
    made.setAutoDefault(True)
    return made


def _fill(box: QComboBox, everything: str, choices: Sequence[Choice]) -> None:
    chosen = box.currentData()
    box.blockSignals(True)
    box.clear()
    box.addItem(everything, "")
    for text, one in choices:
        box.addItem(text, one)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)
