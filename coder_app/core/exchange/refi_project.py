"""A project of REFI-QDA (.qdpx): its texts, codes and codings; what else is in it is counted."""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from coder_app.core.errors import CoderError, ImportRefused
from coder_app.core.exchange import read, turns
from coder_app.core.exchange.archive import read_part
from coder_app.core.exchange.parsed import CodebookFile, ParsedFile, UnreadableError
from coder_app.core.exchange.refi_codebook import (
    all_of,
    codes_of,
    guid_of,
    is_named,
    project_root,
)
from coder_app.core.exchange.refi_offsets import Counting, Given, Ruler, counting_of, stored
from coder_app.core.exchange.text import decode
from coder_app.core.names import LONGEST, clean_name, counted
from coder_app.core.progress import Progress, silent

ORIGIN = "Coder"
"""What our own files say of who wrote them; those count by the standard."""
_INSIDE = "internal://"
_LEFT = {
    "PDFSource": "PDF", "PictureSource": "picture", "AudioSource": "recording",
    "VideoSource": "recording", "Case": "case", "Note": "memo",
}  # fmt: skip
_MANY = {
    "text that stands elsewhere": "texts that stand elsewhere",
    "text over the longest": "texts over the longest",
    "coding that points nowhere": "codings that point nowhere",
    "passage without a code": "passages without a code",
}


@dataclass(frozen=True, slots=True)
class RefiCoding:
    """One code on ``start:end`` of a document's text; ``coder`` is a name, or empty."""

    start: int
    end: int
    code: str
    """The ``code`` of a row of the codebook."""
    coder: str
    at: str
    """When, as the file says it."""


@dataclass(frozen=True, slots=True)
class RefiProject:
    """What is taken of a project, and in ``notes`` what is not."""

    path: Path
    codebook: CodebookFile
    documents: tuple[tuple[ParsedFile, tuple[RefiCoding, ...]], ...]
    notes: tuple[str, ...]

    @property
    def codings(self) -> int:
        """How many there are in all documents."""
        return sum(len(codings) for _, codings in self.documents)

    @property
    def coders(self) -> tuple[str, ...]:
        """Who coded, each once."""
        every = (each.coder for _, codings in self.documents for each in codings)
        return tuple(dict.fromkeys(name for name in every if name))


def read_refi_project(path: Path, language: str = "en", progress: Progress = silent) -> RefiProject:
    """Read a .qdpx; nothing outside the file is opened. Raises ``ImportRefused``."""
    try:
        progress(0, 1)
        with zipfile.ZipFile(path) as archive:
            return _Reading(path, archive, language).project()
    except (UnreadableError, OSError, zipfile.BadZipFile) as error:
        why = error if isinstance(error, UnreadableError) else "it could not be opened."
        raise ImportRefused(f"{path.name} was not read: {why} Nothing was changed.") from error


@dataclass(frozen=True, slots=True)
class _Text:
    """A source with its text as the file has it."""

    name: str
    raw: str
    source: Element


class _Reading:
    def __init__(self, path: Path, archive: zipfile.ZipFile, language: str) -> None:
        self._path, self._archive, self._language = path, archive, language
        self._root = project_root(archive)
        self._codebook, self._codes = codes_of(self._root)
        users = (one for every in all_of(self._root, "Users") for one in all_of(every, "User"))
        self._users = {guid_of(one.get("guid")): _person(one.get("name", "")) for one in users}
        self._files = {name.replace("\\", "/").casefold(): name for name in archive.namelist()}
        self._left: Counter[str] = Counter()

    def project(self) -> RefiProject:
        texts = list(self._texts())
        selections = [(text.raw, [_given(one) for one in _selections(text)]) for text in texts]
        ours = self._root.get("origin") == ORIGIN
        way = Counting() if ours else counting_of(selections)
        documents = tuple(
            (self._parsed(text, number), tuple(self._codings(text, Ruler(text.raw, way))))
            for number, text in enumerate(texts, 1)
        )
        for element in self._root.iter():
            kind = _LEFT.get(str(element.tag).rpartition("}")[2])
            if kind and not (kind == "PDF" and _plain(element) is not None):
                self._left[kind] += 1
        left = [counted(many, kind, _MANY.get(kind, "")) for kind, many in self._left.items()]
        told = (f"Not taken: {', '.join(left)}.",) if left else ()
        return RefiProject(self._path, self._codebook, documents, (*self._codebook.notes, *told))

    def _texts(self) -> Iterator[_Text]:
        sources = [one for every in all_of(self._root, "Sources") for one in every]
        for source in sources:
            text = source if is_named(source, "TextSource") else _plain(source)
            if text is None:
                continue
            raw = self._raw(text)
            if raw is None or not raw.strip():
                self._left["text that stands elsewhere"] += 1
            elif len(raw) > read.MAX_CHARACTERS:
                self._left["text over the longest"] += 1
            else:
                name = source.get("name") or text.get("name") or "Untitled"
                yield _Text(read.document_name(Path(f"{name.replace('/', '-')}.txt")), raw, text)

    def _raw(self, text: Element) -> str | None:
        """The text within the project, where its place says it is; None where it is elsewhere."""
        inline = next(all_of(text, "PlainTextContent"), None)
        if inline is not None:
            return "".join(inline.itertext())
        place = text.get("plainTextPath", "")
        name = self._files.get(f"sources/{place.removeprefix(_INSIDE).casefold()}")
        data = read_part(self._archive, name) if place.startswith(_INSIDE) and name else None
        return None if data is None else decode(data)[0].removeprefix("\ufeff")

    def _parsed(self, text: _Text, number: int) -> ParsedFile:
        plain = stored(text.raw)
        found = turns.parse_turns(plain, language=self._language)
        return ParsedFile(
            path=f"{self._path}/{number}/{text.name}.txt",
            name=text.name,
            format="txt",
            sha256=hashlib.sha256(text.raw.encode(errors="replace")).hexdigest(),
            text=plain,
            turns=found,
            speakers=turns.speakers_of(plain, found),
        )

    def _codings(self, text: _Text, ruler: Ruler) -> Iterator[RefiCoding]:
        plain = stored(text.raw)
        seen: set[tuple[int, int, str, str]] = set()
        whole = plain.rstrip()
        for selection in (text.source, *_selections(text)):
            here = (len(whole) - len(whole.lstrip()), len(whole))
            place = here if selection is text.source else ruler.place(_given(selection))
            for coding in all_of(selection, "Coding"):
                code = next((guid_of(r.get("targetGUID")) for r in all_of(coding, "CodeRef")), "")
                if code not in self._codes or place is None or not plain[slice(*place)].strip():
                    self._left["coding that points nowhere"] += 1
                    continue
                coder = self._users.get(guid_of(coding.get("creatingUser")), "")
                made = RefiCoding(
                    *place, self._codes[code], coder, coding.get("creationDateTime", "")
                )
                key = (made.start, made.end, made.code, coder)
                if key not in seen:
                    seen.add(key)
                    yield made
            if selection is not text.source and next(all_of(selection, "Coding"), None) is None:
                self._left["passage without a code"] += 1


def _person(said: str) -> str:
    """A coder's name as it can be stored; empty where there is none."""
    try:
        return clean_name(said[:LONGEST], "A coder's name")
    except CoderError:
        return ""


def _selections(text: _Text) -> list[Element]:
    return list(all_of(text.source, "PlainTextSelection"))


def _given(selection: Element) -> Given:
    numbers = []
    for name in ("startPosition", "endPosition"):
        said = selection.get(name, "")
        numbers.append(int(said) if said.isascii() and said.isdigit() else -1)
    return Given(numbers[0], numbers[1], selection.get("name", ""))


def _plain(source: Element) -> Element | None:
    """The plain text of a source that is none itself, such as a PDF."""
    return next(all_of(source, "Representation"), None)
