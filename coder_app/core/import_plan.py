"""What an import would do, before anything is stored: names, speakers, roles and cases."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import select

from coder_app.core.exchange.parsed import ParsedFile, ParsedSpeaker, Role
from coder_app.core.exchange.turns import says_nothing
from coder_app.core.names import LONGEST, clean_name, free_name, name_key
from coder_app.core.project import Project
from models import Case, Document

WHOLE = ""
"""The label that stands for a document in which nobody is named: its choice is the document's."""


@dataclass(frozen=True, slots=True)
class SpeakerChoice:
    """What becomes of one label of a file."""

    label: str
    """As it stands in the text; empty for the whole of a document in which nobody is named."""
    role: Role
    case: str | None
    """Name of the case the speaker belongs to; only participants belong to one."""
    join: str | None = None
    """The label of the speaker this one is the same as."""
    leave_out: bool = False
    """The words stay in the text, but count for nobody: role other, no case."""


_NAMED = 3
"""Cases that a document is named after at most."""


@dataclass(frozen=True, slots=True)
class ImportItem:
    """One file as it would be imported."""

    parsed: ParsedFile
    name: str
    speakers: tuple[SpeakerChoice, ...]


def propose(
    project: Project | None,
    parsed: Sequence[ParsedFile],
    *,
    interviewers: Collection[str] = (),
    same: Mapping[str, str] | None = None,
) -> tuple[ImportItem, ...]:
    """What to do with each file, to be corrected in the preview.

    ``interviewers`` are labels of interviewers; ``same`` maps a label to the one it is the same
    speaker as (``DB`` to ``Devin Becker``). A label that names a person names one case in all
    documents, joined to a case of the project that has the name; capitals and blanks do not matter.
    A mere role (``R``, ``P1``) never names a case: its case is named after the document, or
    ``document · label`` where several participants share one. So is that of a document in which
    nobody is named. Labels of a table such as ``R001`` name cases as persons do.
    """
    documents, cases = _known(project)
    asking = {name_key(name) for name in interviewers}
    joined = {name_key(label): target.strip() for label, target in (same or {}).items()}
    items = []
    for file in parsed:
        name = free_name(clean_name(file.name[:LONGEST] or file.path, "A document"), documents)
        documents.add(name_key(name))
        speakers = [_role(speaker, file, asking, joined) for speaker in file.speakers]
        items.append(ImportItem(file, name, _with_cases(name, file, speakers, cases)))
    return tuple(items)


def _known(project: Project | None) -> tuple[set[str], dict[str, str]]:
    """Keys of the documents' names, and the cases' names by key."""
    if project is None:
        return set(), {}
    with project.read() as session:
        documents = {name_key(name) for name in session.scalars(select(Document.name))}
        cases = {name_key(name): name for name in session.scalars(select(Case.name))}
    return documents, cases


def _role(
    speaker: ParsedSpeaker, file: ParsedFile, asking: set[str], joined: Mapping[str, str]
) -> SpeakerChoice:
    """A label with its role; one that is joined has the role of the label it is joined to."""
    target = joined.get(name_key(speaker.label))
    if target is not None and name_key(target) == name_key(speaker.label):
        target = None
    as_target = next(
        (each for each in file.speakers if target and name_key(each.label) == name_key(target)),
        speaker,
    )
    named = {name_key(speaker.label), name_key(target or "")}
    role: Role = "interviewer" if named & asking else as_target.role
    return SpeakerChoice(speaker.label, role, None, target)


def _with_cases(
    document: str, file: ParsedFile, speakers: Sequence[SpeakerChoice], cases: dict[str, str]
) -> tuple[SpeakerChoice, ...]:
    """The choices with the cases of participants; ``cases`` learns the new names."""
    if not speakers:
        return (SpeakerChoice(WHOLE, "participant", _case(document, cases)),)
    mute = {speaker.label: speaker.says_nothing for speaker in file.speakers}
    people = {name_key(s.join or s.label) for s in speakers if s.role == "participant"}
    found = []
    for speaker in speakers:
        label = speaker.join or speaker.label
        if speaker.role != "participant":
            name = None
        elif not mute.get(label, says_nothing(label)):
            name = _case(clean_name(label, "A case"), cases)
        else:
            name = _case(document if len(people) == 1 else f"{document} · {label}", cases)
        found.append(replace(speaker, case=name))
    return tuple(found)


def _case(name: str, cases: dict[str, str]) -> str:
    """The case's name as it is spelt already, else as it is here."""
    return cases.setdefault(name_key(name), name)


def pseudonymise(
    items: Sequence[ImportItem], taken: Collection[str] = ()
) -> tuple[ImportItem, ...]:
    """The items with cases called P01, P02 … in order of appearance, and documents after them.

    Texts and labels stay as they are. ``taken`` are names of the project's cases: those keep
    theirs, and no new one is called so.
    """
    kept = {name_key(name) for name in taken}
    names: dict[str, None] = dict.fromkeys(
        choice.case
        for item in items
        for choice in item.speakers
        if choice.case and not choice.leave_out and name_key(choice.case) not in kept
    )
    width = max(2, len(str(len(names) + len(kept))))
    free = (f"P{number:0{width}}" for number in range(1, len(names) + len(kept) + 1))
    fresh = (name for name in free if name_key(name) not in kept)
    called = dict(zip(names, fresh, strict=False))
    renamed, documents = [], set[str]()
    for item in items:
        speakers = tuple(
            replace(choice, case=called.get(choice.case or "", choice.case))
            for choice in item.speakers
        )
        name = _after_cases(speakers, set(called.values())) or item.name
        name = name if name == item.name else free_name(name, documents)
        documents.add(name_key(name))
        renamed.append(replace(item, name=name, speakers=speakers))
    return tuple(renamed)


def _after_cases(speakers: Sequence[SpeakerChoice], called: set[str]) -> str:
    """A document's name from its cases, where all were ``called`` anew: a file's name tells who."""
    names = [*dict.fromkeys(s.case for s in speakers if s.case and not s.leave_out)]
    if not called.issuperset(names):
        return ""
    if len(names) > _NAMED:
        return f"{names[0]} and {len(names) - 1} others"
    return ", ".join(names)
