"""The workbook for Excel: Read me, Themes, Excerpts, Codebook; and excerpts as csv.

For the team it holds everything. What is sent out has neutral names instead of cases, documents and
speakers, no memos, coders, times, ids or places in the text, only the attributes asked for, and no
counts of small groups (``analysis.suppression``). Excerpts keep their words; those in which a
person's name still stands are in the result, not in the file, which would point at them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from coder_app.core.errors import CoderError
from coder_app.core.exchange.beside import refuse_open, write_beside
from coder_app.core.exchange.csv_file import write_csv_file
from coder_app.core.exchange.workbook_data import Audience, NameFound, WorkbookData
from coder_app.core.exchange.workbook_gather import ALL, WorkbookAsked, gather
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
    source: Project | Path, out: Path, asked: WorkbookAsked = ALL, *, progress: Progress = silent
) -> WorkbookReport:
    """Write a project, or the file of one, into the workbook ``out``, which ends in ``.xlsx``.

    The file appears whole or not at all. Raises CoderError, Cancelled.
    """
    from coder_app.core.exchange.workbook_book import book_of  # noqa: PLC0415 - openpyxl is slow

    _check_name(out, ".xlsx")
    data = _gathered(source, asked, progress)
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
    source: Project | Path, asked: WorkbookAsked = ALL, *, progress: Progress = silent
) -> WorkbookReport:
    """What ``write_workbook`` would write and hide, and where names stand; nothing is written."""
    return _report(Path(), _gathered(source, asked, progress))


def write_csv(
    source: Project | Path, out: Path, asked: WorkbookAsked = ALL, *, progress: Progress = silent
) -> WorkbookReport:
    """Write the excerpts alone as ``out``, which ends in ``.csv``: UTF-8 with BOM, for Excel.

    A cell that a spreadsheet would take for a formula begins with an apostrophe there, as does one
    that begins with an apostrophe before such a sign. Raises CoderError, Cancelled.
    """
    from coder_app.core.exchange.workbook_columns import excerpt_columns  # noqa: PLC0415

    _check_name(out, ".csv")
    data = _gathered(source, replace(asked, excerpts_only=True), progress)
    columns = excerpt_columns(data)

    def rows() -> Iterator[list[object]]:
        yield [column.title for column, _ in columns]
        for done, line in enumerate(data.excerpts):
            if done % 500 == 0:
                progress(len(data.excerpts) + done, 2 * len(data.excerpts))
            yield [value(line) for _, value in columns]

    write_csv_file(out, rows())
    return _report(out, data)


def write_excerpts_docx(
    source: Project | Path, out: Path, asked: WorkbookAsked = ALL, *, progress: Progress = silent
) -> WorkbookReport:
    """Write the excerpts as ``out``, which ends in ``.docx``. Raises CoderError, Cancelled."""
    from coder_app.core.exchange.excerpts_docx import excerpts_docx  # noqa: PLC0415

    _check_name(out, ".docx")
    data = _gathered(source, replace(asked, excerpts_only=True), progress)
    write_beside(out, excerpts_docx(data, asked.wanted.group))
    return _report(out, data)


def _check_name(out: Path, suffix: str) -> None:
    if out.suffix.lower() != suffix:
        raise CoderError(f"{out.name} was not written: its name must end in {suffix}.")
    refuse_open(out)  # before the work, not after it


def _gathered(source: Project | Path, asked: WorkbookAsked, progress: Progress) -> WorkbookData:
    """What is asked for of a project, or of the file of one."""
    if isinstance(source, Project):
        return gather(source, asked, progress)
    project = Project.open_to_read(source)
    try:
        return gather(project, asked, progress)
    finally:
        project.close()
