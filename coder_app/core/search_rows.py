"""What a search found: documents with counts first, then the hits of one document in context."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from coder_app.core.ids import DocumentId
from coder_app.core.placed import starts_of, turns_of
from coder_app.core.project import Project
from coder_app.core.turns_index import TurnsIndex
from models import Document

Span = tuple[int, int]
"""Start and end in code points of a document."""

AROUND = 80
"""Characters of context on each side of a hit."""
_SNIPPET = 40
_LONGEST = 400
"""Characters shown of a hit that is longer, such as a turn nobody has coded."""
PAGE = 100
"""Places, hits or paragraphs, of which hits are read at once."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A stretch of a document that was found, in code points, with the words around it."""

    document_id: DocumentId
    document_name: str
    paragraph: int
    start: int
    end: int
    before: str
    words: str
    after: str
    speaker: str
    """The label of who speaks where it begins; empty where nobody is named."""

    @property
    def snippet(self) -> str:
        """The hit among some words before and after."""
        before = self.before if len(self.before) <= _SNIPPET else f"…{self.before[-_SNIPPET:]}"
        after = self.after if len(self.after) <= _SNIPPET else f"{self.after[:_SNIPPET]}…"
        return f"{before}{self.words}{after}".strip()


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document with hits; ``places`` counts them, or the paragraphs that hold some."""

    id: DocumentId
    name: str
    places: int


class Found:
    """The answer to a search: documents in order; the hits of each by page, as they are asked for.

    A page holds the hits of ``PAGE`` places of one document.
    """

    def __init__(
        self,
        project: Project,
        documents: Sequence[FoundDocument],
        spans: Callable[[int, int], Sequence[Span]],
        *,
        counts_hits: bool,
        note: str = "",
    ) -> None:
        """``spans`` gives the places of a document's page, both by number."""
        self.documents = tuple(documents)
        self.counts_hits = counts_hits
        """Whether ``places`` are hits; else they are paragraphs with at least one."""
        self.note = note
        """What the person should know of the answer; empty where nothing."""
        self._project = project
        self._spans = spans

    @property
    def places(self) -> int:
        """How many there are in all."""
        return sum(document.places for document in self.documents)

    def pages(self, number: int) -> int:
        """How many pages one document has, by its place in ``documents``."""
        return -(-self.documents[number].places // PAGE)

    def page(self, number: int, page: int) -> tuple[Hit, ...]:
        """The hits of one page of one document, in reading order."""
        return hits_at(self._project, self.documents[number], self._spans(number, page))

    def spans(self, number: int) -> Iterator[Span]:
        """Where all hits of one document stand, in order."""
        for page in range(self.pages(number)):
            yield from self._spans(number, page)

    def __iter__(self) -> Iterator[Hit]:
        """Every hit, document by document."""
        for number in range(len(self.documents)):
            for page in range(self.pages(number)):
                yield from self.page(number, page)


def found_at(project: Project, spans: Mapping[DocumentId, Sequence[Span]], note: str = "") -> Found:
    """An answer of which every place is known: document id to places, documents in order."""
    names = document_names(project)
    documents = [
        FoundDocument(one, name, len(spans[one])) for one, name in names.items() if spans.get(one)
    ]

    def part(number: int, page: int) -> Sequence[Span]:
        return spans[documents[number].id][page * PAGE : (page + 1) * PAGE]

    return Found(project, documents, part, counts_hits=True, note=note)


def document_names(project: Project) -> dict[DocumentId, str]:
    """The names of all documents by id, in the order of the list."""
    with project.read() as session:
        rows = session.execute(
            select(Document.id, Document.name).order_by(Document.position, Document.id)
        )
        return {DocumentId(row.id): row.name for row in rows}


def hits_at(project: Project, document: FoundDocument, spans: Sequence[Span]) -> tuple[Hit, ...]:
    """Places of a document as hits with context; nothing is read of other documents."""
    text = project.text(document.id)
    starts = starts_of(project, [document.id])[document.id]
    index = turns_of(project, [document.id])[document.id]

    def hit(start: int, end: int) -> Hit:
        before, after = _around(text, start, end)
        return Hit(
            document.id,
            document.name,
            max(1, bisect_right(starts, start)),
            start,
            end,
            before,
            " ".join(text[start : min(end, start + _LONGEST)].split()),
            after,
            _speaker(index, start),
        )

    return tuple(hit(*span) for span in spans)


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after in the same paragraph."""
    line = text.rfind("\n", max(0, start - AROUND), start) + 1
    stop = text.find("\n", end, end + AROUND)
    before = text[max(line, start - AROUND) : start]
    return before, text[end : end + AROUND if stop < 0 else stop]


def _speaker(index: TurnsIndex, start: int) -> str:
    turn = index.turn_at(start)
    return turn[2].label if turn is not None and turn[2] is not None else ""
