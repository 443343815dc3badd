"""The languages a project can have: those that spaCy cuts into sentences without further parts."""

ANY = "xx"
"""spaCy's pipeline for no language in particular."""

_NAMES = """
af Afrikaans|sq Albanian|am Amharic|grc Ancient Greek|ar Arabic|hy Armenian|az Azerbaijani
eu Basque|bn Bengali|bg Bulgarian|ca Catalan|zh Chinese|hr Croatian|cs Czech|da Danish|nl Dutch
en English|et Estonian|fo Faroese|fi Finnish|fr French|de German|el Greek|gu Gujarati
ht Haitian Creole|he Hebrew|hi Hindi|hu Hungarian|is Icelandic|id Indonesian|ga Irish|it Italian
kn Kannada|kmr Kurmanji|ky Kyrgyz|la Latin|lv Latvian|lij Ligurian|lt Lithuanian
dsb Lower Sorbian|lg Luganda|lb Luxembourgish|mk Macedonian|ms Malay|ml Malayalam|mr Marathi
ne Nepali|nb Norwegian|nn Norwegian Nynorsk|fa Persian|pl Polish|pt Portuguese|ro Romanian
ru Russian|sa Sanskrit|gd Scottish Gaelic|sr Serbian|tn Setswana|si Sinhala|sk Slovak
sl Slovenian|es Spanish|sv Swedish|tl Tagalog|ta Tamil|tt Tatar|te Telugu|bo Tibetan|ti Tigrinya
tr Turkish|uk Ukrainian|hsb Upper Sorbian|ur Urdu|yo Yoruba|xx Another language
"""


def languages() -> list[tuple[str, str]]:
    """Return (code, English name) of each, by name; "Another language" comes last."""
    entries = (entry.split(" ", 1) for line in _NAMES.split("\n") for entry in line.split("|"))
    return [(entry[0], entry[1]) for entry in entries if len(entry) > 1]


def known(code: str) -> str:
    """Return the code itself, or the one for any language where it is none of ours."""
    return code if any(code == ours for ours, _ in languages()) else ANY
