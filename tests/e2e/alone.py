"""Takes the pictures of one part without the rest of the story."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.e2e.screenshots import Photographer


def take(pictures: Callable[[Photographer], None], *, sample: bool = False) -> None:
    """Into the folder that the command line names, else docs/screenshots; then end the process.

    ``sample``: the pictures expect the sample project in the window.
    """
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/screenshots").resolve()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["CODER_HOME"] = str(Path(folder) / "coder")  # before Coder is imported
        from coder_app.ui.window_commands import projects
        from tests.e2e.screenshots import Photographer

        photographer = Photographer(target, Path(folder))
        if sample:
            projects.open_sample(photographer.window)
            photographer.settle()
        pictures(photographer)
        photographer.window.close()
        photographer.settle()
    sys.exit(0)
