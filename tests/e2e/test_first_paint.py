"""The start page is there before the panels, and nothing that can be asked for misses them."""

import subprocess
import sys

from pytestqt.qtbot import QtBot

from coder_app.app import make_window
from coder_app.ui.settings import Settings
from tests.e2e.story import leave

HEAVY = ("coder_app.ui.work_area", "coder_app.ui.reader.text_view", "coder_app.ui.furnishing")


def test_a_window_in_sight_has_loaded_no_panels() -> None:
    script = (
        "import sys; from coder_app.app import application, make_window; application();"
        "window = make_window(); window.show(); application().processEvents();"
        f"sys.exit(', '.join(set({HEAVY}) & set(sys.modules)) or None)"
    )
    run = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr


def test_every_command_of_the_start_page_finds_its_panels(qtbot: QtBot) -> None:
    window = make_window(Settings())
    window.show()
    window.actions_by_id["view.larger"].trigger()
    assert window.work.reader.zoom == 110
    window.actions_by_id["help.keys"].trigger()
    qtbot.waitUntil(window.keys_page.isVisible)
    leave(window)
