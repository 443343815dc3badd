"""Co-occurrence in words: what is counted, among what, and what a cell says."""

from collections.abc import Mapping

from sqlalchemy import select

from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.co_occurrence import Cell, CodeCounted, CoOccurrence, Level
from coder_app.core.names import counted, listed
from coder_app.core.project import Project
from models import Attribute, Coder

SAME_PLACE: Mapping[Level, str] = {
    "overlap": "overlapping passages",
    "turn": "the same turn",
    "document": "the same document",
    "case": "the same case",
}
NOUNS: Mapping[Level, str] = {
    "overlap": "passage",
    "turn": "turn",
    "document": "document",
    "case": "case",
}
HOW_COUNTED: Mapping[Level, str] = {
    "overlap": "Passages overlap where they share a character. Codings that overlap, by whomever, "
    "are one passage.",
    "turn": "A turn is what one speaker says at a stretch; outside the turns, a paragraph.",
    "document": "Documents that hold both codes, wherever in them.",
    "case": "Cases that raised both, wherever.",
}
COEFFICIENT = (
    "c = n12 / (n1 + n2 - n12), Jaccard's coefficient: the share of places with either code that "
    "hold both, from 0 (never together) to 1 (never apart)"
)
MIND = (
    "c stays small for a rare code beside a frequent one even where the rare one never stands "
    "alone: look at both counts. With few places it says little."
)


def together_words(one: CodeCounted, other: CodeCounted, cell: Cell | None, level: Level) -> str:
    """``Shame and Waiting: together in 4 of 21 passages, c = 0.19. …``."""
    if cell is None:
        return f"{one.path} and {other.path}: one stands under the other, so they can't be apart."
    if one.code_id == other.code_id:
        return f"{one.path}: {counted(one.count, NOUNS[level])}."
    places = counted(cell.either, NOUNS[level])
    found = f"{one.path} and {other.path}: together in {cell.both:,} of {places}"
    if not cell.both:
        return f"{found}."
    if level == "overlap":
        share = (
            f"{cell.of_row:,} of {one.count:,} with “{one.name}”, "
            f"{cell.of_column:,} of {other.count:,} with “{other.name}”"
        )
    else:
        share = f"{one.count:,} with “{one.name}”, {other.count:,} with “{other.name}”"
    return f"{found} with either, c = {cell.coefficient:.2f}. {share}."


def among_words(project: Project, among: Among) -> str:
    """Which codings are counted, in words."""
    with project.read() as session:
        coders = session.execute(select(Coder.id, Coder.name)).all()
        kinds = session.execute(select(Attribute.id, Attribute.name)).all()
    named = {row.id: row.name for row in coders}
    attributes = {row.id: row.name for row in kinds}
    documents = counted(len(among.documents), "document") if among.documents else "all documents"
    parts = [f"in {documents}"]
    if among.attribute is not None:
        attribute, value = among.attribute
        parts.append(f"cases with {attributes.get(attribute, 'an attribute')}: {value or 'none'}")
    if among.coders:
        names = sorted(named.get(one, "a coder") for one in among.coders)
        parts.append(f"coded by {listed(names, 'coders')}")
    parts.append("coded by hand only" * among.by_hand)
    parts.append(f"{'with' if among.interviewer_words else 'without'} the interviewer's words")
    return ", ".join(filter(None, parts))


def table_words(table: CoOccurrence, among: str) -> str:
    """What the table counts, in a line."""
    below = "subcodes included" if table.subcodes else "without subcodes"
    return (
        f"{counted(len(table.rows), 'code')} by {counted(len(table.columns), 'code')} in "
        f"{SAME_PLACE[table.level]}, {below}; {counted(table.codings, 'coding')} {among}"
    )
