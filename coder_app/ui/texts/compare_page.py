"""A text beside another: the original of a document, or a corrected file that is to replace it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coder_app.core.comparing import Comparison
from coder_app.core.editing import Foreseen
from coder_app.core.names import counted
from coder_app.ui.plain_page import PlainPage
from coder_app.ui.texts.panes import Panes

_NAMED = 6
_LONGEST = 60


class ComparePage(PlainPage):
    """The original at the left, the present text at the right."""

    def __init__(self, name: str, comparison: Comparison, parent: QWidget | None = None) -> None:
        super().__init__("compare", f"{name}: the original and the text now", parent)
        self.advice.setText(
            "Nothing is changed here. What went is struck out, what came underlined."
        )
        self.panes = Panes("As imported", "Now")
        self.body.addWidget(self.panes, 1)
        self.foot.addWidget(self.button("close", "Close", self.left.emit))
        self.body.addLayout(self.foot)
        self.panes.show_comparison(comparison)


class CorrectPage(PlainPage):
    """What a corrected file would change, before it does."""

    agreed = Signal()

    def __init__(
        self,
        name: str,
        file_name: str,
        comparison: Comparison,
        seen: Foreseen,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("correct", f"{name}: replace the text from {file_name}", parent)
        self.advice.setText(foreseen_words(seen))
        self.panes = Panes("Now", f"In {file_name}")
        self.body.addWidget(self.panes, 1)
        self.cancel = self.button("cancel", "Cancel", self.left.emit)
        self.go = self.button("go", "Replace the text", self.agreed.emit)
        self.go.setProperty("primary", "true")
        self.go.setEnabled(bool(seen.changes))
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)
        self.body.addLayout(self.foot)
        self.panes.show_comparison(comparison)


def foreseen_words(seen: Foreseen) -> str:
    """What an edit would do, in sentences."""
    if not seen.changes:
        return "The file holds the text as it is. There is nothing to replace."
    lines = [
        f"{counted(seen.changes, 'change')}. {counted(seen.moved, 'coding')} would move along."
    ]
    if seen.labels:
        was, now = seen.labels[0]
        lines.append(
            f"{counted(len(seen.labels), 'speaker label')} would change, as “{was}” to “{now}”; "
            "turns keep their speakers."
        )
    if seen.turns_gone:
        lines.append(f"{counted(seen.turns_gone, 'turn')} would go.")
    if seen.lost:
        named = "; ".join(f"{code}: “{_short(words)}”" for code, words in seen.lost[:_NAMED])
        more = f"; and {len(seen.lost) - _NAMED} more" if len(seen.lost) > _NAMED else ""
        many = len(seen.lost)
        lines.append(
            f"{counted(many, 'coding')} would lose {'its' if many == 1 else 'their'} words and be "
            f"kept as lost, to be settled: {named}{more}."
        )
    else:
        lines.append("No coding would lose its words.")
    return " ".join(lines)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"
