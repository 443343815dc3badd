"""Word files: what is kept, what is left out, what is said of it."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from coder_app.core.exchange.parsed import ParsedFile

Read = Callable[..., ParsedFile]
Said = Callable[[ParsedFile], list[tuple[str | None, str]]]


@pytest.fixture
def document():
    return docx.Document()


def saved(document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def append(document, inner: str) -> None:
    paragraph = parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>")
    document.element.body.insert_element_before(paragraph, "w:sectPr")


def run(text: str, kind: str = "t") -> str:
    return f'<w:r><w:{kind} xml:space="preserve">{text}</w:{kind}></w:r>'


def test_deleted_text_goes_and_inserted_text_stays(read: Read, document) -> None:
    append(
        document,
        run("She ")
        + f'<w:del w:id="1" w:author="x">{run("never ", "delText")}</w:del>'
        + f'<w:ins w:id="2" w:author="x">{run("always ")}</w:ins>'
        + run("rang."),
    )
    parsed = read("a.docx", saved(document))
    assert parsed.text == "She always rang."
    assert "Left out: 1 deleted passages." in parsed.warnings


def test_line_breaks_and_tabs_are_kept(read: Read, document) -> None:
    append(document, "<w:r><w:t>one</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>")
    assert read("a.docx", saved(document)).text == "one\ntwo\tthree"


def test_tables_stand_where_they_stood(read: Read, document) -> None:
    document.add_paragraph("before")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["a", "b\nc", "d", ""], strict=True):
        cell.text = text
    document.add_paragraph("after")
    assert read("a.docx", saved(document)).text == "before\na\tb\nc\nd\nafter"


def test_list_numbers_are_written_out(read: Read, document) -> None:
    for text in ("plain", "words", "here", "too"):
        document.add_paragraph(text)
    for text, style in (("a", "List Number"), ("b", "List Number"), ("c", "List Bullet")):
        document.add_paragraph(text, style=style)
    assert read("a.docx", saved(document)).text.endswith("1. a\n2. b\n• c")


def test_numbers_in_front_of_every_turn_are_left_out_and_it_is_said(read: Read, document) -> None:
    for text in ("Int: So?", "Anna: Yes.", "Int: And?", "Anna: No."):
        document.add_paragraph(text, style="List Number")
    parsed = read("a.docx", saved(document))
    assert parsed.text.startswith("Int: So?\nAnna")
    assert any("automatic numbers" in warning for warning in parsed.warnings)


def test_text_boxes_are_kept_and_comments_left_out_and_both_said(read: Read, document) -> None:
    box = f"<w:txbxContent><w:p>{run('in the box')}</w:p></w:txbxContent>"
    append(
        document,
        f'{run("beside")}<w:r><w:pict xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        f'{box}</v:textbox></v:shape></w:pict></w:r><w:r><w:commentReference w:id="0"/></w:r>'
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
    )
    parsed = read("a.docx", saved(document))
    assert parsed.text == "beside\nin the box"
    assert parsed.warnings[:3] == (
        "Left out: 1 comments.",
        "Left out: 1 footnotes.",
        "Text boxes kept as text where they are anchored: 1.",
    )


def bold_turns(document, end: str, turns: list[tuple[str, str]]) -> None:
    for speaker, words in turns:
        paragraph = document.add_paragraph()
        paragraph.add_run(speaker + end).bold = True
        paragraph.add_run(words)


@pytest.mark.parametrize("end", [": ", ":\t", " ", "\n"])
def test_bold_names_begin_turns_and_the_same_names_in_plain_print_do_not(
    read: Read, said: Said, document, end: str
) -> None:
    spoken = [("Anna", "So?"), ("Ben", "Anna went home."), ("Anna", "And?"), ("Ben", "No.")]
    bold_turns(document, end, spoken)
    document.add_paragraph("Anna: that is what she called herself.")
    wanted = [*spoken[:3], ("Ben", "No.\nAnna: that is what she called herself.")]
    assert said(read("a.docx", saved(document))) == wanted


def test_a_bold_note_is_no_speaker(read: Read, said: Said, document) -> None:
    bold_turns(document, ": ", [("Int", "So?"), ("Ben", "a"), ("Note", "b"), ("Int", "c")])
    assert [who for who, _ in said(read("a.docx", saved(document)))] == ["Int", "Ben", "Int"]


def test_meeting_transcripts_in_word_are_read(read: Read, said: Said, document) -> None:
    lines = [
        ("Anna Lee", "0:03", "Hello"),
        ("Becker, Bo", "0:09", "Hi"),
        ("Anna Lee", "1:02:03", "x"),
    ]
    for name, clock, words in lines:
        paragraph = document.add_paragraph()
        paragraph.add_run(name).bold = True
        paragraph.add_run(f"   {clock}").add_break()
        paragraph.add_run(words)
    parsed = read("a.docx", saved(document))
    assert said(parsed) == [(name, words) for name, _, words in lines]
    assert [turn.time for turn in parsed.turns] == [3_000, 9_000, 3_723_000]


@pytest.mark.parametrize("headed", [True, False])
def test_a_table_of_times_speakers_and_speech_becomes_turns(
    read: Read, said: Said, document, headed: bool
) -> None:
    document.add_paragraph("Interview 3")
    rows = [("Time", "Speaker", "Text")] if headed else []
    rows += [
        ("0:01", "Int:", "How did that go for you?"), ("0:04", "Anna", "It went on and on."),
        ("", "", "For weeks, and nobody rang."), ("0:09", "Int:", "Nobody at all?"),
        ("0:11", "Anna", "No, not one of them."),
    ]  # fmt: skip
    table = document.add_table(len(rows), 3)
    for cell, text in zip(table._cells, [text for row in rows for text in row], strict=True):
        cell.text = text
    parsed = read("a.docx", saved(document))
    assert parsed.text.startswith("Interview 3\nInt: How did that go for you?\nAnna: It went")
    assert said(parsed)[1] == ("Anna", "It went on and on.\nFor weeks, and nobody rang.")
    assert [turn.time for turn in parsed.turns] == [1_000, 4_000, 9_000, 11_000]


def test_links_to_elsewhere_are_never_followed(read: Read, document) -> None:
    document.part.relate_to(
        "http://127.0.0.1:9/x", "http://schemas.openxmlformats.org/officeDocument/2006/"
        "relationships/attachedTemplate", is_external=True,
    )  # fmt: skip
    document.add_paragraph("words")
    assert read("a.docx", saved(document)).text == "words"
