"""Who codes, below its name in the window: chosen, added, and changed in place."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPixmap
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

import resources
from coder_app.core.coders import MOST_INITIALS, CoderRow
from coder_app.core.errors import CoderError
from coder_app.core.ids import CoderId
from coder_app.ui.coder_form import MOST_NAME, initials_of
from coder_app.ui.form import say, word
from coder_app.ui.theme import GRID, ROW, theme
from coder_app.ui.widgets.in_sight import place_in_sight
from coder_app.ui.widgets.parts import button

TITLE = "Who codes?"
_ID = Qt.ItemDataRole.UserRole
_WIDE = 320
NEW = CoderId("")
"""The id of a coder that is not in the project yet."""

Save = Callable[[CoderRow], object]


class CoderCard(QDialog):
    """Enter takes a coder, F2 changes one in place, Escape leaves."""

    def __init__(
        self,
        rows: Sequence[CoderRow],
        now: str,
        take: Callable[[str], object],
        save: Save,
        parent: QWidget | None = None,
    ) -> None:
        """``now``: the name of who codes. ``save`` keeps a row; without an id it is a new coder."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("coders")
        self.setAccessibleName(TITLE)
        self.setProperty("popup", "true")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._rows, self._now = list(rows), now
        self._take, self._save = take, save
        self._edited: CoderRow | None = None
        self._own = False
        self.list = _CoderList(self)
        self.name, self.initials, self.colour = QLineEdit(), QLineEdit(), QComboBox()
        self.said = word("coders.said", "error")
        self.add = button("coders.add", "Somebody else…")
        self.change = button("coders.change", "Change…")
        self.change.setToolTip("Name, initials and colour of the coder in hand (F2)")
        self.keep = button("coders.keep", "Save", primary=True)
        self.keep.setDefault(True)  # or the first button would look like what Enter does
        self.back = button("coders.back", "Back")
        self._arrange()
        self._connect()
        self._show_rows()
        self.end_form()

    def _arrange(self) -> None:
        title = QLabel(TITLE)
        title.setProperty("tone", "header")
        choices = QHBoxLayout()
        choices.setSpacing(GRID)
        choices.addWidget(self.add)
        choices.addWidget(self.change)
        choices.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GRID, GRID, GRID, GRID)
        layout.setSpacing(GRID)
        layout.addWidget(title)
        layout.addWidget(self.list)
        layout.addLayout(choices)
        layout.addWidget(self._form())
        self.setMinimumWidth(_WIDE)

    def _form(self) -> QWidget:
        self.form = QWidget()
        grid = QGridLayout(self.form)
        grid.setContentsMargins(0, GRID, 0, 0)
        grid.setSpacing(GRID)
        fields: tuple[tuple[str, str, QWidget], ...] = (
            ("name", "Name", self.name),
            ("initials", "Initials", self.initials),
            ("colour", "Colour", self.colour),
        )
        for line, (part, title, field) in enumerate(fields):
            field.setObjectName(f"coders.{part}")
            field.setAccessibleName(title)
            label = QLabel(title)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(field)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
        self.name.setMaxLength(MOST_NAME)
        self.initials.setMaxLength(MOST_INITIALS)
        self.initials.textEdited.connect(self._by_hand)
        for colour, title in resources.named_code_colours().items():
            self.colour.addItem(_swatch(colour), title, colour)
        grid.addWidget(self.said, len(fields), 0, 1, 2)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addStretch(1)
        foot.addWidget(self.back)
        foot.addWidget(self.keep)
        grid.addLayout(foot, len(fields) + 1, 0, 1, 2)
        return self.form

    def _connect(self) -> None:
        self.list.itemClicked.connect(lambda _: self.take())
        self.add.clicked.connect(lambda: self.begin(None))
        self.change.clicked.connect(lambda: self.begin(self.chosen()))
        self.name.textEdited.connect(self._follow)
        for field in (self.name, self.initials):
            field.textChanged.connect(lambda _: self._allow())
            field.returnPressed.connect(self.confirm)
        self.keep.clicked.connect(self.confirm)
        self.back.clicked.connect(self.end_form)

    def _show_rows(self) -> None:
        for row in self._rows:
            now = row.name == self._now
            item = QListWidgetItem(f"{row.name} ({row.initials})" + ("   codes now" if now else ""))
            item.setData(_ID, row.name)
            item.setIcon(_swatch(row.colour))
            item.setSizeHint(QSize(0, ROW))
            item.setFont(theme.font(bold=now))
            self.list.addItem(item)
            if now:
                self.list.setCurrentItem(item)
        self.list.setFixedHeight(ROW * min(8, max(1, len(self._rows))) + 2)

    def offer(self, below: QWidget) -> None:
        """Show it at a widget."""
        self.adjustSize()
        place_in_sight(self, below)
        self.show()
        self.list.setFocus()

    # -- one coder

    def chosen(self) -> CoderRow | None:
        """The coder in hand."""
        item = self.list.currentItem()
        name = item.data(_ID) if item else None
        return next((row for row in self._rows if row.name == name), None)

    def take(self) -> None:
        """Code as the one in hand."""
        row = self.chosen()
        if row is not None:
            self.close()
            self._take(row.name)

    def begin(self, row: CoderRow | None) -> None:
        """Show the fields, for a coder or for a new one."""
        self._edited = row
        self.name.setText(row.name if row else "")
        self.initials.setText(row.initials if row else "")
        self._own = row is not None and row.initials != initials_of(row.name)
        used = {other.colour for other in self._rows}
        fresh = next((c for c in resources.code_colours() if c not in used), "")
        self.colour.setCurrentIndex(max(0, self.colour.findData(row.colour if row else fresh)))
        self.keep.setText("Save" if row else "Code as this person")
        self.keep.setAccessibleName(self.keep.text())
        say(self.said, "")
        self._show_form(on=True)
        self.name.setFocus()
        self.name.selectAll()

    def end_form(self) -> None:
        """Go back to the list; nothing is kept."""
        self._show_form(on=False)
        self.list.setFocus()

    def _show_form(self, *, on: bool) -> None:
        self.form.setVisible(on)
        self.add.setVisible(not on)
        self.change.setVisible(not on)
        self.adjustSize()

    def _follow(self, name: str) -> None:
        if not self._own:
            self.initials.setText(initials_of(name))

    def _by_hand(self, initials: str) -> None:
        self._own = bool(initials)

    def _allow(self) -> None:
        filled = bool(self.name.text().strip() and self.initials.text().strip())
        self.keep.setEnabled(filled)

    def confirm(self) -> None:
        """Keep what the fields say; what is wrong with it is said below them."""
        if not self.keep.isEnabled():
            return
        before = self._edited
        texts = self.name.text().strip(), self.initials.text().strip()
        row = CoderRow(before.id if before else NEW, *texts, str(self.colour.currentData()))
        try:
            self._save(row)
        except CoderError as error:
            say(self.said, str(error))
            self.adjustSize()
            return
        self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form.isVisible():
            self.end_form()
        elif event.key() == Qt.Key.Key_F2 and not self.form.isVisible():
            self.begin(self.chosen())
        else:
            super().keyPressEvent(event)


class _CoderList(QListWidget):
    def __init__(self, card: CoderCard) -> None:
        super().__init__(card)
        self._card = card
        self.setObjectName("coders.list")
        self.setAccessibleName("Coders")
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._card.take()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
            event.ignore()  # it is the card's
        else:
            super().keyPressEvent(event)


def _swatch(colour: str) -> QPixmap:
    swatch = QPixmap(10, 10)
    swatch.fill(QColor(colour))
    return swatch
