"""Projects: made, opened, kept, restored; and who codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coder_app.core import backups, codebook, coders, documents
from coder_app.core.backups import home
from coder_app.core.errors import CoderError
from coder_app.core.exchange.codebook_text import parse_codebook_text
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.places import own_folder
from coder_app.core.reading_only import refuse_to_change
from coder_app.ui.settings import CODER_INITIALS, CODER_NAME
from coder_app.ui.widgets.chooser import Chooser
from coder_app.ui.window_commands.files import left_out_words

if TYPE_CHECKING:
    from coder_app.core.project import Project
    from coder_app.ui.main_window import MainWindow
    from coder_app.ui.new_project_form import NewProject

PROJECTS = "Coder projects (*.coder)"
SAMPLE_CODER = ("Sam Rivers", "SR")


def of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """What each of these commands does, by its id."""
    return {
        "project.new": lambda: new_project(window),
        "project.open": lambda: open_project(window),
        "project.sample": lambda: open_sample(window),
        "project.save": lambda: confirm_saved(window),
        "project.copy": lambda: save_copy(window),
        "project.restore": lambda: restore(window),
        "project.check": lambda: check(window),
        "project.close": window.session.close,
        "window.quit": window.close,
        "coder.change": lambda: change_coder(window),
    }


def new_project(window: MainWindow) -> None:
    """Close what is open and ask what the new project is to be."""
    window.session.close()
    window.start.start_new()


def create_project(window: MainWindow, new: NewProject) -> None:
    """Make the project that the form describes, with its codebook."""
    from coder_app.core.exchange.codebook_file import read_codebook_file

    left = ""
    rows: Sequence[CodebookRow] = ()
    if new.codebook_file is not None:
        found = read_codebook_file(new.codebook_file)
        rows, left = found.rows, left_out_words(found)
    elif new.codebook_text:
        rows = parse_codebook_text(new.codebook_text)
    project = window.session.create(new.path, name=new.name, language=new.language)
    if rows:
        codebook.import_codebook(project, rows)
    if left:
        window.strip.say(left, (("Fine", lambda: None),))


def open_project(window: MainWindow) -> None:
    """Choose a project and open it."""
    for path in window.ask_open("Open project", PROJECTS):
        window.open_path(path)


def sample_path() -> Path:
    """Where the person's own copy of the sample lies."""
    return home() / "sample" / "Sample.coder"


def is_sample(project: Project) -> bool:
    """Whether a project is the person's own copy of the sample."""
    return project.path == sample_path()


def open_sample(window: MainWindow, *, fresh: bool = False) -> None:
    """Open the person's own copy of the sample, as its coder; make it first, or anew."""
    from coder_app.core.sample import build_sample, opens_at

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
    """Everything is saved already; a copy can be kept. In edit mode: save the edit."""
    if window.work.reader.settling.is_editing:
        window.work.reader.settling.page.save()
        return
    words = window.session.saved_words()
    window.strip.say(
        f"{words}. Every step is saved as you take it.",
        (("Save a copy…", lambda: save_copy(window)), ("Fine", lambda: None)),
    )


def save_copy(window: MainWindow) -> None:
    """Write a checked copy under another name."""
    name = f"{window.project.path.stem} copy.coder"
    path = window.ask_save("Save a copy", name, PROJECTS, window.project.path.parent)
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
        place = project.path if project else backups.home_of(backup, otherwise=own_folder())
        copy = backups.restore(backup, place)
        window.open_path(copy)
        window.status.tell(f"Opened as a copy: {copy.name}, in {copy.parent}")

    Chooser("Open a backup as a copy", items, take, window).offer(window.pages)


def check(window: MainWindow) -> None:
    """Check the project file and say what was found."""
    problems = window.project.check()
    words = "The check found nothing wrong." if not problems else "\n".join(problems)
    window.strip.say(words, (("Fine", lambda: None),), kind="warning" if problems else "notice")


def change_coder(window: MainWindow) -> None:
    """Change who codes, or a coder's name, initials and colour."""
    project = window.session.project
    if project is None:
        window.start.show_coder()
        return
    from coder_app.ui.coder_card import CoderCard

    CoderCard(
        coders.coders(project),
        project.coder_name,
        lambda name: take_coder(window, name),
        lambda row: keep_coder(window, row),
        window,
    ).offer(window.work.top.coder)


def take_coder(window: MainWindow, name: str) -> None:
    """Code as this person from now on."""
    window.project.use_coder(name)
    show_coder(window)
    for panel in window.work.panels():
        panel.mark_stale()


def keep_coder(window: MainWindow, row: coders.CoderRow) -> None:
    """Write a coder as they are now; a new one codes from now on. Raises CoderError."""
    project = window.project
    refuse_to_change(project)
    known = {other.name.casefold() for other in coders.coders(project)}
    if row.id:
        coders.change_coder(project, row.id, row.name, row.initials, row.colour)
    elif row.name.casefold() in known:
        raise CoderError(
            f"There is a coder named {row.name}, capitals aside: choose them from the list."
        )
    else:
        added = project.use_coder(row.name, row.initials)
        coders.change_coder(project, added, row.name, row.initials, row.colour)
        take_coder(window, row.name)


def show_coder(window: MainWindow) -> None:
    """Show who codes now, and remember them for the next project."""
    project = window.project
    row = next(row for row in coders.coders(project) if row.name == project.coder_name)
    if not project.read_only and not is_sample(project):  # it has a coder of its own
        window.settings.set(CODER_NAME, row.name)
        window.settings.set(CODER_INITIALS, row.initials)
    window.show_coder()
