"""Marked now, coded later: marks join, and go in the same step as the coding that settles them."""

from collections.abc import Callable

import pytest

from coder_app.core import coding, editing, heading, marks
from coder_app.core.coding_changes import recode_as_new, set_important
from coder_app.core.errors import CoderError
from coder_app.core.excerpts import ExcerptFilter, excerpts
from coder_app.core.ids import CodeId
from coder_app.core.suggestions import decisions
from models import CodeAlias, now

Step = Callable[[Callable[[], object]], str]
NoStep = Callable[[Callable[[], object]], None]


@pytest.fixture
def waiting(codes) -> CodeId:
    codes.plant("Waiting", "Shame")
    return codes["Waiting"]


def words(desk) -> list[str]:
    return [row.words for row in marks.marks(desk.project)]


def test_marking_says_where_and_is_one_step(desk, one_step: Step) -> None:
    place = desk.place("Nobody called me back")
    assert one_step(lambda: marks.mark_segment(desk.project, *place)) == (
        "Mark Ann ¶3 to be coded later"
    )
    row = marks.marks(desk.project, desk.documents["Ann"])[0]
    assert (row.words, row.citation) == ("Nobody called me back", "Ann ¶3")


def test_marks_that_overlap_are_one_and_inside_one_nothing_is_done(desk, no_step: NoStep) -> None:
    marks.mark_segment(desk.project, *desk.place("Nobody called"))
    marks.mark_segment(desk.project, *desk.place("called me back"))
    assert words(desk) == ["Nobody called me back"]
    no_step(lambda: marks.mark_segment(desk.project, *desk.place("called")))
    with pytest.raises(CoderError):
        marks.mark_segment(desk.project, desk.documents["Ann"], 5, 5)


def test_the_coding_takes_its_marks_along_in_the_same_step(desk, waiting, one_step) -> None:
    marks.mark_segment(desk.project, *desk.place("Nobody called me back"))
    marks.mark_segment(desk.project, *desk.place("I felt stupid"))
    place = desk.place("called me")
    assert one_step(lambda: coding.apply_code(desk.project, *place, waiting)) == (
        'Apply "Waiting" to Ann ¶3'
    )
    assert words(desk) == ["I felt stupid"]
    place = desk.place("stupid")
    one_step(lambda: coding.apply_new_code(desk.project, *place, "New"))
    assert words(desk) == []
    desk.project.undo()
    assert words(desk) == ["I felt stupid"]


def test_a_mark_on_words_coded_so_already_goes_too(desk, waiting, one_step: Step) -> None:
    desk.code("Nobody called me back", waiting)
    marks.mark_segment(desk.project, *desk.place("called"))
    one_step(lambda: desk.code("called me", waiting))
    assert words(desk) == []
    assert desk.coded() == [("Waiting", "Nobody called me back")]


def test_an_import_and_another_coder_leave_marks(desk, waiting: CodeId) -> None:
    marks.mark_segment(desk.project, *desk.place("Nobody called"))
    coding.apply_code(desk.project, *desk.place("Nobody"), waiting, origin="import")
    assert words(desk) == ["Nobody called"]
    desk.project.use_coder("Ben")
    assert words(desk) == []
    desk.code("called", waiting)
    desk.project.use_coder("Coder")


def test_an_accepted_suggestion_settles_marks_too(desk, waiting: CodeId, one_step) -> None:
    marks.mark_segment(desk.project, *desk.place("Nobody called me back"))
    place = desk.place("called me")
    one_step(lambda: decisions.accept(desk.project, *place, waiting, 0.8))
    assert words(desk) == []
    assert desk.coded() == [("Waiting", "called me")]


def test_removing_marks_is_one_step(desk, one_step: Step, no_step: NoStep) -> None:
    one = marks.mark_segment(desk.project, *desk.place("Nobody called"))
    two = marks.mark_segment(desk.project, *desk.place("stupid"))
    assert one_step(lambda: marks.remove_marks(desk.project, [one])) == (
        "Remove the mark from Ann ¶3"
    )
    three = marks.mark_segment(desk.project, *desk.place("Nobody"))
    assert one_step(lambda: marks.remove_marks(desk.project, [two, three])) == "Remove 2 marks"
    no_step(lambda: marks.remove_marks(desk.project, [one]))


def test_a_mark_moves_with_an_edit_of_the_text(desk) -> None:
    document, *_ = desk.place("Nobody")
    marks.mark_segment(desk.project, *desk.place("Nobody called me back"))
    text = desk.project.text(document)
    editing.edit_text(desk.project, document, text.replace("a statement", "one statement 😀"))
    assert words(desk) == ["Nobody called me back"]


def test_important_is_a_flag_of_the_coding(desk, waiting, one_step, no_step) -> None:
    one = desk.code("Nobody called", waiting)
    two = desk.code("stupid", waiting)
    assert one_step(lambda: set_important(desk.project, [one], important=True)) == (
        'Mark "Waiting" in Ann ¶3 as important'
    )
    no_step(lambda: set_important(desk.project, [one], important=True))
    assert one_step(lambda: set_important(desk.project, [one, two], important=True)) == (
        'Mark "Waiting" in Ann ¶5 as important'
    )
    set_important(desk.project, [two], important=False)
    rows = coding.codings(desk.project, desk.documents["Ann"])
    assert [row.important for row in rows] == [True, False]
    assert excerpts(desk.project, ExcerptFilter(important=True)).ids == (one,)


def test_what_is_extended_stays_important(desk, waiting) -> None:
    one = desk.code("me back", waiting)
    set_important(desk.project, [one], important=True)
    desk.code("Nobody called", waiting)
    desk.code("called me back", waiting)
    row = coding.codings(desk.project, desk.documents["Ann"])[0]
    assert (row.important, len(desk.coded())) == (True, 1)


def test_recoding_as_a_new_code_is_one_step(desk, codes, waiting, one_step: Step) -> None:
    one = desk.code("stupid", waiting)
    made = []
    name = one_step(lambda: made.append(recode_as_new(desk.project, [one], " Self  doubt ")))
    assert name == 'Recode "Waiting" in Ann ¶5 as new code "Self doubt"'
    assert desk.coded() == [("Self doubt", "stupid")]
    assert one_step(lambda: recode_as_new(desk.project, [one], "Shame")) == (
        'Recode "Self doubt" in Ann ¶5 as "Shame"'
    )
    assert desk.coded() == [("Shame", "stupid")]
    assert codes["Shame"] in {row.id for row in heading.named_codes(desk.project)}


def test_a_code_is_known_by_the_names_it_took_in(desk, waiting) -> None:
    with desk.project.action("Merge") as session:
        for name in ("Delay", "Being kept waiting"):
            session.add(
                CodeAlias(code_id=waiting, name=name, coder_id=desk.project.coder, created_at=now())
            )
    named = {row.name: row.aliases for row in heading.named_codes(desk.project)}
    assert named == {"Waiting": ("Delay", "Being kept waiting"), "Shame": ()}
