"""The slider between more suggestions and fewer but surer ones."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QSlider, QWidget

from coder_app.core.suggestions.choices import FEWEST, MOST
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import quiet

_STEP = 5
_AFTER = 400
"""Milliseconds until a choice is kept, so that sliding is one step of the history."""


class Sureness(QWidget):
    """More at the left, fewer but surer at the right."""

    chosen = Signal(int)
    """Per cent of what shows itself that was right in the past."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("suggestions.sureness")
        self.setAccessibleName("How sure suggestions are that show themselves")
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setObjectName("suggestions.sure")
        self.slider.setAccessibleName("More suggestions, or fewer but surer ones")
        self.slider.setRange(MOST // _STEP, FEWEST // _STEP)
        self.slider.setPageStep(1)
        self.slider.valueChanged.connect(self._moved)
        self._later = QTimer(self, singleShot=True, interval=_AFTER)
        self._later.timeout.connect(lambda: self.chosen.emit(self.per_cent))
        row = QHBoxLayout(self)
        row.setContentsMargins(GRID // 2, 0, GRID // 2, 0)
        row.setSpacing(GRID)
        for part in (quiet("more", wraps=False), self.slider, quiet("fewer, surer", wraps=False)):
            row.addWidget(part, 1 if part is self.slider else 0)
        self._say()

    @property
    def per_cent(self) -> int:
        """Where it stands."""
        return self.slider.value() * _STEP

    def show_sure(self, per_cent: int) -> None:
        """Stand here, without a choice being made."""
        self._later.stop()
        self.slider.blockSignals(True)
        self.slider.setValue(round(per_cent / _STEP))
        self.slider.blockSignals(False)
        self._say()

    def _moved(self) -> None:
        self._say()
        self._later.start()

    def _say(self) -> None:
        self.slider.setToolTip(
            f"Shows by itself what would have been right {self.per_cent} times in 100 so far"
        )
