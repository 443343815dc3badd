"""Codings as lines of a workbook: whole for the team, less telling for what is sent out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.analysis.suppression import LEAST
from coder_app.core.analysis.wording import HIDDEN
from coder_app.core.cases import AttributeRow
from coder_app.core.citing import (
    answer_documents,
    cite,
    paragraph_starts,
    reference_names,
    with_person,
)
from coder_app.core.codes import Tree, tree
from coder_app.core.excerpts import excerpt_memos, spoken_text, spoken_words
from coder_app.core.exchange.neutral_names import NeutralNames
from coder_app.core.exchange.workbook_data import Audience, ExcerptLine, Value
from coder_app.core.finding import in_parts
from coder_app.core.progress import Progress
from coder_app.core.turns_index import CaseName, TurnsIndex, turns_indexes
from models import AttributeValue, Coder, Coding, Document, TextRevision


class _CodingRow(NamedTuple):
    id: str
    document_id: str
    code_id: str
    start: int
    end: int
    created_at: str
    origin: str
    important: int
    coder: str


def way(codes: Tree, code: str) -> tuple[str, ...]:
    """The names from the top of the codebook down to a code."""
    return tuple(codes.codes[each].name for each in (*reversed(codes.above(code)), code))


@dataclass(slots=True)
class _Place:
    """What the excerpts of one document have in common."""

    name: str
    text: str
    index: TurnsIndex
    starts: Sequence[int]
    reference: str
    answers: bool
    """Whether it holds many people's answers to one question."""


class ExcerptReader:
    """Makes lines of codings, document by document, so that one text is held at a time."""

    def __init__(
        self, session: Session, audience: Audience, columns: Sequence[AttributeRow]
    ) -> None:
        self._session = session
        self._columns = columns
        self._codes = tree(session)
        self._neutral = NeutralNames(session) if audience == "outside" else None
        self._values = _values(session)
        self._small = _small_values(self._values, columns) if self._neutral else set()
        self.values_hidden = bool(self._small)
        self.cases: set[str] = set()
        """Of the lines read: ids of the cases whose words they are."""

    def lines(self, ids: Sequence[str], progress: Progress) -> list[ExcerptLine]:
        """The lines for ids of codings, in their order."""
        rows = sorted(self._rows(ids), key=attrgetter("document_id"))
        memos = {} if self._neutral else excerpt_memos(self._session, list(ids))
        documents = sorted({row.document_id for row in rows})
        indexes = turns_indexes(self._session, documents)
        names = self._neutral.documents if self._neutral else reference_names(self._session)
        starts = paragraph_starts(self._session, documents)
        answers = answer_documents(self._session)
        found: dict[str, ExcerptLine] = {}
        for document, group in groupby(rows, attrgetter("document_id")):
            progress(len(found), 2 * len(rows))
            name, text = self._text(document)
            place = _Place(
                name,
                text,
                indexes[document],
                starts[document],
                names[document],
                document in answers,
            )
            for row in group:
                found[row.id] = self._line(row, place, memos.get(row.id, ""))
        return [found[one] for one in ids if one in found]

    def _rows(self, ids: Sequence[str]) -> Iterator[_CodingRow]:
        for part in in_parts(ids):
            rows = self._session.execute(
                select(
                    Coding.id,
                    Coding.document_id,
                    Coding.code_id,
                    Coding.start,
                    Coding.end,
                    Coding.created_at,
                    Coding.origin,
                    Coding.important,
                    Coder.name,
                )
                .join(Coder, Coder.id == Coding.coder_id)
                .where(Coding.id.in_(part))
            )
            yield from (_CodingRow(*row) for row in rows)

    def _text(self, document: str) -> tuple[str, str]:
        name, text = self._session.execute(
            select(Document.name, TextRevision.text)
            .join(TextRevision, TextRevision.id == Document.revision_id)
            .where(Document.id == document)
        ).one()
        return name, text

    def _line(self, row: _CodingRow, place: _Place, memo: str) -> ExcerptLine:
        start, end = row.start, row.end
        code = self._codes.codes[row.code_id]
        cases = place.index.cases(start, end)
        self.cases.update(case for case, _ in cases)
        people = [self._case_name(case) for case in cases]
        reference = with_person(place.reference, people) if place.answers else place.reference
        line = ExcerptLine(
            reference=cite(reference, place.starts, start, end),
            path=way(self._codes, row.code_id),
            theme=self._codes.codes[code.theme_id].name if code.theme_id else "",
            colour=code.colour,
            text=self._spoken(place, start, end),
            cases=", ".join(people),
            values=tuple(self._value(cases, column) for column in self._columns),
            speakers=", ".join(self._speakers(place.index, start, end)),
            words=spoken_words(place.text, place.index, start, end),
            origin=row.origin,
        )
        return line if self._neutral else _with_the_rest(line, row, place, memo)

    def _spoken(self, place: _Place, start: int, end: int) -> str:
        if self._neutral is None:
            return spoken_text(place.text, place.index, start, end)
        return spoken_text(place.text, place.index, start, end, self._neutral.voice)

    def _speakers(self, index: TurnsIndex, start: int, end: int) -> Mapping[str, None]:
        voices = index.voices(start, end)
        if self._neutral is None:
            return dict.fromkeys(voice.label for voice in voices)
        return dict.fromkeys(self._neutral.voice(voice) for voice in voices)

    def _case_name(self, case: CaseName) -> str:
        return self._neutral.cases[case[0]] if self._neutral else case[1]

    def _value(self, cases: Sequence[CaseName], column: AttributeRow) -> Value:
        values = dict.fromkeys(self._values.get((case, column.id), "") for case, _ in cases)
        shown = [HIDDEN if (column.id, v) in self._small else v for v in values if v]
        return typed(shown[0], column.type) if len(shown) == 1 else "; ".join(shown) or None


def _with_the_rest(line: ExcerptLine, row: _CodingRow, place: _Place, memo: str) -> ExcerptLine:
    """What only the team gets."""
    at = datetime.fromisoformat(row.created_at).astimezone()
    return replace(
        line,
        important=bool(row.important),
        time=place.index.time(row.start, row.end),
        memo=memo,
        coder=row.coder,
        at=at.replace(tzinfo=None, microsecond=0),
        document=place.name,
        ids=(row.id, row.code_id, row.document_id),
        start=row.start,
        end=row.end,
    )


def _values(session: Session) -> dict[tuple[str, str], str]:
    rows = session.execute(
        select(AttributeValue.case_id, AttributeValue.attribute_id, AttributeValue.value)
    )
    return {(case, attribute): value.strip() for case, attribute, value in rows}


def _small_values(
    values: Mapping[tuple[str, str], str], columns: Sequence[AttributeRow]
) -> set[tuple[str, str]]:
    """Values that fewer than five cases have, which point at people; never one value alone."""
    wanted = {column.id for column in columns}
    sizes: dict[tuple[str, str], int] = {}
    for (_, attribute), value in values.items():
        if attribute in wanted:
            sizes[attribute, value] = sizes.get((attribute, value), 0) + 1
    found: set[tuple[str, str]] = set()
    for attribute in wanted:
        by_size = sorted((size, value) for (one, value), size in sizes.items() if one == attribute)
        small = sum(1 for size, _ in by_size if size < LEAST)
        hidden = by_size[: max(small, 2)] if small else []  # one alone is what the others are not
        found |= {(attribute, value) for _, value in hidden}
    return found


def typed(value: str, kind: str) -> Value:
    """A stored value as Excel takes it: a number, a day, or the text itself."""
    try:
        if kind == "number":
            number = float(value)
            return int(number) if number.is_integer() else number
        if kind == "date":
            return date.fromisoformat(value)
    except (ValueError, OverflowError):
        return value
    return value
