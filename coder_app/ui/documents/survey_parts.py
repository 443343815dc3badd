"""The parts of an import: the transcripts together, and each survey by itself."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QStackedWidget, QWidget

from coder_app.core.exchange.survey_file import SurveyFile, SurveyPlan
from coder_app.core.survey_known import KnownSurveys
from coder_app.ui.documents.survey_part import SurveyPart, surveys_words

TRANSCRIPTS = "Transcripts"


class SurveyParts(QStackedWidget):
    """One part is in sight; where there are several, ``chooser`` says which."""

    corrected = Signal()
    shown = Signal(bool)
    """Another part is in sight: whether it is a survey."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import.parts")
        self.chooser = QComboBox()
        self.chooser.setObjectName("import.part")
        self.chooser.setAccessibleName("Transcripts or a survey")
        self.chooser.hide()
        self.chooser.activated.connect(self._choose)
        self._surveys: dict[str, SurveyPart] = {}
        self._transcripts = True

    def show_transcripts(self, page: QWidget) -> None:
        """Take in the part of all transcripts; it stands first."""
        self.insertWidget(0, page)

    def has_transcripts(self, there: bool) -> None:
        """Say whether there are transcripts, or files refused, to show."""
        self._transcripts = there
        self._list()

    def add(self, file: SurveyFile, known: KnownSurveys) -> None:
        """Show one survey more; one that is there keeps its corrections."""
        if file.path not in self._surveys:
            part = SurveyPart(file, known)
            part.corrected.connect(self.corrected)
            self._surveys[file.path] = part
            self.addWidget(part)
            self._list()

    def part(self) -> SurveyPart | None:
        """The survey in sight; None where the transcripts are."""
        now = self.currentWidget()
        return now if isinstance(now, SurveyPart) else None

    def plans(self) -> list[SurveyPlan]:
        """The surveys to import, as corrected."""
        plans = (part.plan for part in self._surveys.values())
        return [plan for plan in plans if plan is not None]

    def words(self) -> str:
        """What the surveys bring; nothing where one alone says it itself."""
        return surveys_words(list(self._surveys.values())) if self.chooser.count() > 1 else ""

    def _list(self) -> None:
        """Name the parts, and show a survey where there is nothing else."""
        first = 0 if self._transcripts or not self._surveys else 1
        self.chooser.clear()
        if first == 0:
            self.chooser.addItem(TRANSCRIPTS, 0)
        for number, part in enumerate(self._surveys.values(), 1):
            self.chooser.addItem(f"Survey {part.model.plan.file.name}", number)
        self.chooser.setVisible(self.chooser.count() > 1)
        self.setCurrentIndex(max(self.currentIndex(), first))
        self.chooser.setCurrentIndex(self.chooser.findData(self.currentIndex()))
        self.shown.emit(self.part() is not None)

    def _choose(self, number: int) -> None:
        self.setCurrentIndex(int(self.chooser.itemData(number)))
        self.shown.emit(self.part() is not None)
