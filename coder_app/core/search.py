"""Search over the words of all documents; the only core module that knows SQLite's FTS5."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from sqlalchemy.exc import DBAPIError

from coder_app.core.errors import CoderError
from coder_app.core.ids import DocumentId
from coder_app.core.placed import turns_of
from coder_app.core.project import Project
from coder_app.core.search_filter import Allows, Search, SearchFilter
from coder_app.core.search_query import Node, expression, places, spans_of, words_of
from coder_app.core.search_reading import parse
from coder_app.core.search_rows import PAGE, Found, FoundDocument, Hit, Span

__all__ = ["Found", "Hit", "Search", "SearchFilter", "match_expression", "search", "search_words"]

MOST_LIMITED = 5_000
"""Paragraphs of which it is worked out at once who speaks in them."""
BEFORE_LIMITS = "Counts are before limits by speaker and case."

_MATCH = (
    "SELECT group_concat(rowid) FROM"  # one long text: seven times as fast as a row for each
    " (SELECT rowid FROM paragraph_fts WHERE paragraph_fts MATCH ? ORDER BY rowid)"
)
# The paragraphs of a revision are numbered one after the other, when it is stored.
_DOCUMENTS = (
    "SELECT d.id, d.name,"
    " (SELECT p.id FROM paragraph p WHERE p.revision_id = d.revision_id ORDER BY number LIMIT 1),"
    " (SELECT p.id FROM paragraph p WHERE p.revision_id = d.revision_id"
    " ORDER BY number DESC LIMIT 1) FROM document d ORDER BY d.position, d.id"
)
_PARAGRAPHS = 'SELECT id, start, "end" FROM paragraph WHERE id BETWEEN ? AND ? ORDER BY id'


def search(
    project: Project, words: str, document: DocumentId | None = None, limit: int = 500
) -> list[Hit]:
    """Where words stand: ``word``, ``"a phrase"``, ``begin*``, AND, OR, NOT; in reading order.

    Capitals and accents do not matter. All words must stand in one paragraph. Raises CoderError
    where nothing can be searched for; whatever is typed, nothing else.
    """
    where = SearchFilter(documents=frozenset([document] if document else []))
    return list(islice(search_words(project, words, where), limit))


def search_words(
    project: Project,
    words: str,
    where: SearchFilter | None = None,
    *,
    node: Node | None = None,
    note: str = "",
) -> Found:
    """The documents with words, with the count of paragraphs; hits as they are asked for.

    ``node`` is the query where it was read before, such as with the forms of its words. Raises
    CoderError where nothing can be searched for.
    """
    where = where or SearchFilter()
    wanted = match_expression(words) if node is None else expression(node)
    groups = _by_document(project, _matching(project, wanted, words), where)
    with project.read() as session:
        allow = where.allows(session)
    if allow is not None and sum(len(group.ids) for group in groups) > MOST_LIMITED:
        note = f"{note} {BEFORE_LIMITS}".strip()
    elif allow is not None:
        groups = [group for group in (_allowed(project, one, allow) for one in groups) if group.ids]
    documents = [FoundDocument(one.id, one.name, len(one.ids)) for one in groups]
    spans = _spans_of(project, node or parse(words), groups, allow)
    return Found(project, documents, spans, counts_hits=False, note=note)


def match_expression(words: str) -> str:
    """What a person typed as an FTS5 query in which every word is quoted. Raises CoderError."""
    return expression(parse(words))


@dataclass(frozen=True, slots=True)
class _Group:
    """A document and those of its paragraphs that match, by their rows."""

    id: DocumentId
    name: str
    ids: tuple[int, ...]


def _matching(project: Project, wanted: str, words: str) -> list[int]:
    """The paragraphs that match, of any revision. Raises CoderError."""
    with project.read() as session:
        try:
            listed = session.connection().exec_driver_sql(_MATCH, (wanted,)).scalar()
        except DBAPIError as error:
            if "fts5" not in str(error.orig):
                raise  # no fault of the query
            raise CoderError(
                f"{words.strip()[:60]!r} can't be searched for: it asks for too much at once. "
                "Search for fewer words."
            ) from error
    return [int(one) for one in listed.split(",")] if listed else []


def _by_document(project: Project, found: list[int], where: SearchFilter) -> list[_Group]:
    """The paragraphs parted among the documents, in the order of the list."""
    with project.read() as session:
        rows = session.connection().exec_driver_sql(_DOCUMENTS).all()
    groups = []
    for one, name, first, last in rows:
        if first is not None and (not where.documents or one in where.documents):
            ids = tuple(found[bisect_left(found, first) : bisect_right(found, last)])
            if ids:
                groups.append(_Group(DocumentId(one), name, ids))
    return groups


def _paragraphs(project: Project, ids: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Row, start and end of paragraphs of one document."""
    wanted = set(ids)
    with project.read() as session:
        rows = session.connection().exec_driver_sql(_PARAGRAPHS, (ids[0], ids[-1])).all()
    return ((row[0], row[1], row[2]) for row in rows if row[0] in wanted)


def _allowed(project: Project, group: _Group, allow: Allows) -> _Group:
    """The paragraphs in which somebody speaks who is wanted."""
    index = turns_of(project, [group.id])[group.id]
    rows = _paragraphs(project, group.ids)
    return replace(group, ids=tuple(row for row, *place in rows if allow(index, *place)))


def _spans_of(
    project: Project, node: Node, groups: Sequence[_Group], allow: Allows | None
) -> Callable[[int, int], Sequence[Span]]:
    """The places on a page of a document, worked out when they are asked for."""

    def spans(number: int, page: int) -> list[Span]:
        group = groups[number]
        ids = group.ids[page * PAGE : (page + 1) * PAGE]
        text = project.text(group.id)
        index = turns_of(project, [group.id])[group.id] if allow else None
        found: list[Span] = []
        for _, start, end in _paragraphs(project, ids):
            for first, last in _in_paragraph(node, text[start:end]):
                place = start + first, start + last
                if allow is None or index is None or allow(index, *place):
                    found.append(place)
        return found

    return spans


def _in_paragraph(node: Node, paragraph: str) -> Iterator[Span]:
    """Where a query stands in a paragraph that the index says it stands in."""
    found = places(node, words_of(paragraph))
    where = spans_of(paragraph) if found else []
    for first, last in found:
        yield where[first][0], where[last - 1][1]
    if not found:  # the index takes two letters for one that we tell apart: never lose a hit
        yield 0, len(paragraph)
