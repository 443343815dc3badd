"""Old names of merged codes: a merge keeps each with its definition and the reason given."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coder_app.core.ids import CodeId
from coder_app.core.project import Project
from models import Code, CodeAlias, Coder, now


@dataclass(frozen=True, slots=True)
class AliasRow:
    """A code that went into another; ``id`` is the one it had."""

    id: CodeId
    code_id: CodeId
    """The code that took it in."""
    name: str
    definition: str
    reason: str
    coder_name: str
    merged_at: datetime


def aliases(project: Project) -> list[AliasRow]:
    """All old names, the oldest first."""
    wanted = (
        select(CodeAlias, Coder.name)
        .join(Coder, Coder.id == CodeAlias.coder_id)
        .order_by(CodeAlias.created_at, CodeAlias.id)
    )
    with project.read() as session:
        return [
            AliasRow(
                id=CodeId(row.id),
                code_id=CodeId(row.code_id),
                name=row.name,
                definition=row.definition,
                reason=row.reason,
                coder_name=coder,
                merged_at=datetime.fromisoformat(row.created_at),
            )
            for row, coder in session.execute(wanted)
        ]


def alias_names(session: Session) -> dict[str, tuple[str, ...]]:
    """The old names that lead to each code."""
    found: dict[str, list[str]] = {}
    ordered = select(CodeAlias.code_id, CodeAlias.name).order_by(CodeAlias.created_at, CodeAlias.id)
    for code, name in session.execute(ordered):
        if name not in found.setdefault(code, []):
            found[code].append(name)
    return {code: tuple(names) for code, names in found.items()}


def keep_alias(
    session: Session, code: str, name: str, into: str, *, reason: str, coder: str
) -> None:
    """Note, within an action, that a code goes into another; its own old names go along.

    The row takes the id of the code that goes, so that versions of the codebook still know it.
    """
    gone = session.get_one(Code, code)
    parts = (("", gone.definition), ("Include: ", gone.include), ("Exclude: ", gone.exclude))
    session.execute(update(CodeAlias).where(CodeAlias.code_id == code).values(code_id=into))
    session.add(
        CodeAlias(
            id=code,
            code_id=into,
            name=name,
            definition="\n".join(title + text for title, text in parts if text),
            reason=reason,
            coder_id=coder,
            created_at=now(),
        )
    )
    session.flush()
