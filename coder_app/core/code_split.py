"""Splitting a code: each of its codings goes to another code or stays; one step at the end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.code_rows import insert_code
from coder_app.core.codes import clean_code_name, tree
from coder_app.core.coding_store import give_code, whose
from coder_app.core.errors import CoderError
from coder_app.core.excerpts import ExcerptFilter, excerpts
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.names import clean_text, counted, listed, name_key, quoted
from coder_app.core.project import Project
from models import Coding


@dataclass(frozen=True, slots=True)
class NewCode:
    """A code that a split will make, known by its name until then."""

    name: str


Target = CodeId | NewCode


def split_codings(project: Project, code: CodeId) -> list[CodingId]:
    """The codings of a code alone, without its subcodes', document by document, by place."""
    wanted = ExcerptFilter(codes=frozenset({code}), with_subcodes=False)
    return [CodingId(one) for one in excerpts(project, wanted).ids]


def new_code(project: Project, code: CodeId, name: str) -> Target:
    """A code for a split: the one of this name beside the code that is split, else a new one.

    Raises CoderError for a name that says nothing.
    """
    clean = clean_code_name(name)
    with project.read() as session:
        codes = tree(session)
    siblings = codes.children(codes.get(code).parent_id)
    known = next((each for each in siblings if name_key(each.name) == name_key(clean)), None)
    return NewCode(clean) if known is None else CodeId(known.id)


def split_code(
    project: Project, code: CodeId, goes: Mapping[CodingId, Target], *, reason: str = ""
) -> int:
    """Give codings of a code to others, in one action; returns how many went.

    New codes stand beside the one that is split. Codings not named stay, as do those of other
    codes by now. Where a coder's coding then overlaps another of its new code they become one.
    Raises CoderError, NotFound; then nothing is changed.
    """
    with project.read() as session:
        codes = tree(session)
        name = codes.get(code).name
        moving = {c: t for c, t in goes.items() if t != code}
        there = set(_of_code(session, code, list(moving)))
        moving = {coding: target for coding, target in moving.items() if coding in there}
        targets = list(dict.fromkeys(moving.values()))
        names = [t.name if isinstance(t, NewCode) else codes.get(t).name for t in targets]
        by = whose(session, list(moving), project.coder)
    if not moving:
        return 0
    step = f"Split {quoted(name)}: {counted(len(moving), 'coding')}{by} to {listed(names, 'codes')}"
    with project.action(step, reason=clean_text(reason, "A reason")) as session:
        for target in targets:
            ids = [coding for coding, to in moving.items() if to == target]
            _give(session, code, target, ids)
    return len(moving)


def _of_code(session: Session, code: str, ids: Sequence[str]) -> list[str]:
    return [
        found
        for part in in_parts(ids)
        for found in session.scalars(
            select(Coding.id).where(Coding.id.in_(part), Coding.code_id == code)
        )
    ]


def _give(session: Session, code: CodeId, target: Target, ids: Sequence[str]) -> None:
    """Give codings of a code to one other, which is made where it is new."""
    if isinstance(target, NewCode):
        into = insert_code(session, target.name, tree(session).get(code).parent_id)
    else:
        into = target
        if into == code:
            raise CoderError("A code can't be split into itself. Nothing was changed.")
    give_code(session, ids, into)
