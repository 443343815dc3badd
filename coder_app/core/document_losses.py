"""What goes with documents when they are deleted, to be told before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from coder_app.core.finding import in_parts
from coder_app.core.ids import DocumentId
from coder_app.core.names import counted
from coder_app.core.project import Project
from models import Coder, Coding, Mark, Memo, Turn


@dataclass(frozen=True, slots=True)
class Losses:
    """How much there is in the documents, of all coders."""

    turns: int
    codings: int
    others: tuple[tuple[str, int], ...]
    """Of the codings, those of each other coder, by name."""
    memos: int
    """On the documents, their passages and their codings."""
    marks: int

    def __str__(self) -> str:
        """``4 turns, 34 codings (3 of them by Bo Diaz), 1 memo``; empty where there is nothing."""
        whose = ", ".join(f"{many:,} of them by {name}" for name, many in self.others)
        codings = counted(self.codings, "coding") + (f" ({whose})" if whose else "")
        parts = [counted(self.turns, "turn")] if self.turns else []
        parts += [codings] if self.codings else []
        parts += [counted(self.memos, "memo")] if self.memos else []
        parts += [counted(self.marks, "mark")] if self.marks else []
        return " and ".join(filter(None, (", ".join(parts[:-1]), *parts[-1:])))


def losses(project: Project, documents: Sequence[DocumentId]) -> Losses:
    """What would go with these documents."""
    turns = memos = marks = 0
    whose: Counter[tuple[str, str]] = Counter()
    with project.read() as session:
        for part in in_parts(documents):
            turns += _many(session, Turn, part)
            marks += _many(session, Mark, part)
            within = select(Coding.id).where(Coding.document_id.in_(part))
            wanted = or_(Memo.document_id.in_(part), Memo.coding_id.in_(within))
            memos += session.scalar(select(func.count()).select_from(Memo).where(wanted)) or 0
            rows = session.execute(
                select(Coder.id, Coder.name, func.count())
                .join(Coding, Coding.coder_id == Coder.id)
                .where(Coding.document_id.in_(part))
                .group_by(Coder.id, Coder.name)
            )
            for coder, name, many in rows:
                whose[coder, name] += many
    others = tuple((name, many) for (one, name), many in whose.items() if one != project.coder)
    return Losses(turns, whose.total(), tuple(sorted(others)), memos, marks)


def _many(session: Session, table: type[Turn] | type[Mark], documents: Sequence[str]) -> int:
    counting = select(func.count()).select_from(table).where(table.document_id.in_(documents))
    return session.scalar(counting) or 0
