"""Which codings are seen: of some codes, of one coder, others' dimmed or hidden; no Qt."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from coder_app.ui.reader.content import CodingMark

SHOWN, DIMMED, HIDDEN = "shown", "dimmed", "hidden"
OTHERS = (SHOWN, DIMMED, HIDDEN)


@dataclass(frozen=True, slots=True)
class Only:
    """What is asked to be seen; ``codes`` and ``coder`` are ids, with the words for them."""

    codes: frozenset[str] | None = None
    code_words: str = ""
    coder: str = ""
    coder_name: str = ""
    others: str = SHOWN

    def passes(self, mark: CodingMark, me: str) -> CodingMark | None:
        """Return the coding as it is seen, None where it is not."""
        if self.codes is not None and mark.code_id not in self.codes:
            return None
        if self.coder:
            return mark if mark.coder_id == self.coder else None
        if self.others == SHOWN or mark.coder_id == me:
            return mark
        return None if self.others == HIDDEN else mark._replace(dim=True)

    @property
    def everything(self) -> bool:
        """Whether nothing is hidden or dimmed."""
        return self.codes is None and not self.coder and self.others == SHOWN

    def words(self) -> str:
        """Say what is asked for: ``only Shame, Waiting; others' codings hidden``."""
        parts = []
        if self.codes is not None:
            parts.append(f"only {self.code_words}")
        if self.coder:
            parts.append(f"only {self.coder_name}")
        elif self.others != SHOWN:
            parts.append(f"others\u2019 codings {self.others}")
        return "; ".join(parts)


class Codings:
    """All codings of a document, and those of them that are seen."""

    def __init__(self) -> None:
        self.all: dict[str, CodingMark] = {}
        self.seen = 0
        self.only = Only()
        self.sealed = False
        """Whether others' codings stay out of sight: each codes the document apart so far."""
        self._unsealed: set[str | None] = set()
        self.me: Callable[[], str] = str
        """Returns the id of who codes now."""

    def seal(self, document: str, *, twice: bool) -> bool:
        """Seal a document that is coded twice, unless it was unsealed; whether that is news."""
        before, self.sealed = self.sealed, twice and document not in self._unsealed
        return self.sealed != before

    def unseal(self, document: str | None) -> None:
        """Show others' codings in a document from now on."""
        self._unsealed.add(document)
        self.sealed = False

    @property
    def asked(self) -> Only:
        """What is asked to be seen, less what a sealed document keeps out of sight."""
        sealed = self.sealed and not self.only.coder
        return replace(self.only, others=HIDDEN) if sealed else self.only

    @property
    def _hides_others(self) -> bool:
        return self.sealed and self.asked != self.only

    @property
    def count(self) -> int:
        """How many there are, as far as it is told: others' are not where they are sealed."""
        me = self.me()
        return (
            sum(mark.coder_id == me for mark in self.all.values())
            if self._hides_others
            else len(self.all)
        )

    def words(self) -> str:
        """Say what is asked for, and why others' codings are out of sight where nobody asked.

        The same whether there are any: that somebody else has begun is not told either.
        """
        words = self.asked.words()
        return f"{words}, for it is coded twice" if self._hides_others else words

    def replace(self, marks: Iterable[CodingMark]) -> list[CodingMark]:
        """Take exactly these; return those that are seen."""
        self.all = {mark.id: mark for mark in marks}
        return self.visible()

    def visible(self) -> list[CodingMark]:
        """Return those that are seen, now."""
        found = self._seen(self.all.values())
        self.seen = len(found)
        return found

    def update(
        self, changed: Iterable[CodingMark], removed: Iterable[str]
    ) -> tuple[list[CodingMark], list[str]]:
        """Change some, take out others; return those to show and those to take out of sight."""
        changed = list(changed)
        gone = [key for key in removed if self.all.pop(key, None) is not None]
        self.all.update((mark.id, mark) for mark in changed)
        found = self._seen(changed)
        shown = {mark.id for mark in found}
        unseen = [mark.id for mark in changed if mark.id not in shown]
        self.seen = (
            len(self._seen(self.all.values())) if not self.asked.everything else len(self.all)
        )
        return found, gone + unseen

    def _seen(self, marks: Iterable[CodingMark]) -> list[CodingMark]:
        only, me = self.asked, self.me()
        if only.everything:
            return list(marks)
        return [seen for mark in marks if (seen := only.passes(mark, me)) is not None]
