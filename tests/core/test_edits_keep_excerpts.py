"""Any edit of a text keeps every untouched excerpt identical, and undo restores everything."""

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coder_app.core import codebook, coding, documents, importing, lost
from coder_app.core.editing import stored
from coder_app.core.ids import DocumentId
from coder_app.core.moving import followed
from coder_app.core.project import Project
from coder_app.core.text_difference import moved
from tests.core.conftest import parsed

ODD = (
    "😀",
    "👩\u200d🚒",
    "cafe\u0301",
    "e\u0301e\u0301",
    "\u05e9\u05b8\u05dc\u05d5\u05b9\u05dd",
    "\u0645\u064e\u0631",
    "naïve",
    "re-do",
    "don't",
    "…",
)
BLANKS = (" ", " ", " ", "\n", "\n\n", ". ", "  ")
WORD = st.sampled_from(("the", "then", "a", "back", "called", *ODD))
TEXT = st.lists(st.tuples(WORD, st.sampled_from(BLANKS)), min_size=3, max_size=60)
PASTED = st.sampled_from(("", "x", "so it was", "😀", "\r\n", "one\r\ntwo", "\u05e9", "\u0301"))
SPLICE = st.tuples(st.integers(0, 10_000), st.integers(0, 90), PASTED)


def words_of(pieces: list[tuple[str, str]], *, unlike: bool) -> list[str]:
    """Words with what parts them; ``unlike``: no word stands twice."""
    return [
        f"{word}{number if unlike else ''}{blank}" for number, (word, blank) in enumerate(pieces)
    ]


def spliced(text: str, splices: list[tuple[int, int, str]]) -> str:
    for at, gone, new in splices:
        first = at % (len(text) + 1)
        text = text[:first] + new + text[first + gone :]
    return stored(text)


@settings(max_examples=400, deadline=None)
@given(TEXT, st.lists(SPLICE, min_size=1, max_size=4))
def test_what_lies_outside_every_change_keeps_its_words(
    pieces: list[tuple[str, str]], splices: list[tuple[int, int, str]]
) -> None:
    old = "".join(words_of(pieces, unlike=False))
    new = spliced(old, splices)
    places = moved(old, new)
    for start in range(0, len(old), 3):
        for end in (start + 1, start + 7, start + 40):
            if end > len(old) or not old[start:end].strip():
                continue
            if all(end <= a or start >= b for a, b, _, _ in places.changes):
                found = followed(places, new, start, end)
                assert found is not None
                assert new[found[0] : found[1]] == old[start:end]


@settings(max_examples=400, deadline=None)
@given(TEXT, st.integers(0, 59), st.integers(0, 8), st.lists(WORD, max_size=3))
def test_words_that_a_person_did_not_touch_stay_coded(
    pieces: list[tuple[str, str]], at: int, gone: int, new: list[str]
) -> None:
    """Where no word stands twice the difference must find just what was typed over."""
    words = words_of(pieces, unlike=True)
    first = at % len(words)
    edited = [*words[:first], *(f"{word}! " for word in new), *words[first + gone :]]
    old, text = "".join(words), "".join(edited)
    places, offset = moved(old, text), 0
    for number, word in enumerate(words):
        start, end = offset, offset + len(word.rstrip(" .\n") or word)
        offset += len(word)
        if first <= number < first + gone or not old[start:end].strip():
            continue
        found = followed(places, text, start, end)
        assert found is not None, word
        assert text[found[0] : found[1]] == old[start:end]


NEW = st.sampled_from((" Quite so.", "\nA new line.", "\n\nAnother one.", ", or so", "! No"))


@settings(max_examples=300, deadline=None)
@given(TEXT, st.data(), st.sampled_from(("", ".", "!", "...")), NEW)
def test_what_is_typed_right_behind_a_coding_stays_outside(
    pieces: list[tuple[str, str]], data: st.DataObject, stop: str, typed: str
) -> None:
    """Also where a line before is edited, too, and what was typed ends as the coding does."""
    words = words_of(pieces, unlike=True)
    at = data.draw(st.integers(1, len(words) - 1))
    words[at] = words[at].rstrip(" .\n") + stop + "\n\n"
    first = data.draw(st.integers(0, at))
    before = "He said what he had to say.\n\n"
    old = before + "".join(words)
    start = len(before) + len("".join(words[:first]))
    end = len(before) + len("".join(words[: at + 1])) - 2
    new = before.replace("what he had to say", "it") + old[len(before) : end]
    new += typed + stop + old[end:]
    found = followed(moved(old, new), new, start, end)
    assert found is not None
    assert new[found[0] : found[1]] == old[start:end]


@settings(max_examples=300, deadline=None)
@given(TEXT, st.lists(SPLICE, min_size=1, max_size=4))
def test_no_coding_begins_or_ends_with_a_blank_because_of_an_edit(
    pieces: list[tuple[str, str]], splices: list[tuple[int, int, str]]
) -> None:
    old = "".join(words_of(pieces, unlike=False))
    new = spliced(old, splices)
    places = moved(old, new)
    for start in range(0, len(old), 3):
        for end in (start + 1, start + 7, start + 40):
            inner = old[start:end]
            if end > len(old) or inner != inner.strip() or not inner:
                continue
            found = followed(places, new, start, end)
            if found is not None and not any(
                first < start < last or first < end < last
                for a, b, _, _ in places.changes
                if b - a > 60
                for first, last in [(a, b)]
            ):
                assert new[found[0] : found[1]] == new[found[0] : found[1]].strip()


def test_in_a_paragraph_of_100_000_characters_all_else_stays() -> None:
    words = [f"word{n}{' 😀' if n % 7 == 0 else ''} " for n in range(11_000)]
    old = "".join(words)
    assert len(old) > 100_000
    edited = [w for n, w in enumerate(words) if n % 50 != 3]
    edited[40] = "new and other words "
    new = "".join(edited)
    places, at = moved(old, new), 0
    for n, word in enumerate(words):
        start, end = at, at + len(word) - 1
        at += len(word)
        found = followed(places, new, start, end)
        if n % 50 == 3:
            assert found is None
        elif n not in (40, 41):
            assert found is not None
            assert new[found[0] : found[1]] == old[start:end]


def laid(folder: str, text: str) -> tuple[Project, DocumentId]:
    project = Project.create(Path(folder) / "study.coder", coder_name="Ann Lee")
    items = importing.propose(project, [parsed("Ann", text)])
    return project, importing.import_items(project, items).documents[0].id


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXT, st.lists(SPLICE, min_size=1, max_size=3), st.data())
def test_no_coding_goes_silently_and_undo_restores_all(
    pieces: list[tuple[str, str]], splices: list[tuple[int, int, str]], data: st.DataObject
) -> None:
    old = f"Ann: {''.join(words_of(pieces, unlike=False))}"
    with tempfile.TemporaryDirectory() as folder:
        project, document = laid(folder, old)
        with closing(project):
            edit_and_take_back(project, document, splices, data)


def edit_and_take_back(
    project: Project,
    document: DocumentId,
    splices: list[tuple[int, int, str]],
    data: st.DataObject,
) -> None:
    """Code four stretches, edit, and take the edit back."""
    old = project.text(document)
    for number in range(4):
        start = data.draw(st.integers(0, len(old) - 1))
        end = data.draw(st.integers(start + 1, min(len(old), start + 30)))
        if old[start:end].strip():
            coding.apply_new_code(project, document, start, end, f"code {number}")
    before = {(row.id, old[row.start : row.end]) for row in coding.codings(project, document)}
    new = spliced(old, splices)
    if new.strip() and new != old:
        documents.edit_text(project, document, new)
        kept = {row.id for row in coding.codings(project, document)}
        gone = {(row.id, row.excerpt) for row in lost.lost_codings(project, document)}
        assert kept | {one for one, _ in gone} == {one for one, _ in before}
        assert gone <= before
        assert project.check() == []
        project.undo()
    after = {(row.id, old[row.start : row.end]) for row in coding.codings(project, document)}
    assert after == before
    assert project.text(document) == old
    assert lost.lost_codings(project) == []
    assert len(codebook.codebook(project)) == len(before)


@pytest.mark.parametrize("text", ["a\r\nb", "\ufeffa\nb", "a\rb\x00"])
def test_what_is_pasted_is_stored_with_plain_line_ends(text: str) -> None:
    assert stored(text) == "a\nb"
