"""Find and replace in all documents: every hit is shown and can be ticked off; undone together."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from coder_app.core import replacing
from coder_app.core.editing import EditReport, told
from coder_app.core.names import counted
from coder_app.core.project import Project
from coder_app.core.replacing import MOST_HITS, ReplaceHit
from coder_app.ui.plain_page import PlainPage
from coder_app.ui.theme import GRID, ROW

_HIT = Qt.ItemDataRole.UserRole
LABEL = "(speaker label) "
HINT = (
    "Find words in all documents, untick what is to stay (Space), and replace the rest. Codings, "
    "turns and memos move along; speakers’ labels are left alone; one undo takes all of it back."
)


class ReplacePage(PlainPage):
    """Two fields, the hits with a tick each, and one button that replaces."""

    statusMessage = Signal(str)
    placeActivated = Signal(str, int, int)
    """Document, start, end of a hit that was double clicked."""

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__("replace", "Replace in all documents", parent)
        self._project = project
        self._found = ""
        self._just_done = False
        self.advice.setText(HINT)
        self.words = _field("replace.words", "Find")
        self.by = _field("replace.by", "Replace by")
        self.whole = _tick("replace.whole", "Whole words", checked=True)
        self.case = _tick("replace.case", "Capitals matter", checked=False)
        self.labels = _tick("replace.labels", "Speaker labels too", checked=False)
        self.labels.setToolTip(
            "Tick the hits in speakers’ labels too; they are left alone otherwise"
        )
        self.search = self.button("search", "Find", self.find_hits)
        self.hits = _hit_list()
        self.close_button = self.button("close", "Close", self.left.emit)
        self.go = self.button("go", "Replace", self.replace_ticked)
        self.go.setProperty("primary", "true")
        self.count = QLabel("Nothing was looked for yet.")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName("replace.count")
        self.count.setProperty("tone", "quiet")
        self._arrange()
        self._connect()
        self._say()

    def _connect(self) -> None:
        for field in (self.words, self.by):
            field.returnPressed.connect(self.find_hits)
            field.textEdited.connect(self._on_typed)
            field.installEventFilter(self)
        self.words.textChanged.connect(lambda _: self._words_changed())
        self.by.textChanged.connect(lambda _: self._renew_texts())
        self.labels.toggled.connect(lambda on: self._tick_labels(on=on))
        self.hits.itemChanged.connect(lambda _: self._say())
        self.hits.itemDoubleClicked.connect(self._open)

    def _arrange(self) -> None:
        line, how = QHBoxLayout(), QHBoxLayout()
        line.setSpacing(GRID)
        how.setSpacing(2 * GRID)
        for title, field in (("Find", self.words), ("Replace by", self.by)):
            line.addWidget(QLabel(title))
            line.addWidget(field, 1)
        line.addWidget(self.search)
        how.addWidget(self.whole)
        how.addWidget(self.case)
        how.addWidget(self.labels)
        how.addStretch(1)
        self.body.addLayout(line)
        self.body.addLayout(how)
        self.body.addWidget(self.hits, 1)
        self.foot.insertWidget(0, self.count, 1)
        self.foot.addWidget(self.close_button)
        self.foot.addWidget(self.go)
        self.body.addLayout(self.foot)

    def find_hits(self) -> None:
        """List the hits, but for speakers' labels all ticked. Raises CoderError for no words."""
        found = replacing.find_words(
            self._project,
            self.words.text(),
            whole=self.whole.isChecked(),
            case=self.case.isChecked(),
        )
        self._found = self.words.text().strip()
        self.hits.blockSignals(True)
        self.hits.clear()
        for hit in found:
            item = QListWidgetItem(self._text(hit))
            item.setData(_HIT, hit)
            item.setSizeHint(QSize(0, ROW))
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_state(on=self.labels.isChecked() or not hit.in_label))
            self.hits.addItem(item)
        self.hits.blockSignals(False)
        if found:
            self.hits.setCurrentRow(0)
            self.hits.setFocus()
        self._say(looked=True)

    def _text(self, hit: ReplaceHit) -> str:
        """One line: the citation, the words around, and what would become of the hit."""
        where = f"{hit.citation}   {LABEL if hit.in_label else ''}"
        return f"{where}{hit.before}[{hit.words} → {self.by.text()}]{hit.after}"

    def _renew_texts(self) -> None:
        self.hits.blockSignals(True)
        for row in range(self.hits.count()):
            item = self.hits.item(row)
            item.setText(self._text(item.data(_HIT)))
        self.hits.blockSignals(False)

    def _tick_labels(self, *, on: bool) -> None:
        """Tick the hits in speakers' labels, or leave them alone."""
        self.hits.blockSignals(True)
        for item in map(self.hits.item, range(self.hits.count())):
            if item.data(_HIT).in_label:
                item.setCheckState(_state(on=on))
        self.hits.blockSignals(False)
        self._say()

    def _words_changed(self) -> None:
        """Other words are meant: what was found for the last ones is no longer offered."""
        if self.hits.count() and self.words.text().strip() != self._found:
            self.hits.clear()
            self.count.clear()
            self._say()

    def ticked(self) -> list[ReplaceHit]:
        """The hits that are to be replaced."""
        items = map(self.hits.item, range(self.hits.count()))
        return [item.data(_HIT) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _say(self, *, looked: bool = False) -> None:
        chosen = self.ticked()
        many = len({hit.document_id for hit in chosen})
        self.go.setEnabled(bool(chosen))
        self.go.setText(f"Replace {counted(len(chosen), 'hit')}" if chosen else "Replace")
        if self.hits.count():
            most = f" (the first {MOST_HITS:,})" if self.hits.count() == MOST_HITS else ""
            self.count.setText(
                f"{len(chosen):,} of {counted(self.hits.count(), 'hit')}{most} ticked, "
                f"in {counted(many, 'document')}{self._label_words(chosen)}"
            )
        elif looked:
            self.count.setText(f"“{self.words.text().strip()}” was not found.")

    def _label_words(self, chosen: list[ReplaceHit]) -> str:
        """What becomes of speakers' labels."""
        all_of = [self.hits.item(row).data(_HIT).in_label for row in range(self.hits.count())]
        changed = sum(hit.in_label for hit in chosen)
        if changed:
            return f". Changes {counted(changed, 'speaker label')}"
        left = sum(all_of)
        return f". {counted(left, 'speaker label')} left alone" if left else ""

    def replace_ticked(self) -> None:
        """Replace what is ticked. Raises CoderError where a text changed meanwhile."""
        chosen = self.ticked()
        if not chosen:
            return
        report = replacing.replace_words(self._project, chosen, self.by.text(), self._found)
        done = (
            f"{counted(report.hits, 'hit')} replaced in {counted(report.documents, 'document')}. "
        )
        self.hits.clear()
        self._say()
        words = done + told(EditReport(0, report.lost, report.labels))
        self.count.setText(words)
        self.statusMessage.emit(words)
        self.words.setFocus()
        self._just_done = True

    def _on_typed(self) -> None:
        self._just_done = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Z right after a replacement takes that back; once something is typed, the typing."""
        if (
            self._just_done
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
        ):
            self._just_done = False
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _open(self, item: QListWidgetItem) -> None:
        hit: ReplaceHit = item.data(_HIT)
        self.placeActivated.emit(hit.document_id, hit.start, hit.end)


def _hit_list() -> QListWidget:
    hits = QListWidget()
    hits.setObjectName("replace.hits")
    hits.setAccessibleName("Hits, each can be unticked")
    hits.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    hits.setFrameShape(QListWidget.Shape.NoFrame)
    hits.setTextElideMode(Qt.TextElideMode.ElideRight)
    hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    hits.setUniformItemSizes(True)
    return hits


def _state(*, on: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked


def _field(name: str, title: str) -> QLineEdit:
    field = QLineEdit()
    field.setObjectName(name)
    field.setAccessibleName(title)
    field.setClearButtonEnabled(True)
    return field


def _tick(name: str, title: str, *, checked: bool) -> QCheckBox:
    box = QCheckBox(title)
    box.setObjectName(name)
    box.setAccessibleName(title)
    box.setChecked(checked)
    return box
