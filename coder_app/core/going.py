"""Places named by a person: a paragraph's number, or a time."""

import re

from coder_app.core.documents import paragraphs, turns
from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project

_NUMBER = re.compile(r"¶?\s*(\d+)$")
_TIME = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})$")


def place_named(project: Project, document: DocumentId, text: str) -> int:
    """Where ``240`` (or ``¶240``) or ``12:30`` (``1:02:30``) is in a document, in code points.

    A time is in the last turn that begins at or before it. Raises CoderError for what is none of
    these, for a paragraph that is not there, and for a time where turns have none.
    """
    typed = text.strip()
    number, time = _NUMBER.match(typed), _TIME.match(typed)
    if number is not None:
        found = paragraphs(project, document)
        if not 1 <= int(number[1]) <= len(found):
            raise CoderError(f"There is no ¶{number[1]}: the document has ¶1 to ¶{len(found)}.")
        return found[int(number[1]) - 1][0]
    if time is None:
        raise CoderError("Type a paragraph, such as 240, or a time, such as 12:30.")
    hours, minutes, seconds = (int(part or 0) for part in time.groups())
    return _at_time(project, document, (hours * 3600 + minutes * 60 + seconds) * 1000)


def _at_time(project: Project, document: DocumentId, time: int) -> int:
    timed = [(turn.time, turn.start) for turn in turns(project, document) if turn.time is not None]
    if not timed:
        raise CoderError("The turns of this document have no times. Type a paragraph's number.")
    return max((one for one in timed if one[0] <= time), default=min(timed))[1]
