"""PDF files: lines, pages, hyphens."""

from collections.abc import Callable

from coder_app.core.exchange.parsed import ParsedFile

Read = Callable[..., ParsedFile]
Pdf = Callable[..., bytes]


def test_pages_end_paragraphs(read: Read, pdf: Pdf) -> None:
    parsed = read("a.pdf", pdf([["Int: So?", "Anna: Yes."], ["Int: And then?", "Anna: No."]]))
    assert parsed.text == "Int: So?\nAnna: Yes.\nInt: And then?\nAnna: No."
    assert [turn.speaker for turn in parsed.turns] == ["Int", "Anna", "Int", "Anna"]


def test_words_broken_at_a_line_end_are_joined(read: Read, pdf: Pdf) -> None:
    lines = ["She gave me infor-", "mation about a well-known", "place, a well-",
             "known one, on Tues-",
             "Day."]  # fmt: skip
    text = read("a.pdf", pdf([lines])).text
    assert (
        text == "She gave me information about a well-known\nplace, a well-known one, on Tues-Day."
    )


def test_pages_without_text_are_named(read: Read, pdf: Pdf) -> None:
    pages = [
        ["Anna: one line of words that is long enough to count as text"],
        [],
        ["Ben: more words"],
    ]
    assert "Pages without text (pictures or blank): 2." in read("a.pdf", pdf(pages)).warnings


def test_headers_and_page_numbers_are_offered_and_removed_when_chosen(read: Read, pdf: Pdf) -> None:
    pages = [
        ["Interview P04 - confidential", "Int: So how was it then, on the night it", "happened?",
         f"P04: It was {what}.", f"Page {number}"]
        for number, what in enumerate(["cold", "dark", "long", "late"], 1)
    ]  # fmt: skip
    data = pdf(pages)
    offers = {offer.kind: offer for offer in read("a.pdf", data).offers}
    assert offers["headers"].count == 4
    assert offers["headers"].examples == ("Interview P04 - confidential",)
    assert offers["page_numbers"].count == 4
    parsed = read("a.pdf", data, clean=frozenset({"headers", "page_numbers", "broken_lines"}))
    assert parsed.text.startswith(
        "Int: So how was it then, on the night it happened?\nP04: It was cold."
    )
    assert "confidential" not in parsed.text
    assert "Page" not in parsed.text
    assert len(parsed.cleaned) == 3
