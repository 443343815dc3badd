"""What is kept for the person at this computer: one table of keys, in the application's folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QSettings

from coder_app.core.backups import home

RECENT_KEPT = 8


@dataclass(frozen=True, slots=True)
class Key:
    """A setting: its name, and its value where nothing was chosen."""

    name: str
    default: Any


CODER_NAME = Key("coder/name", "")
CODER_INITIALS = Key("coder/initials", "")
THEME = Key("window/theme", "system")
GEOMETRY = Key("window/geometry", QByteArray())
ZOOM = Key("reader/zoom", 100)
READING_FONT = Key("reader/font", "Literata")
LINE_SPACING = Key("reader/line_spacing", 118)
TURN_GAP = Key("reader/turn_gap", 70)
COLUMN_WIDTH = Key("reader/column_width", 72)
DIM_INTERVIEWER = Key("reader/dim_interviewer", False)
OTHERS = Key("reader/others", "shown")
TYPING_OPENS_BOX = Key("reader/typing_opens_box", True)
LAST_COMMANDS = Key("palette/last", [])
RECENT = Key("recent", [])
FOLDER = Key("files/folder", "")
"""Where a file was chosen last."""
WARNED_PLACES = Key("warned_places", [])
COACH_DONE = Key("coach/done", False)
COACH_PINS_DONE = Key("coach/pins_done", False)
COACH_SUGGESTIONS_DONE = Key("coach/suggestions_done", False)


class Settings:
    """Typed access to an ini file; holds no words of participants, only paths of projects."""

    def __init__(self, path: Path | None = None) -> None:
        file = path or home() / "settings.ini"
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._store = QSettings(str(file), QSettings.Format.IniFormat)

    def get(self, key: Key) -> Any:
        """The value of a key, of the type of its default."""
        value = self._store.value(key.name, key.default)
        if isinstance(key.default, bool):
            return value in (True, "true", "True")
        if isinstance(key.default, int):
            return int(str(value)) if str(value).lstrip("-").isdecimal() else key.default
        if isinstance(key.default, list):
            return list(value) if isinstance(value, list | tuple) else [value] if value else []
        return value

    def set(self, key: Key, value: Any) -> None:
        """Keep a value, now."""
        self._store.setValue(key.name, value)
        self._store.sync()

    def note(self, key: Key, value: Any) -> None:
        """Keep a value, once there is time: for what is noted often and may be lost."""
        self._store.setValue(key.name, value)

    def shortcut(self, command: str) -> str | None:
        """The keys a person gave a command; None for the usual ones."""
        value = self._store.value(f"keys/{command}")
        return None if value is None else str(value)

    def set_shortcut(self, command: str, keys: str | None) -> None:
        """Give a command other keys, or the usual ones again."""
        if keys is None:
            self._store.remove(f"keys/{command}")
        else:
            self._store.setValue(f"keys/{command}", keys)

    def recent(self) -> list[Path]:
        """Projects opened last, the newest first; those that are gone are left out."""
        return [path for name in self.get(RECENT) if (path := Path(name)).is_file()]

    def remembered(self) -> list[Path]:
        """Projects opened last, the newest first, those among them that are gone."""
        return [Path(name) for name in self.get(RECENT)]

    def moved(self, path: Path, to: Path) -> None:
        """A recent project lies elsewhere now; it keeps its place among them."""
        names = [str(to) if name == str(path) else name for name in self.get(RECENT)]
        self.set(RECENT, list(dict.fromkeys(names)))

    def remember(self, path: Path) -> None:
        """Put a project at the head of the recent ones."""
        names = [str(path), *(name for name in self.get(RECENT) if name != str(path))]
        self.set(RECENT, names[:RECENT_KEPT])

    def forget(self, path: Path) -> None:
        """Take a project off the recent ones; the file stays."""
        self.set(RECENT, [name for name in self.get(RECENT) if name != str(path)])

    def warn_once(self, path: Path) -> bool:
        """Whether a warning about the place of a project is due; it is not due again."""
        warned = self.get(WARNED_PLACES)
        if str(path) in warned:
            return False
        self.set(WARNED_PLACES, [*warned, str(path)][-50:])
        return True
