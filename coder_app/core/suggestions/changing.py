"""Another code than the suggested one, and where the excerpt of a reason stands."""

from sqlalchemy import select

from coder_app.core.citing import citation_in
from coder_app.core.code_rows import insert_code
from coder_app.core.codes import clean_code_name, tree
from coder_app.core.coding_store import put_coding
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.names import quoted
from coder_app.core.project import Project
from coder_app.core.suggestions import decisions
from coder_app.core.suggestions.decisions import Proposal, put_decision
from models import Coding, Segment

Place = tuple[DocumentId, int, int]
"""Document, start and end in code points."""


def change(
    project: Project, place: Place, suggested: CodeId, probability: float, chosen: CodeId
) -> CodingId:
    """Give a passage the code the coder picked; where that is the suggested one, it is accepted.

    One action. Raises ``NotFound``, ``ReadOnly``, ``Busy``.
    """
    if chosen == suggested:
        return decisions.accept(project, *place, suggested, probability)
    return decisions.change(project, *place, suggested, probability, chosen=chosen)


def change_to_new(
    project: Project, place: Place, suggested: CodeId, probability: float, name: str
) -> CodeId:
    """Make a code at the top of the codebook and give it to a passage instead of the suggested one.

    One action. A code at the top that has exactly this name already is taken instead of a twin.
    Raises ``CoderError``, ``NotFound``, ``ReadOnly``, ``Busy``.
    """
    document, start, end = place
    clean = clean_code_name(name)
    with project.read() as session:
        codes = tree(session)
        known = next((code.id for code in codes.children(None) if code.name == clean), None)
        instead = codes.get(suggested).name
        where = citation_in(session, document, start, end)
    if known is not None:
        change(project, place, suggested, probability, CodeId(known))
        return CodeId(known)
    words = f"Apply new code {quoted(clean)} to {where}, not {quoted(instead)}"
    with project.action(words) as session:
        code = CodeId(insert_code(session, clean, None))
        segment = Segment(start, end)
        put_coding(session, document, code, project.coder, segment, origin="hand")
        proposal = Proposal(document, start, end, suggested)
        put_decision(session, proposal, project.coder, "changed", probability)
    return code


def place_of(project: Project, coding: CodingId) -> Place | None:
    """Where a coding is; None where it is gone."""
    wanted = select(Coding.document_id, Coding.start, Coding.end).where(Coding.id == coding)
    with project.read() as session:
        row = session.execute(wanted).first()
    return (DocumentId(row.document_id), row.start, row.end) if row else None
