"""Codes merged into one: what would happen, then the step; the old name stays as an alias."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from coder_app.core.citing import cite, reference_names
from coder_app.core.code_aliases import keep_alias
from coder_app.core.code_rows import examples_of, put_examples
from coder_app.core.code_sets import move_memberships
from coder_app.core.codes import Tree, tree
from coder_app.core.coding_store import others_work
from coder_app.core.errors import CoderError
from coder_app.core.finding import in_parts
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.joining import (
    collapse_identical,
    join_memos,
    join_overlapping,
    join_texts,
    spots_of,
)
from coder_app.core.names import clean_text, listed, quoted
from coder_app.core.overlaps import Spot, identical, newly_overlapping
from coder_app.core.pins import move_pin
from coder_app.core.placed import starts_of
from coder_app.core.project import Project
from coder_app.core.suggestions.merging import merge_suggestions, refusals_of, switched
from models import Code, Coding, LostCoding, Memo

_LISTED = 200
"""Overlaps that a preview cites; the rest is counted."""


@dataclass(frozen=True, slots=True)
class OverlapJoin:
    """Codings of one coder that become one."""

    citation: str
    words: str
    codings: int


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What a merge would do."""

    codes: tuple[str, ...]
    """Names of the codes that go."""
    into: str
    codings: int
    """Codings that go over."""
    documents: int
    there: int
    """Codings the code has already."""
    identical: int
    """Codings that go because the same coder coded exactly the same words."""
    joins: tuple[OverlapJoin, ...]
    """The first 200 places at which overlapping codings become one."""
    joined: int
    """How many such places there are."""
    subcodes: int
    """Subcodes that move along or join a namesake."""
    left_joined: int
    """Codings of the code afterwards, where overlaps join."""
    left_apart: int
    """Codings of the code afterwards, where overlaps stay."""
    refused: int = 0
    """Refused suggestions of the codes that go, which say nothing any more."""
    some_off: bool = False
    """Whether some of the codes are never suggested now."""
    others: str = ""
    """Whose codings go over beside one's own, ``7 by Bo, 2 by Cy``."""
    off: bool = False
    """Whether the merged code is never suggested: where none of them was."""


def merge_preview(project: Project, ids: Sequence[CodeId], into: CodeId) -> MergePreview:
    """What ``merge_codes`` would do. Raises CoderError where it would."""
    with project.read() as session:
        codes = tree(session)
        merged = _checked(codes, ids, into)
        final = _final(_plan(codes, merged, into))
        was = _former(session, {into, *final, *final.values()})
        spots = _spots(session, set(was.values()))
        subcodes = {c for code in merged for c in codes.branch(code)} - set(merged)
        refused = refusals_of(session, set(final))
        some_off, off = switched(session, merged, into)
    becomes: dict[str, list[Spot]] = {into: []}
    for spot in spots:
        becomes.setdefault(final.get(was[spot.id], was[spot.id]), []).append(spot)
    twins = {s.id for rows in becomes.values() for group in identical(rows) for s in group[1:]}
    left = {code: [s for s in rows if s.id not in twins] for code, rows in becomes.items()}
    chains = {code: newly_overlapping(rows, was) for code, rows in left.items()}
    every = [chain for group in chains.values() for chain in group]
    coming = [spot for spot in spots if was[spot.id] in final]
    return MergePreview(
        codes=tuple(codes.codes[code].name for code in merged),
        into=codes.codes[into].name,
        codings=len(coming),
        documents=len({spot.document_id for spot in coming}),
        there=sum(code == into for code in was.values()),
        identical=len(twins),
        joins=_cited(project, every[:_LISTED]),
        joined=len(every),
        subcodes=len(subcodes),
        left_joined=len(left[into]) - sum(len(chain) - 1 for chain in chains[into]),
        left_apart=len(left[into]),
        refused=refused,
        some_off=some_off,
        off=off,
        others=others_work(project, list(final)),
    )


def merge_codes(
    project: Project,
    ids: Sequence[CodeId],
    into: CodeId,
    *,
    reason: str = "",
    join_overlaps: bool = True,
) -> None:
    """Give everything of some codes to another, then delete them; nothing is lost.

    Codings, decisions, memos and sets go over (of refusals and the off switch of suggestions see
    ``suggestions.merging``); definitions and examples are added; subcodes move
    along, and one that has a namesake there is merged with it. The old names stay as aliases,
    with their definitions and the reason. A coder's codings that now overlap become one, as if
    the code had been applied there, unless ``join_overlaps`` is off; identical ones always do.
    Raises CoderError where ``into`` stands beneath one of the codes.
    """
    with project.read() as session:
        codes = tree(session)
        merged = _checked(codes, ids, into)
    if not merged:
        return
    why = clean_text(reason, "A reason")
    names = listed([codes.codes[code].name for code in merged], "codes")
    target = quoted(codes.get(into).name)
    with project.action(f"Merge {names} into {target}", reason=why) as session:
        pairs = _plan(codes, merged, into)
        was = _former(session, {code for pair in pairs for code in pair}) if join_overlaps else {}
        for code in merged:
            _merge(session, code, into, why, project.coder)
        for kept in {kept for _, kept in pairs} - {gone for gone, _ in pairs}:
            collapse_identical(session, [kept])
            if join_overlaps:
                join_overlapping(session, kept, was)


def _checked(codes: Tree, ids: Iterable[CodeId], into: CodeId) -> list[str]:
    """The codes that go, the deepest first. Raises CoderError, NotFound."""
    target = codes.get(into)
    merged = sorted(
        {codes.get(code).id for code in ids} - {target.id},
        key=lambda code: (-codes.codes[code].depth, codes.codes[code].order),
    )
    for code in merged:
        if target.id in codes.branch(code):
            raise CoderError(
                f"{quoted(codes.codes[code].name)} can't be merged into {quoted(target.name)}, "
                "which stands beneath it. Nothing was changed; move that code out first."
            )
    return merged


def _plan(codes: Tree, merged: Sequence[str], into: str) -> list[tuple[str, str]]:
    """Which code becomes part of which, subcodes of one name with them; no row is touched."""
    below = {parent: list(children) for parent, children in codes.below.items()}
    pairs: list[tuple[str, str]] = []

    def merge(code: str, kept: str) -> None:
        for child in below.pop(code, []):
            name = codes.codes[child].name
            there = below.setdefault(kept, [])
            twin = next((c for c in there if c != code and codes.codes[c].name == name), None)
            if twin is None:
                there.append(child)
            else:
                merge(child, twin)
        siblings = next((row for row in below.values() if code in row), None)
        if siblings is not None:
            siblings.remove(code)
        pairs.append((code, kept))

    for code in merged:
        merge(code, into)
    return pairs


def _former(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """The code of each coding of some codes."""
    found: dict[str, str] = {}
    for part in in_parts(dict.fromkeys(codes)):
        rows = session.execute(select(Coding.id, Coding.code_id).where(Coding.code_id.in_(part)))
        found |= {coding: code for coding, code in rows}  # noqa: C416 - rows are no pairs to mypy
    return found


def _final(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """For each code that goes, the code in which it ends."""
    kept = dict(pairs)
    found = {}
    for code, first in kept.items():
        end = first
        while end in kept:
            end = kept[end]
        found[code] = end
    return found


def _spots(session: Session, codes: Iterable[str]) -> list[Spot]:
    """The places of all codings of some codes."""
    return [
        spot
        for part in in_parts(dict.fromkeys(codes))
        for spot in spots_of(session, Coding.code_id.in_(part))
    ]


def _cited(project: Project, chains: Sequence[Sequence[Spot]]) -> tuple[OverlapJoin, ...]:
    starts = starts_of(project, {chain[0].document_id for chain in chains})
    with project.read() as session:
        names = reference_names(session)
    found = []
    for chain in chains:
        document = chain[0].document_id
        start, end = min(spot.start for spot in chain), max(spot.end for spot in chain)
        words = " ".join(project.text(DocumentId(document))[start:end].split())
        place = cite(names[document], starts[document], start, end)
        found.append(OverlapJoin(place, words, len(chain)))
    return tuple(found)


def _merge(session: Session, code: str, into: str, why: str, coder: str) -> None:
    """Merge one code, its subcodes first."""
    codes = tree(session)
    name = codes.get(code).name
    session.get_one(Code, code).name = code  # out of the way of a subcode of the same name
    session.flush()
    namesakes = {each.name: each.id for each in codes.children(into) if each.id != code}
    position = 1 + max((each.position for each in codes.children(into)), default=-1)
    for child in codes.children(code):
        if child.name in namesakes:
            _merge(session, child.id, namesakes[child.name], why, coder)
        else:
            row = session.get_one(Code, child.id)
            row.parent_id, row.position = into, position
            position += 1
    session.flush()
    keep_alias(session, code, name, into, reason=why, coder=coder)
    _join_words(session, code, into, name)
    merge_suggestions(session, code, into)
    for table in (Coding, LostCoding):
        session.execute(update(table).where(table.code_id == code).values(code_id=into))
    move_memberships(session, code, into)
    move_pin(session, code, into)
    join_memos(session, Memo.code_id, code, into)
    session.expire_all()
    session.execute(delete(Code).where(Code.id == code))


def _join_words(session: Session, code: str, into: str, name: str) -> None:
    gone, kept = session.get_one(Code, code), session.get_one(Code, into)
    kept.definition = join_texts(kept.definition, gone.definition, name)
    kept.include = join_texts(kept.include, gone.include, name)
    kept.exclude = join_texts(kept.exclude, gone.exclude, name)
    put_examples(session, into, [*examples_of(session, into), *examples_of(session, code)])
    session.flush()
