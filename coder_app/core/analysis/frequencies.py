"""How often each theme and code was raised, and by whom: cases, documents, codings, words."""

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.analysis.spoken import Said, distinct, said_in_codings
from coder_app.core.analysis.theme_rows import COLUMNS, Counts, Group, ThemeRow, ThemeTable
from coder_app.core.codes import Tree, tree
from coder_app.core.errors import CoderError
from coder_app.core.finding import Choice, find
from coder_app.core.ids import CodeId
from coder_app.core.project import Project
from models import Attribute, AttributeValue, Document, Speaker

__all__ = ["COLUMNS", "Counts", "Group", "ThemeRow", "ThemeTable", "theme_table"]

_MOST_GROUPS = 200


class _Tally:
    """Counts in the making; what was said comes document by document."""

    __slots__ = ("cases", "codings", "document", "documents", "heard", "words")

    def __init__(self) -> None:
        self.cases: set[str] = set()
        self.documents = 0
        self.codings = 0
        self.words = 0
        self.document = ""
        self.heard: list[int] = []

    def add(self, said: Said, cases: Iterable[str], words: Sequence[int]) -> None:
        """Codings of one document, with those of its words that count here."""
        if said.document != self.document:
            self.close()
            self.document = said.document
            self.documents += 1
        self.codings += len(said.words)
        self.cases.update(cases)
        self.heard.extend(words)

    def close(self) -> None:
        """Count the words heard in the document, each once however often it was coded."""
        self.words += distinct(self.heard)
        self.heard.clear()

    def counts(self) -> Counts:
        self.close()
        return Counts(len(self.cases), self.documents, self.codings, self.words)


def theme_table(
    project: Project,
    by: str | None = None,
    interviewer_words: bool = False,
    subcodes: bool = True,
    by_hand: bool = False,
) -> ThemeTable:
    """Count cases, documents, codings and words for every theme and code.

    ``by`` is the name or id of an attribute to split the cases by. Where ``subcodes``, a code's
    counts hold those of its subcodes; a case, a document and a word count once, however many of
    the codings they are in. Unless ``interviewer_words``, codings in which only the interviewer
    speaks, and his words in others, do not count. ``by_hand``: codings that began as suggestions
    do not count. Raises NotFound, Ambiguous, CoderError.
    """
    with project.read() as session:
        codes = tree(session)
        bases = _bases(session)
        name, value_of = (None, {}) if by is None else _values(session, by, bases)
    groups = _groups(value_of, bases) if by is not None else ()
    counter = _Counter(codes, groups, value_of, subcodes=subcodes)
    with _no_collection():
        said = said_in_codings(project, interviewer_words=interviewer_words, by_hand=by_hand)
        left_out = counter.take(said)
    rows = tuple(counter.rows())
    loose = [row.code_id for row in rows if not row.in_theme]
    return ThemeTable(
        by=name,
        groups=groups,
        rows=rows,
        cases_total=len(bases),
        documents_total=_documents(project),
        codings_total=sum(counter.own.values()),
        left_out=left_out,
        loose_codes=len(loose),
        loose_codings=sum(counter.own.get(code, 0) for code in loose),
        interviewer_words=interviewer_words,
        subcodes=subcodes,
        by_hand=by_hand,
    )


def _documents(project: Project) -> int:
    with project.read() as session:
        return len(session.execute(select(Document.id)).all())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from walking over 50,000 rows in the making: a fifth of the time.

    They make no circles, so nothing is left for it.
    """
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


class _Counter:
    """Gives every coding to its code, to the codes above it, and to the groups of its cases."""

    def __init__(
        self,
        codes: Tree,
        groups: Sequence[Group],
        value_of: Mapping[str, str],
        *,
        subcodes: bool,
    ) -> None:
        self._codes = codes
        self._raised = {
            code: (code, *codes.above(code)) if subcodes else (code,) for code in codes.codes
        }
        self._number = {group.value: n for n, group in enumerate(groups)}
        self._value_of = value_of
        self.totals = {code: _Tally() for code in codes.codes}
        self.groups = {code: [_Tally() for _ in groups] for code in codes.codes}
        self.own: dict[str, int] = {}

    def take(self, codings: Iterable[Said]) -> int:
        """Count codings; returns how many were left out."""
        left_out = 0
        for said in codings:
            left_out += said.left_out
            if not said.words:
                continue
            self.own[said.code] = self.own.get(said.code, 0) + len(said.words)
            for code in self._raised[said.code]:
                self.totals[code].add(said, said.cases, said.words)
            if self._number and said.cases:
                self._split(said)
        return left_out

    def _split(self, said: Said) -> None:
        members: dict[int, list[str]] = {}
        for case in said.cases:
            members.setdefault(self._number[self._value_of.get(case, "")], []).append(case)
        for number, cases in members.items():
            words = said.words
            if len(members) > 1:
                words = [part.words for part in said.parts if part.case in cases]
            for code in self._raised[said.code]:
                self.groups[code][number].add(said, cases, words)

    def rows(self) -> Iterable[ThemeRow]:
        """The rows in the order of the tree: themes first, what is in none last."""
        for code in self._codes.codes.values():
            yield ThemeRow(
                code_id=CodeId(code.id),
                parent_id=None if code.parent_id is None else CodeId(code.parent_id),
                name=code.name,
                path=code.path,
                colour=code.colour,
                depth=code.depth,
                is_theme=code.is_theme,
                in_theme=code.theme_id is not None,
                has_children=bool(self._codes.below.get(code.id)),
                counts=self.totals[code.id].counts(),
                groups=tuple(tally.counts() for tally in self.groups[code.id]),
            )


def _bases(session: Session) -> set[str]:
    """The cases that can raise something: those that take part in a document."""
    spoken = select(Speaker.case_id).where(
        Speaker.case_id.is_not(None), Speaker.role == "participant"
    )
    own = select(Document.case_id).where(Document.case_id.is_not(None))
    return {case for case in session.scalars(spoken.union(own)) if case is not None}


def _values(session: Session, by: str, bases: set[str]) -> tuple[str, dict[str, str]]:
    """The attribute's name, and what it is for each of the cases that has a value."""
    choices = [
        Choice(row.id, row.name, row.name)
        for row in session.execute(select(Attribute.id, Attribute.name))
    ]
    attribute = find("attribute", by, choices)
    name = next(choice.name for choice in choices if choice.id == attribute)
    rows = session.execute(
        select(AttributeValue.case_id, AttributeValue.value).where(
            AttributeValue.attribute_id == attribute
        )
    )
    return name, {case: value.strip() for case, value in rows if case in bases}


def _groups(value_of: Mapping[str, str], bases: set[str]) -> tuple[Group, ...]:
    sizes: dict[str, int] = {}
    for case in bases:
        value = value_of.get(case, "")
        sizes[value] = sizes.get(value, 0) + 1
    if len(sizes) > _MOST_GROUPS:
        raise CoderError(
            f"This attribute has {len(sizes)} different values; themes can be split into "
            f"{_MOST_GROUPS} groups at most. Nothing was changed. Put the values into bands first."
        )
    return tuple(Group(value, sizes[value]) for value in sorted(sizes, key=_group_order))


def _group_order(value: str) -> tuple[bool, bool, float, str]:
    """Numbers by size, then texts, cases without a value last."""
    try:
        number = float(value)
    except ValueError:
        return (not value, True, 0.0, value.casefold())
    return (not value, False, number, value)
