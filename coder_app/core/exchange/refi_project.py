"""A project of REFI-QDA (.qdpx): its texts, codes and codings; what else is in it is counted."""

import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange import read, turns
from coder_app.core.exchange.archive import read_part
from coder_app.core.exchange.parsed import CodebookFile, ParsedFile, UnreadableError
from coder_app.core.exchange.refi_cases import RefiCase, cases_of, named
from coder_app.core.exchange.refi_codebook import (
    all_of,
    codes_of,
    guid_of,
    is_named,
    project_root,
)
from coder_app.core.exchange.refi_describing import ORIGIN
from coder_app.core.exchange.refi_notes import Notes, RefiMemo
from coder_app.core.exchange.refi_offsets import Counting, Given, Ruler, counting_of, stored
from coder_app.core.exchange.refi_texts import Hashes, words_of
from coder_app.core.names import counted, file_stem
from coder_app.core.progress import Progress, silent

_INSIDE = "internal://"
_LEFT = {
    "PDFSource": "PDF", "PictureSource": "picture", "AudioSource": "recording",
    "VideoSource": "recording", "Graph": "drawing",
}  # fmt: skip
_MANY = {
    "text that stands elsewhere": "texts that stand elsewhere",
    "text that can't be read": "texts that can't be read",
    "text over the longest": "texts over the longest",
    "coding that points nowhere": "codings that point nowhere",
    "passage without a code": "passages without a code",
    "set of documents": "sets of documents",
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
    memos: tuple[RefiMemo, ...] = ()
    cases: tuple[RefiCase, ...] = ()

    @property
    def codings(self) -> int:
        """How many there are in all documents."""
        return sum(len(codings) for _, codings in self.documents)

    @property
    def coders(self) -> tuple[str, ...]:
        """Who coded or wrote a memo, each once."""
        every = [each.coder for _, codings in self.documents for each in codings]
        every += [memo.note.coder for memo in self.memos]
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
    around: Element
    """The PDF that it is the text of, else itself."""
    guids: frozenset[str]


class _Reading:
    def __init__(self, path: Path, archive: zipfile.ZipFile, language: str) -> None:
        self._path, self._archive, self._language = path, archive, language
        self._root = project_root(archive)
        self._codebook, self._codes = codes_of(self._root)
        users = (one for every in all_of(self._root, "Users") for one in all_of(every, "User"))
        self._users = {guid_of(one.get("guid")): named(one.get("name", ""), "") for one in users}
        self._files = {name.replace("\\", "/").casefold(): name for name in archive.namelist()}
        self._left: Counter[str] = Counter()
        self._hashes = Hashes()
        self._notes = Notes(self._root, self._users, self._raw)
        self._memos: list[RefiMemo] = []
        self._cases: dict[str, RefiCase] = {}

    def project(self) -> RefiProject:
        texts = list(self._texts())
        if not texts and not self._codes:
            raise UnreadableError("there are no codes and no texts of REFI-QDA in it.")
        selections = [(text.raw, [_given(one) for one in _selections(text)]) for text in texts]
        ours = self._root.get("origin") == ORIGIN
        way = Counting() if ours else counting_of(selections)
        files = [self._parsed(text, number) for number, text in enumerate(texts, 1)]
        of = {
            guid: (file.path, file.name)
            for text, file in zip(texts, files, strict=True)
            for guid in text.guids
        }
        self._cases = cases_of(self._root, of)
        documents = tuple(
            (file, tuple(self._codings(text, file.path, Ruler(text.raw, way))))
            for text, file in zip(texts, files, strict=True)
        )
        self._other_memos()
        self._count_left()
        left = [counted(many, kind, _MANY.get(kind, "")) for kind, many in self._left.items()]
        told = (f"Not taken: {', '.join(left)}.",) if left else ()
        notes = (*self._codebook.notes, *told)
        memos, cases = tuple(self._memos), tuple(self._cases.values())
        return RefiProject(self._path, self._codebook, documents, notes, memos, cases)

    def _other_memos(self) -> None:
        """Those on codes, cases and the project, and last those on nothing."""
        for code in (one for each in all_of(self._root, "CodeBook") for one in each.iter()):
            if is_named(code, "Code") and guid_of(code.get("guid")) in self._codes:
                self._note("code", self._codes[guid_of(code.get("guid"))], code)
        for case in (one for each in all_of(self._root, "Cases") for one in all_of(each, "Case")):
            on = guid_of(case.get("guid"))
            notes = self._notes.on_a_passage(case)
            self._memos += [RefiMemo("case", on, note) for note in notes]
        self._note("project", "", self._root)
        self._memos += [RefiMemo("project", "", note) for note in self._notes.left()]

    def _note(self, kind: str, on: str, element: Element) -> None:
        self._memos += [RefiMemo(kind, on, note) for note in self._notes.on(element)]

    def _count_left(self) -> None:
        for element in self._root.iter():
            kind = _LEFT.get(str(element.tag).rpartition("}")[2])
            if kind and not (kind == "PDF" and _plain(element) is not None):
                self._left[kind] += 1
            sources = is_named(element, "Set") and _has(element, "MemberSource")
            self._left["set of documents"] += sources
        self._left["link"] += self._notes.links
        self._left = +self._left  # what there is none of is not told

    def _texts(self) -> Iterator[_Text]:
        sources = [one for every in all_of(self._root, "Sources") for one in every]
        for source in sources:
            text = source if is_named(source, "TextSource") else _plain(source)
            if text is None:
                continue
            raw = self._raw(text)
            if raw is None:
                why = "can't be read" if self._inside(text) else "stands elsewhere"
                self._left[f"text that {why}"] += 1
            elif not raw.strip():
                self._left["blank text"] += 1
            elif len(raw) > read.MAX_CHARACTERS:
                self._left["text over the longest"] += 1
            else:
                name = source.get("name") or text.get("name") or "Untitled"
                guids = frozenset(guid_of(one.get("guid")) for one in (source, text))
                yield _Text(named(name, "Untitled"), raw, text, source, guids)

    def _raw(self, text: Element) -> str | None:
        """The text within the project; None where it is elsewhere, or is none."""
        inline = next(all_of(text, "PlainTextContent"), None)
        if inline is not None:
            return "".join(inline.itertext())
        name = self._inside(text)
        data = read_part(self._archive, name) if name else None
        return None if data is None else words_of(data)

    def _inside(self, text: Element) -> str | None:
        """The name of the file within the project that a text says it is in."""
        place = text.get("plainTextPath", "")
        name = self._files.get(f"sources/{place.removeprefix(_INSIDE).casefold()}")
        return name if place.startswith(_INSIDE) else None

    def _parsed(self, text: _Text, number: int) -> ParsedFile:
        plain = stored(text.raw)
        found = turns.parse_turns(plain, language=self._language)
        return ParsedFile(
            path=f"{self._path}/{number}/{file_stem(text.name)}.txt",
            name=text.name,
            format="txt",
            sha256=self._hashes.of(text.raw),
            text=plain,
            turns=found,
            speakers=turns.speakers_of(plain, found),
        )

    def _codings(self, text: _Text, path: str, ruler: Ruler) -> Iterator[RefiCoding]:
        """The codings of one text; what is written about it and its passages is kept aside."""
        plain = stored(text.raw)
        seen: set[tuple[int, int, str, str]] = set()
        whole = plain.rstrip()
        for element in dict.fromkeys((text.around, text.source)):
            self._note("document", path, element)
        for selection in (text.source, *_selections(text)):
            here = (len(whole) - len(whole.lstrip()), len(whole))
            place = here if selection is text.source else ruler.place(_given(selection))
            good = place is not None and bool(plain[slice(*place)].strip())
            wrote = selection is not text.source and self._on_a_passage(
                selection, path, place if good else None
            )
            for coding in all_of(selection, "Coding"):
                made = self._coding(coding, path, place if good else None)
                if made and (key := (made.start, made.end, made.code, made.coder)) not in seen:
                    seen.add(key)
                    yield made
            if selection is text.source or wrote or _has(selection, "Coding"):
                continue
            self._left["passage without a code"] += 1

    def _coding(
        self, coding: Element, path: str, place: tuple[int, int] | None
    ) -> RefiCoding | None:
        """One coding, its memos kept aside; None where it is of no code, or stands nowhere."""
        code = next((guid_of(one.get("targetGUID")) for one in all_of(coding, "CodeRef")), "")
        if code in self._cases:  # NVivo codes a text to whom it is about
            heard = self._cases[code].documents
            heard += [path] * (path not in heard)
            return None
        if code not in self._codes or place is None:
            self._left["coding that points nowhere"] += 1
            return None
        coder = self._users.get(guid_of(coding.get("creatingUser")), "")
        coded = self._codes[code], coder
        notes = self._notes.on(coding)
        self._memos += [RefiMemo("coding", path, note, place, coded) for note in notes]
        return RefiCoding(*place, *coded, coding.get("creationDateTime", ""))

    def _on_a_passage(self, selection: Element, path: str, place: tuple[int, int] | None) -> bool:
        """Keep what is written on a passage, on the document where its place is none."""
        notes = self._notes.on_a_passage(selection)
        kind = "segment" if place else "document"
        self._memos += [RefiMemo(kind, path, note, place) for note in notes]
        return bool(notes)


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


def _has(element: Element, name: str) -> bool:
    return next(all_of(element, name), None) is not None
