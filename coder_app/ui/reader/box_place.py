"""Where the code box stands: by the words it is about, inside its home."""

from PySide6.QtCore import QPoint

from coder_app.ui.reader.code_box import CodeBox
from coder_app.ui.reader.content import Range
from coder_app.ui.reader.transcript import Transcript

_MARGIN = 6


def box_place(box: CodeBox, view: Transcript, span: Range) -> QPoint:
    """Return a place under the segment's last line, or above its first if there is no room."""
    home = box.parentWidget() or view
    below, above, port = view.caret_rect(span[1]), view.caret_rect(span[0]), view.viewport()
    x = port.mapTo(home, QPoint(min(below.left(), above.left()), 0)).x()
    x = max(_MARGIN, min(x, home.width() - box.width() - _MARGIN))
    y = port.mapTo(home, QPoint(0, below.bottom() + _MARGIN)).y()
    if y + box.height() > home.height():
        over = port.mapTo(home, QPoint(0, above.top() - _MARGIN)).y() - box.height()
        y = over if over >= 0 else home.height() - box.height() - _MARGIN
    return QPoint(x, max(0, y))
