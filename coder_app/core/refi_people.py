"""Cases of another program's project: who is heard in which text, and what is known of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coder_app.core.cases import put_attribute
from coder_app.core.exchange.refi_cases import RefiCase
from coder_app.core.names import name_key
from coder_app.core.speakers import PARTICIPANT, case_of, drop_empty
from models import Attribute, AttributeValue, Document, Speaker


def put_cases(
    session: Session, cases: Sequence[RefiCase], documents: Mapping[str, str]
) -> tuple[dict[str, str], int]:
    """Add cases with their attributes, within an action; ``documents``: ids by path.

    Known ones, by name, are taken up; what is known of them stays. The only participant of a text
    belongs to the case that is heard there, of several the one of its name. Returns the ids by
    GUID, and in how many places nobody could be told to be the case.
    """
    ids = {case.guid: case_of(session, case.name) for case in cases}
    known = _known(session)
    cells: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for case in cases:
        for name, value in case.values.items():
            if (ids[case.guid], name_key(name)) not in known:
                cells[name][ids[case.guid]] = value
    for name, values in cells.items():
        put_attribute(session, name, list(values.items()))
    taken, unknown = set(ids.values()), 0
    for case in cases:
        for path in case.documents:
            if path in documents:
                unknown += not _heard(session, documents[path], ids[case.guid], case.name, taken)
    return ids, unknown


def _known(session: Session) -> set[tuple[str, str]]:
    """Of which cases which attributes are known, by the key of the name."""
    rows = session.execute(
        select(AttributeValue.case_id, Attribute.name).join(
            Attribute, Attribute.id == AttributeValue.attribute_id
        )
    )
    return {(case, name_key(name)) for case, name in rows}


def _heard(session: Session, document: str, case: str, name: str, taken: set[str]) -> bool:
    """Let whoever speaks in a document belong to a case; whether it is known who that is."""
    speakers = session.execute(
        select(Speaker.id, Speaker.label, Speaker.case_id).where(
            Speaker.document_id == document, Speaker.role == PARTICIPANT
        )
    ).all()
    if any(one.case_id == case for one in speakers):
        return True
    if not speakers:
        before = session.scalar(select(Document.case_id).where(Document.id == document))
        session.execute(update(Document).where(Document.id == document).values(case_id=case))
        drop_empty(session, [before] if before else [])
        return True
    free = [one for one in speakers if one.case_id not in taken]
    same = [one for one in free if name_key(one.label) == name_key(name)]
    found = same or (free if len(speakers) == 1 else [])
    for one in found[:1]:
        session.execute(update(Speaker).where(Speaker.id == one.id).values(case_id=case))
        drop_empty(session, [one.case_id] if one.case_id else [])
    return bool(found)
