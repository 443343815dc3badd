"""Cleaning is offered with counts, and nothing goes that was not chosen."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.exchange.cleaning import KINDS, clean, offers
from coder_app.core.exchange.layout import Cut, Layout
from coder_app.core.exchange.parsed import ParsedFile

Read = Callable[..., ParsedFile]
TALK = [f"{'Int' if at % 2 else 'P04'}: this is what was said, number {at}." for at in range(12)]


def counts(text: str) -> dict[str, int]:
    return {offer.kind: offer.count for offer in offers(Layout(text))}


def cleaned(text: str, *kinds: str) -> str:
    return clean(Layout(text), kinds)[0].text


def test_a_clean_text_has_no_offers() -> None:
    assert counts("\n".join(TALK)) == {}


def test_nothing_is_removed_unless_chosen(read: Read) -> None:
    text = "Cover\n\n" + "\n".join(f"{at} {line}" for at, line in enumerate(TALK, 1))
    parsed = read("a.txt", text)
    assert parsed.text == text
    assert parsed.cleaned == ()
    assert {offer.kind for offer in parsed.offers} == {"cover", "line_numbers"}


def test_counted_line_numbers_go_and_turns_are_found_on_what_is_left(read: Read) -> None:
    text = "\n".join(f"{at}\t{line}" for at, line in enumerate(TALK, 1))
    parsed = read("a.txt", text, clean=frozenset({"line_numbers"}))
    assert parsed.text == "\n".join(TALK)
    assert len(parsed.turns) == 12
    assert parsed.cleaned[0].startswith("Counted line numbers: 12 removed (“1 P04: this is")
    assert parsed.offers == ()


def test_numbers_that_do_not_count_are_no_line_numbers() -> None:
    assert counts("\n".join(f"{at * 7} people came, and then." for at in range(9))) == {}


def test_page_numbers_count_up_or_stay() -> None:
    pages = ["\n".join([*TALK[at : at + 4], "", f"- {at // 4 + 1} -", ""]) for at in (0, 4, 8)]
    text = "\n".join(pages)
    assert counts(text) == {"page_numbers": 3}
    assert cleaned(text, "page_numbers").replace("\n\n", "\n").strip() == "\n".join(TALK)
    assert counts("Anna: How many?\n7\n12\n3\n") == {}


def test_headers_around_page_numbers_go_and_what_is_said_stays() -> None:
    pages = ["\n".join(["Study X, interview 4", *TALK[at : at + 4], f"Page {at // 4 + 1} of 3"])
             for at in (0, 4, 8)]  # fmt: skip
    text = "\n".join(pages)
    assert counts(text)["headers"] == 3
    left = cleaned(text, "headers", "page_numbers", "cover")
    assert left.strip() == "\n".join(TALK)


def test_an_answer_that_recurs_is_no_header() -> None:
    text = "\n".join(f"Int: question {at}?\nP04: Not really\nnot at all" for at in range(9))
    assert "headers" not in counts(text)


def test_the_cover_goes_up_to_the_first_turn() -> None:
    text = "Study X\nUniversity\n\n" + "\n".join(TALK)
    assert counts(text) == {"cover": 2}
    assert cleaned(text, "cover") == "\n".join(TALK)


def test_lines_broken_in_mid_sentence_are_joined_and_turns_are_not() -> None:
    text = (
        "Int: And when you came home that night after the\nmeeting, what did\nyou find?\n"
        "P04: I found nothing of what I had left there, not\nOne thing.\nInt: So?\nP04: Yes"
    )
    assert cleaned(text, "broken_lines") == (
        "Int: And when you came home that night after the meeting, what did\nyou find?\n"
        "P04: I found nothing of what I had left there, not One thing.\nInt: So?\nP04: Yes"
    )


def test_an_unknown_kind_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        clean(Layout("a"), {"everything"})


def test_bold_spans_and_pages_move_with_the_text() -> None:
    layout = Layout("12 Anna x\n34 Ben y", ((3, 7), (13, 16)), (0, 10))
    moved = layout.without([Cut(0, 3), Cut(10, 13)])
    assert moved == Layout("Anna x\nBen y", ((0, 4), (7, 10)), (0, 7))


@given(
    st.lists(
        st.one_of(
            st.sampled_from(["Page 1", "Page 2", "Page 3", "1", "2", "3", "Int: so",
                             "P1: and then it",
                             "went on for a long time that nobody", "Header X", "", "4 a", "5 b"]),
            st.text(max_size=30),
        ),
        max_size=40,
    ),
    st.sets(st.sampled_from(KINDS)),
)  # fmt: skip
def test_no_text_and_choice_breaks_cleaning(lines: list[str], kinds: set[str]) -> None:
    text = "\n".join(lines)
    layout, report = clean(Layout(text), kinds)
    assert len(report) <= len(kinds)
    assert len(layout.text) <= len(text)
    if not report:
        assert layout.text == text
