"""Vectors of texts as they are kept: 384 bytes each, found again by what the text is.

Light: needs numpy, not the extra.
"""

import hashlib
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

WIDTH = 384
KIND = "vector"
MODEL = "8199be6f699a395f"
"""The beginning of the model's sha256: another model's vectors are not found."""
_TOP = 127


def key_of(text: str) -> str:
    """Name a text's vector in the cache, by the model's hash and the text's."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{KIND}/{MODEL}/{digest[:32]}"


def pack(vector: Floats) -> bytes:
    """Return a vector as signed bytes; the cosine to what it was is above .9998."""
    largest = float(np.abs(vector).max()) or 1.0
    return bytes(np.rint(vector * (_TOP / largest)).astype(np.int8).tobytes())


class Vectors:
    """The vectors known in this process; what was computed and what was kept are the same."""

    def __init__(self) -> None:
        self._known: dict[str, bytes] = {}

    def __len__(self) -> int:
        return len(self._known)

    def take(self, rows: Iterable[tuple[str, bytes]]) -> None:
        """Know these from now on; what is not a vector is passed over."""
        self._known.update(
            (key, value) for key, value in rows if isinstance(value, bytes) and len(value) == WIDTH
        )

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The texts that have no vector yet, each once, in their order."""
        return [text for text in dict.fromkeys(texts) if key_of(text) not in self._known]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return float32 (texts, 384), rows of unit length; zeros where a vector is missing.

        A look-up; with this the engine takes it as a ``Similarity``.
        """
        nothing = bytes(WIDTH)
        joined = b"".join(self._known.get(key_of(text), nothing) for text in texts)
        rows = np.frombuffer(joined, np.int8).reshape(len(texts), WIDTH).astype(np.float32)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return np.asarray(rows / np.maximum(lengths, 1e-12), np.float32)
