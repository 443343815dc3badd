"""What is not imported, and that the message says why and what to do."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange import read as reading
from coder_app.core.exchange.parsed import ParsedFile, UnreadableError
from coder_app.core.exchange.sheets import read_sheets
from coder_app.core.exchange.tables import rows_of

Read = Callable[..., ParsedFile]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def refusal(read: Read, name: str, content: bytes | str) -> str:
    with pytest.raises(ImportRefused) as refused:
        read(name, content)
    said = str(refused.value)
    assert said.startswith(f"{name} was not imported: ")
    assert said.endswith(".")
    return said


def zipped(parts: dict[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.txt", b"", "it is empty"),
        ("a.txt", b" \r\n\xef\xbb\xbf", "it is empty"),
        ("a.docx", b"", "it is empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n....", "it is not a text file but a picture"),
        ("a.txt", b"%PDF-1.7 ...", "it is not a text file but a PDF"),
        ("a.txt", bytes(range(256)) * 20, "it is not a text file"),
        ("a.docx", b"plain words", "it is not a Word file"),
        ("a.docx", zipped({"a": "b"}), "it is not a Word file"),
        ("a.docx", OLE, "its format is too old"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.doc", OLE, "its format is too old. Open it in Word and save it as .docx."),
        ("a.rtf", b"{\\rtf1}", "RTF files cannot be read yet"),
        ("a.xlsx", b"plain words", "it is not an Excel workbook"),
        ("a.xlsx", OLE, "its format is too old"),
        ("a.pdf", b"plain words", "it is not a PDF"),
        ("a.vtt", b"WEBVTT\n\n", "it holds no subtitle with a time"),
        ("a.srt", b"just words", "it holds no subtitle with a time"),
        ("a.csv", b"age,town\n3,Leeds\n", "no column is headed Text"),
        ("a.csv", b'speaker,text\nA,"hello\nB,x,y\nC,z\n', "a quotation mark is opened and never"),
        ("a.csv", os.urandom(4000), "it is not a text file"),
        ("a.xyz", b"words", "files ending in .xyz cannot be read. These can: .txt, .md"),
        ("noending", b"words", "files without an ending cannot be read"),
    ],
)
def test_a_refusal_says_why(read: Read, name: str, content: bytes, why: str) -> None:
    assert why in refusal(read, name, content)


def workbook(damage: Callable[[dict[str, bytes]], None]) -> bytes:
    """A workbook whose parts were damaged before they were packed."""
    book = openpyxl.Workbook()
    for row in (["Speaker", "Text"], ["A", "hello"]):
        book.worksheets[0].append(row)
    out = io.BytesIO()
    book.save(out)
    parts = {name: zipfile.ZipFile(out).read(name) for name in zipfile.ZipFile(out).namelist()}
    damage(parts)
    return zipped(dict(parts))


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("suffix", [".xlsx", ".xlsm"])
@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_workbook_with_a_broken_part_is_refused(part: str, suffix: str) -> None:
    data = workbook(lambda parts: parts.update({part: parts[part][:-20] + b"<"}))
    for door in (rows_of, read_sheets):
        with pytest.raises(UnreadableError, match="not an Excel workbook"):
            door(data, suffix)


def test_a_workbook_whose_bytes_were_changed_on_their_way_is_refused() -> None:
    sound = workbook(lambda parts: parts.update({SHEET: parts[SHEET] + b" " * 20_000}))
    at = sound.index(SHEET.encode()) + len(SHEET) + 40
    data = sound[:at] + bytes(255 - byte for byte in sound[at : at + 20]) + sound[at + 20 :]
    for door in (rows_of, read_sheets):
        with pytest.raises(UnreadableError, match="damaged"):
            door(data, ".xlsx")


def test_a_locked_pdf_is_refused(read: Read, pdf: Callable[..., bytes]) -> None:
    assert "protected by a password" in refusal(read, "a.pdf", pdf([["Hello"]], locked=True))


def test_a_scanned_pdf_is_refused_in_the_words_agreed(
    read: Read, pdf: Callable[..., bytes]
) -> None:
    assert refusal(read, "P12.pdf", pdf([[], []])) == (
        "P12.pdf was not imported: its pages are pictures without text. Ask for the Word file, or "
        "run text recognition first."
    )


def test_a_file_over_the_limit_is_refused_unread(
    read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1024 * 1024)
    assert "it is too large (2 MB; the limit is 1 MB)" in refusal(read, "a.txt", b"x" * 2_000_000)
    assert refusal(read, "a.txt", b"x" * 2_000_000).endswith("Split it.")
    assert refusal(read, "a.docx", b"x" * 2_000_000).endswith("or save it as text.")


def test_a_text_over_the_limit_is_refused(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_CHARACTERS", 1_000)
    said = refusal(read, "a.txt", "ä" * 1_001)
    assert "too long (1,001 characters; the limit is 1,000)" in said
    assert read("b.txt", "ä" * 1_000).text == "ä" * 1_000


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match=r"gone\.txt was not imported: it could not be opened"):
        reading.read_file(tmp_path / "gone.txt")


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_an_archive_that_swells_is_refused_unopened(read: Read, name: str) -> None:
    bomb = zipped({"word/document.xml": b"\x00" * 30_000_000, "[Content_Types].xml": CONTENT_TYPES})
    assert "unpacks to far more" in refusal(read, name, bomb)


def test_entities_in_a_word_file_are_refused_unexpanded(read: Read, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("not yours")
    document = (
        f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{secret}">]>'
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )
    assert "XML entities" in refusal(read, "a.docx", zipped({"word/document.xml": document}))


def test_entities_in_a_workbook_are_refused_unexpanded() -> None:
    book = io.BytesIO()
    openpyxl.Workbook().save(book)
    with zipfile.ZipFile(book) as archive:
        parts: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    sheet = (
        '{}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>{}</t></is></c></row></sheetData></worksheet>'
    )
    name = "xl/worksheets/sheet1.xml"
    (read,) = read_sheets(zipped({**parts, name: sheet.format("", "yours")}), ".xlsx")
    assert read.rows == (("yours",),)
    entity = '<!DOCTYPE d [<!ENTITY x "not yours">]>'
    with pytest.raises(UnreadableError, match="Open it in Excel and save it again"):
        read_sheets(zipped({**parts, name: sheet.format(entity, "&x;")}), ".xlsx")


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_part_that_points_out_of_its_archive_is_written_nowhere(
    tmp_path: Path, ending: str
) -> None:
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    path = inside / f"x.{ending}"
    path.write_bytes(zipped({"../../evil.txt": "gone out", "/evil.txt": "gone out"}))
    with pytest.raises(ImportRefused):
        reading.read_file(path)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(reading.SUPPORTED),
    st.sampled_from([b"", b"%PDF-1.4\n", b"PK\x03\x04", b"WEBVTT\n\n00:01.000 --> 00:02.000\n",
                     b"speaker,text\n", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"]),
    st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda t: t.encode("utf-8"))),
)  # fmt: skip
def test_no_file_does_anything_but_be_read_or_refused(
    tmp_path: Path, suffix: str, head: bytes, rest: bytes
) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(head + rest)
    try:
        parsed = reading.read_file(path, clean=frozenset({"headers", "cover", "broken_lines"}))
    except ImportRefused:
        return
    assert "\x00" not in parsed.text
    assert "\r" not in parsed.text
    assert all(0 <= t.start <= t.body_start <= t.end <= len(parsed.text) for t in parsed.turns)
