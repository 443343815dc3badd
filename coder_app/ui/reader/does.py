"""What each of the reader's commands calls; those that write are refused while nothing can be."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder_app.ui.reader.keys import WRITES

if TYPE_CHECKING:
    from coder_app.ui.reader.hand import Hand


def does(hand: "Hand") -> dict[str, Callable[[], object]]:
    """Return what each command does, by its name."""
    table = _table(hand)
    return {name: _allowed(hand, call) if name in WRITES else call for name, call in table.items()}


def _allowed(hand: "Hand", call: Callable[[], object]) -> Callable[[], object]:
    def checked() -> None:
        if hand.may_write():
            call()

    return checked


def _table(hand: "Hand") -> dict[str, Callable[[], object]]:
    moves, held = hand.moves, hand.held
    return {
        "open_box": hand.open_box,
        "repeat": hand.repeat,
        "in_vivo": hand.in_vivo,
        "memo": hand.memo,
        "later": held.later,
        "recode": hand.recode,
        "important": held.important,
        "remove": held.remove,
        "move_ends": hand.ends.begin,
        "copy": hand.copy,
        "copy_reference": hand.copy_reference,
        "clear": moves.clear,
        "grow": moves.grow,
        "shrink": moves.shrink,
        "next_sentence": moves.next_sentence,
        "previous_sentence": moves.previous_sentence,
        "extend_forward": moves.extend_forward,
        "extend_backward": moves.extend_backward,
        "next_coding": moves.next_coding,
        "previous_coding": moves.previous_coding,
        "next_suggestion": lambda: hand.suggestionRequested.emit(1),
        "previous_suggestion": lambda: hand.suggestionRequested.emit(-1),
        "find": hand.findRequested.emit,
        "next_hit": lambda: hand.hitRequested.emit(1),
        "previous_hit": lambda: hand.hitRequested.emit(-1),
        "zoom_in": lambda: hand.zoomRequested.emit(1),
        "zoom_out": lambda: hand.zoomRequested.emit(-1),
        "zoom_reset": lambda: hand.zoomRequested.emit(0),
    }
