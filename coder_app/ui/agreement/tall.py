"""What scrolls where the window is low: as high as its words need at its width."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


class Tall(QWidget):
    """Asks a scroll area for its least height; of itself that would give lists all they like."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "panel")

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return (
            super().heightForWidth(width) if layout is None else layout.minimumHeightForWidth(width)
        )
