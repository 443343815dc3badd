"""Names of files and attributes that no careful person chooses are kept as they are, or refused."""

from pathlib import Path

import pytest

from coder_app.core import cases, documents, importing
from coder_app.core.errors import CoderError
from coder_app.core.exchange.read import read_file
from coder_app.core.project import Project

RTL = "\u202e"
"""Turns what follows it around on the screen, so that a name can look like another."""
ODD = ('Ann "the voice"', f"{RTL}שלום", "<b>x & <img src=x>", "=1+1", "x" * 200, "a'; --")


@pytest.mark.parametrize("stem", ODD)
def test_a_document_is_called_as_its_file(project: Project, tmp_path: Path, stem: str) -> None:
    path = tmp_path / f"{stem}.txt"
    path.write_text("P04: They took it.\n", encoding="utf-8")
    importing.import_items(project, importing.propose(project, [read_file(path)]))
    (row,) = documents.documents(project)
    assert row.name == stem.replace(RTL, "")
    assert documents.find_document(project, row.name) == row.id
    assert project.text(row.id) == "P04: They took it.\n"
    assert project.check() == []


@pytest.mark.parametrize("name", [*ODD, "a / b", "two\nlines", "y" * 1_000])
def test_an_attribute_is_called_as_its_heading(project: Project, name: str) -> None:
    with project.action("Add Ann") as session:
        cases.add_case(session, "Ann")
    cases.import_attributes(project, [["Case", name], ["Ann", "yes"]])
    (row,) = cases.attributes(project)
    assert row.name == " ".join(name.replace(RTL, "").split())
    assert project.check() == []


def test_an_attribute_of_ten_thousand_letters_is_refused(project: Project) -> None:
    with project.action("Add Ann") as session:
        cases.add_case(session, "Ann")
    with pytest.raises(CoderError, match=r"1,000 characters at most.*Nothing was changed"):
        cases.import_attributes(project, [["Case", "y" * 10_000], ["Ann", "yes"]])
    assert cases.attributes(project) == []
