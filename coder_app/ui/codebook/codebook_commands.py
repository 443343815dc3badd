"""What the window asks of the codebook: its commands, by menu, key or palette."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from coder_app.core.code_sets import delete_set
from coder_app.core.codebook import CodeRow
from coder_app.core.codebook_freeze import frozen, refuse_while_frozen
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CodeSetId
from coder_app.ui.codebook.code_edits import Ask, CodeEdits
from coder_app.ui.codebook.code_pages import CodePages
from coder_app.ui.codebook.code_tree import CodeTree
from coder_app.ui.codebook.name_row import NameRow
from coder_app.ui.panel import Panel


class CodebookCommands(Panel):
    """A panel with a tree of codes, and what can be asked of it."""

    def __init__(self, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tree = CodeTree()
        self.naming = NameRow()
        self.edits = CodeEdits(self.tree, self.naming, ask, self)
        self.pages = CodePages(ask, self)
        self.edits.mergeAsked.connect(self._merge)

    @property
    def rows(self) -> list[CodeRow]:
        """All codes, in tree order."""
        return self.edits.rows

    def chosen_codes(self) -> list[str]:
        """The codes selected in the tree."""
        return [row.id for row in self.edits.chosen()]

    def add_code(self) -> None:
        """Ask for the name of a new code."""
        self.edits.add()

    def group(self) -> None:
        """Ask for the name of a new theme for the codes selected (Ctrl+G)."""
        self.edits.group()

    def delete_chosen(self) -> None:
        """Delete the codes selected, after asking where their codings go."""
        self.edits.delete()

    def choose(self, title: str, then: Callable[[str], object]) -> None:
        """Offer the codes, found by typing; ``then`` gets the id of the one chosen."""
        self.edits.choose(title, then)

    def delete_set(self, one: str) -> None:
        """Part the codes of a set."""
        if self.project is not None:
            delete_set(self.project, CodeSetId(one))

    # -- by a page

    def _merge(self, codes: list[CodeId], into: str) -> None:
        if self.project is not None:
            self.pages.merge(self.project, codes, CodeId(into))

    def split_chosen(self) -> None:
        """Walk the excerpts of the code in hand and give each a code."""
        rows = self.edits.chosen()
        if self.project is None or len(rows) != 1:
            raise CoderError("Select the one code to split first, in the codebook.")
        refuse_while_frozen(self.project)
        self.pages.split(self.project, rows[0].id)

    def show_versions(self) -> None:
        """Show the versions of the codebook."""
        if self.project is not None:
            self.pages.versions(self.project)

    def toggle_frozen(self) -> None:
        """Freeze the codebook for coders, or thaw it."""
        if self.project is not None:
            self.pages.freeze(self.project, freeze=frozen(self.project) is None)
