"""What ships is there, is small, and knows no Qt."""

import subprocess
import sys

import pytest

import resources


def test_an_unknown_icon_is_an_error():
    with pytest.raises(FileNotFoundError):
        resources.icon("no-such-icon")


def test_every_icon_can_be_tinted():
    assert len(resources.icon_names()) > 20
    for name in resources.icon_names():
        assert b"currentColor" in resources.icon(name).read_bytes(), name


def test_data_never_leaves_its_folder():
    with pytest.raises(FileNotFoundError):
        resources.data("../pyproject.toml")


def test_fonts_and_icons_have_their_licence_beside_them():
    assert "SIL OPEN FONT LICENSE" in (resources.ROOT / "fonts/Literata-OFL.txt").read_text()
    assert "ISC License" in (resources.ROOT / "icons/LICENSE-lucide.txt").read_text()


def test_the_reading_font_is_small_and_regular_comes_first():
    assert "Regular" in resources.fonts()[0].name
    assert sum(path.stat().st_size for path in resources.fonts()) < 1_000_000


def test_resources_load_without_qt():
    code = "import sys, resources; resources.style('light'); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
