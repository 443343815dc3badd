"""How often each theme and code was raised, and by whom: cases, documents, codings, words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.analysis.rows_at_once import no_collection
from coder_app.core.analysis.theme_rows import COLUMNS, Counts, Group, ThemeRow, ThemeTable
from coder_app.core.codes import Tree, tree
from coder_app.core.errors import CoderError
from coder_app.core.finding import Choice, find
from coder_app.core.ids import CodeId
from coder_app.core.project import Project
from models import Attribute, AttributeValue, Document, Speaker

if TYPE_CHECKING:
    from coder_app.core.analysis.spoken import Spoken
    from coder_app.core.analysis.tallies import Tallies

__all__ = ["COLUMNS", "Counts", "Group", "ThemeRow", "ThemeTable", "theme_table"]

_MOST_GROUPS = 200


def theme_table(
    project: Project,
    by: str | None = None,
    interviewer_words: bool = False,
    subcodes: bool = True,
    by_hand: bool = False,
) -> ThemeTable:
    """Count cases, documents, codings and words for every theme and code.

    ``by``: name or id of an attribute to split the cases by. Where ``subcodes``, counts hold those
    of subcodes; a case, a document and a word count once. Unless ``interviewer_words``, what only
    the interviewer says does not count. ``by_hand``: nor do codings that began as suggestions.
    Raises NotFound, Ambiguous, CoderError.
    """
    from coder_app.core.analysis.spoken import spoken_in_codings  # noqa: PLC0415 - slow to import

    with project.read() as session:
        codes, bases = tree(session), _bases(session)
        name, value_of = (None, {}) if by is None else _values(session, by, bases)
    groups = _groups(value_of, bases) if by is not None else ()
    how = {"interviewer_words": interviewer_words, "by_hand": by_hand}
    with no_collection():
        spoken = spoken_in_codings(project, codes.codes, **how)
    tallies = _tallies(spoken, codes, groups, value_of, subcodes=subcodes)
    rows = tuple(_rows(codes, tallies))
    loose = [own for row, own in zip(rows, tallies.own, strict=True) if not row.in_theme]
    return ThemeTable(
        by=name,
        groups=groups,
        rows=rows,
        cases_total=len(bases),
        documents_total=_documents(project),
        codings_total=sum(tallies.own),
        left_out=spoken.left_out,
        loose_codes=len(loose),
        loose_codings=sum(loose),
        interviewer_words=interviewer_words,
        subcodes=subcodes,
        by_hand=by_hand,
    )


def _documents(project: Project) -> int:
    with project.read() as session:
        return len(session.execute(select(Document.id)).all())


def _tallies(
    spoken: Spoken,
    codes: Tree,
    groups: Sequence[Group],
    value_of: Mapping[str, str],
    *,
    subcodes: bool,
) -> Tallies:
    from coder_app.core.analysis.tallies import Tallies  # noqa: PLC0415 - as above

    number = {code: n for n, code in enumerate(codes.codes)}
    raised = [
        [number[each] for each in ((code, *codes.above(code)) if subcodes else (code,))]
        for code in codes.codes
    ]
    place = {group.value: n for n, group in enumerate(groups)}
    of_cases = [place[value_of.get(case, "")] for case in spoken.cases] if place else []
    return Tallies(spoken, raised, of_cases, len(place))


def _rows(codes: Tree, tallies: Tallies) -> Iterator[ThemeRow]:
    """The rows in the order of the tree: themes first, what is in none last."""
    for number, code in enumerate(codes.codes.values()):
        yield ThemeRow(
            code_id=CodeId(code.id),
            parent_id=None if code.parent_id is None else CodeId(code.parent_id),
            name=code.name,
            path=code.path,
            colour=code.colour,
            depth=code.depth,
            is_theme=code.is_theme,
            in_theme=code.theme_id is not None,
            has_children=bool(codes.below.get(code.id)),
            counts=tallies.totals[number],
            groups=tuple(tallies.groups[number]),
        )


def _bases(session: Session) -> set[str]:
    """The cases that can raise something: those that take part in a document."""
    spoken = select(Speaker.case_id).where(
        Speaker.case_id.is_not(None), Speaker.role == "participant"
    )
    own = select(Document.case_id).where(Document.case_id.is_not(None))
    return {case for case in session.scalars(spoken.union(own)) if case is not None}


def _values(session: Session, by: str, bases: set[str]) -> tuple[str, dict[str, str]]:
    """The attribute's name, and what it is for each of the cases that has a value."""
    choices = [
        Choice(row.id, row.name, row.name)
        for row in session.execute(select(Attribute.id, Attribute.name))
    ]
    attribute = find("attribute", by, choices)
    name = next(choice.name for choice in choices if choice.id == attribute)
    rows = session.execute(
        select(AttributeValue.case_id, AttributeValue.value).where(
            AttributeValue.attribute_id == attribute
        )
    )
    return name, {case: value.strip() for case, value in rows if case in bases}


def _groups(value_of: Mapping[str, str], bases: set[str]) -> tuple[Group, ...]:
    sizes: dict[str, int] = {}
    for case in bases:
        value = value_of.get(case, "")
        sizes[value] = sizes.get(value, 0) + 1
    if len(sizes) > _MOST_GROUPS:
        raise CoderError(
            f"This attribute has {len(sizes)} different values; themes can be split into "
            f"{_MOST_GROUPS} groups at most. Nothing was changed. Put the values into bands first."
        )
    return tuple(Group(value, sizes[value]) for value in sorted(sizes, key=_group_order))


def _group_order(value: str) -> tuple[bool, bool, float, str]:
    """Numbers by size, then texts, cases without a value last."""
    try:
        number = float(value)
    except ValueError:
        return (not value, True, 0.0, value.casefold())
    return (not value, False, number, value)
