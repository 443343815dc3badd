"""Reads from a project what a workbook is to hold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from sqlalchemy import func, select

from coder_app.core.analysis.suppression import LEAST
from coder_app.core.analysis.wording import HIDDEN
from coder_app.core.cases import AttributeRow, attributes, find_attribute
from coder_app.core.codebook import codebook
from coder_app.core.codes import PATH, tree
from coder_app.core.excerpts import ExcerptFilter, excerpts
from coder_app.core.exchange.neutral_names import NameSearch, names_of_people
from coder_app.core.exchange.workbook_data import (
    Audience,
    CodeLine,
    ExcerptLine,
    MarkLine,
    NameFound,
    WorkbookData,
)
from coder_app.core.exchange.workbook_excerpts import ExcerptReader, way
from coder_app.core.exchange.workbook_themes import ThemesPart, gather_themes, kind_of
from coder_app.core.marks import marks_of_all
from coder_app.core.origins import BY_HAND
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from models import Memo

ONLY_BY_HAND = "Themes and Excerpts by hand only: without codings that began as suggestions"
EVERY_EXCERPT = ExcerptFilter()


@dataclass(frozen=True, slots=True)
class WorkbookAsked:
    """For whom a workbook is, and what of the project it is to hold: all, unless told."""

    audience: Audience = "team"
    attributes: Sequence[str] | None = None
    """Names or ids; None: all for the team, none outside."""
    wanted: ExcerptFilter = EVERY_EXCERPT
    """Restricts Excerpts, and by its documents and coders the passages marked for later."""
    filtered: str = ""
    """The same in words, for Read me."""
    by_hand: bool = False
    """Neither Themes nor Excerpts hold codings that began as suggestions; Read me says so."""
    excerpts_only: bool = False
    """No sheet but Read me and Excerpts."""


ALL = WorkbookAsked()


def gather(
    project: Project, asked: WorkbookAsked = ALL, progress: Progress = silent
) -> WorkbookData:
    """Read what is asked for. Raises NotFound for an attribute there is not, and Cancelled."""
    columns = _columns(project, asked)
    sent_out = asked.audience == "outside"
    themes = gather_themes(project, columns, sent_out=sent_out, by_hand=asked.by_hand)
    wanted = replace(asked.wanted, origins=BY_HAND) if asked.by_hand else asked.wanted
    ids = excerpts(project, wanted).ids
    reader, lines, search = _read(project, asked.audience, columns, ids, progress)
    codes = tuple(_codes(project))
    seen = () if asked.excerpts_only else codes
    return WorkbookData(
        project=project.name,
        audience=asked.audience,
        made_at=_now(),
        version=_version(),
        attributes=tuple(column.name for column in columns),
        excerpts=lines,
        groups=themes.groups,
        themes=themes.lines,
        codes=codes,
        cases_total=themes.table.cases_total,
        documents_total=themes.table.documents_total,
        cases_coded=len(reader.cases),
        filtered="; ".join(filter(None, (asked.filtered, ONLY_BY_HAND * asked.by_hand))),
        left_out=themes.table.left_out,
        memos_without_code=_segment_memos(project),
        marks=tuple(_marks(project, asked.wanted)),
        hidden=0 if asked.excerpts_only else themes.hidden,
        names=(*_names_in(lines, ids, search), *_names_in_codes(seen, search)),
        notes=tuple(_notes(reader, None if asked.excerpts_only else themes)),
        excerpts_only=asked.excerpts_only,
    )


def _read(
    project: Project,
    audience: Audience,
    columns: Sequence[AttributeRow],
    ids: Sequence[str],
    progress: Progress,
) -> tuple[ExcerptReader, Sequence[ExcerptLine], NameSearch]:
    """The excerpts as lines, what read them, and the names to look for in what is sent out."""
    with project.read() as session:
        reader = ExcerptReader(session, audience, columns)
        lines = reader.lines(ids, progress)
        return reader, lines, NameSearch(names_of_people(session) if audience == "outside" else ())


def _now() -> datetime:
    """In the time of this computer, without a zone."""
    return datetime.now().astimezone().replace(tzinfo=None, microsecond=0)


def _columns(project: Project, asked: WorkbookAsked) -> list[AttributeRow]:
    known = attributes(project)
    if asked.attributes is None:
        return known if asked.audience == "team" else []
    ids = {find_attribute(project, name) for name in asked.attributes}
    return [row for row in known if row.id in ids]


def _segment_memos(project: Project) -> int:
    query = select(func.count()).select_from(Memo).where(Memo.kind == "segment")
    with project.read() as session:
        return session.scalar(query) or 0


def _marks(project: Project, wanted: ExcerptFilter) -> Iterator[MarkLine]:
    for row in marks_of_all(project, wanted.documents, wanted.coders):
        at = row.created_at.astimezone().replace(tzinfo=None, microsecond=0)
        yield MarkLine(row.citation, row.words, row.coder_name, at)


def _codes(project: Project) -> Iterator[CodeLine]:
    with project.read() as session:
        codes = tree(session)
    for row in codebook(project):
        yield CodeLine(
            path=way(codes, row.id),
            kind=kind_of(is_theme=row.is_theme, in_theme=row.theme_id is not None),
            colour=row.colour,
            definition=row.definition,
            include=row.include,
            exclude=row.exclude,
            examples=row.examples,
            aliases=row.aliases,
            codings=row.codings,
            cases=row.cases,
        )


def _names_in(
    lines: Sequence[ExcerptLine], ids: Sequence[str], search: NameSearch
) -> Iterator[NameFound]:
    for coding, line in zip(ids, lines, strict=True):
        name = search.found_in(line.text)
        if name:
            yield NameFound(coding, line.reference, name)


def _names_in_codes(codes: Sequence[CodeLine], search: NameSearch) -> Iterator[NameFound]:
    for code in codes:
        texts = (*code.path, code.definition, code.include, code.exclude)
        texts += (*code.examples, *code.aliases)
        name = search.found_in("\n".join(texts))
        if name:
            yield NameFound("", f"Codebook: {PATH.join(code.path)}", name)


def _notes(reader: ExcerptReader, themes: ThemesPart | None) -> Iterator[str]:
    yield from themes.notes if themes else ()
    if reader.values_hidden:
        yield (
            f"Values that fewer than {LEAST} cases have point at people: in Excerpts they are "
            f"written as {HIDDEN}, never one value alone."
        )
    if themes and themes.hidden:
        yield (
            "Whoever counts cases in Excerpts can come near to a hidden count. If that matters, "
            "export again without that attribute."
        )


def _version() -> str:
    try:
        return version("coder-app")
    except PackageNotFoundError:
        return "not installed"
