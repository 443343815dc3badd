"""What is done with the codes selected: named, moved, grouped, merged, deleted; one action each."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal

from coder_app.core import code_sets, codebook
from coder_app.core.codebook import CodeRow
from coder_app.core.codebook_freeze import refuse_while_frozen
from coder_app.core.coding_store import others_work
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId
from coder_app.core.names import name_key
from coder_app.core.project import Project
from coder_app.ui.codebook.code_tree import CodeTree
from coder_app.ui.codebook.name_row import NameRow
from coder_app.ui.codebook.tree_chooser import TreeChooser, top_row
from coder_app.ui.codebook.wording import CANCEL, DELETE, MOVE, delete_question, near_words
from coder_app.ui.widgets.chooser import Chooser

Ask = Callable[[str, Sequence[str]], str]


class CodeEdits(QObject):
    """Asks what there is to ask, then calls the one use case."""

    made = Signal(str)
    """A code or theme that is new."""
    mergeAsked = Signal(list, str)
    """Codes, and the one they are to become part of."""

    def __init__(self, tree: CodeTree, naming: NameRow, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self.project: Project | None = None
        self.rows: list[CodeRow] = []
        """All codes, in tree order."""
        self._tree, self._naming, self._ask = tree, naming, ask
        tree.renamed.connect(self._rename)
        tree.moved.connect(self._move)

    def row(self, code: str | None) -> CodeRow | None:
        """The row of a code."""
        return next((row for row in self.rows if row.id == code), None)

    def chosen(self) -> list[CodeRow]:
        """The rows of the codes selected, in tree order."""
        ids = set(self._tree.chosen())
        return [row for row in self.rows if row.id in ids]

    # -- new codes and themes

    def add(self, parent: CodeId | None = None) -> None:
        """Ask for the name of a new code: under the theme in hand, or beside the code in hand."""
        project = self.project
        if project is None:
            return
        refuse_while_frozen(project)
        above = self.row(parent) if parent else self._above_new()
        where, under = (f" under “{above.name}”", above.id) if above else ("", None)
        self._naming.ask(
            f"New code{where}",
            lambda name: self.made.emit(codebook.create_code(project, name, parent=under)),
            lambda name: near_words(codebook.similar_code(project, name)),
            twin=lambda name: self._twin(under, name),
            again=True,
        )

    def _twin(self, under: CodeId | None, name: str) -> str:
        """Whether the place has a code of this name but for capitals: that one is selected."""
        key = name_key(name)
        beside = (row for row in self.rows if row.parent_id == under and row.name != name)
        twin = next((row for row in beside if name_key(row.name) == key), None)
        if twin is None:
            return ""
        self._tree.choose(twin.id)
        return f"There is already “{twin.path}”; it is selected. Enter again makes another."

    def _above_new(self) -> CodeRow | None:
        current = self._tree.current()
        if current is None or current.is_theme:
            return current
        return self.row(current.parent_id)

    def group(self) -> None:
        """Ask for the name of a new theme, and put the codes selected under it."""
        project, rows = self.project, self.chosen()
        if project is None or not rows:
            raise CoderError("Select the codes that belong together first, in the codebook.")
        refuse_while_frozen(project)
        ids = [row.id for row in rows]
        self._naming.ask(
            f"New theme for {named(rows)}",
            lambda name: self.made.emit(codebook.group_under_theme(project, ids, name)),
            lambda name: near_words(codebook.similar_code(project, name)),
        )

    # -- changes

    def _rename(self, code: str, name: str) -> None:
        if self.project is not None:
            codebook.rename_code(self.project, CodeId(code), name)

    def define(self, code: str, field: str, text: str) -> None:
        """Keep what was written about a code; ``field`` as in ``definition.FIELDS``."""
        if self.project is None or self.row(code) is None:
            return
        written: dict[str, Any] = {field: text.split("\n") if field == "examples" else text}
        codebook.define_code(self.project, CodeId(code), **written)

    def _move(self, codes: list[CodeId], parent: CodeId | None, before: CodeId | None) -> None:
        if self.project is not None:
            codebook.move_codes(self.project, codes, parent, before)

    def move(self) -> None:
        """Choose the code under which those selected go."""
        self._offer(
            "Move to",
            lambda project, codes, into: codebook.move_codes(
                project, codes, CodeId(into) if into else None
            ),
            top=True,
        )

    def merge(self) -> None:
        """Choose the code that those selected become part of; what it would do is shown first."""
        self._offer("Merge into", lambda _, codes, into: self.mergeAsked.emit(codes, into))

    # -- code sets

    def new_set(self) -> None:
        """Ask for the name of a new code set, and put the codes selected into it."""
        project, rows = self.project, self.chosen()
        if project is None or not rows:
            raise CoderError("Select the codes for the set first, in the codebook.")
        ids = [row.id for row in rows]
        self._naming.ask(
            f"New code set of {named(rows)}",
            lambda name: code_sets.create_set(project, name, ids),
            lambda _: "",
        )

    def rename_set(self, row: code_sets.CodeSetRow) -> None:
        """Ask for another name of a code set."""
        project = self.project
        if project is not None:
            self._naming.ask(
                f"New name of the code set “{row.name}”",
                lambda name: code_sets.rename_set(project, row.id, name),
                lambda _: "",
            )
            self._naming.field.setText(row.name)
            self._naming.field.selectAll()

    def put_in_set(self, one: code_sets.CodeSetRow, *, within: bool) -> None:
        """Put the codes selected into a set, or take them out."""
        ids = [row.id for row in self.chosen()]
        if self.project is not None and within:
            code_sets.add_to_set(self.project, one.id, ids)
        elif self.project is not None:
            code_sets.take_from_set(self.project, one.id, ids)

    def delete(self) -> None:
        """Delete the codes selected; where they are used, asks where their codings go."""
        project, rows = self.project, self.chosen()
        if project is None or not rows:
            return
        refuse_while_frozen(project)
        gone = beneath(self.rows, [row.id for row in rows])
        every = codebook.codebook(project)  # what is lost is told in full, seen or not
        chosen = [row for row in every if row.id in {one.id for one in rows}]
        question = delete_question(chosen, every, others_work(project, list(gone)))
        answer = self._ask(question, (MOVE, DELETE, CANCEL)) if question else DELETE
        if answer == DELETE:
            codebook.delete_codes(project, [row.id for row in rows])
        elif answer == MOVE:
            self._offer(
                "Move their codings to",
                lambda project, codes, into: codebook.delete_codes(
                    project, codes, move_to=CodeId(into)
                ),
            )

    def _offer(
        self,
        title: str,
        then: Callable[[Project, list[CodeId], str], object],
        *,
        top: bool = False,
    ) -> None:
        """Offer the tree without the codes selected and what is beneath them; found by typing."""
        project, rows = self.project, self.chosen()
        if project is None:
            return
        if not rows:
            raise CoderError("Select the codes first, in the codebook.")
        refuse_while_frozen(project)
        chosen = [row.id for row in rows]
        gone = beneath(self.rows, chosen)
        offered = [*([top_row()] if top else []), *(r for r in self.rows if r.id not in gone)]
        place = self._tree if self._tree.isVisible() else self._tree.window()
        others = others_work(project, list(gone))
        whose = f"; codings not yours: {others}" if others else ""
        heading = f"{title} (for {named(rows)}{whose})"
        TreeChooser(heading, offered, lambda into: then(project, chosen, into), place).offer(place)

    def choose(
        self,
        title: str,
        then: Callable[[str], object],
    ) -> None:
        """Offer the codes, found by typing; ``then`` gets the id of the one chosen."""
        items = [(row.id, row.path, row.colour) for row in self.rows]
        place = self._tree if self._tree.isVisible() else self._tree.window()
        former = {str(row.id): row.aliases for row in self.rows}
        Chooser(title, items, then, place, former=former).offer(place)


def named(rows: Sequence[CodeRow]) -> str:
    """Codes in a title: the name of one, or how many."""
    return f"“{rows[0].name}”" if len(rows) == 1 else f"{len(rows)} codes"


def beneath(rows: Sequence[CodeRow], codes: Sequence[CodeId]) -> set[CodeId]:
    """Codes and all beneath them; ``rows`` stand in tree order."""
    found = set(codes)
    for row in rows:
        if row.parent_id in found:
            found.add(row.id)
    return found
