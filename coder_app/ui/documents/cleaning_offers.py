"""What could be cleaned away: one tick a kind for all files, or file by file."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QToolButton, QVBoxLayout, QWidget

from coder_app.core.exchange.parsed import CleaningOffer, ParsedFile
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import quiet
from coder_app.ui.widgets.plain import plain_tip

TITLE = "CLEANING · nothing is removed unless ticked"
_WAIT = 300
"""Milliseconds in which several ticks become one reading."""
_EXAMPLES = 3

Kinds = dict[str, frozenset[str]]
"""Kinds of cleaning by path of a file."""


class CleaningOffers(QWidget):
    """Offers stay in sight when they are ticked, so that a tick can be taken back."""

    touched = Signal()
    """A tick was set or taken back; ``chosen`` follows."""
    chosen = Signal(dict)
    """Kinds by path, for all files that offer any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import.cleaning")
        self._offers: dict[str, dict[str, CleaningOffer]] = {}
        self._names: dict[str, str] = {}
        self._ticked: dict[str, set[str]] = {}
        self._opened: set[str] = set()
        self.layout_of_kinds = QVBoxLayout(self)
        self.layout_of_kinds.setContentsMargins(0, 0, 0, 0)
        self.layout_of_kinds.setSpacing(GRID // 2)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_WAIT)
        self._timer.timeout.connect(lambda: self.chosen.emit(self.kinds()))

    def show_files(self, files: Sequence[ParsedFile]) -> None:
        """Show what these files offer, and what they offered before they were cleaned."""
        paths = {file.path for file in files}
        self._offers = {path: kinds for path, kinds in self._offers.items() if path in paths}
        self._names = {file.path: file.name for file in files}
        for file in files:
            known = self._offers.setdefault(file.path, {})
            for offer in file.offers:
                known[offer.kind] = offer
        self._build()

    def has_offers(self) -> bool:
        """Whether there is anything to clean."""
        return any(self._offers.values())

    def kinds(self) -> Kinds:
        """What is ticked."""
        return {path: frozenset(self._ticked.get(path, ())) for path in self._names}

    def untick(self, path: str) -> None:
        """Take the ticks of one file away, without a word."""
        self._ticked.pop(path, None)
        self._build()

    def _build(self) -> None:
        """Make the boxes anew."""
        while (taken := self.layout_of_kinds.takeAt(0)) is not None:
            widget = taken.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        by_kind: dict[str, list[str]] = {}
        for path, offers in self._offers.items():
            for kind in offers:
                by_kind.setdefault(kind, []).append(path)
        self.setVisible(bool(by_kind))
        if by_kind:
            title = QLabel(TITLE)
            title.setProperty("tone", "header")
            title.setWordWrap(True)
            self.layout_of_kinds.addWidget(title)
        for kind, paths in by_kind.items():
            self._build_kind(kind, paths)

    def _build_kind(self, kind: str, paths: list[str]) -> None:
        offers = [self._offers[path][kind] for path in paths]
        count = sum(offer.count for offer in offers)
        where = f"{len(paths)} files" if len(paths) > 1 else self._names[paths[0]]
        ticked = [path for path in paths if kind in self._ticked.get(path, ())]
        box = QCheckBox(offers[0].title)
        box.setObjectName(f"import.clean.{kind}")
        box.setAccessibleName(f"{offers[0].title}: {count:,} in {where}")
        box.setCheckState(_state(len(ticked), len(paths)))
        box.clicked.connect(lambda _=False: self._tick(paths, kind, tick=len(ticked) < len(paths)))
        self.layout_of_kinds.addWidget(box)
        examples = dict.fromkeys(words for offer in offers for words in offer.examples)
        told = [f"{count:,} in {where}", *(f"“{each}”" for each in list(examples)[:_EXAMPLES])]
        self.layout_of_kinds.addWidget(quiet("\n".join(told), inset=3 * GRID))
        if len(paths) > 1:
            self._build_files(kind, paths)

    def _build_files(self, kind: str, paths: list[str]) -> None:
        """The same offer, file by file, behind a button."""
        opened = kind in self._opened
        more = QToolButton()
        more.setObjectName(f"import.clean.{kind}.each")
        more.setText("All files together" if opened else "File by file…")
        more.setAccessibleName(f"{self._offers[paths[0]][kind].title}: {more.text()}")
        more.clicked.connect(lambda _=False: self._open(kind, opened=not opened))
        self.layout_of_kinds.addWidget(more)
        for number, path in enumerate(paths if opened else ()):
            offer = self._offers[path][kind]
            box = QCheckBox(f"{self._names[path]}: {offer.count:,}")
            box.setObjectName(f"import.clean.{kind}.{number}")
            box.setAccessibleName(f"{offer.title} in {box.text()}")
            box.setChecked(kind in self._ticked.get(path, ()))
            box.setToolTip(plain_tip("\n".join(offer.examples)))
            box.clicked.connect(lambda on=False, path=path: self._tick([path], kind, tick=on))
            row = QWidget()
            inner = QVBoxLayout(row)
            inner.setContentsMargins(3 * GRID, 0, 0, 0)
            inner.addWidget(box)
            self.layout_of_kinds.addWidget(row)

    def _open(self, kind: str, *, opened: bool) -> None:
        (self._opened.add if opened else self._opened.discard)(kind)
        self._build()

    def _tick(self, paths: Sequence[str], kind: str, *, tick: bool) -> None:
        for path in paths:
            kinds = self._ticked.setdefault(path, set())
            (kinds.add if tick else kinds.discard)(kind)
        self.touched.emit()
        self._timer.start()
        QTimer.singleShot(0, self, self._build)  # not while the box is still being clicked


def _state(ticked: int, total: int) -> Qt.CheckState:
    if ticked == 0:
        return Qt.CheckState.Unchecked
    return Qt.CheckState.Checked if ticked == total else Qt.CheckState.PartiallyChecked
