"""Every panel and page of the window, opened in turn: for tests and pictures of small screens."""

from collections.abc import Callable, Iterator

import resources
from coder_app.core import cases, codebook, comparing, documents
from coder_app.core.cases import AttributeReport
from coder_app.core.editing import foresee
from coder_app.core.exchange.read import read_file
from coder_app.core.exchange.sheets import Sheet
from coder_app.core.exchange.survey_file import SurveyFile
from coder_app.core.importing import propose
from coder_app.core.survey_known import NOTHING
from coder_app.ui.main_window import MainWindow

SMALL = (911, 512)
"""1366 x 768 at 150 per cent."""
BESIDE = (
    "edit.history",
    "document.replace",
    "codebook.versions",
    "suggest.how_good",
    "code.together",
    "document.agreement",
    "code.saturation",
    "review.themes",
    "project.print",
    "export.workbook",
)


def rooms(window: MainWindow) -> Iterator[str]:
    """The name of each, while it is in sight; the sample is open and is changed."""
    yield "code"
    window.strip.say(
        "This project lies in OneDrive. Two copies can get out of step while you work.",
        (("Move it to this computer", list), ("Go on here", list)),
        kind="warning",
    )
    yield "code, with a message"
    window.strip.hide()
    yield from _in_the_text(window)
    for command in BESIDE:
        window.actions_by_id[command].trigger()
        yield command
        window.work.show_reader()
    yield from _of_the_codebook(window)
    yield from _of_files(window)
    window.work.show_page(window.work.review)
    for page in (window.work.review.queue, window.work.review.many, window.work.review.end):
        window.work.review.show_view(page)
        yield page.objectName()
    window.work.show_reader()
    for workspace in ("excerpts", "themes", "memos"):
        window.work.show_workspace(workspace)
        yield workspace
    for command in ("help.keys", "help.change_keys"):
        window.actions_by_id[command].trigger()
        yield command
        window.keys_page.left.emit()
    window.session.close()
    for show in (window.start.show_home, window.start.show_coder, window.start.show_new):
        show()
        yield f"start: {show.__name__}"


def _in_the_text(window: MainWindow) -> Iterator[str]:
    work, actions = window.work, window.actions_by_id
    work.reader.step_coding(1)
    actions["memo.keep"].trigger()
    yield "memo kept open"
    actions["memo.close"].trigger()
    work.top.searched.emit("phone")
    yield "search"
    work.search.plan()
    work.search.coding.show()
    yield "search, hits to code"
    work.search.close_search()
    work.codebook.tree.choose(_most(window))
    for command in ("find.here", "view.reading", "view.only_codes"):
        actions[command].trigger()
        yield command
    actions["view.everything"].trigger()
    actions["document.edit"].trigger()
    yield "edit"
    work.reader.settling.page.save()
    work.codebook.tree.choose(_most(window))
    work.codebook.show_definition()
    yield "definition"
    work.codebook.meaning.setChecked(False)


def _of_the_codebook(window: MainWindow) -> Iterator[str]:
    panel = window.work.codebook
    codes = sorted(panel.rows, key=lambda row: -row.codings)
    panel.edits.mergeAsked.emit([codes[1].id], codes[0].id)
    yield "merge"
    window.work.show_reader()
    panel.tree.choose(codes[0].id)
    panel.split_chosen()
    yield "split"
    window.work.show_reader()


def _survey() -> SurveyFile:
    """A survey with all there is to choose: two sheets, a hidden row, a name in two rows."""
    rows = [("Respondent", "Gender", "What helped most, and what would have helped more?")]
    rows += [
        (f"N{n}", "woman", f"They rang me back within {n} days") for n in (1, 2, 3, 4, 5, 6, 6)
    ]
    sheets = (
        Sheet("Answers", tuple(rows), hidden_rows=frozenset({3})),
        Sheet("Pilot", tuple(rows)),
    )
    return SurveyFile("feedback.xlsx", "feedback", "xlsx", "", sheets)


def _of_files(window: MainWindow) -> Iterator[str]:
    from coder_app.ui.documents.attribute_report import AttributeReportPage
    from coder_app.ui.documents.import_preview import ImportPreview
    from coder_app.ui.texts.compare_page import ComparePage, CorrectPage

    project = window.project
    document = documents.documents(project)[0].id
    text = project.text(document)
    other = text.replace(" the ", " that ", 3)
    seen, foretold = comparing.compare(text, other), foresee(project, document, other)
    preview = ImportPreview([row.name for row in cases.cases(project)])
    read = [read_file(resources.sample(name)) for name in ("P01.txt", "P03.docx")]
    plan = propose(project, read)
    preview.show_plan(plan, [("P12.pdf", "P12.pdf was not imported: it is empty.")])
    gone = AttributeReport(1, tuple(f"P{number}" for number in range(30)), ("P01",))
    survey = ImportPreview()
    survey.show_plan([], [])
    survey.show_surveys([_survey()], NOTHING)
    pages: dict[str, Callable[[], object]] = {
        "import preview": lambda: preview,
        "import survey": lambda: survey,
        "attribute report": lambda: AttributeReportPage(gone),
        "compare": lambda: ComparePage("P01", seen),
        "correct": lambda: CorrectPage("P01", "P01 corrected.docx", seen, foretold),
    }
    for name, page in pages.items():
        window.work.show_page(page())
        yield name
        window.work.show_reader()


def _most(window: MainWindow) -> str:
    rows = codebook.codebook(window.project)
    return max(rows, key=lambda row: row.codings).id
