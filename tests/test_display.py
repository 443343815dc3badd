"""Whether a window can open is found out without opening one."""

import os
import subprocess
import sys

import pytest

from coder_app.display import NO_DISPLAY, PACKAGES, reason, window_problem

BARE = {
    key: value
    for key, value in os.environ.items()
    if key not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
}


def test_offscreen_counts_as_a_display():
    assert window_problem(BARE | {"QT_QPA_PLATFORM": "offscreen"}) is None


@pytest.mark.skipif(sys.platform != "linux", reason="displays by name are Linux's")
def test_without_a_display_it_says_so():
    assert window_problem(BARE) == NO_DISPLAY


@pytest.mark.skipif(sys.platform != "linux", reason="displays by name are Linux's")
def test_a_display_that_is_not_there_is_told_in_one_line():
    problem = window_problem(BARE | {"DISPLAY": ":97"})
    assert problem is not None
    assert "\n" not in problem
    assert ":97" in problem or "system library" in problem


def test_a_platform_that_does_not_exist_is_told_in_one_line():
    problem = window_problem(BARE | {"QT_QPA_PLATFORM": "nosuchplatform"})
    assert problem is not None
    assert "\n" not in problem
    assert "nosuchplatform" in problem


def test_a_library_python_misses_is_named_with_its_package():
    output = (
        "Traceback (most recent call last):\n"
        "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory\n"
    )
    assert reason(output) == (
        "the system library libEGL.so.1 is missing (on Debian and Ubuntu: apt install libegl1)"
    )


def test_a_library_a_plugin_misses_is_named_with_its_package():
    output = (
        'qt.core.library: "/x/libqxcb.so" cannot load: Cannot load library /x/libqxcb.so: '
        "(libxcb-icccm.so.4: cannot open shared object file: No such file or directory)\n"
        "qt.qpa.plugin: From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb "
        "platform plugin.\n"
        'qt.qpa.plugin: Could not load the Qt platform plugin "xcb"\n'
    )
    assert "libxcb-icccm4" in reason(output)


def test_the_hint_of_qt_about_the_cursor_library_is_understood():
    output = "From 6.5.0, xcb-cursor0 or libxcb-cursor0 is needed to load the Qt xcb plugin."
    assert "libxcb-cursor0" in reason(output)


def test_an_unknown_library_is_named_without_a_package():
    told = reason("ImportError: libodd.so.3: cannot open shared object file: No such file")
    assert told == "the system library libodd.so.3 is missing"


def test_silence_is_told_as_such():
    assert reason("") == "Qt could not start: it gave no reason"


def test_packages_are_named_as_debian_names_them():
    assert all(name == name.lower() and " " not in name for name in PACKAGES.values())


def test_asking_loads_no_qt_here():
    code = "import sys, coder_app.display; print(any('PySide6' in name for name in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_dead_display_is_not_blamed_on_a_library_of_another_plugin():
    output = (
        "qt.core.library: libwayland-cursor.so.0: cannot open shared object file: No such file\n"
        "qt.qpa.xcb: could not connect to display :97\n"
    )
    assert reason(output, ":97") == "the display :97 does not answer"


@pytest.mark.skipif(sys.platform != "linux", reason="displays by name are Linux's")
def test_as_a_program_it_prints_the_reason_and_says_by_its_status_whether_there_is_one():
    ask = [sys.executable, "-m", "coder_app.display"]
    without = subprocess.run(ask, env=BARE, capture_output=True, text=True, check=False)
    assert (without.returncode, without.stdout) == (1, f"No window can open: {NO_DISPLAY}.\n")
    offscreen = BARE | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(ask, env=offscreen, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
