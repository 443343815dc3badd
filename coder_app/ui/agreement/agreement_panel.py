"""Agreement between coders: figures by code, and the passages that were not coded alike."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from coder_app.core.analysis.agreement import AgreementAsked
from coder_app.core.analysis.agreement_compare import Comparison, compare
from coder_app.core.analysis.agreement_differences import PlaceRow, listed
from coder_app.core.analysis.agreement_words import (
    independence,
    methods,
    still_coded,
    summary,
    warnings,
)
from coder_app.core.names import counted
from coder_app.core.suggestions.choices import who
from coder_app.ui.agreement.agreement_model import AgreementModel
from coder_app.ui.agreement.agreement_parts import Asking, CodeTable, PlaceTable, two_tables
from coder_app.ui.agreement.place_model import PlaceModel
from coder_app.ui.agreement.tall import Tall
from coder_app.ui.panel import Panel
from coder_app.ui.run import Run
from coder_app.ui.theme import GRID, theme
from coder_app.ui.widgets.parts import button, words
from coder_app.ui.widgets.plain import plain_tip
from coder_app.ui.widgets.scrolled import Scrolled
from coder_app.ui.widgets.strip import Strip

TITLE = "Agreement between coders"
HINT = (
    "How far coders decided alike, each on their own, over all of the text that two or more of "
    "them coded; and where they did not."
)
COMPARING = "Comparing…"
ALIKE = "Every passage was coded alike"


class AgreementPanel(Panel):
    """Shown where the text is; Escape leaves it."""

    tables: ClassVar[frozenset[str]] = frozenset(
        {"coding", "code", "coder", "document", "document_status", "setting"}
    )

    placeChosen = Signal(object)
    """A ``PlaceRow`` to open."""
    exportAsked = Signal(object)
    """What the figures in sight were asked with."""
    statusMessage = Signal(str)
    forgotten = Signal()
    """Somebody else codes from now on: nothing shown before is to stay in sight."""
    left = Signal()

    def __init__(self, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("agreement")
        self.setAccessibleName(TITLE)
        self.setProperty("waits", "true")  # it stays when a place is opened
        self._run = run
        self._asked: AgreementAsked | None = None
        self._sealed_too = self._waits_for_keys = False
        self._looks: object = None
        """Who codes, and so looks at the figures."""
        self.found: Comparison | None = None
        self.asking = Asking()
        self.summary = words("agreement.summary")
        self.sealed = Strip("agreement.sealed")
        self.warning = words("agreement.warning")
        self.warning.setProperty("ground", "warning")
        self.warning.setContentsMargins(GRID, GRID, GRID, GRID)
        self.lowest = QCheckBox("lowest alpha first")
        self.lowest.setObjectName("agreement.lowest")
        self.lowest.setAccessibleName(self.lowest.text())
        self.model, self.place_model = AgreementModel(self), PlaceModel(self)
        self.table, self.passages = CodeTable(self.model), PlaceTable(self.place_model)
        self.heading = words("agreement.heading", tone="quiet")
        self.open = button("agreement.open", "Open place", self.open_place)
        self.copy = button("agreement.copy", "Copy a paragraph for a methods section", self._copy)
        self.export = button("agreement.export", "Export…", self._export)
        self.close_button = button("agreement.close", "Close", self.left.emit)
        self._arrange()
        self._connect()
        self._show_found(None)

    def _arrange(self) -> None:
        title = words("agreement.title", TITLE)
        title.setFont(theme.font(4, bold=True))
        self.split = two_tables(self.table, self.heading, self.passages)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for part in (self.open, self.copy):
            foot.addWidget(part)
        foot.addStretch(1)
        for part in (self.export, self.close_button):
            foot.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        layout.setSpacing(GRID)
        layout.addWidget(title)
        layout.addWidget(Scrolled("agreement.page", TITLE, self._inside()), 1)
        layout.addLayout(foot)

    def _inside(self) -> QWidget:
        tall = Tall()
        inside = QVBoxLayout(tall)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(GRID)
        hint = words("agreement.hint", HINT, tone="quiet")
        for above in (hint, self.asking, self.sealed, self.warning):
            inside.addWidget(above)
        said = QHBoxLayout()
        said.addWidget(self.summary, 1)
        said.addWidget(self.lowest, 0, Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(said)
        inside.addWidget(self.split, 1)
        inside.addStretch(0)  # takes the room only where the tables are hidden
        return tall

    def _connect(self) -> None:
        self.asking.changed.connect(self.compare)
        self.lowest.toggled.connect(lambda _: self._show_rows())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_places())
        self.table.entered.connect(self.passages.setFocus)
        self.passages.opened.connect(self.open_place)
        for table in (self.table, self.passages):
            table.left.connect(self.left)

    # -- asking

    def begin(self) -> None:
        """Compare anew; what is for double coding is out of sight again."""
        self._sealed_too = False
        self.mark_stale()

    def mark_stale(self) -> None:
        """Also out of sight: who codes from now on sees nothing of what the one before saw."""
        self._forget_other()
        super().mark_stale()

    def _forget_other(self) -> None:
        if self.project is not None and self._looks != who(self.project):
            self._looks, self._sealed_too = who(self.project), False
            self._show_found(None)
            self.forgotten.emit()

    def refresh(self) -> None:
        """Offer what there is, and compare."""
        project = self.project
        if project is None:
            return
        self._forget_other()
        self.asking.offer(project)
        self.compare()

    def compare(self) -> None:
        """Ask the worker; an answer to an earlier question is passed over."""
        project = self.project
        if project is None:
            return
        asked = self._asked = self.asking.asked(sealed_too=self._sealed_too)
        looks = self._looks

        def wanted() -> bool:
            return (project, asked, looks) == (self.project, self._asked, self._looks)

        def came(found: Comparison) -> None:
            if wanted():
                self._show_found(found)

        def failed(error: Exception) -> None:
            if wanted():
                self.summary.setText(str(error))

        self._run(compare, project.path, asked, on_done=came, on_error=failed, urgent=True)

    def show_all_the_same(self) -> None:
        """Also what somebody still codes."""
        self._sealed_too = True
        self.compare()

    def close_project(self) -> None:
        super().close_project()
        self._asked, self._looks, self._sealed_too = None, None, False
        self._show_found(None)

    # -- showing

    def _show_found(self, found: Comparison | None) -> None:
        self.found = found
        figures = found.figures if found is not None else None
        some = figures is not None and figures.total is not None
        for part in (self.split, self.lowest, self.open, self.copy):
            part.setVisible(some)
        self.export.setEnabled(some)
        self._warn()
        told = figures is None or bool(figures.documents) or not figures.sealed
        self.summary.setText(COMPARING if figures is None else summary(figures) if told else "")
        self.summary.setVisible(told)
        self.copy.setToolTip(plain_tip(methods(figures)) if figures is not None else "")
        self._show_rows()
        if some and self.asking.coders.hasFocus() and self._waits_for_keys:
            self.table.setFocus()  # it was not there yet when the page was shown
        self._waits_for_keys = self._waits_for_keys and not some

    def _warn(self) -> None:
        figures = self.found.figures if self.found is not None else None
        said = still_coded(figures) if figures is not None else ""
        if said:
            choices = (("Show all the same", self.show_all_the_same),)
            self.sealed.say(said, choices, kind="warning")
        else:
            self.sealed.hide()
        mind: list[str] = []
        if figures is not None:
            every = (independence(figures), *warnings(figures))
            mind = [one for one in every if one and one != said]
        self.warning.setText("\n".join(mind))
        self.warning.setVisible(bool(mind))

    def _show_rows(self) -> None:
        before = self.model.row(self.table.currentIndex().row())
        place = self.passages.currentIndex().row()
        figures = self.found.figures if self.found is not None else None
        self.model.show_found(figures, lowest_first=self.lowest.isChecked())
        self.table.selectRow(self.model.row_of(before.code_id if before is not None else None))
        self._show_places()
        self.passages.selectRow(min(max(0, place), self.place_model.rowCount() - 1))

    def _show_places(self) -> None:
        row = self.model.row(self.table.currentIndex().row())
        if self.found is None or self.project is None or row is None:
            self.place_model.show_listing(None)
            return
        found = self.found.of(row.code_id)
        self.place_model.show_listing(listed(self.project, found))
        many = f"{counted(len(found), 'passage')} not coded alike" if found else ALIKE
        self.heading.setText(f"{row.name}: {many}" if row.code_id else many)
        self.open.setEnabled(bool(found))
        if found:
            self.passages.selectRow(0)

    # -- doing

    def place(self) -> PlaceRow | None:
        """The passage in hand."""
        return self.place_model.place(self.passages.currentIndex().row())

    def open_place(self) -> None:
        """Open the passage in hand in the text."""
        row = self.place()
        if row is not None:
            self.placeChosen.emit(row)

    def open_next(self) -> None:
        """Take the next passage in hand and open it; the last one says so."""
        number = self.passages.currentIndex().row() + 1
        if number < self.place_model.rowCount():
            self.passages.selectRow(number)
            self.open_place()
        else:
            self.statusMessage.emit("That was the last passage that was not coded alike")

    def focus_first(self) -> None:
        """Put the focus where the keys do something."""
        able = (self.table, self.asking.coders)
        next((part for part in able if part.isVisibleTo(self)), self.close_button).setFocus()
        self._waits_for_keys = not self.table.isVisibleTo(self)

    def _copy(self) -> None:
        if self.found is not None:
            QGuiApplication.clipboard().setText(methods(self.found.figures))
            self.statusMessage.emit("The paragraph was copied")

    def _export(self) -> None:
        if self.found is not None:
            self.exportAsked.emit(self.found.figures.asked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
