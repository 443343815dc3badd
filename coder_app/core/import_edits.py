"""Corrections of an import before it is stored, as plain functions over its plan; no widgets."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from coder_app.core.exchange.parsed import Role
from coder_app.core.importing import WHOLE, ImportItem, SpeakerChoice
from coder_app.core.names import name_key

LEFT_OUT = "left out"
ROLES = ("participant", "interviewer", "other", LEFT_OUT)


def bearer(item: ImportItem, choice: SpeakerChoice) -> SpeakerChoice:
    """Whose role and case count for a label: those of the speaker it is the same as."""
    if choice.join is None or choice.leave_out:
        return choice
    key = name_key(choice.join)
    target = next((each for each in item.speakers if name_key(each.label) == key), None)
    return target if target is not None and target.join is None else choice


def role_words(item: ImportItem, choice: SpeakerChoice) -> str:
    """The role as it is shown."""
    shown = bearer(item, choice)
    return LEFT_OUT if shown.leave_out else str(shown.role)


def with_role(item: ImportItem, label: str, words: str) -> ImportItem:
    """The plan with another role of one speaker; only participants belong to a case."""
    choice = choice_of(item, label)
    if words == LEFT_OUT:
        changed = replace(choice, leave_out=True, case=None, join=None)
    elif words == "participant":
        case = choice.case or usual_case(item, choice)
        changed = replace(choice, role="participant", leave_out=False, case=case, join=None)
    else:
        role: Role = "interviewer" if words == "interviewer" else "other"
        changed = replace(choice, role=role, leave_out=False, case=None, join=None)
    return _put(item, changed)


def with_case(item: ImportItem, label: str, case: str) -> ImportItem:
    """The plan with one speaker belonging to a case, new or known; empty: to none."""
    choice = choice_of(item, label)
    if not case:
        return _put(item, replace(choice, case=None, join=None))
    changed = replace(choice, case=case, role="participant", leave_out=False, join=None)
    return _put(item, changed)


def with_same(
    item: ImportItem, label: str, target: str, elsewhere: SpeakerChoice | None = None
) -> ImportItem:
    """The plan with one label being the same speaker as another of the file; empty: itself.

    Labels that were joined to this one go along. ``elsewhere`` is the other where it is named in
    another file only.
    """
    choice = choice_of(item, label)
    if not target:
        case = usual_case(item, choice) if choice.role == "participant" else None
        return _put(item, replace(choice, join=None, case=case))
    other = elsewhere or choice_of(item, target)
    role, case = other.role, other.case
    for each in item.speakers:
        if each.label == label or (each.join is not None and _same(each.join, label)):
            joined = replace(each, join=target, role=role, case=case, leave_out=False)
            item = _put(item, joined)
    return item


def targets(item: ImportItem, label: str) -> list[str]:
    """The labels that a label can be the same as."""
    return [
        each.label
        for each in item.speakers
        if each.label not in (label, WHOLE) and each.join is None and not each.leave_out
    ]


def usual_case(item: ImportItem, choice: SpeakerChoice) -> str:
    """The case a participant gets: a person's own, else one named after the document."""
    seen = next((each for each in item.parsed.speakers if each.label == choice.label), None)
    if seen is not None and not seen.says_nothing:
        return choice.label
    others = any(
        each.role == "participant" and each.label != choice.label and bearer(item, each) is each
        for each in item.speakers
        if not each.leave_out
    )
    return f"{item.name} · {choice.label}" if others and choice.label else item.name


def carried_over(fresh: ImportItem, old: ImportItem | None) -> ImportItem:
    """A file that was read again, with what was corrected before for the labels it still has."""
    if old is None:
        return fresh
    known = {choice.label: choice for choice in old.speakers}
    kept = tuple(known.get(choice.label, choice) for choice in fresh.speakers)
    return replace(fresh, name=old.name, speakers=kept)


def cases_of(items: Sequence[ImportItem]) -> list[str]:
    """The cases the participants will belong to, each once, in order."""
    found: dict[str, str] = {}
    for item in items:
        for choice in item.speakers:
            shown = bearer(item, choice)
            if shown.case and shown.role == "participant" and not shown.leave_out:
                found.setdefault(name_key(shown.case), shown.case)
    return list(found.values())


def is_known(case: str, known: Collection[str]) -> bool:
    """Whether the project has the case already; capitals and blanks do not matter."""
    return name_key(case) in {name_key(name) for name in known}


def choice_of(item: ImportItem, label: str) -> SpeakerChoice:
    """What becomes of a label of the file."""
    return next(choice for choice in item.speakers if choice.label == label)


def _same(one: str, other: str) -> bool:
    return name_key(one) == name_key(other)


def _put(item: ImportItem, changed: SpeakerChoice) -> ImportItem:
    """The plan with one choice changed; labels that are the same speaker have its role and case."""

    def now(choice: SpeakerChoice) -> SpeakerChoice:
        if choice.label == changed.label:
            return changed
        if choice.join is not None and _same(choice.join, changed.label) and changed.join is None:
            return replace(choice, role=changed.role, case=changed.case)
        return choice

    return replace(item, speakers=tuple(now(choice) for choice in item.speakers))
