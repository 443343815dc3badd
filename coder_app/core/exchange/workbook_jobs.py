"""The workbook as work for the worker process: plain arguments, the project by its path."""

from collections.abc import Sequence
from pathlib import Path

from coder_app.core.exchange.workbook import WorkbookReport, preview, write_workbook
from coder_app.core.exchange.workbook_data import Audience
from coder_app.core.progress import Progress, silent


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


def look_at(
    source: Path, audience: Audience, attributes: Sequence[str], progress: Progress = silent
) -> WorkbookReport:
    """What would be written; see ``preview``."""
    return preview(source, audience=audience, attributes=attributes, progress=progress)
