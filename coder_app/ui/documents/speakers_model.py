"""The speakers of a stored document as a table; each correction is an action of the project."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QBrush

from coder_app.core import speaker_names, speakers
from coder_app.core.ids import DocumentId, SpeakerId
from coder_app.core.names import name_key
from coder_app.core.project import Project
from coder_app.core.speakers import PARTICIPANT, ROLES, SpeakerLine
from coder_app.ui.documents.speaker_table import CHOICES_ROLE, NOBODY
from coder_app.ui.theme import theme
from coder_app.ui.widgets.index import Index

COLUMNS = ("Speaker", "Role", "Case", "Same as", "Turns", "Words")
SPEAKER, ROLE, CASE, SAME, TURNS, WORDS = range(len(COLUMNS))
EDITED = (SPEAKER, ROLE, CASE, SAME)
WHOLE = "(the whole document)"
_Role = Qt.ItemDataRole
_EMPTY = QModelIndex()


class SpeakersModel(QAbstractTableModel):
    """One row a speaker, who says most first."""

    refused = Signal(str)
    """Why a correction could not be made; empty where it was."""
    renamed = Signal(str, str)
    """How a speaker was called, and is called now."""

    def __init__(
        self, project: Project, document: DocumentId, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.project, self.document = project, document
        self.lines: list[SpeakerLine] = []
        self._cases: list[str] = []

    def read(self) -> None:
        """Read the speakers again. Raises NotFound where the document is gone."""
        lines = speakers.speaker_lines(self.project, self.document)
        self.beginResetModel()
        self.lines, self._cases = lines, speakers.case_names(self.project)
        self.endResetModel()

    # -- corrections

    def correct(self, rows: Sequence[int], column: int, text: str) -> None:
        """Make one correction for several speakers, as one step."""
        lines = [self.lines[row] for row in rows]
        fit = [line for line in lines if self._fits(line, column, text)]
        stay = [f"“{line.label or WHOLE}”" for line in lines if line not in fit]
        words = f"{COLUMNS[column]} “{text}” does not fit, so these stay: {', '.join(stay)}"
        if fit:
            _EDITS[column](self, [line.id for line in fit], text)
        self.refused.emit(words if stay else "")

    def _fits(self, line: SpeakerLine, column: int, text: str) -> bool:
        if column == SPEAKER:
            return line.id is not None and bool(text)
        if column == CASE:
            return line.role == PARTICIPANT or not text
        if column == SAME:
            return line.id is not None and text not in ("", NOBODY, line.label)
        return line.id is not None and text in ROLES

    def _rename(self, chosen: Sequence[SpeakerId | None], text: str) -> None:
        line = next(one for one in self.lines if one.id == chosen[0])
        if line.id is not None:
            speaker_names.rename_speaker(self.project, self.document, line.id, text)
            self.renamed.emit(line.label, text)

    def _set_role(self, chosen: Sequence[SpeakerId | None], text: str) -> None:
        known = [one for one in chosen if one is not None]
        speakers.set_role(self.project, self.document, known, text)

    def _set_case(self, chosen: Sequence[SpeakerId | None], text: str) -> None:
        speakers.set_case(self.project, self.document, chosen, text)

    def _join(self, chosen: Sequence[SpeakerId | None], text: str) -> None:
        key = name_key(text)
        into = next((one.id for one in self.lines if one.id and name_key(one.label) == key), None)
        known = [one for one in chosen if one is not None]
        if into is not None:
            speakers.join_speakers(self.project, self.document, known, into)

    # -- what Qt asks

    def rowCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _EMPTY) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == _Role.TextAlignmentRole:
            return _side(section)
        return COLUMNS[section] if role == _Role.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        open_ = index.column() in self.editable(index.row()) and not self.project.read_only
        return usual | Qt.ItemFlag.ItemIsEditable if open_ else usual

    def editable(self, row: int) -> list[int]:
        """The columns that can be corrected in a row."""
        line = self.lines[row]
        able = {
            SPEAKER: line.id is not None,
            ROLE: line.id is not None,
            CASE: line.role == PARTICIPANT,
            SAME: line.id is not None and len(self._others(line)) > 0,
        }
        return [column for column, can in able.items() if can]

    def _others(self, line: SpeakerLine) -> list[str]:
        """Who a speaker may be the same as: those of the same role first."""
        others = [one for one in self.lines if one.id and one.id != line.id]
        return [one.label for one in sorted(others, key=lambda one: one.role != line.role)]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        line, column = self.lines[index.row()], index.column()
        if role in (_Role.DisplayRole, _Role.EditRole, _Role.AccessibleTextRole):
            return self._text(line, column, shown=role == _Role.DisplayRole)
        if role == CHOICES_ROLE:
            return self._choices(line, column)
        if role == _Role.TextAlignmentRole:
            return _side(column)
        if role == _Role.ForegroundRole and (column in (TURNS, WORDS) or not line.id):
            return QBrush(theme.colour("text_quiet"))
        return None

    def _text(self, line: SpeakerLine, column: int, *, shown: bool) -> str:
        cells = {
            SPEAKER: line.label if line.id else WHOLE,
            ROLE: line.role if line.id else "",
            CASE: line.case,
            SAME: "" if shown else NOBODY,
            TURNS: f"{line.turns:,}" if line.id else "",
            WORDS: f"{line.words:,}",
        }
        return cells[column]

    def _choices(self, line: SpeakerLine, column: int) -> list[str]:
        if column == SPEAKER:
            usual = "Interviewer" if line.role == "interviewer" else line.case
            return [each for each in dict.fromkeys([line.label, usual]) if each]
        if column == ROLE:
            return list(ROLES)
        if column == SAME:
            return [NOBODY, *self._others(line)]
        return list(dict.fromkeys([line.case, line.usual_case, *self._cases, ""]))


_EDITS: dict[int, Callable[[SpeakersModel, Sequence[SpeakerId | None], str], None]] = {
    SPEAKER: SpeakersModel._rename,  # noqa: SLF001
    ROLE: SpeakersModel._set_role,  # noqa: SLF001 - its own
    CASE: SpeakersModel._set_case,  # noqa: SLF001
    SAME: SpeakersModel._join,  # noqa: SLF001
}


def _side(column: int) -> Qt.AlignmentFlag:
    right = column in (TURNS, WORDS)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
