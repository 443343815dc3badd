"""The people who code: their names, initials and colours."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.code_rows import checked_colour
from coder_app.core.errors import CoderError
from coder_app.core.finding import Choice, find
from coder_app.core.ids import CoderId
from coder_app.core.names import clean_name, quoted
from coder_app.core.project import Project
from models import Coder, Setting
from resources import code_colours

MOST_INITIALS = 4
_COLOUR = "coder.colour."
"""Begins the key of the setting that holds a coder's colour; the id follows."""


@dataclass(frozen=True, slots=True)
class CoderRow:
    """A person who codes."""

    id: CoderId
    name: str
    initials: str
    colour: str = ""
    """Chosen, or one of the palette in the order in which the coders came."""


def coders(project: Project) -> list[CoderRow]:
    """All coders of a project, by name."""
    with project.read() as session:
        return sorted(_rows(session), key=lambda row: row.name)


def find_coder(project: Project, text: str) -> CoderId:
    """The coder of this name, these initials or this id. Raises Ambiguous, NotFound."""
    rows = coders(project)
    choices = [Choice(row.id, row.name, row.name, (row.initials,)) for row in rows]
    return CoderId(find("coder", text, choices))


def _rows(session: Session) -> list[CoderRow]:
    """All coders, in the order in which they came."""
    chosen = {
        key.removeprefix(_COLOUR): value
        for key, value in session.execute(
            select(Setting.id, Setting.value).where(Setting.id.startswith(_COLOUR))
        )
    }
    columns = select(Coder.id, Coder.name, Coder.initials)
    palette = code_colours()
    return [
        CoderRow(
            CoderId(row.id),
            row.name,
            row.initials,
            chosen.get(row.id) or palette[number % len(palette)],
        )
        for number, row in enumerate(
            session.execute(columns.order_by(Coder.created_at, Coder.id)).all()
        )
    ]


def change_coder(
    project: Project, coder: CoderId, name: str, initials: str, colour: str = ""
) -> None:
    """Give a coder another name, initials or colour; their work stays theirs. Raises CoderError.

    An empty ``colour`` leaves it as it is.
    """
    name, initials = clean_name(name, "A coder's name"), _clean_initials(initials)
    with project.read() as session:
        rows = {row.id: row for row in _rows(session)}
    if coder not in rows:
        raise CoderError("This coder is not in the project. Nothing was changed.")
    if any(row.name.casefold() == name.casefold() for row in rows.values() if row.id != coder):
        raise CoderError(
            f"There is a coder named {quoted(name)}, capitals aside. Nothing was changed."
        )
    before = rows[coder]
    colour = checked_colour(colour) if colour else before.colour
    if (name, initials, colour) == (before.name, before.initials, before.colour):
        return
    renamed = f" to {quoted(name)}" if name != before.name else ""
    verb = "Rename" if renamed else "Change"
    with project.action(f"{verb} coder {quoted(before.name)}{renamed}") as session:
        row = session.get_one(Coder, coder)
        row.name, row.initials = name, initials
        if colour != before.colour:
            project.set_setting(session, f"{_COLOUR}{coder}", colour)


def _clean_initials(initials: str) -> str:
    wanted = "".join(initials.split())
    if not wanted or len(wanted) > MOST_INITIALS:
        raise CoderError(f"Initials are one to {MOST_INITIALS} letters. Nothing was changed.")
    return wanted
