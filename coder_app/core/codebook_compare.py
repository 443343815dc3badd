"""What became of codes between two states of the codebook; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coder_app.core.codebook_content import Content, KeptCode

Kind = Literal["added", "renamed", "redefined", "merged", "moved", "deleted", "recoloured"]
KINDS: tuple[Kind, ...] = (
    "added",
    "renamed",
    "redefined",
    "moved",
    "merged",
    "deleted",
    "recoloured",
)


@dataclass(frozen=True, slots=True)
class CodeChange:
    """One thing that became of one code; counts are None where it did not stand."""

    kind: Kind
    code_id: str
    path: str
    """Where it stands afterwards, or stood where it is gone."""
    before: str
    after: str
    codings_before: int | None
    codings_after: int | None


def compare_contents(before: Content, after: Content) -> list[CodeChange]:
    """Changes by kind, in tree order; a code renamed and moved is told twice."""
    old = {code.id: code for code in before.codes}
    new = {code.id: code for code in after.codes}
    found = [*_gone(before, after)]
    for code in after.codes:
        was = old.get(code.id)
        if was is None:
            found.append(_told("added", None, code, "", code.definition))
        else:
            found += _became(was, code, old, new)
    return sorted(found, key=lambda change: KINDS.index(change.kind))


def _told(
    kind: Kind, was: KeptCode | None, code: KeptCode | None, before: str, after: str
) -> CodeChange:
    shown = code or was
    return CodeChange(
        kind,
        shown.id if shown else "",
        shown.path if shown else "",
        before,
        after,
        was.codings if was else None,
        code.codings if code else None,
    )


def _gone(before: Content, after: Content) -> Iterator[CodeChange]:
    """Codes that stand no more: merged into another, or deleted."""
    new = {code.id: code for code in after.codes}
    into = {alias.id: alias for alias in after.aliases}
    for was in before.codes:
        if was.id in new:
            continue
        alias = into.get(was.id)
        if alias is None or alias.code_id not in new:
            yield _told("deleted", was, None, was.definition, "")
            continue
        kept = new[alias.code_id]
        reason = f" ({alias.reason})" if alias.reason else ""
        yield CodeChange(
            "merged", was.id, was.path, was.path, kept.path + reason, was.codings, kept.codings
        )


def _became(
    was: KeptCode, code: KeptCode, old: dict[str, KeptCode], new: dict[str, KeptCode]
) -> Iterator[CodeChange]:
    if was.name != code.name:
        yield _told("renamed", was, code, was.name, code.name)
    if meaning(was) != meaning(code):
        yield _told("redefined", was, code, meaning(was), meaning(code))
    if was.parent_id != code.parent_id:
        yield _told("moved", was, code, _under(was, old), _under(code, new))
    if was.colour != code.colour:
        yield _told("recoloured", was, code, was.colour, code.colour)


def _under(code: KeptCode, codes: dict[str, KeptCode]) -> str:
    above = codes.get(code.parent_id or "")
    return above.path if above else "(top of the codebook)"


def meaning(code: KeptCode) -> str:
    """All that says what a code means, as one text."""
    parts = [
        ("", code.definition),
        ("Include: ", code.include),
        ("Exclude: ", code.exclude),
        ("Theme", " " if code.is_theme else ""),
        *(("Example: ", example) for example in code.examples),
    ]
    return "\n".join((title + text).rstrip() for title, text in parts if text)
