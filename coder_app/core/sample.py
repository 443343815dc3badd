"""The sample project, built from the files in ``resources/samples`` as a person would build it.

``python -m coder_app.core.sample OUT.coder`` builds it from the command line.
"""

import csv
import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import resources
from coder_app.core.cases import import_attributes
from coder_app.core.codebook import find_code
from coder_app.core.codebook_import import import_codebook
from coder_app.core.coding_store import put_coding
from coder_app.core.documents import find_document, set_status
from coder_app.core.errors import CoderError
from coder_app.core.exchange.codebook_file import read_codebook
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.read import read_file
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.importing import import_items, propose
from coder_app.core.memos import set_memo
from coder_app.core.names import counted, quoted
from coder_app.core.progress import Progress, silent
from coder_app.core.project import Project
from models import Segment

_USAGE = "Usage: python -m coder_app.core.sample OUT.coder"
_ARGUMENTS = 2


@dataclass(frozen=True, slots=True)
class _Quote:
    """A row of ``codings.csv``: a coder gave a code to words that stand once in a document."""

    document: str
    code: str
    coder: str
    quote: str
    memo: str


def opens_at() -> str:
    """Name of the half-coded interview that the sample opens at."""
    return str(_plan()["open_at"])


def build_sample(path: Path, progress: Progress = silent) -> Project:
    """Make the sample at ``path``, a new ``.coder`` file; returns it open.

    ``progress`` counts steps: files read, then coded by each coder. Where it raises Cancelled, or
    anything fails, no file is left. Raises ProjectRefused where ``path`` is taken or no place to
    write.
    """
    plan = _plan()
    first = plan["coders"][0]
    project = Project.create(
        path,
        name=plan["name"],
        language=plan["language"],
        coder_name=first["name"],
        coder_initials=first["initials"],
    )
    try:
        _fill(project, plan, progress)
    except BaseException:
        project.close()
        path.unlink(missing_ok=True)
        raise
    return project


def _plan() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(resources.sample("sample.json").read_text(encoding="utf-8"))
    return loaded


def _fill(project: Project, plan: Mapping[str, Any], progress: Progress) -> None:
    files, coders = plan["files"], plan["coders"]
    total = len(files) + len(coders)
    parsed: list[ParsedFile] = []
    for done, name in enumerate(files):
        progress(done, total)
        parsed.append(read_file(resources.sample(name), language=plan["language"]))
    report = import_items(project, propose(project, parsed))
    if report.refused:
        raise CoderError(f"The sample was not made. {report.refused[0].reason}")
    import_codebook(project, read_codebook(resources.sample("codebook.csv")))
    import_attributes(project, resources.sample("attributes.csv"))
    quotes = _quotes()
    for done, coder in enumerate(reversed(coders), start=len(files)):  # the first codes on
        progress(done, total)
        project.use_coder(coder["name"], coder["initials"])
        _code(project, [each for each in quotes if each.coder == coder["name"]])
        for document, status in plan["status"][coder["name"]].items():
            set_status(project, find_document(project, document), status)
    for memo in plan["memos"]:
        set_memo(project, memo["kind"], _target(project, memo), memo["text"])
    progress(total, total)


def _quotes() -> list[_Quote]:
    with resources.sample("codings.csv").open(encoding="utf-8", newline="") as lines:
        return [_Quote(**row) for row in csv.DictReader(lines)]


def _code(project: Project, quotes: Sequence[_Quote]) -> None:
    """Code document by document, each in one action, as the present coder; then write the memos."""
    codes = {name: find_code(project, name) for name in {each.code for each in quotes}}
    memos: dict[CodingId, str] = {}
    for name, group in groupby(quotes, key=lambda each: each.document):
        memos |= _code_document(project, name, list(group), codes)
    for coding, memo in memos.items():
        set_memo(project, "coding", coding, memo)


def _code_document(
    project: Project, name: str, quotes: Sequence[_Quote], codes: Mapping[str, CodeId]
) -> dict[CodingId, str]:
    """Apply the codes to one document; returns the memos that belong to the codings."""
    document = find_document(project, name)
    text = project.text(document)
    memos: dict[CodingId, str] = {}
    title = f"Code {quoted(name)} by hand: {counted(len(quotes), 'coding')}"
    with project.action(title) as session:
        for each in quotes:
            segment = _segment(text, each)
            code = codes[each.code]
            applied = put_coding(session, document, code, project.coder, segment, origin="hand")
            if each.memo:
                memos[applied.coding] = each.memo
    return memos


def _segment(text: str, row: _Quote) -> Segment:
    start = text.find(row.quote)
    if start < 0:
        raise CoderError(
            f"The sample was not made: {row.document} does not hold {quoted(row.quote)}."
        )
    return Segment(start, start + len(row.quote))


def _target(project: Project, memo: Mapping[str, str]) -> DocumentId | CodeId | str:
    """The id of what a memo of the plan is on; the project has none."""
    if memo["kind"] == "document":
        return find_document(project, memo["document"])
    return find_code(project, memo["code"]) if memo["kind"] == "code" else ""


def main(arguments: Sequence[str]) -> int:
    """Build the sample at the one path given; returns the exit status."""
    if len(arguments) != _ARGUMENTS:
        sys.stderr.write(f"{_USAGE}\n")
        return 2
    try:
        build_sample(Path(arguments[1])).close()
    except CoderError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
