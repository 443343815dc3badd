"""Which documents to search: a button that opens a list with ticks."""

from PySide6.QtWidgets import QWidget

from coder_app.ui.widgets.tick_choice import TickChoice

ALL = "All documents"


class DocumentChoice(TickChoice):
    """Says how many are chosen; none ticked stands for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("search.documents", "Documents to search", ALL, "document", parent)
        self.setToolTip("Search all documents, or only some")
