"""The ledger: which suggestions stood before a coder's eyes, by which model, and why.

For the window's process: these are writes, but no steps. What coders decided is in ``decisions``.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select, tuple_
from sqlalchemy.orm import Session

from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from coder_app.core.suggestions.session import LearnState, Nearest, PassageSuggestions
from models import Document, ShownSuggestion, new_id, now

ENGINE = 4
"""Counts the engines: raise it when the same codings would lead to other suggestions."""
CERTAIN = 10_000
"""Probabilities are stored as whole numbers of 1/10,000."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """Who suggested something, and why."""

    model: str = ""
    reasons: tuple[str, ...] = ()


def model_version(state: LearnState | None) -> str:
    """What names a model: the engine, and how much it had learned from."""
    return f"engine {ENGINE}, {state.codings if state else 0:,} codings"


def shown(
    project: Project,
    passages: Iterable[PassageSuggestions],
    state: LearnState | None,
    *,
    asked: bool,
    model: str = "",
) -> int:
    """Put down what is in sight now; call it whenever suggestions come into sight.

    One row for each suggestion, passage, coder and state of the text: what is shown again keeps
    the time it was first seen and takes the newer probability and reasons. It never enters the
    history and tells no views. ``asked``: the coder asked, or else it showed itself. ``model``
    names what suggested it where that is not the engine. Returns how many are new; a project that
    is open to read only, or busy, or on a full disk, is left as it is: showing goes on, and the
    next step of the coder tells of the disk.
    """
    try:
        with project.aside() as session:
            by = model or model_version(state)
            return sum(_put(session, project, found, by, asked) for found in passages)
    except CoderError:
        return 0


def grounds(session: Session, where: tuple[str, int, int], code: str, coder: str) -> Grounds:
    """By which model and why a code was shown to a coder for (document, start, end), if it was."""
    document, start, end = where
    row = session.execute(
        select(ShownSuggestion.model, ShownSuggestion.reasons)
        .join(Document, Document.revision_id == ShownSuggestion.revision_id)
        .where(Document.id == document)
        .where(tuple_(ShownSuggestion.start, ShownSuggestion.end) == (start, end))
        .where(ShownSuggestion.code_id == code, ShownSuggestion.coder_id == coder)
    ).first()
    return Grounds(row.model, tuple(json.loads(row.reasons))) if row else Grounds()


def _put(
    session: Session,
    project: Project,
    found: PassageSuggestions,
    model: str,
    asked: bool,
) -> int:
    """Put down one passage; returns how many of its suggestions had not been seen there."""
    revision = session.scalar(select(Document.revision_id).where(Document.id == found.document_id))
    if revision is None:
        return 0
    there = {
        row.code_id: row
        for row in session.scalars(
            select(ShownSuggestion)
            .where(ShownSuggestion.revision_id == revision)
            .where(ShownSuggestion.start == found.start, ShownSuggestion.end == found.end)
            .where(ShownSuggestion.coder_id == project.coder)
        )
    }
    for one in found.suggestions:
        row = there.get(one.code_id)
        if row is None:
            row = ShownSuggestion(
                id=new_id(),
                document_id=found.document_id,
                revision_id=revision,
                start=found.start,
                end=found.end,
                code_id=one.code_id,
                coder_id=project.coder,
                asked=int(asked),
                shown_at=now(),
            )
            session.add(row)
        row.probability = stored(one.probability)
        row.model = model
        row.reasons = json.dumps(list(one.reasons(_told)), ensure_ascii=False)
    return len({one.code_id for one in found.suggestions} - there.keys())


def stored(probability: float) -> int:
    """A probability in 0..1 as it is kept."""
    return round(min(max(probability, 0.0), 1.0) * CERTAIN)


def _told(near: Nearest) -> str:
    """An excerpt is named by its coding, for its words may have to go."""
    return f"coding {near.coding}"
