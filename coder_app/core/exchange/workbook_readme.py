"""What the sheet Read me says: for whom, what is in it, what was left out or changed."""

import re
from collections.abc import Iterator

from coder_app.core.analysis.suppression import LEAST
from coder_app.core.analysis.wording import HIDDEN, LEAST_BASE, NOT_RAISED
from coder_app.core.exchange.workbook_cells import LONGEST
from coder_app.core.exchange.workbook_data import WorkbookData
from coder_app.core.exchange.workbook_sheet import Cleaned
from coder_app.core.names import counted

_ONE_PARAGRAPH = re.compile(r"(.+) ¶(\d+)")
_LOOKED_AT = 50
"""Excerpts among which one of a single paragraph is looked for."""
_TEAM = "The team: everything"
_OUTSIDE = (
    "To send out: no names of documents, cases, speakers and coders, no memos, times, dates or "
    "context; only the attributes chosen; counts of small groups hidden"
)


def readme(data: WorkbookData, cleaned: Cleaned) -> Iterator[tuple[object, object]]:
    """Pairs of a heading and what is to be said."""
    yield "Project", data.project
    yield "Made for", _OUTSIDE if data.sent_out else _TEAM
    yield "Contains personal data", _personal(data)
    yield "Made on", data.made_at
    yield "Made with", f"Coder {data.version}"
    yield "Filters", data.filtered or "None: all excerpts"
    yield "Attributes", ", ".join(data.attributes) or "None"
    yield "Excerpts", len(data.excerpts)
    yield "Cases", data.cases_total
    yield "Documents", data.documents_total
    if not data.excerpts_only:
        yield "Codes", len(data.codes)
        yield "Themes", sum(1 for code in data.codes if code.kind == "Theme")
        yield from _left_out(data)
    for note in data.notes:
        yield "Note", note
    yield from _changed(cleaned)
    yield from _how_to_read(data)


def _personal(data: WorkbookData) -> str:
    said = "Yes: participants' own words"
    if not data.sent_out:
        return f"{said}, and names of cases, speakers, documents and coders"
    return f"{said}. Names were searched for in them; what was found was shown to the sender"


def _left_out(data: WorkbookData) -> Iterator[tuple[object, object]]:
    yield "Excerpts without a code", "None: every coding has a code"
    if data.memos_without_code:
        yield (
            "Memos on passages without a code",
            f"{counted(data.memos_without_code, 'memo')}, not in this workbook",
        )
    if data.marks:
        where = "not in this workbook" if data.sent_out else "in the sheet Marked for later"
        yield "Marked, to be coded later", f"{counted(len(data.marks), 'passage')}, {where}"
    if data.left_out:
        yield (
            "Codings not counted in Themes",
            f"{counted(data.left_out, 'coding')}: only the interviewer speaks in them",
        )
    if data.hidden:
        yield (
            "Hidden counts",
            f"{counted(data.hidden, 'count')}, shown as {HIDDEN}: groups and counts under {LEAST}, "
            "with a second one where a total would give them away",
        )


def _changed(cleaned: Cleaned) -> Iterator[tuple[object, object]]:
    if cleaned.characters:
        yield (
            "Control characters",
            f"{counted(cleaned.characters, 'character')} that Excel can't hold left out",
        )
    if cleaned.continued:
        yield (
            "Long texts",
            f"{counted(cleaned.continued, 'row')} with more than {LONGEST:,} characters in a cell: "
            "they go on in the rows below, and the first cell leads there",
        )


def _reference(data: WorkbookData) -> str:
    """How to read a reference, at one that stands in this workbook where there is any."""
    plain = (_ONE_PARAGRAPH.fullmatch(line.reference) for line in data.excerpts[:_LOOKED_AT])
    found = next((match for match in plain if match), None)
    name, number = found.groups() if found else ("P04", "12")
    return f"{name} ¶{number} is paragraph {number} of {name}"


def _how_to_read(data: WorkbookData) -> Iterator[tuple[object, object]]:
    yield "References", _reference(data)
    if data.excerpts_only:
        yield "Mind", NOT_RAISED
    else:
        yield (
            "Sheet Codebook",
            "A row a code: what it means, and when to use it and when not; examples, one a line; "
            "aliases, the names of codes merged into it",
        )
        yield from _of_counts()
    if not data.sent_out:
        yield "Dates", "In the time of the computer that made this workbook"
        yield "Grouped columns", "Path, levels, ids, start and end: open with + over the columns"


def _of_counts() -> Iterator[tuple[object, object]]:
    yield (
        "Counts",
        "A theme counts the cases of its subcodes once; the interviewer's words do not count; "
        f"shares only from a base of {LEAST_BASE}",
    )
    yield "Mind", NOT_RAISED
