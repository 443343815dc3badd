"""The memos in a project of REFI-QDA: notes, what refers to them, comments on passages."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coder_app.core.exchange.refi_codebook import all_of, guid_of

_ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class RefiNote:
    """What somebody wrote; ``coder`` is a name, or empty; times as the file says them."""

    text: str
    coder: str = ""
    at: str = ""
    changed: str = ""


@dataclass(frozen=True, slots=True)
class RefiMemo:
    """A note, and what it is on.

    ``kind`` as memos have it; ``on``: the key of a code, the path of a document, the GUID of a
    case, or nothing for the project; ``place`` (code points) and, of a coding, ``coded``: its
    code's key and its coder.
    """

    kind: str
    on: str
    note: RefiNote
    place: tuple[int, int] | None = None
    coded: tuple[str, str] = ("", "")


class Notes:
    """All notes of a project by GUID; those that something refers to are known in the end."""

    def __init__(
        self, root: Element, users: Mapping[str, str], text_of: Callable[[Element], str | None]
    ) -> None:
        self._users = users
        self._notes: dict[str, RefiNote] = {}
        self._links: defaultdict[str, list[str]] = defaultdict(list)
        self._used: set[str] = set()
        for note in (one for notes in all_of(root, "Notes") for one in all_of(notes, "Note")):
            text = _titled(note.get("name", ""), (text_of(note) or "").strip())
            if text:
                self._notes[guid_of(note.get("guid"))] = RefiNote(
                    text,
                    users.get(guid_of(note.get("creatingUser")), ""),
                    note.get("creationDateTime", ""),
                    note.get("modifiedDateTime", ""),
                )
        self.links = 0
        """Links between other things than a note and what it is on."""
        for link in (one for links in all_of(root, "Links") for one in all_of(links, "Link")):
            ends = guid_of(link.get("originGUID")), guid_of(link.get("targetGUID"))
            noted = [end for end in ends if end in self._notes]
            if len(noted) == 1:
                self._links[ends[ends[0] == noted[0]]].append(noted[0])
            else:
                self.links += 1

    def on(self, element: Element) -> list[RefiNote]:
        """The notes on a thing, by its references and by links."""
        named = [guid_of(one.get("targetGUID")) for one in all_of(element, "NoteRef")]
        named += self._links.get(guid_of(element.get("guid")), [])
        found = [guid for guid in dict.fromkeys(named) if guid in self._notes]
        self._used.update(found)
        return [self._notes[guid] for guid in found]

    def on_a_passage(self, selection: Element) -> list[RefiNote]:
        """The same, with the comment that stands in the passage itself."""
        comment = next(all_of(selection, "Description"), None)
        words = "".join(comment.itertext()).strip() if comment is not None else ""
        coder = self._users.get(guid_of(selection.get("creatingUser")), "")
        note = RefiNote(words, coder, selection.get("creationDateTime", ""))
        return [*self.on(selection), *([note] if words else [])]

    def left(self) -> Iterator[RefiNote]:
        """Those that nothing referred to."""
        return (note for guid, note in self._notes.items() if guid not in self._used)


def _titled(name: str, text: str) -> str:
    """A note with its name above, where the text does not begin with it."""
    said = " ".join(name.split())
    begins = " ".join(text.split()).startswith(said.removesuffix(_ELLIPSIS))
    return text if not said or begins or not text else f"{said}\n{text}"
