"""Replacing words in many documents: every hit listed first, then one step for all that were left.

The places of the hits are known, so that nothing has to be compared: what is not in a hit keeps
its words exactly.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder_app.core.citing import cite, paragraph_starts, reference_names
from coder_app.core.documents import documents
from coder_app.core.editing import edit_text, stored
from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.names import quoted
from coder_app.core.project import Project
from coder_app.core.text_difference import Change, Moved
from coder_app.core.turn_labels import Renamed, label_places
from models import new_id

MOST_HITS = 5_000
_AROUND = 36
"""Characters shown before and after a hit."""


@dataclass(frozen=True, slots=True)
class ReplaceHit:
    """Words that would be replaced, ``start:end`` of a document, and what stands around them."""

    document_id: DocumentId
    citation: str
    start: int
    end: int
    before: str
    words: str
    after: str
    in_label: bool = False
    """Whether it stands in the label of a speaker, whom replacing would write otherwise."""


@dataclass(frozen=True, slots=True)
class ReplaceReport:
    """What a replacement did."""

    hits: int
    documents: int
    lost: tuple[str, ...]
    """Citations of codings that are lost now, as where words were replaced by nothing."""
    labels: tuple[Renamed, ...] = ()
    """Speakers' labels that are written otherwise now."""


def find_words(
    project: Project,
    words: str,
    *,
    whole: bool = True,
    case: bool = False,
    among: Sequence[DocumentId] | None = None,
) -> list[ReplaceHit]:
    """Where words stand in the documents, in order; at most 5,000 hits.

    ``whole``: not inside longer words; ``case``: capitals matter. Any blanks between the words
    match. Raises CoderError where there are no words to find.
    """
    pattern = _pattern(words, whole=whole, case=case)
    chosen = [row.id for row in documents(project)]
    wanted = chosen if among is None else [one for one in chosen if one in set(among)]
    with project.read() as session:
        names = reference_names(session)
        starts = paragraph_starts(session, wanted)
        labels = label_places(session, wanted)
    found: list[ReplaceHit] = []
    for document in wanted:
        text = project.text(document)
        for match in pattern.finditer(text):
            start, end = match.span()
            citation = cite(names[document], starts[document], start, end)
            seen, label = _around(text, start, end), _in_one(labels[document], start, end)
            found.append(ReplaceHit(document, citation, start, end, *seen, in_label=label))
            if len(found) == MOST_HITS:
                return found
    return found


def _in_one(places: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a segment touches one of some places, which are in order."""
    number = bisect_left(places, (end,)) - 1
    return number >= 0 and start < places[number][1]


def _pattern(words: str, *, whole: bool, case: bool) -> re.Pattern[str]:
    pieces = words.split()
    if not pieces:
        raise CoderError("Say which words to find. Nothing was changed.")
    middle = r"\s+".join(map(re.escape, pieces))
    if whole:
        left = r"(?<!\w)" if re.match(r"\w", pieces[0]) else ""
        right = r"(?!\w)" if re.match(r"\w", pieces[-1][-1]) else ""
        middle = f"{left}{middle}{right}"
    return re.compile(middle, 0 if case else re.IGNORECASE)


def _around(text: str, start: int, end: int) -> tuple[str, str, str]:
    first, last = max(0, start - _AROUND), min(len(text), end + _AROUND)
    before = ("…" if first else "") + text[first:start].replace("\n", " ")
    after = text[end:last].replace("\n", " ") + ("…" if last < len(text) else "")
    return before, text[start:end], after


def replace_words(
    project: Project, hits: Sequence[ReplaceHit], replacement: str, words: str
) -> ReplaceReport:
    """Put a replacement in the place of hits: a step a document, all undone together.

    Raises CoderError, and changes nothing, where a hit no longer stands where it was found.
    """
    new = stored(replacement)
    chosen: dict[DocumentId, list[ReplaceHit]] = {}
    for hit in sorted(hits, key=lambda one: one.start):
        chosen.setdefault(hit.document_id, []).append(hit)
    texts = {document: project.text(document) for document in chosen}
    for document, ones in chosen.items():
        if any(texts[document][one.start : one.end] != one.words for one in ones):
            raise CoderError(
                "A text was changed since the words were found. Nothing was replaced; find again."
            )
        if not "".join(_replaced(texts[document], ones, new)).strip():
            raise CoderError(f"Nothing would be left of {ones[0].citation}. Nothing was replaced.")
    sentence = f"Replace {quoted(words)} by {quoted(new)} in {{name}}"
    group = new_id() if len(chosen) > 1 else None
    lost: list[str] = []
    labels: list[Renamed] = []
    for document, ones in chosen.items():
        places = Moved(tuple(_changes(ones, new)))
        text = "".join(_replaced(texts[document], ones, new))
        done = edit_text(project, document, text, sentence=sentence, group=group, places=places)
        lost += done.lost
        labels += done.labels
    many = sum(map(len, chosen.values()))
    return ReplaceReport(many, len(chosen), tuple(lost), tuple(labels))


def _replaced(text: str, hits: Sequence[ReplaceHit], new: str) -> Iterator[str]:
    at = 0
    for hit in hits:
        yield text[at : hit.start]
        yield new
        at = hit.end
    yield text[at:]


def _changes(hits: Sequence[ReplaceHit], new: str) -> Iterator[Change]:
    grown = 0
    for hit in hits:
        start = hit.start + grown
        yield hit.start, hit.end, start, start + len(new)
        grown += len(new) - (hit.end - hit.start)
