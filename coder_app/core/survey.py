"""What will come of a survey: its respondents, their answers, and what the project has of them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coder_app.core.errors import CoderError
from coder_app.core.exchange.survey_file import SurveyColumn, SurveyPlan, without_fault
from coder_app.core.names import LONGEST, clean_name, free_name, name_key
from coder_app.core.survey_known import KnownQuestion, KnownSurveys

_NUMBERED = re.compile(r"r(\d{3,})")
_RENUMBERED = re.compile(r" \(\d+\)$")
_LIKELY = 0.5  # share of answers as they were from which on a question of one name is the same
_SURE = 0.8  # the same for a question that was renamed
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it will be: who answered, and the cells."""

    name: str
    key: str
    """What all spellings of the name have in common."""
    cells: tuple[str, ...]

    def at(self, column: SurveyColumn) -> str:
        """The answer in one column, without outer blanks and blank lines."""
        cell = without_fault(self.cells[column.at]) if column.at < len(self.cells) else ""
        return "\n".join(line.strip() for line in cell.split("\n") if line.strip())


@dataclass(frozen=True, slots=True)
class Question:
    """What comes of an open question: new answers as (respondent, text), and what is left out."""

    name: str
    answers: tuple[tuple[str, str], ...]
    empty: int = 0
    there: int = 0
    """Answers of respondents whose answer is in the project already."""
    differing: int = 0
    """Those of them that read otherwise there."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that an import would do."""

    respondents: tuple[str, ...]
    """Names of the cases, each once."""
    known: int
    """How many of them are cases of the project."""
    attributes: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    """Each with its values as (respondent, value)."""
    questions: tuple[Question, ...]
    doubles: tuple[str, ...] = ()
    """Names that stand in several rows."""
    nameless: int = 0
    """Rows whose cell for the respondent is empty."""
    hidden: int = 0
    """Rows that are left out because they are hidden."""
    conflicts: int = 0
    """Values left out because an earlier row of the same respondent has another."""


@dataclass(slots=True)
class _Rows:
    rows: list[Row] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)
    nameless: int = 0
    hidden: int = 0


def outcome(plan: SurveyPlan, known: KnownSurveys) -> Outcome:
    """What an import of this plan into a project with these surveys would do."""
    found = _rows(plan, _first_number(plan, known))
    people = {row.key: row.name for row in reversed(found.rows)}
    names = list(dict.fromkeys(people[row.key] for row in found.rows))
    attributes, conflicts = _attributes(plan, found.rows)
    return Outcome(
        respondents=tuple(names),
        known=sum(key in known.cases for key in people),
        attributes=attributes,
        questions=tuple(_question(plan, each, found.rows, known) for each in plan.used("answer")),
        doubles=tuple(found.doubles),
        nameless=found.nameless,
        hidden=found.hidden,
        conflicts=conflicts,
    )


# -- who answered ----------------------------------------------------------------------------------


def _rows(plan: SurveyPlan, first_number: int) -> _Rows:
    """The rows that come, each with a name; rows with one name are numbered or joined."""
    found = _Rows()
    column = next(iter(plan.used("respondent")), None)
    seen: Counter[str] = Counter()
    taken: set[str] = set()
    for number, (at, cells) in enumerate(_filled(plan), first_number):
        if at in plan.table.hidden_rows and not plan.hidden_rows:
            found.hidden += 1
            continue
        name = f"R{number:03}" if column is None else _name(cells, column)
        if not name:
            found.nameless += 1
            name = f"Row {at + 1} of {plan.file.name}"[:LONGEST]
        key = name_key(name)
        seen[key] += 1
        if seen[key] == 2:  # noqa: PLR2004 - told once
            found.doubles.append(name)
        if seen[key] > 1 and not plan.join:
            name = free_name(name, taken)
            key = name_key(name)
        taken.add(key)
        found.rows.append(Row(name, key, cells))
    return found


def _filled(plan: SurveyPlan) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows below the headings that are not blank, with their numbers."""
    for at, cells in enumerate(plan.table.rows[plan.first :], plan.first):
        if any(map(str.strip, cells)):
            yield at, cells


def _name(cells: Sequence[str], column: SurveyColumn) -> str:
    cell = cells[column.at] if column.at < len(cells) else ""
    try:
        return clean_name(cell[: LONGEST - 10])
    except CoderError:
        return ""


def _first_number(plan: SurveyPlan, known: KnownSurveys) -> int:
    """From which number on nameless respondents are counted: again as before, else after all."""
    if plan.used("respondent"):
        return 1
    before = [
        min(numbers)
        for each in known.questions
        if any(_called(each, column.name) for column in plan.used("answer"))
        and (numbers := list(_numbers(each.answers)))
    ]
    for first in sorted(set(before)):
        rows = _rows(plan, first).rows
        if any(_matching(plan, each, rows, known) for each in plan.used("answer")):
            return first
    return max(_numbers(known.cases), default=0) + 1


def _numbers(keys: Mapping[str, object]) -> Iterator[int]:
    for key in keys:
        if number := _NUMBERED.fullmatch(key):
            yield int(number.group(1))


# -- what they answered ----------------------------------------------------------------------------


def _attributes(
    plan: SurveyPlan, rows: Sequence[Row]
) -> tuple[tuple[tuple[str, tuple[tuple[str, str], ...]], ...], int]:
    """Values by attribute and respondent, the first of each; and how many others there are."""
    found, conflicts = [], 0
    for column in plan.used("attribute"):
        values: dict[str, tuple[str, str]] = {}
        for row in rows:
            value = " ".join(row.at(column).split())
            if value:
                kept = values.setdefault(row.key, (row.name, value))
                conflicts += kept[1] != value
        found.append((column.name, tuple(values.values())))
    return tuple(found), conflicts


def _question(
    plan: SurveyPlan, column: SurveyColumn, rows: Sequence[Row], known: KnownSurveys
) -> Question:
    there: dict[str, set[str]] = {}
    for each in _matching(plan, column, rows, known):
        for key, texts in each.answers.items():
            there.setdefault(key, set()).update(texts)
    answers, empty, same, other = [], 0, 0, 0
    for row in rows:
        text, before = row.at(column), there.get(row.key)
        if not text:
            empty += 1
        elif before is None:
            answers.append((row.name, text))
        elif text in before:
            same += 1
        else:
            other += 1
    return Question(column.name, tuple(answers), empty, same + other, other)


def _matching(
    plan: SurveyPlan, column: SurveyColumn, rows: Sequence[Row], known: KnownSurveys
) -> list[KnownQuestion]:
    """The documents of the project that hold answers to this very question.

    Two surveys may ask "Comments?" of respondents 1, 2, 3, so the answers must agree as well; a
    document that was renamed is known by its answers alone.
    """
    if not known.questions:
        return []
    asked = {row.key: row.at(column) for row in rows}
    headings = [each.name for each in plan.columns]
    found = []
    for each in known.questions:
        shared = [
            text in each.answers[key] for key, text in asked.items() if text and key in each.answers
        ]
        if _called(each, column.name):
            same = 0 < len(shared) <= sum(shared) / _LIKELY
        elif any(_called(each, heading) for heading in headings):
            same = False
        else:
            same = _ENOUGH <= len(shared) <= sum(shared) / _SURE
        if same:
            found.append(each)
    return found


def _called(each: KnownQuestion, name: str) -> bool:
    return name_key(_RENUMBERED.sub("", each.name)) == name_key(_RENUMBERED.sub("", name))
