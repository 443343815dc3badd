import pytest
from sqlalchemy import select

from coder_app.core import codebook_moves
from coder_app.core.errors import Cancelled
from coder_app.core.project import Project
from coder_app.core.suggestions import study as studies
from coder_app.core.suggestions.engine import Suggester
from coder_app.core.suggestions.review import Wanted, review_batch
from coder_app.core.suggestions.session import (
    AGAIN_AFTER,
    LearnState,
    learn,
    learning_due,
    suggest_document,
    suggest_for,
    suggest_part,
    suggest_unasked,
)
from coder_app.core.worker import Worker
from models import CodeExample, Speaker, new_id

RANG = "Nobody rang me, nobody called back for seven weeks."
DOG = "The dog was afraid of every car."


@pytest.fixture(autouse=True)
def forgotten():
    studies._studies.clear()


@pytest.fixture
def call(study):
    return study.code("No call back", "Nobody rang, phoned or called the person back")


@pytest.fixture
def p01(study):
    return study.interview(
        "P01",
        ("I", "Did anybody from the police call you back?"),
        ("P01", RANG),
        ("I", "And at home?"),
        ("P01", DOG),
        ("P01", "We had tea in the kitchen afterwards."),
    )


def at(study, document, words, **more):
    return suggest_for(study.project.path, document, *study.place(document, words), **more)


def codes(answer):
    return [suggestion.code_id for suggestion in answer.suggestions]


def test_before_any_coding_the_codebook_speaks(study, p01, call):
    answer = at(study, p01, "rang me")
    assert codes(answer) == [call]
    assert answer.text == RANG
    assert (answer.start, answer.end) == study.place(p01, RANG)
    suggestion = answer.suggestions[0]
    assert "rang" in suggestion.words
    assert suggestion.nearest is None
    assert not suggestion.just_above
    assert 0 < suggestion.probability < 1


def test_a_caret_asks_for_the_passage_it_stands_in_or_at_the_end_of(study, p01, call):
    start, end = study.place(p01, RANG)
    for caret in (start, start + 9, end):
        assert codes(suggest_for(study.project.path, p01, caret, caret)) == [call]


def test_nothing_sure_enough_is_an_answer_without_suggestions(study, p01, call):
    answer = at(study, p01, "tea")
    assert answer.suggestions == ()
    assert call not in codes(answer)


def test_what_the_codebook_says_is_named_beside_the_words(study, p01, call):
    assert call
    suggestion = at(study, p01, "rang me").suggestions[0]
    assert suggestion.matches == "definition"
    assert list(suggestion.reasons(str))[1] == "matches the definition"
    tea = study.code("Tea in the kitchen")
    found = at(study, p01, "tea").suggestions[0]
    assert (found.code_id, found.matches) == (tea, "name")
    cars = study.code("Strain", "What it did to them", ("The dog was afraid of any car",))
    found = at(study, p01, DOG).suggestions[0]
    assert (found.code_id, found.matches) == (cars, "example")


def test_words_of_talk_are_no_reason_unless_the_code_is_described_with_them(study):
    thing = study.code("Lots of things", "Yeah, I know, somebody said that people think so")
    other = study.code("Nothing")
    said = "Yeah, I know, people think that. You know what I mean, somebody said so."
    p01 = study.interview("P01", ("P01", said), ("P01", "No."))
    found = {one.code_id: one for one in at(study, p01, said).suggestions}
    assert {"know", "people"} <= set(found[thing].words)
    studies._studies.clear()
    study.define(thing, "")
    for one in at(study, p01, said).suggestions:
        assert one.words == (), "none is in the name"
    assert other not in codes(at(study, p01, "No."))


def test_a_word_or_two_are_like_no_other_passage(study, call):
    speech = ["No.", "They never called me back, never.", "No.", "No."]
    p02 = study.interview("P02", *[("P02", text) for text in speech])
    for text in speech[:2]:
        study.coding(p02, text, call)
    learn(study.project.path)
    last = len(study.project.text(p02)) - 2
    found = suggest_for(study.project.path, p02, last, last)
    assert all(one.nearest is None for one in found.suggestions)


def test_unasked_only_what_is_sure_enough_and_with_a_reason(study, p01, call):
    path, place = study.project.path, study.place(p01, RANG)
    asked, unasked = suggest_for(path, p01, *place), suggest_unasked(path, p01, *place)
    assert codes(asked) == codes(unasked) == [call]
    engine = next(iter(studies._studies.values())).engine
    ranked = [(call, 0.19)]
    passage = engine.corpus[0]
    assert engine.shown(passage, ranked) == []
    assert engine.shown(passage, ranked, asked=True) == ranked


def test_a_guess_without_a_reason_is_not_even_shown_to_who_asks(study, p01, call, monkeypatch):
    place = study.place(p01, RANG)
    monkeypatch.setattr(studies, "words_that_counted", lambda *_: ())
    monkeypatch.setattr(studies, "matching", lambda *_: "")
    for chance, asked, shown in ((0.15, True, []), (0.3, True, [call]), (0.3, False, [])):
        sure = [(call, chance)]
        monkeypatch.setattr(Suggester, "suggest", lambda *_, sure=sure: [sure])
        ask = suggest_for if asked else suggest_unasked
        assert codes(ask(study.project.path, p01, *place)) == shown


def test_an_interviewers_turn_is_not_suggested_for(study, p01, call):
    assert call
    assert at(study, p01, "Did anybody from the police call you back?") is None
    texts = [answer.text for answer in suggest_document(study.project.path, p01)]
    assert texts == [RANG]


def test_an_interviewers_turn_is_suggested_for_where_coders_code_such_turns(study, p01, call):
    question = "Did anybody from the police call you back?"
    p02 = study.interview("P02", *[("I", f"Did they call you, number {n}?") for n in range(3)])
    for n in range(2):
        study.coding(p02, f"number {n}?", call)
    assert at(study, p01, question) is None
    last = study.coding(p02, "number 2?", call)
    assert codes(at(study, p01, question)) == [call]
    assert last
    study.project.undo()
    assert at(study, p01, question) is None


def test_a_document_that_is_gone_has_no_suggestions(study, p01, call):
    assert call
    assert suggest_for(study.project.path, "f" * 32, 0, 5) is None
    assert suggest_document(study.project.path, "f" * 32) == []
    assert p01


def test_a_document_without_turns_is_a_participants(study, call):
    note = study.interview("Diary")
    assert suggest_for(study.project.path, note, 0, 0) is None
    assert call


def test_the_nearest_coded_excerpt_is_a_reason(study, p01, call):
    p02 = study.interview("P02", ("I", "And then?"), ("P02", "They never called me back, never."))
    coding = study.coding(p02, "They never called me back, never.", call)
    learn(study.project.path)
    like = at(study, p01, "rang me").suggestions[0].nearest
    assert (like.coding, like.citation) == (coding, "P02 ¶2")
    assert like.excerpt == "They never called me back, never."


def test_a_code_that_is_on_the_passage_is_not_proposed_to_its_coder(study, p01, call):
    study.coding(p01, RANG, call)
    assert at(study, p01, RANG).suggestions == ()
    other = study.project.use_coder("Ben Ode")
    assert codes(at(study, p01, RANG, coder=other)) == [call]


def test_a_refused_code_is_not_proposed_again_until_its_definition_changes(study, p01, call):
    study.refusal(p01, RANG, call)
    assert at(study, p01, RANG).suggestions == ()
    learn(study.project.path)
    assert at(study, p01, RANG).suggestions == ()
    study.define(call, "Nobody rang, phoned or called back for weeks")
    learn(study.project.path)
    assert codes(at(study, p01, RANG)) == [call]
    study.project.undo()
    assert at(study, p01, RANG).suggestions == (), "the change was taken back"


def test_a_new_example_brings_a_refused_code_back_too(study, p01, call):
    study.refusal(p01, RANG, call)
    with study.project.action("Add an example") as session:
        session.add(CodeExample(id=new_id(), code_id=call, text="No one rang me", position=0))
    assert codes(at(study, p01, RANG)) == [call]


def test_a_refusal_of_one_passage_says_nothing_of_another(study, p01, call):
    p02 = study.interview("P02", ("P02", "They phoned once and nobody called me back."))
    study.refusal(p02, "nobody called me back", call)
    assert codes(at(study, p01, RANG)) == [call]


def test_six_codings_teach_what_the_codebook_does_not_say(study, p01):
    fear = study.code("Strain")
    assert at(study, p01, DOG).suggestions == ()
    speech = [f"The dog barked at every car on day {n}." for n in "abcdefgh"]
    other = [f"We talked about the weather on day {n}." for n in "abcdefgh"]
    turns = [("P02", text) for pair in zip(speech, other, strict=True) for text in pair]
    p02 = study.interview("P02", *turns)
    for text in speech:
        study.coding(p02, text, fear)
    learn(study.project.path)
    answer = at(study, p01, DOG)
    assert codes(answer) == [fear]
    assert {"dog", "car"} <= set(answer.suggestions[0].words)
    assert answer.suggestions[0].nearest.citation.startswith("P02 ¶")


def test_a_code_used_just_above_is_proposed_and_says_so(study, call):
    waiting = study.code("Waiting")
    assert call
    p02 = study.interview("P02", *[("P02", f"It went on like that, part {n}.") for n in range(6)])
    study.coding(p02, "It went on like that, part 1.", waiting)
    learn(study.project.path)
    answer = at(study, p02, "part 2.")
    assert codes(answer) == [waiting]
    assert answer.suggestions[0].just_above


def test_speakers_who_change_places_change_the_document(study):
    """Also where their turns begin at places of the same sum."""
    said = [f"{word} ".ljust(97, ".") for word in ("One", "Two", "Three", "Four")]
    p01 = study.interview("P01", *zip("IPPI", said, strict=True))
    before = [one.text for one in suggest_all(study, p01)]
    with study.project.action("Change places") as session:
        for speaker in session.scalars(select(Speaker)):
            speaker.role = "participant" if speaker.role == "interviewer" else "interviewer"
    after = [one.text for one in suggest_all(study, p01)]
    assert [before, after] == [[said[1], said[2]], [said[0], said[3]]]


def suggest_all(study, document):
    """What the worker takes for the passages of a document."""
    learn(study.project.path)
    suggest_document(study.project.path, document)
    (known,) = studies._studies.values()
    return known.cuts[document].passages


def test_a_document_in_parts_is_the_document_whole(study, call, monkeypatch):
    assert call
    speech = [f"Nobody rang me, nobody called back in week {n}." for n in range(50)]
    p02 = study.interview("P02", *[("P02", text) for text in speech])
    monkeypatch.setattr(studies, "SLICE", 0.0)
    parts = [suggest_part(study.project.path, p02)]
    while parts[-1].next:
        parts.append(suggest_part(study.project.path, p02, parts[-1].next))
    assert [part.next for part in parts] == [20, 40, 0]
    found = [one for part in parts for one in part.found]
    assert found == suggest_document(study.project.path, p02)
    assert len(found) == 50
    assert suggest_part(study.project.path, "f" * 32).found == ()


def test_a_parent_is_not_suggested_where_its_child_is_coded(study, p01, call):
    contact = study.code("Contact", "Rang, called or phoned somebody back")
    path, place = study.project.path, study.place(p01, RANG)
    assert contact in codes(suggest_for(path, p01, *place))
    codebook_moves.move_codes(study.project, [call], contact)
    assert codes(suggest_for(path, p01, *place)) == [call]
    study.coding(p01, RANG, call)
    assert codes(suggest_for(path, p01, *place)) == []
    assert all(contact not in codes(answer) for answer in suggest_document(path, p01))
    doubts = review_batch(path, Wanted(), study.project.coder).candidates
    assert all(one.suggestion.code_id != contact for one in doubts if one.text == RANG)
    study.project.undo()
    assert codes(suggest_for(path, p01, *place)) == [call]


def test_at_most_three_are_shown(study, p01):
    for name in ("Rang nobody", "Nobody called", "Called back nobody", "Weeks nobody rang"):
        study.code(name, RANG)
    assert len(at(study, p01, RANG).suggestions) == 3


def test_a_code_made_since_learning_is_known_at_once(study, p01):
    learn(study.project.path)
    dog = study.code("Pets", "A dog, afraid of the car")
    assert codes(at(study, p01, DOG)) == [dog]


def test_learning_says_what_it_learned_from_and_when_it_is_due_again(study, call):
    project = study.project
    assert not learning_due(project, None), "there is nothing to learn from"
    document = study.interview("P01", *[("P01", f"Passage number {n}.") for n in range(30)])
    assert learning_due(project, None)
    state = learn(project.path)
    assert (state.passages, state.codings, state.codes) == (30, 0, 1)
    assert not learning_due(project, state)
    for n in range(AGAIN_AFTER):
        assert not learning_due(project, state)
        study.coding(document, f"Passage number {n}.", call)
    assert learning_due(project, state)
    state = learn(project.path)
    assert state.codings == AGAIN_AFTER
    study.interview("P02", ("P02", "More."))
    assert learning_due(project, state)


def test_learning_reports_its_progress_and_can_be_cancelled(study, p01, call):
    assert p01
    assert call
    seen = []
    learn(study.project.path, lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]

    def stop(done, total):
        if done >= total - 1:
            raise Cancelled

    study.interview("P02", ("P02", "Nobody phoned me."))
    with pytest.raises(Cancelled):
        learn(study.project.path, stop)
    assert learn(study.project.path).passages == 4


def test_only_the_project_at_hand_is_kept_in_memory(study, p01, call, tmp_path):
    assert p01
    assert call
    learn(study.project.path)
    Project.create(tmp_path / "other.coder").close()
    assert learn(tmp_path / "other.coder") == LearnState(
        0, 0, 0, learn(tmp_path / "other.coder").corpus
    )
    assert len(studies._studies) == 1


def test_it_runs_in_the_worker_and_the_window_imports_nothing_heavy(study, p01, call):
    with Worker() as worker:
        state = worker.submit(learn, study.project.path).result(180)
        assert state.passages == 3
        start, end = study.place(p01, RANG)
        job = worker.submit(suggest_for, study.project.path, p01, start, end, urgent=True)
        assert codes(job.result(180)) == [call]


def test_nothing_is_written_to_the_project_or_beside_it(study, p01, call):
    assert call
    study.project.checkpoint()

    def files():
        folder = study.project.path.parent
        return {p.name: p.read_bytes() for p in folder.iterdir() if not p.name.endswith("-shm")}

    before = files()
    learn(study.project.path)
    suggest_document(study.project.path, p01)
    assert files() == before
