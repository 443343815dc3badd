"""The bars of Themes as they will be saved: looked at, copied or saved as a picture."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QWidget
from shiboken6 import isValid

from coder_app.ui.plain_page import PlainPage

DRAWING = "Drawing…"
COUNTS = "Counts of small groups are shown: to send it out, look whether they point at somebody."


class ChartPage(PlainPage):
    """The picture, whether with the codes of each theme, and what to do with it."""

    drawAsked = Signal(bool)
    """Whether with codes."""
    saveAsked = Signal(bool)
    copied = Signal()

    def __init__(self, words: str, *, split: bool, parent: QWidget | None = None) -> None:
        super().__init__("chart", "Chart of themes", parent)
        said = (f"{words}." if words else "", COUNTS if split else "")
        self.advice.setText(" ".join(filter(None, said)))
        self.codes = QCheckBox("With the codes of each theme")
        self.codes.setObjectName("chart.codes")
        self.codes.setAccessibleName("With the codes of each theme")
        self.codes.setChecked(True)
        self.picture = QLabel(DRAWING)
        self.picture.setObjectName("chart.picture")
        self.picture.setAccessibleName("Chart of themes")
        self.picture.setAccessibleDescription(words)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.area = QScrollArea()
        self.area.setObjectName("chart.area")
        self.area.setAccessibleName("Chart of themes")
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.picture)
        self.copy = self.button("copy", "Copy", self._copy)
        self.close_button = self.button("close", "Close", self.left.emit)
        self.save = self.button(
            "save", "Save…", lambda: self.saveAsked.emit(self.codes.isChecked())
        )
        self.save.setProperty("primary", "true")
        self.body.addWidget(self.codes)
        self.body.addWidget(self.area, 1)
        for part in (self.copy, self.close_button, self.save):
            self.foot.addWidget(part)
        self.body.addLayout(self.foot)
        self.setFocusProxy(self.save)
        self.codes.toggled.connect(lambda _: self.draw())
        self._ready(ready=False)

    def draw(self) -> None:
        """Ask for the picture."""
        self._ready(ready=False)
        self.drawAsked.emit(self.codes.isChecked())

    def show_picture(self, codes: bool, picture: bytes) -> None:
        """Show the chart, unless the page is gone or another one is awaited by now."""
        if isValid(self) and codes == self.codes.isChecked():
            seen = QPixmap()
            seen.loadFromData(picture)
            self.picture.setPixmap(seen)
            self._ready(ready=True)

    def show_trouble(self, error: Exception) -> None:
        """Say in its place why there is no chart."""
        if isValid(self):
            self.picture.setText(str(error))

    def _ready(self, *, ready: bool) -> None:
        self.copy.setEnabled(ready)
        self.save.setEnabled(ready)
        if ready and (self.area.hasFocus() or self.close_button.hasFocus()):
            self.save.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setPixmap(self.picture.pixmap())
        self.copied.emit()
