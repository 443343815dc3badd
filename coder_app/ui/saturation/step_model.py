"""Documents in order, with the new codes of each."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from coder_app.core.analysis.saturation import Saturation, Step
from coder_app.core.analysis.saturation_words import noun, per_cent
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

NUMBER, DOCUMENT, CODES, NEW, TOTAL, RUN, SHARE, WHICH = range(8)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class StepModel(QAbstractTableModel):
    """One row a document."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: Saturation | None = None

    def show_found(self, found: Saturation | None) -> None:
        """Show other figures."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def step(self, number: int) -> Step | None:
        """The document of a row."""
        steps = self._found.steps if self._found else ()
        return steps[number] if 0 <= number < len(steps) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() or self._found is None else len(self._found.steps)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else WHICH + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal or self._found is None:
            return None
        what, asked = noun(self._found), self._found.asked
        if role == Qt.ItemDataRole.DisplayRole:
            heads = ("No.", "Document", f"{what}s", "new", "in all", "in run", "of base")
            return (*heads, f"which {what}s are new")[section]
        if role == Qt.ItemDataRole.ToolTipRole:
            hints = {
                RUN: f"New {what}s in the run of {asked.run} that ends here",
                SHARE: f"The same as a share of the {self._found.base_codes} {what}s of the base",
            }
            return hints.get(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return None if section in (DOCUMENT, WHICH) else int(_RIGHT)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        step = self.step(index.row())
        if step is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(index.row(), step)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in (DOCUMENT, WHICH):
            return plain_tip(step.name if index.column() == DOCUMENT else ", ".join(step.new))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() not in (DOCUMENT, WHICH):
            return int(_RIGHT)
        return None

    @staticmethod
    def _words(number: int, step: Step) -> tuple[str, ...]:
        run = "" if step.run_new is None else str(step.run_new)
        share = "" if step.share is None else per_cent(step.share)
        counts = (str(step.codes), str(len(step.new)), str(step.total), run, share)
        return (str(number + 1), step.name, *counts, ", ".join(step.new))
