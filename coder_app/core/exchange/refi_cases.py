"""The cases in a project of REFI-QDA, with the values of their variables."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from coder_app.core.errors import CoderError
from coder_app.core.exchange.refi_codebook import all_of, guid_of
from coder_app.core.names import LONGEST, clean_name, free_name, name_key


@dataclass(slots=True)
class RefiCase:
    """A case; ``values`` by the variable's name, ``documents``: the paths where it is heard."""

    guid: str
    name: str
    values: dict[str, str] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)


def cases_of(root: Element, documents: Mapping[str, tuple[str, str]]) -> dict[str, RefiCase]:
    """The cases by GUID; ``documents``: path and name of each by the GUID of its source.

    A case without a name, which only carries the values of one document, is called as that is;
    of several of one name the later are numbered.
    """
    variables = {
        guid_of(one.get("guid")): named(one.get("name", ""), "Attribute")
        for every in all_of(root, "Variables")
        for one in all_of(every, "Variable")
    }
    found: dict[str, RefiCase] = {}
    taken: set[str] = set()
    for number, case in enumerate(
        (one for every in all_of(root, "Cases") for one in all_of(every, "Case")), 1
    ):
        guids = [guid_of(one.get("targetGUID")) for one in all_of(case, "SourceRef")]
        heard = [documents[guid] for guid in dict.fromkeys(guids) if guid in documents]
        name = case.get("name", "") or (heard[0][1] if heard else f"Case {number}")
        free = free_name(named(name, f"Case {number}"), taken)
        taken.add(name_key(free))
        made = RefiCase(guid_of(case.get("guid")), free)
        made.values, made.documents = values_of(case, variables), [path for path, _ in heard]
        found[made.guid] = made
    for every in all_of(root, "Sources"):
        for source in every:
            _carried(source, variables, documents, found)
    return found


def _carried(
    source: Element,
    variables: Mapping[str, str],
    documents: Mapping[str, tuple[str, str]],
    found: dict[str, RefiCase],
) -> None:
    """Values that stand at a document are of its only case, or of one named like it."""
    values, guid = values_of(source, variables), guid_of(source.get("guid"))
    if not values or guid not in documents:
        return
    path, name = documents[guid]
    of = [case for case in found.values() if path in case.documents]
    case = of[0] if len(of) == 1 else found.setdefault(guid, RefiCase(guid, name, {}, [path]))
    case.values = {**values, **case.values}


def values_of(element: Element, variables: Mapping[str, str]) -> dict[str, str]:
    """What stands in VariableValue, by the variable's name; nothing for an empty one."""
    found: dict[str, str] = {}
    for value in all_of(element, "VariableValue"):
        of = next((guid_of(r.get("targetGUID")) for r in all_of(value, "VariableRef")), "")
        said = [" ".join("".join(each.itertext()).split()) for each in value]
        if of in variables and any(said):
            found[variables[of]] = next(words for words in said if words)
    return found


def named(said: str, otherwise: str) -> str:
    """A name as it can be stored."""
    try:
        return clean_name(said[:LONGEST], "A name")
    except CoderError:
        return otherwise
