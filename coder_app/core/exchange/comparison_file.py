"""What became of codes between two versions of the codebook, as csv or xlsx."""

from collections.abc import Sequence
from pathlib import Path

from coder_app.core.codebook_compare import CodeChange
from coder_app.core.exchange.codebook_file import write_rows

HEADINGS = ("change", "code", "before", "after", "codings before", "codings after")


def write_comparison(path: Path, changes: Sequence[CodeChange]) -> None:
    """Write changes as rows; cells are text, never formulas. Raises CoderError."""
    rows = [
        [
            change.kind,
            change.path,
            change.before,
            change.after,
            "" if change.codings_before is None else str(change.codings_before),
            "" if change.codings_after is None else str(change.codings_after),
        ]
        for change in changes
    ]
    write_rows(path, [list(HEADINGS), *rows], "Comparison")
