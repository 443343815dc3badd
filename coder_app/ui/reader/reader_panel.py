"""The reader with a document of the project in it: what it asks for is done here."""

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from coder_app.core import cases, codebook, coding, documents, quotes
from coder_app.core.coding import CodingRow
from coder_app.core.documents import DocumentRow, TurnRow
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.project import Changes, Project
from coder_app.ui.panel import Panel
from coder_app.ui.reader.code_match import CodeChoice
from coder_app.ui.reader.content import CodingMark, ReaderContent, SuggestionMark, Turn
from coder_app.ui.reader.reader import Reader
from coder_app.ui.selection import Selection
from coder_app.ui.theme import GRID, theme

EMPTY = "Open a document at the left, or drop transcripts there."
_TEXT = frozenset({"document", "turn", "speaker", "case"})
_MARKS = frozenset({"coding", "memo"})


class ReaderPanel(Panel):
    """One document, open; nothing is read again that did not change."""

    tables: ClassVar[frozenset[str]] = _TEXT | _MARKS | {"code", "attribute_value", "coder"}

    selectionMoved = Signal(object)
    """A ``Selection``."""
    suggestionAsked = Signal(int)
    memoAsked = Signal(str)
    """A coding's id, or nothing."""
    statusMessage = Signal(str)
    zoomed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reading")
        self.setAccessibleName("Document")
        self.reader = Reader()
        self.title = QLabel()
        self.title.setObjectName("reading.title")
        self.title.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        self.coach_line = QLabel()
        self.coach_line.setObjectName("reading.coach")
        self.coach_line.setProperty("tone", "quiet")
        self.coach_line.setContentsMargins(2 * GRID, GRID // 2, 2 * GRID, GRID // 2)
        self.coach_line.hide()
        empty = QLabel(EMPTY)
        empty.setObjectName("reading.empty")
        empty.setProperty("tone", "quiet")
        empty.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        self.pages = QStackedWidget()
        self.pages.addWidget(empty)
        self.pages.addWidget(self.reader)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.title)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self.coach_line)
        self.setFocusProxy(self.reader)
        self._connect()

    def _connect(self) -> None:
        reader = self.reader
        reader.placeChanged.connect(self._moved)
        reader.applyRequested.connect(self._apply)
        reader.newCodeRequested.connect(self._apply_new)
        reader.removeRequested.connect(self._remove)
        reader.resizeRequested.connect(self._resize)
        reader.memoRequested.connect(lambda coding, *_: self.memoAsked.emit(coding))
        reader.codingOpened.connect(self.memoAsked)
        reader.copyReferenceRequested.connect(self._copy)
        reader.suggestionRequested.connect(self.suggestionAsked)
        reader.statusMessage.connect(self.statusMessage)
        reader.zoomChanged.connect(self.zoomed)

    # -- what is shown

    @property
    def document(self) -> DocumentId | None:
        """The document that is open."""
        return self.selection.document

    @property
    def coding_count(self) -> int:
        """How many codings the open document has."""
        return len(self.reader.text.marks.codings)

    @property
    def zoom(self) -> int:
        """Size of the text in per cent."""
        return self.reader.zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text at another size."""
        self.reader.set_zoom(percent)

    def close_project(self) -> None:
        super().close_project()
        self.reader.show_content(ReaderContent(""))
        self.title.clear()
        self.pages.setCurrentIndex(0)
        self.coach("")

    def open_document(self, document: DocumentId) -> None:
        """Open a document at its top; one that is open already stays as it is."""
        if self.project is None or document == self.selection.document:
            return
        self.selection = Selection(document)
        self._load(self.project, document)

    def _load(self, project: Project, document: DocumentId) -> None:
        turns = documents.turns(project, document)
        content = ReaderContent(
            text=project.text(document),
            paragraphs=documents.paragraphs(project, document),
            turns=_turns(turns),
            codings=[mark_of(row) for row in coding.codings(project, document)],
        )
        self.reader.show_content(content)
        self._offer_codes(project)
        self._show_title(project, document)
        self.pages.setCurrentIndex(1)
        self._moved(0, 0, ())

    def _offer_codes(self, project: Project) -> None:
        choices = [
            CodeChoice(row.id, row.name, row.path[: -len(row.name)].removesuffix(" > "), row.colour)
            for row in codebook.codebook(project)
        ]
        self.reader.set_codes(choices, coding.last_used_codes(project))

    def _show_title(self, project: Project, document: DocumentId) -> None:
        row = next((r for r in documents.documents(project) if r.id == document), None)
        if row is None:
            self.title.clear()
            return
        self.title.setTextFormat(self.title.textFormat().PlainText)
        self.title.setFont(theme.font(bold=True))
        self.title.setText(title_of(project, row))
        self.title.setToolTip(f"{row.words:,} words, {row.turns:,} turns")

    def coach(self, words: str) -> None:
        """Show a line of advice under the text, or none."""
        self.coach_line.setText(words)
        self.coach_line.setVisible(bool(words))

    def changed(self, changes: Changes) -> None:
        project, document = self.project, self.selection.document
        if project is None or document is None:
            return
        if not any(row.id == document for row in documents.documents(project)):
            self.selection = Selection()
            self.reader.show_content(ReaderContent(""))
            self.title.clear()
            self.pages.setCurrentIndex(0)
            return
        if changes.touch(*_TEXT):
            self._load_again(project, document)
        elif changes.touch("code"):
            self.reader.set_codings(mark_of(row) for row in coding.codings(project, document))
        elif changes.touch(*_MARKS):
            self._update(project, document, changes)
        if changes.touch("code", "coding"):
            self._offer_codes(project)
        if changes.touch("attribute_value", "case", "document"):
            self._show_title(project, document)

    def _load_again(self, project: Project, document: DocumentId) -> None:
        """Show changed text or turns, at the same place."""
        start, end = self.reader.selected
        self._load(project, document)
        size = len(self.reader.text.content.text)
        self.reader.go_to(min(start, size), min(end, size))

    def _update(self, project: Project, document: DocumentId, changes: Changes) -> None:
        """Put in and take out only the codings that changed."""
        ids = changes.of("coding")
        if ids is None or changes.touch("memo"):
            self.reader.set_codings(mark_of(row) for row in coding.codings(project, document))
        else:
            wanted = [CodingId(one) for one in ids]
            rows = coding.codings(project, document, wanted)
            gone = set(ids) - {row.id for row in rows}
            known = self.reader.text.marks.codings
            self.reader.update_codings(
                [mark_of(row) for row in rows], [one for one in gone if one in known]
            )
        self._moved(*self.reader.selected, self.reader.codings_here)

    def _moved(self, start: int, end: int, codings: tuple[str, ...]) -> None:
        document = self.selection.document
        if document is not None:
            self.selection = Selection(
                document, start, end, tuple(CodingId(one) for one in codings)
            )
            self.selectionMoved.emit(self.selection)

    # -- going places

    def show_place(self, document: DocumentId, start: int, end: int) -> None:
        """Open a document at a place, and select it."""
        self.open_document(document)
        self.reader.go_to(start, end)

    def show_coding(self, coding_id: CodingId) -> None:
        """Take a coding of the open document in hand."""
        self.reader.select_coding(coding_id)

    def step_coding(self, by: int) -> None:
        """The next or the previous coding."""
        moves = self.reader.hand.moves
        (moves.next_coding if by > 0 else moves.previous_coding)()

    def open_find(self) -> None:
        """Find in the open document."""
        self.reader.open_find()

    def find_next(self, by: int) -> None:
        """The next or the previous hit."""
        self.reader.step_hit(by)

    def focus_text(self) -> None:
        """Put the caret into the text."""
        self.reader.text.setFocus()

    def set_sentences(self, sentences: list[tuple[int, int]]) -> None:
        """Let sentence gestures go by sentences from now on."""
        self.reader.set_sentences(sentences)

    def mark_passage(self, document: str, start: int, end: int) -> None:
        """Show the passage that has suggestions as a ghost."""
        if document == self.selection.document:
            ghost = theme.colour("ghost").name()
            mark = SuggestionMark("passage", "", "Suggestions (F8)", ghost, start, end)
            self.reader.set_suggestions([mark])

    # -- what is done

    def open_box(self, text: str = "") -> None:
        """Open the code box."""
        self.reader.open_box(text)

    def apply_code(self, code: str) -> None:
        """Apply a code to what is selected."""
        self.reader.hand.apply(code)

    def code_in_vivo(self) -> None:
        """Make the selected words a code of their own."""
        self.reader.hand.in_vivo()

    def repeat_last(self) -> None:
        """Apply the code used last."""
        self.reader.hand.repeat()

    def _apply(self, start: int, end: int, code: str) -> None:
        if self.project is not None and self.selection.document is not None:
            document = self.selection.document
            coding.apply_code(self.project, document, start, end, CodeId(code))

    def _apply_new(self, start: int, end: int, name: str) -> None:
        if self.project is not None and self.selection.document is not None:
            coding.apply_new_code(self.project, self.selection.document, start, end, name)

    def _remove(self, ids: list[str]) -> None:
        if self.project is not None:
            coding.remove_codings(self.project, [CodingId(one) for one in ids])

    def _resize(self, one: str, start: int, end: int) -> None:
        if self.project is not None:
            coding.resize_coding(self.project, CodingId(one), start, end)

    def _copy(self, start: int, end: int) -> None:
        if self.project is not None and self.selection.document is not None:
            text = quotes.quote_text(self.project, self.selection.document, start, end)
            QGuiApplication.clipboard().setText(text)
            self.statusMessage.emit("Copied with its reference")


def mark_of(row: CodingRow) -> CodingMark:
    """A coding as the reader draws it."""
    local = row.created_at.astimezone()
    return CodingMark(
        row.id,
        row.code_id,
        row.code_name,
        row.colour,
        row.start,
        row.end,
        coder=row.coder_name,
        created=f"{local.day} {local:%b %Y}",
        memo=row.memo or "",
    )


def title_of(project: Project, row: DocumentRow) -> str:
    """P04 · woman, 25-34 · coding."""
    parts = [row.name]
    if len(row.cases) == 1:
        case = next((c for c in cases.cases(project) if c.name == row.cases[0]), None)
        values = [value for _, value in case.attributes] if case else []
        if row.cases[0] != row.name:
            parts.append(row.cases[0])
        if values:
            parts.append(", ".join(values))
    return " · ".join([*parts, row.status])


def _turns(rows: list[TurnRow]) -> list[Turn]:
    """The turns with each speaker's rank, by first appearance among participants."""
    ranks: dict[str, int] = {}
    for row in rows:
        if row.role != "interviewer" and row.speaker_id is not None:
            ranks.setdefault(row.speaker_id, len(ranks))
    return [
        Turn(
            row.start,
            row.body_start,
            row.end,
            row.label,
            row.role,
            row.time,
            ranks.get(row.speaker_id or "", 0),
        )
        for row in rows
    ]
