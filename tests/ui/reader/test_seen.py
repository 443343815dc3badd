"""Which codings are seen: of some codes, of one coder, others' dimmed or hidden."""

from coder_app.ui.reader.content import CodingMark
from coder_app.ui.reader.seen import DIMMED, HIDDEN, Codings, Only


def mark(key: str, code: str, coder: str) -> CodingMark:
    return CodingMark(key, code, code.upper(), "#146e5f", 0, 9, coder_id=coder)


MARKS = [mark("1", "anger", "me"), mark("2", "shame", "me"), mark("3", "anger", "you")]


def seen(only: Only) -> list[tuple[str, bool]]:
    codings = Codings()
    codings.me = lambda: "me"
    codings.only = only
    return [(one.id, one.dim) for one in codings.replace(MARKS)]


def test_all_are_seen_where_nothing_is_asked_for() -> None:
    assert seen(Only()) == [("1", False), ("2", False), ("3", False)]
    assert Only().words() == ""


def test_only_some_codes() -> None:
    only = Only(codes=frozenset({"anger"}), code_words="Anger")
    assert seen(only) == [("1", False), ("3", False)]
    assert only.words() == "only Anger"


def test_others_are_dimmed_or_hidden_and_the_words_say_so() -> None:
    assert seen(Only(others=DIMMED)) == [("1", False), ("2", False), ("3", True)]
    assert seen(Only(others=HIDDEN)) == [("1", False), ("2", False)]
    both = Only(frozenset({"anger"}), "Anger", others=HIDDEN)
    assert seen(both) == [("1", False)]
    assert both.words() == "only Anger; others\u2019 codings hidden"


def test_one_coder_is_seen_whoever_codes_now() -> None:
    only = Only(coder="you", coder_name="Bea", others=HIDDEN)
    assert seen(only) == [("3", False)]
    assert only.words() == "only Bea"


def test_changes_are_shown_or_taken_out_of_sight() -> None:
    codings = Codings()
    codings.only = Only(codes=frozenset({"anger"}), code_words="Anger")
    codings.replace(MARKS)
    shown, gone = codings.update([mark("4", "anger", "me"), mark("1", "shame", "me")], ["3", "9"])
    assert [one.id for one in shown] == ["4"]
    assert sorted(gone) == ["1", "3"]
    assert (codings.seen, len(codings.all)) == (1, 3)


def test_a_sealed_document_keeps_others_codings_out_of_sight_and_says_why() -> None:
    codings = Codings()
    codings.me, codings.sealed = lambda: "me", True
    assert [one.id for one in codings.replace(MARKS)] == ["1", "2"]
    assert codings.words() == "others\u2019 codings hidden, for it is coded twice"
    codings.only = Only(coder="you", coder_name="Bea")  # asked for by name
    assert [one.id for one in codings.visible()] == ["3"]
    assert codings.words() == "only Bea"


def test_a_sealed_document_does_not_tell_whether_anybody_else_has_begun() -> None:
    codings = Codings()
    codings.me, codings.sealed = lambda: "me", True
    codings.replace(MARKS)
    told = codings.words(), codings.seen, codings.count
    codings.replace(MARKS[:2])
    assert (codings.words(), codings.seen, codings.count) == told
    assert codings.count == 2
