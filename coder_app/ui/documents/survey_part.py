"""One survey in the import page: its columns, what is read of the sheet, and what comes of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from coder_app.core.exchange.survey_file import SurveyFile, SurveyPlan, propose_survey
from coder_app.core.names import counted
from coder_app.core.survey import Outcome, outcome
from coder_app.core.survey_known import KnownSurveys
from coder_app.core.survey_words import outcome_notes, outcome_words
from coder_app.ui.documents.survey_model import SurveyModel
from coder_app.ui.documents.survey_table import SurveyTable
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import words
from coder_app.ui.widgets.wrapping import WrappingLayout


class SurveyPart(QWidget):
    """The plan of one file; what it would bring is told anew after each correction."""

    corrected = Signal()

    def __init__(
        self, file: SurveyFile, known: KnownSurveys, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("survey")
        self.setAccessibleName(f"Survey {file.name}")
        self.known = known
        self.model = SurveyModel(propose_survey(file), self)
        self.found: Outcome = outcome(self.model.plan, known)
        self.view = SurveyTable(self.model)
        self.take = _tick("survey.take", "Import this sheet")
        self.take.setChecked(True)
        self.sheets = QComboBox()
        self.sheets.setObjectName("survey.sheet")
        self.sheets.setAccessibleName("Sheet")
        self.sheets.addItems([sheet.name for sheet in file.sheets])
        self.headed = _tick("survey.headed", "Its first row holds the headings")
        self.hidden = _tick("survey.hidden", "Hidden rows too")
        self.join = _tick("survey.join", "Rows of one name are one respondent")
        self.words = words("survey.words")
        self.notes = words("survey.notes", tone="quiet")
        self._arrange()
        self._show()
        self.view.selectRow(0)
        self._connect()

    @property
    def plan(self) -> SurveyPlan | None:
        """The survey as it is to be imported; None where it is left out."""
        return self.model.plan if self.take.isChecked() else None

    def _arrange(self) -> None:
        above = WrappingLayout(gap=2 * GRID)
        for part in (self.take, self.sheets, self.headed, self.hidden, self.join):
            above.addWidget(part)
        self.words.setFont(theme.font(1, bold=True))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(GRID)
        layout.addLayout(above)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.words)
        layout.addWidget(self.notes)

    def _connect(self) -> None:
        self.model.corrected.connect(self._show)
        self.take.toggled.connect(self._show)
        self.sheets.activated.connect(self._other_sheet)
        self.headed.clicked.connect(self._other_heading)
        self.hidden.clicked.connect(self._other_rows)
        self.join.clicked.connect(self._other_rows)

    def _other_sheet(self, number: int) -> None:
        self.model.show_plan(propose_survey(self.model.plan.file, number))
        self.view.selectRow(0)

    def _other_heading(self, headed: bool) -> None:
        plan = self.model.plan
        fresh = propose_survey(plan.file, plan.sheet, headed=headed)
        self.model.show_plan(replace(fresh, hidden_rows=plan.hidden_rows, join=plan.join))
        self.view.selectRow(0)

    def _other_rows(self) -> None:
        self.model.plan = replace(
            self.model.plan, hidden_rows=self.hidden.isChecked(), join=self.join.isChecked()
        )
        self._show()

    def _show(self) -> None:
        """What comes of the plan, and what of it can be chosen at all."""
        plan = self.model.plan
        self.found = outcome(plan, self.known)
        self.sheets.setVisible(self.sheets.count() > 1)
        self.headed.setChecked(plan.headed)
        self.hidden.setChecked(plan.hidden_rows)
        self.hidden.setText(f"Hidden rows too ({len(plan.table.hidden_rows):,})")
        self.hidden.setVisible(bool(plan.table.hidden_rows))
        self.join.setChecked(plan.join)
        self.join.setVisible(bool(self.found.doubles))
        taken = self.take.isChecked()
        for part in (self.view, self.sheets, self.headed, self.hidden, self.join):
            part.setEnabled(taken)
        self.words.setText(outcome_words(self.found) if taken else "Left out")
        notes = "\n".join(outcome_notes(plan, self.found)) if taken else ""
        self.notes.setText(notes)
        self.notes.setVisible(bool(notes))
        self.corrected.emit()


def surveys_words(parts: Sequence[SurveyPart]) -> str:
    """What several surveys bring, for the foot of the page."""
    taken = [part for part in parts if part.plan is not None]
    if not taken:
        return ""
    answers = sum(len(question.answers) for part in taken for question in part.found.questions)
    return f"{counted(len(taken), 'survey')} with {counted(answers, 'answer')}"


def _tick(name: str, words: str) -> QCheckBox:
    box = QCheckBox(words)
    box.setObjectName(name)
    box.setAccessibleName(words)
    return box
