"""One preview for all files: who speaks, as whom, and what could be cleaned away."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from coder_app.core.exchange.survey_file import SurveyFile
from coder_app.core.import_edits import cases_of, is_known
from coder_app.core.importing import ImportItem
from coder_app.core.names import counted
from coder_app.core.survey_known import KnownSurveys
from coder_app.ui.documents.cleaning_offers import CleaningOffers
from coder_app.ui.documents.speaker_table import SpeakerModel
from coder_app.ui.documents.speaker_view import SpeakerTable
from coder_app.ui.documents.survey_parts import SurveyParts
from coder_app.ui.documents.text_as_read import TextAsRead
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, words

HINT = (
    "Check who speaks. F2 or a double click corrects a role or a case, or says that two labels are "
    "one speaker: initials are proposed to be the person they fit, – takes it back. Several rows "
    "can be corrected at once. Interviewers belong to no case. Space leaves a file out."
)
SURVEY_HINT = (
    "This sheet is read as a survey: a row a respondent. Check what each column is; one click or "
    "Space corrects it. An open question becomes a document with a turn for each respondent. If "
    "it is a transcript, head its columns Speaker and Text."
)
TITLE, SURVEY_TITLE = "Import transcripts", "Import a survey"
READING = "Reading again…"


class ImportPreview(QWidget):
    """A page: the speakers above; text, cleaning and refusals below; Import and Cancel."""

    accepted = Signal(list)
    """The items as corrected."""
    cancelled = Signal()
    leftOpen = Signal()
    """Something else was put in its place before it was done with."""
    cleaningChosen = Signal(dict)
    """Kinds of cleaning by path of the file: the files are to be read again."""

    def __init__(self, cases: Sequence[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setAccessibleName("Import preview")
        self.setProperty("waits", True)  # the window keeps the page until it is done with
        self.surveys = SurveyParts()
        self.model = SpeakerModel(cases, self)
        self.view = SpeakerTable(self.model)
        self.read = TextAsRead()
        self.cleaning = CleaningOffers()
        self.summary = words("import.summary", tone="quiet")
        self.told = words("import.told", tone="warning")
        self.told.hide()
        self.refusals = words("import.refusals", tone="error")
        self.pseudonyms = button("import.pseudonyms", "Call them P01, P02 …")
        self.pseudonyms.setToolTip(
            "Replaces the names of new cases and their documents; the texts stay as they are"
        )
        self.cancel = button("import.cancel", "Cancel")
        self.go = button("import.go", "Import")
        self.go.setProperty("primary", "true")
        self._refused = 0
        self._busy = False
        self._arrange()
        self._connect()

    def _connect(self) -> None:
        self.view.selectionModel().currentRowChanged.connect(self._show_text)
        self.model.corrected.connect(self._count)
        self.model.refused.connect(self._tell)
        self.cleaning.touched.connect(lambda: self.set_busy(busy=True))
        self.cleaning.chosen.connect(self.cleaningChosen)
        self.pseudonyms.clicked.connect(self.model.pseudonymise)
        self.surveys.corrected.connect(self._count)
        self.surveys.shown.connect(self._show_part)
        self.cancel.clicked.connect(self.cancelled)
        self.go.clicked.connect(lambda: self.accepted.emit(list(self.model.items)))

    def _arrange(self) -> None:
        self.title = QLabel(TITLE)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setFont(theme.font(4, bold=True))
        self.hint = QLabel(HINT)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.setProperty("tone", "quiet")
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        foot.addWidget(self.pseudonyms)
        foot.addWidget(self.summary, 1)
        foot.addWidget(self.cancel)
        foot.addWidget(self.go)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        for part in (self.title, self.hint, self.surveys.chooser):
            layout.addWidget(part)
        self.surveys.show_transcripts(self._parts())
        layout.addWidget(self.surveys, 1)
        layout.addWidget(self.told)
        layout.addLayout(foot)

    def _parts(self) -> QSplitter:
        """Speakers above; text at the left, cleaning and refusals at the right below."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(2 * GRID, GRID, GRID, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.refusals)
        column.addWidget(self.cleaning)
        column.addStretch(1)
        self.side = QScrollArea()
        self.side.setObjectName("import.side")
        self.side.setAccessibleName("Refused files and cleaning")
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setWidgetResizable(True)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setWidget(page)
        below = _split("import.below", Qt.Orientation.Horizontal, self.read, self.side)
        below.setSizes([600, 400])
        return _split("import.split", Qt.Orientation.Vertical, self.view, below)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # itself, not the workspace around it
            self.leftOpen.emit()

    # -- what is shown

    def show_plan(self, items: Sequence[ImportItem], refused: Sequence[tuple[str, str]]) -> None:
        """Show what would be imported, what is offered and what was refused."""
        row = max(0, self.view.currentIndex().row())
        self.surveys.has_transcripts(bool(items) or bool(refused))
        self.set_busy(busy=False)
        self._refused = len(refused)
        self.model.show_items(items)
        self.cleaning.show_files([item.parsed for item in items])
        self.refusals.setText("\n\n".join(before_import(reason) for _, reason in refused))
        self.refusals.setVisible(bool(refused))
        self.side.setVisible(bool(refused) or self.cleaning.has_offers())
        if self.model.rowCount():
            self.view.selectRow(min(row, self.model.rowCount() - 1))
            self._show_text(self.view.currentIndex())

    def show_surveys(self, files: Sequence[SurveyFile], known: KnownSurveys) -> None:
        """Show the tables that are no transcripts; those shown already keep their corrections."""
        for file in files:
            self.surveys.add(file, known)
        self._count()

    def _show_part(self, survey: bool) -> None:
        """Say what there is to do in the part that is in sight."""
        self.title.setText(SURVEY_TITLE if survey else TITLE)
        self.hint.setText(SURVEY_HINT if survey else HINT)
        self.pseudonyms.setVisible(not survey)

    def focus_first(self) -> None:
        """Where the keys go when the page comes in sight."""
        part = self.surveys.part()
        (self.view if part is None else part.view).setFocus()

    def set_busy(self, *, busy: bool) -> None:
        """While files are read again or stored nothing else can be started."""
        self._busy = busy
        self._count()

    def _count(self) -> None:
        items, transcripts = self.model.items, len(self.model.items)
        files = transcripts + len(self.surveys.plans())
        self.go.setText(READING if self._busy else f"Import {counted(files, 'file')}")
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(files > 0 and not self._busy)
        self.pseudonyms.setEnabled(transcripts > 0 and not self._busy)
        cases = cases_of(items)
        new = [case for case in cases if not is_known(case, self.model.known)]
        parts = [counted(transcripts, "document"), f"{counted(len(new), 'new case')}"]
        parts = parts if self.model.all else []
        if len(new) < len(cases):
            parts.append(f"{counted(len(cases) - len(new), 'case')} of the project")
        parts += [told] if (told := self.surveys.words()) else []
        left = len(self.model.all) - transcripts
        parts += [f"{left} left out"] if left else []
        parts += [f"{self._refused} refused"] if self._refused else []
        self.summary.setText(" · ".join(parts))

    def _tell(self, words: str) -> None:
        """Say which rows a correction could not go into."""
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _show_text(self, now: QModelIndex, _before: QModelIndex | None = None) -> None:
        if 0 <= now.row() < self.model.rowCount():
            item, choice = self.model.place(now.row())
            self.read.show_file(item.parsed, choice.label)


def before_import(reason: str) -> str:
    """Why a file is refused, while nothing is imported yet."""
    return reason.replace(" was not imported: ", " can't be imported: ", 1)


def _split(name: str, way: Qt.Orientation, *parts: QWidget) -> QSplitter:
    split = QSplitter(way)
    split.setObjectName(name)
    split.setAccessibleName("Import preview")
    split.setChildrenCollapsible(False)
    split.setHandleWidth(1)
    for part in parts:
        split.addWidget(part)
    split.setSizes([400, 300])
    return split
