"""Commands that need a transcript: where there is none, the status line says what to do."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coder_app.ui.main_window import MainWindow

NONE_OPEN = "Open a document first: choose one in the list at the left."
NONE_YET = "No transcripts yet. Drop files here, or choose Import transcripts… (Ctrl+Shift+O)."


def say_none_open(window: MainWindow) -> None:
    """Say that no transcript is open, and what to do."""
    window.status.tell(NONE_OPEN if window.work.documents.rows else NONE_YET)


def in_a_document(window: MainWindow, call: Callable[[], object]) -> Callable[[], object]:
    """A command for the open transcript; where none is open, that is said."""

    def checked() -> None:
        if window.work.reader.document is None:
            say_none_open(window)
        else:
            call()

    return checked


def with_documents(window: MainWindow, call: Callable[[], object]) -> Callable[[], object]:
    """A command for all transcripts; where there are none, that is said."""

    def checked() -> None:
        if window.work.documents.rows:
            call()
        else:
            window.status.tell(NONE_YET)

    return checked
