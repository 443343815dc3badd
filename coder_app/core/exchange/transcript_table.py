"""Transcripts as tables: which column is the time, the speaker, the speech."""

import html
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from coder_app.core.exchange.clock import milliseconds
from coder_app.core.exchange.further_columns import Further, further_columns
from coder_app.core.exchange.labels import clean_label, shape_of
from coder_app.core.exchange.parsed import Source, UnreadableError, Utterance, write_out
from coder_app.core.exchange.survey_columns import names_rows
from coder_app.core.exchange.tables import TableError, rows_of
from coder_app.core.exchange.text import tidy

_TIME = (
    "timestamp", "time", "timecode", "start", "start time", "begin", "begin time", "time start",
    "from", "in", "offset", "start timestamp", "zeit", "zeitmarke", "beginn", "temps", "début",
    "tiempo", "hora", "inicio", "tempo", "inizio", "tijd", "timelink", "start ms",
)  # fmt: skip
_SPEAKER = (
    "speaker", "speaker name", "speaker label", "name", "who", "person", "role", "participant",
    "sprecher", "sprecherin", "sprecher/in", "person", "locuteur", "locutrice", "hablante",
    "interlocutor", "falante", "parlante", "spreker", "label", "user", "author", "speaker id",
)  # fmt: skip
_TEXT = (
    "text", "text content", "words", "speech", "utterance", "transcript", "transcription",
    "transcribed text", "content", "contents", "dialogue", "dialog", "message", "sentence",
    "spoken text", "says", "said", "statement", "body", "line", "response", "answer", "äußerung",
    "texte", "texto", "testo", "tekst", "parole", "inhalt", "beitrag", "caption", "transkript",
    "comment",
)  # fmt: skip
_NOT_LETTERS = re.compile(r"[^\w/]+")
_MARKUP = re.compile(
    r"</?(?:em|i|b|u|strong|span|p|font|sup|sub|small|a)(?:\s[^<>]{0,300})?/?>", re.IGNORECASE
)
_LINE_MARKUP = re.compile(r"<br\s{0,5}/?>", re.IGNORECASE)
_LONGEST_HEADING = 40  # characters; more is a sentence
_HEADER_ROWS = 10
_FEW_ROWS = 4
_SHORT_SPEECH = 12  # characters; a column whose cells are shorter on average is not speech
_LIKELY_MS = 400  # median step between rows in plain numbers: above, milliseconds


class NoTranscriptError(UnreadableError):
    """The table holds no speech that is known by its headings; it may be a survey."""


@dataclass(frozen=True, slots=True)
class _Columns:
    text: int
    speaker: int | None
    times: tuple[int, ...]
    first_row: int


def read_transcript_table(data: bytes, suffix: str) -> Source:
    """Read a csv or xlsx transcript; raises ``UnreadableError`` without a column of speech."""
    try:
        rows = rows_of(data, suffix)
    except TableError as error:
        raise UnreadableError(str(error)) from error
    columns = _columns(rows)
    if columns is None:
        raise NoTranscriptError(
            "no column is headed Text, Words, Speech or Transcript. A transcript as a table needs "
            'one; columns "Speaker" and "Time" are read too.'
        )
    utterances = _utterances(rows, columns)
    text, turns = write_out(utterances)
    further = _further(rows, columns, utterances)
    return Source(
        text,
        tuple(turns),
        warnings=(*_sparse(rows, utterances), *further.notes),
        attributes=further.attributes,
        survey=further.survey,
    )


def _further(
    rows: Sequence[Sequence[str]], columns: _Columns, utterances: list[Utterance]
) -> Further:
    """What stands beside the speech; a first row that only looks like speech is a heading."""
    said = [each.speaker for each in utterances]
    known = frozenset((columns.text, *columns.times)) | (
        frozenset() if columns.speaker is None else {columns.speaker}
    )
    if columns.first_row == 0:
        return Further(survey=not columns.times and _is_survey(rows, said, known))
    head, below = rows[columns.first_row - 1], rows[columns.first_row :]
    timed = any(each.time is not None for each in utterances)
    return further_columns(head, below, said, known, timed=timed)


def _is_survey(
    rows: Sequence[Sequence[str]], said: Sequence[str | None], known: frozenset[int]
) -> bool:
    """Whether a table without headings is no conversation: it names each row by an id of its own.

    Or its first row only looks like one: nobody of that name speaks again.
    """
    if said.count(said[0]) == 1:
        return True
    others = set(range(max(map(len, rows)))) - known
    return any(names_rows([_cell(row, at).strip() for row in rows]) for at in others)


def _sparse(rows: Sequence[Sequence[str]], utterances: list[Utterance]) -> tuple[str, ...]:
    """Warn where most rows have no text: the speech may stand in another column."""
    below = rows[len(rows) - len(utterances) :]
    filled = sum(any(cell.strip() for cell in row) for row in below)
    spoken = sum(bool(each.text) for each in utterances)
    if filled < _FEW_ROWS or 2 * spoken >= filled:
        return ()
    return (
        f"Only {spoken:,} of {filled:,} rows have words in the column that was read as the text. "
        'If the words stand in another column, head that one "Text" and import the file again.',
    )


def utterances_of(
    rows: Sequence[Sequence[str]], *, need_speaker: bool = False
) -> list[Utterance] | None:
    """Read rows of cells as speech; ``None`` where no column is known to hold any.

    Of several time columns the plainest heading that has times wins (``timestamp`` before
    ``timestamp-old``). Speaker labels lose their colon, HTML entities are decoded.
    """
    columns = _columns(rows)
    if columns is None or (need_speaker and columns.speaker is None):
        return None
    return _utterances(rows, columns)


def _columns(rows: Sequence[Sequence[str]]) -> _Columns | None:
    return _by_heading(rows) or _by_looks(rows)


def _utterances(rows: Sequence[Sequence[str]], columns: _Columns) -> list[Utterance]:
    below = rows[columns.first_row :]
    times = _times(below, columns.times)
    return [
        Utterance(_speech(_cell(row, columns.text)), _speaker(row, columns.speaker), time)
        for row, time in zip(below, times, strict=True)
    ]


def _cell(row: Sequence[str], at: int | None) -> str:
    return row[at] if at is not None and at < len(row) else ""


def _speaker(row: Sequence[str], at: int | None) -> str | None:
    return clean_label(tidy(html.unescape(_cell(row, at)))[0]) or None


def _speech(cell: str) -> str:
    """Decode entities and drop inline markup; a line break in a cell stays one."""
    if "<" in cell:
        cell = _MARKUP.sub("", _LINE_MARKUP.sub("\n", cell))
    lines = tidy(html.unescape(cell))[0].split("\n")
    return "\n".join(line.strip() for line in lines if line.strip())


def _heading(cell: str) -> str:
    return _NOT_LETTERS.sub(" ", cell.replace("_", " ").casefold()).strip()


def _rank(heading: str, names: tuple[str, ...]) -> int | None:
    """Return how well a heading fits; exact names come before names with something added."""
    if heading in names:
        return names.index(heading)
    if len(heading) > _LONGEST_HEADING:
        return None
    for at, name in enumerate(names):
        if heading.startswith(f"{name} ") or heading.endswith(f" {name}"):
            return len(names) + at
    return None


def _best(headings: list[str], names: tuple[str, ...], taken: frozenset[int]) -> list[int]:
    ranked = [(_rank(h, names), at) for at, h in enumerate(headings) if at not in taken]
    return [at for rank, at in sorted((r, at) for r, at in ranked if r is not None)]


def _by_heading(rows: Sequence[Sequence[str]]) -> _Columns | None:
    for at, row in enumerate(rows[:_HEADER_ROWS]):
        headings = [_heading(cell) for cell in row]
        text = _best(headings, _TEXT, frozenset())
        if not text:
            continue
        exact = any(headings[column] in _TEXT for column in text)
        text = _spoken(rows[at + 1 :], text)
        speaker = _best(headings, _SPEAKER, frozenset(text[:1]))
        times = _best(headings, _TIME, frozenset(text[:1] + speaker[:1]))
        if (at == 0 or exact) and (speaker or times or (at == 0 and exact)):
            return _Columns(text[0], speaker[0] if speaker else None, tuple(times), at + 1)
    return None


def _spoken(rows: Sequence[Sequence[str]], columns: list[int]) -> list[int]:
    """Put a column that is mostly empty, as comments are, after one with speech in most rows."""
    for column in columns:
        cells = [cell for row in rows if (cell := _cell(row, column).strip())]
        fits = column == columns[0] or sum(map(len, cells)) >= _SHORT_SPEECH * len(cells)
        if cells and 2 * len(cells) >= len(rows) and fits:
            return [column]
    return columns


def _by_looks(rows: Sequence[Sequence[str]]) -> _Columns | None:
    """Find the columns of a table without headings; only where speakers plainly recur."""
    if len(rows) < _FEW_ROWS:
        return None
    columns = range(max(len(row) for row in rows))
    cells = {at: [_cell(row, at).strip() for row in rows] for at in columns}
    speakers = [at for at in columns if _recurs(cells[at])]
    if len(speakers) != 1:
        return None
    times = tuple(
        at for at in columns if all(milliseconds(c) is not None or not c for c in cells[at])
    )
    rest = [at for at in columns if at not in speakers and at not in times]
    lengths = {at: sum(map(len, cells[at])) / len(rows) for at in rest}
    text = max(rest, key=lambda at: lengths[at], default=None)
    if text is None or lengths[text] < _SHORT_SPEECH:
        return None
    return _Columns(text, speakers[0], times, 0)


def _recurs(cells: list[str]) -> bool:
    """Tell whether a column holds two or more labels, half of its rows repeating one."""
    filled = [clean_label(cell) for cell in cells if cell]
    counts = Counter(filled)
    return (
        len(counts) > 1
        and 2 * len(counts) <= len(filled)
        and all(shape_of(label) in {"role", "name"} for label in counts)
    )


def _times(rows: Sequence[Sequence[str]], columns: tuple[int, ...]) -> list[int | None]:
    """Read the first column that has times; plain numbers are seconds or milliseconds by size."""
    for at in columns:
        cells = [_cell(row, at).strip() for row in rows]
        found = [milliseconds(cell) for cell in cells]
        if any(time is not None for time in found):
            return found
        numbers = [_number(cell) for cell in cells]
        known = [each for each in numbers if each is not None]
        if known:
            steps = [b - a for a, b in pairwise(known)]
            scale = 1 if steps and median(steps) > _LIKELY_MS else 1000
            return [None if each is None else round(each * scale) for each in numbers]
    return [None] * len(rows)


def _number(cell: str) -> float | None:
    plain = cell.replace(",", ".")
    if len(plain) > 15 or not re.fullmatch(r"\d{1,12}(?:\.\d{1,6})?", plain):  # noqa: PLR2004
        return None
    return float(plain)


def read_csv(data: bytes) -> Source:
    """Read a transcript in csv or tsv; raises ``UnreadableError``."""
    return read_transcript_table(data, ".csv")


def read_xlsx(data: bytes) -> Source:
    """Read a transcript in xlsx; raises ``UnreadableError``."""
    return read_transcript_table(data, ".xlsx")
