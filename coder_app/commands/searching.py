"""The command that searches: words, patterns, word forms, limited to roles and a document."""

from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from coder_app.commands.shared import (
    AsJson,
    ProjectPath,
    find_document,
    print_json,
    reading,
    say,
    warn,
)

if TYPE_CHECKING:
    from coder_app.core.search_filter import Mode
    from coder_app.core.search_rows import Hit


class Role(StrEnum):
    """Roles of speakers."""

    INTERVIEWER = "interviewer"
    PARTICIPANT = "participant"
    OTHER = "other"


Words = Annotated[
    str,
    typer.Argument(
        metavar="WORDS", help='Words, a "phrase", begin*, NEAR(a b, 5), AND, OR, NOT; or a pattern.'
    ),
]
Regex = Annotated[bool, typer.Option("--regex", help="WORDS are a regular expression.")]
Forms = Annotated[bool, typer.Option("--forms", help="Find other forms of the words too.")]
Roles = Annotated[
    list[Role] | None, typer.Option("--role", help="Only where such speakers speak; repeatable.")
]
In = Annotated[str | None, typer.Option("--document", metavar="NAME", help="Only in this one.")]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Hits shown at most.")]


def search(
    project: ProjectPath,
    words: Words,
    json: AsJson = False,
    regex: Regex = False,
    forms: Forms = False,
    role: Roles = None,
    document: In = None,
    limit: Limit = 500,
) -> None:
    """Find words in all documents; capitals and accents do not matter."""
    from coder_app.core import search_jobs
    from coder_app.core.search import Search, SearchFilter

    with reading(project) as opened:
        where = SearchFilter(
            documents=frozenset([find_document(opened, document)] if document else []),
            roles=frozenset(one.value for one in role or []),
        )
        mode: Mode = "pattern" if regex else "forms" if forms else "words"
        found = search_jobs.found(opened, Search(words, mode, where))
        hits = list(islice(found, limit))
    if found.note:
        warn(found.note)
    if json:
        print_json([_as_data(hit) for hit in hits])
        return
    for hit in hits:
        say(f"{hit.document_name} ¶{hit.paragraph}  {hit.snippet}")
    if not hits:
        say(f"Nothing was found for {words}.")


def _as_data(hit: "Hit") -> dict[str, object]:
    return {
        "document": hit.document_name,
        "paragraph": hit.paragraph,
        "start": hit.start,
        "end": hit.end,
        "snippet": hit.snippet,
    }
