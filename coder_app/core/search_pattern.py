"""Search by a regular expression, within a time: for the worker process and the command line."""

import time
from collections.abc import Iterator
from itertools import islice

import regex

from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.placed import turns_of
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.search_filter import SearchFilter
from coder_app.core.search_rows import Span, document_names

SECONDS = 20.0
"""How long a pattern may take in all."""
MOST_HITS = 100_000


def find_pattern(
    project: Project,
    pattern: str,
    where: SearchFilter,
    progress: Progress = silent,
    *,
    seconds: float = SECONDS,
) -> dict[DocumentId, list[Span]]:
    """Where a pattern matches some characters, by document; capitals do not matter.

    ``(?-i:...)`` makes them matter; ``^`` and ``$`` are the ends of a line. Raises CoderError where
    it is no pattern, takes longer than ``seconds``, or matches over 100,000 times.
    """
    compiled = compile_pattern(pattern)
    wanted = [
        one for one in document_names(project) if not where.documents or one in where.documents
    ]
    with project.read() as session:
        allow = where.allows(session)
    until = time.monotonic() + seconds
    found: dict[DocumentId, list[Span]] = {}
    left = MOST_HITS
    for done, one in enumerate(wanted):
        progress(done, len(wanted))
        index = turns_of(project, [one])[one] if allow else None
        matches = _matches(compiled, project.text(one), until, seconds)
        if allow is not None and index is not None:
            matches = (span for span in matches if allow(index, *span))
        found[one] = list(islice(matches, left + 1))
        left -= len(found[one])
        if left < 0:
            raise CoderError(
                f"The pattern matches over {MOST_HITS:,} times. Nothing is shown; make it narrower."
            )
    return found


def compile_pattern(pattern: str) -> "regex.Pattern[str]":
    """A regular expression ready to use. Raises CoderError where it is none."""
    if not pattern.strip():
        raise CoderError("There is nothing to search for. Type a regular expression.")
    try:
        return regex.compile(pattern, regex.IGNORECASE | regex.MULTILINE)
    except (regex.error, RecursionError, OverflowError, MemoryError) as error:
        said = str(error).rstrip(".") or "too large"
        raise CoderError(
            f"This is no regular expression: {said}. Nothing was searched for. "
            "To find such characters themselves, put \\ before them, or search for words."
        ) from error


def _matches(
    compiled: "regex.Pattern[str]", text: str, until: float, seconds: float
) -> Iterator[Span]:
    try:
        for match in compiled.finditer(text, timeout=max(0.001, until - time.monotonic())):
            if match.start() < match.end():
                yield match.span()
    except TimeoutError as error:
        raise CoderError(
            f"The pattern took over {seconds:g} seconds and was stopped. Nothing was changed. "
            "Repeats within repeats, such as (a+)+, are slow: write it without them."
        ) from error
