"""Codings changed in place: marked as important, given a code that is made for them."""

from collections.abc import Sequence

from sqlalchemy import select, update

from coder_app.core.code_rows import insert_code
from coder_app.core.codes import clean_code_name, tree
from coder_app.core.coding import recode
from coder_app.core.coding_store import existing, give_code, named_codings
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.names import quoted
from coder_app.core.project import Project
from models import Coding


def set_important(project: Project, ids: Sequence[CodingId], *, important: bool) -> None:
    """Flag codings as important, or take the flag away, in one action."""
    changing = [
        one
        for part in in_parts(existing(project, ids))
        for one in _not_yet(project, part, int(important))
    ]
    if not changing:
        return
    named = named_codings(project, changing, "in")
    words = f"Mark {named} as important" if important else f"Mark {named} as important no more"
    with project.action(words) as session:
        for part in in_parts(changing):
            flagged = update(Coding).where(Coding.id.in_(part))
            session.execute(flagged.values(important=int(important)))


def _not_yet(project: Project, ids: list[str], flag: int) -> list[str]:
    with project.read() as session:
        wanted = select(Coding.id).where(Coding.id.in_(ids), Coding.important != flag)
        return list(session.scalars(wanted))


def recode_as_new(project: Project, ids: Sequence[CodingId], name: str) -> CodeId | None:
    """Create a code at the top of the codebook and give it to codings, in one action.

    A code at the top that has exactly this name is given instead. Returns the code, None where
    no coding is there any more. Raises CoderError.
    """
    chosen = existing(project, ids)
    clean = clean_code_name(name)
    if not chosen:
        return None
    with project.read() as session:
        known = next((c.id for c in tree(session).children(None) if c.name == clean), None)
    if known is not None:
        recode(project, ids, CodeId(known))
        return CodeId(known)
    named = named_codings(project, chosen, "in")
    with project.action(f"Recode {named} as new code {quoted(clean)}") as session:
        code = insert_code(session, clean, None)
        give_code(session, chosen, code)
        return CodeId(code)
