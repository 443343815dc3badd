"""What is said of a search: how much it found, and what a code of its hits could be called."""

from coder_app.core.names import counted
from coder_app.core.search import Search
from coder_app.core.search_rows import Found

_LONGEST_NAME = 60


def how_much(answer: Found, search: Search, hits: int | None) -> str:
    """How much was found, and what is to be known of it; ``hits`` is None where not all are."""
    said = f"Nothing was found: {search.described}."
    if answer.documents:
        places = counted(answer.places, "paragraph") if hits is None else counted(hits, "hit")
        said = f"{places} in {counted(len(answer.documents), 'document')} for {search.described}"
    return f"{said} · {answer.note}" if answer.note else said


def name_for(search: Search | None) -> str:
    """A name for a new code, from the words searched for; empty where there are none."""
    if search is None or search.mode.startswith("uncoded"):
        return ""
    return " ".join(search.words.replace('"', "").replace("*", "").split())[:_LONGEST_NAME]
