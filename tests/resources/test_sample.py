"""The sample holds together: texts, codebook, attributes and hand coding fit one another."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import resources
from coder_app.core.exchange.parsed import ParsedFile, ParsedTurn
from coder_app.core.exchange.read import read_file

FOLDER = resources.sample()
PLAN: dict[str, Any] = json.loads((FOLDER / "sample.json").read_text(encoding="utf-8"))
NAMES = tuple(Path(name).stem for name in PLAN["files"])
INTERVIEWERS = {"Interviewer", "Int"}


def table(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def interview(name: str) -> ParsedFile:
    return read_file(next(FOLDER / file for file in PLAN["files"] if Path(file).stem == name))


def speech(parsed: ParsedFile, turn: ParsedTurn) -> str:
    return parsed.text[turn.body_start : turn.end]


def segments() -> Iterator[tuple[str, str, str, int, int]]:
    """Document, coder, code, start and end of every coding."""
    for row in table("codings.csv"):
        start = interview(row["document"]).text.index(row["quote"])
        yield row["document"], row["coder"], row["code"], start, start + len(row["quote"])


def test_eight_interviews_come_in_several_formats() -> None:
    assert len(set(NAMES)) == 8
    assert len({Path(file).suffix for file in PLAN["files"]}) >= 6
    assert PLAN["open_at"] in NAMES
    assert "invented" in PLAN["name"]


@pytest.mark.parametrize("name", NAMES)
def test_each_has_one_interviewer_and_one_participant_named_as_the_document(name: str) -> None:
    parsed = interview(name)
    by_role = {speaker.role: speaker.label for speaker in parsed.speakers}
    assert len(parsed.speakers) == 2
    assert by_role["interviewer"] in INTERVIEWERS
    assert by_role["participant"] == name
    assert parsed.warnings == ()


@pytest.mark.parametrize("name", NAMES)
def test_speakers_take_turns_and_say_600_to_1500_words(name: str) -> None:
    parsed = interview(name)
    assert all(a.speaker != b.speaker for a, b in zip(parsed.turns, parsed.turns[1:], strict=False))
    assert 600 <= sum(len(speech(parsed, turn).split()) for turn in parsed.turns) <= 1500


def test_half_of_the_formats_keep_their_times() -> None:
    timed = [name for name in NAMES if all(t.time is not None for t in interview(name).turns)]
    assert timed == ["Moira", "Callum", "P05", "Anjali", "P07"]
    for name in timed:
        times = [turn.time for turn in interview(name).turns]
        assert times == sorted(times)
        assert 5 * 60_000 < (times[-1] or 0) < 15 * 60_000


def test_every_quote_stands_once_in_its_document_within_a_participants_turn() -> None:
    for row in table("codings.csv"):
        parsed = interview(row["document"])
        assert parsed.text.count(row["quote"]) == 1, row
        start = parsed.text.index(row["quote"])
        turn = next(t for t in parsed.turns if t.body_start <= start < t.end)
        assert start + len(row["quote"]) <= turn.end, row
        assert turn.speaker == row["document"], row
        assert 40 <= len(row["quote"]) <= 300, row


def test_quotes_begin_and_end_at_whole_words() -> None:
    for document, _, _, start, end in segments():
        text = interview(document).text
        for before, after in ((start - 1, start), (end - 1, end)):
            assert not text[before : after + 1].isalnum(), text[start:end]


def test_nobody_codes_overlapping_passages_with_one_code_twice() -> None:
    for one, other in combinations(segments(), 2):
        if one[:3] == other[:3]:
            assert one[4] <= other[3] or other[4] <= one[3], (one, other)


def test_some_passages_hold_two_codes() -> None:
    by_sam = [each for each in segments() if each[1] == "Sam Rivers"]
    pairs = combinations(by_sam, 2)
    assert sum(a[0] == b[0] and a[3] < b[4] and b[3] < a[4] for a, b in pairs) >= 5


def test_every_code_in_use_is_in_the_codebook_and_every_code_is_used() -> None:
    book = {row["name"]: row for row in table("codebook.csv")}
    leaves = {name for name, row in book.items() if row["theme"] == "no"}
    assert {row["code"] for row in table("codings.csv")} == leaves


def test_the_codebook_has_six_themes_and_two_codes_outside_them() -> None:
    rows = table("codebook.csv")
    themes = [row["name"] for row in rows if row["theme"] == "yes"]
    under = Counter(row["parent"] for row in rows if row["theme"] == "no")
    assert len(themes) == 6
    assert under.pop("") == 2
    assert set(under) == set(themes)
    assert set(under.values()) <= {3, 4}
    assert all(row["definition"] for row in rows)


def test_example_quotes_stand_in_hand_coded_interviews() -> None:
    coded = [interview(row["document"]).text for row in table("codings.csv")]
    texts = "\n".join(dict.fromkeys(coded)).replace("\u2019", "'")
    for row in table("codebook.csv"):
        examples = json.loads(row["examples"])
        assert len(examples) <= 3
        assert examples or row["theme"] == "yes", row["name"]
        for example in examples:
            assert example in texts, example


def test_themes_have_enough_to_say() -> None:
    theme = {row["name"]: row["parent"] for row in table("codebook.csv")}
    uses = Counter(
        theme[row["code"]] for row in table("codings.csv") if row["coder"] == "Sam Rivers"
    )
    assert sum(count >= 25 for code, count in uses.items() if code) >= 3
    assert min(uses.values()) >= 10


def test_every_case_has_all_its_attributes() -> None:
    rows = table("attributes.csv")
    assert [row["Case"] for row in rows] == list(NAMES)
    assert all(value for row in rows for value in row.values())
    assert len({tuple(row) for row in rows}) == 1


def test_two_coders_share_two_interviews_and_two_are_left() -> None:
    coders = {coder["name"]: coder["initials"] for coder in PLAN["coders"]}
    rows = Counter((row["coder"], row["document"]) for row in table("codings.csv"))
    assert coders == {"Sam Rivers": "SR", "Alex Okafor": "AO"}
    assert {coder for coder, _ in rows} == set(coders)
    assert {document for coder, document in rows if coder == "Alex Okafor"} == {"P01", "P05"}
    assert set(NAMES) - {document for _, document in rows} == {"Anjali", "Gwen"}
    assert 150 <= sum(count for (coder, _), count in rows.items() if coder == "Sam Rivers") <= 190
    assert sum(count for (coder, _), count in rows.items() if coder == "Alex Okafor") >= 20


def test_status_says_what_the_codings_say() -> None:
    coded = {(row["coder"], row["document"]) for row in table("codings.csv")}
    for coder, documents in PLAN["status"].items():
        for document, status in documents.items():
            assert (status != "not started") == ((coder, document) in coded)
    assert PLAN["status"]["Sam Rivers"][PLAN["open_at"]] == "coding"


def test_the_interview_it_opens_at_is_coded_in_its_first_half_only() -> None:
    parsed = interview(PLAN["open_at"])
    ends = [end for document, _, _, _, end in segments() if document == PLAN["open_at"]]
    assert len(ends) >= 10
    assert len(parsed.text) * 0.3 < max(ends) < len(parsed.text) * 0.65


@pytest.mark.parametrize("name", [file for file in PLAN["files"] if file.endswith(".docx")])
def test_word_files_name_no_person_and_no_machine(name: str) -> None:
    with ZipFile(FOLDER / name) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "<dc:creator>Coder sample</dc:creator>" in core
    assert "<cp:lastModifiedBy>Coder sample</cp:lastModifiedBy>" in core
    assert "<dc:description></dc:description>" in core
