"""Code sets: codes gathered across the tree under a name."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from coder_app.core.codes import tree
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId, CodeSetId
from coder_app.core.names import clean_name, counted, listed, name_key, quoted
from coder_app.core.project import Project
from models import CodeSet, CodeSetMember, new_id


@dataclass(frozen=True, slots=True)
class CodeSetRow:
    """A set, with its codes in tree order."""

    id: CodeSetId
    name: str
    codes: tuple[CodeId, ...]


def code_sets(project: Project) -> list[CodeSetRow]:
    """All sets, in the order they were made."""
    with project.read() as session:
        codes = tree(session).codes
        members: dict[str, list[str]] = {}
        for set_id, code in session.execute(select(CodeSetMember.set_id, CodeSetMember.code_id)):
            members.setdefault(set_id, []).append(code)
        rows = session.execute(select(CodeSet.id, CodeSet.name).order_by(CodeSet.position)).all()
    return [
        CodeSetRow(
            CodeSetId(one),
            name,
            tuple(CodeId(c) for c in sorted(members.get(one, ()), key=lambda c: codes[c].order)),
        )
        for one, name in rows
    ]


def find_set(project: Project, name: str) -> CodeSetRow | None:
    """The set of this name, whatever its capitals."""
    key = name_key(name)
    return next((row for row in code_sets(project) if name_key(row.name) == key), None)


def create_set(project: Project, name: str, ids: Sequence[CodeId]) -> CodeSetId:
    """Gather codes under a name. Raises CoderError where a set has it."""
    clean = clean_name(name, "A code set's name")
    _refuse_twin(project, clean)
    what = _names(project, ids)
    with project.action(f"Gather {what} in the code set {quoted(clean)}") as session:
        last = session.scalar(select(func.max(CodeSet.position)))
        made = CodeSet(id=new_id(), name=clean, position=0 if last is None else last + 1)
        session.add(made)
        session.flush()
        session.add_all(CodeSetMember(set_id=made.id, code_id=c) for c in dict.fromkeys(ids))
        return CodeSetId(made.id)


def rename_set(project: Project, one: CodeSetId, name: str) -> None:
    """Give a set another name. Raises CoderError where another set has it."""
    clean, old = clean_name(name, "A code set's name"), _row(project, one)
    if clean == old.name:
        return
    _refuse_twin(project, clean, but=one)
    with project.action(f"Rename the code set {quoted(old.name)} to {quoted(clean)}") as session:
        session.execute(update(CodeSet).where(CodeSet.id == one).values(name=clean))


def delete_set(project: Project, one: CodeSetId) -> None:
    """Part the codes of a set; the codes stay."""
    row = _row(project, one)
    with project.action(f"Delete the code set {quoted(row.name)}; its codes stay") as session:
        session.execute(delete(CodeSet).where(CodeSet.id == one))


def add_to_set(project: Project, one: CodeSetId, ids: Sequence[CodeId]) -> None:
    """Put codes into a set; those in it already are passed over."""
    row = _row(project, one)
    new = [code for code in dict.fromkeys(ids) if code not in row.codes]
    if not new:
        return
    what = _names(project, new)
    with project.action(f"Add {what} to the code set {quoted(row.name)}") as session:
        session.add_all(CodeSetMember(set_id=one, code_id=code) for code in new)


def take_from_set(project: Project, one: CodeSetId, ids: Sequence[CodeId]) -> None:
    """Take codes out of a set; those not in it are passed over."""
    row = _row(project, one)
    gone = [code for code in dict.fromkeys(ids) if code in row.codes]
    if not gone:
        return
    what = _names(project, gone)
    with project.action(f"Take {what} out of the code set {quoted(row.name)}") as session:
        for part in in_parts(gone):
            session.execute(
                delete(CodeSetMember).where(
                    CodeSetMember.set_id == one, CodeSetMember.code_id.in_(part)
                )
            )


def move_memberships(session: Session, code: str, into: str) -> None:
    """Let a code stand in all sets of another, within an action; before that one is deleted."""
    there = select(CodeSetMember.set_id).where(CodeSetMember.code_id == into)
    session.execute(
        update(CodeSetMember)
        .where(CodeSetMember.code_id == code, CodeSetMember.set_id.not_in(there))
        .values(code_id=into)
    )


def gather(session: Session, code: str, names: Sequence[str]) -> bool:
    """Put a code into sets of these names, made where there are none, within an action."""
    new = False
    for name in names:
        clean = clean_name(name, "A code set's name")
        sets = session.execute(select(CodeSet.id, CodeSet.name)).all()
        one = next((row.id for row in sets if name_key(row.name) == name_key(clean)), None)
        if one is None:
            one = new_id()
            last = session.scalar(select(func.max(CodeSet.position)))
            session.add(CodeSet(id=one, name=clean, position=0 if last is None else last + 1))
            session.flush()
        there = select(CodeSetMember.id).where(
            CodeSetMember.set_id == one, CodeSetMember.code_id == code
        )
        if session.scalar(there) is None:
            session.add(CodeSetMember(set_id=one, code_id=code))
            session.flush()
            new = True
    return new


def set_names(session: Session) -> dict[str, tuple[str, ...]]:
    """The names of the sets in which each code stands."""
    found: dict[str, list[str]] = {}
    rows = session.execute(
        select(CodeSetMember.code_id, CodeSet.name)
        .join(CodeSet, CodeSet.id == CodeSetMember.set_id)
        .order_by(CodeSet.position)
    )
    for code, name in rows:
        found.setdefault(code, []).append(name)
    return {code: tuple(names) for code, names in found.items()}


def _row(project: Project, one: str) -> CodeSetRow:
    row = next((row for row in code_sets(project) if row.id == one), None)
    if row is None:
        raise NotFound("This code set is no longer in the project. Nothing was changed.")
    return row


def _refuse_twin(project: Project, name: str, but: str = "") -> None:
    twin = find_set(project, name)
    if twin is not None and twin.id != but:
        raise CoderError(
            f"There is a code set {quoted(twin.name)} already. Nothing was changed. "
            "Choose another name, or add the codes to that one."
        )


def _names(project: Project, ids: Sequence[CodeId]) -> str:
    with project.read() as session:
        codes = tree(session)
        names = [codes.get(code).name for code in dict.fromkeys(ids)]
    return listed(names, "codes") if names else counted(0, "code")
