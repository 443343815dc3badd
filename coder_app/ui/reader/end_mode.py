"""Moving the ends of a coding by keyboard (F2) or by mouse; one signal when it is done."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QTextCursor

from coder_app.ui.reader.content import Range
from coder_app.ui.reader.ends import End, Ends
from coder_app.ui.reader.gestures import snapped
from coder_app.ui.reader.speech import label_at
from coder_app.ui.reader.text_view import TextView
from coder_app.ui.reader.voice import announce

_Move = QTextCursor.MoveOperation
_CONTROL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier
_MOVES = {
    (Qt.Key.Key_Left, False): _Move.Left,
    (Qt.Key.Key_Right, False): _Move.Right,
    (Qt.Key.Key_Left, True): _Move.WordLeft,
    (Qt.Key.Key_Right, True): _Move.WordRight,
    (Qt.Key.Key_Up, False): _Move.Up,
    (Qt.Key.Key_Down, False): _Move.Down,
    (Qt.Key.Key_Home, False): _Move.StartOfLine,
    (Qt.Key.Key_End, False): _Move.EndOfLine,
}
_BEYOND = {_Move.Up: _Move.WordLeft, _Move.Down: _Move.WordRight}
"""How to go on beyond a label that a key met."""
_TURNS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
_KEEPS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
HELP = "Arrows move the end, Tab takes the other, Enter keeps, Esc cancels."


class EndMode(QObject):
    """Shows a coding with other ends until they are kept or given up."""

    resizeRequested = Signal(str, int, int)
    said = Signal(str)

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self.refusal = ""
        """Why no end can be moved now; empty where it can."""
        view.endGrabbed.connect(self.grab)
        view.endDragged.connect(self.drag_to)
        view.endReleased.connect(self.keep)

    @property
    def active(self) -> bool:
        return self._view.ends is not None

    def begin(self) -> None:
        """Move the end of the coding in hand, or else of the innermost at the caret."""
        view = self._view
        here = view.marks.at(view.caret)
        coding = view.in_hand or min(here, key=self._length, default=None)
        if coding is None or not view.has(coding):
            self.said.emit("No coding here. Press F7 or click a stripe first.")
            return
        view.take_in_hand(coding)
        self.grab(coding, "end")
        self.said.emit(HELP)

    def _length(self, coding: str) -> int:
        start, end = self._view.marks.index.bounds(coding)
        return end - start

    def grab(self, coding: str, which: str) -> None:
        """Begin to move one end of a coding."""
        if self.refusal:
            self.said.emit(self.refusal)
        elif self._view.has(coding):
            start, end = self._view.marks.index.bounds(coding)
            moving = "start" if which == "start" else "end"
            self._view.take_in_hand(coding)
            self._show(Ends.of(coding, start, end, "start" if moving == "start" else "end"))

    def drag_to(self, offset: int) -> None:
        """Put the end that moves at an offset, on a word's edge unless Alt is held."""
        ends = self._view.ends
        if ends is None:
            return
        exact = bool(QGuiApplication.keyboardModifiers() & _ALT)
        offset = offset if exact else self._on_word(ends, offset)
        label = self._label(offset, ends.moving)
        if label is not None:
            offset = label[1] if ends.moving == "start" else label[0]
        self._show(ends.moved_to(offset, exact=exact))

    def _on_word(self, ends: Ends, offset: int) -> int:
        span: Range = (offset, ends.end) if ends.moving == "start" else (ends.start, offset)
        if span[0] >= span[1]:
            return offset
        start, end = snapped(self._view.content.text, *span)
        return start if ends.moving == "start" else end

    def keep(self) -> None:
        """Ask for the new ends, on whole words, if they differ."""
        ends = self._view.ends
        self._view.set_ends(None)
        if ends is None or not ends.changed:
            return
        ends = ends.snapped(self._view.content.text)
        if ends.changed:
            self.resizeRequested.emit(ends.coding, ends.start, ends.end)

    def cancel(self) -> None:
        """Leave the coding as it was."""
        if self.active:
            self._view.set_ends(None)
            self.said.emit("The coding was left as it was.")

    def key(self, event: QKeyEvent) -> bool:
        """Handle a key while ends move; nothing else happens until they are kept or given up."""
        ends = self._view.ends
        if ends is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.cancel()
        elif event.key() in _KEEPS:
            self.keep()
        elif event.key() in _TURNS:
            self._show(ends.other())
            announce(self._view, "Start" if ends.moving == "end" else "End")
        else:
            self._move(ends, event)
        return True

    def _move(self, ends: Ends, event: QKeyEvent) -> None:
        move = _MOVES.get((Qt.Key(event.key()), bool(event.modifiers() & _CONTROL)))
        if move is None:
            return
        offset = self._in_speech(ends, self._stepped(ends.place, move), move)
        self._show(ends.moved_to(offset))

    def _stepped(self, place: int, move: QTextCursor.MoveOperation) -> int:
        view = self._view
        cursor = QTextCursor(view.document())
        cursor.setPosition(view.positions.to_qt(place))
        cursor.movePosition(move)
        offset = view.positions.to_offset(cursor.position())
        if offset == place and move in {_Move.Left, _Move.Right}:  # a break shown only
            cursor.movePosition(move)
            offset = view.positions.to_offset(cursor.position())
        return offset

    def _in_speech(self, ends: Ends, offset: int, move: QTextCursor.MoveOperation) -> int:
        """Stop at a speaker's label; from its edge go on beyond it."""
        place, step = ends.place, _BEYOND.get(move, move)
        while (label := self._label(offset, ends.moving)) is not None:
            stop, beyond = label[::-1] if ends.moving == "start" else label
            stays = place < stop if offset > place else stop < place
            if stays or move == _Move.StartOfLine:
                return stop
            place, offset = beyond, self._stepped(beyond, step)
            if offset == beyond:
                return ends.place  # there is no speech further on
        return offset

    def _label(self, offset: int, which: End) -> Range | None:
        content = self._view.content
        return label_at(content.text, content.turns, offset, which)

    def _show(self, ends: Ends) -> None:
        view = self._view
        view.set_ends(ends)
        view.select(ends.place, ends.place)
        view.reveal(ends.place, ends.place + 1)
