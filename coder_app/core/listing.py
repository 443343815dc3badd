"""Big lists: ids first, rows by page."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Listing(Generic[Row]):
    """The ids of all rows for a filter and a sort, and a way to read some of the rows."""

    ids: tuple[str, ...]
    load: Callable[[Sequence[str]], list[Row]]
    """Rows for ids, in their order; ids that are gone are left out."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        return len(self.ids)

    def rows(self, first: int, last: int) -> list[Row]:
        """Rows ``first`` up to, not including, ``last``."""
        return self.load(self.ids[first:last])
