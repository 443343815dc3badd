"""A code split by its excerpts: one at a time, one key each, one step at the end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QProgressBar, QWidget

from coder_app.core.code_split import NewCode, Target
from coder_app.core.codebook import CodeRow
from coder_app.core.names import counted
from coder_app.ui.codebook.page import Page
from coder_app.ui.codebook.split_card import Excerpt, SplitCard
from coder_app.ui.codebook.split_choice import SplitChoice
from coder_app.ui.codebook.split_draft import SplitDraft
from coder_app.ui.theme import GRID
from coder_app.ui.widgets.parts import button, words

NAME = "split"
HINT = (
    "Each excerpt goes to the code you choose, or stays. Nothing is changed until you press "
    "“Split”, and then it is one step that Ctrl+Z takes back."
)
KEYS = (
    "Type to find or name a code · ↑ ↓ Enter choose · Ctrl+1–9 at once · Ctrl+Enter new code · "
    "Delete keeps it · Page Down skips · Page Up goes back · Esc leaves"
)
DONE, DRAFT, AWAY, ON = "Split now", "Keep as a draft", "Discard", "Go on"
Ask = Callable[[str, Sequence[str]], str]


class SplitPage(Page):
    """The excerpt in hand with its surroundings, and where it can go."""

    splitAsked = Signal(object, str)
    """The draft to be written, and the reason."""
    thrownAway = Signal(object)

    def __init__(
        self,
        draft: SplitDraft,
        rows: Sequence[CodeRow],
        *,
        read: Callable[[str], Excerpt | None],
        name: Callable[[str], Target],
        ask: Ask,
    ) -> None:
        self.draft, self._read, self._ask = draft, read, ask
        self._paths = {row.id: row.path for row in rows}
        self._names = {row.id: row.name for row in rows}
        super().__init__(NAME, f"Split “{self._names[draft.code]}”", HINT)
        self.card = SplitCard()
        self.choice = SplitChoice(draft, rows, name)
        self.keys = words(f"{NAME}.keys", KEYS, tone="quiet")
        self.progress = QProgressBar()
        self.progress.setObjectName(f"{NAME}.progress")
        self.progress.setAccessibleName("Excerpts looked at")
        self.progress.setTextVisible(False)
        self.count = QLabel()
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setObjectName(f"{NAME}.count")
        self.summary = words(f"{NAME}.summary", "")
        self.reason = QLineEdit()
        self.reason.setObjectName(f"{NAME}.reason")
        self.reason.setAccessibleName("Why it is split")
        self.reason.setPlaceholderText("Why? (for the history; may stay empty)")
        self.back = button(f"{NAME}.back", "Back")
        self.skip = button(f"{NAME}.skip", "Skip")
        self.keep = button(f"{NAME}.keep", "Keep here")
        self.go = button(f"{NAME}.go", "Split")
        self._arrange()
        self._connect()
        self.show_hand()

    def _arrange(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(2 * GRID)
        bar.addWidget(self.progress, 1)
        bar.addWidget(self.count)
        self.body.addLayout(bar)
        self.body.addWidget(self.card, 3)
        self.body.addWidget(self.choice, 4)
        self.body.addWidget(self.summary)
        self.body.addWidget(self.reason)
        self.body.addWidget(self.keys)
        self.body.addStretch(0)
        for part in (self.back, self.skip, self.keep):
            self.foot.addWidget(part)
        self.foot.addStretch(1)
        self.foot.addWidget(self.go)

    def _connect(self) -> None:
        field = self.choice.field
        self.choice.chosen.connect(self.decide)
        field.stepped.connect(self.step)
        field.kept.connect(lambda: self.decide(self.draft.code))
        field.escaped.connect(self.leave)
        self.back.clicked.connect(lambda: self.step(-1))
        self.skip.clicked.connect(lambda: self.step(1))
        self.keep.clicked.connect(lambda: self.decide(self.draft.code))
        self.go.clicked.connect(self._split)
        self.reason.returnPressed.connect(self._split)

    # -- one excerpt after the other

    def decide(self, target: Target) -> None:
        """The excerpt in hand goes there; on to the next."""
        self.draft.decide(target)
        self.show_hand()

    def step(self, by: int) -> None:
        """Back, or on without a decision."""
        self.draft.step(by)
        self.show_hand()

    def show_hand(self) -> None:
        """Show the excerpt in hand, or what all of it comes to."""
        draft = self.draft
        one = draft.hand()
        excerpt = self._read(one) if one is not None else None
        total = len(draft.ids)
        self.progress.setRange(0, total)
        self.progress.setValue(len(draft.seen))
        self.count.setText(f"{min(draft.at + 1, total):,} of {total:,}")
        asking: tuple[QWidget, ...] = (self.card, self.choice, self.keys, self.skip, self.keep)
        ending: tuple[QWidget, ...] = (self.summary, self.reason)
        for part in asking:
            part.setVisible(one is not None)
        for part in ending:
            part.setVisible(one is None)
        self.back.setEnabled(draft.at > 0)
        self.go.setEnabled(bool(draft.goes))
        self._show_summary()
        if one is not None:
            self.card.show_excerpt(excerpt)
            self.choice.ask_again()
        elif draft.goes:
            self.reason.setFocus()
        else:
            self.back.setFocus()

    def focus_first(self) -> None:
        """Let the keys go to what is asked."""
        (self.choice.field if self.draft.hand() is not None else self.reason).setFocus()

    def _show_summary(self) -> None:
        draft = self.draft
        lines = [
            f"{counted(count, 'excerpt')} to {self._named(target)}"
            for target, count in draft.totals().most_common()
        ]
        stay = len(draft.ids) - len(draft.goes)
        name = self._names[draft.code]
        some = f"{counted(stay, 'excerpt')} in “{name}” as before"
        lines.append(some if stay else f"“{name}” is left without excerpts; it stays as a code")
        self.summary.setText("\n".join(lines))
        moving = len(draft.goes)
        self.go.setProperty("primary", "true" if draft.hand() is None else "false")
        self.go.style().polish(self.go)
        self.go.setText(f"Split {counted(moving, 'excerpt')} off" if moving else "Split")

    def _named(self, target: Target) -> str:
        if isinstance(target, NewCode):
            return f"“{target.name}” (new)"
        return f"“{self._paths.get(target, '')}”"

    # -- the end

    def _split(self) -> None:
        if self.draft.goes:
            self.splitAsked.emit(self.draft, self.reason.text())

    def leave(self) -> None:
        """Leave; where something was decided, ask what becomes of it."""
        answer = DRAFT
        if self.draft.goes:
            decided = counted(len(self.draft.goes), "excerpt")
            text = (
                f"{decided} would leave “{self._names[self.draft.code]}”. Nothing is changed yet."
            )
            answer = self._ask(text, (DRAFT, DONE, AWAY, ON))
        if answer == DONE:
            self._split()
        elif answer == AWAY:
            self.thrownAway.emit(self.draft)
            self.left.emit()
        elif answer == DRAFT:
            self.left.emit()
        else:
            self.focus_first()
