"""Projects of other programs (REFI-QDA): read and told, then taken in; ours written for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from coder_app.core.errors import Cancelled
from coder_app.core.exchange.refi_project import RefiProject, read_refi_project
from coder_app.core.exchange.refi_project_out import SUFFIX, RefiWritten, write_refi_project
from coder_app.core.names import counted
from coder_app.core.refi_import import RefiReport, import_refi

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

    Choice = tuple[str, Callable[[], object]]


def take_project(window: MainWindow, path: Path) -> None:
    """Read a .qdpx, say what is in it, and what of it can be taken."""
    window.tasks.run(
        read_refi_project,
        path,
        window.project.language,
        on_done=partial(_offer, window, window.project.path),
        title=f"Reading {path.name}",
    )


def give_project(window: MainWindow) -> None:
    """Write the whole project as a .qdpx; the line that tells it says what had to stay behind."""
    path = window.ask_save(
        "Export for other programs", f"{window.project.name}{SUFFIX}", f"REFI-QDA (*{SUFFIX})"
    )
    if path is None:
        return
    target = path if path.suffix else path.with_suffix(SUFFIX)

    def done(report: RefiWritten) -> None:
        window.strip.say(
            f"{target.name} was written, for NVivo, MAXQDA, ATLAS.ti and others: {report}",
            (("Fine", lambda: None),),
        )

    window.tasks.run(
        write_refi_project,
        window.project.path,
        target,
        on_done=done,
        title=f"Writing {target.name}",
    )


def _offer(window: MainWindow, project: Path, found: RefiProject) -> None:
    from coder_app.ui.window_commands.files import add_codes

    if window.session.project is None or window.project.path != project:
        return  # another project is open by now
    whole: list[Choice] = [("Import all", partial(_take, window, found))]
    codes: list[Choice] = [("Only the codes", partial(add_codes, window, found.codebook.rows))]
    choices = [*(whole if found.documents else []), *(codes if found.codebook.rows else [])]
    window.strip.say(offer_words(found), [*choices, ("Cancel", lambda: None)])


def offer_words(found: RefiProject) -> str:
    """What is in a project, and what of it is not taken."""
    parts = [counted(len(found.codebook.rows), "code")]
    if found.documents:
        parts.append(f"{counted(len(found.documents), 'text')} with")
        parts[-1] += f" {counted(found.codings, 'coding')}"
        parts[-1] += f" by {' and '.join(found.coders)}" if 0 < len(found.coders) <= 2 else ""  # noqa: PLR2004
        parts += [counted(len(found.cases), "case")] if found.cases else []
        parts += [counted(len(found.memos), "memo")] if found.memos else []
    return " ".join((f"{found.path.name} has {', '.join(parts)}.", *found.notes))


def _take(window: MainWindow, found: RefiProject) -> None:
    try:
        report = import_refi(window.project, found, window.working.report)
    except Cancelled:
        window.status.tell("Nothing was imported")
        return
    if report.documents:
        window.open_document(report.documents[0].id)
    step = window.newest_step()
    reasons = "".join(f"\n{refused.reason}" for refused in report.refused)
    window.strip.say(
        f"{report}. {_speakers_words(report)}{reasons}",
        (("Undo", lambda: window.undo_step(step)), ("Fine", lambda: None)),
        kind="warning" if report.refused else "notice",
    )
    window.work.suggestions.learn_when_due()


def _speakers_words(report: RefiReport) -> str:
    """What to look at: who speaks is not in such a file."""
    found = "Who speaks was found in the texts; look under Document, Speakers."
    if not report.unknown:
        return found
    who = "one case is" if report.unknown == 1 else f"{report.unknown:,} cases are"
    return f"{found} There, say who {who}: several people speak in their texts."
