"""Versions of the codebook: filed with a name and a note, compared with each other or with now."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from coder_app.core.codebook_compare import CodeChange, compare_contents
from coder_app.core.codebook_content import Content, content_now, content_of
from coder_app.core.errors import CoderError, NotFound
from coder_app.core.finding import Choice, find
from coder_app.core.ids import VersionId
from coder_app.core.names import clean_name, clean_text, name_key, quoted
from coder_app.core.project import Project
from models import CodebookVersion, Coder, now

__all__ = [
    "NOW",
    "CodeChange",
    "VersionRow",
    "compare_versions",
    "file_version",
    "find_version",
    "next_version_name",
    "version_content",
    "versions",
]

NOW = VersionId("")
"""Stands for the codebook as it is now."""


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version that was filed."""

    id: VersionId
    name: str
    note: str
    coder_name: str
    filed_at: datetime
    codes: int
    codings: int


def versions(project: Project) -> list[VersionRow]:
    """All versions, the newest first."""
    wanted = (
        select(
            CodebookVersion.id,
            CodebookVersion.name,
            CodebookVersion.note,
            Coder.name,
            CodebookVersion.created_at,
            CodebookVersion.content,
        )
        .join(Coder, Coder.id == CodebookVersion.coder_id)
        .order_by(CodebookVersion.created_at.desc(), CodebookVersion.id.desc())
    )
    with project.read() as session:
        rows = session.execute(wanted).all()
    found = []
    for one, name, note, coder, at, stored in rows:
        codes = content_of(stored).codes
        codings = sum(code.codings for code in codes)
        filed = datetime.fromisoformat(at)
        found.append(VersionRow(VersionId(one), name, note, coder, filed, len(codes), codings))
    return found


def file_version(project: Project, name: str, note: str = "") -> VersionId:
    """Keep the codebook as it is now, under a name. Raises CoderError where a version has it."""
    clean = clean_name(name, "A version's name")
    with project.read() as session:
        names = session.scalars(select(CodebookVersion.name)).all()
    if name_key(clean) in {name_key(each) for each in names}:
        raise CoderError(
            f"There is a version {quoted(clean)} already. Nothing was filed; versions are never "
            "overwritten. Choose another name."
        )
    content = content_now(project)
    if not content.codes:
        raise CoderError("The codebook has no codes yet. Nothing was filed.")
    with project.record(f"File the codebook as {quoted(clean)}") as session:
        row = CodebookVersion(
            name=clean,
            note=clean_text(note, "A note"),
            coder_id=project.coder,
            created_at=now(),
            content=content.to_json(),
        )
        session.add(row)
        session.flush()
        return VersionId(row.id)


def next_version_name(project: Project) -> str:
    """A name to offer: ``v3`` after two versions."""
    with project.read() as session:
        count = session.scalar(select(func.count()).select_from(CodebookVersion)) or 0
    return f"v{count + 1}"


def find_version(project: Project, text: str) -> VersionId:
    """The version of this name or id; "now" is the present. Raises NotFound, Ambiguous."""
    if name_key(text) == "now":
        return NOW
    choices = [Choice(row.id, row.name, row.name) for row in versions(project)]
    return VersionId(find("version", text, choices))


def version_content(project: Project, version: VersionId) -> Content:
    """The codebook as a version keeps it, or as it is NOW. Raises NotFound, CoderError."""
    if version == NOW:
        return content_now(project)
    with project.read() as session:
        stored = session.scalar(
            select(CodebookVersion.content).where(CodebookVersion.id == version)
        )
    if stored is None:
        raise NotFound("This version of the codebook is no longer in the project.")
    return content_of(stored)


def compare_versions(
    project: Project, before: VersionId, after: VersionId = NOW
) -> list[CodeChange]:
    """What became of the codes from one version to another (NOW: to the present)."""
    return compare_contents(version_content(project, before), version_content(project, after))
