"""Whatever the hand does, what is stored is what the screen shows between the painted ends."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from coder_app.core import codebook, coding, documents, importing, marks
from coder_app.core.exchange.read import read_file
from coder_app.core.project import Project
from coder_app.ui.project_signals import ProjectSignals
from coder_app.ui.reader.reader_panel import ReaderPanel

Key, Modifier = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
LONG = 100_000
_HARD = (
    "Int: And then? 😀 \n"
    "P04: Re\u0301sume\u0301 na\u00efve 👩‍👩‍👧 called. אמר להם שלם nothing. \U0001d4b3 marks it.\n"
    "\n"
    "P04: قالت لي نعم. Cafe\u0301s 🇩🇪 open \u202bשלם\u202c again. Half\u2028line.\n"
)
_SENTENCE = "They took it 😀 and nobody called e\u0301 me back, אמר I waited number {}. "
TEXT = (
    _HARD
    + "P04: "
    + "".join(_SENTENCE.format(number) for number in range(LONG // 64))[: LONG - 1]
    + ".\n"
    + _HARD
)


class Desk(NamedTuple):
    """A project, its one document in a reader, two codes."""

    project: Project
    panel: ReaderPanel
    codes: tuple[str, str]


@pytest.fixture
def desk(qtbot: QtBot, project: Project, tmp_path: Path) -> Iterator[Desk]:
    file = tmp_path / "P04.txt"
    file.write_text(TEXT, encoding="utf-8")
    importing.import_items(project, importing.propose(project, [read_file(file)]))
    codes = tuple(codebook.create_code(project, name) for name in ("Waiting", "Shame"))
    made, signals = ReaderPanel(), ProjectSignals(project)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.open_project(project, signals)
    made.open_document(documents.documents(project)[0].id)
    made.focus_text()
    qtbot.waitUntil(made.reader.text.hasFocus)
    yield Desk(project, made, (codes[0], codes[1]))
    made.close_project()
    signals.stop()


def on_screen(desk: Desk, *offsets: int) -> str:
    """What the widget's document holds between two offsets, or else selected."""
    text = desk.panel.reader.text
    here = text.textCursor()
    places = [text.positions.to_qt(offset) for offset in offsets]
    return _words(desk, *(places or (here.selectionStart(), here.selectionEnd())))


def _words(desk: Desk, *places: int) -> str:
    """What stands between two of Qt's positions, breaks that are only shown taken out."""
    text = desk.panel.reader.text
    cursor = QTextCursor(text.document())
    cursor.setPosition(places[0])
    cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
    raw = cursor.selectedText()
    ends = set()
    block = text.document().findBlock(places[0])
    while block.isValid() and block.position() < places[1]:
        number = block.blockNumber() + 1
        starts = text.positions.block_starts
        if number < len(starts) and text.content.text[starts[number] - 1] != "\n":
            ends.add(block.position() + block.length() - 1 - places[0])
        block = block.next()
    units = raw.encode("utf-16-le", "surrogatepass")
    kept = b"".join(units[2 * n : 2 * n + 2] for n in range(len(units) // 2) if n not in ends)
    return kept.decode("utf-16-le").replace("\u2029", "\n").replace("\u2028", "\n")


def check(desk: Desk) -> None:
    """Every stored coding is shown where it is stored, with the words that are stored."""
    reader, document = desk.panel.reader, desk.panel.document
    assert document is not None
    stored = desk.project.text(document)
    rows = {row.id: row for row in coding.codings(desk.project, document)}
    shown = reader.text.marks.codings
    assert rows.keys() == shown.keys()
    for key, row in rows.items():
        assert reader.text.marks.index.bounds(key) == (row.start, row.end)
        words = stored[row.start : row.end]
        assert words.strip()
        assert on_screen(desk, row.start, row.end) == words.replace("\u2028", "\n")
        half = [stored[at : at + 1] for at in (row.start, row.end)]
        assert all(not "\ud800" <= one <= "\udfff" for one in half)


def coded(desk: Desk, code: str) -> list[tuple[int, int]]:
    document = desk.panel.document or documents.DocumentId("")
    rows = coding.codings(desk.project, document)
    return [(row.start, row.end) for row in rows if row.code_id == code]


def apply(desk: Desk, code: str) -> None:
    """Apply a code; what is stored is what is selected on the screen, with what it extends."""
    before = coded(desk, code)
    desk.panel.reader.hand.apply(code)
    start, end = desk.panel.reader.selected
    if start < end and desk.panel.reader.text.content.text[start:end].strip():
        over = [span for span in before if span[0] < end and start < span[1]]
        whole = (min([start, *(a for a, _ in over)]), max([end, *(b for _, b in over)]))
        assert whole in coded(desk, code)
        words = desk.panel.reader.text.content.text[start:end]
        assert on_screen(desk) == words.replace("\u2028", "\n")


def clear(desk: Desk) -> None:
    """Begin anew: nothing coded, nothing marked."""
    document = desk.panel.document or documents.DocumentId("")
    ids = [row.id for row in coding.codings(desk.project, document)]
    coding.remove_codings(desk.project, ids)
    marks.remove_marks(desk.project, [row.id for row in marks.marks(desk.project)])
    desk.panel.reader.text.take_in_hand(None)


def bring(desk: Desk, share: float) -> None:
    """Put the caret at a share of the text, in sight."""
    offset = round(share * (len(TEXT) - 1))
    desk.panel.reader.go_to(offset, offset, select=False)


def select_by_mouse(desk: Desk, share: float, size: int, exact: bool) -> None:
    reader = desk.panel.reader
    reader.text.take_in_hand(None)
    bring(desk, share)
    place, port = reader.text.caret_rect(reader.text.caret).center(), reader.text.viewport()
    goal = QPoint(min(max(place.x() + size, 2), port.width() - 2), place.y() + 20 * (size % 3))
    held = Modifier.AltModifier if exact else Modifier.NoModifier
    QTest.mousePress(port, LEFT, held, place)
    QTest.mouseMove(port, (place + goal) / 2)
    QTest.mouseMove(port, goal)
    QTest.mouseRelease(port, LEFT, held, goal)


def press(desk: Desk, *keys: Qt.Key, held: Modifier = Modifier.NoModifier) -> None:
    for key in keys:
        QTest.keyClick(desk.panel.reader.text, key, held)


def resize(desk: Desk, size: int, by_word: bool) -> None:
    ways = [Key.Key_Left, Key.Key_Right, Key.Key_Tab]
    steps = [ways[(size + number) % 3] for number in range(size % 6 + 2)]
    press(desk, Key.Key_F7)
    press(desk, Key.Key_F2)
    press(desk, *steps, held=Modifier.ControlModifier if by_word else Modifier.NoModifier)
    if desk.panel.reader.text.ends is not None:
        press(desk, Key.Key_Return)


def swap(desk: Desk) -> None:
    press(desk, Key.Key_F7)
    reader = desk.panel.reader
    if reader.text.in_hand is not None:
        mark = reader.text.marks.codings[reader.text.in_hand]
        other = desk.codes[0] if mark.code_id == desk.codes[1] else desk.codes[1]
        reader.hand.recodeRequested.emit(mark.id, other)


def undo(desk: Desk) -> None:
    step = desk.project.next_undo()
    if step is not None and step.name.startswith(("Apply", "Extend", "Recode", "Change", "Mark")):
        desk.project.undo()


CONTROL, SHIFT = Modifier.ControlModifier, Modifier.ShiftModifier
BOTH = CONTROL | SHIFT
HAND: dict[str, Callable[[Desk, float, int, bool], None]] = {
    "mouse": select_by_mouse,
    "caret": lambda desk, share, *_: bring(desk, share),
    "select": lambda d, _, size, __: press(d, *[Key.Key_Right] * (size % 5 + 1), held=SHIFT),
    "grow": lambda desk, _, size, __: press(desk, *[Key.Key_Space] * (size % 3 + 1)),
    "shrink": lambda desk, *_: press(desk, Key.Key_Space, held=SHIFT),
    "sentence": lambda desk, *_: press(desk, Key.Key_Down, held=CONTROL),
    "extend": lambda desk, *_: press(desk, Key.Key_Down, held=BOTH),
    "apply": lambda desk, _, __, flag: apply(desk, desk.codes[flag]),
    "resize": lambda desk, _, size, flag: resize(desk, size, flag),
    "remove": lambda desk, *_: press(desk, Key.Key_F7, Key.Key_Delete),
    "swap": lambda desk, *_: swap(desk),
    "later": lambda desk, *_: press(desk, Key.Key_L, held=CONTROL),
    "undo": lambda desk, *_: undo(desk),
}
GESTURE = st.tuples(
    st.sampled_from([*HAND, "apply", "resize"]),
    st.floats(0, 1),
    st.integers(-300, 300),
    st.booleans(),
)


@given(st.lists(st.tuples(GESTURE, GESTURE, GESTURE), min_size=2, max_size=6))
@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_any_gestures_keep_what_is_stored_equal_to_what_is_shown(desk: Desk, steps) -> None:
    clear(desk)
    for three in steps:
        for gesture in three:
            HAND[gesture[0]](desk, *gesture[1:])
        apply(desk, desk.codes[0])
        check(desk)


def test_a_coding_across_display_breaks_is_stored_as_it_is_shown(desk: Desk) -> None:
    reader = desk.panel.reader
    long_turn = TEXT.index("P04: They took")
    reader.go_to(long_turn + 20, long_turn + 20, select=False)
    press(desk, Key.Key_Space, Key.Key_Space, Key.Key_Space)
    start, end = reader.selected
    assert end - start > LONG // 2
    inside = [n for n in reader.text.positions.block_starts if start < n < end]
    assert len(inside) > 10  # the screen breaks it, the store does not
    reader.hand.apply(desk.codes[0])
    check(desk)
    row = coding.codings(desk.project, desk.panel.document or documents.DocumentId(""))[0]
    assert (row.start, row.end) == (start, end)
