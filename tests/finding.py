"""What tests look up by name."""

from coder_app.core.cases import cases
from coder_app.core.ids import CaseId
from coder_app.core.project import Project


def case_named(project: Project, name: str) -> CaseId:
    """The one case of this name."""
    (found,) = (row.id for row in cases(project) if row.name == name)
    return found
