"""Joining one case to another: its speakers, documents, memos and what is known of it go over."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from coder_app.core.errors import CoderError, NotFound
from coder_app.core.ids import AttributeId, CaseId
from coder_app.core.joining import join_memos
from coder_app.core.names import quoted
from coder_app.core.project import Project
from models import Attribute, AttributeValue, Case, Document, Memo, Speaker


@dataclass(frozen=True, slots=True)
class Conflict:
    """An attribute for which the two cases say different things."""

    attribute: AttributeId
    name: str
    going: str
    """What it is for the case that goes."""
    staying: str


@dataclass(frozen=True, slots=True)
class CaseMerge:
    """What joining a case to another does, before it is done."""

    case: str
    into: str
    conflicts: tuple[Conflict, ...]
    added: tuple[tuple[str, str], ...]
    """Attributes and values that the case that stays has not, and gets."""
    speakers: int
    documents: int
    """Documents in which nobody is named that go over."""
    memos: int


def preview_merge(project: Project, case: CaseId, into: CaseId) -> CaseMerge:
    """What joining ``case`` to ``into`` would do. Raises CoderError, NotFound."""
    with project.read() as session:
        names = _names(session, case, into)
        theirs, ours = _values(session, case), _values(session, into)
        kinds = session.execute(select(Attribute.id, Attribute.name).order_by(Attribute.position))
        conflicts, added = [], []
        for kind, name in kinds.all():
            going, staying = theirs.get(kind, ""), ours.get(kind, "")
            if going and staying and going != staying:
                conflicts.append(Conflict(AttributeId(kind), name, going, staying))
            elif going and not staying:
                added.append((name, going))
        counts = [
            session.scalar(select(func.count()).select_from(t).where(t.case_id == case)) or 0
            for t in (Speaker, Document, Memo)
        ]
    return CaseMerge(*names, tuple(conflicts), tuple(added), *counts)


def merge_case(
    project: Project, case: CaseId, into: CaseId, taken: Collection[AttributeId] = ()
) -> None:
    """Join ``case`` to ``into``, which keeps its name; codings are left as they are.

    Where both have a value of an attribute, that of ``into`` stays, unless the attribute is one of
    ``taken``. Two memos of one coder become one text. Raises CoderError, NotFound.
    """
    with project.read() as session:
        going, staying = _names(session, case, into)
    with project.action(f"Merge case {quoted(going)} into {quoted(staying)}") as session:
        for table in (Speaker, Document):
            session.execute(update(table).where(table.case_id == case).values(case_id=into))
        _join_values(session, case, into, taken)
        join_memos(session, Memo.case_id, case, into)
        session.execute(delete(Case).where(Case.id == case))


def _names(session: Session, case: str, into: str) -> tuple[str, str]:
    names = dict(session.execute(select(Case.id, Case.name)).all())
    if case not in names or into not in names:
        raise NotFound("This case is no longer in the project. Nothing was changed.")
    if case == into:
        raise CoderError(f"{quoted(names[case])} can't be merged into itself. Nothing was changed.")
    return names[case], names[into]


def _values(session: Session, case: str) -> dict[str, str]:
    wanted = select(AttributeValue.attribute_id, AttributeValue.value)
    return dict(session.execute(wanted.where(AttributeValue.case_id == case)).all())


def _join_values(session: Session, case: str, into: str, taken: Collection[str]) -> None:
    own = session.scalars(select(AttributeValue).where(AttributeValue.case_id == into)).all()
    ours = {row.attribute_id: row for row in own}
    rows = select(AttributeValue).where(AttributeValue.case_id == case)
    for row in session.scalars(rows).all():
        kept = ours.get(row.attribute_id)
        if kept is None:
            row.case_id = into
        elif row.attribute_id in taken:
            kept.value = row.value
    session.flush()
