"""Projects of other programs: every quote stands where that program had it."""

import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.refi_offsets import WAYS, Counting, Given, Ruler, counting_of, stored
from coder_app.core.exchange.refi_project import RefiProject, read_refi_project

DATA = Path(__file__).parents[2] / "data" / "refi"
SHAPED = ("refi_strict", "nvivo_shaped", "maxqda_shaped", "atlasti_shaped", "braced_guid_bom_xml")


def path_of(found: RefiProject, key: str) -> str:
    rows = {row.code: row for row in found.codebook.rows}
    above = f"{path_of(found, rows[key].parent)}/" if rows[key].parent else ""
    return above + rows[key].name


@pytest.mark.parametrize("name", SHAPED)
def test_each_coding_is_where_the_other_program_had_it(name: str) -> None:
    found = read_refi_project(DATA / f"{name}.qdpx")
    told = json.loads((DATA / f"{name}.expected.json").read_text(encoding="utf-8"))
    want = {
        (each["quote"], code.removeprefix("Themes/"), each["coder"], each["start_codepoint_LF"])
        for each in told["selections"]
        for code in each["codes"]
    }
    got = {
        (
            document.text[coding.start : coding.end],
            path_of(found, coding.code).removeprefix("Themes/"),
            coding.coder,
            coding.start,
        )
        for document, codings in found.documents
        for coding in codings
    }
    assert want <= got
    whole = {each for each in got - want if each[3] == 0}
    assert got - want == whole, "else only codings of a whole text"
    assert all("\r" not in document.text for document, _ in found.documents)


def test_what_is_not_taken_is_told() -> None:
    found = read_refi_project(DATA / "refi_strict.qdpx")
    assert found.notes == ("Not taken: 1 set of documents, 1 drawing, 1 link.",)
    assert found.coders == ("Ana", "Ben")
    assert [document.name for document, _ in found.documents] == [
        "Interview A", "Interview B", "Survey R0573", "Leaflet.pdf",
    ]  # fmt: skip


def project(folder: Path, source: str, **files: bytes) -> Path:
    path = folder / "a.qdpx"
    codes = '<CodeBook><Codes><Code guid="1" name="Wait"/></Codes></CodeBook>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Trial.QDE", f"<Project>{codes}<Sources>{source}</Sources></Project>")
        for name, data in files.items():
            archive.writestr(f"Sources/{name}.txt", data)
    return path


CODED = '<Coding><CodeRef targetGUID="{1}"/></Coding>'


def test_no_place_outside_the_file_is_opened(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret words")
    places = (
        f"absolute://{tmp_path}/secret.txt", "relative:///secret.txt", "internal://../secret.txt",
        "internal://gone.txt", "secret.txt", "",
    )  # fmt: skip
    sources = "".join(f'<TextSource name="x" plainTextPath="{place}"/>' for place in places)
    found = read_refi_project(project(tmp_path, sources))
    assert found.documents == ()
    assert found.notes == ("Not taken: 6 texts that stand elsewhere.",)


def test_odd_places_and_codes_are_passed_over_and_counted(tmp_path: Path) -> None:
    spots = ((0, 4, CODED), (4, 4, CODED), (9, 99, CODED), (-3, 2, CODED), (4, 5, CODED),
             (0, 4, CODED), (0, 4, CODED.replace("1", "7")))  # fmt: skip
    selections = "".join(
        f'<PlainTextSelection startPosition="{start}" endPosition="{end}">{coded}'
        "</PlainTextSelection>"
        for start, end, coded in spots
    )
    source = f'<TextSource name="A/B" plainTextPath="internal://T.txt">{selections}</TextSource>'
    found = read_refi_project(project(tmp_path, source, t=b"They came."))
    ((document, codings),) = found.documents
    assert (document.name, [(one.start, one.end) for one in codings]) == ("A/B", [(0, 4)])
    assert found.notes == ("Not taken: 5 codings that point nowhere.",)


def test_one_text_that_is_none_does_not_stop_the_others(tmp_path: Path) -> None:
    sources = "".join(
        f'<TextSource name="{name}" plainTextPath="internal://{name}.txt"/>' for name in "TUV"
    )
    picture = b"\x89PNG\r\n\x1a\n\x00\xff"
    found = read_refi_project(project(tmp_path, sources, t=b"They came.", u=picture, v=b" \n"))
    assert [document.name for document, _ in found.documents] == ["T"]
    assert found.notes == ("Not taken: 1 text that can't be read, 1 blank text.",)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"<Project/>"])
def test_what_is_no_project_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.qdpx").write_bytes(content)
    with pytest.raises(ImportRefused, match=r"^a\.qdpx was not read: .* Nothing was changed\.$"):
        read_refi_project(tmp_path / "a.qdpx")


def in_file(raw: str, way: Counting, at: int) -> int:
    """A place of the stored text as a program that counts this way writes it."""
    return Ruler(raw, way)._at[at]


@pytest.mark.parametrize("way", WAYS)
def test_a_way_of_counting_is_found_from_the_selections(way: Counting) -> None:
    raw = (
        "😀 One day\r\nnobody rang me back.\r\n\r\n🎈 Then they came\r\nand asked, at last, twice."
    )
    text = stored(raw)
    given = [
        Given(
            in_file(raw, way, text.index(words)),
            in_file(raw, way, text.index(words) + len(words)) - way.last_included,
        )
        for words in ("One", "nobody rang", "Then they", "asked", "twice", "came\nand")
    ]
    found = counting_of([(raw, given)])
    ruler = Ruler(raw, found)
    got = [text[slice(*(ruler.place(each) or (0, 0)))] for each in given]
    assert got == ["One", "nobody rang", "Then they", "asked", "twice", "came\nand"]


@given(st.text(alphabet="ab \r\n😀é\x00", max_size=30), st.sampled_from(WAYS))
def test_every_place_leads_to_itself(raw: str, way: Counting) -> None:
    ruler, text = Ruler(raw, way), stored(raw)
    assert len(ruler._at) == len(text) + 1
    for start in range(len(text)):
        given = Given(ruler._at[start], ruler._at[start + 1] - way.last_included)
        if given.end + way.last_included > given.start:
            assert ruler.place(given) == (start, start + 1)
