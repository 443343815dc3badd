"""Which lines begin a turn, and which only look like it."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coder_app.core.exchange.turns import (
    guess_role,
    initials_of,
    parse_turns,
    says_nothing,
    speakers_of,
)


def said(text: str, **options) -> list[tuple[str | None, str]]:
    return [
        (turn.speaker, text[turn.body_start : turn.end]) for turn in parse_turns(text, **options)
    ]


def times(text: str) -> list[int | None]:
    return [turn.time for turn in parse_turns(text)]


TWO = [("Anna", "Hello."), ("Ben", "Hi!"), ("Anna", "How are you?"), ("Ben", "Fine.")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna: Hello.\nBen: Hi!\nAnna: How are you?\nBen: Fine.",
        "Anna: Hello.\n\nBen: Hi!\n\nAnna: How are you?\n\nBen: Fine.\n\n",
        "Anna:\tHello.\nBen:\tHi!\nAnna:\tHow are you?\nBen:\tFine.",
        "Anna:\nHello.\n\nBen:\nHi!\n\nAnna:\nHow are you?\n\nBen:\nFine.",
        "Anna : Hello.\nBen : Hi!\nAnna : How are you?\nBen : Fine.",
        "Anna\uff1aHello.\nBen\uff1aHi!\nAnna\uff1aHow are you?\nBen\uff1aFine.",
        "**Anna:** Hello.\n\n**Ben**: Hi!\n\n**Anna:** How are you?\n\n**Ben**: Fine.",
        "Anna\nHello.\n\nBen\nHi!\n\nAnna\nHow are you?\n\nBen\nFine.",
        "1 Anna: Hello.\n2 Ben: Hi!\n3 Anna: How are you?\n4 Ben: Fine.",
        "\u200fAnna: Hello.\n\u200fBen: Hi!\n\u200fAnna: How are you?\n\u200fBen: Fine.",
    ],
)
def test_labels_are_found_in_many_layouts(text: str) -> None:
    assert said(text) == TWO


@pytest.mark.parametrize(
    "text",
    [
        "Anna  0:03\nHello.\nBen  0:05\nHi!\nAnna  1:02:03\nHow are you?\nBen  1:02:05\nFine.",
        "Anna   0:03\nHello.\n\nBen   0:05\nHi!\n\nAnna   1:02:03\nHow are you?\n\n"
        "Ben   1:02:05\nFine.",
        "[00:00:03] Anna: Hello.\n[00:00:05] Ben: Hi!\n[01:02:03] Anna: How are you?\n"
        "[01:02:05] Ben: Fine.",
        "00:00:03 Anna: Hello.\n00:00:05 Ben: Hi!\n01:02:03 Anna: How are you?\n"
        "01:02:05 Ben: Fine.",
        "Anna (00:03):\nHello.\n\nBen (00:05):\nHi!\n\nAnna (01:02:03):\nHow are you?\n\n"
        "Ben (01:02:05):\nFine.",
        "Anna [00:00:03]: Hello.\nBen [00:00:05]: Hi!\nAnna [01:02:03]: How are you?\n"
        "Ben [01:02:05]: Fine.",
        "Anna: [00:00:03] Hello.\nBen: [00:00:05] Hi!\nAnna: [01:02:03] How are you?\n"
        "Ben: [01:02:05] Fine.",
        "00:00:03 Anna\nHello.\n00:00:05 Ben\nHi!\n01:02:03 Anna\nHow are you?\n"
        "01:02:05 Ben\nFine.",
        "[Anna] 00:00:03\nHello.\n[Ben] 00:00:05\nHi!\n[Anna] 01:02:03\nHow are you?\n"
        "[Ben] 01:02:05\nFine.",
        "00:00:03\nAnna: Hello.\n00:00:05\nBen: Hi!\n01:02:03\nAnna: How are you?\n01:02:05\n"
        "Ben: Fine.",
    ],
)
def test_times_are_read_in_many_layouts(text: str) -> None:
    assert said(text) == TWO
    assert times(text) == [3_000, 5_000, 3_723_000, 3_725_000]


@pytest.mark.parametrize(
    "line",
    [
        "Note: this is important",
        "NOTE: this is important",
        "But: nobody came",
        "Question 3: what then",
        "http://example.org is where",
        "https: they said",
        "And then she said: no",
        "It goes: one two",
        "[inaudible 00:12:34] and so on",
        "[00:12:34] and then they left",
        "00:12:34 [pause]",
        "We met at 10:30",
        "John 3:16 is what she read",
        "The answer was this: nothing",
        "Remember: lock the door",
        "C:\\files is where it lay",
    ],
)
def test_running_text_begins_no_turn(line: str) -> None:
    text = f"Interviewer: So?\nP1: Well.\n{line}\nInterviewer: And?\nP1: That is all."
    assert [who for who, _ in said(text)] == ["Interviewer", "P1", "Interviewer", "P1"]
    assert said(text)[1] == ("P1", f"Well.\n{line}")


@pytest.mark.parametrize("word", ["Note", "But", "Question 1", "Example", "Figure 2", "Yes"])
def test_words_that_recur_before_a_colon_are_still_no_speakers(word: str) -> None:
    text = f"I: So?\nR: Well.\n{word}: this\nI: And?\nR: no\n{word}: that\n{word}: those"
    assert [who for who, _ in said(text)] == ["I", "R", "I", "R"]


def test_prose_with_a_few_colons_has_no_turns() -> None:
    text = "\n".join(["Nobody rang for seven weeks, and nobody wrote. " * 40] * 20)
    assert said(f"{text}\nPolice: the first\n{text}\nPolice: the second\n") == []


def test_a_time_in_mid_turn_begins_no_turn() -> None:
    text = "Int: Go on.\nAnna: I was [00:12:34] alone.\nInt: Yes?\nAnna: [inaudible 00:12:40] so."
    assert [who for who, _ in said(text)] == ["Int", "Anna", "Int", "Anna"]
    assert times(text) == [None] * 4


def test_words_in_header_line_transcripts_begin_no_turn() -> None:
    text = "Anna  0:03\nNote: one\nBen  0:09\nWell: yes\nNote: two\nAnna  0:12\nok\n"
    assert said(text) == [("Anna", "Note: one"), ("Ben", "Well: yes\nNote: two"), ("Anna", "ok")]


def test_an_agenda_has_no_speakers() -> None:
    assert said("Welcome  9:00\nthe day\nLunch  12:00\nsoup\nWalk  14:00\nwood") == []


def test_facts_above_an_interview_are_no_turns() -> None:
    head = "Date: 3 May 2025\nInterviewer: Anna Smith\nParticipant: P04\nPlace: Leeds\n\n"
    assert said(f"{head}I: So?\nR: Yes.\nI: Good.") == [("I", "So?"), ("R", "Yes."), ("I", "Good.")]


def test_a_name_that_speaks_once_between_two_turns_of_another_is_a_speaker() -> None:
    assert [w for w, _ in said("Anna: Hello.\nBen: Hi.\nAnna: So?")] == ["Anna", "Ben", "Anna"]


def test_a_role_that_speaks_once_is_a_speaker_beside_others() -> None:
    text = "Moderator: So?\nP1: Yes.\nP2: No.\nModerator: And?\nP1: Well.\nP3: Me too."
    assert [who for who, _ in said(text)] == ["Moderator", "P1", "P2", "Moderator", "P1", "P3"]


def test_a_full_name_whose_initials_speak_is_a_speaker() -> None:
    text = "Devin Becker: Thank you.\nRW: Welcome.\nDB: So?\nRW: Yes.\nDB: Good.\nRW: Bye."
    assert said(text)[0] == ("Devin Becker", "Thank you.")


@pytest.mark.parametrize(
    "label",
    ["DB", "Dr. O'Neil", "INTERVIEWER 1", "Kasey Mohammad", "José Ñandú", "Ángela", "Becker, Devin",
     "María de la Cruz", "Anna-Lena", "P04", "Speaker 1", "דנה", "محمد", "田中", "Ms. T"],
)  # fmt: skip
def test_labels_of_many_kinds(label: str) -> None:
    text = f"{label}: one 😀 two\nInt: So?\n{label}: مرحبا\nInt: שלום"
    assert said(text) == [
        (label, "one 😀 two"), ("Int", "So?"), (label, "مرحبا"), ("Int", "שלום"),
    ]  # fmt: skip


def test_text_before_the_first_turn_belongs_to_no_turn() -> None:
    text = "(They look at pictures)\n\nAnna: So?\nBen: Yes.\nAnna: Ah.\nBen: No."
    assert text[: parse_turns(text)[0].start] == "(They look at pictures)\n\n"


def test_label_and_time_stay_in_the_text_and_speech_begins_after_them() -> None:
    text = "[00:00:03] Anna: Hello.\n[00:00:05] Ben: Hi."
    text += "\n[00:00:06] Anna: So."
    turn = parse_turns(text)[0]
    assert text[turn.start : turn.body_start] == "[00:00:03] Anna: "
    assert text[turn.start : turn.end] == "[00:00:03] Anna: Hello."


def test_a_label_without_speech_is_an_empty_turn() -> None:
    assert said("Anna:\nBen: Hi.\nAnna: So.\nBen:\n") == [
        ("Anna", ""), ("Ben", "Hi."), ("Anna", "So."), ("Ben", ""),
    ]  # fmt: skip


def test_spellings_that_differ_in_capitals_are_one_speaker() -> None:
    text = "Anna: a\nBEN: b\nAnna: c\nBen: d\nAnna: e\nBen: f"
    assert [who for who, _ in said(text)] == ["Anna", "Ben"] * 3


def test_a_remark_in_brackets_is_no_part_of_a_name() -> None:
    text = "Anna: a\nBen (crying): b\nAnna (laughs): c\nBen: d"
    assert said(text) == [("Anna", "a"), ("Ben", "b"), ("Anna", "c"), ("Ben", "d")]


def test_labels_known_from_before_are_speakers_without_further_evidence() -> None:
    text = "Devin: Thank you.\nmore\nKasey: My pleasure."
    assert said(text) == []
    assert [who for who, _ in said(text, known=["Devin", "Kasey"])] == ["Devin", "Kasey"]


@pytest.mark.parametrize(
    "label",
    ["I", "Int", "Interviewer", "INTERVIEWER 2", "Q", "A", "R", "P", "P1", "P04", "Participant 3",
     "Participant A", "Respondent", "Speaker 1", "SPEAKER_00", "Moderator", "Facilitator", "FG1 P3",
     "Researcher", "Interviewee", "Unknown Speaker", "Female 2", "int.", "Befragte", "R2"],
)  # fmt: skip
def test_role_labels_say_nothing_of_the_person(label: str) -> None:
    assert says_nothing(label)


@pytest.mark.parametrize(
    "label", ["DB", "Anna", "Dr. Patient", "R. M.", "Moira", "Kasey Mohammad", "Ian", "KRISTIN", ""]
)
def test_names_and_initials_say_something(label: str) -> None:
    assert not says_nothing(label)


def test_roles_are_guessed_from_labels_and_questions() -> None:
    assert guess_role("Moderator") == "interviewer"
    assert guess_role("P3") == "participant"
    assert guess_role("Interpreter") == "other"
    assert guess_role("Anna") == "participant"
    asking = "".join(f"Anna: And then, number {n}?\nBen: We went on and on.\n" for n in range(6))
    roles = {each.label: each.role for each in speakers_of(asking, parse_turns(asking))}
    assert roles == {"Anna": "interviewer", "Ben": "participant"}
    talk = "".join(f"Anna: I went there.\nBen: We went on and on, {n}.\n" for n in range(6))
    roles = {each.label: each.role for each in speakers_of(talk, parse_turns(talk))}
    assert roles == {"Anna": "participant", "Ben": "participant"}


def test_counts_are_of_turns_and_spoken_words() -> None:
    text = "Int: How was it?\nAnna: Good, thank you.\nInt: Why?"
    (interviewer, anna) = speakers_of(text, parse_turns(text))
    assert (interviewer.turns, interviewer.words, interviewer.says_nothing) == (2, 4, True)
    assert (anna.turns, anna.words, anna.says_nothing) == (1, 3, False)


def test_initials_are_a_hint() -> None:
    assert initials_of("DB", "Devin Becker")
    assert initials_of("Devin Becker", "D.B.")
    assert initials_of("KM", "Kasey Silem Mohammad")
    assert initials_of("MC", "María de la Cruz")
    assert not initials_of("DB", "DB")
    assert not initials_of("RW", "Devin Becker")
    assert not initials_of("PA", "Participant A")


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            ["Anna: hi", "Ben: yes", "I:", "R: so", "Anna  0:03", "[00:12:34] Int: x", "00:00:05",
             "",
             "   ", "Note: x", "DB\uff1ay", "**Anna:** z", "Interviewer", "P1", "12 I: n",
             "Date: 3 May"]
        ),
        st.text(max_size=40),
    ),
    max_size=30,
)  # fmt: skip


@given(LINES, st.sampled_from(["\n", "\n\n", " "]))
@example(["A\u2028", "A", "Anna: hi"], "\n")
@example(["A ", "A", "Anna: hi"], "\n")
def test_turns_are_in_order_within_the_text_and_apart(lines: list[str], between: str) -> None:
    text = between.join(lines)
    last = 0
    for turn in parse_turns(text):
        assert last <= turn.start <= turn.body_start <= turn.end <= len(text)
        assert turn.end == turn.start or not text[turn.end - 1].isspace()
        last = turn.end


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5_000_000,
        ": " * 2_500_000,
        "00:00:00 " * 500_000,
        "- " * 2_500_000,
        "((((\n" * 1_000_000,
        "Anna: " + "and then " * 555_000,
        ("A" * 40 + " " * 60 + "\n") * 50_000,
        "Interviewer: And what did they say to you then, if anything?\nP1: Nothing.\n" * 66_000,
    ],
    ids=["letters", "colons", "times", "dashes", "brackets", "one turn", "blanks", "talk"],
)
def test_the_longest_texts_are_parsed_in_seconds(text: str) -> None:
    began = time.process_time()
    parse_turns(text)
    assert time.process_time() - began < 6
