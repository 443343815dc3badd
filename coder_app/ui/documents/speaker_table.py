"""Speakers of all files in one table: role, case and who is the same, each corrected in place."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush, QFont

from coder_app.core.import_edits import (
    LEFT_OUT,
    ROLES,
    bearer,
    cases_of,
    is_known,
    role_words,
    usual_case,
    with_case,
    with_role,
)
from coder_app.core.import_same import joined, same_as
from coder_app.core.importing import WHOLE, ImportItem, SpeakerChoice, pseudonymise
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

COLUMNS = ("File", "Speaker", "Role", "Case", "Same as", "Turns", "Words")
FILE, SPEAKER, ROLE, CASE, SAME, TURNS, WORDS = range(len(COLUMNS))
CHOICES_ROLE = Qt.ItemDataRole.UserRole
EDITED = (ROLE, CASE, SAME)
NOBODY = "–"
"""The same as nobody else: what takes a proposal back."""
_EDITS: dict[int, Callable[[ImportItem, str, str], ImportItem]] = {
    ROLE: with_role,
    CASE: with_case,
}
_Role = Qt.ItemDataRole
_EMPTY = QModelIndex()


class SpeakerModel(QAbstractTableModel):
    """One row a speaker of a file; editing changes the plan of the import.

    A file whose tick is taken away stays in the table and out of the import.
    """

    corrected = Signal()
    refused = Signal(str)
    """Which of several rows a correction could not go into; empty where it went into all."""

    def __init__(self, cases: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.all: list[ImportItem] = []
        """The plan, the files that are left out among it."""
        self.known = list(cases)
        """Names of the project's cases."""
        self._out: set[str] = set()
        self._places: list[tuple[int, int]] = []

    @property
    def items(self) -> list[ImportItem]:
        """The files to import, as corrected."""
        return [item for item in self.all if item.parsed.path not in self._out]

    def show_items(self, items: Sequence[ImportItem]) -> None:
        """Show another plan; files that are left out stay so."""
        self.beginResetModel()
        self.all = list(items)
        self._places = [(n, m) for n, item in enumerate(self.all) for m in _order(item)]
        self.endResetModel()
        self.corrected.emit()

    def place(self, row: int) -> tuple[ImportItem, SpeakerChoice]:
        """The file and the speaker of a row."""
        item, speaker = self._places[row]
        return self.all[item], self.all[item].speakers[speaker]

    def is_first(self, row: int) -> bool:
        """Whether a row is the first of its file."""
        return row == 0 or self._places[row - 1][0] != self._places[row][0]

    def rows_of(self, label: str) -> list[int]:
        """All rows of speakers with one label, in whichever file."""
        return [row for row in range(len(self._places)) if self.place(row)[1].label == label]

    # -- corrections

    def correct(self, rows: Iterable[int], column: int, text: str) -> None:
        """Write one correction into several rows; where it makes no sense a row stays, and told."""
        kept: list[str] = []
        for row in rows:
            item, choice = self.place(row)
            if not self._can(row, column, text):
                kept.append(f"“{choice.label or item.name}” in {item.name}")
            elif column == SAME:
                text = "" if text == NOBODY else text
                self.all[self._places[row][0]] = joined(self.all, item, choice.label, text)
            else:
                self.all[self._places[row][0]] = _EDITS[column](item, choice.label, text)
        self._tell()
        words = f"{COLUMNS[column]} “{text}” does not fit, so these stay: {', '.join(kept)}"
        self.refused.emit(words if kept else "")

    def _can(self, row: int, column: int, text: str) -> bool:
        """Whether a correction makes sense in a row."""
        item, choice = self.place(row)
        if column == CASE:
            return bearer(item, choice).role == "participant" or not text
        same = column == SAME and text not in ("", NOBODY)
        return not same or text in same_as(self.all, item, choice.label)

    def leave_out(self, rows: Iterable[int], *, out: bool) -> None:
        """Leave the files of some rows out of the import, or take them in again."""
        paths = {self.place(row)[0].parsed.path for row in rows}
        self._out = self._out | paths if out else self._out - paths
        self._tell()

    def pseudonymise(self) -> None:
        """Call the new cases P01, P02 …; cases of the project keep their names."""
        self.all = list(pseudonymise(self.all, self.known))
        self._tell()

    def is_out(self, row: int) -> bool:
        """Whether the file of a row is left out."""
        return self.place(row)[0].parsed.path in self._out

    def _tell(self) -> None:
        last = self.index(self.rowCount() - 1, len(COLUMNS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
        self.corrected.emit()

    # -- what Qt asks

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole and section in (TURNS, WORDS):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == _Role.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return COLUMNS[section] if role == _Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == FILE and self.is_first(index.row()):
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        editable = index.column() in EDITED and not self.is_out(index.row())
        editable = editable and (index.column() != CASE or self._can(index.row(), CASE, "?"))
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.AccessibleTextRole):
            return self._text(row, column, role)
        if role == CHOICES_ROLE:
            return self.choices(row, column)
        if role == _Role.CheckStateRole and column == FILE and self.is_first(row):
            return Qt.CheckState.Unchecked if self.is_out(row) else Qt.CheckState.Checked
        if role == _Role.ToolTipRole:
            return plain_tip(self._hint(row, column))
        return self._look(row, column, role)

    def _look(self, row: int, column: int, role: int) -> object:
        item, choice = self.place(row)
        file, joined = column == FILE, bearer(item, choice) is not choice
        struck = self.is_out(row) or (choice.leave_out and not file)
        quiet = struck or (joined and not file) or column in (TURNS, WORDS)
        if role == _Role.ForegroundRole and quiet:
            return QBrush(theme.colour("text_quiet"))
        if role == _Role.FontRole:
            font = QFont(theme.font(bold=file))
            font.setStrikeOut(struck and column not in (ROLE, TURNS, WORDS))
            font.setItalic(joined and not struck and not file)
            return font
        if role == _Role.TextAlignmentRole and column in (TURNS, WORDS):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, row: int, column: int, role: int) -> str:
        item, choice = self.place(row)
        seen = next((s for s in item.parsed.speakers if s.label == choice.label), None)
        shown = role == _Role.DisplayRole
        out = self.is_out(row) and role != _Role.EditRole
        cells = {
            FILE: item.name if self.is_first(row) or not shown else "",
            SPEAKER: "(the whole document)" if choice.label == WHOLE else choice.label,
            ROLE: LEFT_OUT if out else role_words(item, choice),
            CASE: self._case(item, choice, shown=shown),
            SAME: choice.join or ("" if shown else NOBODY),
            TURNS: f"{seen.turns:,}" if seen else "",
            WORDS: f"{seen.words:,}" if seen else "",
        }
        return cells[column]

    def _case(self, item: ImportItem, choice: SpeakerChoice, *, shown: bool) -> str:
        case = bearer(item, choice).case or ""
        return f"{case} (in the project)" if shown and is_known(case, self.known) else case

    def _hint(self, row: int, column: int) -> str:
        item, choice = self.place(row)
        if column == FILE:
            out = ["Left out: nothing of this file is imported"] if self.is_out(row) else []
            return "\n".join((item.parsed.path, *out, *item.parsed.warnings))
        if column == SPEAKER:
            return choice.label
        if column == CASE and not self._can(row, CASE, "?"):
            return "Only participants belong to a case: correct the role first"
        return "Double click or F2 to correct" if column in EDITED else ""

    def choices(self, row: int, column: int) -> list[str]:
        """What a cell offers: what it holds, then the likely, then all else."""
        item, choice = self.place(row)
        now = self._text(row, column, _Role.EditRole)
        if column == ROLE:
            found = list(ROLES)
        elif column == SAME:
            likely = same_as(self.all, item, choice.label)
            found = [*likely, NOBODY] if now == NOBODY else [NOBODY, *likely]
        else:
            every = sorted({*cases_of(self.all), *self.known}, key=str.casefold)
            found = [usual_case(item, choice), *every, ""]
        return list(dict.fromkeys([now, *found]))

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        if role == _Role.CheckStateRole:
            ticked = Qt.CheckState(value) == Qt.CheckState.Checked
            self.leave_out([index.row()], out=not ticked)
            return True
        text = " ".join(str(value).split())
        if role != _Role.EditRole or text == self.data(index, _Role.EditRole):
            return False
        self.correct([index.row()], index.column(), text)
        return True


def _order(item: ImportItem) -> list[int]:
    """The speakers of a file, those with most turns first; nobody: the whole document."""
    turns = {speaker.label: speaker.turns for speaker in item.parsed.speakers}
    return sorted(
        range(len(item.speakers)), key=lambda n: (-turns.get(item.speakers[n].label, 0), n)
    )
