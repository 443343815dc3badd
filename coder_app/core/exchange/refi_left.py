"""What a project has and REFI-QDA has no place for: told, never dropped without a word."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from coder_app.core.codebook import CodeRow
from coder_app.core.names import counted
from models import Base, Coding, Decision, DocumentStatus, LostCoding, Mark, Speaker


def left_out(session: Session, rows: Sequence[CodeRow]) -> tuple[str, ...]:
    """Each kind in words, with how many there are; nothing that the project does not have."""
    themes = sum(row.is_theme for row in rows)
    merged = sum(len(row.aliases) for row in rows)
    told = (
        (themes, "theme (it is a code there)", "themes (they are codes there)"),
        (merged, "name of a merged code", "names of merged codes"),
        (
            _many(session, Speaker),
            "speaker (the name stands in the text)",
            "speakers (their names stand in the texts)",
        ),
        (
            _many(session, Coding, Coding.important == 1),
            "sign of an important coding",
            "signs of important codings",
        ),
        (
            _many(session, Mark),
            "passage marked to be coded later",
            "passages marked to be coded later",
        ),
        (_many(session, LostCoding), "coding that lost its words", "codings that lost their words"),
        (
            _many(session, DocumentStatus),
            "note of how far a coder is",
            "notes of how far coders are",
        ),
        (_many(session, Decision), "decision about a suggestion", "decisions about suggestions"),
    )
    return tuple(counted(many, one, more) for many, one, more in told if many)


def _many(session: Session, of: type[Base], *where: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(of).where(*where)) or 0
