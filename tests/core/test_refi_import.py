"""A project of another program comes in whole, or not at all, and only once."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from coder_app.core import cases, codebook, coders, documents, excerpts, memos
from coder_app.core.errors import Cancelled, CoderError
from coder_app.core.exchange.refi_project import read_refi_project
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from coder_app.core.refi_import import import_refi
from tests.core.conftest import parsed

DATA = Path(__file__).parents[1] / "data" / "refi"


def test_it_comes_in_with_codes_texts_codings_and_coders(project: Project) -> None:
    mine = project.coder_name
    report = import_refi(project, read_refi_project(DATA / "nvivo_shaped.qdpx"))
    assert str(report) == "8 new codes, 3 documents, 9 codings, 2 memos"
    rows = excerpts.excerpts(project).rows(0, 20)
    assert len(rows) == 9
    assert "nobody rang for six weeks" in {row.text for row in rows}
    assert {row.name for row in coders.coders(project)} == {mine, "Ana", "Ben"}
    assert project.coder_name == mine
    assert {row.origin for row in rows} == {"import"}
    assert {row.created_at.year for row in rows} == {2025}
    statuses = [row.name for row in documents.documents(project)]
    assert statuses == ["Interview A", "Interview B", "Survey R0573"]


def test_a_coder_whose_name_is_refused_leaves_who_codes_now_as_they_were(project: Project) -> None:
    mine = project.coder_name
    found = read_refi_project(DATA / "nvivo_shaped.qdpx")
    file, codings = found.documents[0]
    nameless = tuple(replace(each, coder="\N{ZERO WIDTH SPACE}") for each in codings)
    found = replace(found, documents=(*found.documents[1:], (file, nameless)))
    with pytest.raises(CoderError, match="can't be empty"):
        import_refi(project, found)
    assert project.coder_name == mine


def test_it_is_one_step(project: Project, tables: Callable) -> None:
    found = read_refi_project(DATA / "refi_strict.qdpx")
    import_refi(project, found)
    full = tables()
    project.undo()
    assert documents.documents(project) == []
    assert codebook.codebook(project) == []
    assert project.next_undo() is None
    project.redo()
    assert tables() == full


def test_the_same_again_brings_nothing(project: Project, tables: Callable) -> None:
    found = read_refi_project(DATA / "refi_strict.qdpx")
    import_refi(project, found)
    before = tables()
    with pytest.raises(CoderError, match="brought nothing new"):
        import_refi(project, found)
    assert tables() == before


@pytest.mark.parametrize("at", [0, 2])
def test_cancelled_leaves_nothing(project: Project, at: int) -> None:
    def cancel(done: int, _: int) -> None:
        if done == at:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_refi(project, read_refi_project(DATA / "refi_strict.qdpx"), cancel)
    assert documents.documents(project) == []
    assert codebook.codebook(project) == []
    assert project.next_undo() is None


def test_texts_of_one_name_keep_their_own_codings(project: Project) -> None:
    report = import_refi(project, read_refi_project(DATA / "maxqda_shaped.qdpx"))
    assert [document.name for document in report.documents] == [
        "Interview", "Interview (2)", "R0573",
    ]  # fmt: skip
    rows = excerpts.excerpts(project).rows(0, 20)
    places = {row.text: row.document_name for row in rows}
    assert places["nobody rang for six weeks"] == "Interview"
    assert places["four months is a long time"] == "Interview (2)"


def test_memos_come_in_on_what_they_were_on(project: Project) -> None:
    report = import_refi(project, read_refi_project(DATA / "refi_strict.qdpx"))
    assert (report.memos, report.cases) == (7, 3)
    found = sorted(
        (memos.described(project, row.kind, row.target, (row.start, row.end)), row.text)
        for row in memos.memos(project)
        if row.kind != "case"
    )
    assert found == [
        ("P01 ¶3", "Segment memo\nStrongest example so far."),
        ("P01 ¶6", "Comment without a code"),
        ('code "No update"', "Code memo: No update\nInclude only silence after a report."),
        ("the project", "Project memo\nPlan: two coders, one codebook."),
    ]
    assert {row.coder_name for row in memos.memos(project, "segment")} == {"Ana"}
    assert {row.text for row in memos.memos(project, "case")} == {"synthetic participant"}


def test_a_case_is_whoever_speaks_in_its_text(project: Project) -> None:
    import_refi(project, read_refi_project(DATA / "refi_strict.qdpx"))
    people = {row.name: dict(row.attributes) for row in cases.cases(project)}
    assert people["P01"]["age band"] == "35-44"
    assert people["P02"]["age"] == "59"
    heard = {row.name: row.cases for row in documents.documents(project)}
    assert heard["Interview A"] == ("P01",)
    assert heard["Survey R0573"] == ("R0573",)
    assert "Survey R0573" not in people  # the case it had on its own is gone


def test_values_without_a_named_case_are_of_the_text(project: Project) -> None:
    import_refi(project, read_refi_project(DATA / "maxqda_shaped.qdpx"))
    people = {row.name: dict(row.attributes) for row in cases.cases(project)}
    assert {values.get("age band") for values in people.values()} >= {"35-44", "55-64"}


def test_the_same_memos_again_change_nothing(project: Project, tables: Callable) -> None:
    found = read_refi_project(DATA / "refi_strict.qdpx")
    import_refi(project, found)
    before = tables()
    with pytest.raises(CoderError, match="brought nothing new"):
        import_refi(project, found)
    assert tables() == before


def test_what_is_known_of_a_case_stays(project: Project) -> None:
    import_items(project, propose(project, [parsed("P01", "INT: So?\n\nP01: Nothing.\n")]))
    known = cases.cases(project)[0]
    assert known.name == "P01"
    with project.action("Age") as session:
        cases.put_attribute(session, "Age", [(known.id, "61")])
    import_refi(project, read_refi_project(DATA / "refi_strict.qdpx"))
    here = dict(next(row for row in cases.cases(project) if row.id == known.id).attributes)
    assert (here["Age"], here["age band"]) == ("61", "35-44")


def test_coders_whose_names_differ_in_capitals_are_one(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "a.qdpx"
    coding = '<Coding creatingUser="{}"><CodeRef targetGUID="c"/></Coding>'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(
            "project.qde",
            '<Project><Users><User guid="1" name="Ana"/><User guid="2" name="ana"/></Users>'
            '<CodeBook><Codes><Code guid="c" name="Wait"/></Codes></CodeBook><Sources>'
            '<TextSource guid="t" name="A"><PlainTextContent>Nobody came.</PlainTextContent>'
            '<PlainTextSelection guid="s" startPosition="0" endPosition="6">'
            f"{coding.format(1)}{coding.format(2)}</PlainTextSelection></TextSource>"
            "</Sources></Project>",
        )
    assert import_refi(project, read_refi_project(path)).codings == 1
    assert len(excerpts.excerpts(project).rows(0, 9)) == 1
