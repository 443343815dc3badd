"""The people who code."""

from dataclasses import dataclass

from sqlalchemy import select

from coder_app.core.ids import CoderId
from coder_app.core.names import clean_name
from coder_app.core.project import Project
from models import Coder


@dataclass(frozen=True, slots=True)
class CoderRow:
    """A person who codes."""

    id: CoderId
    name: str
    initials: str


def coders(project: Project) -> list[CoderRow]:
    """All coders of a project, by name."""
    with project.read() as session:
        rows = session.execute(select(Coder.id, Coder.name, Coder.initials).order_by(Coder.name))
        return [CoderRow(CoderId(row.id), row.name, row.initials) for row in rows]


def ensure_coder(project: Project, name: str, initials: str = "") -> CoderId:
    """The coder of this name, added where there is none; who codes now stays. Raises CoderError."""
    wanted = clean_name(name, "A coder's name")
    known = next((row.id for row in coders(project) if row.name == wanted), None)
    if known is not None:
        return known
    present = project.coder_name
    added = project.use_coder(wanted, initials)
    if present:
        project.use_coder(present)
    return added
