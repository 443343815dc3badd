"""The texts of the documents read last, so that excerpts are cut without reading them again."""

from collections import OrderedDict

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.errors import NotFound
from coder_app.core.ids import DocumentId
from coder_app.core.kept import kept
from models import Document, TextRevision

_KEPT = 8


class TextStore:
    """Texts by revision, which never changes; the one not used for longest goes."""

    def __init__(self) -> None:
        self._texts: OrderedDict[str, str] = OrderedDict()

    def text(self, session: Session, document: DocumentId) -> str:
        """A document's present text. Raises NotFound."""
        revision = kept(session, f"revision of {document}", lambda: _revision(session, document))
        if revision is None:
            raise NotFound("This document is no longer in the project.")
        if revision not in self._texts:
            wanted = select(TextRevision.text).where(TextRevision.id == revision)
            self._texts[revision] = session.scalars(wanted).one()
        self._texts.move_to_end(revision)
        while len(self._texts) > _KEPT:
            self._texts.popitem(last=False)
        return self._texts[revision]


def _revision(session: Session, document: DocumentId) -> str | None:
    return session.scalar(select(Document.revision_id).where(Document.id == document))
