"""Codes moved, grouped under a theme and deleted, with their subcodes and codings."""

from collections.abc import Sequence

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from coder_app.core.code_rows import insert_code
from coder_app.core.codes import Tree, TreeCode, refuse_twin, tree
from coder_app.core.errors import CoderError
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId
from coder_app.core.joining import collapse_identical
from coder_app.core.names import clean_name, clean_text, counted, listed, quoted
from coder_app.core.project import Project
from models import Code, Coding, LostCoding, new_id

# -- move ------------------------------------------------------------------------------------------


def move_codes(
    project: Project,
    ids: Sequence[CodeId],
    parent: CodeId | None,
    before: CodeId | None = None,
) -> None:
    """Move codes, with all beneath them, under another code (None: to the top).

    They come before the sibling ``before``, else last. A code that moves along with one above it
    keeps its place under that. Raises CoderError for a move into itself, or beside a code of the
    same name. Where they stand there already, nothing is written.
    """
    with project.read() as session:
        codes = tree(session)
    tops = codes.topmost(ids)
    if not tops:
        return
    above = None if parent is None else codes.get(parent)
    _refuse_circle(codes, tops, above)
    if _stay(codes, tops, parent, _order(codes, tops, above, before)):
        return
    where = f"under {quoted(above.name)}" if above else "to the top"
    with project.action(f"Move {_names(codes, tops)} {where}") as session:
        _place(session, codes, tops, above, before)


def _refuse_circle(codes: Tree, tops: Sequence[str], above: TreeCode | None) -> None:
    for code in tops:
        if above and above.id in codes.branch(code):
            raise CoderError(
                f"{quoted(codes.codes[code].name)} can't stand under itself. Nothing was moved."
            )


def _place(
    session: Session, codes: Tree, tops: Sequence[str], above: TreeCode | None, before: str | None
) -> None:
    """Put codes among the children of another; only rows that change are written."""
    parent = above.id if above else None
    for position, code in enumerate(_order(codes, tops, above, before)):
        row = session.get_one(Code, code)
        row.parent_id, row.position = parent, position
    session.flush()


def _order(
    codes: Tree, tops: Sequence[str], above: TreeCode | None, before: str | None
) -> list[str]:
    """The children of a code with these put among them. Raises CoderError for a twin."""
    parent = above.id if above else None
    siblings = [code for code in codes.children(parent) if code.id not in tops]
    for code in tops:
        refuse_twin(siblings, codes.codes[code].name, above)
        siblings.append(codes.codes[code])
    order = [code.id for code in siblings[: -len(tops)]]
    at = order.index(before) if before in order else len(order)
    order[at:at] = tops
    return order


def _stay(codes: Tree, tops: Sequence[str], parent: str | None, order: Sequence[str]) -> bool:
    """Whether an order shows every code where it stands; at the top, themes stand apart."""
    if any(codes.codes[code].parent_id != parent for code in tops):
        return False

    def shown(ids: Sequence[str]) -> list[str]:
        return sorted(ids, key=lambda code: parent is None and not codes.codes[code].is_theme)

    return shown(order) == shown([code.id for code in codes.children(parent)])


def group_under_theme(project: Project, ids: Sequence[CodeId], name: str) -> CodeId:
    """Declare a theme of this name and move the codes beneath it; returns the theme.

    A top-level code that has the name already becomes that theme. Raises CoderError where two of
    the codes, or one of them and a code of the theme, have the same name.
    """
    clean = clean_name(name, "A theme's name")
    with project.read() as session:
        codes = tree(session)
    tops = codes.topmost(ids)
    if not tops:
        raise CoderError("No code is chosen. Nothing was changed; select the codes to group.")
    old = next((each for each in codes.children(None) if each.name == clean), None)
    with project.action(f"Group {_names(codes, tops)} under {quoted(clean)}") as session:
        if old is not None and old.id not in tops:
            theme, final = old.id, clean
            session.get_one(Code, theme).is_theme = 1
        elif old is not None:  # the theme takes the name of a code that moves beneath it
            theme, final = insert_code(session, new_id(), None, is_theme=True), clean
        else:
            theme, final = insert_code(session, clean, None, is_theme=True), clean
        codes = tree(session)
        _refuse_circle(codes, tops, codes.get(theme))
        _place(session, codes, tops, codes.get(theme), None)
        session.get_one(Code, theme).name = final
    return CodeId(theme)


# -- delete ----------------------------------------------------------------------------------------


def delete_codes(
    project: Project, ids: Sequence[CodeId], move_to: CodeId | None = None, *, reason: str = ""
) -> None:
    """Delete codes with all beneath them; their codings go too, or over to ``move_to``.

    Raises CoderError where ``move_to`` is among what is deleted.
    """
    with project.read() as session:
        codes = tree(session)
        tops = codes.topmost(ids)
        branch = [code for top in tops for code in codes.branch(top)]
        codings = _codings_of(session, branch)
    if not tops:
        return
    if move_to in branch:
        raise CoderError("Codings can't move to a code that is deleted. Nothing was changed.")
    what = _names(codes, tops)
    if move_to is None:
        name = f"Delete {what} ({counted(codings, 'coding')})"
    else:
        target = codes.get(move_to).name
        name = f"Delete {what} and move {counted(codings, 'coding')} to {quoted(target)}"
    with project.action(name, reason=clean_text(reason, "A reason")) as session:
        if move_to is not None:
            for part in in_parts(branch):
                for table in (Coding, LostCoding):
                    moving = update(table).where(table.code_id.in_(part))
                    session.execute(moving.values(code_id=move_to))
            collapse_identical(session, [move_to])
        session.expire_all()
        for part in in_parts(reversed(branch)):
            session.execute(delete(Code).where(Code.id.in_(part)))


def _codings_of(session: Session, codes: Sequence[str]) -> int:
    return sum(
        session.scalar(select(func.count()).select_from(Coding).where(Coding.code_id.in_(part)))
        or 0
        for part in in_parts(codes)
    )


def _names(codes: Tree, ids: Sequence[str]) -> str:
    return listed([codes.codes[code].name for code in ids], "codes")
