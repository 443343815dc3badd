"""Codebooks of REFI-QDA: as the standard says, and as programs really write them."""

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from coder_app.core import code_sets, codebook
from coder_app.core.codebook_export import codebook_rows
from coder_app.core.colours import is_seen
from coder_app.core.errors import CoderError, ImportRefused
from coder_app.core.exchange.codebook_file import read_codebook_file, write_codebook
from coder_app.core.project import Project

DATA = Path(__file__).parents[2] / "data" / "refi"
TREE = {
    "Themes": ("Top-level folder", ""),
    "Themes > Safety": ("feeling or being safe", "#c62828"),
    "Themes > Safety > Home": ("locks, doors, sleep", "#e57373"),
    "Themes > Police": ("contact with police", "#1565c0"),
    "Themes > Police > No update": ("nobody rang", "#64b5f6"),
    "Themes > Services": ("", "#2e7d32"),
    "Themes > Services > Waiting": ("", "#81c784"),
    "Themes > Money": ("costs & compensation — “claims”", "#f9a825"),
}
FILES = (
    "codebook_strict.qdc", "codebook_ns_0_4_braced.qdc", "codebook_ns_1_0_colon.qdc",
    "refi_strict.qdpx", "nvivo_shaped.qdpx",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_a_codebook_of_another_program_comes_in_as_it_is(project: Project, name: str) -> None:
    found = read_codebook_file(DATA / name)
    codebook.import_codebook(project, found.rows)
    rows = {row.path: row for row in codebook.codebook(project)}
    assert {path: row.definition for path, row in rows.items()} == {
        path: definition for path, (definition, _) in TREE.items()
    }
    assert [row.colour for path, row in rows.items() if TREE[path][1]] == [
        colour for _, colour in TREE.values() if colour
    ]
    themes = [path for path, row in rows.items() if row.is_theme]
    assert themes == ["Themes", "Themes > Safety", "Themes > Police", "Themes > Services"]
    assert any("transcripts" in note for note in found.notes) == name.endswith("qdpx")


@pytest.mark.parametrize("name", ["codebook_strict.qdc", "refi_strict.qdpx"])
def test_sets_come_with_it(project: Project, name: str) -> None:
    codebook.import_codebook(project, read_codebook_file(DATA / name).rows)
    names = {row.id: row.name for row in codebook.codebook(project)}
    found = {row.name: [names[code] for code in row.codes] for row in code_sets.code_sets(project)}
    assert found == {"Contact codes": ["Police", "Services"]}


def test_the_same_codebook_again_changes_nothing(project: Project) -> None:
    rows = read_codebook_file(DATA / FILES[0]).rows
    first = codebook.import_codebook(project, rows)
    again = codebook.import_codebook(project, rows)
    assert (len(first.created), len(again.created), len(again.changed)) == (8, 0, 0)


@pytest.mark.parametrize(
    ("name", "sign", "child"),
    [
        ("atlasti_shaped.qdpx", "::", ("Police", "No update")),
        ("taguette_codebook.qdc", ".", ("services", "waiting list")),
    ],
)
def test_names_that_hold_a_tree_make_one(name: str, sign: str, child: tuple[str, str]) -> None:
    found = read_codebook_file(DATA / name)
    names = {row.code: row for row in found.rows}
    below = {(names[row.parent].name, row.name) for row in found.rows if row.parent}
    assert child in below
    assert not [row.name for row in found.rows if sign in row.name]
    assert {row.name for row in found.rows if row.theme} == {above for above, _ in below}
    assert any(f"A{sign}B" in note for note in found.notes)


def qdc(folder: Path, codes: str, origin: str = "MAXQDA") -> Path:
    path = folder / "a.qdc"
    path.write_text(
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="{origin}"><Codes>{codes}</Codes>'
        "</CodeBook>",
        encoding="utf-8",
    )
    return path


def test_dots_in_names_of_programs_with_a_tree_stay(tmp_path: Path) -> None:
    codes = '<Code guid="1" name="sub"/><Code guid="2" name="sub.b"/>'
    assert [row.name for row in read_codebook_file(qdc(tmp_path, codes)).rows] == ["sub", "sub.b"]


def test_twins_and_codes_without_a_name_are_numbered_and_told(
    tmp_path: Path, project: Project
) -> None:
    codes = '<Code name="Wait"/><Code name=" Wait "/><Code name=""/><Code guid="x"/>'
    found = read_codebook_file(qdc(tmp_path, codes))
    assert [row.name for row in found.rows] == [
        "Wait", "Wait (2)", "Code without a name", "Code without a name (2)",
    ]  # fmt: skip
    assert found.notes[0].startswith("3 codes had the name of another beside it, or none")
    assert len(codebook.import_codebook(project, found.rows).created) == 4


def test_a_colour_nobody_would_see_is_chosen_anew(tmp_path: Path, project: Project) -> None:
    shown = ("#fff", "#FFFFFF", "#000000", "#ff0", "rot", "#1565C0", "#c22")
    codes = "".join(f'<Code name="{n}" color="{colour}"/>' for n, colour in enumerate(shown))
    found = read_codebook_file(qdc(tmp_path, codes))
    assert [row.colour for row in found.rows] == ["", "", "", "", "", "#1565c0", "#cc2222"]
    assert found.notes[0].startswith("4 colours would not be seen")
    codebook.import_codebook(project, found.rows)
    assert all(is_seen(row.colour) for row in codebook.codebook(project))


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "damaged"),
        (b"<CodeBook", "damaged"),
        (b"PK\x03\x04 no zip", "damaged"),
        (b"<html/>", "no codebook of REFI-QDA"),
        (b"<CodeBook><Codes/></CodeBook>", "no codebook of REFI-QDA"),
        (b'<!DOCTYPE a [<!ENTITY b "c">]><CodeBook><Codes>&b;</Codes></CodeBook>', "XML entities"),
        (b"<CodeBook><Codes>" + b'<Code name="a">' * 200 + b"</Code>" * 200
         + b"</Codes></CodeBook>", "codes over 100 deep"),
    ],
)  # fmt: skip
def test_what_is_no_codebook_is_refused(tmp_path: Path, content: bytes, why: str) -> None:
    path = tmp_path / "bad.qdc"
    path.write_bytes(content)
    with pytest.raises(ImportRefused, match=why) as refused:
        read_codebook_file(path)
    assert str(refused.value).startswith("bad.qdc was not read: ")
    assert str(refused.value).endswith("Nothing was changed.")


def test_a_project_without_its_qde_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.qdpx", "w") as archive:
        archive.writestr("sources/project.qde", "<Project/>")
    with pytest.raises(ImportRefused, match=r"no project\.qde in it"):
        read_codebook_file(tmp_path / "a.qdpx")


def test_what_is_written_is_by_the_standard_and_comes_back(
    tmp_path: Path, project: Project
) -> None:
    codebook.import_codebook(project, read_codebook_file(DATA / "codebook_strict.qdc").rows)
    home = next(row for row in codebook.codebook(project) if row.name == "Home")
    codebook.define_code(
        project, home.id, include="all at home", examples=["I locked <it> & left."]
    )
    rows = codebook_rows(project)
    write_codebook(tmp_path / "out.qdc", rows)
    schema = etree.XMLSchema(etree.parse(DATA / "Codebook.xsd"))
    schema.assertValid(etree.parse(tmp_path / "out.qdc"))
    back = read_codebook_file(tmp_path / "out.qdc").rows
    assert [(row.name, row.colour, row.sets) for row in back] == [
        (row.name, row.colour, row.sets) for row in rows
    ]
    assert (back[2].definition, back[2].include, back[2].examples) == (
        "locks, doors, sleep", "all at home", ("I locked <it> & left.",),
    )  # fmt: skip
    names = {row.code: row.name for row in back}
    assert [names.get(row.parent, "") for row in back] == [
        "", "Themes", "Safety", "Themes", "Police", "Themes", "Services", "Themes",
    ]  # fmt: skip


def test_without_codes_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(CoderError, match="no codes yet"):
        write_codebook(tmp_path / "out.qdc", ())
    assert list(tmp_path.iterdir()) == []
