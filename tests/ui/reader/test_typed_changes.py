"""What typing changed: true to the text after any edits, nothing left of what is typed back."""

from hypothesis import example, given
from hypothesis import strategies as st

from coder_app.ui.reader.typed_changes import TypedChanges, units

OLD = "P04: Nobody called me. I felt stupid.\nInt: How was that?\n"


class Desk:
    """A text that is typed in."""

    def __init__(self, old: str = OLD) -> None:
        self.old, self.now = old, old
        self.typed = TypedChanges(units(old))

    def put(self, at: int, removed: int, words: str) -> None:
        self.now = self.now[:at] + words + self.now[at + removed :]
        self.typed.replaced(at, removed, units(words))

    def swap(self, words: str, by: str) -> None:
        self.put(self.now.index(words), len(words), by)

    def follow(self, words: str) -> str:
        """The words that stand now where these stood."""
        start = self.old.index(words)
        places = self.typed.places
        return self.now[places.start(start) : places.end(start + len(words))]

    def check(self) -> None:
        """What lies between the changes is the same in both."""
        last = (0, 0)
        ends = (len(self.old), len(self.old), len(self.now), len(self.now))
        for a, b, c, d in (*self.typed.places.changes, ends):
            assert self.old[last[0] : a] == self.now[last[1] : c]
            last = (b, d)


def test_a_word_that_is_touched_takes_what_is_typed_in_it() -> None:
    desk = Desk()
    desk.put(desk.now.index("stupid") + 6, 0, "er")
    assert desk.follow("felt stupid") == "felt stupider"
    desk.swap("stupider", "dull")
    assert desk.follow("felt stupid") == "felt dull"


def test_what_is_put_in_beside_stays_outside() -> None:
    desk = Desk()
    desk.swap("I felt", "I really felt")
    desk.swap("stupid.", "stupid, honestly.")
    assert desk.follow("felt stupid") == "felt stupid"
    assert desk.follow("Nobody called me") == "Nobody called me"


def test_what_is_typed_back_leaves_no_change() -> None:
    desk = Desk()
    desk.swap("called", "rang")
    desk.swap("How", "What")
    desk.swap("What", "How")
    desk.swap("rang", "called")
    assert desk.typed.places.changes == ()


def test_words_put_back_beside_another_blank_leave_no_change_there() -> None:
    desk = Desk()
    desk.swap("How was", "What was")
    desk.put(4, 7, "")
    desk.put(0, 5, "")
    desk.put(0, 0, "P04: ")
    desk.put(4, 0, " Nobody")
    desk.check()
    assert desk.follow("Nobody called") == "Nobody called"
    assert [OLD[a:b] for a, b, _, _ in desk.typed.places.changes] == ["How"]


def test_that_qt_tells_of_the_whole_text_does_not_matter() -> None:
    desk = Desk()
    for words, by in (("They", "They"), ("called", "ever called"), ("felt", "just felt")):
        before = desk.now
        desk.now = before.replace(words, by)
        desk.typed.replaced(0, len(before), units(desk.now))
        desk.check()
    assert len(desk.typed.places.changes) == 2
    assert desk.follow("Nobody called me") == "Nobody ever called me"


def test_the_way_back_is_the_place_it_was() -> None:
    desk = Desk()
    desk.put(0, 0, "Well. ")
    assert desk.typed.back(desk.now.index("Int")) == OLD.index("Int")
    assert desk.typed.back(3) == 0


EDITS = st.lists(
    st.tuples(
        st.integers(0, 80),
        st.integers(0, 30),
        st.text(alphabet="ab .\n\u0301\u05d0", max_size=6),
    ),
    max_size=12,
)


@given(EDITS)
@example([(4, 7, ""), (0, 5, "")])
def test_any_edits_leave_the_rest_as_it_was(edits: list[tuple[int, int, str]]) -> None:
    desk = Desk()
    done = []
    for wanted, many, words in edits:
        at = min(wanted, len(desk.now))
        removed = min(many, len(desk.now) - at)
        done.append((at, desk.now[at : at + removed], words))
        desk.put(at, removed, words)
        desk.check()
    for at, gone, words in reversed(done):
        desk.put(at, len(words), gone)
        desk.check()
    assert desk.typed.places.changes == ()
