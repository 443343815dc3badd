"""The codebook of REFI-QDA, as NVivo, MAXQDA, ATLAS.ti, Taguette and others exchange it."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree.ElementTree import Element

from coder_app.core.colours import is_seen
from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.archive import parse_xml, read_part
from coder_app.core.exchange.parsed import CodebookFile, CodebookRow, UnreadableError
from coder_app.core.exchange.refi_describing import ORIGIN, told_apart
from coder_app.core.names import clean_name, counted

SUFFIXES = (".qdc", ".qdpx")
"""Endings: a codebook, and a project with a codebook in it."""
_MAX_BYTES = 50 * 1024 * 1024
_MAX_DEPTH = 100
_MAX_CODES = 20_000
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_ONLY_CODES = (
    "Only its codes are taken. Its transcripts and codings come in where the file is dropped on "
    "the window of an open project."
)
_NAMELESS = "Code without a name"
_SIGNS = {"atlas.ti": "::", "taguette": "."}
"""What parts a code from the one above it in the names of programs that have no tree."""


def read_refi_codebook(path: Path) -> CodebookFile:
    """The codes of a codebook (.qdc), or of a project (.qdpx), with parents, colours and sets.

    What stands at the top, or in a folder at the top, with others beneath it is a theme. Codes of
    one name under one parent are numbered. Raises ``ImportRefused``.
    """
    try:
        found, _ = codes_of(_root(path))
    except UnreadableError as error:
        raise ImportRefused(f"{path.name} was not read: {error} Nothing was changed.") from error
    if not found.rows:
        raise ImportRefused(
            f"{path.name} was not read: there is no codebook of REFI-QDA in it, or it has no "
            "codes. Nothing was changed."
        )
    if path.suffix.lower() != ".qdpx":
        return found
    return replace(found, notes=(_ONLY_CODES, *found.notes))


def codes_of(root: Element) -> tuple[CodebookFile, dict[str, str]]:
    """The codebook in a file, and the keys of its rows by the GUIDs that stand there.

    There may be no codes in it. Raises ``UnreadableError`` where there are too many.
    """
    reading = _Reading(root)
    rows, notes = reading.found()
    if root.get("origin") == ORIGIN:
        rows = tuple(told_apart(row) for row in rows)
    rows, notes = _nested(rows, _sign(root.get("origin", "")), notes)
    return CodebookFile(rows, (), notes), reading.keys


def _root(path: Path) -> Element:
    try:
        if zipfile.is_zipfile(path):
            return _project(path)
        if path.stat().st_size > _MAX_BYTES:
            size = _MAX_BYTES // 1024**2
            raise UnreadableError(f"it is larger than {size} MB, too large for a codebook.")
        return parse_xml(path.read_bytes())
    except (OSError, zipfile.BadZipFile) as error:
        said = getattr(error, "strerror", None) or "it is damaged"
        raise UnreadableError(f"it could not be opened ({said}).") from error


def _project(path: Path) -> Element:
    """The one .qde file at the top of a project; nothing else in it is looked at."""
    with zipfile.ZipFile(path) as archive:
        return project_root(archive)


def project_root(archive: zipfile.ZipFile) -> Element:
    """The project in a .qdpx that is open. Raises ``UnreadableError``."""
    names = [name for name in archive.namelist() if name.lower().endswith(".qde")]
    top = [name for name in names if "/" not in name.replace("\\", "/")]
    data = read_part(archive, top[0]) if len(top) == 1 else None
    if data is None:
        raise UnreadableError("it is no project of REFI-QDA: there is no project.qde in it.")
    return parse_xml(data)


def is_named(element: Element, name: str) -> bool:
    """Whether an element has this name in whichever namespace: programs write several."""
    return str(element.tag).rpartition("}")[2] == name


def all_of(above: Element | None, name: str) -> Iterator[Element]:
    return (each for each in above if is_named(each, name)) if above is not None else iter(())


def guid_of(text: str | None) -> str:
    return (text or "").strip().strip("{}").casefold()


class _Reading:
    """One codebook, walked through once."""

    def __init__(self, root: Element) -> None:
        book = root if is_named(root, "CodeBook") else next(all_of(root, "CodeBook"), None)
        self._sets = _sets(root)
        self._rows: list[CodebookRow] = []
        self.keys: dict[str, str] = {}
        """Keys of rows by GUID."""
        self._taken: set[tuple[str, str]] = set()
        self._renamed = self._unseen = 0
        top = [code for codes in all_of(book, "Codes") for code in all_of(codes, "Code")]
        waiting = [(code, "", 0, True) for code in reversed(top)]
        while waiting:
            code, parent, depth, above_theme = waiting.pop()
            if depth > _MAX_DEPTH or len(self._rows) >= _MAX_CODES:
                raise UnreadableError(
                    f"it has over {_MAX_CODES:,} codes, or codes over {_MAX_DEPTH} deep."
                )
            key = f"code {len(self._rows) + 1}"
            self.keys.setdefault(guid_of(code.get("guid")), key)
            below = list(all_of(code, "Code"))
            self._rows.append(self._row(code, key, parent, theme=above_theme and bool(below)))
            folder = above_theme and code.get("isCodable", "").strip() in ("false", "0")
            waiting += [(each, key, depth + 1, folder) for each in reversed(below)]

    def found(self) -> tuple[tuple[CodebookRow, ...], tuple[str, ...]]:
        notes = []
        if self._renamed:
            notes.append(
                f"{counted(self._renamed, 'code')} had the name of another beside it, or none, "
                f"and {'is' if self._renamed == 1 else 'are'} numbered."
            )
        if self._unseen:
            notes.append(
                f"{counted(self._unseen, 'colour')} would not be seen on a light or a dark page; "
                "Coder chooses others."
            )
        return tuple(self._rows), tuple(notes)

    def _row(self, code: Element, key: str, parent: str, *, theme: bool) -> CodebookRow:
        says = next(all_of(code, "Description"), None)
        row = CodebookRow(
            key,
            self._free(code.get("name", ""), parent),
            "".join(says.itertext()).strip() if says is not None else "",
            parent,
            theme=theme,
            sets=tuple(self._sets.get(guid_of(code.get("guid")), ())),
        )
        return replace(row, colour=self._colour(code.get("color", "").strip()))

    def _free(self, said: str, parent: str) -> str:
        """The name, numbered where a sibling has it."""
        name = base = clean_name(said if said.strip() else _NAMELESS, "A code's name")
        number = 1
        while (parent, name) in self._taken:
            number += 1
            name = f"{base} ({number})"
        self._taken.add((parent, name))
        self._renamed += name != base or not said.strip()
        return name

    def _colour(self, said: str) -> str:
        if not _COLOUR.fullmatch(said):
            return ""
        short = len(said) == len("#rgb")
        colour = "#" + "".join(c * 2 for c in said[1:]) if short else said
        if is_seen(colour):
            return colour.lower()
        self._unseen += 1
        return ""


def _sign(origin: str) -> str:
    """The sign that parts names in files of this program; empty: it keeps a tree."""
    return next((sign for name, sign in _SIGNS.items() if name in origin.casefold()), "")


def _nested(
    rows: tuple[CodebookRow, ...], sign: str, notes: tuple[str, ...]
) -> tuple[tuple[CodebookRow, ...], tuple[str, ...]]:
    """``Police::No update`` beneath ``Police``, where that is a code of the file itself."""
    tops = {row.name: row for row in rows if not row.parent} if sign else {}
    taken = {(row.parent, row.name) for row in rows}
    moved: dict[str, CodebookRow] = {}
    for row in tops.values():
        above, _, name = row.name.rpartition(sign)
        while above and above not in tops:
            above = above.rpartition(sign)[0]
        name = row.name[len(above) + len(sign) :].strip()
        if above and name and (tops[above].code, name) not in taken:
            taken.add((tops[above].code, name))
            moved[row.code] = replace(row, name=name, parent=tops[above].code)
    if not moved:
        return rows, notes
    parents = {row.parent for row in moved.values()} - moved.keys()
    found = [moved.get(row.code, row) for row in rows]
    told = f"{counted(len(moved), 'code')} named like “A{sign}B” will stand under “A”."
    return tuple(replace(row, theme=row.theme or row.code in parents) for row in found), (
        told, *notes,
    )  # fmt: skip


def _sets(root: Element) -> dict[str, list[str]]:
    """The names of the sets in which each code stands, by its GUID."""
    found: dict[str, list[str]] = {}
    for each in (one for sets in all_of(root, "Sets") for one in all_of(sets, "Set")):
        name = " ".join(each.get("name", "").split())
        for member in all_of(each, "MemberCode"):
            code = guid_of(member.get("guid") or member.get("targetGUID"))
            if name and name not in found.setdefault(code, []):
                found[code].append(name)
    return found
