"""What excerpts are filtered by (code, case, attribute, …) and grouped by."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton, QWidget

from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.ids import AttributeId, CaseId, CodeId, CoderId, DocumentId
from coder_app.core.origins import BY_HAND
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.wrapping import WrappingLayout

GROUPS = (("by code", "code"), ("by case", "case"), ("by document", "document"))
ORIGINS = (
    ("Coded any way", ""),
    ("By hand only", "\n".join(sorted(BY_HAND))),
    ("Selected by hand", "hand"),
    ("From suggestions", "suggestion"),
    ("Suggested, in bulk", "suggestion, in bulk"),
    ("From search", "search"),
    ("Imported", "import"),
)
_NARROWEST = 9 * GRID
"""Pixels down to which a box gives way, so that the bar fits a laptop."""

Choice = tuple[str, str]
"""What is shown, and its id."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen in each of the boxes."""

    codes: tuple[Choice, ...] = ()
    """Codes, and sets of them: their ids, joined by line ends."""
    cases: tuple[Choice, ...] = ()
    attributes: tuple[tuple[str, AttributeId, str], ...] = ()
    documents: tuple[Choice, ...] = ()
    coders: tuple[Choice, ...] = ()


class FilterBar(QWidget):
    """A row of boxes; every change says so once."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("excerpts.filter")
        self.setAccessibleName("Filter excerpts")
        self.group = self._box("group", "Group excerpts")
        self.code = self._box("code", "Code")
        self.subcodes = self._tick("subcodes", "with subcodes", "With subcodes")
        self.subcodes.setChecked(True)
        self.case = self._box("case", "Case")
        self.attribute = self._box("attribute", "Attribute")
        self.document = self._box("document", "Document")
        self.coder = self._box("coder", "Coder")
        self.origin = self._box("origin", "Origin")
        self.important = self._tick("important", "important", "Important only")
        self.interviewer = self._tick("interviewer", "interviewer's words", "Interviewer's words")
        self.interviewer.setToolTip("With excerpts in which only the interviewer speaks")
        self.interviewer.setChecked(True)
        self.reset = _push("excerpts.filter.reset", "Show all", "Show all excerpts")
        self.reset.clicked.connect(self.show_all)
        self.export = _push("excerpts.export", "Export…", "Export the excerpts shown")
        layout = WrappingLayout(self, margin=GRID, gap=GRID)
        layout.addWidget(QLabel("Excerpts"))
        boxes = (self.case, self.attribute, self.document, self.coder, self.origin)
        ticks = (self.important, self.interviewer)
        for part in (self.group, self.code, self.subcodes, *boxes, *ticks, self.reset, self.export):
            layout.addWidget(part)
        _fill(self.group, "", GROUPS)
        _fill(self.origin, "", ORIGINS)
        self.origin.setToolTip("By hand only: without codings that began as suggestions")

    def _box(self, name: str, title: str) -> QComboBox:
        box = QComboBox()
        box.setObjectName(f"excerpts.filter.{name}")
        box.setAccessibleName(title)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(11)
        box.setMinimumWidth(_NARROWEST)
        box.currentIndexChanged.connect(lambda _: self.changed.emit())
        return box

    def _tick(self, name: str, words: str, title: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setObjectName(f"excerpts.filter.{name}")
        box.setAccessibleName(title)
        box.toggled.connect(lambda _: self.changed.emit())
        return box

    def offer(self, choices: Choices) -> None:
        """Offer these, keeping what is chosen where it is still there."""
        self.blockSignals(True)
        _fill(self.code, "All codes", choices.codes)
        _fill(self.case, "All cases", choices.cases)
        _fill(self.document, "All documents", choices.documents)
        _fill(self.coder, "All coders", choices.coders)
        _fill(
            self.attribute,
            "All groups",
            tuple((text, f"{attribute}\n{value}") for text, attribute, value in choices.attributes),
        )
        self.blockSignals(False)

    def show_code(self, code: CodeId) -> None:
        """Filter by one code with its subcodes, and by nothing else."""
        self.show_filter(ExcerptFilter(codes=frozenset({code}), group=self.group.currentData()))

    def show_filter(self, wanted: ExcerptFilter) -> None:
        """Set the boxes to a filter that names one thing of a kind at most."""
        self.blockSignals(True)
        self._clear()
        _choose(self.group, wanted.group)
        _choose(self.code, *wanted.codes)
        _choose(self.case, *wanted.cases)
        _choose(self.document, *wanted.documents)
        _choose(self.coder, *wanted.coders)
        _choose(self.origin, *(["\n".join(sorted(wanted.origins))] * bool(wanted.origins)))
        if wanted.attribute is not None:
            _choose(self.attribute, "\n".join(wanted.attribute))
        self.subcodes.setChecked(wanted.with_subcodes)
        self.important.setChecked(wanted.important)
        self.interviewer.setChecked(wanted.interviewer_words)
        self.blockSignals(False)
        self.changed.emit()

    def show_all(self) -> None:
        """Filter by nothing."""
        self.blockSignals(True)
        self._clear()
        self.blockSignals(False)
        self.changed.emit()

    def _clear(self) -> None:
        for box in (self.code, self.case, self.attribute, self.document, self.coder, self.origin):
            box.setCurrentIndex(0)
        self.important.setChecked(False)
        self.subcodes.setChecked(True)
        self.interviewer.setChecked(True)

    def words(self, *, named: bool = True) -> str:
        """The filter in words, empty where it hides nothing; else without names of people."""
        code = f"code {self.code.currentText()}" if self.code.currentData() else ""
        below = "with its subcodes" if self.subcodes.isChecked() else "without its subcodes"
        parts = [code, below * bool(code)]
        for kind, box in (
            ("case", self.case),
            ("group", self.attribute),
            ("document", self.document),
            ("coder", self.coder),
        ):
            if box.currentData():
                parts.append(f"{kind} {box.currentText()}" if named else f"one {kind}")
        parts.append(self.origin.currentText().lower() if self.origin.currentData() else "")
        parts.append("important only" * self.important.isChecked())
        parts.append("without the interviewer's words" * (not self.interviewer.isChecked()))
        return ", ".join(filter(None, parts))

    def wanted(self) -> ExcerptFilter:
        """The filter that is set."""
        attribute, _, value = str(self.attribute.currentData() or "").partition("\n")
        return ExcerptFilter(
            codes=frozenset(CodeId(x) for x in _chosen(self.code)),
            with_subcodes=self.subcodes.isChecked(),
            cases=frozenset(CaseId(x) for x in _chosen(self.case)),
            attribute=(AttributeId(attribute), value) if attribute else None,
            documents=frozenset(DocumentId(x) for x in _chosen(self.document)),
            coders=frozenset(CoderId(x) for x in _chosen(self.coder)),
            origins=frozenset(_chosen(self.origin)),
            important=self.important.isChecked(),
            interviewer_words=self.interviewer.isChecked(),
            group=self.group.currentData(),
        )


def _choose(box: QComboBox, *values: str) -> None:
    """Choose a value where it is on offer."""
    box.setCurrentIndex(max(0, box.findData(values[0])) if values else 0)


def _push(name: str, words: str, title: str) -> QPushButton:
    made = QPushButton(words)
    made.setAutoDefault(True)
    made.setObjectName(name)
    made.setAccessibleName(title)
    return made


def _chosen(box: QComboBox) -> tuple[str, ...]:
    value = box.currentData()
    return tuple(str(value).split("\n")) if value else ()


def _fill(box: QComboBox, everything: str, choices: tuple[Choice, ...]) -> None:
    kept = box.currentData()
    box.blockSignals(True)
    box.clear()
    if everything:
        box.addItem(everything, "")
    for text, value in choices:
        box.addItem(text, value)
    box.setCurrentIndex(max(0, box.findData(kept)) if kept else 0)
    box.blockSignals(False)
