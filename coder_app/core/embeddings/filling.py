"""Makes the vectors that are missing, a little at a time. Worker process only; needs the extra.

Short jobs, one after the other, instead of one that lasts minutes: what a coder asks for in
between is answered at once, what was made is kept, and there is nothing to lose in stopping.
"""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coder_app.core.embeddings.extra import INSTALL, ModelRefused
from coder_app.core.embeddings.kept import Row
from coder_app.core.embeddings.vectors import Vectors, key_of, pack
from coder_app.core.progress import Progress, silent

if TYPE_CHECKING:
    from coder_app.core.embeddings.model import Model

SECONDS = 0.4
"""How long one job takes, about; a request of the coder waits for it at most that long."""

_models: list["Model"] = []
"""The model while it is at work; 200 MB that are given back after."""


def fill(
    vectors: Vectors,
    texts: Sequence[str],
    *,
    seconds: float = SECONDS,
    progress: Progress = silent,
) -> list[Row]:
    """Make vectors of texts that have none, until the time is up; returns the new ones, packed.

    ``vectors`` knows them from then on. Raises ``ModelRefused``, and ``Cancelled`` from
    ``progress``.
    """
    missing = vectors.missing(texts)
    rows: list[Row] = []
    end = time.monotonic() + seconds
    for number, text in enumerate(missing):
        progress(number, len(missing))
        if rows and time.monotonic() >= end:
            break
        row = key_of(text), pack(_model().vector(text))
        vectors.take([row])
        rows.append(row)
    if len(rows) == len(missing):
        release()
    return rows


def release() -> None:
    """Give the model's memory back."""
    _models.clear()


def _model() -> "Model":
    if not _models:
        try:
            from coder_app.core.embeddings.model import Model  # noqa: PLC0415 - when needed
        except ImportError as error:
            raise ModelRefused(
                f"What runs the model for embeddings could not be loaded ({error}). Suggestions "
                f"go on without embeddings; to put it right: {INSTALL} --force-reinstall"
            ) from error
        _models.append(Model())
    return _models[0]
