"""What is selected in the window, passed on by the main window to every panel."""

from dataclasses import dataclass

from coder_app.core.ids import CodeId, CodingId, DocumentId


@dataclass(frozen=True, slots=True)
class Selection:
    """The document in hand, the selected text or the caret, codings there, codes chosen."""

    document: DocumentId | None = None
    start: int = 0
    end: int = 0
    """Code points; equal to ``start`` where only the caret stands there."""
    codings: tuple[CodingId, ...] = ()
    codes: tuple[CodeId, ...] = ()
    in_hand: CodingId | None = None
    """The coding that keys in the text act on; None where the caret only stands in some."""

    @property
    def has_text(self) -> bool:
        """Whether a stretch of text is selected."""
        return self.document is not None and self.start < self.end
