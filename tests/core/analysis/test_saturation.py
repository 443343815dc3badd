"""New codes by document: known answers, by hand."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.saturation import Saturation, SaturationAsked, saturation
from coder_app.core.analysis.saturation_words import measure, plain
from coder_app.core.errors import CoderError
from coder_app.core.ids import AttributeId, CoderId, DocumentId
from coder_app.core.suggestions.choices import code_twice
from models import Attribute, Coder, Coding, DocumentStatus
from tests.planting import Study

CODES = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WORDS = " ".join(CODES)


@pytest.fixture
def study(tmp_path: Path) -> Iterator[Study]:
    study = Study(tmp_path / "police.coder")
    yield study
    study.project.close()


def interviews(study: Study, *coded: str) -> None:
    """A document for each text, named 1, 2, …, coded with codes named by its letters."""
    for number, letters in enumerate(coded, 1):
        study.document(str(number), [("R", WORDS)], {"R": f"P{number}"})
        for letter in letters:
            if letter not in study.codes:
                study.code(letter)
            study.coding(str(number), letter, letter)


def counted(study: Study, among: Among | None = None, **asked: object) -> Saturation:
    asked = {"order": "list", **asked}
    return saturation(study.project, SaturationAsked(**asked), among or Among())  # type: ignore[arg-type]


def test_new_codes_and_their_sum(study: Study) -> None:
    interviews(study, "AB", "ABC", "C", "DA")
    steps = counted(study).steps
    assert [step.name for step in steps] == ["1", "2", "3", "4"]
    assert [step.codes for step in steps] == [2, 3, 1, 2]
    assert [step.new for step in steps] == [("A", "B"), ("C",), (), ("D",)]
    assert [step.total for step in steps] == [2, 3, 3, 4]


def test_base_run_and_threshold_as_defined_by_guest_namey_and_chen(study: Study) -> None:
    """Base of 4: 20 codes. Runs of 2: 5-6 bring 3 (15 %), 6-7 bring 2 (10 %), 7-8 bring 1 (5 %)."""
    interviews(study, "ABCDEFGH", "IJKLM", "NOPQ", "RST", "UA", "VW", "A", "X")
    found = counted(study)
    assert found.base_codes == 20
    assert [step.run_new for step in found.steps] == [None] * 5 + [3, 2, 1]
    shares = [step.share for step in found.steps[5:]]
    assert shares == [pytest.approx(0.15), pytest.approx(0.10), pytest.approx(0.05)]
    assert found.reached == 7
    assert measure(found) == (
        "Base 4, run 2, threshold 5 % (Guest, Namey and Chen 2020): reached. Documents 7 and 8 "
        "brought 1 new code, 5 % of the 20 codes of the first 4 documents."
    )


def test_the_base_stays_and_the_threshold_can_be_nothing_new_at_all(study: Study) -> None:
    interviews(study, "AB", "C", "D", "A", "B", "E")
    assert counted(study, base=2, run=2, threshold=0).reached == 4
    assert counted(study, base=2, run=3, threshold=0).reached is None
    late = counted(study, base=2, run=2, threshold=0)
    assert measure(late).endswith("What was coded after that brought 1 more.")
    assert counted(study, base=2, run=1, threshold=0).reached == 3
    found = counted(study, base=5, run=1)
    assert (found.base_codes, found.steps[5].share) == (4, 0.25)
    assert "not reached. Document 6 brought 1 new code, 25 %" in measure(found)


def test_too_few_documents_are_said(study: Study) -> None:
    interviews(study, "AB", "C")
    found = counted(study)
    assert (found.reached, found.base_codes) == (None, 0)
    assert measure(found).endswith("it needs 6 coded documents; there are 2.")
    with pytest.raises(CoderError):
        counted(study, base=0)


def test_the_plain_statement(study: Study) -> None:
    assert plain(counted(study)) == ""
    interviews(study, "AB", "A", "B", "A", "BC", "A", "B")
    assert plain(counted(study)) == (
        "The last 5 of 7 documents brought 1 new code, of 3 codes in all."
    )


def test_the_order_of_coding_is_that_of_first_codings(study: Study) -> None:
    interviews(study, "A", "AB", "B")
    for number, at in (("1", "2026-03-05"), ("2", "2026-03-04"), ("3", "2026-03-03")):
        with study.project.action("later") as session:
            session.execute(
                update(Coding)
                .where(Coding.document_id == study.documents[number])
                .values(created_at=f"{at}T09:00:00.000000+00:00")
            )
    found = counted(study, order="coding")
    assert [(step.name, step.new) for step in found.steps] == [
        ("3", ("B",)),
        ("2", ("A",)),
        ("1", ()),
    ]


def test_a_document_done_without_a_code_counts_and_an_unread_one_does_not(study: Study) -> None:
    interviews(study, "A", "", "")
    with study.project.action("done") as session:
        session.add(
            DocumentStatus(
                document_id=study.documents["2"], coder_id=study.project.coder, status="done"
            )
        )
    for order in ("list", "coding"):
        found = counted(study, order=order)
        assert [step.name for step in found.steps] == ["1", "2"]
        assert found.left_out == 1


def test_themes_instead_of_codes(study: Study) -> None:
    study.code("Theme", theme=True)
    study.code("A", "Theme")
    study.code("B", "Theme")
    interviews(study, "A", "B", "C")
    found = counted(study, themes=True)
    assert [step.new for step in found.steps] == [("Theme",), (), ()]
    assert plain(found) == "The last 2 of 3 documents brought no new theme, of 1 theme in all."


def test_only_some_documents(study: Study) -> None:
    interviews(study, "A", "B")
    only = Among(documents=frozenset({DocumentId(study.documents["2"])}))
    assert [step.name for step in counted(study, only).steps] == ["2"]


def test_who_codes_apart_does_not_learn_that_others_are_done(study: Study) -> None:
    interviews(study, "A", "")
    with study.project.action("Ben is done") as session:
        session.add(Coder(id="ben", name="Ben", initials="B", created_at="2026-03-03"))
        session.flush()
        session.add(DocumentStatus(document_id=study.documents["2"], coder_id="ben", status="done"))
    me = Among(seen_by=CoderId(study.project.coder))
    assert [step.name for step in counted(study, me).steps] == ["1", "2"]
    code_twice(study.project, DocumentId(study.documents["2"]), twice=True)
    for order in ("list", "coding"):
        assert [step.name for step in counted(study, me, order=order).steps] == ["1"]


def test_a_group_of_cases_with_those_of_it_in_which_nothing_was_found(study: Study) -> None:
    for person, gender in (("P1", "woman"), ("P2", "man"), ("P3", "woman"), ("P4", "man")):
        study.case(person, gender=gender)
    interviews(study, "A", "B", "", "")
    with study.project.action("done") as session:
        for number in ("3", "4"):
            document = study.documents[number]
            session.add(
                DocumentStatus(document_id=document, coder_id=study.project.coder, status="done")
            )
    with study.project.read() as session:
        gender = AttributeId(session.scalars(select(Attribute.id)).one())
    women = Among(attribute=(gender, "woman"))
    assert [step.name for step in counted(study, women).steps] == ["1", "3"]
