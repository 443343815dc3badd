"""Which code goes on the ticked hits, and how far around each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QWidget
from rapidfuzz import fuzz, process

from coder_app.core.search_segments import Reach
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.chooser import Chooser, Item
from coder_app.ui.widgets.plain import plain_tip
from coder_app.ui.widgets.wrapping import WrappingLayout

REACHES: tuple[tuple[str, Reach], ...] = (
    ("the words", "word"),
    ("the sentence", "sentence"),
    ("the turn", "turn"),
)
NEW = "new:"
_TWIN = 84
"""How alike two names are, of 100, where one is pointed out; as in the code box."""


class CodingBar(QWidget):
    """Choose how far, choose a code, apply; Escape goes back to the hits."""

    reachChanged = Signal()
    applied = Signal(str)
    """The id of a code, or ``new:`` and a name."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.coding")
        self.setAccessibleName("Code these hits")
        self.code = ""
        self._codes: list[Item] = []
        self._former: Mapping[str, Sequence[str]] = {}
        self._new = ""
        self.reach = QComboBox()
        self.reach.setObjectName("search.reach")
        self.reach.setAccessibleName("How far around each hit")
        for words, value in REACHES:
            self.reach.addItem(words, value)
        self.choose = self._button("search.code", "Choose a code…")
        self.apply = self._button("search.apply", "Apply")
        self.cancel = self._button("search.cancel", "Back to the hits")
        layout = WrappingLayout(self, gap=GRID)
        layout.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        for part in (QLabel("Code"), self.reach, QLabel("as"), self.choose, self.apply):
            layout.addWidget(part)
        layout.push()
        layout.addWidget(self.cancel)
        self.reach.activated.connect(lambda _: self.reachChanged.emit())
        self.choose.clicked.connect(self.open_codes)
        self.apply.clicked.connect(lambda: self.applied.emit(self.code))
        self.cancel.clicked.connect(self.left)
        self.show_count(0)

    def _button(self, name: str, words: str) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(name)
        button.setAccessibleName(words)
        button.setAutoDefault(True)
        return button

    def offer(
        self, codes: list[Item], new: str, former: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Offer codes (id, path, colour) and a new one of a name, if it is not empty.

        ``former`` are the names of codes merged into each.
        """
        self._codes, self._new, self._former = codes, new, former or {}
        if self.code not in {one for one, _, _ in codes}:
            self.take("")

    def open_codes(self) -> None:
        """Let a code be chosen by typing; a name that no code has makes a new one."""
        chooser = Chooser(
            "Code these hits as",
            self._codes,
            self.take,
            self,
            former=self._former,
            fresh=self._fresh,
        )
        chooser.offer(self.choose)

    def _fresh(self, typed: str) -> Item | None:
        """The last row: a new code of what was typed, or of the words searched for."""
        name = " ".join(typed.split()) or self._new
        key = name.casefold()
        if not name or any(
            key == path.rpartition(" > ")[2].casefold() for _, path, _ in self._codes
        ):
            return None  # there is one of this name, and it is listed
        return (f"{NEW}{name}", f"New code “{name}”{self._warning(key)}", "")

    def _warning(self, key: str) -> str:
        """What is to be known before a code of this name is made: its twin, or where it went."""
        for code, path, _ in self._codes:
            if key in map(str.casefold, self._former.get(code, ())):
                return f"   (went into “{path}”)"
        names = [path.rpartition(" > ")[2].casefold() for _, path, _ in self._codes]
        twin = process.extractOne(key, names, scorer=fuzz.ratio, score_cutoff=_TWIN)
        return f"   (nearly the same as “{self._codes[twin[2]][1]}”)" if twin else ""

    def take(self, code: str) -> None:
        """Choose a code."""
        self.code = code
        names = {one: path for one, path, _ in self._codes}
        name = code.removeprefix(NEW) if code.startswith(NEW) else names.get(code, "")
        shown = f"New code “{name}”" if code.startswith(NEW) else name.rpartition(" > ")[2]
        self.choose.setText(shown or "Choose a code…")
        self.choose.setToolTip(plain_tip(name))
        self.apply.setEnabled(bool(code) and self._count > 0)
        if code:
            self.apply.setFocus(Qt.FocusReason.OtherFocusReason)

    _count = 0

    def show_count(self, count: int) -> None:
        """Say how many hits are ticked."""
        self._count = count
        self.apply.setText(f"Apply to {count:,} {'hit' if count == 1 else 'hits'}")
        self.apply.setEnabled(bool(self.code) and count > 0)

    @property
    def how_far(self) -> Reach:
        """How much is coded around each hit."""
        reach: Reach = self.reach.currentData()
        return reach

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
