"""Who codes: name and initials, asked once, changed at any time."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from coder_app.core.coders import MOST_INITIALS
from coder_app.ui.form import Form, word
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import button

MOST_NAME = 80


def initials_of(name: str) -> str:
    """The initials of a name: "Ann van der Lee" gives AVDL, "Ann" gives AN."""
    words = [part for part in name.replace("-", " ").split() if part[:1].isalnum()]
    if len(words) == 1:
        return words[0][:2].upper()
    return "".join(part[0] for part in words)[:MOST_INITIALS].upper()


class CoderForm(Form):
    """Two fields; the initials follow the name until they are written by hand."""

    given = Signal(str, str)
    """Name and initials."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("coder", "Who codes?", parent)
        about = word("coder.about", "quiet")
        about.setText("Every coding and memo carries it. It stays in the project file.")
        about.show()
        self.put(about)
        self.space(2)
        self.name = QLineEdit()
        self.name.setMaxLength(MOST_NAME)
        self.initials = QLineEdit()
        self.initials.setMaxLength(MOST_INITIALS)
        self.initials.setMaximumWidth(12 * GRID)
        self.add("Your name", self.name, "name")
        self.add("Initials", self.initials, "initials")
        self.space()
        self.put(self._buttons())
        self.end()
        self.name.textEdited.connect(self._follow)
        self.initials.textEdited.connect(self._by_hand)
        self.name.returnPressed.connect(self.confirm)
        self.initials.returnPressed.connect(self.confirm)
        self.setFocusProxy(self.name)
        self.show_coder("", "")

    def _buttons(self) -> QVBoxLayout:
        self.go_on = button("coder.go-on", "Go on", primary=True)
        self.back = button("coder.back", "Back", flat=True)
        self.go_on.clicked.connect(self.confirm)
        self.back.clicked.connect(self.left)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.go_on)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout()
        column.addLayout(row)
        return column

    def show_coder(self, name: str, initials: str) -> None:
        """Fill the fields."""
        self.name.setText(name)
        self.initials.setText(initials)
        self._own = bool(initials) and initials != initials_of(name)
        self._allow()

    def confirm(self) -> None:
        """Say who codes, where both fields are filled."""
        name, initials = self.name.text().strip(), self.initials.text().strip()
        if name and initials:
            self.given.emit(name, initials)

    def _follow(self, name: str) -> None:
        if not self._own:
            self.initials.setText(initials_of(name))
        self._allow()

    def _by_hand(self, initials: str) -> None:
        self._own = bool(initials)
        self._allow()

    def _allow(self) -> None:
        filled = bool(self.name.text().strip() and self.initials.text().strip())
        self.go_on.setEnabled(filled)
