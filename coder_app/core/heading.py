"""What is read at a glance: the line over a document, the codes by name. Cheap, without counts."""

from dataclasses import dataclass

from sqlalchemy import select

from coder_app.core.citing import document_cases
from coder_app.core.code_aliases import alias_names
from coder_app.core.codes import PATH, tree
from coder_app.core.errors import NotFound
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.project import Project
from models import Attribute, AttributeValue, Document, DocumentStatus

_YES = frozenset({"yes", "true"})
_NO = frozenset({"no", "false"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A document's name, what is known of its one case, its status for who codes now."""

    name: str
    known: tuple[str, ...]
    """Values in the order of the attributes; yes and no become ``reported``, ``not reported``."""
    status: str


@dataclass(frozen=True, slots=True)
class NamedCode:
    """A code by name; ``above`` names its parents, outermost first, with `` > `` between."""

    id: CodeId
    name: str
    above: str
    colour: str
    aliases: tuple[str, ...] = ()
    """Names of codes that were merged into it."""


def heading(project: Project, document: DocumentId) -> Heading:
    """Return what stands over a document. Raises NotFound."""
    with project.read() as session:
        name = session.scalar(select(Document.name).where(Document.id == document))
        if name is None:
            raise NotFound("This document is no longer in the project.")
        status = session.scalar(
            select(DocumentStatus.status).where(
                DocumentStatus.document_id == document,
                DocumentStatus.coder_id == (project.coder if project.coder_name else ""),
            )
        )
        cases = document_cases(session).get(document, ())
        values = session.execute(
            select(Attribute.name, AttributeValue.value)
            .join(Attribute, Attribute.id == AttributeValue.attribute_id)
            .where(AttributeValue.case_id.in_([case for case, _ in cases][:1]))
            .order_by(Attribute.position, Attribute.name)
        ).all()
    known = tuple(_in_words(*row) for row in values) if len(cases) == 1 else ()
    return Heading(name, known, status or "not started")


def named_codes(project: Project) -> list[NamedCode]:
    """Return all codes in tree order."""
    with project.read() as session:
        codes = tree(session).codes.values()
        aliases = alias_names(session)
    return [
        NamedCode(
            CodeId(code.id),
            code.name,
            code.path[: -len(PATH + code.name)],
            code.colour,
            aliases.get(code.id, ()),
        )
        for code in codes
    ]


def _in_words(attribute: str, value: str) -> str:
    small = attribute if attribute[1:2].isupper() else attribute[:1].lower() + attribute[1:]
    if value.casefold() in _YES:
        return small
    return f"not {small}" if value.casefold() in _NO else value
