"""The end of a queue: what was decided, and what was learned of it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.codebook import CodeRow
from coder_app.core.names import counted
from coder_app.ui.review.parts import heading
from coder_app.ui.review.sitting import Sitting
from coder_app.ui.theme import GRID, ROW
from coder_app.ui.widgets.parts import button, words

LEARNING = "Learning from what you decided…"
NOTHING = "Nothing was decided in this queue, so nothing was learned."
_COLUMNS = ("Code", "Accepted", "Refused", "Another code", "Right")


class EndView(QWidget):
    """A table of codes, two sentences, and the way on."""

    goOn = Signal()
    wentBack = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.end")
        self.setAccessibleName("What was learned")
        self.title = heading("review.end.title", "What was learned")
        self.summary = words("review.end.summary")
        self.table = _table()
        self.learned = words("review.end.learned")
        self.back = button("review.end.back", "Back", self.wentBack.emit)
        self.close_button = button("review.end.close", "Close", self.left.emit)
        self.more = button("review.end.more", "Go on", self.goOn.emit, primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (self.title, self.summary, self.table, self.learned):
            layout.addWidget(part)
        layout.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.more)
        layout.addLayout(foot)
        self.setFocusProxy(self.close_button)

    def show_end(self, sitting: Sitting, rows: Mapping[str, CodeRow]) -> None:
        """Show the tally; what was learned follows when the worker has learned it."""
        tally = sitting.tally()
        decided = sum(sum(kinds.values()) for kinds in tally.values())
        skipped = sitting.skipped()
        passed = f", {skipped} skipped" if skipped else ""
        self.summary.setText(f"{counted(decided, 'passage')} decided{passed}.")
        self.table.setRowCount(0)
        for code, kinds in tally.items():
            name = rows[code].name if code in rows else "a code that is gone"
            took = kinds.get("accepted", 0)
            other = kinds.get("changed", 0)
            offered = took + kinds.get("refused", 0) + other
            right = f"{took} of {offered}" if offered else ""
            given = kinds.get("given", 0)
            self._add(name, took + given, kinds.get("refused", 0), other, right)
        self.table.setVisible(bool(tally))
        height = self.table.horizontalHeader().height() + ROW * max(1, self.table.rowCount()) + 2
        self.table.setMaximumHeight(min(height, 10 * ROW))
        self.table.setMinimumHeight(min(height, 5 * ROW))
        self.learned.setText(LEARNING if tally else NOTHING)
        self.more.setEnabled(False)
        self.more.setText("Go on")
        self.back.setEnabled(bool(sitting.candidates))

    def _add(self, *cells: object) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        for column, cell in enumerate(cells):
            item = QTableWidgetItem(str(cell))
            if column:
                item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.table.setItem(at, column, item)

    def show_learned(self, sentences: Sequence[str], more: int) -> None:
        """Say what changed, and how many passages wait."""
        self.learned.setText(" ".join(sentences))
        self.more.setEnabled(more > 0)
        self.more.setText(f"Go on with {more} more" if more else "Nothing more to review")
        (self.more if more else self.close_button).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Backspace:
            self.back.click()
        else:
            super().keyPressEvent(event)


def learned_words(sitting: Sitting) -> list[str]:
    """What the engine says of itself after the batch, against before the first."""
    first, last = sitting.first, sitting.last
    if first is None or last is None or first is last or not sitting.tally():
        return []
    now, then = last.state.codings, first.state.codings
    said = [f"The engine has learned from {counted(now, 'coding')} ({then:,} before)."]
    after, before = round(100 * last.threshold), round(100 * first.threshold)
    if after == before:
        said.append(f"Suggestions show themselves from {after} % sure, as before.")
    else:
        how = "fewer but surer" if after > before else "more of them"
        said.append(
            f"Suggestions now show themselves from {after} % sure, before from {before} %: {how}."
        )
    return said


def _table() -> QTableWidget:
    table = QTableWidget(0, len(_COLUMNS))
    table.setObjectName("review.end.table")
    table.setAccessibleName("Decisions by code")
    table.setHorizontalHeaderLabels(_COLUMNS)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ROW)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    first = QTableWidgetItem(_COLUMNS[0])
    first.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setHorizontalHeaderItem(0, first)
    return table
