"""Around an excerpt: a sentence of context, and quotes with their reference."""

import re

from sqlalchemy import select

from coder_app.core.citing import (
    answer_documents,
    cite,
    paragraph_starts,
    reference_names,
    with_person,
)
from coder_app.core.errors import NotFound
from coder_app.core.excerpts import excerpt_rows, spoken_text
from coder_app.core.ids import CodingId, DocumentId
from coder_app.core.project import Project
from coder_app.core.turns_index import TurnsIndex, turns_indexes
from models import Attribute, AttributeValue, Coding


def context(project: Project, coding: CodingId) -> tuple[str, str]:
    """One sentence before and one after a coding, from its own or the neighbouring turn."""
    with project.read() as session:
        row = session.get(Coding, coding)
        if row is None:
            raise NotFound("This coding is no longer in the project.")
        document, start, end = DocumentId(row.document_id), row.start, row.end
        index = turns_indexes(session, [document])[document]
    text = project.text(document)
    return _before(text, index, start), _after(text, index, end)


_DESCRIBED = 2
_END = re.compile(r"[.?!…]+[\"”’»)]*\s+(?=[^\Wa-z_]|[\"“‘«(])|\n+")
_SHORT = {"mr", "mrs", "ms", "dr", "prof", "st", "no", "e.g", "i.e", "vs", "approx", "dept", "sgt"}


def _before(text: str, index: TurnsIndex, start: int) -> str:
    turn = index.turn_at(start) or (0, len(text), None)
    own = text[turn[0] : start].strip()
    if own:
        return _last_sentence(own)
    above = index.turn_before(turn[0])
    if above is None:
        return ""
    name = f"[{above[2].bracket}] " if above[2] else ""
    return name + _last_sentence(text[above[0] : above[1]].strip())


def _after(text: str, index: TurnsIndex, end: int) -> str:
    turn = index.turn_at(max(0, end - 1)) or (0, len(text), None)
    own = text[end : turn[1]].strip()
    if own:
        return _first_sentence(own)
    below = index.turn_after(end)
    if below is None:
        return ""
    name = f"[{below[2].bracket}] " if below[2] else ""
    return name + _first_sentence(text[below[0] : below[1]].strip())


def _last_sentence(text: str) -> str:
    """The last sentence, or what is there of it, of a text without outer blanks."""
    return text[max((cut for cut in _cuts(text) if cut < len(text)), default=0) :]


def _first_sentence(text: str) -> str:
    return text[: min(_cuts(text), default=len(text))].rstrip()


def _cuts(text: str) -> list[int]:
    """Where sentences begin after the first; rough, for the window's process has no spaCy."""
    return [match.end() for match in _END.finditer(text) if not _is_short(text, match.start())]


def _is_short(text: str, stop: int) -> bool:
    """Whether a full stop is that of an abbreviation or an initial."""
    words = text[max(0, stop - 10) : stop].split()
    word = words[-1].lstrip('("“‘').casefold() if words and not text[stop - 1].isspace() else ""
    return text[stop] == "." and (word in _SHORT or (len(word) == 1 and word not in "i0123456789"))


def quote(project: Project, coding: CodingId) -> str:
    """Quote and reference, “Nobody called me back.” (P04, woman, 25-34, ¶12). Raises NotFound.

    The case is described by its first two attributes; a bare yes or no would say nothing.
    """
    rows = excerpt_rows(project, [coding])
    if not rows:
        raise NotFound("This coding is no longer in the project.")
    row = rows[0]
    with project.read() as session:
        values = session.scalars(
            select(AttributeValue.value)
            .join(Attribute, Attribute.id == AttributeValue.attribute_id)
            .where(AttributeValue.case_id.in_(row.cases), Attribute.type != "yes/no")
            .order_by(Attribute.position)
            .limit(_DESCRIBED)
        ).all()
    return with_reference(row.text, row.citation, list(values) if len(row.cases) == 1 else [])


def quote_text(project: Project, document: DocumentId, start: int, end: int) -> str:
    """Quote and reference of any stretch of a document."""
    with project.read() as session:
        index = turns_indexes(session, [document])[document]
        name = reference_names(session)[document]
        if document in answer_documents(session):
            name = with_person(name, [case for _, case in index.cases(start, end)])
        cited = cite(name, paragraph_starts(session, [document])[document], start, end)
    return with_reference(spoken_text(project.text(document), index, start, end), cited, [])


def with_reference(text: str, citation: str, values: list[str]) -> str:
    """The template of a quote with its reference."""
    name, _, paragraph = citation.rpartition(" ")
    return f"“{' '.join(text.split())}” ({', '.join([name, *values, paragraph])})"
