"""What ships beside the program: icons, colours, fonts, the sample. Paths and bytes, no Qt."""

import json
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SAMPLES = ROOT / "samples"
STYLES = ("light", "dark")


def icon(name: str) -> Path:
    """Path of a monochrome SVG of 24 by 24 units; raises FileNotFoundError for an unknown name."""
    return _existing(ROOT / "icons" / f"{name}.svg")


def icon_names() -> tuple[str, ...]:
    """Names of all icons, sorted."""
    return tuple(sorted(path.stem for path in (ROOT / "icons").glob("*.svg")))


@cache
def _table(name: str) -> dict[str, object]:
    loaded = json.loads((ROOT / "styles" / f"{name}.json").read_text(encoding="utf-8"))
    if not isinstance(loaded, dict):
        raise TypeError(f"{name}.json is not a table")
    return loaded


def style(name: str) -> dict[str, str]:
    """Named colours of a style ("light" or "dark"), each as ``#rrggbb``."""
    return {key: str(value) for key, value in _table(name).items()}


def style_sheet() -> str:
    """The window's style sheet, with ``@name`` wherever a named colour stands."""
    return (ROOT / "styles" / "window.qss").read_text(encoding="utf-8")


def mark(name: str) -> Path:
    """Path of one of the few pictures a style sheet needs as a file: ``arrow``, ``check-dark``."""
    return _existing(ROOT / "styles" / f"{name}.svg")


def readable_pairs() -> tuple[tuple[str, str], ...]:
    """Pairs (text, ground) of named colours that must reach a contrast of 4.5 to 1."""
    rows = _table("pairs")["pairs"]
    if not isinstance(rows, list):
        raise TypeError("pairs.json holds no list of pairs")
    return tuple((str(text), str(ground)) for text, ground in rows)


def named_code_colours() -> dict[str, str]:
    """The thirty-two code colours, ``#rrggbb`` to a name in words; those furthest apart first."""
    return {value: name for name, value in style("codes").items()}


def code_colours() -> tuple[str, ...]:
    """The thirty-two code colours as ``#rrggbb``; those furthest apart first."""
    return tuple(named_code_colours())


def font_families() -> tuple[str, ...]:
    """Reading fonts that ship, by the name their files begin with."""
    return ("Literata", "AtkinsonHyperlegible", "OpenDyslexic")


def fonts(family: str = "Literata") -> tuple[Path, ...]:
    """Files of a reading font, regular first; none for an unknown name."""
    found = (ROOT / "fonts").glob(f"{family}-*.[ot]tf")
    return tuple(sorted(found, key=lambda path: ("Regular" not in path.name, path.name)))


def data(name: str) -> Path:
    """Path of a shipped file by its place below this folder, such as ``priors/english.json``."""
    path = (ROOT / name).resolve()
    if ROOT not in path.parents:
        raise FileNotFoundError(name)
    return _existing(path)


def sample(name: str = "") -> Path:
    """Path of the sample's folder, or of a file in it."""
    return _existing(SAMPLES / name)


def _existing(path: Path) -> Path:
    if not path.exists():
        raise FileNotFoundError(path.name)
    return path
