"""Cases and their attributes, by hand and from a sheet."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from coder_app.core.attribute_sheet import refuse_strangers, sheet_of
from coder_app.core.attribute_types import as_value, type_of
from coder_app.core.citing import document_cases
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.exchange.tables import read_table
from coder_app.core.finding import Choice, find
from coder_app.core.ids import AttributeId, CaseId
from coder_app.core.names import clean_name, clean_text, counted, name_key, quoted
from coder_app.core.placed import tally_of
from coder_app.core.project import Project
from models import Attribute, AttributeValue, Case, new_id, now


@dataclass(frozen=True, slots=True)
class AttributeRow:
    """A property of cases, its type, and the values in use, in order."""

    id: AttributeId
    name: str
    type: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseRow:
    """A case: its values as (attribute's name, value), its documents and codings counted."""

    id: CaseId
    name: str
    attributes: tuple[tuple[str, str], ...]
    documents: int
    codings: int


@dataclass(frozen=True, slots=True)
class AttributeReport:
    """What a sheet did: cases that got values, and both kinds that found no partner."""

    cases_set: int
    rows_without_case: tuple[str, ...]
    cases_without_row: tuple[str, ...]
    rows_without_name: tuple[int, ...] = ()
    """The file's numbers of rows whose first column is empty."""


# -- reading ---------------------------------------------------------------------------------------


def cases(project: Project) -> list[CaseRow]:
    """All cases by name, with their attributes in order."""
    with project.read() as session:
        values = _values(session)
        documents = _count(case for rows in document_cases(session).values() for case, _ in rows)
        codings = tally_of(project).in_cases
        rows = session.execute(select(Case.id, Case.name).order_by(Case.name, Case.id))
        return [
            CaseRow(
                CaseId(row.id),
                row.name,
                tuple(values.get(row.id, ())),
                documents.get(row.id, 0),
                codings.get(row.id, 0),
            )
            for row in rows
        ]


def _values(session: Session) -> dict[str, list[tuple[str, str]]]:
    wanted = (
        select(AttributeValue.case_id, Attribute.name, AttributeValue.value)
        .join(Attribute, Attribute.id == AttributeValue.attribute_id)
        .order_by(Attribute.position, Attribute.id)
    )
    found: dict[str, list[tuple[str, str]]] = {}
    for case, name, value in session.execute(wanted):
        found.setdefault(case, []).append((name, value))
    return found


def _count(ids: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for one in ids:
        found[one] = found.get(one, 0) + 1
    return found


def attributes(project: Project) -> list[AttributeRow]:
    """All attributes in order, with the values in use."""
    with project.read() as session:
        rows = session.execute(
            select(Attribute.id, Attribute.name, Attribute.type).order_by(
                Attribute.position, Attribute.id
            )
        ).all()
        used: dict[str, set[str]] = {row.id: set() for row in rows}
        for attribute, value in session.execute(
            select(AttributeValue.attribute_id, AttributeValue.value).distinct()
        ):
            used[attribute].add(value)
    return [
        AttributeRow(
            AttributeId(row.id), row.name, row.type, tuple(sorted(used[row.id], key=_in_order))
        )
        for row in rows
    ]


def _in_order(value: str) -> tuple[float, str]:
    """Numbers by size, all else by letters after them."""
    try:
        return float(value), ""
    except ValueError:
        return float("inf"), value.casefold()


def find_attribute(project: Project, name_or_id: str) -> AttributeId:
    """The attribute of this name or id. Raises Ambiguous, NotFound."""
    choices = [Choice(row.id, row.name, row.name) for row in attributes(project)]
    return AttributeId(find("attribute", name_or_id, choices))


# -- changing --------------------------------------------------------------------------------------


def rename_case(project: Project, case: CaseId, name: str) -> None:
    """Give a case another name. Raises CoderError where another case has it."""
    new = clean_name(name, "A case's name")
    with project.read() as session:
        names = dict(session.execute(select(Case.id, Case.name)).all())
    if case not in names:
        raise NotFound("This case is no longer in the project. Nothing was changed.")
    if name_key(new) in {name_key(other) for row, other in names.items() if row != case}:
        raise CoderError(
            f"There is a case {quoted(new)} already. {quoted(names[case])} keeps its name; "
            "choose another."
        )
    with project.action(f"Rename case {quoted(names[case])} to {quoted(new)}") as session:
        session.execute(update(Case).where(Case.id == case).values(name=new))


def set_attribute(project: Project, case: CaseId, attribute: AttributeId, value: str) -> None:
    """Set one value of one case; an empty value removes it. Raises CoderError for a wrong type."""
    with project.read() as session:
        name = session.scalar(select(Case.name).where(Case.id == case))
        kind = session.execute(
            select(Attribute.name, Attribute.type).where(Attribute.id == attribute)
        ).one_or_none()
    if name is None or kind is None:
        raise NotFound("This case or attribute is no longer in the project. Nothing was changed.")
    kept = as_value(clean_text(value, "A value"), kind.type, kind.name)
    what = f"{quoted(kind.name)} of {quoted(name)}"
    with project.action(f"Set {what} to {quoted(kept)}" if kept else f"Clear {what}") as session:
        _put(session, case, attribute, kept)


def _put(session: Session, case: str, attribute: str, value: str) -> None:
    row = session.scalar(
        select(AttributeValue).where(
            AttributeValue.case_id == case, AttributeValue.attribute_id == attribute
        )
    )
    if row is None and value:
        session.add(AttributeValue(case_id=case, attribute_id=attribute, value=value))
    elif row is not None and value:
        row.value = value
    elif row is not None:
        session.delete(row)


def import_attributes(project: Project, source: Path | Sequence[Sequence[str]]) -> AttributeReport:
    """Read a sheet (first row attribute names, first column case names) in one action.

    Capitals and blanks in case names do not matter; nothing is guessed: rows and cases without a
    partner are both reported. An empty cell leaves a value as it is. Raises CoderError, also where
    no row fits.
    """
    sheet = sheet_of(read_table(source, blank=True) if isinstance(source, Path) else source)
    with project.read() as session:
        known = {name_key(row.name): row for row in session.execute(select(Case.id, Case.name))}
    refuse_strangers(sheet, [row.name for row in known.values()])
    rows = sheet.rows
    fitting = {known[name_key(row[0])].id: row for row in rows if name_key(row[0]) in known}
    report = AttributeReport(
        len(fitting),
        tuple(row[0] for row in rows if name_key(row[0]) not in known),
        tuple(sorted(row.name for row in known.values() if row.id not in fitting)),
        sheet.nameless,
    )
    if fitting:
        columns = [
            (name, [(case, row[number]) for case, row in fitting.items() if row[number]])
            for number, name in enumerate(sheet.names, start=1)
            if name
        ]
        title = f"Import {counted(len(columns), 'attribute')} of {counted(len(fitting), 'case')}"
        with project.action(title) as session:
            for name, cells in columns:
                put_attribute(session, name, cells)
    return report


def put_attribute(session: Session, name: str, cells: Sequence[tuple[str, str]]) -> int:
    """Give cases (by id) their values of one attribute, within an action; its type fits all.

    A new attribute comes last; one whose values no longer fit its type gets another. No value is
    removed. Returns how many values are new or others now.
    """
    known = {
        name_key(row.name): row
        for row in session.execute(select(Attribute.id, Attribute.name, Attribute.type))
    }
    old = known.get(name_key(name))
    before = _values_of(session, old.id) if old else {}
    coming = {case for case, _ in cells}
    kept = {value for case, (_, value) in before.items() if case not in coming}
    kind = type_of([*(value for _, value in cells), *kept])
    if old is None:
        attribute = new_id()
        position = 1 + (session.scalar(select(func.max(Attribute.position))) or 0)
        session.add(Attribute(id=attribute, name=name, type=kind, position=position))
        session.flush()
    else:
        attribute = old.id
        session.execute(update(Attribute).where(Attribute.id == attribute).values(type=kind))
    written = {case: as_value(value, kind, name) for case, value in cells}
    return _write(session, attribute, written, before)


def _values_of(session: Session, attribute: str) -> dict[str, tuple[str, str]]:
    """Id and text of the values of an attribute, by case."""
    rows = session.execute(
        select(AttributeValue.case_id, AttributeValue.id, AttributeValue.value).where(
            AttributeValue.attribute_id == attribute
        )
    )
    return {row.case_id: (row.id, row.value) for row in rows}


def _write(
    session: Session,
    attribute: str,
    values: Mapping[str, str],
    before: Mapping[str, tuple[str, str]],
) -> int:
    """Add and change values; what is there already is not touched."""
    rows = [
        {"id": new_id(), "case_id": case, "attribute_id": attribute, "value": value}
        for case, value in values.items()
        if case not in before and value
    ]
    if rows:
        session.connection().execute(insert(AttributeValue), rows)
    others = [
        (before[case][0], value)
        for case, value in values.items()
        if case in before and value and before[case][1] != value
    ]
    for row_id, value in others:
        wanted = AttributeValue.id == row_id
        session.execute(update(AttributeValue).where(wanted).values(value=value))
    return len(rows) + len(others)


def add_case(session: Session, name: str) -> str:
    """A new case, within an action; returns its id."""
    case = new_id()
    session.add(Case(id=case, name=name, created_at=now()))
    return case
