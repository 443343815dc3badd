"""The codebook as a model: rows keep who they are, so selection and branches survive a refresh."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, Qt, Signal

from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.core.names import counted as plural
from coder_app.ui.codebook.tree_order import with_those_above
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

MIME = "application/x-coder-code"
SEGMENT_MIME = "application/x-coder-segment"
"""A passage dragged out of the text; words of other programs are no passage."""
"""Ids of codes, joined by line ends."""
NO_THEME = "Not in a theme yet"
ROW_ROLE = Qt.ItemDataRole.UserRole
"""A ``CodeRow``; None for the heading."""
PIN_ROLE = ROW_ROLE + 1
"""The number the code is pinned to, or None."""
NEVER_ROLE = ROW_ROLE + 2
"""Whether the code is never suggested."""

_ROOT, _HEADING = 0, 1
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class _Node:
    """A code, or the heading (without a row), in its place; others are known by their keys."""

    row: CodeRow | None
    parent: int
    place: int


class CodeModel(QAbstractItemModel):
    """Codes under their themes; those in none stand under a heading, which comes last."""

    renamed = Signal(str, str)
    """A code, and the name typed for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[str, int] = {}
        self._nodes: dict[int, _Node] = {}
        self._below: dict[int, list[int]] = {_ROOT: []}
        self._pins: dict[CodeId, int] = {}
        self._never: frozenset[CodeId] = frozenset()

    # -- what is shown

    def show_rows(self, rows: Sequence[CodeRow], pins: dict[CodeId, int] | None = None) -> None:
        """Show these codes, given in tree order; a code whose parent is not shown is left out."""
        nodes, below = self._planned(rows)
        old, old_pins = self._nodes, self._pins
        self._pins = dict(pins or {})
        if below == self._below:
            self._nodes = nodes
            self._tell(old, old_pins)
            return
        self.layoutAboutToBeChanged.emit()
        known = self.persistentIndexList()
        kept = [index.internalId() for index in known]
        self._nodes, self._below = nodes, below
        self.changePersistentIndexList(known, [self._index(key) for key in kept])
        self.layoutChanged.emit()

    def show_never(self, codes: frozenset[CodeId]) -> None:
        """Mark the codes that are never suggested."""
        differ, self._never = self._never ^ codes, codes
        for index in filter(QModelIndex.isValid, map(self.index_of, differ)):
            self.dataChanged.emit(index, index)

    def recount(self, rows: Sequence[CodeRow]) -> None:
        """Show other counts of some codes that stay where they are."""
        for row in rows:
            key = self._keys.get(row.id, -1)
            if key in self._nodes:
                self._nodes[key] = replace(self._nodes[key], row=row)
                self.dataChanged.emit(self._index(key), self._index(key))

    def _planned(self, rows: Sequence[CodeRow]) -> tuple[dict[int, _Node], dict[int, list[int]]]:
        nodes: dict[int, _Node] = {}
        below: dict[int, list[int]] = {_ROOT: []}
        for row in rows:
            parent = _ROOT
            if row.parent_id is not None:
                parent = self._keys.get(row.parent_id, -1)
            elif not row.is_theme:
                parent = _HEADING
                if _HEADING not in nodes:
                    nodes[_HEADING] = _Node(None, _ROOT, len(below[_ROOT]))
                    below[_ROOT].append(_HEADING)
            if parent != _ROOT and parent not in nodes:
                continue
            key = self._keys.setdefault(row.id, len(self._keys) + _HEADING + 1)
            children = below.setdefault(parent, [])
            nodes[key] = _Node(row, parent, len(children))
            children.append(key)
        return nodes, below

    def _tell(self, old: dict[int, _Node], old_pins: dict[CodeId, int]) -> None:
        """Say which rows look different where none has moved."""
        for key, node in self._nodes.items():
            code = node.row.id if node.row else CodeId("")
            if node.row != old[key].row or self._pins.get(code) != old_pins.get(code):
                index = self._index(key)
                self.dataChanged.emit(index, index)

    # -- codes and indexes

    def _index(self, key: int) -> QModelIndex:
        node = self._nodes.get(key)
        return QModelIndex() if node is None else self.createIndex(node.place, 0, key)

    def index_of(self, code: str) -> QModelIndex:
        """Where a code stands; invalid where it is not shown."""
        return self._index(self._keys.get(code, -1))

    def heading(self) -> QModelIndex:
        """The heading of the codes in no theme; invalid where there is none."""
        return self._index(_HEADING)

    def row_at(self, index: Index) -> CodeRow | None:
        """The code at an index; None at the heading and beside all rows."""
        node = self._nodes.get(index.internalId()) if index.isValid() else None
        return node.row if node else None

    def shown(self) -> list[CodeRow]:
        """All codes that are shown, in tree order."""
        return [node.row for node in self._nodes.values() if node.row is not None]

    def branches(self) -> list[QModelIndex]:
        """All rows that have others beneath them."""
        return [self._index(key) for key in self._below if key != _ROOT]

    # -- what Qt asks

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        children = self._below.get(self._key(parent), [])
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row])

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        node = self._nodes.get(child.internalId()) if child.isValid() else None
        return self._index(node.parent) if node else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return len(self._below.get(self._key(parent), []))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        _ = parent
        return 1

    @staticmethod
    def _key(parent: Index) -> int:
        return parent.internalId() if parent.isValid() else _ROOT

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDropEnabled
        if self.row_at(index) is None:
            return usual
        return (
            usual
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
        )

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        row = self.row_at(index)
        if role == ROW_ROLE:
            return row
        if row is not None:
            return self._about(row, role)
        texts = (_Role.DisplayRole, _Role.AccessibleTextRole)
        return NO_THEME if index.isValid() and role in texts else None

    def _about(self, row: CodeRow, role: int) -> object:
        pin, never = self._pins.get(row.id), row.id in self._never
        if role in (_Role.DisplayRole, _Role.EditRole):
            return row.name
        if role == PIN_ROLE:
            return pin
        if role == NEVER_ROLE:
            return never
        if role == _Role.ToolTipRole:
            return plain_tip(f"{about(row)}\nNever suggested" if never else about(row))
        return spoken(row, pin, never=never) if role == _Role.AccessibleTextRole else None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        row = self.row_at(index)
        name = str(value).strip()
        if row is None or role != _Role.EditRole or name == row.name:
            return False
        self.renamed.emit(row.id, name)
        return True

    # -- dragging out

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        chosen = {row.id for index in indexes if (row := self.row_at(index)) is not None}
        codes = [row.id for row in self.shown() if row.id in chosen]
        data = QMimeData()
        data.setData(MIME, "\n".join(codes).encode())
        return data


def dragged_codes(data: QMimeData) -> list[CodeId]:
    """The codes that are dragged; none where something else is."""
    if not data.hasFormat(MIME):
        return []
    words = bytes(data.data(MIME).data()).decode().split("\n")
    return [CodeId(word) for word in words if word]


def about(row: CodeRow) -> str:
    """What a pointer over a code is told: its path, definition, old names and sets."""
    lines = [row.path, row.definition, tally(row)]
    for title, names in (("Merged into it", row.aliases), ("Code sets", row.sets)):
        if names:
            lines.append(f"{title}: {', '.join(names)}")
    return "\n".join(line for line in lines if line)


def counted(row: CodeRow) -> str:
    """A theme in cases, with its subcodes; a code in its codings."""
    if not row.id:
        return ""
    if row.is_theme:
        return "1 case" if row.all_cases == 1 else f"{row.all_cases:,} cases"
    return f"{row.codings:,}" if row.codings else ""


def tally(row: CodeRow) -> str:
    """What the numbers of a row count, in words."""
    own = f"{plural(row.codings, 'coding')} in {plural(row.documents, 'document')}"
    if not row.is_theme:
        return f"{own}, of {plural(row.cases, 'case')}"
    return (
        f"{plural(row.all_cases, 'case')} and {plural(row.all_codings, 'coding')}, "
        "with its subcodes"
    )


def spoken(row: CodeRow, pin: int | None, *, never: bool = False) -> str:
    """A row as a screen reader says it."""
    codings = "1 coding" if row.codings == 1 else f"{row.codings:,} codings"
    parts = [row.name, f"theme, {counted(row)}" if row.is_theme else codings]
    parts += [f"pinned to Control {pin}"] if pin else []
    return ", ".join([*parts, *(["never suggested"] if never else [])])


def filtered(rows: Sequence[CodeRow], wanted: str) -> list[CodeRow]:
    """Rows whose path or definition holds all the words, with those above them."""
    words = wanted.casefold().split()
    if not words:
        return list(rows)
    return with_those_above(rows, {row.id for row in rows if found(row, words)})


def found(row: CodeRow, words: Sequence[str]) -> bool:
    """Whether a code's path, old names, or what it means, hold all the words (casefolded)."""
    text = "\n".join((row.path, row.definition, *row.aliases)).casefold()
    return all(word in text for word in words)
