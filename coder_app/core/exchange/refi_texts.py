"""Texts in a project of REFI-QDA: decoded, and told apart where several read the same."""

import hashlib
from collections import Counter

from coder_app.core.exchange.parsed import UnreadableError
from coder_app.core.exchange.text import decode


def words_of(data: bytes) -> str | None:
    """A text is UTF-8 by the standard, however it begins; else guessed. None where it is none."""
    try:
        if b"\0" not in data:
            return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return decode(data)[0].removeprefix("\ufeff")
    except UnreadableError:
        return None


class Hashes:
    """Hashes of texts; the same answer given twice is two documents, each with its codings."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def of(self, raw: str) -> str:
        """The hash of a text; of its second, third and so on another, the same in each reading."""
        found = hashlib.sha256(raw.encode(errors="replace"))
        first = found.hexdigest()
        self._seen[first] += 1
        if (number := self._seen[first]) > 1:
            found.update(f"\0{number}".encode())
        return found.hexdigest()
