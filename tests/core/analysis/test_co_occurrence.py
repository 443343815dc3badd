"""Where two codes stand together: known answers, by hand."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.co_excerpts import cell_excerpts
from coder_app.core.analysis.co_occurrence import (
    LEVELS,
    Cell,
    CoOccurrence,
    TogetherAsked,
    co_occurrence,
)
from coder_app.core.errors import NotFound
from coder_app.core.ids import AttributeId, CodeId, CoderId, DocumentId
from coder_app.core.suggestions.choices import code_twice
from models import Attribute, Coder, Coding, DocumentStatus
from tests.planting import AT, Study

SAID = "Nobody rang me back. I felt so small. I waited by the phone for weeks."


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "police.coder")
    study.case("P01", gender="woman")
    study.case("P02", gender="man")
    study.document("One", [("I", "Did they ring?"), ("R", SAID)], {"R": "P01"})
    study.document("Two", [("R", "They came at once."), ("R", "I felt safe.")], {"R": "P02"})
    study.document("Note", [("", "Shut all day."), ("", "Rain.")], case="P01")
    study.code("Communication", theme=True)
    study.code("No call back", "Communication")
    study.code("Shame")
    study.code("Waiting")
    yield study
    study.project.close()


def counted(study: Study, among: Among | None = None, **asked: object) -> CoOccurrence:
    asked = {"used": False, **asked}
    return co_occurrence(study.project, TogetherAsked(**asked), among or Among())  # type: ignore[arg-type]


def cell(table: CoOccurrence, row: str, column: str) -> Cell | None:
    names = [code.name for code in table.columns]
    at = next(n for n, code in enumerate(table.rows) if code.name == row)
    return table.cells[at][names.index(column)]


def by_ben(study: Study, document: str, code: str, phrase: str, origin: str = "hand") -> CoderId:
    """A coding by somebody else."""
    start = study.texts[document].index(phrase)
    with study.project.action("Ben codes") as session:
        if session.get(Coder, "ben") is None:
            session.add(Coder(id="ben", name="Ben", initials="B", created_at=AT))
            session.flush()
        session.add(
            Coding(
                document_id=study.documents[document],
                code_id=study.codes[code],
                coder_id="ben",
                start=start,
                end=start + len(phrase),
                created_at=AT,
                origin=origin,
            )
        )
    return CoderId("ben")


def test_one_character_in_common_is_enough_and_touching_is_not(study: Study) -> None:
    study.coding("One", "Shame", "rang me back.")
    study.coding("One", "Waiting", ". I felt so small")
    study.coding("One", "No call back", "Nobody ")
    table = counted(study)
    assert cell(table, "Shame", "Waiting") == Cell(both=1, either=1, of_row=1, of_column=1)
    assert cell(table, "Shame", "No call back") == Cell(both=0, either=2, of_row=0, of_column=0)


def test_passages_are_counted_not_pairs(study: Study) -> None:
    """One long passage with three short ones in it: three pairs, one passage, c not above 1."""
    study.coding("One", "Waiting", SAID)
    for words in ("Nobody", "I felt so small", "for weeks"):
        study.coding("One", "Shame", words)
    found = cell(counted(study), "Shame", "Waiting")
    assert found == Cell(both=1, either=1, of_row=3, of_column=1)
    assert found.coefficient == 1.0


def test_the_coefficient_is_n12_of_those_with_either(study: Study) -> None:
    study.coding("One", "Shame", "felt so small")
    study.coding("One", "Waiting", "small. I waited")
    study.coding("One", "Waiting", "for weeks")
    study.coding("Two", "Shame", "at once")
    found = cell(counted(study), "Shame", "Waiting")
    assert found == Cell(both=1, either=3, of_row=1, of_column=1)
    assert found.coefficient == pytest.approx(1 / 3)


def test_two_coders_of_one_passage_count_once(study: Study) -> None:
    study.coding("One", "Shame", "I felt so small")
    study.coding("One", "Waiting", "small. I waited")
    by_ben(study, "One", "Shame", "felt so small")
    by_ben(study, "One", "Waiting", "small. I waited")
    table = counted(study)
    assert cell(table, "Shame", "Waiting") == Cell(1, 1, 1, 1)
    assert cell(table, "Shame", "Shame") == Cell(1, 1, 1, 1)
    assert [code.count for code in table.rows if code.name == "Shame"] == [1]


def test_the_same_turn_document_or_case(study: Study) -> None:
    study.coding("One", "Shame", "Nobody rang me back.")
    study.coding("One", "Waiting", "for weeks")
    study.coding("Two", "Shame", "They came at once.")
    study.coding("Two", "Waiting", "I felt safe.")
    study.coding("Note", "Waiting", "Rain.")
    assert cell(counted(study), "Shame", "Waiting") == Cell(0, 5, 0, 0)
    assert cell(counted(study, level="turn"), "Shame", "Waiting") == Cell(1, 4, 1, 1)
    assert cell(counted(study, level="document"), "Shame", "Waiting") == Cell(2, 3, 2, 2)
    assert cell(counted(study, level="case"), "Shame", "Waiting") == Cell(2, 2, 2, 2)


def test_outside_the_turns_a_paragraph_is_the_place(study: Study) -> None:
    study.coding("Note", "Shame", "Shut")
    study.coding("Note", "Waiting", "all day")
    study.coding("Note", "No call back", "Rain")
    table = counted(study, level="turn")
    assert cell(table, "Shame", "Waiting") == Cell(1, 1, 1, 1)
    assert cell(table, "Shame", "No call back") == Cell(0, 2, 0, 0)


def test_interviewers_turns_count_only_if_asked_for(study: Study) -> None:
    text = study.texts["One"]
    study.coding("One", "Shame", text)
    study.coding("One", "Waiting", text)
    study.coding("One", "No call back", "Did they ring?")
    table = counted(study, level="turn")
    assert cell(table, "Shame", "Waiting") == Cell(1, 1, 1, 1)
    assert (table.codings, table.left_out) == (2, 1)
    table = counted(study, Among(interviewer_words=True), level="turn")
    assert cell(table, "Shame", "Waiting") == Cell(2, 2, 2, 2)
    assert cell(table, "Shame", "No call back") == Cell(1, 2, 1, 1)


def test_subcodes_count_for_the_code_above_them(study: Study) -> None:
    study.coding("One", "No call back", "Nobody rang me back.")
    study.coding("One", "Communication", "rang me back. I felt")
    study.coding("One", "Shame", "I felt so small")
    table = counted(study)
    assert cell(table, "Communication", "Shame") == Cell(1, 1, 1, 1)
    assert cell(table, "Communication", "No call back") is None
    assert cell(table, "No call back", "Communication") is None
    table = counted(study, subcodes=False)
    assert cell(table, "No call back", "Communication") == Cell(1, 1, 1, 1)
    assert cell(table, "No call back", "Shame") == Cell(0, 2, 0, 0)


def test_chosen_codes_stand_in_the_order_of_the_codebook(study: Study) -> None:
    study.coding("One", "Shame", "I felt so small")
    codes = {name: CodeId(code) for name, code in study.codes.items()}
    table = counted(study, rows=(codes["Waiting"], codes["Shame"]), columns=(codes["Waiting"],))
    assert [code.name for code in table.rows] == ["Shame", "Waiting"]
    assert [code.name for code in table.columns] == ["Waiting"]
    assert table.cells == ((Cell(0, 1, 0, 0),), (Cell(0, 0, 0, 0),))
    with pytest.raises(NotFound):
        counted(study, rows=(CodeId("gone"),))


def test_filters(study: Study) -> None:
    study.coding("One", "Shame", "I felt so small")
    study.coding("One", "Waiting", "small. I waited")
    study.coding("Two", "Shame", "They came")
    ben = by_ben(study, "Two", "Waiting", "came at once", origin="suggestion")
    assert cell(counted(study), "Shame", "Waiting") == Cell(2, 2, 2, 2)
    one = Among(documents=frozenset({DocumentId(study.documents["One"])}))
    assert cell(counted(study, one), "Shame", "Waiting") == Cell(1, 1, 1, 1)
    assert cell(counted(study, Among(coders=frozenset({ben}))), "Shame", "Waiting") == Cell(
        0, 1, 0, 0
    )
    assert cell(counted(study, Among(by_hand=True)), "Shame", "Waiting") == Cell(1, 2, 1, 1)
    with study.project.read() as session:
        gender = AttributeId(session.scalars(select(Attribute.id)).one())
    men = Among(attribute=(gender, "man"))
    assert cell(counted(study, men), "Shame", "Waiting") == Cell(1, 1, 1, 1)
    assert cell(counted(study, men, level="case"), "Shame", "Waiting") == Cell(1, 1, 1, 1)


def test_who_codes_apart_does_not_learn_what_others_coded_before_being_done(study: Study) -> None:
    document = DocumentId(study.documents["One"])
    study.coding("One", "Shame", "I felt so small")
    by_ben(study, "One", "Waiting", "small. I waited")
    code_twice(study.project, document, twice=True)
    me = Among(seen_by=CoderId(study.project.coder))
    assert cell(counted(study, me), "Shame", "Waiting") == Cell(0, 1, 0, 0)
    with study.project.action("Done") as session:
        session.add(
            DocumentStatus(document_id=document, coder_id=study.project.coder, status="done")
        )
    assert cell(counted(study, me), "Shame", "Waiting") == Cell(1, 1, 1, 1)


def test_codes_that_nothing_is_coded_with_are_left_out_and_counted(study: Study) -> None:
    study.coding("One", "No call back", "Nobody rang me back.")
    table = counted(study, used=True)
    assert [code.name for code in table.rows] == ["Communication", "No call back"]
    assert [code.name for code in table.columns] == ["Communication", "No call back"]
    assert table.unused == 2
    assert [code.name for code in counted(study, used=True, subcodes=False).rows] == [
        "No call back"
    ]


def behind(study: Study, one: str, other: str, **asked: object) -> list[tuple[str, str]]:
    listing = cell_excerpts(
        study.project,
        TogetherAsked(**asked),  # type: ignore[arg-type]
        Among(),
        CodeId(study.codes[one]),
        CodeId(study.codes[other]),
    )
    return [(row.code_name, row.text) for row in listing.rows(0, listing.count)]


def test_the_excerpts_behind_a_cell_are_those_of_both_codes(study: Study) -> None:
    study.coding("One", "No call back", "Nobody rang me back.")
    study.coding("One", "Shame", "back. I felt so small")
    study.coding("One", "Waiting", "for weeks")
    study.coding("Two", "Shame", "They came")
    assert behind(study, "Communication", "Shame") == [
        ("No call back", "Nobody rang me back."),
        ("Shame", "back. I felt so small"),
    ]
    assert behind(study, "Communication", "Shame", subcodes=False) == []
    assert behind(study, "Waiting", "Shame") == []
    assert behind(study, "Waiting", "Shame", level="turn") == [
        ("Shame", "back. I felt so small"),
        ("Waiting", "for weeks"),
    ]
    assert [name for name, _ in behind(study, "Shame", "Shame")] == ["Shame", "Shame"]


def test_an_empty_project_has_an_empty_table(tmp_path: Path) -> None:
    study = Study(tmp_path / "new.coder")
    for level in ("overlap", "turn", "document", "case"):
        table = counted(study, level=level)
        assert (table.rows, table.cells, table.codings) == ((), (), 0)
    study.code("Shame")
    assert counted(study, level="turn").cells == ((Cell(0, 0, 0, 0),),)
    study.project.close()


def test_every_count_has_its_excerpts_and_only_a_count_has_them(study: Study) -> None:
    """Of each pair of codes, in each kind of place; codings strewn over all three documents."""
    chance = Random(11)
    names = ["Communication", "No call back", "Shame", "Waiting"]
    for _ in range(14):
        document = chance.choice(list(study.texts))
        words = study.texts[document].split()
        phrase = " ".join(words[(at := chance.randrange(len(words))) : at + 3])
        if phrase in study.texts[document]:
            study.coding(document, chance.choice(names), phrase)
    for level in LEVELS:
        asked = TogetherAsked(level, used=False)
        table = co_occurrence(study.project, asked, Among())
        for row, cells in zip(table.rows, table.cells, strict=True):
            for column, found in zip(table.columns, cells, strict=True):
                if found is None or row == column:
                    continue
                listing = cell_excerpts(study.project, asked, Among(), row.code_id, column.code_id)
                codings = listing.count
                assert (codings > 0) == (found.both > 0)
                assert codings >= (found.of_row + found.of_column if level == "overlap" else 0)
