"""Pictures of whose a coding is, of a click that coded, and of an excerpt in its context.

``python -m tests.e2e.whose_pictures docs/screenshots`` takes only these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.e2e.alone import take

if TYPE_CHECKING:
    from tests.e2e.screenshots import Photographer


def whose(photographer: Photographer) -> None:
    """On a fresh sample, as another coder; it is thrown away afterwards."""
    from coder_app.ui.window_commands import projects

    window = photographer.window
    projects.open_sample(window, fresh=True)
    window.strip.hide()
    projects.take_coder(window, "Bea Kim")
    photographer.settle()
    window.activateWindow()
    _click(photographer)
    _whose(photographer)
    _context(photographer)
    window.work.show_workspace("code")


def _click(photographer: Photographer) -> None:
    """A code applied by a click: what it did is said there."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    panel = photographer.window.work.codebook
    text = photographer.window.work.reader.reader.text
    first = min(text.marks.codings.values(), key=lambda mark: mark.start)
    text.setFocus()
    text.select(first.start, first.end)
    row = next(row for row in panel.rows if not row.is_theme and row.id != first.code_id)
    area = panel.tree.visualRect(panel.tree.codes.index_of(row.id))
    spot = QPoint(area.left() + 40, area.center().y())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(panel.tree.viewport(), left, none, spot)
    photographer.shoot("98", "coded-by-a-click")


def _whose(photographer: Photographer) -> None:
    """One's own coding beside another's with a memo, which is to be deleted."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from coder_app.core import memos
    from coder_app.core.ids import CodingId

    window = photographer.window
    text = window.work.reader.reader.text
    others = sorted(
        (mark for mark in text.marks.codings.values() if mark.others), key=lambda mark: mark.start
    )
    memos.set_memo(window.project, "coding", CodingId(others[0].id), "Compare with P03.")
    window.work.reader.reader.select_coding(others[0].id)
    text.setFocus()
    QTest.keyClick(text, Qt.Key.Key_Delete)
    photographer.shoot("99", "others-coding-asks")
    window.question.forget()


def _context(photographer: Photographer) -> None:
    """An excerpt between the sentences around it."""
    work = photographer.window.work
    work.show_workspace("excerpts")
    photographer.settle()
    for row in (1, 2):
        work.excerpts.toggle_context(row)
    work.excerpts.view.setFocus()
    work.excerpts.view.selectRow(2)
    photographer.shoot("94", "excerpt-in-context")


if __name__ == "__main__":  # worker processes import this module again
    take(whose)
