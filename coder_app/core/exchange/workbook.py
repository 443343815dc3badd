"""The workbook for Excel: Read me, Themes, Excerpts, Codebook; and excerpts as csv.

For the team it holds everything. What is sent out has neutral names instead of cases, documents and
speakers, no memos, coders, times, ids or places in the text, only the attributes asked for, and no
counts of small groups (``analysis.suppression``). Excerpts keep their words; those in which a
person's name still stands are in the result, not in the file, which would point at them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coder_app.core.errors import CoderError
from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.exchange.workbook_data import Audience, NameFound, WorkbookData
from coder_app.core.exchange.workbook_gather import gather
from coder_app.core.names import counted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project


@dataclass(frozen=True, slots=True)
class WorkbookReport:
    """What was written, and what to look at before it is sent out."""

    path: Path
    audience: Audience
    excerpts: int
    cases: int
    codes: int
    hidden: int
    """Counts of small groups that are hidden."""
    names: tuple[NameFound, ...]
    """Where a name of a case or speaker still stands."""
    cleaned: int
    """Control characters removed."""
    continued: int
    """Excerpts that go on in further rows."""
    notes: tuple[str, ...]
    coded: int
    """Cases whose words are among the excerpts."""

    def __str__(self) -> str:
        some = f"{self.coded:,} of " if self.coded < self.cases else ""
        said = f"{counted(self.excerpts, 'excerpt')}, {some}{counted(self.cases, 'case')}."
        if self.audience == "outside":
            said += " Left out: document names, memos, coder names, times."
            said += f" Hidden: {counted(self.hidden, 'small count')}." if self.hidden else ""
        if self.names:
            still = "still contains a name" if len(self.names) == 1 else "still contain a name"
            said += f" Look at {counted(len(self.names), 'place')} that {still}."
        return said


def write_workbook(
    source: Project | Path,
    out: Path,
    *,
    audience: Audience = "team",
    attributes: Sequence[str] | None = None,
    wanted: ExcerptFilter | None = None,
    filtered: str = "",
    by_hand: bool = False,
    excerpts_only: bool = False,
    progress: Progress = silent,
) -> WorkbookReport:
    """Write a project, or the file of one, into the workbook ``out``, which ends in ``.xlsx``.

    ``attributes`` are names or ids; None: all for the team, none outside. ``wanted`` restricts
    Excerpts, ``filtered`` says so in Read me. ``by_hand``: neither Themes nor Excerpts hold codings
    that began as suggestions, and Read me says so. ``excerpts_only``: no sheet but
    Read me and Excerpts. The file appears whole or not at all. Raises CoderError, Cancelled.
    """
    from coder_app.core.exchange.workbook_book import book_of  # noqa: PLC0415 - openpyxl is slow

    _check_name(out, ".xlsx")
    data = _gathered(
        source,
        audience=audience,
        chosen=attributes,
        wanted=wanted,
        filtered=filtered,
        by_hand=by_hand,
        excerpts_only=excerpts_only,
        progress=progress,
    )
    content, cleaned = book_of(data, progress)
    write_beside(out, content)
    return _report(out, data, cleaned.characters, cleaned.continued)


def _report(out: Path, data: WorkbookData, cleaned: int = 0, continued: int = 0) -> WorkbookReport:
    return WorkbookReport(
        out,
        data.audience,
        len(data.excerpts),
        data.cases_total,
        len(data.codes),
        data.hidden,
        data.names,
        cleaned,
        continued,
        data.notes,
        data.cases_coded,
    )


def preview(
    source: Project | Path,
    *,
    audience: Audience,
    attributes: Sequence[str] | None = None,
    wanted: ExcerptFilter | None = None,
    by_hand: bool = False,
    excerpts_only: bool = False,
    progress: Progress = silent,
) -> WorkbookReport:
    """What ``write_workbook`` would write and hide, and where names stand; nothing is written."""
    data = _gathered(
        source,
        audience=audience,
        chosen=attributes,
        wanted=wanted,
        by_hand=by_hand,
        excerpts_only=excerpts_only,
        progress=progress,
    )
    return _report(Path(), data)


def write_csv(
    source: Project | Path,
    out: Path,
    *,
    audience: Audience = "team",
    attributes: Sequence[str] | None = None,
    wanted: ExcerptFilter | None = None,
    by_hand: bool = False,
    progress: Progress = silent,
) -> WorkbookReport:
    """Write the excerpts alone as ``out``, which ends in ``.csv``: UTF-8 with BOM, for Excel.

    A cell that a spreadsheet would take for a formula begins with an apostrophe there, as does one
    that begins with an apostrophe before such a sign. Raises CoderError, Cancelled.
    """
    from coder_app.core.exchange.workbook_columns import excerpt_columns  # noqa: PLC0415

    _check_name(out, ".csv")
    data = _gathered(
        source,
        audience=audience,
        chosen=attributes,
        wanted=wanted,
        by_hand=by_hand,
        progress=progress,
    )
    columns = excerpt_columns(data)

    def rows() -> Iterator[list[object]]:
        yield [column.title for column, _ in columns]
        for done, line in enumerate(data.excerpts):
            if done % 500 == 0:
                progress(len(data.excerpts) + done, 2 * len(data.excerpts))
            yield [value(line) for _, value in columns]

    write_csv_file(out, rows())
    return _report(out, replace(data, hidden=0))


def write_excerpts_docx(
    source: Project | Path,
    out: Path,
    *,
    audience: Audience = "team",
    attributes: Sequence[str] | None = None,
    wanted: ExcerptFilter | None = None,
    filtered: str = "",
    progress: Progress = silent,
) -> WorkbookReport:
    """Write the excerpts as ``out``, which ends in ``.docx``. Raises CoderError, Cancelled."""
    from coder_app.core.exchange.excerpts_docx import excerpts_docx  # noqa: PLC0415

    _check_name(out, ".docx")
    wanted = wanted or ExcerptFilter()
    data = _gathered(
        source,
        audience=audience,
        chosen=attributes,
        wanted=wanted,
        filtered=filtered,
        excerpts_only=True,
        progress=progress,
    )
    write_beside(out, excerpts_docx(data, wanted.group))
    return _report(out, data)


def _check_name(out: Path, suffix: str) -> None:
    if out.suffix.lower() != suffix:
        raise CoderError(f"{out.name} was not written: its name must end in {suffix}.")
    refuse_open(out)  # before the work, not after it


def _gathered(source: Project | Path, **how: Any) -> WorkbookData:
    """What ``gather`` reads from a project, or from the file of one."""
    if isinstance(source, Project):
        return gather(source, **how)
    project = Project.open_to_read(source)
    try:
        return gather(project, **how)
    finally:
        project.close()
