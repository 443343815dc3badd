import pkgutil

import spacy
import spacy.lang

from coder_app.core.language.languages import known, languages

MORE_NEEDED = {"ja", "ko", "th", "vi"}
NO_LANGUAGE = {
    "char_classes",
    "lex_attrs",
    "norm_exceptions",
    "punctuation",
    "tokenizer_exceptions",
}


def test_the_table_holds_the_languages_of_spacy_that_need_nothing_else():
    ours = {code for code, _ in languages()}
    theirs = {module.name for module in pkgutil.iter_modules(spacy.lang.__path__)}
    assert ours == theirs - MORE_NEEDED - NO_LANGUAGE
    for code in ours:
        of_its_own = spacy.util.get_lang_class(code).Defaults.config.get("nlp", {})
        if "tokenizer" in of_its_own:  # that may need more; the usual one, slow to build, does not
            spacy.blank(code)


def test_names_are_in_order_and_english_is_among_them():
    names = [name for _, name in languages()]
    assert names[:-1] == sorted(names[:-1])
    assert ("en", "English") in languages()


def test_an_unknown_language_is_any_language():
    assert known("de") == "de"
    assert known("tlh") == "xx"
