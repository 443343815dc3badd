"""The index of segments and the lanes of their brackets."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coder_app.ui.reader.content import CodingMark, SuggestionMark
from coder_app.ui.reader.intervals import Intervals
from coder_app.ui.reader.lanes import Lanes, sweep
from coder_app.ui.reader.marks import Marks

SEGMENT = st.tuples(st.integers(0, 300), st.integers(1, 120)).map(lambda row: (row[0], sum(row)))
SEGMENTS = st.lists(SEGMENT, max_size=150)


def named(segments: list[tuple[int, int]]) -> list[tuple[str, int, int]]:
    return [(f"c{n}", start, end) for n, (start, end) in enumerate(segments)]


@given(SEGMENTS, SEGMENT)
@settings(deadline=None)
def test_touching_finds_what_comparing_all_finds(segments: list[tuple[int, int]], ask) -> None:
    index = Intervals(named(segments))
    expected = {key for key, a, b in named(segments) if a < ask[1] and ask[0] < b}
    assert set(index.touching(*ask)) == expected


@given(SEGMENTS, SEGMENTS, SEGMENT)
@settings(deadline=None)
def test_adding_and_removing_leaves_an_index_like_a_fresh_one(first, second, ask) -> None:
    index = Intervals(named(first))
    for key, start, end in named(second)[::2]:
        index.add(key, start, end)
    for key, _, _ in named(first)[1::3]:
        index.discard(key)
    fresh = Intervals((key, *index.bounds(key)) for key in index)
    assert index.touching(*ask) == fresh.touching(*ask)
    assert list(index) == list(fresh)


@given(SEGMENTS, SEGMENTS, SEGMENT)
@settings(deadline=None)
def test_an_index_that_was_asked_before_answers_right_after_each_change(first, second, ask) -> None:
    index = Intervals(named(first))
    for step, (start, end) in enumerate(second):
        index.touching(*ask)
        if step % 3 and step < len(first):
            index.discard(f"c{step}")
        else:
            index.add(f"new{step}", start, end)
        expected = {
            key for key in index if start < index.bounds(key)[1] and index.bounds(key)[0] < end
        }
        assert set(index.touching(start, end)) == expected


@given(SEGMENTS, SEGMENTS)
@settings(deadline=None, max_examples=20)
def test_many_changes_at_once_are_shown_like_one_after_the_other(first, second) -> None:
    def marks(segments: list[tuple[int, int]], prefix: str) -> list[CodingMark]:
        return [
            CodingMark(f"{prefix}{n}", "code", "Code", "#1f77b4", start, end)
            for n, (start, end) in enumerate(segments)
        ]

    changed, removed = marks(second, "c"), [f"c{n}" for n in range(len(second), len(first))]
    ghost = SuggestionMark("ghost", "code", "Code?", "", 10, 90)
    one, many = (Marks(marks(first, "c"), [ghost], [500]) for _ in range(2))
    touched = one.update(changed, removed)
    assert set(touched) == set(many._update_many(changed, removed)) | set(touched)
    assert one.codings == many.codings
    assert list(one.index) == list(many.index)
    for mark in (*changed, ghost):
        others = [m for m in (*changed, ghost) if m.id != mark.id]
        over = [m for m in others if m.start < mark.end and mark.start < m.end]
        assert many.lanes[mark.id] not in {many.lanes[m.id] for m in over}


def test_covered_stretches_are_joined_and_cut_to_the_question() -> None:
    index = Intervals(named([(0, 10), (5, 20), (30, 40), (32, 35)]))
    assert index.covered(8, 36) == [(8, 20), (30, 36)]


def test_a_caret_at_the_end_of_a_coding_is_still_in_it() -> None:
    index = Intervals(named([(0, 10), (10, 20)]))
    assert index.at(10) == ["c1"]
    assert index.at(20) == ["c1"]
    assert index.at(25) == []


def test_walking_visits_every_coding_once_and_stops() -> None:
    index = Intervals(named([(0, 10), (5, 20), (5, 7)]))
    walked, key = [], index.next_after((-1, 0, ""), 1)
    while key is not None:
        walked.append(key)
        key = index.next_after((*index.bounds(key), key), 1)
    assert walked == ["c0", "c2", "c1"]
    assert index.next_after((*index.bounds("c0"), "c0"), -1) is None


@given(SEGMENTS)
@settings(deadline=None)
def test_segments_of_one_lane_never_overlap_and_no_lane_is_wasted(segments) -> None:
    rows = sorted(named(segments), key=lambda row: row[1])
    lanes = sweep(rows)
    for key, start, end in rows:
        for other, low, high in rows:
            if key < other and lanes[key] == lanes[other]:
                assert end <= low or high <= start
    deepest = max((sum(a <= x < b for _, a, b in rows) for x in range(421)), default=0)
    assert len(set(lanes.values())) == deepest


def test_two_codings_on_one_line_stand_in_two_lanes() -> None:
    lanes = Lanes([60, 200])
    lanes.assign([("a", 0, 10), ("b", 30, 40), ("c", 70, 80)])
    assert (lanes["a"], lanes["b"], lanes["c"]) == (0, 1, 0)


def test_adding_a_coding_moves_no_other() -> None:
    lanes = Lanes([500])
    lanes.assign([("long", 0, 400), ("late", 300, 320)])
    before = lanes["long"], lanes["late"]
    lanes.add("new", 10, 350)
    assert (lanes["long"], lanes["late"]) == before
    assert lanes["new"] == 2
    lanes.discard("new")
    lanes.add("newer", 10, 350)
    assert lanes["newer"] == 2
