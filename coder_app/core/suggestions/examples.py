"""What the coders made of each passage: what the engine learns from, what reasons quote."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy.orm import Session

from coder_app.core.ids import CoderId, DocumentId
from coder_app.core.suggestions import material
from coder_app.core.suggestions.choices import Learnable
from coder_app.core.suggestions.cut import Cut
from coder_app.core.suggestions.labels import codes_of, codes_touching, covered
from coder_app.core.suggestions.material import Coded, Refused
from coder_app.core.suggestions.passage import Passage

Row = TypeVar("Row", Coded, Refused)


@dataclass
class Examples:
    """Passages about which something is known, in the order of learning.

    ``labels``: the codes of each; an empty set where a coder read it and gave none, which is
    believed only of documents declared done; None where nobody said so, but some code was
    ``refused``.
    """

    passages: list[Passage] = field(default_factory=list)
    labels: list[frozenset[str] | None] = field(default_factory=list)
    refused: list[frozenset[str]] = field(default_factory=list)
    codings: int = 0
    """In the whole project, of all coders."""
    whole: bool = False
    """Whether some document was declared done, so that it shows how much gets no code."""
    source: str = ""
    """Whose codings these are (``choices.source``)."""
    of_code: dict[str, list[Passage]] = field(default_factory=dict)
    coding: dict[tuple[str, str, int], Coded] = field(default_factory=dict)
    """The coding by which a passage has a code: by code, document and place."""

    @classmethod
    def of(
        cls, session: Session, cuts: Mapping[DocumentId, Cut], coder: CoderId | None
    ) -> "Examples":
        """Gather what may be learned from for a coder, the documents coded first before others."""
        allowed = Learnable.of(session, coder)
        known = material.codings(session)
        codings = [one for one in known if allowed.allows(one.document, one.coder)]
        done = material.done(session, allowed)
        refused = [
            one for one in material.refusals(session) if allowed.allows(one.document, one.coder)
        ]
        found = cls(codings=len(known), source=allowed.source, whole=bool(done))
        coded, turned_down = _by_document(codings), _by_document(refused)
        for document in dict.fromkeys([*coded, *turned_down, *sorted(done)]):
            cut = cuts.get(DocumentId(document))
            if cut is not None:
                found._take(cut, coded[document], turned_down[document], read=document in done)
        return found

    def _take(
        self, cut: Cut, codings: Sequence[Coded], refused: Sequence[Refused], *, read: bool
    ) -> None:
        codes = codes_of(cut.spans, codings)
        said_no = codes_touching(cut.spans, refused)
        for passage, given, no in zip(cut.passages, codes, said_no, strict=True):
            if given or no or read:
                self.passages.append(passage)
                self.labels.append(given if given or read else None)
                self.refused.append(no)
        for coding in codings:
            for place in covered(cut.spans, coding.start, coding.end):
                passage = cut.passages[place]
                self.of_code.setdefault(coding.code, []).append(passage)
                self.coding[coding.code, passage.document, place] = coding


def _by_document(rows: Sequence[Row]) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.document].append(row)
    return found
