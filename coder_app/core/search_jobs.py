"""Any search from its description, in this process or in the worker. Light to import."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path

from sqlalchemy import select

from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.language.languages import known
from coder_app.core.language.pipelines import how_to_add
from coder_app.core.placed import turns_of
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.search import Search, search_words
from coder_app.core.search_query import Node, single_words, with_forms, words_of
from coder_app.core.search_reading import parse
from coder_app.core.search_rows import Found, Span, document_names, found_at
from coder_app.core.search_segments import Reach, segments_around
from models import Document

NO_PIPELINE = (
    "No spaCy pipeline for this language is installed: these are the words as you typed them."
)
_vocabularies: dict[str, frozenset[str]] = {}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the worker found: places by document, or the query with the forms of its words."""

    spans: Mapping[DocumentId, list[Span]] = field(default_factory=dict)
    node: Node | None = None
    note: str = ""


def needs_worker(search: Search) -> bool:
    """Whether a search burns time in Python, so that it is for the worker."""
    return search.mode != "words"


def answer_search(
    path: Path, search: Search, coder: CoderId | None, progress: Progress = silent
) -> Answer:
    """Search in the worker; ``coder`` is who searches. Raises CoderError, ProjectRefused."""
    project = Project.open_to_read(path)
    try:
        return _answer(project, search, coder, progress)
    finally:
        project.close()


def found(project: Project, search: Search, answer: Answer | None = None) -> Found:
    """What was found, as rows: words at once, all else from the worker's answer.

    Without an answer it is worked out here. Raises CoderError.
    """
    if needs_worker(search) and answer is None:
        answer = _answer(project, search, project.coder, silent)
    if answer is None or answer.node is not None:
        node, note = (answer.node, answer.note) if answer else (None, "")
        return search_words(project, search.words, search.where, node=node, note=note)
    return found_at(project, answer.spans, answer.note)


def plan_coding(
    path: Path, search: Search, reach: Reach, coder: CoderId | None, progress: Progress = silent
) -> dict[DocumentId, list[Span]]:
    """The segments that coding a search's hits would code, by document; in the worker."""
    project = Project.open_to_read(path)
    try:
        answer = _answer(project, search, coder, silent) if needs_worker(search) else None
        hits = found(project, search, answer)
        plan: dict[DocumentId, list[Span]] = {}
        for number, document in enumerate(hits.documents):
            progress(number, len(hits.documents))
            text = project.text(document.id)
            index = turns_of(project, [document.id])[document.id]
            sentences = _sentences(project, text, index.bodies()) if reach == "sentence" else []
            spans = segments_around(text, index, hits.spans(number), reach, sentences)
            if spans:
                plan[document.id] = spans
        return plan
    finally:
        project.close()


def _answer(project: Project, search: Search, coder: CoderId | None, progress: Progress) -> Answer:
    match search.mode:
        case "pattern":
            pattern = import_module("coder_app.core.search_pattern")
            return Answer(pattern.find_pattern(project, search.words, search.where, progress))
        case "forms":
            return _with_forms(project, parse(search.words), progress)
        case "words":
            return Answer(node=parse(search.words))
        case _:
            who = coder if search.mode == "uncoded by me" else None
            uncoded = import_module("coder_app.core.uncoded")
            return Answer(uncoded.find_uncoded(project, search.where, who, progress, me=coder))


def _with_forms(project: Project, node: Node, progress: Progress) -> Answer:
    """The query with the forms of its words; as typed, and saying so, without a pipeline."""
    forms = import_module("coder_app.core.language.forms")
    pipeline = forms.pipeline_of(known(project.language))
    if pipeline is None:
        return Answer(node=node, note=f"{NO_PIPELINE} {how_to_add(project.language)}".strip())
    vocabulary = _vocabulary(project, progress)
    return Answer(node=with_forms(node, forms.forms_of(single_words(node), vocabulary, pipeline)))


def _vocabulary(project: Project, progress: Progress) -> frozenset[str]:
    """All words of the project, kept in the worker by text."""
    names = document_names(project)
    words: set[str] = set()
    for done, one in enumerate(names):
        progress(done, len(names))
        with project.read() as session:
            key = session.scalars(select(Document.revision_id).where(Document.id == one)).one()
        if key not in _vocabularies:
            _vocabularies[key] = frozenset(words_of(project.text(one)))
        words |= _vocabularies[key]
    return frozenset(words)


def _sentences(project: Project, text: str, turns: list[Span]) -> list[Span]:
    cutter = import_module("coder_app.core.language.sentences")
    found: list[Span] = cutter.sentences(text, turns, project.language)
    return found
