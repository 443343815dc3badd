"""What stands on printed pages, read back from the PDF."""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPageSize
from PySide6.QtWidgets import QApplication

from coder_app.core.analysis.frequencies import theme_table
from coder_app.core.coding import codings
from coder_app.core.coding_changes import set_important
from coder_app.core.errors import CoderError
from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.ids import CodeId, DocumentId
from coder_app.ui.printing import beside, reports
from coder_app.ui.printing.job import PdfJob
from coder_app.ui.printing.laid import Laid
from coder_app.ui.printing.pages import Pager
from coder_app.ui.printing.paper import Paper, font_of
from coder_app.ui.printing.sheet import Block, Printout, Stripe
from coder_app.ui.printing.transcript import LONGEST, clock, transcript
from coder_app.ui.theme import contrast
from tests.planting import Study

DAY = date(2026, 11, 3)
A4, LETTER = QPageSize(QPageSize.PageSizeId.A4), QPageSize(QPageSize.PageSizeId.Letter)
pytestmark = pytest.mark.usefixtures("dressed")


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    """Two interviews with three codes."""
    made = Study(tmp_path / "police.coder")
    made.case("P01", gender="woman")
    made.case("P02", gender="man")
    lines = [("I", "What happened?"), ("P", "Nobody called me back, which felt like a slap.")]
    made.document("P01", lines, people={"P": "P01"})
    made.document("P02", [("P", "They rang twice \U0001f600 and I was glad.")], people={"P": "P02"})
    made.code("Contact", theme=True, definition="How the police kept in touch.")
    made.code("No call back", "Contact", include="Messages left unanswered.")
    made.code("Felt stupid")
    made.coding("P01", "No call back", "Nobody called me back", memo="Said twice.")
    made.coding("P01", "Felt stupid", "felt like a slap")
    made.coding("P02", "Contact", "They rang twice")
    yield made
    made.project.close()


def pages(sheet: Printout, size: QPageSize = A4) -> list[str]:
    """The text of each page, with single blanks."""
    job = PdfJob(sheet, size)
    count = job.run()
    document = pypdfium2.PdfDocument(job.data())
    found = [re.sub(r"\s+", " ", page.get_textpage().get_text_range()) for page in document]
    document.close()
    assert len(found) == count
    return found


def sheet(*blocks: Block, margins: bool = False) -> Printout:
    return Printout("Police", "Transcript P01", "All codings: 1", DAY, blocks, margins)


def paragraphs(count: int) -> list[Block]:
    words = "They took a statement and then nobody called me back for seven weeks. " * 4
    return [Block(f"{words}Number {number}.", number=f"¶{number}") for number in range(count)]


# -- every page -----------------------------------------------------------------------------------


def test_each_page_names_project_what_it_is_filter_date_and_its_number() -> None:
    found = pages(sheet(*paragraphs(40)))
    assert len(found) > 2
    for number, text in enumerate(found, start=1):
        assert "Police · Transcript P01" in text
        assert "All codings: 1" in text
        assert "3 November 2026" in text
        assert f"Page {number} of {len(found)}" in text


def test_nothing_is_lost_or_printed_twice_between_pages() -> None:
    whole = " ".join(pages(sheet(*paragraphs(60))))
    numbers = [int(found) for found in re.findall(r"Number (\d+)\.", whole)]
    assert numbers == list(range(60))
    assert whole.count("They took a statement") == 240


def test_letters_are_found_again_with_no_ligature_between() -> None:
    text = "That is the first officer who often filed it: difficult. \U0001f600"
    assert (
        "That is the first officer who often filed it: difficult." in pages(sheet(Block(text)))[0]
    )


def test_a_filter_of_many_words_stands_in_whole_on_the_page() -> None:
    words = "Excerpts: " + ", ".join(f"code number {number}" for number in range(9))
    assert words in pages(Printout("Police", "Excerpts", words, DAY, [Block("x")]))[0]


def test_letter_paper_is_shorter_than_a4() -> None:
    blocks = paragraphs(80)
    assert len(pages(sheet(*blocks), LETTER)) >= len(pages(sheet(*blocks), A4))
    job = PdfJob(sheet(Block("x")), LETTER)
    job.run()
    assert pypdfium2.PdfDocument(job.data())[0].get_size() == (612, 792)


def test_no_line_of_a_paragraph_stands_alone_and_no_heading_is_last() -> None:
    paper = Paper.of(A4, margins=True)
    blocks = [
        block
        for number, long in enumerate(paragraphs(90))
        for block in (Block(f"Heading {number}", style="heading", keep=True), long)
    ]
    pager = Pager(paper)
    list(pager.fill(blocks))
    assert len(pager.pages) > 3
    for page in pager.pages:
        assert page.pieces[-1].block.style != "heading"
        for piece in page.pieces:
            total = Laid(piece.block, paper).lines
            assert piece.last - piece.first >= min(2, total)
            bottom = piece.top + (piece.last - piece.first) * Laid(piece.block, paper).step
            assert bottom <= paper.bottom + 1


# -- the transcript -------------------------------------------------------------------------------


def test_a_transcript_has_numbers_speakers_times_and_names_of_codes(study: Study) -> None:
    text = pages(transcript(study.project, DocumentId(study.documents["P01"]), DAY))[0]
    assert "Transcript P01 · woman" in text
    assert "All codings: 2" in text
    assert "¶1" in text
    assert "01:01 ¶2" in text
    assert "I: What happened?" in text
    assert "P: Nobody called me back, which felt like a slap." in text
    assert "No call back · Felt stupid" in text  # both begin on this line


def test_an_important_coding_is_printed_with_a_star(study: Study) -> None:
    document = DocumentId(study.documents["P01"])
    starred = next(
        row for row in codings(study.project, document) if row.code_name == "Felt stupid"
    )
    set_important(study.project, [starred.id], important=True)
    text = pages(transcript(study.project, document, DAY))[0]
    assert "\u2605 Felt stupid" in text
    assert "\u2605 No call back" not in text


def test_only_the_codings_shown_are_printed_and_the_page_says_so(study: Study) -> None:
    document = DocumentId(study.documents["P01"])
    all_of_them = list(transcript(study.project, document, DAY).blocks)
    shown = {s.id for block in all_of_them for s in block.stripes if s.name == "Felt stupid"}
    text = pages(transcript(study.project, document, DAY, shown, "only Felt stupid"))[0]
    assert "Only Felt stupid: 1, 1 not shown" in text
    assert "No call back" not in text


def test_a_stripe_stands_on_the_words_it_was_given_to(study: Study) -> None:
    for name, wanted in (
        ("P01", ["Nobody called me back", "felt like a slap"]),
        ("P02", ["They rang twice"]),
    ):
        blocks = transcript(study.project, DocumentId(study.documents[name]), DAY).blocks
        found = [b.text[s.start : s.end] for b in blocks for s in b.stripes]
        assert found == wanted


def test_a_paragraph_of_100000_characters_goes_on_over_pages_without_a_gap(study: Study) -> None:
    long = "Nobody called me back. " * 4_500
    study.document("Long", [("P", long.strip())], people={"P": "P01"})
    made = list(transcript(study.project, DocumentId(study.documents["Long"]), DAY).blocks)
    assert "".join(block.text for block in made) == study.texts["Long"].rstrip("\n")
    assert max(len(block.text) for block in made) <= LONGEST
    assert [block.number for block in made].count("") == len(made) - 1
    assert all(block.joined for block in made[1:])
    whole = "".join(pages(sheet(*made, margins=True)))
    assert whole.count("called") == 4_500


@pytest.mark.parametrize(
    ("time", "words"), [(494_000, "08:14"), (3_661_000, "1:01:01"), (0, "00:00")]
)
def test_times_are_minutes_and_seconds(time: int, words: str) -> None:
    assert clock(time) == words


# -- names beside brackets ------------------------------------------------------------------------


def labels(stripes: list[Stripe], text: str) -> list[beside.Label]:
    paper = Paper.of(A4, margins=True)
    pager = Pager(paper)
    list(pager.fill([Block(text, stripes=tuple(stripes))]))
    pieces = [(piece, Laid(piece.block, paper)) for piece in pager.pages[0].pieces]
    return beside.placed(beside.bars(pieces), paper.codes, QFontMetricsF(font_of("small")))


def test_names_never_lie_over_each_other_and_stay_on_the_page() -> None:
    text = "They took a statement and then nothing. " * 90
    stripes = [
        Stripe(
            str(n), n * 40, n * 40 + 200, f"A code with a rather long name {n}", "#1f77b4", n % 6
        )
        for n in range(85)
    ]
    found = labels(stripes, text)
    area = Paper.of(A4, margins=True).codes
    for one, next_one in pairwise(found):
        assert one.top + one.height <= next_one.top + 1
    assert found[0].top >= area.top()
    assert found[-1].top + found[-1].height <= area.bottom() + 1


def test_more_names_than_the_page_has_room_for_are_counted() -> None:
    stripes = [Stripe(str(n), 0, 9, f"A code with a long name {n}", "#1f77b4", n) for n in range(9)]
    area = QRectF(0, 0, 2_000, 1_200)
    bars = [beside.Bar(stripe, 100.0 * n, 100.0 * n + 90) for n, stripe in enumerate(stripes)]
    found = beside.placed(bars, area, QFontMetricsF(font_of("small")))
    hidden = int(re.fullmatch(r"and (\d+) more codings", found[-1].words).group(1))  # type: ignore[union-attr]
    assert sum(len(label.bars) for label in found[:-1]) + hidden == len(stripes)


@pytest.mark.parametrize("colour", ["#ffff00", "#ffffff", "#1f77b4", "#e6f598"])
def test_a_bracket_is_seen_on_white_whatever_its_colour(colour: str) -> None:
    assert contrast(beside.on_paper(colour), QColor("white")) >= 3


# -- codebook, excerpts, Themes --------------------------------------------------------------------


def test_a_codebook_says_what_codes_mean_and_how_often_they_were_given(study: Study) -> None:
    text = pages(reports.codebook(study.project, DAY))[0]
    assert "All codes: 3 in all, 1 of them themes" in text
    assert "Contact (theme) 2 codings of 2 cases, those of its subcodes among them" in text
    assert "How the police kept in touch." in text
    assert "No call back 1 coding in 1 document, of 1 case Include: Messages left" in text
    assert text.index("Not in a theme yet") < text.index("Felt stupid")


def test_excerpts_stand_under_their_group_with_reference_and_memo(study: Study) -> None:
    wanted = ExcerptFilter(codes=frozenset({CodeId(study.codes["Contact"])}), group="case")
    text = pages(reports.excerpts(study.project, wanted, "Excerpts: code Contact", DAY))[0]
    assert "2 excerpts" in text
    assert "P01 “Nobody called me back” P01 ¶2 · Contact > No call back · AL" in text
    assert "Memo: Said twice." in text
    assert "felt like a slap" not in text


def test_themes_are_printed_as_they_are_split(study: Study) -> None:
    table = theme_table(study.project, by="gender")
    text = pages(reports.themes(study.project, table, "cases", DAY))[0]
    assert "Cases, of 2 cases in 2 documents, split by gender, subcodes included" in text
    assert "Theme Raised by men (1) women (1)" in text
    assert "Contact 2 of 2 1 of 1 ° 1 of 1 °" in text
    assert text.index("Contact 2 of 2") < text.index("Not in a theme yet")
    codings = pages(reports.themes(study.project, table, "codings", DAY))[0]
    assert "Felt stupid 1 0 1" in codings


def test_codes_without_a_theme_are_printed_and_no_codes_are_told(tmp_path: Path) -> None:
    bare = Study(tmp_path / "bare.coder")
    empty = pages(reports.themes(bare.project, theme_table(bare.project), "cases", DAY))[0]
    assert "There are no codes yet" in empty
    assert "There are no codes yet." in pages(reports.codebook(bare.project, DAY))[0]
    bare.code("Waiting")
    text = pages(reports.themes(bare.project, theme_table(bare.project), "cases", DAY))[0]
    bare.project.close()
    assert "No code has been declared a theme" in text
    assert "Waiting 0" in text


def test_a_long_table_repeats_the_names_of_its_columns() -> None:
    rows = [Block("", style="label", cells=(f"Row {n}", "1", "2")) for n in range(200)]
    head = Block("", style="label", cells=("Theme", "raised by", "men"), head=True)
    found = pages(sheet(head, *rows))
    assert len(found) > 2
    assert all("Theme raised by men Row" in text for text in found)


# -- in small steps -------------------------------------------------------------------------------


def test_the_window_goes_on_while_pages_are_drawn_and_can_stop_it(qapp: QApplication) -> None:
    job, seen = PdfJob(sheet(*paragraphs(3_000)), A4), []
    job.progressed.connect(lambda done, _: seen.append(done))
    job.done.connect(lambda _: seen.append(-1))
    job.start()
    while max(seen, default=0) < 3:
        qapp.processEvents()
    job.cancel()
    count = len(seen)
    for _ in range(5):
        qapp.processEvents()
    assert len(seen) == count
    assert -1 not in seen


def test_what_breaks_off_is_told_and_leaves_no_painter(qapp: QApplication) -> None:
    def broken() -> Iterator[Block]:
        yield Block("x")
        raise CoderError("The document is gone.")

    job, failed = PdfJob(Printout("P", "T", "F", DAY, broken()), A4), []
    job.failed.connect(lambda: failed.append(True))
    with pytest.raises(CoderError):
        job._go_on()
    assert failed == [True]
    assert qapp is not None
