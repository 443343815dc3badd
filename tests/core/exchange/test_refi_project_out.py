"""A project written for other programs is valid by their schema, and reads back as it was."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from coder_app.core import cases, code_sets, codebook, coding, documents, excerpts, memos
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.exchange.refi_project import read_refi_project
from coder_app.core.exchange.refi_project_out import NAMESPACE, write_refi_project
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.core.refi_import import import_refi
from coder_app.core.sample import build_sample
from tests.core.conftest import Codes, Desk, parsed

DATA = Path(__file__).parents[2] / "data" / "refi"
SCHEMA = etree.XMLSchema(etree.parse(DATA / "Project.xsd"))
MANY = "😀 word of\u0301 hope, a\tb.\n\n  The end: “é” 😀😀 x.\n"


def written(path: Path) -> etree._Element:
    """The XML in a file, which is valid by the standard's own schema."""
    with zipfile.ZipFile(path) as archive:
        data = archive.read("project.qde")
    root = etree.fromstring(data)
    SCHEMA.assertValid(root)
    return root


def found(root: etree._Element, name: str) -> list[etree._Element]:
    return list(root.iter(f"{{{NAMESPACE}}}{name}"))


def again(project: Project, file: Path, folder: Path) -> Project:
    """The file taken into a project of its own."""
    write_refi_project(project, file)
    written(file)
    other = Project.create(folder / "again.coder", name="Again", coder_name="Zoe")
    import_refi(other, read_refi_project(file))
    return other


def coded(project: Project) -> set[tuple[object, ...]]:
    """Every coding: in which document, where, its words, its code's path, who coded."""
    rows = excerpts.excerpts(project).rows(0, 1_000)
    return {
        (row.document_name, row.start, row.end, row.text, row.code_path, row.coder_name)
        for row in rows
    }


def written_about(project: Project) -> set[tuple[object, ...]]:
    """Every memo: on what, its words, its place, who wrote it, and when, to the second."""
    return {
        (
            row.kind,
            memos.described(project, row.kind, row.target, (row.start or 0, row.end or 0)),
            row.text,
            row.start,
            row.coder_name,
            row.updated_at.replace(microsecond=0),
        )
        for row in memos.memos(project)
    }


def test_the_sample_reads_back_with_every_coding(tmp_path: Path) -> None:
    project = build_sample(tmp_path / "sample.coder")
    report = write_refi_project(project, tmp_path / "sample.qdpx")
    other = again(project, tmp_path / "sample.qdpx", tmp_path)
    assert coded(other) == coded(project)
    assert report.codings == len(coded(project)) > 20
    assert {row[1:-1] for row in written_about(other)} == {
        row[1:-1] for row in written_about(project)
    }
    texts = [project.text(row.id) for row in documents.documents(project)]
    assert [other.text(row.id) for row in documents.documents(other)] == texts
    names = [(row.path, row.colour) for row in codebook.codebook(project)]
    assert [(row.path, row.colour) for row in codebook.codebook(other)] == names
    project.close()
    other.close()


def test_everything_stands_where_the_standard_wants_it(
    tmp_path: Path, project: Project, desk: Desk, codes: Codes
) -> None:
    codes.plant("Police > Silence", "Shame")
    codebook.declare_theme(project, codes["Police"])
    codebook.define_code(project, codes["Silence"], definition="Nobody <rings> & tells")
    code_sets.create_set(project, "Urgent", [codes["Shame"], codes["Silence"]])
    nobody, ann = desk.code("Nobody called me back", codes["Silence"]), desk.documents["Ann"]
    desk.code("Nobody called me back", codes["Shame"])
    case = cases.cases(project)[0].id
    with project.action("Attributes") as session:
        for name, value in (
            ("Age", "34"),
            ("Injured", "yes"),
            ("Town", "Hull"),
            ("When", "2025-03-31"),
        ):
            cases.put_attribute(session, name, [(case, value)])
    _, start, end = desk.place("I felt stupid")
    for kind, target, segment in (
        ("project", "", None), ("document", ann, None), ("code", codes["Silence"], None),
        ("coding", nobody, None), ("case", case, None), ("segment", ann, (start, end)),
    ):  # fmt: skip
        memos.set_memo(project, kind, target, f"On the {kind}\x01\nsecond line", segment)
    report = write_refi_project(project, tmp_path / "out.qdpx")
    root = written(tmp_path / "out.qdpx")
    assert str(report) == (
        "1 document, 3 codes, 2 codings, 6 memos, 1 case. "
        "Left out, as REFI-QDA has no place for it: "
        "1 theme (it is a code there), 2 speakers (their names stand in the texts), "
        "1 note of how far a coder is."
    )
    assert [one.get("typeOfVariable") for one in found(root, "Variable")] == [
        "Float",
        "Boolean",
        "Text",
        "Date",
    ]
    values = [each.text for one in found(root, "VariableValue") for each in one][1::2]
    assert values == ["34", "true", "Hull", "2025-03-31"]
    assert [one.get("targetGUID") for one in found(root, "SourceRef")] == [
        one.get("guid") for one in found(root, "TextSource")
    ]
    assert len(found(root, "NoteRef")) == 5  # the case has none, but a link
    assert len(found(root, "Link")) == 1
    assert found(root, "PlainTextContent")[0].text == "On the project\nsecond line"
    assert [one.get("name") for one in found(root, "PlainTextSelection")] == [
        "Nobody called me back", "I felt stupid",
    ]  # fmt: skip
    assert len(found(root, "Coding")) == 2
    assert [one.get("name") for one in found(root, "Set")] == ["Urgent"]
    assert found(root, "Description")[0].text == "Nobody <rings> & tells"
    other = again(project, tmp_path / "out.qdpx", tmp_path)
    assert written_about(other) == written_about(project)
    assert [(row.name, dict(row.attributes)) for row in cases.cases(other)] == [
        (row.name, dict(row.attributes)) for row in cases.cases(project)
    ]
    assert [row.cases for row in documents.documents(other)] == [("Ann",)]
    other.close()


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(st.sampled_from("ab 😀é\u0301\n.“\t"), min_size=1, max_size=60),
    places=st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=5),
)
def test_places_are_the_same_whatever_the_characters(tmp_path_factory, text, places) -> None:
    folder = tmp_path_factory.mktemp("places")
    project = Project.create(folder / "one.coder", coder_name="Ann")
    text = f"x{text}y"
    document = import_items(project, propose(project, [parsed("A", text)])).documents[0].id
    call = codebook.create_code(project, "Call")
    for start, length in places:
        end = min(start + length, len(text))
        if start < end and text[start:end].strip():
            coding.apply_code(project, document, start, end, call)
    other = again(project, folder / "one.qdpx", folder)
    assert other.text(documents.documents(other)[0].id) == text
    assert coded(other) == coded(project)
    project.close()
    other.close()


def test_each_coders_coding_stays_theirs(
    tmp_path: Path, project: Project, desk: Desk, codes: Codes
) -> None:
    codes.plant("Silence")
    desk.code("Nobody called", codes["Silence"])
    project.use_coder("Ben")
    desk.code("Nobody called", codes["Silence"])
    other = again(project, tmp_path / "out.qdpx", tmp_path)
    assert coded(other) == coded(project)
    assert {row[-1] for row in coded(other)} == {"Ann Lee", "Ben"}
    other.close()


@pytest.mark.usefixtures("desk")
def test_a_refused_or_cancelled_file_leaves_the_older_one(tmp_path: Path, project: Project) -> None:
    older = tmp_path / "out.qdpx"
    older.write_bytes(b"older")

    def cancel(*_: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_refi_project(project, older, cancel)
    assert older.read_bytes() == b"older"
    with pytest.raises(CoderError, match=r"must end in \.qdpx"):
        write_refi_project(project, tmp_path / "out.zip")
    assert [path.name for path in tmp_path.glob("*out*")] == ["out.qdpx"]


def test_an_empty_project_is_told(tmp_path: Path, project: Project) -> None:
    with pytest.raises(CoderError, match="no documents and no codes"):
        write_refi_project(project.path, tmp_path / "out.qdpx")
    assert not (tmp_path / "out.qdpx").exists()


def test_texts_are_as_the_standard_wants_them(tmp_path: Path, project: Project, desk: Desk) -> None:
    desk.lay("Many", MANY)
    write_refi_project(project, tmp_path / "out.qdpx")
    with zipfile.ZipFile(tmp_path / "out.qdpx") as archive:
        names = [name for name in archive.namelist() if name.startswith("sources/")]
        texts = [archive.read(name) for name in names]
    assert [project.text(row.id).encode() for row in documents.documents(project)] == texts
    assert json.dumps(names).count(".txt") == 2


def test_the_same_answer_given_twice_keeps_each_its_codings(
    tmp_path: Path, project: Project, codes: Codes
) -> None:
    codes.plant("Silence", "Shame")
    one, two = (parsed(name, "Nobody called.") for name in ("R1", "R2"))
    two = replace(two, sha256="other")
    report = import_items(project, propose(project, [one, two]))
    for document, code in zip(report.documents, codes.values(), strict=True):
        coding.apply_code(project, document.id, 0, 6, code)
    other = again(project, tmp_path / "out.qdpx", tmp_path)
    assert coded(other) == coded(project)
    assert len(documents.documents(other)) == 2
    with pytest.raises(CoderError, match="brought nothing new"):
        import_refi(other, read_refi_project(tmp_path / "out.qdpx"))
    other.close()


@pytest.mark.usefixtures("desk")
def test_a_project_without_codes_reads_back(tmp_path: Path, project: Project) -> None:
    memos.set_memo(project, "project", "", "Read twice")
    other = again(project, tmp_path / "out.qdpx", tmp_path)
    assert [row.name for row in documents.documents(other)] == ["Ann"]
    assert [row.text for row in memos.memos(other)] == ["Read twice"]
    other.close()


@pytest.mark.usefixtures("desk")
def test_all_that_a_code_says_of_itself_reads_back(
    tmp_path: Path, project: Project, codes: Codes
) -> None:
    codes.plant("Police > Silence > No update", "Shame")
    codebook.define_code(
        project, codes["Silence"], definition="Nobody tells.\n\nNot even late.",
        include="a call\na letter", exclude="a date: in court",
        examples=["Nobody called.", "Seven\nweeks 😀"],
    )  # fmt: skip
    codebook.define_code(project, codes["Shame"], exclude="pride")
    other = again(project, tmp_path / "out.qdpx", tmp_path)

    def said(of: Project) -> list[tuple[object, ...]]:
        return [
            (row.path, row.definition, row.include, row.exclude, row.examples)
            for row in codebook.codebook(of)
        ]

    assert said(other) == said(project)
    other.close()


@pytest.mark.parametrize("begins", ["RIFF", "ID3", "{\\rtf", "%PDF-"])
def test_a_text_may_begin_like_another_kind_of_file(
    tmp_path: Path, project: Project, desk: Desk, begins: str
) -> None:
    desk.lay("Odd", f"{begins} was what they wrote.")
    other = again(project, tmp_path / "out.qdpx", tmp_path)
    assert other.text(documents.documents(other)[-1].id).startswith(begins)
    other.close()


def test_names_read_back_with_every_sign(tmp_path: Path, project: Project, desk: Desk) -> None:
    names = ["A/B", "C:\\x", "P01.docx", "..", "<é> & “😀”", "x" * 300]
    for number, name in enumerate(names):
        desk.lay(name, f"Text {number}")
    before = [row.name for row in documents.documents(project)]
    other = again(project, tmp_path / "out.qdpx", tmp_path)
    assert [row.name for row in documents.documents(other)] == before
    assert set(names) <= set(before)
    other.close()
