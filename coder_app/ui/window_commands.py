"""What the commands of the window do: a table, and a short function for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QInputDialog

from coder_app.core import backups, cases, codebook, coders, documents, search
from coder_app.core.analysis.chart import write_chart
from coder_app.core.backups import home
from coder_app.core.cases import AttributeReport
from coder_app.core.errors import CoderError
from coder_app.core.exchange.codebook_file import read_codebook, write_codebook
from coder_app.core.exchange.codebook_text import parse_codebook_text
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.exchange.read import SUPPORTED
from coder_app.core.ids import CodeId
from coder_app.core.importing import ImportReport
from coder_app.core.sample import build_sample, opens_at
from coder_app.ui.documents.attribute_report import AttributeReportPage, is_long, summary
from coder_app.ui.export import start_export
from coder_app.ui.settings import CODER_INITIALS, CODER_NAME, THEME, ZOOM
from coder_app.ui.suggestions.moments import WHEN
from coder_app.ui.theme import MODES, as_mode, theme
from coder_app.ui.widgets.chooser import Chooser

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow
    from coder_app.ui.new_project_form import NewProject

PROJECTS = "Coder projects (*.coder)"
SHEETS = "Excel and CSV (*.xlsx *.csv)"
SAMPLE_CODER = ("Sam Rivers", "SR")
ZOOM_STEP, ZOOM_LEAST, ZOOM_MOST = 10, 60, 300


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each command does, by its id."""
    return {**_of_projects(window), **_of_work(window), **_of_view(window)}


def _of_projects(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "project.new": lambda: new_project(window),
        "project.open": lambda: open_project(window),
        "project.sample": lambda: open_sample(window),
        "import.files": lambda: import_dialog(window),
        "import.codebook": lambda: import_codebook(window),
        "import.attributes": lambda: import_attributes(window),
        "export.workbook": lambda: export_workbook(window),
        "export.codebook": lambda: export_codebook(window),
        "project.save": lambda: confirm_saved(window),
        "project.copy": lambda: save_copy(window),
        "project.restore": lambda: restore(window),
        "project.check": lambda: check(window),
        "project.close": window.session.close,
        "window.quit": window.close,
    }


def _of_work(window: MainWindow) -> dict[str, Callable[[], object]]:
    work = window.work
    return {
        "edit.undo": window.undo,
        "edit.redo": window.redo,
        "find.here": work.reader.open_find,
        "find.project": work.top.search.setFocus,
        "find.next": lambda: work.reader.find_next(1),
        "find.previous": lambda: work.reader.find_next(-1),
        "go.back": lambda: window.go(window.trail.back()),
        "go.forward": lambda: window.go(window.trail.forward()),
        "go.next_workspace": lambda: work.step_workspace(1),
        "go.previous_workspace": lambda: work.step_workspace(-1),
        "go.next_document": lambda: window.step_document(1),
        "go.previous_document": lambda: window.step_document(-1),
        "go.next_pane": lambda: work.step_pane(1),
        "go.previous_pane": lambda: work.step_pane(-1),
        "document.done": lambda: document_done(window),
        "document.reparse": lambda: reparse(window),
        "code.invivo": work.reader.code_in_vivo,
        "code.repeat": work.reader.repeat_last,
        "code.memo": work.here.write_memo,
        "code.next": lambda: work.reader.step_coding(1),
        "code.previous": lambda: work.reader.step_coding(-1),
        "suggest.here": lambda: suggest_here(window),
        "suggest.reading": lambda: toggle_suggestions(window),
        "theme.group": lambda: group(window),
        "coder.change": lambda: change_coder(window),
        "help.keys": lambda: show_keys(window),
    }


def _of_view(window: MainWindow) -> dict[str, Callable[[], object]]:
    modes = {f"view.{mode}": (lambda mode=mode: set_mode(window, mode)) for mode in MODES}
    return {
        **modes,
        "view.larger": lambda: zoom(window, ZOOM_STEP),
        "view.smaller": lambda: zoom(window, -ZOOM_STEP),
        "view.usual": lambda: zoom(window, 0),
    }


# -- projects --------------------------------------------------------------------------------------


def new_project(window: MainWindow) -> None:
    """Close what is open and ask what the new project is to be."""
    window.session.close()
    window.start.start_new()


def create_project(window: MainWindow, new: NewProject) -> None:
    """Make the project that the form describes, with its codebook."""
    rows: Sequence[CodebookRow] = ()
    if new.codebook_file is not None:
        rows = read_codebook(new.codebook_file)
    elif new.codebook_text:
        rows = parse_codebook_text(new.codebook_text)
    project = window.session.create(new.path, name=new.name, language=new.language)
    if rows:
        codebook.import_codebook(project, rows)


def open_project(window: MainWindow) -> None:
    """Choose a project and open it."""
    for path in window.ask_open("Open project", PROJECTS):
        window.open_path(path)


def sample_path() -> Path:
    """Where the person's own copy of the sample lies."""
    return home() / "sample" / "Sample.coder"


def open_sample(window: MainWindow, *, fresh: bool = False) -> None:
    """Open the person's own copy of the sample, as its coder; make it first, or anew."""
    window.session.close()
    path = sample_path()
    if fresh:
        path.unlink(missing_ok=True)
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        build_sample(path).close()
    project = window.session.open(path, coder=SAMPLE_CODER)
    if project is not None:
        window.open_document(documents.find_document(project, opens_at()))
        choices = (("Reset", lambda: reset_sample(window)), ("Fine", lambda: None))
        window.strip.say("Sample: change what you like", choices)


def reset_sample(window: MainWindow) -> None:
    """The sample as it was, after asking."""
    text = "Put the sample back as it was? What you coded in it goes."
    if window.ask(text, ("Reset", "Cancel")) == "Reset":
        open_sample(window, fresh=True)
    else:
        open_sample(window)


def confirm_saved(window: MainWindow) -> None:
    """Everything is saved already; a copy can be kept."""
    words = window.session.saved_words()
    window.strip.say(
        f"{words}. Every step is saved as you take it.",
        (("Save a copy…", lambda: save_copy(window)), ("Fine", lambda: None)),
    )


def save_copy(window: MainWindow) -> None:
    """Write a checked copy under another name."""
    name = f"{window.project.path.stem} copy.coder"
    path = window.ask_save("Save a copy", str(window.project.path.with_name(name)), PROJECTS)
    if path is not None:
        window.project.save_copy(path)
        window.status.tell(f"A checked copy was written: {path.name}")


def restore(window: MainWindow) -> None:
    """Choose one of the backups and open it as a copy."""
    project = window.session.project
    kept = backups.backups_in(backups.backup_folder(project)) if project else backups.all_backups()
    if not kept:
        raise CoderError(
            "There are no backups yet. One is kept at close, whenever something changed."
        )
    items = [(str(n), backups.describe(one), "") for n, one in enumerate(kept)]

    def take(number: str) -> None:
        backup = kept[int(number)]
        folder = project.path if project else Path.home() / "Restored.coder"
        copy = backups.restore(backup, folder)
        window.open_path(copy)
        window.status.tell(f"Opened as a copy: {copy.name}")

    Chooser("Open a backup as a copy", items, take, window).offer(window.pages)


def check(window: MainWindow) -> None:
    """Check the project file and say what was found."""
    problems = window.project.check()
    words = "The check found nothing wrong." if not problems else "\n".join(problems)
    window.strip.say(words, (("Fine", lambda: None),), kind="warning" if problems else "notice")


# -- in and out ------------------------------------------------------------------------------------


def import_dialog(window: MainWindow) -> None:
    """Choose transcripts and show their preview."""
    pattern = f"Transcripts ({' '.join('*' + suffix for suffix in SUPPORTED)})"
    paths = window.ask_open("Import transcripts", pattern, many=True)
    if paths:
        window.import_files(paths)


def show_import_report(
    window: MainWindow, report: object, words: Callable[[ImportReport], str]
) -> None:
    """Say what an import did; the first new document opens."""
    if not isinstance(report, ImportReport):
        return
    if report.documents:
        window.open_document(report.documents[0].id)
    reasons = "\n".join(refused.reason for refused in report.refused)
    if reasons and report.documents:
        many = len(report.documents)
        reasons += "\nThe other file is in." if many == 1 else f"\nThe other {many} files are in."
    text = words(report) + (f"\n{reasons}" if reasons else "")
    choices = (("Undo", window.undo), ("Fine", lambda: None))
    window.strip.say(
        text,
        choices if report.documents else choices[1:],
        kind="warning" if report.refused else "notice",
    )
    window.work.suggestions.learn_when_due()


def import_codebook(window: MainWindow) -> None:
    """Choose a codebook and add its codes."""
    for path in window.ask_open("Import codebook", SHEETS):
        report = codebook.import_codebook(window.project, read_codebook(path))
        words = f"{len(report.created)} codes are new, {len(report.changed)} say more now"
        window.status.tell(words, undoable=True)


def export_codebook(window: MainWindow) -> None:
    """Write the codebook as a sheet."""
    path = window.ask_save("Export codebook", f"{window.project.name} codebook.xlsx", SHEETS)
    if path is not None:
        write_codebook(path, [as_row(row) for row in codebook.codebook(window.project)])
        window.status.tell(f"The codebook was written: {path.name}")


def as_row(row: codebook.CodeRow) -> CodebookRow:
    """A code as a codebook file has it; its path is its key."""
    parent = row.path[: -len(row.name)].removesuffix(" > ")
    return CodebookRow(
        code=row.path,
        name=row.name,
        definition=row.definition,
        parent=parent,
        examples=row.examples,
        theme=row.is_theme,
        include=row.include,
        exclude=row.exclude,
    )


def import_attributes(window: MainWindow) -> None:
    """Choose a sheet with one row a case."""
    for path in window.ask_open("Import attributes", SHEETS):
        report = cases.import_attributes(window.project, path)
        if is_long(report):
            page = AttributeReportPage(report)
            page.left.connect(window.work.show_reader)
            window.work.show_page(page)
            page.rows.setFocus()
        else:
            window.strip.say(attribute_words(report), (("Fine", lambda: None),))


def attribute_words(report: AttributeReport) -> str:
    """What a sheet of attributes did, with what found no partner."""
    lines = [f"{summary(report)}."]
    if report.rows_without_case:
        lines.append(f"Rows without a case: {', '.join(report.rows_without_case)}.")
    if report.cases_without_row:
        lines.append(f"Cases without a row: {', '.join(report.cases_without_row)}.")
    return "\n".join(lines)


def export_workbook(window: MainWindow) -> None:
    """Ask for whom, then write the workbook in the worker."""
    start_export(window)


def save_chart(window: MainWindow, measure: str, by: str) -> None:
    """Write the bars of Themes as a picture, in the worker."""
    name = f"{window.project.name} themes.png"
    path = window.ask_save("Save chart", name, "Pictures (*.png *.svg *.pdf)")
    if path is not None:
        window.tasks.run(
            write_chart,
            window.project.path,
            path,
            measure,
            by or None,
            on_done=lambda out: window.status.tell(f"The chart was written: {out.name}"),
            title="Drawing the chart",
        )


# -- work ------------------------------------------------------------------------------------------


def document_done(window: MainWindow) -> None:
    """Mark the open document as done, or as being coded again."""
    document = window.work.reader.selection.document
    if document is not None:
        window.work.documents.toggle_done(document)


def reparse(window: MainWindow) -> None:
    """Find the turns of the open document again; text and codings stay."""
    document = window.work.reader.selection.document
    if document is not None:
        documents.reparse_turns(window.project, document)


def suggest_here(window: MainWindow) -> None:
    """Ask for suggestions; where those for this place are shown already, go to them."""
    panel = window.work.suggestions
    if panel.shows_here():
        panel.list.setFocus()
    else:
        panel.ask_here()


def toggle_suggestions(window: MainWindow) -> None:
    """Suggest as one reads, or only when asked: a setting of the project."""
    project = window.project
    reading = project.setting(WHEN, "asked") != "reading"
    words = "as I read" if reading else "when asked"
    with project.action(f"Suggest {words}") as session:
        project.set_setting(session, WHEN, "reading" if reading else "asked")
    show_suggestions_when(window)


def show_suggestions_when(window: MainWindow) -> None:
    """Tick the command by the project's setting."""
    reading = window.project.setting(WHEN, "asked") == "reading"
    window.actions_by_id["suggest.reading"].setChecked(reading)


def group(window: MainWindow) -> None:
    """Group codes under a theme; in Excerpts, recode the rows selected."""
    if window.work.workspace() == "excerpts":
        items = [(row.id, row.path, row.colour) for row in codebook.codebook(window.project)]
        recode = window.work.excerpts.recode_chosen
        Chooser("Recode as", items, lambda code: recode(CodeId(code)), window).offer(
            window.work.excerpts.view
        )
    else:
        window.work.codebook.group()


def search_project(window: MainWindow, words: str) -> None:
    """List the hits in all documents; choosing one opens its place."""
    hits = search.search(window.project, words)
    if not hits:
        window.status.tell(f"“{words}” was not found")
        return
    items = [
        (str(n), f"{h.document_name} ¶{h.paragraph}   {h.snippet}", "") for n, h in enumerate(hits)
    ]

    def show(number: str) -> None:
        hit = hits[int(number)]
        window.go_to(hit.document_id, hit.start, hit.end)

    chooser = Chooser(f"{len(hits)} hits for “{words}”", items, show, window)
    chooser.resize(640, 480)
    chooser.offer(window.work.top.search)


def change_coder(window: MainWindow) -> None:
    """Change who codes: one of the project's coders, or a new name on the start page."""
    project = window.session.project
    if project is None:
        window.start.show_coder()
        return
    items = [(row.name, f"{row.name} ({row.initials})", "") for row in coders.coders(project)]
    items.append(("", "Somebody else…", ""))
    Chooser("Who codes?", items, lambda name: take_coder(window, name), window).offer(
        window.work.top.coder
    )


def take_coder(window: MainWindow, name: str) -> None:
    """Code as this person from now on; an empty name asks for one."""
    project = window.project
    if not name:
        name, fine = QInputDialog.getText(window, "Who codes?", "Your name:")
        if not fine or not name.strip():
            return
    project.use_coder(name)
    row = next(row for row in coders.coders(project) if row.name == project.coder_name)
    window.settings.set(CODER_NAME, row.name)
    window.settings.set(CODER_INITIALS, row.initials)
    window.show_coder()
    for panel in window.work.panels():
        panel.mark_stale()


def show_keys(window: MainWindow) -> None:
    """All commands that have keys, in a list that can be searched."""
    items = [
        (str(n), f"{keys}   {menu}: {words}", "")
        for n, (menu, words, keys) in enumerate(window.actions_by_id.keys())
    ]
    chooser = Chooser("Keys", items, lambda _: None, window)
    chooser.resize(480, 560)
    chooser.offer(window.pages)


# -- view ------------------------------------------------------------------------------------------


def set_mode(window: MainWindow, mode: str) -> None:
    """Light, dark, or as the system."""
    window.settings.set(THEME, mode)
    theme.set_mode(as_mode(mode))
    show_mode(window)


def show_mode(window: MainWindow) -> None:
    """Tick the mode in force."""
    for mode in MODES:
        window.actions_by_id[f"view.{mode}"].setChecked(theme.mode == mode)


def zoom(window: MainWindow, by: int) -> None:
    """Make the text larger or smaller, in per cent; 0 is the usual size."""
    now = window.work.reader.zoom
    size = 100 if by == 0 else max(ZOOM_LEAST, min(ZOOM_MOST, now + by))
    window.work.reader.set_zoom(size)
    window.settings.set(ZOOM, size)


def code_id(text: str) -> CodeId:
    """An id that came through a signal."""
    return CodeId(text)
