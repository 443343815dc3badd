"""What was found as a tree: documents, under each its hits, read by page; each can be ticked."""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from coder_app.core.ids import DocumentId
from coder_app.core.search_rows import Found, FoundDocument, Hit, Span
from coder_app.ui.widgets.index import Index
from coder_app.ui.widgets.plain import plain_tip

HIT_ROLE = Qt.ItemDataRole.UserRole
"""A ``Hit``, or a ``FoundDocument``."""
WHOLE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Whether a row shows what was found from its start, not in its context."""
_MARKED_PAGES = 20
"""Pages of a document of which all hits are worked out to be marked in the text."""

_CHECKED, _UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class HitModel(QAbstractItemModel):
    """Documents at the top; hits below, loaded when their document is opened."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.found: Found | None = None
        self.tickable = False
        self.whole = False
        self._rows: list[list[Hit]] = []
        self._pages: list[int] = []
        self._unticked: set[tuple[DocumentId, Span]] = set()

    def show_found(
        self, found: Found | None, *, tickable: bool = False, whole: bool = False
    ) -> None:
        """Show another answer; with ticks, all of them set."""
        self.beginResetModel()
        self.found, self.tickable, self.whole = found, tickable, whole or tickable
        count = len(found.documents) if found else 0
        self._rows, self._pages = [[] for _ in range(count)], [0] * count
        self._unticked.clear()
        self.endResetModel()

    # -- the tree

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        at = parent if parent is not None else QModelIndex()
        if not self.hasIndex(row, column, at):
            return QModelIndex()
        return self.createIndex(row, column, at.row() + 1 if at.isValid() else 0)

    def parent(self, child: Index) -> QModelIndex:  # type: ignore[override]
        number = child.internalId() if child.isValid() else 0
        return self.createIndex(number - 1, 0, 0) if number else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        if parent is None or not parent.isValid():
            return len(self._rows)
        return 0 if parent.internalId() else len(self._rows[parent.row()])

    def columnCount(self, parent: Index | None = None) -> int:
        return 1

    def hasChildren(self, parent: Index | None = None) -> bool:
        if parent is None or not parent.isValid():
            return bool(self._rows)
        return not parent.internalId()

    def canFetchMore(self, parent: Index) -> bool:
        if not parent.isValid() or parent.internalId() or self.found is None:
            return False
        return self._pages[parent.row()] < self.found.pages(parent.row())

    def fetchMore(self, parent: Index) -> None:
        number = parent.row()
        if self.found is None or not self.canFetchMore(parent):
            return
        hits = self.found.page(number, self._pages[number])
        self._pages[number] += 1
        rows = self._rows[number]
        if hits:
            self.beginInsertRows(parent, len(rows), len(rows) + len(hits) - 1)
            rows.extend(hits)
            self.endInsertRows()
        top = self.index(number, 0)
        self.dataChanged.emit(top, top)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self.tickable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        hit = self.hit(index)
        if role == HIT_ROLE:
            return hit or self.document(index)
        if role == WHOLE_ROLE:
            return self.whole
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._state(index) if self.tickable else None
        return self._words(index, hit, role)

    def _words(self, index: Index, hit: Hit | None, role: int) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            name = self.document(index).name
            return _row_text(hit) if hit else f"{name}, {self.count_text(index.row())}"
        if role == Qt.ItemDataRole.ToolTipRole and hit is not None:
            return plain_tip(f"{hit.before}{hit.words}{hit.after}".strip())
        return None

    def document(self, index: Index) -> FoundDocument:
        """The document of a row."""
        number = index.internalId() - 1 if index.internalId() else index.row()
        return self._found.documents[number]

    def hit(self, index: Index) -> Hit | None:
        """The hit of a row; None where it is a document's."""
        if not index.isValid() or not index.internalId():
            return None
        return self._rows[index.internalId() - 1][index.row()]

    @property
    def _found(self) -> Found:
        if self.found is None:
            raise LookupError("nothing is shown")
        return self.found

    def count_text(self, number: int) -> str:
        """How much was found in a document, in words."""
        found = self._found
        all_read = self._pages[number] == found.pages(number)
        count = len(self._rows[number]) if all_read else found.documents[number].places
        what = "hit" if found.counts_hits or all_read else "paragraph"
        return f"{count:,} {what}{'' if count == 1 else 's'}"

    def hit_count(self) -> int | None:
        """How many hits there are in all; None where not all are known yet."""
        found = self.found
        if found is None or found.counts_hits:
            return found.places if found else 0
        read = all(self._pages[n] == found.pages(n) for n in range(len(self._pages)))
        return sum(map(len, self._rows)) if read else None

    # -- ticks

    def _state(self, index: Index) -> Qt.CheckState:
        hit = self.hit(index)
        if hit is not None:
            gone = (hit.document_id, (hit.start, hit.end)) in self._unticked
            return _UNCHECKED if gone else _CHECKED
        document = self.document(index)
        off = sum(1 for one, _ in self._unticked if one == document.id)
        if not off:
            return _CHECKED
        return _UNCHECKED if off == document.places else Qt.CheckState.PartiallyChecked

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or not self.tickable:
            return False
        number = index.internalId() - 1 if index.internalId() else index.row()
        hit = self.hit(index)
        document = self.document(index).id
        spans = [(hit.start, hit.end)] if hit else list(self._found.spans(number))
        keys = {(document, span) for span in spans}
        if Qt.CheckState(value) == _UNCHECKED:
            self._unticked |= keys
        else:
            self._unticked -= keys
        top = self.index(number, 0)
        self.dataChanged.emit(top, top)
        if self._rows[number]:
            last = len(self._rows[number]) - 1
            self.dataChanged.emit(self.index(0, 0, top), self.index(last, 0, top))
        return True

    def toggle(self, index: Index) -> None:
        """Tick a row, or untick it."""
        unticked = self._state(index) == _UNCHECKED
        state = _CHECKED if unticked else _UNCHECKED
        self.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def ticked(self) -> dict[DocumentId, list[Span]]:
        """The places that are ticked, by document."""
        found: dict[DocumentId, list[Span]] = {}
        for number, document in enumerate(self._found.documents if self.found else ()):
            spans = [s for s in self._found.spans(number) if (document.id, s) not in self._unticked]
            if spans:
                found[document.id] = spans
        return found

    # -- places

    def marks(self, document: str) -> list[Span]:
        """The hits of a document, to be marked in its text; of very many, those that were read."""
        for number, one in enumerate(self.found.documents if self.found else ()):
            if one.id == document:
                if self._found.pages(number) <= _MARKED_PAGES:
                    return list(self._found.spans(number))
                return [(hit.start, hit.end) for hit in self._rows[number]]
        return []

    def at_or_after(self, number: int, start: int) -> QModelIndex:
        """The first hit of a document that begins at or after a place; nowhere where none does."""
        top = self.index(number, 0)
        rows = self._rows[number]
        while (not rows or rows[-1].start < start) and self.canFetchMore(top):
            self.fetchMore(top)
        row = bisect_left(rows, start, key=attrgetter("start"))
        return self.index(row, 0, top) if row < len(rows) else QModelIndex()

    def step(self, index: Index, by: int) -> QModelIndex:
        """The next hit (1) or the one before (-1), over the ends of documents; none at the end."""
        if by > 0:
            return next(self._after(index), QModelIndex())
        return next(self._before(index), QModelIndex())

    def _after(self, index: Index) -> Iterator[QModelIndex]:
        number, row = self._place(index)
        for document in range(max(number, 0), len(self._rows)):
            top = self.index(document, 0)
            at = row + 1 if document == number else 0
            while at >= len(self._rows[document]) and self.canFetchMore(top):
                self.fetchMore(top)
            if at < len(self._rows[document]):
                yield self.index(at, 0, top)

    def _before(self, index: Index) -> Iterator[QModelIndex]:
        number, row = self._place(index)
        for document in range(number, -1, -1):
            top = self.index(document, 0)
            while document != number and self.canFetchMore(top):
                self.fetchMore(top)
            at = row - 1 if document == number else len(self._rows[document]) - 1
            if at >= 0:
                yield self.index(at, 0, top)

    @staticmethod
    def _place(index: Index) -> tuple[int, int]:
        """Number of the document and of the hit; -1 for what is none."""
        if not index.isValid():
            return -1, -1
        if not index.internalId():
            return index.row(), -1
        return index.internalId() - 1, index.row()


def _row_text(hit: Hit) -> str:
    who = f" {hit.speaker}" if hit.speaker else ""
    return f"¶{hit.paragraph}{who}: {hit.snippet}"
