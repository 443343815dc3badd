"""Moving what is placed in a text to where its words are after an edit; within an action."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Row, and_, delete, select, update
from sqlalchemy.orm import Session

from coder_app.core.finding import in_parts
from coder_app.core.text_difference import Moved
from models import Turn

Place = tuple[int, int]


def placed_rows(session: Session, table: Any, document: str) -> list[Row[Any]]:
    """The rows of a table that have a place in a document."""
    placed = and_(table.c.document_id == document, table.c.start.is_not(None))
    return list(session.execute(select(table).where(placed)))


def followed(places: Moved, text: str, start: int, end: int) -> Place | None:
    """Where ``start:end`` of the old text is in the new one; None where no word of it is left.

    Where an end of it was taken out it does not end with the blanks that stood beside.
    """
    first, last = places.start(start), places.end(end)
    found = text[first:last]
    if places.rewritten(start, end) or not found.strip():
        return None
    if places.cut(start):
        first += len(found) - len(found.lstrip())
    if places.cut(end, end=True):
        last -= len(found) - len(found.rstrip())
    return first, last


def move_rows(session: Session, table: Any, document: str, places: Moved, text: str) -> int:
    """Move rows with start and end; one that lost its words goes to the nearest character."""
    found = {
        row.id: (
            (row.start, row.end),
            followed(places, text, row.start, row.end) or _beside(places, text, row.start),
        )
        for row in placed_rows(session, table, document)
    }
    return put_places(session, table, found)


def put_places(session: Session, table: Any, places: Mapping[str, tuple[Place, Place]]) -> int:
    """Give rows their new places (old, new by id); returns how many lie elsewhere now."""
    return _shift(session, table, ("start", "end"), places)


def _beside(places: Moved, text: str, start: int) -> Place:
    at = _nearest(text, min(places.start(start), len(text)))
    return at, at + 1


def _nearest(text: str, offset: int) -> int:
    """The nearest character that is not blank, the one behind where two are as near."""
    after = next((n for n in range(offset, len(text)) if not text[n].isspace()), None)
    before = next((n for n in range(offset - 1, -1, -1) if not text[n].isspace()), None)
    if after is None or before is None:
        return after if after is not None else before or 0
    return after if after - offset <= offset - before else before


def move_turns(session: Session, document: str, places: Moved, text: str) -> None:
    """Move the turns; one of which nothing is left goes."""
    kept, gone = {}, []
    for row in placed_rows(session, Turn.__table__, document):
        old = row.start, row.body_start, row.end
        found = turn_place(places, text, *old)
        if found is None:
            gone.append(row.id)
        else:
            kept[row.id] = old, found
    _shift(session, Turn.__table__, ("start", "body_start", "end"), kept)
    for part in in_parts(gone):
        session.execute(delete(Turn).where(Turn.id.in_(part)))


def turn_place(
    places: Moved, text: str, start: int, body: int, end: int
) -> tuple[int, int, int] | None:
    """Start, begin of speech and end of a turn in the new text; None where nothing is left."""
    first, last = places.start(start), _turn_end(places, end, text)
    if first >= last:
        return None
    # Words put in before the first word of the speech are speech: the label ends before them.
    speech = places.end(body) if body > start else first
    return first, min(max(speech, first), last), last


def _turn_end(places: Moved, offset: int, text: str) -> int:
    """Where a turn ends now: words put in at its end, on the same line, are its speaker's."""
    end = places.end(offset)
    added = places.put_in_at(offset)
    if added is None or added[0] != end:
        return end
    line = text[end : added[1]].split("\n", 1)[0]
    return end + len(line.rstrip())


def _shift(
    session: Session,
    table: Any,
    columns: Sequence[str],
    moves: Mapping[str, tuple[tuple[int, ...], tuple[int, ...]]],
) -> int:
    """Move rows, those together that move by as much; returns how many moved.

    A statement for each row takes SQLite many times as long within an action (10,000 rows: 8.5 s
    instead of 0.4 [m]; why was not found out).
    """
    alike: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for row, (old, new) in moves.items():
        by = tuple(to - at for at, to in zip(old, new, strict=True))
        if any(by):
            alike[by].append(row)
    for by, rows in alike.items():
        values = {
            table.c[column]: table.c[column] + step
            for column, step in zip(columns, by, strict=True)
            if step
        }
        for part in in_parts(rows):
            session.execute(update(table).where(table.c.id.in_(part)).values(values))
    return sum(map(len, alike.values()))
