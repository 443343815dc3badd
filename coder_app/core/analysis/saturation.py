"""Saturation: how many new codes each document brought, in the order of coding or of the list.

Beside it the measure of Guest, G., Namey, E. and Chen, M. (2020), A simple method to assess and
report thematic saturation in qualitative research, PLoS ONE 15(5): e0232076:

    share = new codes in a run of documents / codes in the base, the first documents

A run is some documents in a row, the first one those right after the base; the next run begins one
document later. The base stays the same. Where a share is at or under the threshold, new information
has become little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from coder_app.core.codes import tree
from coder_app.core.errors import CoderError
from coder_app.core.excerpt_choice import cases_having
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project
from models import Coding, Document, DocumentStatus

if TYPE_CHECKING:
    from coder_app.core.analysis.chosen import Among, Chosen

Order = Literal["coding", "list"]
ORDERS: tuple[Order, ...] = ("coding", "list")
BASE, RUN, THRESHOLD = 4, 2, 5
"""Guest, Namey and Chen: base size, run length and new information threshold in per cent."""
_ALL = 100


@dataclass(frozen=True, slots=True)
class SaturationAsked:
    """What is counted, and by which measure."""

    order: Order = "coding"
    """By the first coding in each document, or as in the list of documents."""
    themes: bool = False
    """Whether themes are counted instead of codes; codes in no theme then do not count."""
    base: int = BASE
    run: int = RUN
    threshold: int = THRESHOLD


@dataclass(frozen=True, slots=True)
class Step:
    """One document, in its turn."""

    document_id: DocumentId
    name: str
    codes: int
    """Codes in it."""
    new: tuple[str, ...]
    """Names of those that no document before had."""
    total: int
    """Codes up to and with it."""
    run_new: int | None = None
    """New codes in the run that ends here; None before the first run has ended."""
    share: float | None = None
    """That as a share of the codes in the base."""


@dataclass(frozen=True, slots=True)
class Saturation:
    """Documents in order, and where new information became little."""

    asked: SaturationAsked
    steps: tuple[Step, ...]
    base_codes: int
    reached: int | None
    """The place in ``steps`` where the first run ends whose share is at or under the threshold."""
    left_out: int
    """Documents left out: nothing that counts is coded in them, and nobody marked them as done."""


def saturation(project: Project, asked: SaturationAsked, among: Among) -> Saturation:
    """Count new codes by document. Raises CoderError for a base or run under 1."""
    from coder_app.core.analysis.chosen import chosen  # noqa: PLC0415 - slow to import

    if asked.base < 1 or asked.run < 1 or not 0 <= asked.threshold <= _ALL:
        raise CoderError(
            "Base and run are one document at least, and the threshold is 0 to 100 per cent. "
            "Nothing was counted."
        )
    found = chosen(project, among)
    with project.read() as session:
        names = {row.id: row.name for row in session.execute(select(Document.id, Document.name))}
        codes = tree(session).codes
        counts = {
            code: (one.theme_id, codes[one.theme_id].name if one.theme_id else "")
            if asked.themes
            else (code, one.name)
            for code, one in codes.items()
        }
        held = _held(found, {code: key for code, (key, _) in counts.items()})
        done = _done(session, among) & _speaking(project, session, among)
        documents = _in_order(session, asked, among, found, {*held} | done)
    steps = _steps(documents, names, held, dict(counts.values()))
    return _measured(asked, steps, len(found.documents) - len(steps))


def _held(found: Chosen, key_of: Mapping[str, str | None]) -> dict[str, list[str]]:
    """The codes (or themes) in each document with codings, once each, as they come in its text."""
    held: dict[str, list[tuple[int, str]]] = {}
    rows = zip(found.document.tolist(), found.start.tolist(), found.code_ids, strict=True)
    for document, start, code in rows:
        held.setdefault(found.documents[document], [])
        key = key_of[code]
        if key is not None:
            held[found.documents[document]].append((start, key))
    return {
        document: list(dict.fromkeys(key for _, key in sorted(each)))
        for document, each in held.items()
    }


def _done(session: Session, among: Among) -> set[str]:
    """The documents that a coder who counts marked as done, even where nothing is coded in them."""
    done = select(DocumentStatus.document_id).where(DocumentStatus.status == "done")
    if hidden := _hidden(session, among):
        done = done.where(DocumentStatus.document_id.not_in(hidden))
    if among.coders:
        done = done.where(DocumentStatus.coder_id.in_(among.coders))
    return set(session.scalars(done))


def _speaking(project: Project, session: Session, among: Among) -> set[str]:
    """The documents in which a case of the group takes part."""
    from coder_app.core.placed import turns_of  # noqa: PLC0415 - slow to import

    if among.attribute is None:
        return set(session.scalars(select(Document.id)))
    wanted = cases_having(session, *among.attribute)
    return {
        document
        for document, turns in turns_of(project).items()
        if any(case in wanted for case, _ in turns.all_cases)
    }


def _hidden(session: Session, among: Among) -> frozenset[DocumentId]:
    from coder_app.core.analysis.chosen import hidden_from  # noqa: PLC0415 - slow to import

    return hidden_from(session, among)


def _in_order(
    session: Session, asked: SaturationAsked, among: Among, found: Chosen, coded: set[str]
) -> list[str]:
    """The documents that count, in their order; those in which nothing is coded come last."""
    documents = [document for document in found.documents if document in coded]
    if asked.order == "coding":
        first = select(Coding.document_id, func.min(Coding.created_at)).group_by(Coding.document_id)
        if hidden := _hidden(session, among):
            mine = Coding.coder_id == among.seen_by
            first = first.where(or_(mine, Coding.document_id.not_in(hidden)))
        if among.coders:
            first = first.where(Coding.coder_id.in_(among.coders))
        rows = session.execute(first).all()
        begun = {document: at for document, at in rows if document in coded}
        documents.sort(key=lambda document: begun.get(document, "~"))  # stable; not begun: last
    return documents


def _steps(
    documents: Iterable[str],
    names: Mapping[str, str],
    held: Mapping[str, Sequence[str]],
    name_of: Mapping[str | None, str],
) -> list[Step]:
    steps, seen = [], set[str]()
    for document in documents:
        codes = held.get(document, ())
        new = [code for code in codes if code not in seen]
        seen.update(new)
        said = tuple(name_of[code] for code in new)
        step = Step(DocumentId(document), names[document], len(codes), said, len(seen))
        steps.append(step)
    return steps


def _measured(asked: SaturationAsked, steps: Sequence[Step], left_out: int) -> Saturation:
    """The steps with the share of the run that ends at each."""
    base = steps[asked.base - 1].total if len(steps) >= asked.base else 0
    upto = [0, *accumulate(len(step.new) for step in steps)]
    measured: list[Step] = []
    reached = None
    for number, step in enumerate(steps):
        if not base or number < asked.base + asked.run - 1:
            measured.append(step)
            continue
        run_new = upto[number + 1] - upto[number + 1 - asked.run]
        if reached is None and _ALL * run_new <= asked.threshold * base:
            reached = number
        measured.append(replace(step, run_new=run_new, share=run_new / base))
    return Saturation(asked, tuple(measured), base, reached, left_out)
