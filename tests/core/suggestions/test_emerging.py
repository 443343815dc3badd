import pytest

from coder_app.core.suggestions import phrases, topical
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.apart import CODED_TWICE
from coder_app.core.suggestions.emerging import emerging
from coder_app.core.suggestions.passage import Passage


@pytest.fixture(autouse=True)
def forgotten(monkeypatch):
    """As where no pipeline is installed; test_by_grammar.py has one."""
    studies._studies.clear()
    monkeypatch.setattr(phrases, "knows_grammar", lambda _: False)


@pytest.fixture
def library(study):
    """Three interviews that all speak of a waiting room and of the public library."""
    return [
        study.interview(
            f"P{number}",
            ("I", "Tell me about the parking permit and the parking permit."),
            ("A", f"I sat in the waiting room for {number + 2} hours."),
            ("A", "My sister works at the public library in town."),
            ("A", "The public library was my second home, honestly."),
            ("A", f"Then we drove home in the rain, number {number}."),
        )
        for number in range(3)
    ]


def found(study):
    return emerging(study.project.path)


def phrases_of(answer):
    return [phrase for theme in answer.themes for phrase in (theme.phrase, *theme.also)]


def test_a_phrase_that_comes_back_uncoded_is_a_theme_with_its_passages(study, library):
    answer = found(study)
    theme = next(theme for theme in answer.themes if theme.phrase == "public library")
    assert {said.citation for said in theme.said} == {
        f"P{number} ¶{paragraph}" for number in range(3) for paragraph in (3, 4)
    }
    assert theme.documents == 3
    assert not {"public", "library"} & set(theme.also), "they stand in the phrase already"
    assert answer.uncoded == answer.passages == 12
    assert library


def test_what_is_coded_emerges_no_more(study, library):
    code = study.code("Somewhere to go")
    for document in library:
        study.coding(document, "My sister works at the public library", code)
        study.coding(document, "The public library was my second home", code)
    answer = found(study)
    assert "public library" not in phrases_of(answer)
    assert "waiting room" in phrases_of(answer)
    assert answer.uncoded == 6


def test_interviewers_codes_names_and_documents_coded_twice_do_not_count(study, library):
    assert "parking permit" not in phrases_of(found(study))
    study.code("Waiting room")
    assert "waiting room" not in phrases_of(found(study))
    with study.project.action("Assign") as session:
        listed = ", ".join(f'"{document}"' for document in library)
        study.project.set_setting(session, CODED_TWICE, f"[{listed}]")
    assert found(study).themes == ()


def test_words_that_say_little_stand_at_no_end_of_a_phrase():
    words = "the end of the waiting room".split()
    empty = {"the", "of"}
    assert phrases._phrases(words, empty) == {
        "end",
        "waiting",
        "waiting room",
        "room",
    }


def test_where_a_pipeline_knows_grammar_only_noun_phrases_are_kept(study, library, monkeypatch):
    assert library

    def nouns(texts, language):
        assert language == "en"
        known = ("public library", "waiting room", "the rain")
        return ([phrase for phrase in known if phrase in text] for text in texts)

    monkeypatch.setattr(phrases, "knows_grammar", lambda _: True)
    monkeypatch.setattr(phrases, "noun_phrases", nouns)
    answer = found(study)
    assert answer.by_grammar
    assert {theme.phrase for theme in answer.themes} == {"public library", "waiting room", "rain"}


TALK = [
    "Well, you know, it was kind of what I mean, I guess.",
    "We finished and then Henry Miller came in, sort of, you know.",
    "I mean, it is sort of like that, and Henry Miller knows.",
]


def test_ways_of_talking_and_names_are_no_themes(study):
    turns = [("A", TALK[n % 3]) for n in range(12)]
    study.interview("P1", *turns, ("A", "There is a teaching job."))
    study.interview("P2", *turns, ("A", "Some teaching job, they said."))
    assert phrases_of(found(study)) == ["teaching job"], "two documents are enough for two words"


def test_capitals_say_nothing_where_all_nouns_have_them(study):
    said = ["Da war die kleine Bücherei mit dem Garten.", "Und der Hof mit der Linde dort."]
    for number in range(3):
        study.interview(f"P{number}", *[("A", text) for text in said])
    assert "bücherei" in " ".join(phrases_of(found(study)))


def test_a_single_word_is_a_theme_where_it_gathers(study):
    """Both words are said as often: one while it is talked about, the other anywhere."""
    for number in range(2):
        turns = [f"We talked about nothing at {n}." for n in range(80)]
        for place in range(20, 32, 2):
            turns[place] = "The typewriter again."
        for place in range(3, 80, 13):
            turns[place] = "That shovel again."
        study.interview(f"P{number}", *[("A", text) for text in turns])
    answer = found(study)
    assert answer.themes[0].phrase == "typewriter"
    passages = [Passage("", "P", place) for place in range(80)]
    gathering = topical.Gathering(passages)
    together, apart = gathering.of(range(20, 32, 2)), gathering.of(range(3, 80, 13))
    assert together > phrases.TOPICAL > apart
