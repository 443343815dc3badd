"""How often codes were applied, in which documents and cases: kept up, coding by coding."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Applied(NamedTuple):
    """What is counted of a coding: ids of its code and document, and of its cases, each once."""

    code: str
    document: str
    cases: tuple[str, ...]


class Tally:
    """Counts by code, which a coding more or less changes without a look at all the others."""

    def __init__(self, codings: Iterable[Applied]) -> None:
        known = list(codings)
        self.codings = Counter(one.code for one in known)
        self.in_cases = Counter(case for one in known for case in one.cases)
        """How many codings each case has."""
        self.documents = _Sets((one.code, one.document) for one in known)
        self.cases = _Sets((one.code, case) for one in known for case in one.cases)

    def add(self, one: Applied) -> None:
        """Count a coding in."""
        self.codings[one.code] += 1
        self.in_cases.update(one.cases)
        self.documents.add(one.code, one.document)
        for case in one.cases:
            self.cases.add(one.code, case)

    def remove(self, one: Applied) -> None:
        """Count a coding out."""
        self.codings[one.code] -= 1
        self.in_cases.subtract(one.cases)
        self.documents.remove(one.code, one.document)
        for case in one.cases:
            self.cases.remove(one.code, case)


class _Sets:
    """What occurs with each code, whatever how often."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._times = Counter(pairs)
        self._of: defaultdict[str, set[str]] = defaultdict(set)
        for code, other in self._times:
            self._of[code].add(other)

    def of(self, codes: Iterable[str]) -> int:
        """How many occur with any of the codes."""
        found = [self._of[code] for code in codes if code in self._of]
        return len(found[0] if len(found) == 1 else set[str]().union(*found))

    def add(self, code: str, other: str) -> None:
        self._times[code, other] += 1
        self._of[code].add(other)

    def remove(self, code: str, other: str) -> None:
        self._times[code, other] -= 1
        if not self._times[code, other]:
            del self._times[code, other]
            self._of[code].discard(other)
