"""Whether a window can open here, found out by a child process: Qt aborts instead of raising.

Uses nothing of Coder's and no Qt in this process, so that the command line may ask as well.
"""

import os
import re
import subprocess
import sys
from collections.abc import Mapping

SECONDS = 30

_TRY = "from PySide6.QtWidgets import QApplication; QApplication([])"

PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libOpenGL.so.0": "libopengl0",
    "libGLX.so.0": "libglx0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
}
"""The Debian package of each system library that Qt's window needs."""

NO_DISPLAY = "there is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set)"
_MISSING = re.compile(r"(lib[\w.+-]+\.so(?:\.\d+)*): cannot open shared object file")


def window_problem(environment: Mapping[str, str] | None = None) -> str | None:
    """Why no window can open here, in one line; None where one can.

    ``environment`` stands in for this process's own. ``QT_QPA_PLATFORM=offscreen`` counts as a
    display.
    """
    settings = dict(os.environ if environment is None else environment)
    platform = settings.get("QT_QPA_PLATFORM", "")
    if sys.platform.startswith("linux") and not platform and not _has_display(settings):
        return NO_DISPLAY
    settings["QT_DEBUG_PLUGINS"] = "1"  # makes Qt say which library a plugin misses
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and words
            [sys.executable, "-c", _TRY],
            env=settings,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"the window system did not answer within {SECONDS} seconds"
    return None if done.returncode == 0 else reason(done.stderr, settings.get("DISPLAY", ""))


def reason(output: str, display: str = "") -> str:
    """Read from what a failed start of Qt printed why it failed; one line without a full stop."""
    # Before the libraries: the plugin itself was loaded, others may well miss theirs.
    if "could not connect to display" in output or "Failed to create wl_display" in output:
        return f"the display {display} does not answer".replace("  ", " ")
    missing = _MISSING.search(output)
    if missing:
        return _library(missing[1])
    if "xcb-cursor0 or libxcb-cursor0 is needed" in output:
        return _library("libxcb-cursor.so.0")
    if "No module named 'PySide6'" in output:
        return "PySide6 is not installed (python -m pip install pyside6-essentials)"
    return f"Qt could not start: {_last_words(output)}"


def _has_display(settings: Mapping[str, str]) -> bool:
    return bool(settings.get("DISPLAY") or settings.get("WAYLAND_DISPLAY"))


def _library(name: str) -> str:
    package = PACKAGES.get(name)
    how = f" (on Debian and Ubuntu: apt install {package})" if package else ""
    return f"the system library {name} is missing{how}"


def _last_words(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    plugin = [line for line in lines if "find the Qt platform plugin" in line]
    told = [line for line in lines if not line.startswith("qt.core.")]
    return (plugin or told or lines or ["it gave no reason"])[-1].rstrip(".")


def main() -> int:
    """Print why no window can open; the exit status is 1 then, else 0."""
    problem = window_problem()
    if problem is None:
        return 0
    sys.stdout.write(f"No window can open: {problem}.\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
