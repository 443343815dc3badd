"""Makes material of a project: what its coders have read and coded so far. Worker process only."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from coder_app.core.errors import CoderError
from coder_app.core.evaluation.material import Material, Read
from coder_app.core.evaluation.unaided import shown_in, unaided
from coder_app.core.ids import CoderId
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from coder_app.core.suggestions import material as kept
from coder_app.core.suggestions.apart import apart
from coder_app.core.suggestions.cut import Cut
from coder_app.core.suggestions.labels import codes_of
from coder_app.core.suggestions.material import Coded
from coder_app.core.suggestions.passage import CodeText

_NO_CODINGS = (
    "{} has no codings to replay yet. Code some passages first; from about 50 on the figures "
    "begin to mean something."
)
_ALL_APART = (
    "{} has codings only in documents assigned for double coding. Nothing is suggested in those, "
    "so there is nothing to replay."
)


def read_project(
    project: Project, coder: CoderId | None = None, progress: Progress = silent
) -> Material:
    """The passages that were read, document by document as their coding began.

    A document that somebody declared done was read to its end. Of another one nobody knows what
    was read: only passages with a code are judged, and what follows the last of them is left out.
    Codes count from every coder, or from one. Left out are documents assigned for double coding,
    in which nothing is suggested and no coder is to hear of the other; and of the codebook, example
    quotes that stand in a transcript: they would give the answer away. Raises CoderError without
    codings.
    """
    with project.read() as session:
        codes, scripts = kept.codes(session), kept.scripts(session)
        every, done = kept.codings(session), kept.done(session)
        stood, out = shown_in(session), apart(session)
    by_document: defaultdict[str, list[Coded]] = defaultdict(list)
    for coding in every:
        if coder in {None, coding.coder} and coding.document not in out:
            by_document[coding.document].append(coding)
    if not by_document:
        raise CoderError((_ALL_APART if every else _NO_CODINGS).format(project.name))
    known = {str(script.id): script for script in scripts if script.id not in out}
    order = [*by_document, *(script.id for script in scripts if script.id in done)]
    passages: list[Read] = []
    texts = []
    wanted = [known[each] for each in dict.fromkeys(order) if each in known]
    for number, script in enumerate(wanted):
        progress(number, len(wanted))
        text = project.text(script.id)
        texts.append(text)
        cut, codings = Cut.of(script, text, project.language), by_document[script.id]
        by_hand = unaided(cut.spans, codings, stood.get(script.id, ()))
        passages += _read(cut, codings, by_hand, script.id in done)
    placed = tuple(replace(each, place=place) for place, each in enumerate(passages))
    return Material(project.name, tuple(_unquoted(codes, texts)), placed, project.language)


def _read(cut: Cut, codings: Sequence[Coded], by_hand: Sequence[bool], done: bool) -> list[Read]:
    codes = codes_of(cut.spans, codings)
    last = max((1 + place for place, found in enumerate(codes) if found), default=0)
    upto = len(codes) if done else last
    return [
        Read(
            passage.text,
            passage.document,
            passage.place,
            found,
            by_hand=mine,
            judged=done or bool(found),
        )
        for passage, found, mine in zip(
            cut.passages[:upto], codes[:upto], by_hand[:upto], strict=True
        )
    ]


def _unquoted(codes: Iterable[CodeText], texts: Iterable[str]) -> Iterable[CodeText]:
    """The codes without example quotes that were taken from the texts."""
    said = "\n".join(_plain(text) for text in texts)
    for code in codes:
        others = tuple(quote for quote in code.examples if _plain(quote) not in said)
        yield replace(code, examples=others)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
