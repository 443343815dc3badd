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
    for family in resources.font_families():
        licence = (resources.ROOT / f"fonts/{family}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE" in licence.upper(), family
    assert "ISC License" in (resources.ROOT / "icons/LICENSE-lucide.txt").read_text()


@pytest.mark.parametrize("family", resources.font_families())
def test_a_reading_font_is_small_has_bold_letters_and_regular_comes_first(family):
    files = resources.fonts(family)
    assert "Regular" in files[0].name
    assert any("Bold." in path.name for path in files)
    assert sum(path.stat().st_size for path in files) < 500_000


def test_every_font_file_belongs_to_a_family():
    shipped = {path for path in (resources.ROOT / "fonts").iterdir() if path.suffix != ".txt"}
    assert shipped == {file for name in resources.font_families() for file in resources.fonts(name)}


def test_resources_load_without_qt():
    code = "import sys, resources; resources.style('light'); print('PySide6' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
