"""What is decided in the review queue, beyond accepting and refusing. For the window's process."""

from collections.abc import Sequence

from coder_app.core.citing import citation_in
from coder_app.core.code_rows import insert_code
from coder_app.core.codes import tree
from coder_app.core.coding import checked_segment
from coder_app.core.coding_store import put_coding
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.names import clean_name, counted, quoted
from coder_app.core.project import Project
from coder_app.core.suggestions.decisions import CERTAIN
from coder_app.core.suggestions.review import Place
from models import Decision, new_id, now

IN_BULK = "suggestion, in bulk"
"""The origin of codings that were accepted many at once."""


def change(
    project: Project, place: Place, code: CodeId, instead: CodeId, probability: float
) -> CodingId:
    """Give a passage another code than the one suggested, by hand, and remember it. One action.

    ``probability``, 0..1, is that of the code suggested. Raises ``NotFound`` where a code is gone,
    ``CoderError`` where the passage is.
    """
    document, start, end = place
    segment = checked_segment(project, document, start, end)
    with project.read() as session:
        codes = tree(session)
        name, old = codes.get(instead).name, codes.get(code).name
        where = citation_in(session, document, start, end)
    sentence = f"Apply {quoted(name)} to {where} instead of {quoted(old)}"
    with project.action(sentence) as session:
        applied = put_coding(session, document, instead, project.coder, segment, origin="hand")
        session.add(_decision(project, place, code, "changed", probability))
        return applied.coding


def accept_all(project: Project, code: CodeId, chosen: Sequence[tuple[Place, float]]) -> int:
    """Make many suggestions of one code codings at once; returns how many. One action.

    Each comes with its probability, 0..1. Raises ``NotFound`` where the code is gone, and
    ``CoderError``, with nothing changed, where a passage is.
    """
    segments = [(place, checked_segment(project, *place), chance) for place, chance in chosen]
    if not segments:
        raise CoderError("No passage is ticked. Nothing was changed.")
    with project.read() as session:
        name = tree(session).get(code).name
    many = counted(len(segments), "passage")
    with project.action(f"Accept {quoted(name)} for {many} at once") as session:
        for place, segment, chance in segments:
            put_coding(session, place[0], code, project.coder, segment, origin=IN_BULK)
            session.add(_decision(project, place, code, "accepted", chance))
    return len(segments)


def make_code(project: Project, name: str) -> CodeId:
    """Make a code of a phrase, at the top of the codebook; raises ``CoderError`` for a twin."""
    clean = clean_name(name, "A code's name")
    with project.action(f"Create {quoted(clean)} from an emerging theme") as session:
        return CodeId(insert_code(session, clean, None))


def _decision(
    project: Project, place: Place, code: CodeId, kind: str, probability: float
) -> Decision:
    document, start, end = place
    return Decision(
        id=new_id(),
        document_id=document,
        code_id=code,
        coder_id=project.coder,
        start=start,
        end=end,
        kind=kind,
        probability=round(min(max(probability, 0.0), 1.0) * CERTAIN),
        created_at=now(),
    )
