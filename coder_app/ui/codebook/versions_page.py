"""Versions of the codebook: filed, compared with each other or with now; frozen and thawed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from coder_app.core.codebook_compare import CodeChange
from coder_app.core.codebook_freeze import Freeze, frozen_words
from coder_app.core.codebook_versions import NOW, VersionRow
from coder_app.core.names import counted
from coder_app.ui.codebook.changed_words import ChangedWords
from coder_app.ui.codebook.page import Page
from coder_app.ui.theme import GRID, ROW
from coder_app.ui.widgets.parts import button, words
from coder_app.ui.widgets.plain import plain_tip

NAME = "versions"
HINT = (
    "A version keeps the whole codebook as it is: codes, definitions, counts. Versions are never "
    "overwritten or pruned; compare any two, or one with now."
)
NONE = "No version yet. File one when the team has agreed on the codebook, and before it is frozen."
SAME = "Nothing became different: no code was added, renamed, redefined, moved, merged or deleted."
OPEN = "The codebook is open to changes."
_COLUMNS = ("What", "Code", "Before", "After", "Codings")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WHAT = 88
_PROSE = "redefined"
"""The kind of change whose Before and After are words; those of the others are codes."""


class PathDelegate(QStyledItemDelegate):
    """Cuts paths of codes at the left, so that the last name can be read; words at the right."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        column, kind = index.column(), index.sibling(index.row(), 0).data()
        if column == 1 or (column > 1 and kind != _PROSE):
            option.textElideMode = Qt.TextElideMode.ElideLeft


class VersionsPage(Page):
    """File, compare, freeze; says what is asked for, changes nothing itself."""

    fileAsked = Signal(str, str)
    """Name and note."""
    compareAsked = Signal(str, str)
    """Two versions; an empty id is now."""
    exportAsked = Signal(str, str)
    freezeAsked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(NAME, "Codebook versions", HINT, parent)
        self.name = _line(f"{NAME}.name", "Name of the version")
        self.note = _line(f"{NAME}.note", "Note")
        self.note.setPlaceholderText("Note: what was agreed, after which interviews")
        self.file = button(f"{NAME}.file", "File this version", primary=True)
        self.before = _choice(f"{NAME}.before", "From")
        self.after = _choice(f"{NAME}.after", "To")
        self.export = button(f"{NAME}.export", "Export comparison…")
        self.about = words(f"{NAME}.about", "", tone="quiet")
        self.table = _table()
        self.words = ChangedWords(f"{NAME}.words")
        self._changes: list[CodeChange] = []
        self.state = words(f"{NAME}.state", OPEN)
        self.freeze = button(f"{NAME}.freeze", "Freeze for coders")
        self.close_button = button(f"{NAME}.close", "Close")
        self._frozen = False
        self._rows: dict[str, VersionRow] = {}
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        filing = QHBoxLayout()
        filing.setSpacing(GRID)
        self.name.setMaximumWidth(160)
        filing.addWidget(self.name)
        filing.addWidget(self.note, 1)
        filing.addWidget(self.file)
        self.body.addLayout(filing)
        self.body.addSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for title, box in (("From", self.before), ("to", self.after)):
            label = QLabel(title)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box, 1)
        self.body.addLayout(row)
        told = QHBoxLayout()
        told.setSpacing(GRID)
        told.addWidget(self.about, 1)
        told.addWidget(self.export)
        self.body.addLayout(told)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.words)
        self.body.addStretch(0)  # takes the room where there is nothing to compare
        self._below = self.body.count() - 1
        self.foot.addWidget(self.state, 1)
        self.foot.addWidget(self.freeze)
        self.foot.addWidget(self.close_button)

    def _connect(self) -> None:
        self.name.returnPressed.connect(self._file)
        self.note.returnPressed.connect(self._file)
        self.file.clicked.connect(self._file)
        self.before.activated.connect(lambda _: self._compare())
        self.after.activated.connect(lambda _: self._compare())
        self.table.currentItemChanged.connect(lambda *_: self._show_words())
        self.export.clicked.connect(lambda: self.exportAsked.emit(*self.chosen()))
        self.freeze.clicked.connect(lambda: self.freezeAsked.emit(not self._frozen))
        self.close_button.clicked.connect(self.leave)

    # -- what is shown

    def show_versions(self, rows: Sequence[VersionRow], offered: str) -> None:
        """Show the versions (the newest first) to choose from, and a name for the next."""
        kept = self.chosen()
        self._rows = {row.id: row for row in rows}
        for box, wanted in zip((self.before, self.after), kept, strict=True):
            box.clear()
            if box is self.after:
                box.addItem("now", NOW)
            for row in rows:
                filed = row.filed_at.astimezone().strftime("%d %b %Y").lstrip("0")
                box.addItem(f"{row.name}   {filed}", row.id)
            box.setCurrentIndex(max(0, box.findData(wanted)))
            box.setEnabled(bool(rows))
        if not self.name.isModified():
            self.name.setText(offered)
        self.export.setEnabled(bool(rows))
        self._compare()

    def chosen(self) -> tuple[str, str]:
        """The two versions that are compared."""
        return str(self.before.currentData() or NOW), str(self.after.currentData() or NOW)

    def _compare(self) -> None:
        self.table.clear()
        if self._rows:
            self.compareAsked.emit(*self.chosen())
        else:
            self.about.setText(NONE)
            self._show_table(shown=False)
            self.words.show_change(None)

    def _show_table(self, *, shown: bool) -> None:
        self.table.setVisible(shown)
        self.body.setStretch(self._below, 0 if shown else 1)

    def show_changes(self, changes: Sequence[CodeChange]) -> None:
        """Show what became of the codes from one version to the other."""
        row = self._rows.get(self.chosen()[0])
        about = [about_version(row)] if row else []
        if not changes:
            about.append(SAME)
        self.about.setText("\n".join(about))
        self._show_table(shown=bool(changes))
        self.table.clear()
        self._changes = list(changes)
        for change in changes:
            cells = cells_of(change)
            item = QTreeWidgetItem(cells)
            for column, text in enumerate(cells):
                item.setToolTip(column, plain_tip(text))
            item.setSizeHint(0, QSize(0, ROW))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, cells)))
            item.setTextAlignment(len(cells) - 1, _RIGHT)
            self.table.addTopLevelItem(item)
        reworded = (at for at, one in enumerate(changes) if one.kind == _PROSE)
        first = self.table.topLevelItem(next(reworded, 0))
        if first is not None:
            self.table.setCurrentItem(first)
        self._show_words()

    def _show_words(self) -> None:
        """Show the change in hand word by word."""
        at = self.table.currentIndex().row()
        self.words.show_change(self._changes[at] if 0 <= at < len(self._changes) else None)

    def show_freeze(self, freeze: Freeze | None) -> None:
        """Say whether codes can be changed."""
        self._frozen = freeze is not None
        self.state.setText(OPEN if freeze is None else frozen_words(freeze))
        self.freeze.setText("Thaw" if self._frozen else "Freeze for coders")
        self.freeze.setAccessibleName(self.freeze.text())

    def set_read_only(self, *, read_only: bool) -> None:
        """Whether versions can only be read."""
        for part in (self.name, self.note, self.file, self.freeze):
            part.setEnabled(not read_only)

    def _file(self) -> None:
        self.fileAsked.emit(self.name.text(), self.note.text())

    def filed(self) -> None:
        """A version was filed: its fields are free for the next."""
        for field in (self.name, self.note):
            field.clear()
            field.setModified(False)


def about_version(row: VersionRow) -> str:
    """What is known of a version."""
    counts = f"{counted(row.codes, 'code')}, {counted(row.codings, 'coding')}"
    words = f"{row.name} by {row.coder_name}: {counts}"
    return f"{words} · {row.note}" if row.note else words


def cells_of(change: CodeChange) -> list[str]:
    """A change as a row: what, code, before, after, codings."""
    was, now = change.codings_before, change.codings_after
    counts = "–" if now is None else f"{now:,}"
    if change.kind != "added":
        counts = f"{was or 0:,} → {counts}"
    flat = [" ".join(text.split()) for text in (change.path, change.before, change.after)]
    return [change.kind, *flat, counts]


def _line(name: str, title: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setPlaceholderText(title)
    return field


def _choice(name: str, title: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    return box


def _table() -> QTreeWidget:
    table = QTreeWidget()
    table.setObjectName(f"{NAME}.changes")
    table.setAccessibleName("What became of the codes")
    table.setHeaderLabels(list(_COLUMNS))
    table.setRootIsDecorated(False)
    table.setUniformRowHeights(True)
    table.setAllColumnsShowFocus(True)
    table.setTabKeyNavigation(False)
    table.setTextElideMode(Qt.TextElideMode.ElideRight)
    table.setItemDelegate(PathDelegate(table))
    header, mode = table.header(), QHeaderView.ResizeMode
    header.setStretchLastSection(False)
    header.setSectionResizeMode(mode.Stretch)
    header.setSectionResizeMode(0, mode.Fixed)
    header.resizeSection(0, _WHAT)
    header.setSectionResizeMode(len(_COLUMNS) - 1, mode.ResizeToContents)  # numbers are never cut
    table.headerItem().setTextAlignment(len(_COLUMNS) - 1, _RIGHT)
    return table
