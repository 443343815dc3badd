"""The tree of codes: created, renamed, moved, grouped, merged, deleted; nothing is lost unasked."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from coder_app.core import codebook, coding, memos
from coder_app.core.errors import Ambiguous, CoderError, NotFound
from coder_app.core.ids import CodeId
from coder_app.core.project import Project
from resources import code_colours

Outline = Callable[[], list[str]]
Step = Callable[[Callable[[], object]], str]
NoStep = Callable[[Callable[[], object]], None]


def row(project: Project, code: CodeId) -> codebook.CodeRow:
    return next(each for each in codebook.codebook(project) if each.id == code)


# -- one code --------------------------------------------------------------------------------------


def test_creating_says_where(project: Project, codes, one_step: Step, outline: Outline) -> None:
    codes.plant("home")
    assert one_step(lambda: codebook.create_code(project, "sea", codes["home"])) == (
        'Create code "sea" under "home"'
    )
    assert outline() == ["home", "  sea"]


def test_every_new_code_gets_the_colour_least_used(project: Project) -> None:
    count = len(code_colours())
    made = [codebook.create_code(project, f"code {n}") for n in range(count + 2)]
    colours = [row(project, code).colour for code in made]
    assert colours[:count] == list(code_colours())
    assert colours[count:] == list(code_colours()[:2])


def test_neighbours_never_get_the_same_colour(project: Project, codes) -> None:
    for number in range(3 * len(code_colours())):
        parent = f"theme {number // 7}"
        codes.plant(f"{parent} > code {number}")
    shown = codebook.codebook(project)
    assert all(one.colour != other.colour for one, other in pairwise(shown))
    assert len({row.colour for row in shown[: len(code_colours())]}) > 25


def test_names_are_unique_among_siblings_only(project: Project, codes, no_step: NoStep) -> None:
    codes.plant("home > sea", "work")

    def twin() -> None:
        with pytest.raises(CoderError, match='"sea" under "home" already'):
            codebook.create_code(project, " sea ", codes["home"])

    no_step(twin)
    codebook.create_code(project, "sea", codes["work"])


@pytest.mark.parametrize("name", ["", "  ", "\n\t", "\u200f", "\x00", "x" * 1001, "\u202e\u200b"])
def test_a_name_must_say_something(project: Project, name: str) -> None:
    with pytest.raises(CoderError):
        codebook.create_code(project, name)
    assert codebook.codebook(project) == []


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  a \n b\tc ", "a b c"),
        ("a/b \"c\" 'd' ; DROP", "a/b \"c\" 'd' ; DROP"),
        ("a\x00b\x07c", "abc"),
        ("e\u0301", "é"),
        ("\u202egnirts", "gnirts"),
        ("שלום\u200f (x)", "שלום\u200f (x)"),
        ("x" * 1000, "x" * 1000),
        ("\ud800half", "half"),
        ("👩\u200d🔬", "👩\u200d🔬"),
    ],
)
def test_odd_names_are_stored_safely(project: Project, typed: str, stored: str) -> None:
    code = codebook.create_code(project, typed)
    assert row(project, code).name == stored
    assert codebook.find_code(project, stored) == code
    assert project.check() == []


def test_renaming_is_one_step(project: Project, codes, one_step: Step, no_step: NoStep) -> None:
    codes.plant("sea", "lake")
    assert one_step(lambda: codebook.rename_code(project, codes["sea"], "ocean")) == (
        'Rename "sea" to "ocean"'
    )
    no_step(lambda: codebook.rename_code(project, codes["sea"], " ocean "))
    with pytest.raises(CoderError, match="already"):
        codebook.rename_code(project, codes["sea"], "lake")


def test_a_code_is_defined_and_coloured(project: Project, codes, one_step: Step) -> None:
    codes.plant("sea")
    one_step(
        lambda: codebook.define_code(
            project,
            codes["sea"],
            definition="Salt.\r\nWater.",
            include="waves",
            examples=["a", "b"],
        )
    )
    one_step(lambda: codebook.define_code(project, codes["sea"], examples=["b", "c", "b", " "]))
    one_step(lambda: codebook.recolour_code(project, codes["sea"], "#ABCDEF"))
    one_step(lambda: codebook.declare_theme(project, codes["sea"]))
    sea = row(project, codes["sea"])
    assert (sea.definition, sea.include, sea.exclude) == ("Salt.\nWater.", "waves", "")
    assert (sea.examples, sea.colour, sea.is_theme) == (("b", "c"), "#abcdef", True)
    assert sea.theme_id == codes["sea"]


def test_defining_it_the_same_is_no_step(project: Project, codes, no_step: NoStep) -> None:
    codes.plant("sea")
    codebook.define_code(project, codes["sea"], definition="x", examples=["a"])
    no_step(lambda: codebook.define_code(project, codes["sea"], definition="x ", examples=["a"]))
    no_step(
        lambda: codebook.recolour_code(project, codes["sea"], row(project, codes["sea"]).colour)
    )
    no_step(lambda: codebook.declare_theme(project, codes["sea"], False))


def test_a_colour_that_is_none_is_refused(project: Project, codes) -> None:
    codes.plant("sea")
    with pytest.raises(CoderError, match="no colour"):
        codebook.recolour_code(project, codes["sea"], "blue")


# -- finding ---------------------------------------------------------------------------------------


def test_codes_are_found_by_id_name_and_path(project: Project, codes) -> None:
    codes.plant("Home > Sea > Waves", "Work")
    assert codebook.find_code(project, codes["Sea"]) == codes["Sea"]
    assert codebook.find_code(project, "sea") == codes["Sea"]
    assert codebook.find_code(project, "Home > Sea > Waves") == codes["Waves"]


def test_a_name_that_fits_two_codes_lists_both(project: Project, codes) -> None:
    codes.plant("Home > Sea")
    codebook.create_code(project, "Sea", codebook.create_code(project, "Work"))
    with pytest.raises(Ambiguous, match="Home > Sea; Work > Sea"):
        codebook.find_code(project, "Sea")
    assert codebook.find_code(project, "Home > Sea") == codes["Sea"]


def test_a_name_that_fits_none_names_the_nearest(project: Project, codes) -> None:
    codes.plant("Emotional support")
    with pytest.raises(NotFound, match='Did you mean "Emotional support"'):
        codebook.find_code(project, "Emotional suport")


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("no call  back", "No call back"),
        ("No callback", "No call back"),
        ("No call bak", "No call back"),
        ("Waiting", None),
        ("Phase 2", None),
        ("phase 1", "Phase 1"),
    ],
)
def test_a_near_equal_name_is_pointed_out(project: Project, codes, name: str, like: str) -> None:
    codes.plant("No call back", "Phase 1")
    found = codebook.similar_code(project, name)
    assert (found and found.name) == like


def test_a_merged_code_is_found_by_its_old_name_and_pointed_out(project: Project, codes) -> None:
    codes.plant("Manners > Attitude", "Rude", "Anger")
    codebook.merge_codes(project, [codes["Rude"]], codes["Attitude"])
    assert codebook.find_code(project, "rude") == codes["Attitude"]
    words = codebook.merged_words(project, "rude", codes["Attitude"])
    assert words == '"Rude" was merged into "Manners > Attitude".'
    assert codebook.merged_words(project, "attitude", codes["Attitude"]) == ""
    found = codebook.similar_code(project, "Rudee")
    assert found is not None
    assert (found.path, found.formerly) == ("Manners > Attitude", "Rude")
    codes.pop("Rude")
    codes.plant("Rude")  # made again all the same: its own name comes first
    assert codebook.find_code(project, "rude") == codes["Rude"]
    found = codebook.similar_code(project, "rude")
    assert found is not None
    assert (found.path, found.formerly) == ("Rude", "")


# -- tree ------------------------------------------------------------------------------------------


def test_themes_come_first_and_codes_in_no_theme_last(project, codes, outline: Outline) -> None:
    codes.plant("loose", "home > sea", "free")
    codebook.declare_theme(project, codes["home"])
    assert outline() == ["home", "  sea", "loose", "free"]
    assert row(project, codes["sea"]).theme_id == codes["home"]
    assert row(project, codes["loose"]).theme_id is None


def test_moving_a_code_takes_its_subcodes_along(project, codes, outline, one_step: Step) -> None:
    codes.plant("home > sea > waves", "work")
    assert one_step(lambda: codebook.move_codes(project, [codes["sea"]], codes["work"])) == (
        'Move "sea" under "work"'
    )
    assert outline() == ["home", "work", "  sea", "    waves"]
    project.undo()
    assert outline() == ["home", "  sea", "    waves", "work"]


def test_codes_move_before_a_sibling(project: Project, codes, outline: Outline) -> None:
    codes.plant("a", "b", "c", "d")
    codebook.move_codes(project, [codes["d"], codes["c"]], None, before=codes["a"])
    assert outline() == ["c", "d", "a", "b"]


def test_moving_to_where_it_is_is_no_step(project: Project, codes, no_step: NoStep) -> None:
    codes.plant("a", "b")
    no_step(lambda: codebook.move_codes(project, [codes["a"]], None, before=codes["b"]))


def test_moving_to_where_it_is_seen_is_no_step(project: Project, codes, no_step: NoStep) -> None:
    """Neither a gap that a deleted code left nor a theme, which stands apart, makes one."""
    codes.plant("a", "b", "c", "home")
    codebook.declare_theme(project, codes["home"])
    codebook.delete_codes(project, [codes["b"]])
    no_step(lambda: codebook.move_codes(project, [codes["c"]], None))
    no_step(lambda: codebook.move_codes(project, [codes["a"]], None, before=codes["c"]))


def test_what_moves_with_its_parent_stays_under_it(project, codes, outline: Outline) -> None:
    codes.plant("home > sea > waves", "work")
    moved = [codes["waves"], codes["sea"]]
    codebook.move_codes(project, moved, codes["work"])
    assert outline() == ["home", "work", "  sea", "    waves"]


@pytest.mark.parametrize("under", ["home", "waves"])
def test_no_code_moves_under_itself(project, codes, no_step: NoStep, under: str) -> None:
    codes.plant("home > sea > waves")

    def circle() -> None:
        with pytest.raises(CoderError, match="under itself"):
            codebook.move_codes(project, [codes["home"]], codes[under])

    no_step(circle)


def test_no_code_moves_beside_a_namesake(project: Project, codes, no_step: NoStep) -> None:
    codes.plant("home > sea")
    other = codebook.create_code(project, "sea")

    def clash() -> None:
        with pytest.raises(CoderError, match="already"):
            codebook.move_codes(project, [other], codes["home"])

    no_step(clash)


def test_grouping_declares_a_theme(project: Project, codes, outline, one_step: Step) -> None:
    codes.plant("call", "old > wait", "rest")
    chosen = [codes["wait"], codes["call"]]
    name = one_step(lambda: codebook.group_under_theme(project, chosen, "Police"))
    assert name == 'Group "call" and "wait" under "Police"'
    assert outline() == ["Police", "  call", "  wait", "old", "rest"]
    assert codebook.codebook(project)[0].is_theme


def test_grouping_under_the_name_of_a_code_there_uses_it(project, codes, outline) -> None:
    codes.plant("call", "Police > car")
    theme = codebook.group_under_theme(project, [codes["call"]], "Police")
    assert theme == codes["Police"]
    assert outline() == ["Police", "  car", "  call"]


def test_a_theme_may_be_called_like_a_code_in_it(project, codes, outline, one_step: Step) -> None:
    codes.plant("Police", "car")
    chosen = [codes["Police"], codes["car"]]
    one_step(lambda: codebook.group_under_theme(project, chosen, "Police"))
    assert outline() == ["Police", "  Police", "  car"]


def test_grouping_namesakes_is_refused(project: Project, codes, no_step: NoStep) -> None:
    codes.plant("a > wait", "b")
    other = codebook.create_code(project, "wait", codes["b"])

    def clash() -> None:
        with pytest.raises(CoderError, match="already"):
            codebook.group_under_theme(project, [codes["wait"], other], "T")

    no_step(clash)


# -- merge -----------------------------------------------------------------------------------------


def test_merging_moves_codings_words_memos_and_subcodes(desk, codes, outline, one_step) -> None:
    project = desk.project
    codes.plant("Rude > Tone", "Attitude > Looks")
    codebook.define_code(project, codes["Rude"], definition="Unkind.", examples=["Go away."])
    codebook.define_code(project, codes["Attitude"], definition="Manner.", examples=["Hm."])
    memos.set_memo(project, "code", codes["Rude"], "watch this")
    memos.set_memo(project, "code", codes["Attitude"], "and this")
    desk.code("Nobody called me", codes["Rude"])
    desk.code("seven weeks", codes["Attitude"])
    name = one_step(lambda: codebook.merge_codes(project, [codes["Rude"]], codes["Attitude"]))
    assert name == 'Merge "Rude" into "Attitude"'
    assert outline() == ["Attitude", "  Looks", "  Tone"]
    kept = row(project, codes["Attitude"])
    assert kept.definition == "Manner.\n\nRude: Unkind."
    assert kept.examples == ("Hm.", "Go away.")
    memo = memos.memo_of(project, "code", codes["Attitude"])
    assert memo is not None
    assert memo.text == "and this\n\nwatch this"
    assert desk.coded() == [("Attitude", "Nobody called me"), ("Attitude", "seven weeks")]


def test_merging_keeps_one_of_two_identical_codings_with_both_memos(desk, codes) -> None:
    codes.plant("a", "b")
    one, two = desk.code("Nobody", codes["a"]), desk.code("Nobody", codes["b"])
    memos.set_memo(desk.project, "coding", one, "one")
    memos.set_memo(desk.project, "coding", two, "two")
    codebook.merge_codes(desk.project, [codes["b"]], codes["a"])
    (left,) = coding.codings(desk.project, desk.documents["Ann"])
    assert (left.id, left.memo) == (one, "one\n\ntwo")


def test_merging_keeps_the_same_words_of_two_coders(desk, codes) -> None:
    codes.plant("a", "b")
    desk.code("Nobody", codes["a"])
    desk.project.use_coder("Bo")
    desk.code("Nobody", codes["b"])
    codebook.merge_codes(desk.project, [codes["b"]], codes["a"])
    assert len(desk.coded()) == 2


def test_subcodes_of_one_name_are_merged_too(project: Project, codes, outline, one_step) -> None:
    codes.plant("a > wait > long", "b")
    twin = codebook.create_code(project, "wait", codes["b"])
    codebook.create_code(project, "short", twin)
    one_step(lambda: codebook.merge_codes(project, [codes["b"]], codes["a"]))
    assert outline() == ["a", "  wait", "    long", "    short"]


def test_a_code_merges_into_its_parent_though_a_subcode_has_its_name(
    project: Project, codes, outline, one_step: Step
) -> None:
    codes.plant("home > sea")
    codebook.create_code(project, "sea", codes["sea"])
    one_step(lambda: codebook.merge_codes(project, [codes["sea"]], codes["home"]))
    assert outline() == ["home", "  sea"]


def test_a_branch_and_its_subcode_merge_together(project, codes, outline, one_step) -> None:
    codes.plant("a > b > c", "into")
    one_step(lambda: codebook.merge_codes(project, [codes["a"], codes["b"]], codes["into"]))
    assert outline() == ["into", "  c"]


def test_nothing_merges_into_what_stands_beneath_it(project, codes, no_step: NoStep) -> None:
    codes.plant("a > b")

    def swallow() -> None:
        with pytest.raises(CoderError, match="beneath it"):
            codebook.merge_codes(project, [codes["a"]], codes["b"])

    no_step(swallow)
    no_step(lambda: codebook.merge_codes(project, [codes["a"]], codes["a"]))


# -- delete ----------------------------------------------------------------------------------------


def test_deleting_takes_subcodes_and_codings(desk, codes, outline, one_step: Step) -> None:
    codes.plant("a > b", "c")
    desk.code("Nobody", codes["b"])
    desk.code("Never", codes["c"])
    name = one_step(lambda: codebook.delete_codes(desk.project, [codes["a"], codes["b"]]))
    assert name == 'Delete "a" (1 coding)'
    assert outline() == ["c"]
    assert desk.coded() == [("c", "Never")]


def test_deleting_gives_codings_to_another_code(desk, codes, outline, one_step: Step) -> None:
    codes.plant("a > b", "c")
    desk.code("Nobody", codes["a"])
    desk.code("weeks", codes["b"])
    delete = [codes["a"]]
    name = one_step(lambda: codebook.delete_codes(desk.project, delete, move_to=codes["c"]))
    assert name == 'Delete "a" and move 2 codings to "c"'
    assert outline() == ["c"]
    assert desk.coded() == [("c", "Nobody"), ("c", "weeks")]


def test_codings_never_move_to_what_is_deleted(project: Project, codes, no_step: NoStep) -> None:
    codes.plant("a > b")

    def lose() -> None:
        with pytest.raises(CoderError, match="deleted"):
            codebook.delete_codes(project, [codes["a"]], move_to=codes["b"])

    no_step(lose)


# -- counts ----------------------------------------------------------------------------------------


def test_counts_follow_every_action_undo_and_redo(desk, codes) -> None:
    project = desk.project
    codes.plant("theme > a", "theme > b")
    desk.lay("Bea", "Bea: Nobody came.\n\nBea: And then?\n")

    def counts() -> list[tuple[str, int, int, int, int, int]]:
        return [
            (r.name, r.codings, r.documents, r.cases, r.all_codings, r.all_cases)
            for r in codebook.codebook(project)
        ]

    assert counts() == [("theme", 0, 0, 0, 0, 0), ("a", 0, 0, 0, 0, 0), ("b", 0, 0, 0, 0, 0)]
    desk.code("Nobody", codes["a"])
    desk.code("weeks", codes["a"])
    desk.code("Nobody", codes["b"], "Bea")
    desk.code("Nobody called", codes["b"])
    full = [("theme", 0, 0, 0, 4, 2), ("a", 2, 1, 1, 2, 1), ("b", 2, 2, 2, 2, 2)]
    assert counts() == full
    project.undo()
    assert counts()[2] == ("b", 1, 1, 1, 1, 1)
    project.redo()
    assert counts() == full
    codebook.merge_codes(project, [codes["b"]], codes["a"])
    assert counts() == [("theme", 0, 0, 0, 3, 2), ("a", 3, 2, 2, 3, 2)]  # two overlapped


def test_counts_that_are_kept_up_are_those_counted_anew(desk, codes) -> None:
    project = desk.project
    codes.plant("theme > a", "theme > b", "c")
    desk.lay("Bea", "Bea: Nobody came.\n\nBea: And then?\n")
    rows = codebook.codebook(project)

    def check() -> None:
        nonlocal rows
        before, rows = rows, codebook.recounted(project, rows)
        other = Project.open_to_read(project.path)  # it has kept nothing
        anew = codebook.codebook(other)
        other.close()
        assert rows == anew == codebook.codebook(project)
        assert all(new is old for new, old in zip(rows, before, strict=True) if new == old)

    one = desk.code("Nobody called", codes["a"])
    check()
    desk.code("seven weeks", codes["a"])
    desk.code("Nobody", codes["c"], "Bea")
    check()
    coding.recode(project, [one], codes["b"])
    check()
    coding.resize_coding(project, one, *desk.place("Nobody called me back for seven weeks")[1:])
    coding.recode(project, [one], codes["a"])  # it takes the other in
    check()
    coding.remove_codings(project, [one])
    check()
    while project.next_undo().name.startswith(("Remove", "Recode", "Change", "Apply")):
        project.undo()
        check()


def test_an_interviewers_words_count_for_no_case(desk, codes) -> None:
    codes.plant("a")
    desk.code("Did they ring", codes["a"])
    (counted,) = codebook.codebook(desk.project)
    assert (counted.codings, counted.documents, counted.cases) == (1, 1, 0)


def test_what_parts_a_path_is_no_part_of_a_name(project: Project, codes) -> None:
    codes.plant("Typewriter")
    for refused in (
        lambda: codebook.create_code(project, "Type > old"),
        lambda: codebook.rename_code(project, codes["Typewriter"], "Typewriter > old"),
    ):
        with pytest.raises(CoderError, match="part a code from the one above"):
            refused()
    codebook.rename_code(project, codes["Typewriter"], "Age >60")
