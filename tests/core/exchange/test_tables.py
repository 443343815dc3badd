"""Tables: dialects, workbooks, transcripts in columns."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.tables import read_table

Read = Callable[..., ParsedFile]
Said = Callable[[ParsedFile], list[tuple[str | None, str]]]
ROWS = [["case", "gender", "note"], ["P01", "wömán", 'said "no"; went'], ["P02", "man", "a\nb"]]


def workbook(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_of_any_dialect(tmp_path: Path, delimiter: str, encoding: str) -> None:
    quoted = [['"{}"'.format(cell.replace('"', '""')) for cell in row] for row in ROWS]
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(delimiter.join(row) for row in quoted).encode(encoding))
    assert read_table(path) == ROWS


def test_the_line_that_names_the_delimiter_is_obeyed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("sep=;\ncase;note\nP01;a,b,c\n")
    assert read_table(tmp_path / "a.csv") == [["case", "note"], ["P01", "a,b,c"]]


def test_cells_of_a_workbook_come_as_a_person_reads_them(tmp_path: Path) -> None:
    cells = [dt.datetime(2025, 3, 2), dt.time(0, 1, 5), 3.0, 2.5, True, None, "x", 7]  # noqa: DTZ001
    path = workbook(tmp_path / "a.xlsx", [["", ""], cells, [], ["y"]])
    assert read_table(path) == [
        ["2025-03-02", "00:01:05", "3", "2.5", "TRUE", "", "x", "7"], ["y"],
    ]  # fmt: skip


def test_an_empty_table_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"a\.xlsx was not read: it is empty"):
        read_table(workbook(tmp_path / "a.xlsx", []))


@pytest.mark.parametrize(
    "head", [("timestamp", "speaker", "words"), ("Start time", "Name", "Text"),
             ("TIME", "Speaker Name", "Utterance"), ("Zeit", "Sprecher", "Transkript")]
)  # fmt: skip
def test_columns_are_known_by_many_names(
    read: Read, said: Said, tmp_path: Path, head: tuple[str, ...]
) -> None:
    rows = [
        head,
        ("0:01", "Int:", "So?"),
        ("0:02", "Anna", "Yes &amp; <em>no</em>."),
        ("", "", "More."),
    ]
    workbook(tmp_path / "b.xlsx", [list(row) for row in rows])
    parsed = read("a.csv", "\n".join(",".join(row) for row in rows))
    assert said(parsed) == [("Int", "So?"), ("Anna", "Yes & no.\nMore.")]
    assert parsed.text == "Int: So?\nAnna: Yes & no.\nMore."
    assert [turn.time for turn in parsed.turns] == [1_000, 2_000]
    same = read("b.xlsx", (tmp_path / "b.xlsx").read_bytes())
    assert (same.text, same.turns) == (parsed.text, parsed.turns)


def test_rows_before_the_first_speaker_are_text_without_a_turn(read: Read, said: Said) -> None:
    parsed = read("a.csv", "speaker,text\n,(They sit down)\nAnna,Hello\n,there\n")
    assert said(parsed) == [("Anna", "Hello\nthere")]
    assert parsed.text.startswith("(They sit down)\nAnna: Hello")


@pytest.mark.parametrize(("unit", "steps"), [("seconds", (0, 4.5, 9)), ("ms", (0, 4500, 9000))])
def test_plain_numbers_are_seconds_or_milliseconds_by_their_steps(
    read: Read, unit: str, steps: tuple[float, ...]
) -> None:
    rows = "".join(f"{step},x{unit},S{at}\n" for at, step in enumerate(steps))
    parsed = read("a.csv", f"start,text,speaker\n{rows}")
    assert [turn.time for turn in parsed.turns] == [0, 4_500, 9_000]


def test_comments_are_not_taken_for_the_text(read: Read) -> None:
    """Quotations as ATLAS.ti lists them; and any table whose comments are few."""
    rows = "".join(
        f'1:{at},"They never rang me back {at}",{"F001" * (at == 1)}\n' for at in range(9)
    )
    for head in ("Text Content", "Text (as said)"):
        parsed = read("a.csv", f"Number,{head},Comment\n{rows}")
        assert parsed.text.count("They never rang") == 9
        assert not any(each.startswith("Only") for each in parsed.warnings)


def test_a_table_with_few_words_in_its_text_is_warned_of(read: Read) -> None:
    rows = "".join(f'1:{at},"They never rang me back",{"F001" * (at == 1)}\n' for at in range(9))
    parsed = read("a.csv", f"Number,Quoted,Comment\n{rows}")
    assert parsed.text == "F001"
    assert any(
        each.startswith("Only 1 of 9 rows have words in the column") for each in parsed.warnings
    )
