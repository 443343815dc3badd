"""What a passage looks like to the engine: TF-IDF of words and of letters inside words.

Letters stand in for stems, in any language. They are cut once for each word, not for each
passage: what letters a passage has is a product of two matrices. Worker process only.
"""

from collections.abc import Iterable, Sequence
from itertools import islice

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from coder_app.core.suggestions.lexicon import Ints, Lexicon, Read, joined, letters_of
from coder_app.core.suggestions.steps import Steps, finish

LARGE = 400
"""Passages from which on a word must occur twice to be one of the features."""
MOST_LETTERS = 60_000
WORD_SHARE = 0.4
"""Share of the words in a cosine; the rest is that of the letters. Chosen on the dev sets."""
FEW_ROWS = 4
STEP = 1000
"""Texts, or ten times as many words, in one step of learning."""

Floats = npt.NDArray[np.float32]


class Features:
    """Turns texts into rows of unit length, by the vocabulary of one corpus and codebook."""

    def __init__(self, corpus: Sequence[str] = (), codebook: Sequence[str] = ()) -> None:
        """Learn the vocabulary. ``codebook`` holds a text for each code, and other texts."""
        self._lexicon = Lexicon()
        self._parts: dict[str, int] = {}
        self.corpus: sp.csr_matrix
        """The rows of the corpus, each text once, (texts, features)."""
        finish(self._learn(corpus, codebook))

    @classmethod
    def learning(cls, corpus: Sequence[str], codebook: Sequence[str]) -> Steps["Features"]:
        """The same in steps of some hundredths of a second."""
        features = cls()
        features._lexicon = Lexicon()
        yield from features._learn(corpus, codebook)
        return features

    def columns(self, word: str) -> list[int]:
        """The columns of a matrix that one word of a text adds to: its own and its letters'."""
        number = self._lexicon.numbers.get(word.lower(), -1)
        own = self._word_at[number] if 0 <= number < len(self._word_at) else -1
        parts = (self._parts.get(part) for part in letters_of(word.lower()))
        found = [self._plain + part for part in parts if part is not None]
        return found if own < 0 else [int(own), *found]

    def matrix(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Return float32 (texts, features); the rows of the corpus are kept ready."""
        rows = self.rows_of(texts)
        if len(rows) and rows.min() >= 0:
            return self.corpus[rows]
        return self._build(self._lexicon.read(texts))

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of ``corpus``, a row each."""
        return tuple(self._row)

    def rows_of(self, texts: Sequence[str]) -> Ints:
        """The rows of texts in ``corpus``; -1 for those that are not kept."""
        return np.array([self._row.get(text, -1) for text in texts], np.int64)

    def add(self, texts: Sequence[str]) -> None:
        """Keep the rows of further texts ready; the vocabulary stays as it is."""
        new = [text for text in dict.fromkeys(texts) if text not in self._row]
        if new:
            rows = self._build(self._lexicon.read(new))
            self._row.update(zip(new, range(self.corpus.shape[0], 10**9), strict=False))
            self.corpus = sp.vstack([self.corpus, rows], "csr")

    @property
    def width(self) -> int:
        """The number of columns."""
        return max(1, self._plain + len(self._parts))

    # -- learning the vocabulary -----------------------------------------------------------------

    def _learn(self, corpus: Sequence[str], codebook: Sequence[str]) -> Steps[None]:
        unique = list(dict.fromkeys(corpus))
        twice = 2 if len(corpus) > LARGE else 1
        reads: list[Read] = []
        texts = [*corpus, *codebook]
        for first in range(0, len(texts), STEP):
            reads.append(self._lexicon.read(texts[first : first + STEP]))
            yield
        read = joined(reads)
        self._read_so_far = len(self._lexicon)
        self._learn_words(read, twice)
        yield
        yield from self._learn_letters(read, twice)
        self._row = {text: row for row, text in enumerate(unique)}
        where = {text: at for at, text in reversed(list(enumerate(corpus)))}
        blocks = [sp.csr_matrix((0, self.width), dtype=np.float32)]
        for first in range(0, len(unique), STEP):
            part = unique[first : first + STEP]
            blocks.append(self._build(joined([read.part(where[t], where[t] + 1) for t in part])))
            yield
        self.corpus = sp.vstack(blocks, "csr")

    def _learn_words(self, read: Read, least: int) -> None:
        """Take the words and pairs of words that are in ``least`` texts as columns."""
        among = _texts_with(read.counts(len(self._lexicon)))
        self._word_at = _numbered(among >= least)
        pairs, rows = read.pairs()
        known, which = np.unique(pairs, return_inverse=True)
        once = np.ones(len(pairs), np.float32)
        shape = len(read), len(known)
        pair_among = _texts_with(sp.csr_matrix((once, (rows, which)), shape=shape))
        self._pairs = known[pair_among >= least]
        kept = np.concatenate([among[among >= least], pair_among[pair_among >= least]])
        self._plain = len(kept)
        self._word_weights = _rarity(kept, len(read))

    def _learn_letters(self, read: Read, twice: int) -> Steps[None]:
        """Take the parts of words that are in texts enough as columns, at most so many."""
        least = 3 if twice > 1 else 1
        parts: dict[str, int] = {}
        self._inside = yield from _letters(self._lexicon.numbers, parts, grow=True)
        among, times = np.zeros(len(parts), np.int64), np.zeros(len(parts))
        for first in range(0, len(read), STEP):
            block = read.part(first, min(first + STEP, len(read)))
            counts = block.counts(len(self._lexicon)) @ self._inside
            among += _texts_with(counts)
            times += np.bincount(counts.indices, counts.data, minlength=len(parts))
            yield
        enough = np.flatnonzero(among >= least)
        kept = np.sort(enough[np.argsort(-times[enough], kind="stable")[:MOST_LETTERS]])
        names = list(parts)
        self._parts = {names[part]: column for column, part in enumerate(kept)}
        self._letter_weights = _rarity(among[kept], len(read))
        self._inside = self._inside[:, kept]

    # -- texts to rows ---------------------------------------------------------------------------

    def _build(self, read: Read) -> sp.csr_matrix:
        self._meet_words()
        words = _weighed(self._word_counts(read), self._word_weights, WORD_SHARE)
        counts = read.counts(len(self._lexicon)) @ self._inside
        letters = _weighed(counts, self._letter_weights, 1 - WORD_SHARE)
        rows = sp.hstack([words, letters], "csr", dtype=np.float32)
        rows.resize(len(read), self.width)
        return rows

    def _meet_words(self) -> None:
        """Cut words met since the vocabulary was learned into letters that it knows."""
        known, all_words = self._inside.shape[0], self._lexicon.numbers
        if known < len(all_words):
            new = list(islice(all_words, known, None))
            inside = finish(_letters(new, self._parts, grow=False))
            self._inside = sp.vstack([self._inside, inside], "csr")

    def _word_counts(self, read: Read) -> sp.csr_matrix:
        known = read.words < self._read_so_far
        words, word_rows = self._word_at[read.words[known]], read.rows[known]
        pairs, pair_rows = read.pairs()
        at = np.searchsorted(self._pairs, pairs)
        there = at < len(self._pairs)
        there[there] = self._pairs[at[there]] == pairs[there]
        single = int(self._plain - len(self._pairs))
        columns = np.concatenate([words[words >= 0], single + at[there]])
        rows = np.concatenate([word_rows[words >= 0], pair_rows[there]])
        once = np.ones(len(columns), np.float32)
        return sp.csr_matrix((once, (rows, columns)), shape=(len(read), self._plain))


def _letters(words: Iterable[str], parts: dict[str, int], *, grow: bool) -> Steps[sp.csr_matrix]:
    """How often each word has each part, float32 (words, parts); new parts only to ``grow``."""
    columns: list[int] = []
    ends = [0]
    for number, word in enumerate(words, 1):
        if grow:
            columns += [parts.setdefault(part, len(parts)) for part in letters_of(word)]
        else:
            columns += [parts[part] for part in letters_of(word) if part in parts]
        ends.append(len(columns))
        if number % (10 * STEP) == 0:
            yield
    once, shape = np.ones(len(columns), np.float32), (len(ends) - 1, len(parts))
    found = sp.csr_matrix((once, np.array(columns, np.int32), np.array(ends)), shape=shape)
    found.sum_duplicates()
    return found


def _texts_with(counts: sp.csr_matrix) -> Ints:
    """In how many texts each column occurs."""
    counts.sum_duplicates()
    return np.bincount(counts.indices, minlength=counts.shape[1]).astype(np.int64)


def _numbered(kept: npt.NDArray[np.bool_]) -> Ints:
    """The column of each that is kept, -1 for the others."""
    return np.where(kept, np.cumsum(kept) - 1, -1)


def _rarity(among: Ints, texts: int) -> Floats:
    """The smoothed inverse document frequency, as scikit-learn has it."""
    return np.asarray(np.log((1 + texts) / (1 + among)) + 1, np.float32)


def _weighed(counts: sp.csr_matrix, weights: Floats, share: float) -> sp.csr_matrix:
    """Sublinear TF-IDF; each row's square is ``share``."""
    counts.sum_duplicates()
    counts.data = (1 + np.log(counts.data)) * weights[counts.indices]
    return normalized(counts) * np.float32(share**0.5)


def cosines(rows: sp.csr_matrix, others: sp.csr_matrix) -> Floats:
    """Each row times each of the others, (rows, others); their cosines where both are units."""
    if rows.shape[0] > FEW_ROWS:
        many: Floats = (rows @ others.T).toarray()
        return many
    found = np.zeros((rows.shape[0], others.shape[0]), np.float32)
    for number in range(rows.shape[0]):  # without turning the others round, which takes longer
        found[number] = others @ rows[number].toarray()[0]
    return found


def normalized(rows: sp.csr_matrix) -> sp.csr_matrix:
    """Bring each row to unit length, in place; an empty one stays as it is."""
    squares = np.asarray(rows.multiply(rows).sum(axis=1), np.float32).ravel()
    lengths = np.sqrt(np.where(squares > 0, squares, 1))
    rows.data /= np.repeat(lengths, np.diff(rows.indptr))
    return rows
