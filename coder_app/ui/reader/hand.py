"""The coder's hand on the text: keys, the code box, what is asked for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
)

from coder_app.ui.reader.box_place import box_place
from coder_app.ui.reader.code_box import CodeBox
from coder_app.ui.reader.code_match import CodeChoice
from coder_app.ui.reader.content import Range
from coder_app.ui.reader.does import does
from coder_app.ui.reader.end_mode import EndMode
from coder_app.ui.reader.gestures import in_vivo_name
from coder_app.ui.reader.held import NONE_HERE, Held
from coder_app.ui.reader.keys import bindings, digit_of, is_own, pressed, typed_text
from coder_app.ui.reader.menus import TextMenu, mean_place
from coder_app.ui.reader.moves import Moves
from coder_app.ui.reader.text_view import TextView


class Hand(QObject):
    """Turns keys and choices into requests; changes nothing in a project itself."""

    applyRequested = Signal(int, int, str)
    newCodeRequested = Signal(int, int, str)
    recodeRequested = Signal(str, str)
    """A coding, its new code."""
    recodeNewRequested = Signal(str, str)
    """A coding, the name of its new code."""
    memoRequested = Signal(str, int, int)
    """A coding's id, or empty for the segment; the segment."""
    copyReferenceRequested = Signal(int, int)
    suggestionRequested = Signal(int)
    findRequested = Signal()
    hitRequested = Signal(int)
    zoomRequested = Signal(int)
    said = Signal(str)

    def __init__(self, view: TextView, box: CodeBox) -> None:
        super().__init__(view)
        self._view, self.box = view, box
        self.moves = Moves(view)
        self.ends = EndMode(view)
        self.held = Held(view, self.moves)
        self.typing_opens_box = True
        self.refusal = ""
        """Why nothing can be coded now; empty where it can."""
        self.menu_more: Sequence[QAction | str] = ()
        """Commands of the window that the context menu offers too; a text begins a submenu."""
        self._target: Range = (0, 0)
        self._recoding: str | None = None
        self._composing = False
        self._keys = bindings()
        self._does = does(self)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)  # a right click goes there
        box.field.installEventFilter(self)
        self._connect()

    def _connect(self) -> None:
        self.ends.said.connect(self.said)
        self.held.said.connect(self.said)
        self.moves.said.connect(self.said)
        self.box.codeChosen.connect(self._on_code)
        self.box.newCodeAsked.connect(self._on_new_code)
        self.box.closed.connect(self._on_box_closed)
        self._view.codesDropped.connect(self._on_dropped)
        self._view.codesHovered.connect(lambda at: self._view.show_drop(self.moves.under(at)))

    def bind(self, rebound: dict[str, tuple[str, ...]]) -> None:
        """Give commands other keys, by their names."""
        self._keys = bindings(rebound)

    def do(self, command: str) -> None:
        """Do a command by its name."""
        self._does[command]()

    def refuse(self, why: str) -> None:
        """Let nothing be coded, and say why where it is tried; an empty text: let it be coded."""
        self.refusal = self.ends.refusal = why

    def may_write(self) -> bool:
        """Whether the project can be changed; where it can't be, that is said."""
        if self.refusal:
            self.said.emit(self.refusal)
        return not self.refusal

    # requests -------------------------------------------------------------------

    def open_box(self, text: str = "", *, focus: bool = True) -> None:
        """Open the code box below what a code would be applied to."""
        if not self.may_write():
            return
        start, end = self.moves.target()
        if start >= end:
            self.said.emit("There is no text here to code.")
            return
        if self._view.in_hand is None:
            self._view.select(start, end)
        self._recoding = None
        self._open_at((start, end), text, focus=focus)

    def recode(self) -> None:
        """Open the code box on the coding in hand: the code chosen takes the place of its code."""
        coding = self.held.coding()
        if coding is None:
            self.said.emit(NONE_HERE)
            return
        self._view.take_in_hand(coding)
        self._recoding = coding
        mark = self._view.marks.codings[coding]
        self._open_at((mark.start, mark.end), "", hint=f"Instead of \u201c{mark.name}\u201d")

    def _open_at(self, span: Range, text: str, *, focus: bool = True, hint: str = "") -> None:
        self._target = span
        self._view.reveal(*span)
        self.box.open_with(text, focus=focus, hint=hint)
        self.box.move(box_place(self.box, self._view, self._target))

    def apply(self, code: str) -> None:
        """Ask for a code on what is selected, or else the sentence at the caret."""
        if not self.may_write():
            return
        start, end = self.moves.target()
        if start < end:
            self.applyRequested.emit(start, end, code)

    def repeat(self) -> None:
        """Ask for the code used last."""
        if self.box.recent:
            self.apply(self.box.recent[0])
        else:
            self.said.emit("No code was used yet. Type one first.")

    def in_vivo(self) -> None:
        """Ask for a code named by the selected words."""
        start, end = self.moves.target()
        name = in_vivo_name(self._view.content.text, start, end)
        if name:
            self._ask_new(start, end, name)

    def memo(self) -> None:
        """Ask for a memo on the coding in hand, else on the segment."""
        start, end = self.moves.target()
        self.memoRequested.emit(self._view.in_hand or "", start, end)

    def copy(self) -> None:
        """Copy what is selected."""
        self._view.copy()

    def copy_reference(self) -> None:
        """Ask for the selection as a quote with its reference."""
        self.copyReferenceRequested.emit(*self.moves.target())

    def pinned(self, number: int) -> None:
        """Ask for the code pinned to a digit."""
        code = self._pinned(number)
        if code is None:
            self.said.emit(f"No code is pinned to Ctrl+{number}.")
        else:
            self.apply(code.id)

    def _pinned(self, number: int | None) -> CodeChoice | None:
        choices = self.box.choices if number is not None else ()
        return next((choice for choice in choices if choice.pin == number), None)

    def _ask_new(self, start: int, end: int, name: str) -> None:
        wanted = name.casefold()
        same = [choice for choice in self.box.choices if choice.name.casefold() == wanted]
        if same:
            self.applyRequested.emit(start, end, same[0].id)
        else:
            self.newCodeRequested.emit(start, end, name)

    def _on_code(self, code: str, stay: bool) -> None:
        _ = stay
        coding, self._recoding = self._recoding, None
        if coding is not None:
            self.recodeRequested.emit(coding, code)
        else:
            self.applyRequested.emit(*self._target, code)

    def _on_new_code(self, name: str, stay: bool) -> None:
        _ = stay
        coding, self._recoding = self._recoding, None
        if coding is not None:
            self.recodeNewRequested.emit(coding, name)
        else:
            self.newCodeRequested.emit(*self._target, name)

    def _on_dropped(self, codes: list[str], offset: int) -> None:
        start, end = self.moves.under(offset)
        for code in codes if self.may_write() else ():
            self.applyRequested.emit(start, end, code)
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)  # the press of the drag took it away

    # the box --------------------------------------------------------------------

    def _on_box_closed(self) -> None:
        self._composing = False
        self._view.setFocus(Qt.FocusReason.PopupFocusReason)

    # events ---------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.box.field:
            return self._field_event(event)
        if isinstance(event, QContextMenuEvent):
            mean_place(self._view, event)
            self.open_menu(event.globalPos())
            return True
        return watched is self._view and self._view_event(event)

    def _view_event(self, event: QEvent) -> bool:
        kind = event.type()
        if isinstance(event, QKeyEvent) and kind == QEvent.Type.ShortcutOverride:
            if self._claims(event):
                event.accept()
                return True
        elif isinstance(event, QKeyEvent) and kind == QEvent.Type.KeyPress:
            return self._on_key(event)
        elif isinstance(event, QInputMethodEvent):
            return self._on_composed(event)
        elif kind == QEvent.Type.FocusOut:
            self.ends.cancel()
        return False

    def _field_event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and not self._composing:
            window = self.box.window()
            if window.isActiveWindow() and QGuiApplication.focusObject() is not self.box.field:
                self.box.hide()
        return False

    def _claims(self, event: QKeyEvent) -> bool:
        """Whether a key is the reader's own and must not reach the window's shortcuts."""
        if self.ends.active or self._pinned(digit_of(event)) is not None:
            return True
        return is_own(self._keys.get(pressed(event))) or bool(typed_text(event))

    def _on_key(self, event: QKeyEvent) -> bool:
        if self.ends.key(event):
            return True
        command, digit = self._keys.get(pressed(event)), digit_of(event)
        if command == "clear":
            return self.moves.clear()
        if digit is not None and (command is None or self._pinned(digit)):
            self.pinned(digit)  # where a digit's key also writes - or +, a pinned code is meant
        elif command == "grow":
            self.moves.grow(held=event.isAutoRepeat())
        elif command is not None:
            self._does[command]()
        elif self.typing_opens_box and typed_text(event):
            self.open_box(typed_text(event))
        else:
            return False
        return True

    def _on_composed(self, event: QInputMethodEvent) -> bool:
        """Show what an input method composes in the box; the focus follows when it is done."""
        written, composing = event.commitString(), event.preeditString()
        if not self.typing_opens_box or self.refusal:
            return True
        if written.strip():
            self._composing = False
            self.open_box(written)
        elif composing:
            self._composing = True
            self.open_box(composing, focus=False)
        elif self._composing:
            self.box.close_box()
        return True

    def menu(self) -> TextMenu:
        """Return the context menu: the codings here, the commands with their keys."""
        view = self._view
        held = (view.in_hand,) if view.in_hand else view.marks.at(view.caret)
        menu = TextMenu(view, self._keys, self._does, writable=not self.refusal)
        menu.fill([view.marks.codings[key] for key in held], self.moves.take, self.menu_more)
        return menu

    def open_menu(self, place: QPoint) -> None:
        """Show the context menu at a place of the screen."""
        self.menu().popup(place)
