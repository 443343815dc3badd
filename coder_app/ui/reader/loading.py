"""From a project to what the reader shows."""

from collections.abc import Iterable

from coder_app.core import coding, documents, heading, pins
from coder_app.core import marks as later_marks
from coder_app.core.coding import CodingRow
from coder_app.core.ids import CodingId, DocumentId
from coder_app.core.project import Project
from coder_app.ui.reader.code_match import CodeChoice
from coder_app.ui.reader.content import CodingMark, LaterMark, ReaderContent, SuggestionMark, Turn

MOST_GHOSTS = 3


def content(project: Project, document: DocumentId) -> ReaderContent:
    """Return a document's text, turns and codings."""
    return ReaderContent(
        text=project.text(document),
        paragraphs=documents.paragraphs(project, document),
        turns=turns(project, document),
        codings=marks(project, document),
        later=later(project, document),
    )


def later(project: Project, document: DocumentId) -> list[LaterMark]:
    """Return what the present coder marked to be coded later."""
    rows = later_marks.marks(project, document)
    return [LaterMark(row.id, row.start, row.end) for row in rows]


def turns(project: Project, document: DocumentId) -> list[Turn]:
    """Return the turns; each speaker but interviewers gets a rank, for its colour."""
    places: dict[str, int] = {}
    found = []
    for row in documents.turns(project, document):
        place = 0
        if row.role != "interviewer":
            place = places.setdefault(row.label, len(places))
        found.append(Turn(row.start, row.body_start, row.end, row.label, row.role, row.time, place))
    return found


def marks(
    project: Project, document: DocumentId, ids: Iterable[str] | None = None
) -> list[CodingMark]:
    """Return the codings of a document, or those of the ids that are in it."""
    wanted = None if ids is None else [CodingId(one) for one in ids]
    me = project.coder
    return [mark(row, me) for row in coding.codings(project, document, wanted)]


def mark(row: CodingRow, me: str) -> CodingMark:
    """Return a coding as it is drawn for a coder."""
    return CodingMark(
        row.id,
        row.code_id,
        row.code_name,
        row.colour,
        row.start,
        row.end,
        row.coder_initials or row.coder_name,
        row.created_at,
        row.memo or "",
        row.code_path,
        row.origin,
        row.coder_id,
        important=row.important,
        others=row.coder_id != me,
    )


def ghosts(start: int, end: int, names: list[str]) -> list[SuggestionMark]:
    """Return the first codes suggested for a passage, as they are drawn beside it."""
    shown = [f"{name}?" for name in names[:MOST_GHOSTS]]
    shown[:1] = [f"{name} (F8)" for name in shown[:1]]
    return [
        SuggestionMark(f"ghost{number}", "", name, "", start, end)
        for number, name in enumerate(shown)
    ]


def choices(project: Project) -> list[CodeChoice]:
    """Return the codes as the box offers them, with the keys they are pinned to."""
    pinned = {code: number for number, code in pins.pins(project).items()}
    return [
        CodeChoice(code.id, code.name, code.above, code.colour, pinned.get(code.id), code.aliases)
        for code in heading.named_codes(project)
    ]


def title(project: Project, document: DocumentId) -> str:
    """Return the line over the text: ``P04 · woman, 25-34, reported · coding``."""
    found = heading.heading(project, document)
    parts = (found.name, ", ".join(found.known), found.status)
    return " \u00b7 ".join(part for part in parts if part)
