"""What a coder decides about a suggestion. For the window's process: these are writes.

Each decision keeps the probability, and the model and reasons with which the code was shown.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.citing import citation_in
from coder_app.core.coding_store import put_coding
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.ids import CodeId, CoderId, CodingId, DocumentId
from coder_app.core.names import counted, quoted
from coder_app.core.project import Project
from coder_app.core.suggestions import ledger
from coder_app.core.suggestions.review import Place
from models import Code, Decision, Document, Segment, TextRevision, new_id, now

IN_BULK = "suggestion, in bulk"
"""The origin of codings that were accepted many at once."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A code for ``start:end`` of a document."""

    document: DocumentId
    start: int
    end: int
    code: CodeId


def accept(  # noqa: PLR0917 - the same plain arguments as the list hands them out
    project: Project,
    document: DocumentId,
    start: int,
    end: int,
    code: CodeId,
    probability: float,
) -> CodingId:
    """Make a suggestion a coding of this coder, with origin "suggestion", and remember it.

    One action. Where the coder has given the code to an overlapping segment meanwhile, that
    coding is extended. What was marked here to be coded later is coded now, and the document is
    being coded. ``start``, ``end`` in code points; ``probability`` in 0..1, as shown.
    Raises ``NotFound`` where code or document are gone, ``ReadOnly``, ``Busy``.
    """
    proposal = Proposal(document, start, end, code)
    with project.action(_named(project, "Accept", proposal)) as session:
        applied = put_coding(
            session, document, code, project.coder, Segment(start, end), origin="suggestion"
        )
        put_decision(session, proposal, project.coder, "accepted", probability)
        return applied.coding


def refuse(  # noqa: PLR0917
    project: Project,
    document: DocumentId,
    start: int,
    end: int,
    code: CodeId,
    probability: float,
) -> None:
    """Remember that this coder does not want the code here; until its definition changes.

    Arguments and errors as for ``accept``.
    """
    proposal = Proposal(document, start, end, code)
    with project.action(_named(project, "Refuse", proposal)) as session:
        put_decision(session, proposal, project.coder, "refused", probability)


def change(  # noqa: PLR0917
    project: Project,
    document: DocumentId,
    start: int,
    end: int,
    code: CodeId,
    probability: float,
    *,
    chosen: CodeId,
) -> CodingId:
    """Give a passage another code than the suggested one: a coding by hand, and remember it.

    One action. Arguments and errors as for ``accept``; ``chosen`` is what the coder picked.
    """
    proposal = Proposal(document, start, end, code)
    named = _named(project, "Apply", Proposal(document, start, end, chosen))
    with project.read() as session:
        suggested = session.scalar(select(Code.name).where(Code.id == code))
    if suggested is None:
        raise NotFound("The suggested code is no longer in the project. Nothing was changed.")
    with project.action(f"{named}, not {quoted(suggested)}") as session:
        segment = Segment(start, end)
        applied = put_coding(session, document, chosen, project.coder, segment, origin="hand")
        put_decision(session, proposal, project.coder, "changed", probability)
        return applied.coding


def accept_all(project: Project, code: CodeId, chosen: Sequence[tuple[Place, float]]) -> int:
    """Make many suggestions of one code codings at once; returns how many. One action.

    Each comes with its probability, 0..1, as shown. Their origin is "suggestion, in bulk". Raises
    as ``accept``, with nothing changed where a single passage is gone, and ``CoderError`` where
    none is chosen.
    """
    if not chosen:
        raise CoderError("No passage is ticked. Nothing was changed.")
    proposals = [(Proposal(*place, code), chance) for place, chance in chosen]
    for proposal, _ in proposals:
        _named(project, "Accept", proposal)
    with project.read() as session:
        name = session.scalars(select(Code.name).where(Code.id == code)).one()
    many = counted(len(proposals), "passage")
    with project.action(f"Accept {quoted(name)} for {many} at once") as session:
        for proposal, chance in proposals:
            segment = Segment(proposal.start, proposal.end)
            put_coding(session, proposal.document, code, project.coder, segment, origin=IN_BULK)
            put_decision(session, proposal, project.coder, "accepted", chance)
    return len(proposals)


def _named(project: Project, what: str, proposal: Proposal) -> str:
    """The action's name; raises ``NotFound`` where something of it has gone since."""
    with project.read() as session:
        name = session.scalar(select(Code.name).where(Code.id == proposal.code))
        characters = session.scalar(
            select(TextRevision.characters)
            .join(Document, Document.revision_id == TextRevision.id)
            .where(Document.id == proposal.document)
        )
        if name is None:
            raise NotFound("The suggested code is no longer in the project. Nothing was changed.")
        if characters is None or not 0 <= proposal.start < proposal.end <= characters:
            raise NotFound(
                "The passage is no longer in the project as it was. Nothing was changed; ask for "
                "suggestions again."
            )
        where = citation_in(session, proposal.document, proposal.start, proposal.end)
        return f"{what} {quoted(name)} for {where}"


def put_decision(
    session: Session, proposal: Proposal, coder: CoderId, kind: str, probability: float
) -> None:
    """Keep a decision, within an action, with the model and the reasons of what was shown."""
    where = (proposal.document, proposal.start, proposal.end)
    why = ledger.grounds(session, where, proposal.code, coder)
    session.add(
        Decision(
            id=new_id(),
            document_id=proposal.document,
            code_id=proposal.code,
            coder_id=coder,
            start=proposal.start,
            end=proposal.end,
            kind=kind,
            probability=ledger.stored(probability),
            created_at=now(),
            model=why.model,
            reasons=json.dumps(why.reasons, ensure_ascii=False),
        )
    )
