"""Sentence vectors for evaluations, kept in a file where ``CODER_VECTORS`` names one.

On one processor a set of 3,000 passages takes about half a minute to make.
"""

import json
import os
from pathlib import Path

from coder_app.core.embeddings.filling import fill
from coder_app.core.embeddings.vectors import Vectors


class KeptVectors(Vectors):
    """Vectors that are made when they are asked for beforehand."""

    def __init__(self):
        super().__init__()
        name = os.environ.get("CODER_VECTORS")
        self._file = Path(name) if name else None
        if self._file is not None and self._file.exists():
            rows = json.loads(self._file.read_text(encoding="ascii"))
            self.take((key, bytes.fromhex(value)) for key, value in rows.items())

    def make(self, texts):
        """Make the vectors that these texts lack."""
        if self.missing(texts):
            fill(self, texts, seconds=float("inf"))
            if self._file is not None:
                rows = {key: value.hex() for key, value in self._known.items()}
                self._file.write_text(json.dumps(rows), encoding="ascii")
