"""Documents in which nothing is suggested: those that several coders code on their own."""

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.ids import DocumentId
from models import Setting

CODED_TWICE = "double_coding"
"""Project setting: the ids of documents assigned for double coding, as a JSON list."""


def apart(session: Session) -> frozenset[DocumentId]:
    """Documents assigned for double coding: what a machine says there would fake agreement."""
    stored = session.scalar(select(Setting.value).where(Setting.id == CODED_TWICE))
    try:
        ids = json.loads(stored or "[]")
    except ValueError:
        return frozenset()
    return frozenset(DocumentId(str(one)) for one in ids) if isinstance(ids, list) else frozenset()
