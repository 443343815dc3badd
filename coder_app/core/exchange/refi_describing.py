"""All that a code says of itself in the one place REFI-QDA has for it, and told apart again."""

import re
from dataclasses import replace

from coder_app.core.codebook import CodeRow
from coder_app.core.exchange.parsed import CodebookRow
from coder_app.core.exchange.workbook_cells import clean

ORIGIN = "Coder"
"""What our own files say of who wrote them: they count and describe as this package does."""
_PARTS = re.compile(r"^(Include|Exclude|Example): ", re.MULTILINE)


def described(row: CodebookRow | CodeRow) -> str:
    """The definition, then what is included, what excluded, and the examples, each named."""
    parts = [row.definition]
    parts += [f"Include: {row.include}"] if row.include else []
    parts += [f"Exclude: {row.exclude}"] if row.exclude else []
    parts += [f"Example: {example}" for example in row.examples]
    return clean("\n".join(part for part in parts if part))[0]


def told_apart(row: CodebookRow) -> CodebookRow:
    """A row whose definition is what ``described`` made, with the parts where they belong."""
    definition, *rest = _PARTS.split(row.definition)
    found: dict[str, list[str]] = {"Include": [], "Exclude": [], "Example": []}
    for kind, words in zip(rest[::2], rest[1::2], strict=True):
        found[kind].append(words.strip())
    return replace(
        row,
        definition=definition.strip(),
        include="\n".join(found["Include"]),
        exclude="\n".join(found["Exclude"]),
        examples=tuple(found["Example"]),
    )
