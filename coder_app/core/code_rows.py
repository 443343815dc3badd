"""Rows of codes and their examples, written within an action."""

import re
from collections import Counter
from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.codes import refuse_twin, tree
from coder_app.core.errors import CoderError
from coder_app.core.names import clean_text, quoted
from models import Code, CodeExample, new_id, now
from resources import code_colours

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def insert_code(
    session: Session, name: str, parent: str | None, *, colour: str = "", is_theme: bool = False
) -> str:
    """Add a code at the end of its siblings; ``name`` is clean. Raises CoderError, NotFound.

    The colour is the least used of the palette unless given, and never that of a neighbour.
    """
    codes = tree(session)
    above = None if parent is None else codes.get(parent)
    siblings = codes.children(parent)
    refuse_twin(siblings, name, above)
    used = [code.colour for code in codes.codes.values()]
    near = [code.colour for code in (above, *siblings[-1:]) if code is not None]
    code = Code(
        id=new_id(),
        parent_id=parent,
        name=name,
        colour=checked_colour(colour) if colour else next_colour(used, near),
        is_theme=int(is_theme),
        position=1 + max((sibling.position for sibling in siblings), default=-1),
        created_at=now(),
    )
    session.add(code)
    session.flush()
    return code.id


def next_colour(used: Sequence[str], near: Sequence[str] = ()) -> str:
    """The colour of the palette that is least used so far, the first of several; none of ``near``.

    ``near`` are the colours a code stands beside: they would be mistaken for each other.
    """
    uses, beside = Counter(colour.lower() for colour in used), {colour.lower() for colour in near}
    return min(code_colours(), key=lambda colour: (colour in beside, uses[colour]))


def checked_colour(colour: str) -> str:
    """A colour as it is stored. Raises CoderError where it is not ``#rrggbb``."""
    if not _COLOUR.fullmatch(colour):
        raise CoderError(f"{quoted(colour)} is no colour; it is written like #146e5f.")
    return colour.lower()


def examples_of(session: Session, code: str) -> list[str]:
    """The example quotes of a code, in order."""
    ordered = select(CodeExample.text).where(CodeExample.code_id == code)
    return list(session.scalars(ordered.order_by(CodeExample.position, CodeExample.id)))


def put_examples(session: Session, code: str, examples: Sequence[str]) -> None:
    """Make these the examples of a code; those that stay are not touched."""
    wanted = list(dict.fromkeys(text for text in map(clean_text, examples) if text))
    ordered = select(CodeExample).where(CodeExample.code_id == code).order_by(CodeExample.position)
    kept: dict[str, CodeExample] = {}
    for row in session.scalars(ordered).all():
        if row.text in wanted and row.text not in kept:
            kept[row.text] = row
        else:
            session.delete(row)
    for position, text in enumerate(wanted):
        if text in kept:
            kept[text].position = position
        else:
            session.add(CodeExample(code_id=code, text=text, position=position))
