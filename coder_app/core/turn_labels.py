"""The speakers' labels in front of turns: where they stand, and which of them an edit changes."""

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.finding import in_parts
from coder_app.core.moving import turn_place
from coder_app.core.text_difference import Moved
from models import Speaker, Turn

Renamed = tuple[str, str]
"""How a label was written, and how it is now."""


def label_places(
    session: Session, documents: Sequence[str]
) -> Mapping[str, Sequence[tuple[int, int]]]:
    """Where labels, with their times, stand in each document, in order."""
    found: dict[str, list[tuple[int, int]]] = {document: [] for document in documents}
    wanted = select(Turn.document_id, Turn.start, Turn.body_start).order_by(Turn.start)
    for part in in_parts(documents):
        some = wanted.where(Turn.document_id.in_(part), Turn.body_start > Turn.start)
        for document, start, end in session.execute(some):
            found[document].append((start, end))
    return found


def renamed_labels(
    session: Session, document: str, places: Moved, old: str, new: str
) -> tuple[Renamed, ...]:
    """The labels that an edit writes otherwise, in order; a turn that goes renames nobody."""
    rows = session.execute(
        select(Turn.start, Turn.body_start, Turn.end, Speaker.label)
        .join(Speaker, Speaker.id == Turn.speaker_id)
        .where(Turn.document_id == document, Turn.body_start > Turn.start)
        .order_by(Turn.start)
    )
    found = []
    for start, body, end, label in rows:
        was, written = old[start:body], re.compile(rf"(?<!\w){re.escape(label)}(?!\w)")
        place = turn_place(places, new, start, body, end) if written.search(was) else None
        if place is None:
            continue
        now = new[place[0] : place[1]]
        if now != was and not written.search(now):
            found.append((was.strip(), now.strip()))
    return tuple(found)
