"""A codebook drawn as paths, transcripts written as lines, and the tables to compare."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from sqlalchemy import select

from coder_app.core import codebook, coding, importing
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.exchange.turns import parse_turns, speakers_of
from coder_app.core.ids import CodeId, CodingId, DocumentId
from coder_app.core.project import Project
from models.journal import journalled_tables

INTERVIEW = """\
Interviewer: And after you reported it?

Ann: They took a statement and then nothing.

Ann: Nobody called me back for seven weeks.

Interviewer: Did they ring in the end?

Ann: Never. I felt stupid for asking.
"""


class Codes(dict[str, CodeId]):
    """The codes of a project by name; ``plant`` adds them as paths, ``home > sea > waves``."""

    def __init__(self, project: Project) -> None:
        super().__init__()
        self._project = project

    def plant(self, *paths: str) -> None:
        for path in paths:
            parent: CodeId | None = None
            for name in path.split(" > "):
                if name not in self:
                    self[name] = codebook.create_code(self._project, name, parent)
                parent = self[name]


class Desk:
    """A project with one interview (or more), and words coded by quoting them."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.documents: dict[str, DocumentId] = {}

    def lay(self, name: str, text: str = INTERVIEW) -> DocumentId:
        """Import a text as a document of this name."""
        items = importing.propose(self.project, [parsed(name, text)])
        report = importing.import_items(self.project, items)
        assert report.refused == ()
        self.documents[name] = report.documents[0].id
        return report.documents[0].id

    def place(self, words: str, document: str = "") -> tuple[DocumentId, int, int]:
        """Where words stand: document, start, end."""
        chosen = self.documents[document or next(iter(self.documents))]
        start = self.project.text(chosen).index(words)
        return chosen, start, start + len(words)

    def code(self, words: str, code: CodeId, document: str = "") -> CodingId:
        return coding.apply_code(self.project, *self.place(words, document), code).coding

    def coded(self, document: str = "") -> list[tuple[str, str]]:
        """Code and words of every coding, in order."""
        chosen = self.documents[document or next(iter(self.documents))]
        text = self.project.text(chosen)
        rows = coding.codings(self.project, chosen)
        return [(row.code_name, text[row.start : row.end]) for row in rows]


def parsed(name: str, text: str, path: str = "") -> ParsedFile:
    """A transcript as a reader of files would hand it over."""
    turns = parse_turns(text)
    return ParsedFile(
        path=path or f"{name}.txt",
        name=name,
        format="txt",
        sha256=sha256(text.encode()).hexdigest(),
        text=text,
        turns=turns,
        speakers=speakers_of(text, turns),
    )


@pytest.fixture
def codes(project: Project) -> Codes:
    return Codes(project)


@pytest.fixture
def desk(project: Project) -> Desk:
    """The project with the interview "Ann", 5 paragraphs."""
    desk = Desk(project)
    desk.lay("Ann")
    return desk


@pytest.fixture
def outline(project: Project) -> Callable[[], list[str]]:
    """The codebook as indented names."""
    return lambda: ["  " * row.depth + row.name for row in codebook.codebook(project)]


@pytest.fixture
def tables(project: Project) -> Callable[[], dict[str, list[str]]]:
    """All rows of all journalled tables."""

    def dump() -> dict[str, list[str]]:
        with project.read() as session:
            return {
                table.name: sorted(map(repr, session.execute(select(table))))
                for table in journalled_tables()
            }

    return dump


@pytest.fixture
def one_step(
    project: Project, tables: Callable[[], dict[str, list[str]]]
) -> Callable[[Callable[[], object]], str]:
    """Do something; it must be one action that undo and redo replay exactly. Returns its name."""

    def check(work: Callable[[], object]) -> str:
        last = project.next_undo()
        before = tables()
        work()
        after = tables()
        step = project.next_undo()
        assert step is not None
        assert after != before
        project.undo()
        assert tables() == before
        assert project.next_undo() == last
        project.redo()
        assert tables() == after
        return step.name

    return check


@pytest.fixture
def no_step(
    project: Project, tables: Callable[[], dict[str, list[str]]]
) -> Callable[[Callable[[], object]], None]:
    """Do something that changes nothing and writes no action."""

    def check(work: Callable[[], object]) -> None:
        last, before = project.next_undo(), tables()
        work()
        assert (project.next_undo(), tables()) == (last, before)

    return check
