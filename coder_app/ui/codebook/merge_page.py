"""Before codes are merged: what goes over, which codings join, and why it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QListWidget, QWidget

from coder_app.core.codebook_merge import MergePreview
from coder_app.core.names import counted
from coder_app.ui.codebook.page import Page
from coder_app.ui.widgets.parts import button, words

NAME = "merge"


class MergePage(Page):
    """A preview, one tick, a reason; Enter merges."""

    merged = Signal(str, bool)
    """The reason, and whether overlapping codings join."""

    def __init__(self, preview: MergePreview, parent: QWidget | None = None) -> None:
        super().__init__(NAME, title_of(preview), kept_words(preview), parent)
        self.preview = preview
        self.counts = words(f"{NAME}.counts", counts_words(preview))
        self.after = words(f"{NAME}.after", "")
        self.join = QCheckBox(join_words(preview))
        self.join.setObjectName(f"{NAME}.join")
        self.join.setAccessibleName(self.join.text())
        self.join.setChecked(True)
        self.places = QListWidget()
        self.places.setObjectName(f"{NAME}.places")
        self.places.setAccessibleName("Places at which codings join")
        self.places.setTabKeyNavigation(False)
        for one in preview.joins:
            self.places.addItem(f"{one.citation}   “{one.words}”   {one.codings} codings become 1")
        if preview.joined > len(preview.joins):
            self.places.addItem(f"… and {preview.joined - len(preview.joins):,} more places")
        self.reason = QLineEdit()
        self.reason.setObjectName(f"{NAME}.reason")
        self.reason.setAccessibleName("Why they are merged")
        self.reason.setPlaceholderText("Why? (for the history; may stay empty)")
        self.cancel = button(f"{NAME}.cancel", "Cancel")
        self.go = button(f"{NAME}.go", "Merge", primary=True)
        self._arrange()
        self.join.toggled.connect(lambda _: self._say_after())
        self.reason.returnPressed.connect(self._merge)
        self.go.clicked.connect(self._merge)
        self.cancel.clicked.connect(self.leave)
        self._say_after()

    def _arrange(self) -> None:
        for part in (self.counts, self.join):
            self.body.addWidget(part)
        self.body.addWidget(self.places, 1)
        overlaps = bool(self.preview.joined)
        self.join.setVisible(overlaps)
        self.places.setVisible(overlaps)
        self.body.addWidget(self.after)
        self.body.addWidget(self.reason)
        if not overlaps:
            self.body.addStretch(1)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.go)

    def _say_after(self) -> None:
        joins = self.join.isChecked()
        left = self.preview.left_joined if joins else self.preview.left_apart
        self.after.setText(f"Afterwards “{self.preview.into}” has {counted(left, 'coding')}.")

    def _merge(self) -> None:
        self.merged.emit(self.reason.text(), self.join.isChecked())


def title_of(preview: MergePreview) -> str:
    """What is asked for."""
    names = [f"“{name}”" for name in preview.codes]
    what = " and ".join(names) if len(names) <= 2 else f"{len(names)} codes"  # noqa: PLR2004
    return f"Merge {what} into “{preview.into}”"


def counts_words(preview: MergePreview) -> str:
    """What goes over, and what is the same twice."""
    over = counted(preview.codings, "coding")
    verb = "goes" if preview.codings == 1 else "go"
    where = counted(preview.documents, "document")
    lines = [f"{over} in {where} {verb} over to the {preview.there:,} that are there."]
    if not preview.codings:
        lines = [f"No coding goes over; {counted(preview.there, 'coding')} are there."]
    if preview.others:
        lines.append(f"Of these not yours: {preview.others}.")
    if preview.identical:
        same = counted(preview.identical, "coding")
        lines.append(f"{same} of the same words by the same coder would be there twice: one stays.")
    if preview.subcodes:
        lines.append(f"{counted(preview.subcodes, 'subcode')} moves along.")
        if preview.subcodes > 1:
            lines[-1] = f"{preview.subcodes} subcodes move along."
    return "\n".join([*lines, *suggestion_words(preview)])


def suggestion_words(preview: MergePreview) -> list[str]:
    """What becomes of the off switch of suggestions, and of refusals."""
    lines = []
    if preview.some_off:
        lines.append(
            f"“{preview.into}” stays switched off: it is never suggested, as none of them was."
            if preview.off
            else f"“{preview.into}” will be suggested: it is off only where all of them are."
        )
    if preview.refused:
        many = counted(preview.refused, "refused suggestion")
        of = f"“{preview.codes[0]}”" if len(preview.codes) == 1 else "the codes that go"
        verb = "says" if preview.refused == 1 else "say"
        lines.append(f"{many} of {of} {verb} nothing of “{preview.into}”.")
    return lines


def join_words(preview: MergePreview) -> str:
    """The tick about overlaps."""
    where = "1 place" if preview.joined == 1 else f"{preview.joined:,} places"
    return f"Join codings of one coder that overlap ({where})"


def kept_words(preview: MergePreview) -> str:
    """What a merge keeps."""
    name = f"“{preview.codes[0]}” stays" if len(preview.codes) == 1 else "The old names stay"
    return (
        f"{name} as an alias with its definition, so that it is still found. "
        "Definitions, examples and memos are added to each other. Ctrl+Z takes the merge back."
    )
