"""Subtitles of meeting programs and of files that break the rules."""

from collections.abc import Callable

from coder_app.core.exchange.parsed import ParsedFile

Read = Callable[..., ParsedFile]
Said = Callable[[ParsedFile], list[tuple[str | None, str]]]


def test_voices_settings_tags_and_notes(read: Read, said: Said) -> None:
    parsed = read(
        "a.vtt",
        "WEBVTT Kind: captions\n\nSTYLE\n::cue { color: red }\n\nNOTE a remark\nof two lines\n\n"
        "a1b2/1-0\n00:00:03.000 --> 00:00:05.000 align:start position:10%\n"
        "<v.loud Ann Lee>Hi <i>there</i> &amp; <00:00:04.000><c.x>you</c></v>\n\n"
        "a1b2/2-0\n00:05.000 --> 00:06.000\n<v Ann Lee>again</v>\n\n"
        "00:06.000 --> 00:07.000\nand more\n\nNOTE x\n\n"
        "01:00:07.500 --> 01:00:08.000\n<v Bo>Yes.</v> <v Ann Lee>No.</v>\n",
    )
    assert said(parsed) == [
        ("Ann Lee", "Hi there & you again and more"), ("Bo", "Yes."), ("Ann Lee", "No."),
    ]  # fmt: skip
    assert [turn.time for turn in parsed.turns] == [3_000, 3_607_500, 3_607_500]
    assert parsed.text == "Ann Lee: Hi there & you again and more\nBo: Yes.\nAnn Lee: No."


def cues(*lines: str) -> str:
    return "".join(
        f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{line}\n\n"
        for n, line in enumerate(lines)
    )


def test_names_in_the_cues_are_speakers_and_what_recurs_not_is_none(read: Read, said: Said) -> None:
    parsed = read(
        "a.srt", cues("Amy Smith: Hello", "Amy Smith: there", "Bo: Hi.", "It goes: one", "Bo: x")
    )
    assert said(parsed) == [("Amy Smith", "Hello there"), ("Bo", "Hi. It goes: one x")]
    assert [turn.time for turn in parsed.turns] == [0, 2_000]


def test_without_any_speaker_the_times_are_kept(read: Read) -> None:
    sentence = "This is what was said that day, and it was said at length."
    parsed = read("a.srt", cues(*[sentence] * 20))
    assert all(turn.speaker is None for turn in parsed.turns)
    assert [turn.time for turn in parsed.turns] == [0, 7_000, 14_000]
    assert parsed.speakers == ()


def test_missing_blank_lines_numbers_and_texts_cost_no_words(read: Read, said: Said) -> None:
    parsed = read(
        "a.srt",
        "00:00:01.000 --> 00:00:02,000\r\nA: one\r\n2\r\n0:00:02,000 --> 0:00:03,000\r\nB: two\r\n"
        "00:00:03,000 --> 00:00:04,000\r\n\r\n5\r\n00:00:05,000 --> 00:00:06,000\r\nA: three\r\n"
        "four\r\n",
    )
    assert said(parsed) == [("A", "one"), ("B", "two"), ("A", "three four")]
