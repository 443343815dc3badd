"""How codes are shown: in which order, which of them, and with which keys they are pinned to."""

from collections.abc import Sequence

from PySide6.QtCore import QObject

from coder_app.core.code_sets import CodeSetRow, code_sets
from coder_app.core.codebook import CodeRow
from coder_app.core.ids import CodeId
from coder_app.core.pins import pins
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import choices
from coder_app.ui.codebook.code_model import filtered, found
from coder_app.ui.codebook.code_tree import CodeTree
from coder_app.ui.codebook.codebook_head import CodebookHead
from coder_app.ui.codebook.tree_order import BY_COUNTS, Order, ordered, with_those_above


class Showing(QObject):
    """Puts codes into the tree as the filter, the order and the set chosen ask for."""

    def __init__(self, head: CodebookHead, tree: CodeTree, parent: QObject) -> None:
        super().__init__(parent)
        self._head, self._tree = head, tree
        self._rows: Sequence[CodeRow] = ()
        self.order: Order = "tree"
        self.alone = ""
        """The code set that is shown alone, or empty."""
        self.sets: dict[str, CodeSetRow] = {}
        self.pinned: dict[int, CodeId] = {}
        head.filter.textChanged.connect(lambda _: self._again())
        head.only.clicked.connect(lambda _=False: self.show_set(""))

    def read(self, project: Project | None) -> None:
        """Know the project's sets and pins; a set that is gone is not shown alone any more."""
        self.pinned = pins(project) if project is not None else {}
        self.sets = {row.id: row for row in code_sets(project)} if project is not None else {}
        self.alone = self.alone if self.alone in self.sets else ""
        never = choices(project).never if project is not None else frozenset()
        self._tree.codes.show_never(never)

    def show(self, rows: Sequence[CodeRow]) -> None:
        """Show all codes, given in tree order, or those of them that are asked for."""
        self._rows = rows
        self._again()

    def _again(self) -> None:
        wanted, one = self._head.filter.text().strip(), self.sets.get(self.alone)
        self._head.show_only(one.name if one else "")
        rows = with_those_above(self._rows, one.codes) if one else self._rows
        rows = ordered(filtered(rows, wanted), self.order)
        numbers = {code: number for number, code in self.pinned.items()}
        self._tree.sorted = self.order != "tree"
        self._tree.show_rows(rows, numbers, open_all=bool(wanted) or one is not None)

    def recount(self, rows: Sequence[CodeRow], changed: Sequence[CodeRow]) -> None:
        """Show other counts of the same codes; rows move only where counts order them."""
        if self.order in BY_COUNTS:
            self.show(rows)
        else:
            self._rows = rows
            self._tree.codes.recount(changed)

    def sort_by(self, order: Order) -> None:
        """Show siblings in this order; as arranged they can be dragged between rows."""
        self.order = order
        self._again()

    def show_set(self, one: str) -> None:
        """Show only the codes of a set, in their branches; empty: all codes."""
        self.alone = one
        self._again()

    def first_found(self) -> CodeId | None:
        """The first code in sight that the filter's words name, not one that only holds such."""
        words = self._head.filter.text().casefold().split()
        return next((row.id for row in self._tree.codes.shown() if found(row, words)), None)
