"""Which words at the head of a line can be a speaker's label, judged by the words alone."""

import re
from functools import lru_cache
from typing import Literal

from coder_app.core.exchange.roles import says_nothing, word_set

Shape = Literal["role", "name", "lower", "heading", "none"]
"""A role of the table; a name; a word in small letters; a heading such as ``Date``; no label."""

MAX_LABEL = 60
"""Longest label, in characters."""

_BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u200b"
_REMOVE = dict.fromkeys(map(ord, _BIDI))
_MARKUP = " \t\xa0*_"
_NEVER = frozenset('?!;"“”„«»=<>\\|…{}¿¡')
_MAX_WORDS = 6
_MAX_LOWER = 12
_MAX_ABBREVIATION = 4
_PARTICLES = word_set(
    "de da do dos das del della di du van von der den la le el al bin bint ibn af av zu und and "
    "of the y e et n no nr & + - – one two three four"
)

_HEADINGS = word_set(
    "date datum fecha data place location ort lieu lugar venue duration dauer durée time length "
    "setting transcriber transcribed transcript transcription recording recorded interview file "
    "filename project study title subject version pseudonym age gender sex occupation profession "
    "language site country transkript projekt alter geschlecht beruf sprache aufnahme datei "
    "participants attendees present appendix"
)
_ENGLISH = word_set(
    "note notes notabene nb ps pps re cc but and so or because then now well yes no yeah yep nope "
    "ok okay oh ah um uh hm hmm mm mhm mhmm right sure actually anyway also still thus hence "
    "however therefore meanwhile finally again maybe perhaps please thanks sorry hello hi hey bye "
    "what who why when where how which whose that this these those it he she they we you me him "
    "her them us if as at in on by for from to with without there here once first firstly second "
    "secondly third thirdly next last lastly example examples eg ie etc warning caution attention "
    "remember important reminder question questions figure fig table chapter section part page "
    "line lines paragraph step day week month year number item point rule option case scenario "
    "result results method methods conclusion summary abstract introduction background "
    "discussion references source sources quote comment comments code codes theme themes memo "
    "definition answer problem solution reason reasons idea fact facts truth hint tip tips "
    "update edit status action actions todo topic topics agenda minutes http https www ftp mailto "
    "email e-mail tel phone fax url address like not never always just only all "
    "any some one two three four five six seven eight nine ten more most my your our their his "
    "its a an the i'm it's that's there's i'd i'll i've don't break pause silence laughter laughs "
    "inaudible unclear crosstalk music applause end start begin stop yesterday today tomorrow "
    "monday tuesday wednesday thursday friday saturday sunday is was are were be have had do did "
    "can could will would should may might must"
)
_WORDS = {
    "de": "notiz hinweis anmerkung aber und also oder weil dann nun ja nein doch genau gut frage "
    "fragen antwort beispiel achtung wichtig abbildung tabelle kapitel abschnitt seite schritt "
    "erstens zweitens drittens außerdem jedoch vielleicht bitte danke ergebnis fazit quelle ende "
    "pause was wer wie wo wann warum ich du er sie es wir ihr das der die",
    "fr": "note remarque mais et donc ou parce puis oui non bon alors question exemple attention "
    "important figure tableau chapitre section page étape premièrement deuxièmement enfin "
    "cependant peut-être merci résultat conclusion source fin pause je tu il elle nous vous ils",
    "es": "nota pero y entonces o porque luego sí si no bueno pregunta ejemplo atención importante "
    "figura tabla capítulo sección página paso primero segundo finalmente gracias resultado "
    "conclusión fuente fin pausa yo tú él ella nosotros ellos",
    "it": "nota ma e quindi o perché poi sì si no bene domanda esempio attenzione importante "
    "figura tabella capitolo sezione pagina passo primo secondo infine grazie risultato fonte "
    "fine pausa",
    "pt": "nota mas e então ou porque depois sim não bom pergunta exemplo atenção importante "
    "figura tabela capítulo seção página passo primeiro segundo finalmente obrigado "
    "resultado fonte fim",
    "nl": "opmerking noot maar en dus of omdat dan ja nee goed vraag voorbeeld let belangrijk "
    "figuur tabel hoofdstuk pagina stap ten eerste tweede eindelijk dank resultaat bron einde",
}


def clean_label(raw: str) -> str:
    """Return a label without colon, blanks, direction marks, bold marks and enclosing brackets."""
    label = " ".join(raw.translate(_REMOVE).strip(_MARKUP).rstrip(":\uff1a").strip(_MARKUP).split())
    if label[:1] in "[(<" and label[-1:] in "])>" and label:
        label = label[1:-1].strip()
    return label


def key_of(label: str) -> str:
    """Return what two spellings of one label have in common."""
    return label.casefold()


@lru_cache(maxsize=64)
def _never_speakers(language: str) -> frozenset[str]:
    return _ENGLISH | frozenset(_WORDS.get(language, "").split())


@lru_cache(maxsize=16384)
def shape_of(label: str, language: str = "en") -> Shape:
    """Judge a cleaned label. Only what recurs, or stands in a header line, is then a speaker."""
    words = label.split()
    if not 0 < len(words) <= _MAX_WORDS or not _could_be_words(label):
        return "none"
    first = words[0].casefold().strip(".,'’()")
    if first in _HEADINGS:
        return "heading"
    if says_nothing(label):
        return "none" if first in {"question", "answer"} and len(words) > 1 else "role"
    if first in _never_speakers(language) or not _points_belong(words):
        return "none"
    capitals = all(_opens_like_a_name(word) or word in _PARTICLES for word in words)
    if capitals and _opens_like_a_name(words[0]):
        return "name"
    return "lower" if len(words) == 1 and label.isalpha() and len(label) <= _MAX_LOWER else "none"


def _could_be_words(label: str) -> bool:
    letters = len(label) <= MAX_LABEL and any(each.isalpha() for each in label)
    return letters and not _NEVER.intersection(label) and _balanced(label)


def _balanced(label: str) -> bool:
    return label.count("(") == label.count(")") and label.count("[") == label.count("]")


def _points_belong(words: list[str]) -> bool:
    """Tell whether full stops and commas are those of names: ``Dr. O'Neil``, ``Becker, Devin``."""
    for at, word in enumerate(words):
        inner = word.rstrip(".")
        if word != inner and len(inner.replace(".", "")) > _MAX_ABBREVIATION:
            return False
        if word.endswith(",") and at == len(words) - 1:
            return False
    return True


def _opens_like_a_name(word: str) -> bool:
    """Tell whether a word begins with a capital, a digit, a symbol or a script without capitals."""
    bare = word.lstrip("('’\"[#")
    if not bare:
        return False
    first = bare[0]
    return first.isupper() or first.istitle() or first.isdigit() or first.lower() == first.upper()


URL_OR_TIME = re.compile(r"[\d/\\)\-:\uff1a]")
"""What right after a colon shows that no speech begins: ``http://``, ``3:16``, ``:)``."""
