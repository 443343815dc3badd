"""Cases with their attributes, as REFI-QDA has them: Case, Variable, VariableValue."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from uuid import UUID
from xml.etree.ElementTree import Element, SubElement

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.exchange.workbook_cells import clean
from models import Attribute, AttributeValue, Case, Document, Speaker

TYPES = {"text": "Text", "choice": "Text", "number": "Float", "date": "Date", "yes/no": "Boolean"}
"""What the standard calls the types of attributes."""


def put_attributes(root: Element, session: Session) -> None:
    """The attributes of cases, if there are any."""
    found = session.scalars(select(Attribute).order_by(Attribute.position)).all()
    variables = SubElement(root, "Variables") if found else root
    for one in found:
        said = {"guid": guid(one.id), "name": clean(one.name)[0]}
        SubElement(variables, "Variable", said | {"typeOfVariable": TYPES[one.type]})


def put_cases(root: Element, session: Session) -> int:
    """Cases with their attributes and the documents they are heard in; returns how many."""
    found = session.scalars(select(Case).order_by(Case.name)).all()
    if not found:
        return 0
    values = grouped(
        session.execute(
            select(AttributeValue.case_id, Attribute.id, Attribute.type, AttributeValue.value)
            .join(Attribute, Attribute.id == AttributeValue.attribute_id)
            .where(AttributeValue.value != "")
            .order_by(Attribute.position)
        )
    )
    of_documents = select(Document.case_id, Document.id).where(Document.case_id.is_not(None))
    of_speakers = select(Speaker.case_id, Speaker.document_id).where(Speaker.case_id.is_not(None))
    heard = grouped((*session.execute(of_documents), *session.execute(of_speakers)))
    cases = SubElement(root, "Cases")
    for one in found:
        case = SubElement(cases, "Case", {"guid": guid(one.id), "name": clean(one.name)[0]})
        for attribute, kind, value in values[one.id]:
            given = SubElement(case, "VariableValue")
            SubElement(given, "VariableRef", {"targetGUID": guid(attribute)})
            SubElement(given, f"{TYPES[kind]}Value").text = _value(kind, value)
        for (document,) in dict.fromkeys(heard[one.id]):
            SubElement(case, "SourceRef", {"targetGUID": guid(document)})
    return len(found)


def guid(hexadecimal: str) -> str:
    """An id of ours as the standard writes it."""
    return str(UUID(hexadecimal))


def grouped(rows: Iterable[Sequence[str]]) -> defaultdict[str, list[tuple[str, ...]]]:
    """What follows the first of each row, by the first."""
    found: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for first, *rest in rows:
        found[first].append(tuple(rest))
    return found


def _value(kind: str, value: str) -> str:
    return str(value == "yes").lower() if kind == "yes/no" else clean(value)[0]
