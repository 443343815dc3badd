"""Very many codings that change at once are placed anew, to the same end."""

from coder_app.ui.reader.content import CodingMark
from coder_app.ui.reader.marks import Marks

MANY = 700


def mark(number: int, length: int = 40) -> CodingMark:
    fields = dict.fromkeys(CodingMark._fields, "")
    start = number * 100
    return CodingMark(**{**fields, "id": f"c{number:04}", "start": start, "end": start + length})


def test_a_merge_and_its_undo_show_the_codings_there_are() -> None:
    every = [mark(number) for number in range(MANY)]
    merged = [mark(number, 60) for number in range(0, MANY, 2)]
    marks = Marks(every)
    lanes = marks.lanes
    touched = marks.replace(merged)
    assert {mark.id for mark in merged} == set(marks.codings)
    assert marks.index.bounds("c0002") == (200, 260)
    assert [mark.id for mark in marks.in_sight(0, 350)] == ["c0000", "c0002"]
    assert (100, 140) in touched  # what is gone is painted over
    assert (200, 240) in touched
    assert (200, 260) in touched
    marks.replace(every)
    assert marks.index.bounds("c0002") == (200, 240)
    assert marks.lanes is lanes
    assert [lanes[one.id] for one in every] == [Marks(every).lanes[one.id] for one in every]
