"""The workbook as work for the worker process: plain arguments, the project by its path."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder_app.core.errors import CoderError
from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.exchange.workbook import (
    WorkbookReport,
    preview,
    write_csv,
    write_excerpts_docx,
    write_workbook,
)
from coder_app.core.exchange.workbook_data import Audience
from coder_app.core.exchange.workbook_gather import WorkbookAsked
from coder_app.core.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class ExcerptsAsked:
    """The excerpts that a list shows: the filter, and the same in words for the team and others."""

    wanted: ExcerptFilter
    words: str
    words_outside: str
    """Without the name of a case, a document, a coder or a group."""

    def of(self, audience: Audience, attributes: Sequence[str] | None) -> WorkbookAsked:
        """These excerpts alone, in words that this audience may read."""
        words = self.words_outside if audience == "outside" else self.words
        return WorkbookAsked(audience, attributes, self.wanted, words, excerpts_only=True)


def write_for(
    source: Path,
    out: Path,
    audience: Audience,
    attributes: Sequence[str] | None,
    *,
    by_hand: bool = False,
    progress: Progress = silent,
) -> WorkbookReport:
    """Write the workbook; see ``write_workbook``."""
    asked = WorkbookAsked(audience, attributes, by_hand=by_hand)
    return write_workbook(source, out, asked, progress=progress)


def write_excerpts(
    source: Path,
    out: Path,
    audience: Audience,
    attributes: Sequence[str] | None,
    asked: ExcerptsAsked,
    *,
    progress: Progress = silent,
) -> WorkbookReport:
    """Write the excerpts that are asked for by the ending of ``out``: xlsx, csv or docx.

    Raises CoderError, Cancelled.
    """
    writers: dict[str, Callable[..., WorkbookReport]] = {
        ".csv": write_csv,
        ".docx": write_excerpts_docx,
        ".xlsx": write_workbook,
    }
    write = writers.get(out.suffix.lower())
    if write is None:
        raise CoderError(
            f"{out.name} was not written: excerpts are written as .xlsx, .csv or .docx. "
            "Give the name one of these endings."
        )
    return write(source, out, asked.of(audience, attributes), progress=progress)


def look_at(
    source: Path,
    audience: Audience,
    attributes: Sequence[str],
    asked: ExcerptsAsked | None = None,
    progress: Progress = silent,
) -> WorkbookReport:
    """What would be written, all or the excerpts asked for; see ``preview``."""
    whole = WorkbookAsked(audience, attributes)
    of = asked.of(audience, attributes) if asked else whole
    return preview(source, of, progress=progress)
