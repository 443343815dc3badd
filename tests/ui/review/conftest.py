"""A project with passages, a worker that answers when a test lets it, and the page."""

import pytest
from PySide6.QtTest import QTest

from coder_app.core import codebook, coding, importing
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.turns import parse_turns, speakers_of
from coder_app.core.suggestions.review import Batch, Candidate, Wanted
from coder_app.core.suggestions.session import LearnState, Suggestion
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.review.review_panel import ReviewPanel

SAID = (
    "They never rang me back.",
    "The bus was late again.",
    "Nobody called in a week.",
    "We had tea in the kitchen.",
)


class Run:
    """Keeps what is asked of the worker; ``answer`` gives it back."""

    def __init__(self):
        self.asked = []

    def __call__(self, function, *args, on_done, on_error=None, title=""):
        self.asked.append((function.__name__, args, on_done, on_error, title))

    def answer(self, value):
        self.asked.pop(0)[2](value)

    def fail(self, error):
        self.asked.pop(0)[3](error)


class Desk:
    """The page over a project of one interview."""

    def __init__(self, project, qtbot):
        self.project, self.run = project, Run()
        text = "\n\n".join(
            line for said in SAID for line in ("Interviewer: And then?", f"Ann: {said}")
        )
        turns = parse_turns(text)
        speakers = speakers_of(text, turns)
        parsed = ParsedFile("Ann.txt", "Ann", "txt", "0" * 64, text, turns, speakers)
        report = importing.import_items(project, importing.propose(project, [parsed]))
        self.document = report.documents[0].id
        self.call = codebook.create_code(project, "No call back", definition="Nobody rang")
        self.late = codebook.create_code(project, "Late")
        self.signals = ProjectSignals(project)
        self.panel = ReviewPanel(self.run)
        qtbot.addWidget(self.panel)
        self.panel.resize(800, 600)
        self.panel.open_project(project, self.signals)
        self.panel.show()

    def batch(self, *said, code=None, left=0, threshold=0.3, codings=0):
        """Passages of the interview, suggested for a code (False: for none)."""
        text = self.project.text(self.document)
        found = []
        for words in said:
            start = text.index(words)
            suggestion = Suggestion(code or self.call, 0.6, ("rang",), None, False)
            found.append(
                Candidate(
                    self.document,
                    start,
                    start + len(words),
                    words,
                    "Ann ¶2",
                    None if code is False else suggestion,
                )
            )
        state = LearnState(4, codings, 2, "")
        return Batch(tuple(found), left, 4, threshold, state)

    def press(self, *keys):
        for key in keys:
            QTest.keyClick(self.panel.queue, key)

    def begin(self, batch, wanted=None):
        """Open a queue, and let the worker answer with a batch."""
        self.panel.begin(wanted or Wanted(self.call), "Review")
        self.run.answer(batch)

    def codings(self):
        """Code, words and origin of every coding, in order."""
        text = self.project.text(self.document)
        rows = coding.codings(self.project, self.document)
        return [(row.code_name, text[row.start : row.end], row.origin) for row in rows]

    def outcomes(self):
        return [one.kind for one in self.panel.sitting.outcomes.values()]


@pytest.fixture
def desk(project, qtbot, dressed):
    _ = dressed
    return Desk(project, qtbot)
