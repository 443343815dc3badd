"""What a search is limited to: documents, the role of who speaks, a value of an attribute."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.ids import AttributeId, DocumentId
from coder_app.core.turns_index import TurnsIndex
from models import AttributeValue

Mode = Literal["words", "forms", "pattern", "uncoded", "uncoded by me"]
Allows = Callable[[TurnsIndex, int, int], bool]
"""Whether ``start:end`` of the document with these turns is wanted."""


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """Where to search: an empty set stands for everywhere; all limits hold together."""

    documents: frozenset[DocumentId] = frozenset()
    roles: frozenset[str] = frozenset()
    """Of speakers: interviewer, participant, other. Labels and times are nobody's speech."""
    attribute: tuple[AttributeId, str] | None = None

    def allows(self, session: Session) -> Allows | None:
        """The limit on places within a document; None where there is none."""
        if not self.roles and self.attribute is None:
            return None
        having = None if self.attribute is None else _having(session, *self.attribute)
        roles = self.roles

        def allow(index: TurnsIndex, start: int, end: int) -> bool:
            if roles and not any(
                piece.voice is not None and piece.voice.role in roles
                for piece in index.pieces(start, end)
            ):
                return False
            return having is None or not having.isdisjoint(index.case_ids(start, end))

        return allow


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for: ``words`` as typed (none for text that is not coded), how, and where."""

    words: str = ""
    mode: Mode = "words"
    where: SearchFilter = SearchFilter()

    @property
    def described(self) -> str:
        """The search in a sentence, such as an action's name."""
        match self.mode:
            case "uncoded":
                return "text nobody has coded"
            case "uncoded by me":
                return "text not coded by me"
            case "pattern":
                return f"the pattern “{self.words.strip()[:60]}”"
            case _:
                return f"“{self.words.strip()[:60]}”"


def _having(session: Session, attribute: str, value: str) -> frozenset[str]:
    """The cases that have a value of an attribute."""
    return frozenset(
        session.scalars(
            select(AttributeValue.case_id).where(
                AttributeValue.attribute_id == attribute, AttributeValue.value == value
            )
        )
    )
