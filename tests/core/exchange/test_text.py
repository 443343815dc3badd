"""Every encoding and line end gives one text."""

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.text import decode, tidy

Read = Callable[..., ParsedFile]
WORDS = "Int: Wie geht’s? Größe 100 €\nP1: Ça va – naïve café\n" * 10


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-32"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_give_one_text(read: Read, encoding: str, line_end: str) -> None:
    assert read("a.txt", WORDS.replace("\n", line_end).encode(encoding)).text == WORDS


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("cp1251", "Интервьюер: Как дела?\nАнна: Хорошо, спасибо большое, очень рада.\n"),  # noqa: RUF001
        ("utf-16-le", "Интервьюер: Как дела?\nАнна: Хорошо, спасибо\n"),  # noqa: RUF001
        ("utf-16-be", "聞き手: 元気ですか\n田中: はい\n"),
    ],
)
def test_other_scripts_are_read(read: Read, encoding: str, words: str) -> None:
    parsed = read("a.txt", (words * 10).encode(encoding))
    assert parsed.text == words * 10
    assert len(parsed.turns) == 20


def test_a_guessed_encoding_is_said(read: Read) -> None:
    assert "Windows-1252" in read("a.txt", WORDS.encode("cp1252")).warnings[0]
    assert read("a.txt", WORDS).warnings == ()


def test_a_few_damaged_characters_do_not_turn_a_text_into_another_encoding(read: Read) -> None:
    parsed = read("a.txt", WORDS.encode() + b"\xe2\x82")
    assert parsed.text.startswith(WORDS)
    assert "damaged" in parsed.warnings[0]


def test_one_stray_byte_among_a_few_curly_quotes_does_not_garble_them(read: Read) -> None:
    said = "Anna: It’s fine. “Nobody called”, she said.\n"
    parsed = read("a.txt", said.encode() + "Bo: caf\xe9\n".encode("cp1252"))
    assert parsed.text == said + "Bo: caf\ufffd\n"
    assert "1 damaged character was read" in parsed.warnings[0]


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("shift_jis", "聞き手: 今日はどうですか。\n田中: 元気です、ありがとうございます。\n"),
        ("gb18030", "采访者: 你今天怎么样？\n王: 很好，谢谢。没有人给我回电话。\n"),  # noqa: RUF001
        ("euc_kr", "면접자: 오늘 어떠세요?\n김: 좋아요, 감사합니다. 아무도 전화하지 않았어요.\n"),
    ],
)
def test_scripts_of_two_bytes_are_not_taken_for_damaged_utf8(
    read: Read, encoding: str, words: str
) -> None:
    parsed = read("a.txt", (words * 10).encode(encoding))
    assert "\ufffd" not in parsed.text
    assert "guessed" in parsed.warnings[0]


def test_nul_and_control_characters_go_and_it_is_said(read: Read) -> None:
    parsed = read("a.txt", "Anna: a\x00b\x07c\u2029d\n")
    assert parsed.text == "Anna: abc\nd\n"
    assert "2 control characters were removed." in parsed.warnings


def test_the_hash_is_of_the_bytes_as_they_were(read: Read) -> None:
    one, two = read("a.txt", "Hello\r\n"), read("b.txt", "Hello\n")
    assert one.text == two.text
    assert one.sha256 != two.sha256
    assert two.sha256 == hashlib.sha256(b"Hello\n").hexdigest()


def test_markdown_is_kept_as_it_is(read: Read) -> None:
    parsed = read("Gwen 1.md", "# Gwen\n\n**Int:** So?\n\n**Gwen:** *Yes*.\n\n**Int:** Ah.\n")
    assert parsed.text.startswith("# Gwen\n\n**Int:** So?")
    assert [turn.speaker for turn in parsed.turns] == ["Int", "Gwen", "Int"]
    assert (parsed.name, parsed.format) == ("Gwen 1", "md")


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), min_size=1),
    st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"]),
)
def test_what_was_encoded_is_decoded(text: str, encoding: str) -> None:
    wanted = tidy(text)[0]
    assert tidy(decode(text.encode(encoding))[0])[0] == wanted
