"""Many suggestions of one code at once: only after a check that is shown, and of those shown."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.names import counted
from coder_app.core.suggestions.review import CHECKED, Candidate, Check
from coder_app.core.suggestions.wording import checked_words, how_sure, is_good
from coder_app.ui.review.parts import heading
from coder_app.ui.theme import GRID, ROW
from coder_app.ui.widgets.parts import button, words
from coder_app.ui.widgets.plain import plain_tip

CHECKING = "Checking against the passages coded by hand…"
NONE_SURE = (
    "None of the passages that are left is more than a guess, and guesses are not accepted at "
    "once. Go through them one by one."
)
UNTICK = "Read them; untick what is wrong (Space)."
TICK = "Read them; tick what is right (Space)."
IN_BULK = (
    "All become codings with the origin “suggestion, in bulk”, in one step that Ctrl+Z takes back."
)
_NUMBER = Qt.ItemDataRole.UserRole


class ManyView(QWidget):
    """The check, the passages with a tick each, one button."""

    agreed = Signal(list, list)
    """The numbers of the passages listed, and of those that are ticked."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("review.all")
        self.setAccessibleName("Accept many at once")
        self.title = heading("review.all.title")
        self.check = words("review.all.check")
        self.list = _ticked_list()
        self.hint = words("review.all.hint", f"{UNTICK} {IN_BULK}", tone="quiet")
        self.back = button("review.all.back", "One by one", self.left.emit)
        self.go = button("review.all.go", "Accept", self._agree, primary=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(self.title)
        layout.addWidget(self.check)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        layout.addStretch(0)  # takes the room only where the list is hidden
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.go)
        layout.addLayout(foot)
        self.list.itemChanged.connect(lambda _: self._say())
        self._ready = False

    def show_passages(self, name: str, numbered: Sequence[tuple[int, Candidate]]) -> None:
        """List the passages; nothing can be accepted before the check is in."""
        self._ready = False
        self.title.setText(f"Accept “{name}” for many passages at once")
        self.check.setText(CHECKING if numbered else NONE_SURE)
        self.list.blockSignals(True)
        self.list.clear()
        for number, one in numbered:
            sure = how_sure(one.suggestion.probability) if one.suggestion else ""
            item = QListWidgetItem(f"{one.citation} · {sure}   {' '.join(one.text.split())}")
            item.setToolTip(plain_tip(one.text))
            item.setData(_NUMBER, number)
            item.setSizeHint(QSize(0, ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setVisible(bool(numbered))
        self.hint.setVisible(bool(numbered))
        self._say()
        self.back.setFocus()

    def show_check(self, check: Check, name: str) -> None:
        """Say how good such suggestions are; under 20 passages coded by hand that is not known."""
        self._ready = check.by_hand >= CHECKED
        if self._ready:
            self.check.setText(checked_words(check, name))
            self._tick(all_of_them=is_good(check))
        else:
            self.check.setText(
                f"“{name}” was given to {counted(check.by_hand, 'passage')} by hand. From "
                f"{CHECKED} on it can be checked how good its suggestions are, and many can be "
                "accepted at once. Until then, go through them one by one."
            )
        self._say()
        if self._ready:
            self.list.setCurrentRow(0)
            self.list.setFocus()

    def _tick(self, *, all_of_them: bool) -> None:
        """Tick all, or, where the check advises against it, none: each is then a choice."""
        state = Qt.CheckState.Checked if all_of_them else Qt.CheckState.Unchecked
        for row in range(self.list.count()):
            self.list.item(row).setCheckState(state)
        self.hint.setText(f"{UNTICK if all_of_them else TICK} {IN_BULK}")

    def ticked(self) -> list[int]:
        """The numbers of the passages to accept."""
        items = map(self.list.item, range(self.list.count()))
        return [i.data(_NUMBER) for i in items if i.checkState() == Qt.CheckState.Checked]

    def _say(self) -> None:
        chosen = len(self.ticked())
        self.go.setEnabled(self._ready and chosen > 0)
        self.go.setText(f"Accept {counted(chosen, 'passage')}" if chosen else "Accept")

    def _agree(self) -> None:
        items = map(self.list.item, range(self.list.count()))
        self.agreed.emit([item.data(_NUMBER) for item in items], self.ticked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _ticked_list() -> QListWidget:
    made = QListWidget()
    made.setObjectName("review.all.list")
    made.setAccessibleName("Passages to accept, with a tick each")
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setTextElideMode(Qt.TextElideMode.ElideRight)
    made.setUniformItemSizes(True)
    return made
