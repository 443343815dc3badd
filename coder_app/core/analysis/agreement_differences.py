"""Where coders did not code alike: the passages to talk about, in the order of the text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from coder_app.core.analysis.agreement import Agreement, CodeAgreement
from coder_app.core.analysis.agreement_data import Compared, in_text, names_of
from coder_app.core.analysis.agreement_sweep import Difference, differences
from coder_app.core.citing import answer_documents, cite, reference_names, with_person
from coder_app.core.excerpts import spoken_text
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.listing import Listing
from coder_app.core.placed import turns_of
from coder_app.core.project import Project

Kind = Literal["only", "ends"]
"""Only some of the coders coded it, or all did but with other ends."""


@dataclass(frozen=True, slots=True)
class Place:
    """A passage that was not coded alike; ``start:end`` in code points holds all codings of it."""

    code_id: CodeId
    code: str
    colour: str
    kind: Kind
    said: str
    """Who coded it: ``Only AL``, ``AL, not BM``, ``Other ends``."""
    document: Compared
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A passage as lists and files show it."""

    place: Place
    citation: str
    text: str

    @property
    def document_id(self) -> DocumentId:
        """The document it stands in."""
        return self.place.document.id


def places(found: Agreement, code: CodeId | None = None) -> list[Place]:
    """Every passage that was not coded alike, by document and place; of one code or of all."""
    rows = [row for row in found.rows if code is None or row.code_id == code]
    order = {one.id: number for number, one in enumerate(found.documents)}
    every = [place for row in rows for place in _of_code(found, row)]
    every.sort(key=lambda one: (order[one.document.id], one.start, one.end))
    return every


def _of_code(found: Agreement, row: CodeAgreement) -> Iterator[Place]:
    spans = found.material.spans[str(row.code_id)]
    for document in found.documents:
        for one in differences(spans.get(document.id, ()), document.raters):
            start, end = in_text(document, found.unit, one.start, one.end)
            kind: Kind = "ends" if one.coded == document.raters else "only"
            said = _said(found, document, one)
            yield Place(
                CodeId(str(row.code_id)), row.name, row.colour, kind, said, document, start, end
            )


def _said(found: Agreement, document: Compared, one: Difference) -> str:
    if one.coded == document.raters:
        return "Other ends"
    who = ", ".join(names_of(found.people, one.coded))
    if found.two:
        return f"Only {who}"
    others = ", ".join(names_of(found.people, document.raters & ~one.coded))
    return f"{who}, not {others}"


def listed(project: Project, wanted: Sequence[Place]) -> Listing[PlaceRow]:
    """The passages as rows, read by page."""
    numbers = tuple(map(str, range(len(wanted))))
    return Listing(numbers, lambda ids: place_rows(project, [wanted[int(one)] for one in ids]))


def place_rows(project: Project, wanted: Sequence[Place]) -> list[PlaceRow]:
    """The passages with their citations and words."""
    documents = {one.document.id for one in wanted}
    indexes = turns_of(project, documents)
    texts = {one: project.text(one) for one in documents}
    with project.read() as session:
        names, answers = reference_names(session), answer_documents(session)
    rows = []
    for one in wanted:
        index = indexes[one.document.id]
        start, end = one.start, one.end
        name = names.get(one.document.id, one.document.name)
        if one.document.id in answers:
            name = with_person(name, [case[1] for case in index.cases(start, end)])
        said = spoken_text(texts[one.document.id], index, start, end)
        rows.append(PlaceRow(one, cite(name, one.document.starts, start, end), said))
    return rows
