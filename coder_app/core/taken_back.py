"""Steps that one command took back together, so that one redo does them all again."""

from collections.abc import Sequence


class TakenBack:
    """Remembers them while a project is open; numbers of steps, which are never used twice."""

    def __init__(self) -> None:
        self._together: list[tuple[int, ...]] = []

    def note(self, steps: Sequence[int]) -> None:
        """These were taken back by one command."""
        if len(steps) > 1:
            self._together.append(tuple(sorted(steps)))

    def whole(self, steps: Sequence[int]) -> list[int]:
        """What a redo of these, the oldest undone, is to do: all that went along with them."""
        for batch in self._together:
            if steps and steps[0] in batch:
                return [step for step in batch if step >= steps[0]]
        return list(steps)

    def done_again(self, steps: Sequence[int]) -> None:
        """These are in force again; taken back one by one they come back one by one."""
        self._together = [batch for batch in self._together if batch[-1] not in steps]
