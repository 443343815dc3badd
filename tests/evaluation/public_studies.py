"""Make evaluation folders of two published interview studies, from clones of their repositories.

    python tests/evaluation/public_studies.py taguette CLONE FOLDER
    python tests/evaluation/public_studies.py maxqda CLONE FOLDER

``taguette``: github.com/navarral/swj2022-usability-paper, 17 sessions thinking aloud, coded in
Taguette (its project file). ``maxqda``: github.com/DanielKerrigan/PDPilotUserStudy, 7 interviews,
coded in MAXQDA (transcripts and coded segments as PDF, laid over each other by their words).
Writes ``codes.csv`` and ``passages.jsonl`` as ``fit_weights.py`` and ``coder-app evaluate`` read
them. Neither study is part of this project; both are read to fit weights and to measure.
"""

import argparse
import csv
import html
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import pypdfium2

MOST_WORDS = 60
"""Words of a passage, about."""
ALIKE = 8
"""Words in a row by which a coded segment is found in its transcript."""
SPEAKER = re.compile(r"(Dan|Participant): ?")
QUESTION = re.compile(r"\d+(\.\w)? ")
"""How the moderator's lines begin in the sessions."""


@dataclass
class Coded:
    doc: str
    speaker: str
    text: str
    codes: set[str] = field(default_factory=set)


Codes = dict[str, tuple[str, str, str]]
"""By id: name, definition, and what stands above it."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def grouped(sentences: Iterable[str]) -> Iterator[list[str]]:
    """Group sentences to passages of about ``MOST_WORDS``."""
    group: list[str] = []
    for sentence in sentences:
        if group and len(" ".join([*group, sentence]).split()) > MOST_WORDS:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


# -- Taguette --------------------------------------------------------------------------------------


def taguette(clone: Path) -> tuple[Codes, list[Coded]]:
    found = next(clone.rglob("*.sqlite3"))
    with sqlite3.connect(f"file:{found}?mode=ro", uri=True) as project:
        tags = project.execute("SELECT id, path, description FROM tags").fetchall()
        codes: Codes = {str(tag): (name, " ".join(said.split()), "") for tag, name, said in tags}
        documents = project.execute("SELECT id, name, contents FROM documents").fetchall()
        documents.sort(key=lambda document: int(re.findall(r"\d+", document[1])[0]))
        passages = []
        for document, name, contents in documents:
            tagged = project.execute(
                "SELECT tag_id, snippet, start_offset FROM highlights"
                " JOIN highlight_tags ON highlight_id = highlights.id"
                " WHERE document_id = ? ORDER BY start_offset, tag_id",
                (document,),
            ).fetchall()
            session = _session(name, [*map(_plain, re.split("</p>", contents))])
            _lay(session, [(str(tag), _plain(snippet)) for tag, snippet, _ in tagged])
            passages += session
    return codes, passages


def _plain(page: str) -> str:
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", page)).split())


def _session(name: str, lines: list[str]) -> list[Coded]:
    """Passages of lines; each of the moderator's questions is one of its own."""
    passages: list[Coded] = []
    said: list[str] = []
    for line in [*filter(None, lines), "0 "]:
        if not QUESTION.match(line):
            said.append(line)
            continue
        passages += [Coded(name, "", " ".join(group)) for group in grouped(said)]
        passages.append(Coded(name, "", line))
        said = []
    return passages[:-1]


# -- MAXQDA ----------------------------------------------------------------------------------------


def maxqda(clone: Path) -> tuple[Codes, list[Coded]]:
    results = clone / "results"
    passages = [
        passage
        for transcript in sorted((results / "transcripts").glob("*.pdf"))
        for passage in _turns(transcript.stem, _text_of(transcript))
    ]
    listed = _text_of(results / "code-system.pdf").splitlines()
    codes: Codes = {}
    tagged: dict[str, list[tuple[str, str]]] = {}
    lines = re.split(r"^(?=P\d )", _text_of(results / "coded-segments.pdf"), flags=re.MULTILINE)
    for entry in (" ".join(line.split()) for line in lines[1:]):
        doc, _, rest = entry.partition(" ")
        above, rest = _path(rest)
        # Behind a code's name stands a memo or a number in the list, and here the segment.
        line = max(listed, key=lambda line: len(_same(line, rest)))
        name = _same(line, rest)
        memo = re.sub(r" *\d+$", "", line[len(name) :]).strip()
        path = " > ".join([*above, name])
        codes[path] = (name, memo, above[-1] if above else "")
        tagged.setdefault(doc, []).append((path, SPEAKER.sub("", rest[len(name) :])))
    for doc, segments in tagged.items():
        _lay([passage for passage in passages if passage.doc == doc], segments)
    return codes, passages


def _path(entry: str) -> tuple[list[str], str]:
    """What a code stands below, and the rest of the entry."""
    above = []
    while found := re.match(r"([A-Z][^>.?!]{3,60}) > (?=[A-Z])", entry):
        above.append(found[1])
        entry = entry[found.end() :]
    return above, entry


def _same(one: str, other: str) -> str:
    """The words that both begin with."""
    both = zip(one.split(), other.split(), strict=False)
    pairs = takewhile(lambda pair: pair[0] == pair[1], both)
    return " ".join(word for word, _ in pairs)


def _text_of(file: Path) -> str:
    pages = pypdfium2.PdfDocument(file)
    return "\n".join(page.get_textpage().get_text_range() for page in pages).replace("\r", "")


def _turns(doc: str, text: str) -> Iterator[Coded]:
    text = " ".join(re.sub(r"^\d+/\d+$", "", text, flags=re.MULTILINE).split())
    parts = SPEAKER.split(text)[1:]
    for speaker, said in zip(parts[::2], parts[1::2], strict=True):
        for group in grouped(re.split(r"(?<=[.?!]) +", said.strip())):
            yield Coded(doc, speaker, " ".join(group))


# -- both ------------------------------------------------------------------------------------------


def _lay(passages: list[Coded], segments: list[tuple[str, str]]) -> None:
    """Give passages the codes of the segments whose words they hold, half a segment at least."""
    owner = [number for number, passage in enumerate(passages) for _ in words(passage.text)]
    spoken = [word for passage in passages for word in words(passage.text)]
    places: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(spoken)):
        for many in range(1, ALIKE + 1):
            places.setdefault(tuple(spoken[at : at + many]), []).append(at)
    after = 0
    for code, segment in segments:
        said = words(segment)
        starts = places.get(tuple(said[:ALIKE]), [])
        if not starts:
            continue
        after = next((start for start in starts if start >= after), starts[0])
        held = owner[after : after + len(said)]
        for number in set(held):
            if held.count(number) >= min(ALIKE // 2, len(said) / 2):
                passages[number].codes.add(code)


def write(folder: Path, codes: Codes, passages: list[Coded]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "codes.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["code", "name", "definition", "parent", "examples"])
        rows.writerows([code, *told, "[]"] for code, told in codes.items())
    with (folder / "passages.jsonl").open("w", encoding="utf-8") as file:
        for number, passage in enumerate(passages):
            row = {"doc": passage.doc, "i": number, "speaker": passage.speaker}
            row |= {"text": passage.text, "codes": sorted(passage.codes)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("study", choices=["taguette", "maxqda"])
    parser.add_argument("clone", type=Path)
    parser.add_argument("folder", type=Path)
    chosen = parser.parse_args()
    read = taguette if chosen.study == "taguette" else maxqda
    codes, passages = read(chosen.clone)
    write(chosen.folder, codes, passages)
    number = sum(len(passage.codes) for passage in passages)
    print(f"{len(passages)} passages, {number} codings, {len(codes)} codes")  # noqa: T201


if __name__ == "__main__":
    main()
