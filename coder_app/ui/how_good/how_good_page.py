"""How good is it here?: the table, the replay, and a paragraph for a methods section."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.evaluation.good import Good, good
from coder_app.core.evaluation.good_methods import methods
from coder_app.ui.how_good.good_model import BY_HAND_TIP, CODE, GoodModel
from coder_app.ui.panel import Panel
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, words
from coder_app.ui.widgets.plain_table import PlainTable

TITLE = "How good is it here?"
HINT = (
    "What became of the suggestions in this project, and how often they are right: in the replay "
    "no suggestion knows any coding of its round."
)
REPLAYING = "Replaying what was coded… You can go on working."
_WIDTHS = dict(enumerate((84, 76, 74, 68, 150, 158), 1))
_COUNTS = (1, 2, 3, 4)
"""Columns whose headings are one word: they give no room."""
_CODE = 100
"""Pixels that the names of codes have, as long as the other columns can give way."""
_TEXT, _LEAST = 124, 56
"""Height of the paragraph, and what is left of it where the window is low."""


class HowGoodPage(Panel):
    """Shown where the text is; Escape leaves it."""

    tables: ClassVar[frozenset[str]] = frozenset({"coding", "code", "coder", "decision", "setting"})

    replayAsked = Signal()
    exportAsked = Signal()
    excerptsAsked = Signal(str)
    """A code: its excerpts."""
    statusMessage = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("how-good")
        self.setAccessibleName(TITLE)
        self.found: Good | None = None
        self._replaying = False
        self.summary = words("how-good.summary")
        self.warning = words("how-good.warning")
        self.warning.setProperty("ground", "warning")
        self.warning.setContentsMargins(GRID, GRID, GRID, GRID)
        self.model = GoodModel(self)
        self.table = PlainTable("how-good.table", "Suggestions by code", self.model)
        self.table.share(_WIDTHS, CODE, _CODE, firm=_COUNTS)
        self.by_hand = QCheckBox("Only what was coded by hand")
        self.by_hand.setObjectName("how-good.by-hand")
        self.by_hand.setAccessibleName(self.by_hand.text())
        self.by_hand.setToolTip(f"In the columns of what is right: {BY_HAND_TIP}")
        self.by_hand.toggled.connect(lambda _: self._show_rows())
        self.text = _paragraph()
        self.copy = button("how-good.copy", "Copy the paragraph", self._copy)
        self.replay = button("how-good.replay", "Replay", self.replayAsked.emit)
        self.export = button("how-good.export", "Export…", self.exportAsked.emit)
        self.close_button = button("how-good.close", "Close", self.left.emit)
        self._arrange()
        self.table.doubleClicked.connect(lambda _: self._open())

    def _arrange(self) -> None:
        title = words("how-good.title", TITLE)
        title.setFont(theme.font(4, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.summary, 1)
        head.addWidget(self.replay, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(title)
        layout.addWidget(words("how-good.hint", HINT, tone="quiet"))
        layout.addLayout(head)
        layout.addWidget(self.warning)
        layout.addWidget(self.by_hand, 0, Qt.AlignmentFlag.AlignRight)
        layout.addWidget(self.table, 1)
        self.above = words("how-good.text-title", "For a methods section", tone="quiet")
        self.above.setBuddy(self.text)
        layout.addWidget(self.above)
        layout.addWidget(self.text)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.export)
        foot.addWidget(self.close_button)
        layout.addLayout(foot)

    def refresh(self) -> None:
        """Count anew."""
        if self.project is not None:
            self.show_good(good(self.project))

    def show_good(self, found: Good) -> None:
        """Show the record and the replay as they are now."""
        self.found = found
        self._show_rows()
        self.text.setPlainText(methods(found))
        self.warning.setText("\n".join(found.warnings))
        self.warning.setVisible(bool(found.warnings))
        coded = bool(found.record.codings)
        for part in (self.table, self.above, self.text, self.copy):
            part.setVisible(coded)
        self.export.setEnabled(coded)
        self._show_state()

    def _show_rows(self) -> None:
        found = self.found
        if found is None:
            return
        mixed = found.replay is not None and found.replay.mixed
        self.by_hand.setVisible(mixed)
        chosen = self.table.currentIndex().row()
        by_hand = mixed and self.by_hand.isChecked()
        self.model.show_rows(found.shown, by_hand=by_hand)
        self.table.selectRow(max(0, chosen))

    def show_replaying(self, on: bool) -> None:
        """Say that the replay goes on, or what is known now."""
        self._replaying = on
        self.refresh()

    def _show_state(self) -> None:
        found = self.found
        if found is None:
            return
        self.summary.setText(REPLAYING if self._replaying else found.summary)
        self.replay.setText("Replay" if found.replay is None else "Replay again")
        self.replay.setAccessibleName(self.replay.text())
        self.replay.setVisible(bool(found.record.codings))
        self.replay.setEnabled(not self._replaying)
        self.replay.setProperty("primary", "true" if found.stale else "false")
        self.replay.style().polish(self.replay)

    def focus_first(self) -> None:
        """Put the focus where the keys do something."""
        able = (self.table, self.replay, self.close_button)
        next(part for part in able if part.isVisibleTo(self)).setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.statusMessage.emit("The paragraph was copied")

    def _open(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if row is not None and row.code_id:
            self.excerptsAsked.emit(row.code_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.table.hasFocus():
            self._open()
        else:
            super().keyPressEvent(event)


def _paragraph() -> QPlainTextEdit:
    text = QPlainTextEdit()
    text.setObjectName("how-good.text")
    text.setAccessibleName("For a methods section")
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setMinimumHeight(_LEAST)
    text.setMaximumHeight(_TEXT)
    flags = Qt.TextInteractionFlag.TextSelectableByMouse
    text.setTextInteractionFlags(flags | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    return text
