"""A split that is under way: what was decided for each coding; nothing of it is written yet."""

from collections import Counter
from collections.abc import Collection, Sequence

from coder_app.core.code_split import NewCode, Target
from coder_app.core.ids import CodeId, CodingId

NUMBERED = 9


class SplitDraft:
    """Which of a code's codings goes where; kept until it is written or thrown away."""

    def __init__(self, code: CodeId, ids: Sequence[CodingId], near: Sequence[CodeId]) -> None:
        self.code = code
        self.ids = list(ids)
        self.at = 0
        """The coding in hand; past the last one all are seen."""
        self.numbered: list[Target] = list(near[:NUMBERED])
        """Codes in reach of Ctrl+1 to 9; their numbers never change while the split is made."""
        self.goes: dict[CodingId, Target] = {}
        self.seen: set[CodingId] = set()
        self.last: Target | None = None

    def catch_up(self, ids: Sequence[CodingId], codes: Collection[str]) -> None:
        """Go on with the codings and codes there are now: what is gone is forgotten."""
        there = [one for one in self.numbered if isinstance(one, NewCode) or one in codes]
        self.numbered = there
        self.last = self.last if self.last in there else None
        lost = [c for c, t in self.goes.items() if not isinstance(t, NewCode) and t not in codes]
        for one in lost:
            del self.goes[one]
            self.seen.discard(one)
        hand = self.hand()
        self.ids = list(ids)
        known = set(ids)
        self.goes = {one: target for one, target in self.goes.items() if one in known}
        self.seen &= known
        ask = [n for n, one in enumerate(ids) if one in lost or one == hand]
        left = [n for n, one in enumerate(ids) if one not in self.seen]
        self.at = (ask or left or [len(ids)])[0]

    def hand(self) -> CodingId | None:
        """The coding that is asked about; None once all were."""
        return self.ids[self.at] if self.at < len(self.ids) else None

    def decide(self, target: Target) -> None:
        """The coding in hand goes to a code, or stays (the code itself); on to the next."""
        one = self.hand()
        if one is None:
            return
        self.seen.add(one)
        self.goes.pop(one, None)
        if target != self.code:
            self.goes[one] = target
        self.last = target
        if target != self.code and target not in self.numbered and len(self.numbered) < NUMBERED:
            self.numbered.append(target)
        self.at += 1

    def step(self, by: int) -> None:
        """Leave the coding in hand undecided, or go back to the one before."""
        self.at = max(0, min(len(self.ids), self.at + by))

    def target(self) -> Target | None:
        """What was decided for the coding in hand."""
        one = self.hand()
        if one is None or one not in self.seen:
            return None
        return self.goes.get(one, self.code)

    def totals(self) -> Counter[Target]:
        """How many codings go to each code."""
        return Counter(self.goes.values())

    def new_codes(self) -> list[NewCode]:
        """The codes that will be made."""
        return [target for target in self.totals() if isinstance(target, NewCode)]
