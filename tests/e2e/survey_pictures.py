"""Pictures of a survey: its columns before the import, its answers in the text, and an excerpt."""

from __future__ import annotations

import csv
from itertools import cycle, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer

HEAD = (
    "Respondent", "Gender", "Age", "Reported on", "E-mail", "How satisfied are you?",
    "What helped you most?", "What should change?",
)  # fmt: skip
HELPED = (
    "The officer who took my statement did not hurry me.",
    "My neighbour sat with me until they came.",
    "",
    "Somebody rang me back the same evening, as they had said.",
    "A letter that said in plain words what happens next.",
    "To be told that it was right to ring.\nI had not been sure.",
    "Nothing much, to be honest.",
)
CHANGE = (
    "Tell people when nothing has happened, too.",
    "Shorter waits at the front desk.",
    "One number to ring, and somebody there who knows the case.",
    "",
    "Do not ask for the same story four times.",
)
PEOPLE = 42


def surveys(camera: Photographer) -> None:
    """The sample is open; what comes in is taken back at the end."""
    from coder_app.ui.window_commands import projects

    window = camera.window
    if window.session.project is None:
        projects.open_sample(window)
    window.work.show_workspace("code")
    path = camera.home / "victims survey.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([HEAD, *_rows()])
    flow, project = window.importing, window.project
    before = project.next_undo()
    window.import_files([path])
    camera.wait(lambda: flow.preview is not None and bool(flow.preview.surveys.plans()))
    camera.shoot("18", "survey-import")
    preview = flow.preview
    assert preview is not None
    preview.go.click()
    camera.settle()
    camera.shoot("19", "survey-imported")
    window.strip.hide()
    excerpts(camera)
    window.work.show_workspace("code")
    while before != project.next_undo():
        project.undo()


def excerpts(camera: Photographer) -> None:
    """Two answers coded, and who gave them."""
    from coder_app.core import codebook, coding, documents

    window, project = camera.window, camera.window.project
    document = documents.find_document(project, HEAD[-2])
    code = codebook.create_code(project, "Told what happens next")
    text = project.text(document)
    for words in (HELPED[4], HELPED[3]):
        start = text.index(words)
        coding.apply_code(project, document, start, start + len(words), code)
    window.work.show_workspace("excerpts")
    window.work.excerpts.show_code(code)
    camera.settle()
    window.work.excerpts.view.selectRow(0)
    camera.shoot("25", "survey-excerpts")


def _rows() -> list[list[object]]:
    gender = islice(cycle(("woman", "man", "woman", "another")), PEOPLE)
    rated = cycle(("satisfied", "rather satisfied", "rather not", "not at all", "satisfied"))
    helped, change = cycle(HELPED), cycle(CHANGE)
    return [
        [f"V{n:03}", who, 19 + n * 7 % 60, f"2025-03-{1 + n % 28:02}", f"v{n}@example.org",
         next(rated), next(helped), next(change)]
        for n, who in enumerate(gender, 1)
    ]  # fmt: skip
