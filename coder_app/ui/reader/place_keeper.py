"""Where in the open text the person is: kept, and come back to when it is opened again."""

from coder_app.core.ids import DocumentId
from coder_app.ui.places import Places, ReadingPlace
from coder_app.ui.reader.reader import Reader


class PlaceKeeper:
    """Keeps a place for each document of a project; does nothing until it is told where."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.places: Places | None = None
        self.project_id = ""
        self.document: DocumentId | None = None

    def keep(self) -> None:
        """Keep where in the text the person is, for the next start."""
        if self.places is not None and self.document is not None:
            text = self._reader.text
            anchor = text.positions.to_offset(text.textCursor().anchor())
            place = ReadingPlace(anchor, text.caret, text.top, len(text.content.text))
            self.places.keep(self.project_id, self.document, place)

    def come_back(self) -> None:
        """Go to the place that is kept for the open document, where there is one."""
        if self.places is None or self.document is None:
            return
        place = self.places.find(self.project_id, self.document)
        if place is not None:
            last = len(self._reader.text.content.text)
            caret = min(place.caret, last)
            same = place.length == last  # else the text was edited: other words stand there now
            self._reader.text.select(min(place.anchor, last) if same else caret, caret)
            self._reader.text.show_at_top(min(place.top, last))

    def last_document(self) -> str:
        """The id of the document that was open last in this project."""
        return self.places.last(self.project_id) if self.places is not None else ""
