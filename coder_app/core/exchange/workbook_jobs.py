"""The workbook as work for the worker process: plain arguments, the project by its path."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
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
from coder_app.core.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class ExcerptsAsked:
    """The excerpts that a list shows: the filter, and the same in words for the team and others."""

    wanted: ExcerptFilter
    words: str
    words_outside: str
    """Without the name of a case, a document, a coder or a group."""

    def said(self, audience: Audience) -> str:
        """The filter in words that this audience may read."""
        return self.words_outside if audience == "outside" else self.words


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
    return write_workbook(
        source,
        out,
        audience=audience,
        attributes=attributes,
        by_hand=by_hand,
        progress=progress,
    )


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
        ".docx": partial(write_excerpts_docx, filtered=asked.said(audience)),
        ".xlsx": partial(write_workbook, filtered=asked.said(audience), excerpts_only=True),
    }
    write = writers.get(out.suffix.lower())
    if write is None:
        raise CoderError(
            f"{out.name} was not written: excerpts are written as .xlsx, .csv or .docx. "
            "Give the name one of these endings."
        )
    return write(
        source,
        out,
        audience=audience,
        attributes=attributes,
        wanted=asked.wanted,
        progress=progress,
    )


def look_at(
    source: Path,
    audience: Audience,
    attributes: Sequence[str],
    asked: ExcerptsAsked | None = None,
    progress: Progress = silent,
) -> WorkbookReport:
    """What would be written, all or the excerpts asked for; see ``preview``."""
    return preview(
        source,
        audience=audience,
        attributes=attributes,
        wanted=asked.wanted if asked else None,
        excerpts_only=asked is not None,
        progress=progress,
    )
