"""The style: every colour that is named exists, and light and dark can be changed at any time."""

import re

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QFrame, QWidget

import resources
from coder_app.ui.theme import Theme, as_mode, blend, contrast, reading_family


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    made = Theme()
    made.apply(qapp, "light")
    return made


def test_the_style_sheet_names_known_colours_only():
    named = set(re.findall(r"(?<!@)@([a-z_0-9]+)", resources.style_sheet()))
    assert named
    assert named <= set(resources.style("light"))


def test_dark_changes_palette_and_style_sheet_and_says_so(theme, qapp, qtbot):
    light = qapp.styleSheet()
    with qtbot.waitSignal(theme.changed):
        theme.set_mode("dark")
    assert theme.style == "dark"
    assert qapp.styleSheet() != light
    assert qapp.palette().color(QPalette.ColorRole.Window) == theme.colour("window")
    assert qapp.palette().color(QPalette.ColorRole.Window).lightness() < 64


def test_the_style_sheet_is_understood_by_qt(theme, qapp, capfd):
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        qapp.processEvents()
    assert "Could not parse" not in capfd.readouterr().err


def test_an_unknown_colour_is_an_error(theme):
    with pytest.raises(KeyError):
        theme.colour("mauve-ish")


def test_icons_take_the_colour_of_the_style(theme):
    def inks() -> set[str]:
        image = theme.pixmap("search", 32).toImage()
        pixels = (image.pixelColor(x, y) for x in range(32) for y in range(32))
        return {QColor(p.red(), p.green(), p.blue()).name() for p in pixels if p.alpha() == 255}

    assert inks() == {theme.colour("icon").name()}
    theme.set_mode("dark")
    assert inks() == {theme.colour("icon").name()}


def test_an_unknown_mode_in_the_settings_means_the_system():
    assert (as_mode("dark"), as_mode("sepia")) == ("dark", "system")


def test_the_reading_font_is_ours_and_grows_with_the_zoom(theme):
    assert reading_family() == "Literata"
    assert theme.reading_font(200).pointSizeF() == 2 * theme.reading_font().pointSizeF()


def test_every_reading_font_that_ships_can_be_chosen_and_nothing_else(theme):
    for font, family in (
        ("AtkinsonHyperlegible", "Atkinson Hyperlegible"),
        ("OpenDyslexic", "OpenDyslexic"),
        ("no such font", "Literata"),
    ):
        theme.read_in(font)
        assert theme.reading_font().family() == family
    theme.read_in("system")
    assert theme.reading_font().family() == QGuiApplication.font().family()


def test_ink_on_a_code_colour_can_be_read(theme):
    assert all(contrast(theme.readable_on(c), c) >= 4.5 for c in theme.code_colours())


def test_a_blend_of_nothing_is_the_ground():
    assert blend(QColor("white"), QColor("black"), 0) == QColor("black")


def test_a_change_of_style_dresses_each_widget_but_twice(qtbot, theme, qapp):
    """Not once for every widget it stands in, as one sheet in the place of another would."""
    theme.apply(qapp, "light")
    outer = deepest = QWidget()
    for _ in range(15):
        deepest = QFrame(deepest)
    qtbot.addWidget(outer)
    outer.show()
    dressed = []

    class Counter(QObject):
        def eventFilter(self, watched, event):  # noqa: N802
            if event.type() == QEvent.Type.StyleChange:
                dressed.append(watched)
            return False

    counter = Counter()
    deepest.installEventFilter(counter)
    theme.set_mode("dark")
    assert 1 <= len(dressed) <= 4
    assert qapp.styleSheet()
