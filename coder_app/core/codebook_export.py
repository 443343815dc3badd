"""The codebook as rows for a file, so that reading them back gives the same tree."""

from collections import Counter

from coder_app.core.codebook import codebook
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.names import name_key
from coder_app.core.project import Project


def codebook_rows(project: Project) -> tuple[CodebookRow, ...]:
    """Every code in tree order. A parent is given by its name, or by its code where names recur."""
    codes = codebook(project)
    keys = {row.id: f"C{number:03}" for number, row in enumerate(codes, start=1)}
    spellings = Counter(name_key(row.name) for row in codes)
    spellings.update(name_key(key) for key in keys.values())
    name = {row.id: row.name if spellings[name_key(row.name)] == 1 else "" for row in codes}
    return tuple(
        CodebookRow(
            code=keys[row.id],
            name=row.name,
            definition=row.definition,
            parent="" if row.parent_id is None else name[row.parent_id] or keys[row.parent_id],
            examples=row.examples,
            theme=row.is_theme,
            include=row.include,
            exclude=row.exclude,
            aliases=row.aliases,
            sets=row.sets,
            colour=row.colour,
        )
        for row in codes
    )
