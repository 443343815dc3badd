"""One preview for all files: who speaks, as whom, and what could be cleaned away."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.importing import ImportItem, pseudonymise
from coder_app.ui.documents.speaker_table import (
    CASE,
    FILE,
    SAME,
    SPEAKER,
    ChoiceDelegate,
    SpeakerModel,
)
from coder_app.ui.theme import GRID, ROW, theme

_SHOWN = 6_000
"""Characters of a text shown."""
HINT = (
    "Check who speaks. A double click (or F2) corrects a role, a case, or says that two labels are "
    "one speaker. Interviewers belong to no case."
)


class ImportPreview(QWidget):
    """A page: the speakers above; text, cleaning and refusals below; Import and Cancel."""

    accepted = Signal(list)
    """The items as corrected."""
    cancelled = Signal()
    cleaningChosen = Signal(dict)
    """Kinds of cleaning by path of the file: the files are to be read again."""

    def __init__(self, cases: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setAccessibleName("Import preview")
        self._taken = list(cases)
        self._boxes: list[tuple[str, str, QCheckBox]] = []
        self.model = SpeakerModel(cases, self)
        self.view = _table(self.model)
        self.text = QPlainTextEdit()
        self.text.setObjectName("import.text")
        self.text.setAccessibleName("The text as read")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.reading_font(90))
        self.cleaning = QWidget()
        self.cleaning.setObjectName("import.cleaning")
        self.offers = QVBoxLayout(self.cleaning)
        self.offers.setContentsMargins(0, 0, 0, 0)
        self.refusals = QLabel()
        self.refusals.setObjectName("import.refusals")
        self.refusals.setWordWrap(True)
        self.refusals.setProperty("tone", "error")
        self.pseudonyms = _button("import.pseudonyms", "Call them P01, P02 …")
        self.cancel = _button("import.cancel", "Cancel")
        self.go = _button("import.go", "Import")
        self.go.setProperty("primary", "true")
        self._arrange()
        self.view.selectionModel().currentRowChanged.connect(
            lambda now, _: self._show_text(now.row())
        )
        self.model.corrected.connect(self._count)
        self.pseudonyms.clicked.connect(self._pseudonymise)
        self.cancel.clicked.connect(self.cancelled)
        self.go.clicked.connect(lambda: self.accepted.emit(list(self.model.items)))

    def _arrange(self) -> None:
        title = QLabel("Import transcripts")
        title.setFont(theme.font(4, bold=True))
        hint = QLabel(HINT)
        hint.setWordWrap(True)
        hint.setProperty("tone", "quiet")
        foot = QHBoxLayout()
        foot.addWidget(self.pseudonyms)
        foot.addStretch(1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (title, hint):
            layout.addWidget(part)
        layout.addWidget(self._parts(), 1)
        layout.addLayout(foot)

    def _parts(self) -> QSplitter:
        """Speakers above; text, cleaning and refusals below."""
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.addWidget(self.cleaning)
        column.addWidget(self.refusals)
        column.addStretch(1)
        below = _split("import.below", Qt.Orientation.Horizontal, self.text, side)
        return _split("import.split", Qt.Orientation.Vertical, self.view, below)

    # -- what is shown

    def show_plan(self, items: Sequence[ImportItem], refused: Sequence[tuple[str, str]]) -> None:
        """Show what would be imported, what is offered and what was refused."""
        row = max(0, self.view.currentIndex().row())
        self.model.show_items(items)
        self._offer(items)
        self.refusals.setText("\n\n".join(reason for _, reason in refused))
        self.refusals.setVisible(bool(refused))
        if self.model.rowCount():
            self.view.selectRow(min(row, self.model.rowCount() - 1))
            self._show_text(min(row, self.model.rowCount() - 1))

    def _count(self) -> None:
        files = len(self.model.items)
        self.go.setText(f"Import {files} {'file' if files == 1 else 'files'}")
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(files > 0)
        self.pseudonyms.setEnabled(files > 0)

    def _show_text(self, row: int) -> None:
        if 0 <= row < self.model.rowCount():
            item, _ = self.model.place(row)
            warnings = "".join(f"({words})\n" for words in item.parsed.warnings)
            self.text.setPlainText(warnings + item.parsed.text[:_SHOWN])

    def _offer(self, items: Sequence[ImportItem]) -> None:
        while self.offers.count():
            taken = self.offers.takeAt(0)
            widget = taken.widget() if taken else None
            if widget is not None:
                widget.deleteLater()
        offers = [(item, offer) for item in items for offer in item.parsed.offers]
        done = [(item, words) for item in items for words in item.parsed.cleaned]
        if offers or done:
            title = QLabel("CLEANING (nothing is removed unless ticked)")
            title.setProperty("tone", "header")
            title.setWordWrap(True)
            self.offers.addWidget(title)
        for item, words in done:
            told = QLabel(f"{item.name}: {words}")
            told.setWordWrap(True)
            self.offers.addWidget(told)
        self._boxes = []
        for number, (item, offer) in enumerate(offers):
            box = QCheckBox(f"{item.name}: {offer.title} ({offer.count})")
            box.setObjectName(f"import.offer.{number}")
            box.setAccessibleName(box.text())
            box.setToolTip("\n".join(offer.examples))
            box.toggled.connect(lambda _: self._clean())
            self._boxes.append((item.parsed.path, offer.kind, box))
            self.offers.addWidget(box)

    def _clean(self) -> None:
        chosen: dict[str, set[str]] = {}
        for path, kind, box in self._boxes:
            if box.isChecked():
                chosen.setdefault(path, set()).add(kind)
        self.cleaningChosen.emit({path: frozenset(kinds) for path, kinds in chosen.items()})

    def _pseudonymise(self) -> None:
        self.model.show_items(pseudonymise(self.model.items, self._taken))

    def paths(self) -> list[Path]:
        """The files in the plan."""
        return [Path(item.parsed.path) for item in self.model.items]


def _table(model: SpeakerModel) -> QTableView:
    view = QTableView()
    view.setObjectName("import.speakers")
    view.setAccessibleName("Speakers of all files")
    view.setModel(model)
    view.setItemDelegate(ChoiceDelegate(view))
    view.setShowGrid(False)
    view.setFrameShape(QTableView.Shape.NoFrame)
    view.setTabKeyNavigation(False)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    triggers = QAbstractItemView.EditTrigger
    view.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(ROW)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    for column in (FILE, SPEAKER, CASE, SAME):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
    return view


def _split(name: str, way: Qt.Orientation, *parts: QWidget) -> QSplitter:
    split = QSplitter(way)
    split.setObjectName(name)
    split.setAccessibleName("Import preview")
    split.setChildrenCollapsible(False)
    for part in parts:
        split.addWidget(part)
    split.setSizes([400, 300])
    return split


def _button(name: str, text: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(True)
    button.setObjectName(name)
    button.setAccessibleName(text)
    return button
