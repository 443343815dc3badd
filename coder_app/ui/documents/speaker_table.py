"""Speakers of all files in one table: role, case and who is the same, each corrected in place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from coder_app.core.exchange.parsed import Role
from coder_app.core.importing import WHOLE, ImportItem, SpeakerChoice
from coder_app.ui.widgets.index import Index

COLUMNS = ("File", "Speaker", "Role", "Case", "Same as", "Turns", "Words")
FILE, SPEAKER, ROLE, CASE, SAME, TURNS, WORDS = range(len(COLUMNS))
LEFT_OUT = "left out"
ROLES = ("participant", "interviewer", "other", LEFT_OUT)
CHOICES_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class _Place:
    item: int
    speaker: int


class SpeakerModel(QAbstractTableModel):
    """One row a speaker of a file; editing changes the plan of the import."""

    corrected = Signal()

    def __init__(self, cases: Sequence[str] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.items: list[ImportItem] = []
        self._known_cases = list(cases)
        self._places: list[_Place] = []

    def show_items(self, items: Sequence[ImportItem]) -> None:
        """Show another plan."""
        self.beginResetModel()
        self.items = list(items)
        self._places = [
            _Place(n, m) for n, item in enumerate(self.items) for m in range(len(item.speakers))
        ]
        self.endResetModel()
        self.corrected.emit()

    def place(self, row: int) -> tuple[ImportItem, SpeakerChoice]:
        """The file and the speaker of a row."""
        place = self._places[row]
        item = self.items[place.item]
        return item, item.speakers[place.speaker]

    # -- what Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        editable = index.column() in (ROLE, CASE, SAME)
        return usual | Qt.ItemFlag.ItemIsEditable if editable else usual

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item, choice = self.place(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(item, choice, index.row(), index.column(), role)
        if role == CHOICES_ROLE:
            return self.choices(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (ROLE, CASE, SAME):
            return "Double click or F2 to correct"
        return None

    def _text(
        self, item: ImportItem, choice: SpeakerChoice, row: int, column: int, role: int
    ) -> str:
        seen = next((s for s in item.parsed.speakers if s.label == choice.label), None)
        first = row == 0 or self._places[row - 1].item != self._places[row].item
        role_words = LEFT_OUT if choice.leave_out else str(choice.role)
        return {
            FILE: item.name if first or role == Qt.ItemDataRole.EditRole else "",
            SPEAKER: "(the whole document)" if choice.label == WHOLE else choice.label,
            ROLE: role_words,
            CASE: choice.case or "",
            SAME: choice.join or "",
            TURNS: f"{seen.turns:,}" if seen else "",
            WORDS: f"{seen.words:,}" if seen else "",
        }[column]

    def choices(self, row: int, column: int) -> list[str]:
        """What a cell offers."""
        item, choice = self.place(row)
        if column == ROLE:
            return list(ROLES)
        if column == SAME:
            others = [s.label for s in item.speakers if s.label not in (choice.label, WHOLE)]
            return ["", *others]
        planned = {s.case for each in self.items for s in each.speakers if s.case}
        return ["", *sorted({*planned, *self._known_cases})]

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        place = self._places[index.row()]
        item, choice = self.place(index.row())
        text = " ".join(str(value).split())
        speakers = list(item.speakers)
        speakers[place.speaker] = corrected(choice, index.column(), text, item)
        self.items[place.item] = replace(item, speakers=tuple(speakers))
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, len(COLUMNS) - 1))
        self.corrected.emit()
        return True


def corrected(choice: SpeakerChoice, column: int, text: str, item: ImportItem) -> SpeakerChoice:
    """A speaker's plan after one cell was corrected."""
    if column == CASE:
        return replace(choice, case=text or None, role="participant" if text else choice.role)
    if column == SAME:
        target = next((s for s in item.speakers if s.label == text), None)
        if target is None:
            return replace(choice, join=None)
        return replace(choice, join=text, role=target.role, case=target.case)
    if text == LEFT_OUT:
        return replace(choice, leave_out=True, case=None)
    if text == "participant":
        return replace(
            choice,
            role="participant",
            leave_out=False,
            case=choice.case or choice.label or item.name,
        )
    role: Role = "interviewer" if text == "interviewer" else "other"
    return replace(choice, role=role, leave_out=False, case=None)


class ChoiceDelegate(QStyledItemDelegate):
    """Edits a cell by choosing or, for a case, typing."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = QComboBox(parent)
        box.setObjectName("import.cell")
        box.setAccessibleName(COLUMNS[index.column()])
        box.setEditable(index.column() == CASE)
        box.addItems(index.data(CHOICES_ROLE) or [])
        if index.column() != CASE:
            box.activated.connect(lambda _: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data(Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: object, index: Index) -> None:
        if isinstance(editor, QComboBox) and isinstance(model, SpeakerModel):
            model.setData(index, editor.currentText())
