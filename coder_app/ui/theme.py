"""The look of the window: named colours, tinted icons and fonts, light or dark.

One object, ``theme``, serves all: ``from coder_app.ui.theme import theme``. Widgets that paint for
themselves ask it for a colour while painting and repaint on ``theme.changed``; they never write a
colour down.
"""

import re
from functools import cache
from typing import Literal

from PySide6.QtCore import QByteArray, QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QIcon,
    QPainter,
    QPalette,
    QPixmap,
)
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

import resources

Mode = Literal["light", "dark", "system"]
MODES: tuple[Mode, ...] = ("light", "dark", "system")

GRID = 8
"""Distances are multiples of this many pixels, or half of it."""
ROW = 28
"""Height of a row in lists and trees, in pixels."""
ICON = 16
READING_SIZE = 12
"""Size of the transcript at 100 per cent, in points."""
SYSTEM_FONT = "system"
"""Instead of a reading font that ships: the font of the window."""

_SHARE_OF_SIZE = {"OpenDyslexic": 0.84}
"""Fonts whose letters are larger than others' at the same size."""

_ROLES: dict[QPalette.ColorRole, str] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "panel",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text_quiet",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error_text",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "hairline",
    QPalette.ColorRole.Dark: "hairline_strong",
    QPalette.ColorRole.Shadow: "hairline",
}
_LINEAR_UP_TO = 0.04045  # IEC 61966-2-1
_TEXT_ROLES = (
    QPalette.ColorRole.WindowText,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.ButtonText,
)


class Theme(QObject):
    """Named colours, icons and fonts of the style in force."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._mode: Mode = "system"
        self._style = "light"
        self._dressed = False
        self._sheet = True
        self._reading_font = resources.font_families()[0]
        self._colours: dict[str, QColor] = {}
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._load("light")

    @property
    def mode(self) -> Mode:
        """What was asked for: "light", "dark" or "system"."""
        return self._mode

    @property
    def style(self) -> Literal["light", "dark"]:
        """What is shown: "light" or "dark"."""
        return "dark" if self._style == "dark" else "light"

    def apply(self, app: QApplication, mode: Mode | None = None, *, sheet: bool = True) -> None:
        """Dress the application; call once before the first window is made.

        Without its ``sheet`` a window is made in half the time, because Qt does not polish every
        part again each time it is put into another; call ``dress`` before the window is shown.
        """
        self._sheet = sheet
        app.setStyle("Fusion")
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(
            self._on_system_changed, Qt.ConnectionType.UniqueConnection
        )
        self._dressed = False
        self.set_mode(mode or self._mode)

    def set_mode(self, mode: Mode) -> None:
        """Change to light, dark or the system's choice; ``changed`` follows where it differs."""
        self._mode = mode
        wanted = self._wanted()
        if self._dressed and wanted == self._style:
            return  # polishing every widget again takes a tenth of a second
        self._load(wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # One sheet put in the place of another polishes each widget once for every widget it
            # stands in, ten times over [m]; taken off and put on, twice.
            app.setStyleSheet("")
            app.setPalette(self.palette())
            app.setStyleSheet(self._style_sheet() if self._sheet else "")
            self._dressed = True
        self.changed.emit()

    def dress(self) -> None:
        """Give the parts made since ``apply`` without its sheet their look, all at once."""
        self._sheet = True
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyleSheet(self._style_sheet())

    def colour(self, name: str) -> QColor:
        """A named colour of the style; raises KeyError for an unknown name."""
        return QColor(self._colours[name])

    def code_colours(self) -> tuple[QColor, ...]:
        """The thirty-two colours offered for codes."""
        return tuple(QColor(value) for value in resources.code_colours())

    def readable_on(self, ground: QColor) -> QColor:
        """Black or white, whichever reads better on a code's colour."""
        return max((QColor("black"), QColor("white")), key=lambda ink: contrast(ink, ground))

    def icon(self, name: str, colour: str = "icon", disabled: str = "icon_disabled") -> QIcon:
        """A tinted icon; ``colour`` names a colour of the style. Ask again after ``changed``."""
        key = (name, self._colours[colour].name(), self._colours[disabled].name())
        if key not in self._icons:
            found = QIcon()
            for ink, mode in ((colour, QIcon.Mode.Normal), (disabled, QIcon.Mode.Disabled)):
                drawing = self._drawing(name, ink)
                for size in (ICON, 20, 24, 32, 48):
                    found.addPixmap(_drawn(drawing, size), mode)
            self._icons[key] = found
        return self._icons[key]

    def pixmap(self, name: str, size: int = ICON, colour: str = "icon") -> QPixmap:
        """One tinted icon of ``size`` logical pixels, drawn for the sharpest screen."""
        return _drawn(self._drawing(name, colour), size)

    def _drawing(self, name: str, colour: str) -> QSvgRenderer:
        return QSvgRenderer(QByteArray(tinted(name, self._colours[colour])))

    def font(self, step: int = 0, *, bold: bool = False) -> QFont:
        """The system's font for the window, ``step`` points larger or smaller."""
        found = QFont(QGuiApplication.font())
        found.setPointSizeF(max(7.0, found.pointSizeF() + step))
        if bold:
            found.setWeight(QFont.Weight.DemiBold)
        return found

    def reading_font(self, zoom: int = 100) -> QFont:
        """The font of transcripts and excerpts, at ``zoom`` per cent."""
        if self._reading_font == SYSTEM_FONT:
            found = QFont(QGuiApplication.font())
        else:
            found = QFont(reading_family(self._reading_font))
            found.setStyleHint(QFont.StyleHint.Serif)
        share = _SHARE_OF_SIZE.get(self._reading_font, 1.0)
        found.setPointSizeF(READING_SIZE * share * zoom / 100)
        return found

    def read_in(self, font: str) -> None:
        """Set transcripts in another font from now on: one that ships, or the system's."""
        known = (*resources.font_families(), SYSTEM_FONT)
        self._reading_font = font if font in known else known[0]

    def palette(self) -> QPalette:
        """The style as a palette of Qt."""
        made = QPalette()
        for role, name in _ROLES.items():
            made.setColor(role, self._colours[name])
        for role in _TEXT_ROLES:
            made.setColor(QPalette.ColorGroup.Disabled, role, self._colours["text_disabled"])
        return made

    def _load(self, style: str) -> None:
        self._style = style
        self._colours = {key: QColor(value) for key, value in resources.style(style).items()}

    def _wanted(self) -> str:
        if self._mode != "system":
            return self._mode
        if QGuiApplication.instance() is None:
            return "light"
        scheme = QGuiApplication.styleHints().colorScheme()
        return "dark" if scheme == Qt.ColorScheme.Dark else "light"

    def _on_system_changed(self) -> None:
        if self._mode == "system" and self._wanted() != self._style:
            self.set_mode("system")

    def _style_sheet(self) -> str:
        sheet = resources.style_sheet()
        for name, file in (("@@arrow", "arrow"), ("@@check", f"check-{self._style}")):
            sheet = sheet.replace(name, resources.mark(file).as_posix())
        return re.sub(r"@([a-z_0-9]+)", lambda found: self._colours[found[1]].name(), sheet)


def _drawn(drawing: QSvgRenderer, size: int) -> QPixmap:
    """An icon's drawing at ``size`` logical pixels, for the sharpest screen."""
    ratio = _sharpest()
    drawn = QPixmap(QSize(size, size) * ratio)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    drawing.render(painter)
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


def tinted(name: str, colour: QColor) -> bytes:
    """An icon's SVG in one colour (Lucide draws with ``currentColor``, which Qt paints black)."""
    return resources.icon(name).read_bytes().replace(b"currentColor", colour.name().encode())


def contrast(one: QColor, other: QColor) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def blend(top: QColor, ground: QColor, share: float) -> QColor:
    """``share`` (0 to 1) of one colour over another, opaque."""
    kept = 1 - share
    return QColor.fromRgbF(
        top.redF() * share + ground.redF() * kept,
        top.greenF() * share + ground.greenF() * kept,
        top.blueF() * share + ground.blueF() * kept,
    )


def as_mode(text: str) -> Mode:
    """A mode from a setting; anything unknown is the system's choice."""
    return next((mode for mode in MODES if mode == text), "system")


@cache
def reading_family(font: str = "Literata") -> str:
    """Family of a bundled reading font, or the system's serif where it cannot be loaded."""
    families: list[str] = []
    for path in resources.fonts(font):
        number = QFontDatabase.addApplicationFont(str(path))
        families += QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else "serif"


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= _LINEAR_UP_TO else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _sharpest() -> float:
    screens = QGuiApplication.screens() if QGuiApplication.instance() else []
    return max((screen.devicePixelRatio() for screen in screens), default=1.0)


theme = Theme()
