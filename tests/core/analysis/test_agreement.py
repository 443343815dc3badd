"""Agreement in a project: who counts where, what is compared, which passages differ."""

import pytest

from coder_app.core import coding, documents
from coder_app.core.analysis.agreement import AgreementAsked, agreement
from coder_app.core.analysis.agreement_differences import listed, places
from coder_app.core.analysis.agreement_words import (
    NOBODY,
    cells,
    headings,
    independence,
    methods,
    summary,
    warnings,
)
from coder_app.core.suggestions.choices import code_twice

TAKEN, CALLED, NEVER = "They took a statement", "Nobody called me back", "Never."


@pytest.fixture
def bo(project):
    """Do something as Bo Moss (BM); Ann Lee goes on afterwards."""

    def as_bo(work):
        ann = project.coder_name
        project.use_coder("Bo Moss", "BM")
        work()
        project.use_coder(ann)

    return as_bo


@pytest.fixture
def coded(desk, codes, bo):
    """Ann and Bo agree on CALLED; Ann alone has NEVER; of TAKEN they have other ends."""
    codes.plant("Contact > No call back", "Contact > Statement", "Unused")
    desk.code(CALLED, codes["No call back"])
    desk.code(NEVER, codes["No call back"])
    desk.code(TAKEN, codes["Statement"])
    bo(lambda: desk.code(CALLED, codes["No call back"]))
    bo(lambda: desk.code(f"{TAKEN} and then nothing", codes["Statement"]))
    return desk


def test_without_two_coders_it_says_what_to_do(project, desk, codes):
    assert summary(agreement(project)) == NOBODY
    codes.plant("A")
    desk.code(NEVER, codes["A"])
    found = agreement(project)
    assert (found.rows, found.total, found.shown) == ((), None, ())
    assert methods(found) == ""
    assert list(warnings(found)) == []


def test_characters_of_all_text_are_compared(project, coded):
    found = agreement(project)
    length = len(project.text(coded.documents["Ann"]))
    row = next(one for one in found.rows if one.name == "No call back")
    both, only = len(CALLED), len(NEVER)
    assert row.figures.coded == (both + only, both)
    assert (row.figures.by_all, row.figures.by_any) == (both, both + only)
    assert found.units == length
    assert row.figures.agreed == pytest.approx(1 - only / length)
    yes = (both + only) * both / length**2
    chance = yes + (length - both - only) * (length - both) / length**2
    assert row.figures.kappa == pytest.approx((1 - only / length - chance) / (1 - chance))
    assert [one.name for one in found.rows] == ["No call back", "Statement"]
    assert found.unused == 2


@pytest.mark.usefixtures("coded")
def test_paragraphs_count_as_coded_where_any_of_them_is(project):
    found = agreement(project, AgreementAsked(unit="passages"))
    assert found.units == 5
    row, statement = found.rows
    assert row.figures.coded == (2, 1)
    assert row.figures.agreed == pytest.approx(0.8)
    assert statement.figures.kappa == 1
    assert [place.said for place in places(found)] == ["Only AL"]


@pytest.mark.usefixtures("coded")
def test_what_differs_is_listed_with_its_words(project):
    found = agreement(project)
    rows = listed(project, places(found)).rows(0, 9)
    assert [(row.place.said, row.citation, row.text) for row in rows] == [
        ("Other ends", "Ann ¶2", f"{TAKEN} and then nothing"),
        ("Only AL", "Ann ¶5", NEVER),
    ]
    code = next(row.code_id for row in found.rows if row.name == "Statement")
    assert [place.kind for place in places(found, code)] == ["ends"]


@pytest.mark.usefixtures("coded")
def test_subcodes_count_for_the_codes_above_when_asked(project, codes):
    found = agreement(project, AgreementAsked(subcodes=True))
    assert [row.name for row in found.rows] == ["Contact", "No call back", "Statement"]
    only = agreement(project, AgreementAsked(subcodes=True, codes=(codes["Contact"],)))
    assert [row.name for row in only.rows] == ["Contact"]
    assert only.rows[0].figures.by_all == len(CALLED) + len(TAKEN)


def test_who_marked_a_document_as_done_decided_even_without_a_coding(project, desk, codes, bo):
    codes.plant("A")
    desk.code(NEVER, codes["A"])
    bo(lambda: documents.set_status(project, desk.documents["Ann"], documents.DONE))
    found = agreement(project)
    assert found.rows[0].figures.coded == (len(NEVER), 0)
    assert found.rows[0].figures.kappa == 0


def test_what_is_not_done_is_told_and_can_be_left_out(project, coded, bo):
    ann = coded.documents["Ann"]
    assert independence(agreement(project)).startswith("Not marked as done yet: Ann (Ann Lee, Bo")
    documents.set_status(project, ann, documents.DONE)
    found = agreement(project, AgreementAsked(done_only=True))
    assert found.waiting == ("Ann",)
    assert summary(found) == "No document is marked as done by all who coded it. Waiting: Ann."
    bo(lambda: documents.set_status(project, ann, documents.DONE))
    found = agreement(project, AgreementAsked(done_only=True))
    assert independence(found) == ""
    assert "1 of these was marked as done" in methods(found)


@pytest.fixture
def sealed(project, coded):
    """The document is assigned for double coding."""
    code_twice(project, coded.documents["Ann"], twice=True)
    return coded.documents["Ann"]


def everything_said(found):
    rows = [cells(found, row) for row in found.shown]
    return f"{headings(found)} {rows} {summary(found)} {list(warnings(found))} {methods(found)}"


def test_double_coding_stays_out_of_sight_until_everybody_is_done(project, sealed, bo):
    def seen():
        return [one.name for one in agreement(project).documents]

    found = agreement(project)
    assert (found.documents, found.rows, found.people, places(found)) == ((), (), (), [])
    assert "Out of sight, for double coding: Ann." in summary(found)
    assert not any(name in everything_said(found) for name in ("Bo", "BM", "No call back"))
    documents.set_status(project, sealed, documents.DONE)
    assert seen() == []
    bo(lambda: documents.set_status(project, sealed, documents.DONE))
    assert seen() == ["Ann"]
    assert independence(agreement(project)) == ""


def test_somebody_not_compared_who_still_codes_keeps_it_out_of_sight(project, sealed, bo):
    documents.set_status(project, sealed, documents.DONE)
    bo(lambda: documents.set_status(project, sealed, documents.DONE))
    two = AgreementAsked(coders=tuple(one.id for one in agreement(project).people))
    project.use_coder("Cy Orr", "CO")
    documents.set_status(project, sealed, documents.CODING)
    assert agreement(project, two).sealed == ("Ann",)


@pytest.mark.usefixtures("sealed")
def test_what_is_sealed_shows_all_the_same_when_asked_with_a_warning(project):
    assert agreement(project).sealed == ("Ann",)
    found = agreement(project, AgreementAsked(sealed_too=True))
    assert found.sealed == ()
    assert [one.name for one in found.rows] == ["No call back", "Statement"]
    assert independence(found).startswith("Not marked as done yet: Ann (Ann Lee, Bo Moss)")


@pytest.mark.usefixtures("sealed")
def test_other_documents_are_compared_while_one_is_sealed(project, coded, codes, bo):
    second = coded.lay("Second", "Ben: Nobody came.")
    place = (second, 5, 11, codes["Statement"])
    coding.apply_code(project, *place)
    bo(lambda: coding.apply_code(project, *place))
    found = agreement(project)
    assert [one.name for one in found.documents] == ["Second"]
    assert [one.name for one in found.rows] == ["Statement"]
    assert found.rows[0].figures.coded == (6, 6)
    assert any("Out of sight, for double coding: Ann." in one for one in warnings(found))


def test_a_document_assigned_but_coded_by_one_is_left_out_and_told(project, coded, codes):
    second = coded.lay("Second", "Ben: Nobody came.")
    coding.apply_code(project, second, 5, 11, codes["Statement"])
    assert [one.name for one in agreement(project).documents] == ["Ann"]
    code_twice(project, second, twice=True)
    documents.set_status(project, second, documents.DONE)
    found = agreement(project)
    assert list(warnings(found)) == ["Left out, not coded by two of these coders: Second."]
    only = agreement(project, AgreementAsked(documents=(second,)))
    assert summary(only).startswith("There is nothing to compare yet in Second.")


def test_three_coders_have_an_alpha_and_no_kappa(project, coded, codes):
    project.use_coder("Cy Orr", "CO")
    coded.code(CALLED, codes["No call back"])
    project.use_coder("Ann Lee")
    found = agreement(project)
    assert headings(found) == ("Code", "AL", "BM", "CO", "All", "Agreed", "Alpha")
    assert found.total.figures.kappa is None
    assert found.total.figures.alpha is not None
    assert [place.said for place in places(found)] == ["AL, BM, not CO", "AL, not BM, CO"]
    second = coded.lay("Second", "Ben: Nobody came.")
    for name in ("Bo Moss", "Ann Lee"):
        project.use_coder(name)
        coding.apply_code(project, second, 5, 11, codes["Statement"])
    there = agreement(project, AgreementAsked(documents=(second,)))
    assert [one.initials for one in there.people] == ["AL", "BM"], "only who coded it"
    project.use_coder("Ann Lee")
    two = agreement(project, AgreementAsked(coders=(found.people[0].id, found.people[2].id)))
    assert headings(two) == ("Code", "AL", "CO", "Both", "Agreed", "Kappa", "Alpha")
    assert cells(two, two.rows[0])[:4] == ("Contact > No call back", 27, 21, 21)


def test_coders_with_the_same_initials_are_named_in_full(project, coded, codes):
    other = project.use_coder("Amy Lang", "al")
    coded.code(CALLED, codes["No call back"])
    ann = project.use_coder("Ann Lee")
    found = agreement(project, AgreementAsked(coders=(ann, other)))
    assert headings(found)[1:3] == ("Amy Lang", "Ann Lee")
    assert {place.said for place in places(found)} == {"Only Ann Lee"}


def test_codings_from_suggestions_are_warned_of(project, coded, codes):
    coding.apply_code(
        project, *coded.place("I felt stupid"), codes["Statement"], origin="suggestion"
    )
    assert any("1 coding began as a suggestion" in one for one in warnings(agreement(project)))


@pytest.mark.usefixtures("coded")
def test_the_paragraph_tells_every_setting(project):
    said = methods(agreement(project, AgreementAsked(unit="passages")))
    assert "Ann Lee and Bo Moss coded 1 document" in said
    assert "5 paragraphs of the whole text" in said
    assert "Cohen's kappa and Krippendorff's alpha" in said
    assert "2 codes that at least one coder used were compared" in said
