"""The same interviews in several formats give the same speakers, words and times."""

import re
from pathlib import Path

import pytest

from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.read import read_file

FILES = (
    "gluck_colon.txt",
    "gluck_interviewer_p1_crlf_utf16.txt",
    "gluck_original.csv",
    "armantrout.srt",
    "armantrout_original.csv",
    "mohammad.vtt",
    "mohammad_table.docx",
    "wrigley_bold_speakers.docx",
)
TURNS = dict(zip(FILES, (36, 36, 36, 32, 33, 36, 36, 40), strict=True))


def bodies(parsed: ParsedFile) -> list[str]:
    return [" ".join(parsed.text[turn.body_start : turn.end].split()) for turn in parsed.turns]


def speeches(parsed: ParsedFile) -> list[tuple[str, list[str]]]:
    """Words by speaker, with consecutive turns of one speaker taken together."""
    joined: list[tuple[str, list[str]]] = []
    for turn, body in zip(parsed.turns, bodies(parsed), strict=True):
        words = re.findall(r"\w+", body.lower())
        if joined and joined[-1][0] == turn.speaker:
            joined[-1][1].extend(words)
        else:
            joined.append((turn.speaker or "", words))
    return joined


@pytest.mark.parametrize("name", FILES)
def test_every_file_has_its_turns_and_no_others(transcripts: Path, name: str) -> None:
    parsed = read_file(transcripts / name)
    assert len(parsed.turns) == TURNS[name]
    assert all(len(speaker.label) <= len("Rae Armantrout") for speaker in parsed.speakers)
    assert "\r" not in parsed.text
    assert not parsed.text.startswith("\ufeff")


def test_two_layouts_of_one_interview_differ_in_names_only(transcripts: Path) -> None:
    named = read_file(transcripts / "gluck_colon.txt")
    roles = read_file(transcripts / "gluck_interviewer_p1_crlf_utf16.txt")
    new = {"DB": "Interviewer", "LG": "P1"}
    assert [new[str(turn.speaker)] for turn in named.turns] == [t.speaker for t in roles.turns]
    assert bodies(named) == bodies(roles)


def test_the_table_as_published_has_the_words_of_the_text(transcripts: Path) -> None:
    text = read_file(transcripts / "gluck_colon.txt")
    table = read_file(transcripts / "gluck_original.csv")
    assert [turn.speaker for turn in table.turns] == [turn.speaker for turn in text.turns]
    assert bodies(table) == bodies(text)
    assert "&#8212;" not in table.text
    assert "but—what genres" in table.text


def test_of_two_time_columns_the_plain_heading_wins(transcripts: Path) -> None:
    turns = read_file(transcripts / "gluck_original.csv").turns
    assert [turn.time for turn in turns[:5]] == [0, None, None, None, 45_000]


def test_a_row_without_a_speaker_continues_the_turn_above(transcripts: Path) -> None:
    parsed = read_file(transcripts / "armantrout_original.csv")
    first = parsed.text[parsed.turns[0].body_start : parsed.turns[0].end]
    assert first.startswith("And there we go with that.")
    assert first.split("\n")[1] == "Good."
    assert first.endswith('"Let\'s go."')
    assert parsed.turns[1].speaker == "Rae Armantrout"
    assert parsed.turns[1].time == 69_000


def test_a_colon_behind_a_name_in_a_column_is_no_part_of_it(transcripts: Path) -> None:
    labels = [s.label for s in read_file(transcripts / "armantrout_original.csv").speakers]
    assert labels == ["Devin Becker", "Rae Armantrout", "DB", "RA"]


def test_subtitles_and_table_of_one_interview_say_the_same(transcripts: Path) -> None:
    subtitles = read_file(transcripts / "armantrout.srt")
    assert speeches(subtitles) == speeches(read_file(transcripts / "armantrout_original.csv"))
    assert [turn.time for turn in subtitles.turns[:3]] == [0, 77_153, 79_461]


def test_voices_and_a_word_table_of_one_interview_say_the_same(transcripts: Path) -> None:
    voices = read_file(transcripts / "mohammad.vtt")
    table = read_file(transcripts / "mohammad_table.docx")
    assert speeches(voices) == speeches(table)
    seconds = [turn.time // 1000 for turn in voices.turns if turn.time is not None]
    assert seconds == [turn.time // 1000 for turn in table.turns if turn.time is not None]
    assert table.text.startswith("Devin Becker: Thank you very much")


def test_bold_speakers_begin_turns_and_plain_paragraphs_continue_them(transcripts: Path) -> None:
    parsed = read_file(transcripts / "wrigley_bold_speakers.docx")
    assert [turn.speaker for turn in parsed.turns[:4]] == [
        "Devin Becker", "Robert Wrigley", "DB", "RW",
    ]  # fmt: skip
    last = parsed.text[parsed.turns[-1].start :]
    assert last.startswith("RW: I'm a product of the creat")
    assert "\nBut then I got waylaid by poet" in last
    assert parsed.text[: parsed.turns[0].start] == "Interview with Robert Wrigley (oral history)\n"


@pytest.mark.parametrize(
    ("name", "asks"),
    [
        ("gluck_colon.txt", {"DB"}),
        ("gluck_interviewer_p1_crlf_utf16.txt", {"Interviewer"}),
        ("mohammad.vtt", {"DB", "Devin Becker"}),
        ("wrigley_bold_speakers.docx", {"DB", "Devin Becker"}),
        ("armantrout.srt", {"DB", "Devin Becker"}),
    ],
)
def test_who_asks_is_guessed(transcripts: Path, name: str, asks: set[str]) -> None:
    speakers = read_file(transcripts / name).speakers
    assert {each.label for each in speakers if each.role == "interviewer"} == asks
