"""The sentence vectors of one project, and when they count. Worker process only."""

from collections.abc import Iterable, Sequence

from coder_app.core.embeddings.extra import ModelRefused
from coder_app.core.embeddings.filling import fill, release
from coder_app.core.embeddings.kept import Row, kept
from coder_app.core.embeddings.session import Filled, wanted
from coder_app.core.embeddings.vectors import Vectors, key_of
from coder_app.core.progress import Progress
from coder_app.core.project import Project
from coder_app.core.suggestions.passage import CodeText

SPARE = 0.1
"""Share of the passages that may wait for their vectors once they are in use."""
CODES_SECONDS = 5.0
"""How long the descriptions of codes may take when codes are learned; some tens are enough."""


class Embedding:
    """All or nothing: the vectors count once every passage of the corpus has one.

    Evidence that only some passages have would rank these unlike the others. Once they are in use,
    a few new passages may wait for theirs.
    """

    def __init__(self) -> None:
        self.vectors = Vectors()
        self.used = False
        self._refused = False
        """Whether the model was missed: then it all goes on without."""
        self._in_file: set[str] = set()
        self._was_read = False
        self._unkept: list[Row] = []
        self._todo: list[str] = []
        self._todo_of: tuple[object, ...] | None = None

    def ready(self, project: Project, passages: Sequence[str]) -> bool:
        """Whether the vectors are to count from now on."""
        if self._refused or not passages or not wanted(project):
            return False
        self._read(project)
        missing = len(self.vectors.missing(passages))
        return missing <= (SPARE * len(passages) if self.used else 0)

    def of(self, codes: Sequence[CodeText], *, ready: bool) -> Vectors | None:
        """Return the vectors where they count, those of the codes' descriptions among them.

        None as well where these are missing and the model cannot be had.
        """
        if not ready:
            return None
        if self.vectors.missing(texts_of(codes)):
            try:
                self._unkept += fill(self.vectors, texts_of(codes), seconds=CODES_SECONDS)
            except ModelRefused:
                self._refused = True
                return None
            finally:
                release()
        return self.vectors

    def fill_some(
        self,
        project: Project,
        corpus: str,
        passages: Sequence[str],
        codes: Sequence[CodeText],
        progress: Progress,
    ) -> Filled:
        """Make some of what is missing; ``corpus`` is a word that changes when passages do."""
        if not wanted(project):
            release()
            return Filled((), 0, 0)
        self._read(project)
        if self._todo_of != (corpus, codes):
            self._todo = self.vectors.missing([*passages, *texts_of(codes)])
            self._todo_of = (corpus, codes)
        rows = fill(self.vectors, self._todo, progress=progress)
        self._refused = self._refused and not rows
        del self._todo[: len(rows)]
        rows, self._unkept = [*self._unkept, *rows], []
        self._in_file |= {key for key, _ in rows}
        texts = {*passages, *texts_of(codes)}
        total, left = len(texts), len(self._todo)
        gone: tuple[str, ...] = ()
        if not left:
            release()
            gone = self._gone(texts)
        return Filled(tuple(rows), total - left, total, gone, used=self.used)

    def _gone(self, texts: Iterable[str]) -> tuple[str, ...]:
        """What the file has and nothing needs: told once."""
        gone = self._in_file - {key_of(text) for text in texts}
        self._in_file -= gone
        return tuple(sorted(gone))

    def _read(self, project: Project) -> None:
        if not self._was_read:
            self._was_read = True
            with project.read() as session:
                rows = kept(session)
            self.vectors.take(rows)
            self._in_file = {key for key, _ in rows}


def texts_of(codes: Sequence[CodeText]) -> list[str]:
    """All that is asked about codes: their whole descriptions, and the pieces."""
    return [text for code in codes for text in (code.text, *code.pieces)]
