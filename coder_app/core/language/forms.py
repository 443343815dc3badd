"""Word forms by the lemmas of an installed spaCy pipeline. Heavy to import: the worker only."""

from collections.abc import Collection, Iterator
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

KINDS = ("VERB", "NOUN", "ADJ", "ADV")
"""What a word may be; the lemmas of all of them count, as a word alone does not say."""
_AT_ONCE = 2_000


def pipeline_of(language: str) -> str | None:
    """The name of an installed pipeline of a language; None where there is none."""
    names = sorted(n for n in spacy.util.get_installed_models() if n.startswith(f"{language}_"))
    return names[0] if names else None


def forms_of(
    words: Collection[str], vocabulary: Collection[str], pipeline: str
) -> dict[str, frozenset[str]]:
    """For each word those of the vocabulary that have a lemma with it in common.

    All in small letters. A pipeline without a lemmatizer gives each word itself.
    """
    known = sorted({*vocabulary, *words})
    lemmas = dict(zip(known, _lemmas(tuple(known), pipeline), strict=True))
    sharing: dict[str, set[str]] = {}
    for word, its in lemmas.items():
        for lemma in its:
            sharing.setdefault(lemma, set()).add(word)
    return {
        word: frozenset({word}.union(*(sharing[lemma] for lemma in lemmas[word]))) for word in words
    }


@lru_cache(maxsize=4)
def _lemmas(words: tuple[str, ...], pipeline: str) -> list[frozenset[str]]:
    """The lemmas of each word as a verb, a noun, and so on."""
    nlp = _loaded(pipeline)
    found: list[set[str]] = [set() for _ in words]
    for kind in KINDS:
        for number, lemma in enumerate(_as(nlp, words, kind)):
            if lemma:
                found[number].add(lemma.lower())
    return [frozenset(lemmas) for lemmas in found]


def _as(nlp: Language, words: tuple[str, ...], kind: str) -> Iterator[str]:
    lemmatizer = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    for at in range(0, len(words), _AT_ONCE):
        part = list(words[at : at + _AT_ONCE])
        doc = Doc(nlp.vocab, words=part, pos=[kind] * len(part))
        if lemmatizer is not None:
            doc = lemmatizer(doc)
        yield from (token.lemma_ for token in doc)


@lru_cache(maxsize=1)
def _loaded(pipeline: str) -> Language:
    return spacy.load(pipeline, exclude=["parser", "ner", "senter"])
