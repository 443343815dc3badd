"""Labels that may be one speaker: ``DB`` beside ``Devin Becker``, in one file or across files."""

from collections.abc import Collection, Sequence

from coder_app.core.exchange.roles import initials_of, says_nothing
from coder_app.core.import_edits import choice_of, targets, with_same
from coder_app.core.importing import WHOLE, ImportItem
from coder_app.core.names import name_key


def with_likely(items: Sequence[ImportItem], but: Collection[str] = ()) -> list[ImportItem]:
    """The plan with initials joined to the one name they fit; to be looked at, and taken back.

    Labels in ``but`` stay as they are, whatever their capitals.
    """
    plan, settled = list(items), {name_key(label) for label in but}
    for number, item in enumerate(plan):
        for choice in item.speakers:
            asked = _is_short(choice.label) and name_key(choice.label) not in settled
            likely = likely_names(plan, item, choice.label) if asked else []
            if len(likely) == 1:
                plan[number] = joined(plan, plan[number], choice.label, likely[0])
    return plan


def likely_names(items: Sequence[ImportItem], item: ImportItem, label: str) -> list[str]:
    """The names a label may be the initials of: those of its file, else of all files."""
    if says_nothing(label):
        return []
    here = [name for name in targets(item, label) if _fits(label, name)]
    return here or [name for name in elsewhere(items, item, label) if _fits(label, name)]


def elsewhere(items: Sequence[ImportItem], item: ImportItem, label: str) -> list[str]:
    """Persons who are named in other files only."""
    taken = {name_key(choice.label) for choice in item.speakers} | {name_key(label)}
    found: dict[str, str] = {}
    for other in items:
        for name in targets(other, label) if other is not item else ():
            if name_key(name) not in taken and not says_nothing(name):
                found.setdefault(name_key(name), name)
    return list(found.values())


def same_as(items: Sequence[ImportItem], item: ImportItem, label: str) -> list[str]:
    """What a label can be the same as, the likely first, then who has the same role."""
    here, others = targets(item, label), elsewhere(items, item, label)
    likely = [name for name in (*here, *others) if _fits(label, name)]
    role = choice_of(item, label).role
    same = [name for name in here if choice_of(item, name).role == role]
    return list(dict.fromkeys((*likely, *same, *here, *others)))


def joined(items: Sequence[ImportItem], item: ImportItem, label: str, target: str) -> ImportItem:
    """The file with one label being the same speaker as another, here or in another file."""
    if not target or target in targets(item, label):
        return with_same(item, label, target)
    key = name_key(target)
    found = next(
        choice
        for other in items
        for choice in other.speakers
        if name_key(choice.label) == key and choice.join is None
    )
    return with_same(item, label, target, found)


def _is_short(label: str) -> bool:
    return label != WHOLE and label == label.upper() and not says_nothing(label)


def _fits(label: str, name: str) -> bool:
    return not says_nothing(label) and initials_of(label, name)
