"""A stretch of a document's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Segment:
    """Characters ``start`` up to, not including, ``end`` of a document's text (code points)."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"no segment: {self.start}:{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Segment) -> bool:
        """Whether both hold a character in common; touching is not overlapping."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Segment) -> bool:
        """Whether every character of the other is in this one."""
        return self.start <= other.start and other.end <= self.end

    def union(self, other: Segment) -> Segment:
        """The shortest segment that holds both."""
        return Segment(min(self.start, other.start), max(self.end, other.end))

    def of(self, text: str) -> str:
        """The characters themselves."""
        return text[self.start : self.end]
