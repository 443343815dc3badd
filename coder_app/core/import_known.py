"""What the project has already when files come in: contents, names, cases; and what it refuses."""

from sqlalchemy import func, select

from coder_app.core.errors import ImportRefused
from coder_app.core.exchange.parsed import ParsedFile
from coder_app.core.import_plan import ImportItem
from coder_app.core.names import name_key, quoted
from coder_app.core.project import Project
from models import Case, Document


def _is_text(text: str) -> bool:
    """Whether SQLite can hold it: no U+0000, no halves of UTF-16 pairs."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


def file_name(file: ParsedFile) -> str:
    """The name of a file without its folders, whichever system it is from."""
    return file.path.replace("\\", "/").rpartition("/")[2]


class Known:
    """What the project has already: file contents, names of documents, cases."""

    def __init__(self, project: Project) -> None:
        with project.read() as session:
            rows = session.execute(select(Document.name, Document.file_hash)).all()
            cases = session.execute(select(Case.id, Case.name)).all()
            last = session.scalar(select(func.max(Document.position)))
        self.contents = {row.file_hash: row.name for row in rows if row.file_hash}
        self.names = {name_key(row.name) for row in rows}
        self.cases = {name_key(row.name): row.id for row in cases}
        self.position = -1 if last is None else last
        self.new_cases = 0

    def twin(self, file: ParsedFile) -> str | None:
        """Why a file is one too many; None where its bytes are new."""
        name = self.contents.get(file.sha256) if file.sha256 else None
        if name is None:
            return None
        return (
            f"{file_name(file)} was not imported: the same file is in the project already, as "
            f"{quoted(name)}."
        )

    def refuse(self, item: ImportItem) -> None:
        """Raise ImportRefused where the file can't be a document or is one already."""
        file, text = item.parsed, item.parsed.text
        name = file_name(file)
        if not text.strip():
            raise ImportRefused(f"{name} was not imported: it holds no text.")
        twin = self.twin(file)
        if twin is not None:
            raise ImportRefused(twin)
        if not _is_text(text):
            raise ImportRefused(
                f"{name} was not imported: it holds characters that are no text. "
                "Save it as UTF-8 text and import it again."
            )
