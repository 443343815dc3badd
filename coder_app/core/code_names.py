"""Codes found by their names, those of codes that were merged into them among these."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from coder_app.core.code_aliases import alias_names
from coder_app.core.codes import PATH, tree
from coder_app.core.finding import Choice, find
from coder_app.core.ids import CodeId
from coder_app.core.names import name_key, quoted
from coder_app.core.project import Project

_NEAR = 88


@dataclass(frozen=True, slots=True)
class CodeName:
    """A code that is named like another."""

    id: CodeId
    name: str
    path: str
    formerly: str = ""
    """The name of a code merged into it, where that one is alike and not its own."""


def find_code(project: Project, text: str) -> CodeId:
    """The code of this id, name or path (``Theme > Code``), else the one a code so named went into.

    Raises Ambiguous, NotFound.
    """
    with project.read() as session:
        codes, former = tree(session).codes.values(), alias_names(session)
    wanted = PATH.join(part.strip() for part in re.split(r" > |\s>\s", text))
    choices = [Choice(code.id, code.name, code.path, former.get(code.id, ())) for code in codes]
    return CodeId(find("code", wanted, choices))


def merged_words(project: Project, text: str, code: CodeId) -> str:
    """Say that a code was found by the name of one merged into it; empty: by its own."""
    key = name_key(text)
    with project.read() as session:
        row, former = tree(session).get(code), alias_names(session).get(code, ())
    if text.strip() == code or key in (name_key(row.name), name_key(row.path)):
        return ""
    old = next((name for name in former if name_key(name) == key), "")
    return f"{quoted(old)} was merged into {quoted(row.path)}." if old else ""


def similar_code(project: Project, name: str) -> CodeName | None:
    """A code whose name is equal to this one, or nearly, to be pointed out before a twin is made.

    Capitals, blanks and single letters do not tell names apart; numbers in them do. The names of
    codes that were merged count too, after those that codes have now.
    """
    with project.read() as session:
        codes, former = list(tree(session).codes.values()), alias_names(session)
    key = name_key(name)
    named = [(code, code.name, "") for code in codes]
    named += [(code, old, old) for code in codes for old in former.get(code.id, ())]
    scored = [
        (fuzz.ratio(key, name_key(own)), not old, -code.order, code, old)
        for code, own, old in named
        if re.findall(r"\d+", own) == re.findall(r"\d+", name)
    ]
    score, _, _, code, old = max(scored, key=lambda row: row[:3], default=(0.0, 0, 0, None, ""))
    if code is None or score < _NEAR:
        return None
    return CodeName(CodeId(code.id), code.name, code.path, old)
