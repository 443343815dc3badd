"""The seam for a second opinion on what texts have in common, such as sentence vectors."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]


class Similarity(Protocol):
    """Knows texts by vectors whose product is their likeness; optional evidence of the engine.

    The engine makes of them the cosine of a passage to each code's text, to the centre of the
    code's codings and to the nearest of them. Without one, or where a text is not known, that
    evidence is 0 and speaks neither for nor against a code.
    """

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Return float32 (texts, dimensions), each row of unit length.

        A row of zeros says that the text is not known as yet. Must be quick (a look-up): it is
        called for every passage that is suggested for.
        """
        ...
