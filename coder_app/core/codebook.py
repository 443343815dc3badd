"""The codebook: its codes in tree order, and what is done with one of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from coder_app.core.code_aliases import alias_names
from coder_app.core.code_names import CodeName, find_code, merged_words, similar_code
from coder_app.core.code_rows import checked_colour, insert_code, next_colour, put_examples
from coder_app.core.code_sets import set_names
from coder_app.core.codebook_import import CodebookReport, import_codebook
from coder_app.core.codebook_merge import merge_codes
from coder_app.core.codebook_moves import (
    delete_codes,
    group_under_theme,
    move_codes,
)
from coder_app.core.codes import Tree, clean_code_name, refuse_twin, tree
from coder_app.core.ids import CodeId
from coder_app.core.names import clean_text, quoted
from coder_app.core.placed import tally_of
from coder_app.core.project import Project
from coder_app.core.tally import Tally
from models import Code, CodeExample

__all__ = [
    "CodeName",
    "CodeRow",
    "CodebookReport",
    "codebook",
    "create_code",
    "declare_theme",
    "define_code",
    "delete_codes",
    "find_code",
    "group_under_theme",
    "import_codebook",
    "insert_code",
    "merge_codes",
    "merged_words",
    "move_codes",
    "next_colour",
    "recolour_code",
    "recounted",
    "rename_code",
    "similar_code",
]


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A code as the tree shows it; the counts are its own, without those of its subcodes."""

    id: CodeId
    parent_id: CodeId | None
    name: str
    path: str
    depth: int
    colour: str
    is_theme: bool
    theme_id: CodeId | None
    """The outermost theme it stands under, itself among them; None: not in a theme yet."""
    definition: str
    include: str
    exclude: str
    examples: tuple[str, ...]
    codings: int
    documents: int
    cases: int
    has_children: bool
    all_cases: int = 0
    """Cases of its codings and those of all its subcodes, each counted once."""
    all_codings: int = 0
    aliases: tuple[str, ...] = ()
    """Names of codes that were merged into it."""
    sets: tuple[str, ...] = ()
    """Names of the code sets in which it stands."""


class _Counts(NamedTuple):
    codings: int
    documents: int
    cases: int
    all_cases: int
    all_codings: int


# -- reading ---------------------------------------------------------------------------------------


def codebook(project: Project, *, seen: bool = False) -> list[CodeRow]:
    """Every code in tree order; top-level codes that are no themes come last.

    ``seen``: counted is only what whoever codes now may know (``unseen``).
    """
    with project.read() as session:
        codes = tree(session)
        texts = {
            row.id: row
            for row in session.execute(select(Code.id, Code.definition, Code.include, Code.exclude))
        }
        examples = _examples(session)
        former, gathered = alias_names(session), set_names(session)
    counts = _counts(codes, tally_of(project, seen=seen))
    return [
        CodeRow(
            id=CodeId(code.id),
            parent_id=None if code.parent_id is None else CodeId(code.parent_id),
            name=code.name,
            path=code.path,
            depth=code.depth,
            colour=code.colour,
            is_theme=code.is_theme,
            theme_id=None if code.theme_id is None else CodeId(code.theme_id),
            definition=texts[code.id].definition,
            include=texts[code.id].include,
            exclude=texts[code.id].exclude,
            examples=tuple(examples.get(code.id, ())),
            has_children=code.id in codes.below,
            aliases=former.get(code.id, ()),
            sets=gathered.get(code.id, ()),
            **counts[code.id]._asdict(),
        )
        for code in codes.codes.values()
    ]


def recounted(project: Project, rows: Sequence[CodeRow]) -> list[CodeRow]:
    """Rows of the codebook with the counts of now; one that counts as before is the same object.

    Counted is what whoever codes now may know, as lists beside the text show it.
    """
    with project.read() as session:
        codes = tree(session)
    counts = _counts(codes, tally_of(project, seen=True))
    return [
        row
        if row.id not in counts or counts[row.id] == _counts_in(row)
        else replace(row, **counts[row.id]._asdict())
        for row in rows
    ]


def _counts_in(row: CodeRow) -> _Counts:
    return _Counts(row.codings, row.documents, row.cases, row.all_cases, row.all_codings)


def _examples(session: Session) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for code, example in session.execute(
        select(CodeExample.code_id, CodeExample.text).order_by(
            CodeExample.code_id, CodeExample.position, CodeExample.id
        )
    ):
        found.setdefault(code, []).append(example)
    return found


def _counts(codes: Tree, tally: Tally) -> dict[str, _Counts]:
    found: dict[str, _Counts] = {}
    for code in codes.codes:
        branch = codes.branch(code) if code in codes.below else [code]
        cases = tally.cases.of([code])
        found[code] = _Counts(
            tally.codings[code],
            tally.documents.of([code]),
            cases,
            tally.cases.of(branch) if len(branch) > 1 else cases,
            sum(tally.codings[each] for each in branch),
        )
    return found


# -- changing one code -----------------------------------------------------------------------------


def create_code(
    project: Project,
    name: str,
    parent: CodeId | None = None,
    definition: str = "",
    *,
    colour: str = "",
    include: str = "",
    exclude: str = "",
    examples: Sequence[str] = (),
    is_theme: bool = False,
) -> CodeId:
    """Add a code at the end of its siblings; the colour least used is its own unless given.

    Raises CoderError where a sibling has the name.
    """
    clean = clean_code_name(name)
    with project.read() as session:
        above = None if parent is None else tree(session).get(parent)
    where = f" under {quoted(above.name)}" if above else ""
    kind = "theme" if is_theme else "code"
    with project.action(f"Create {kind} {quoted(clean)}{where}") as session:
        code = insert_code(session, clean, parent, colour=colour, is_theme=is_theme)
        row = session.get_one(Code, code)
        row.definition = clean_text(definition, "A definition")
        row.include, row.exclude = clean_text(include), clean_text(exclude)
        put_examples(session, code, examples)
    return CodeId(code)


def rename_code(project: Project, code: CodeId, name: str) -> None:
    """Give a code another name. Raises CoderError where a sibling has it."""
    clean = clean_code_name(name)
    with project.read() as session:
        codes = tree(session)
    row = codes.get(code)
    siblings = [each for each in codes.children(row.parent_id) if each.id != code]
    refuse_twin(siblings, clean, codes.codes.get(row.parent_id or ""))
    with project.action(f"Rename {quoted(row.name)} to {quoted(clean)}") as session:
        session.execute(update(Code).where(Code.id == code).values(name=clean))


def recolour_code(project: Project, code: CodeId, colour: str) -> None:
    """Give a code another colour, ``#rrggbb``."""
    checked = checked_colour(colour)
    with project.action(f"Change the colour of {_quoted(project, code)}") as session:
        session.execute(update(Code).where(Code.id == code).values(colour=checked))


def define_code(
    project: Project,
    code: CodeId,
    *,
    definition: str | None = None,
    include: str | None = None,
    exclude: str | None = None,
    examples: Sequence[str] | None = None,
) -> None:
    """Say what a code means; what is None stays as it is."""
    given = {"definition": definition, "include": include, "exclude": exclude}
    with project.action(f"Define {_quoted(project, code)}") as session:
        row = session.get_one(Code, code)
        for column, text in given.items():
            if text is not None:
                setattr(row, column, clean_text(text, "A definition"))
        if examples is not None:
            put_examples(session, code, examples)


def declare_theme(project: Project, code: CodeId, is_theme: bool = True) -> None:
    """Make a code a theme, or a theme a code."""
    name = _quoted(project, code)
    step = f"Declare {name} a theme" if is_theme else f"Make {name} a code, no theme"
    with project.action(step) as session:
        session.execute(update(Code).where(Code.id == code).values(is_theme=int(is_theme)))


def _quoted(project: Project, code: CodeId) -> str:
    with project.read() as session:
        return quoted(tree(session).get(code).name)
