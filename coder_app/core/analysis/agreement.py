"""Agreement between coders, code by code: who coded how much, percent, kappa, alpha."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from coder_app.core.analysis.agreement_coders import LEAST, Person
from coder_app.core.analysis.agreement_data import (
    AgreementAsked,
    Compared,
    Material,
    Unit,
    material,
)
from coder_app.core.analysis.agreement_measures import (
    Chance,
    agreed,
    coded_or_not,
    cohen,
    krippendorff,
    pooled,
)
from coder_app.core.analysis.agreement_sweep import Span, tally
from coder_app.core.codes import tree
from coder_app.core.ids import CodeId, DocumentId
from coder_app.core.project import Project

__all__ = ["Agreement", "AgreementAsked", "CodeAgreement", "Figures", "agreement"]

ALL_CODES = "All codes"


@dataclass(frozen=True, slots=True)
class Figures:
    """How far coders agree; a figure is None where it is not defined."""

    coded: tuple[int, ...]
    """Units that each coder coded, by place."""
    by_all: int
    """Units coded by every coder who coded the document."""
    by_any: int
    agreed: float | None
    """Of all pairs of coders over all units, the share that decided alike."""
    kappa: float | None
    """Cohen's; None also where there are more than two coders."""
    alpha: float | None
    """Krippendorff's, for nominal values."""


@dataclass(frozen=True, slots=True)
class CodeAgreement:
    """A row of the table; that of all codes has no id."""

    code_id: CodeId | None
    name: str
    path: str
    colour: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Agreement:
    """Everything that is told about agreement, with what was asked."""

    project: str
    asked: AgreementAsked
    people: tuple[Person, ...]
    documents: tuple[Compared, ...]
    rows: tuple[CodeAgreement, ...]
    """Codes that any of the coders used, in the order of the codebook."""
    total: CodeAgreement | None
    """All of them in one; None where there is nothing to compare."""
    units: int
    """Units of the documents."""
    unused: int
    """Codes left out because none of the coders used them there."""
    alone: tuple[str, ...]
    waiting: tuple[str, ...]
    sealed: tuple[str, ...]
    suggested: int
    material: Material = field(repr=False, compare=False)

    @property
    def unit(self) -> Unit:
        """What is counted."""
        return self.asked.unit

    @property
    def two(self) -> bool:
        """Whether two coders are compared, for whom there is a kappa."""
        return len(self.people) == LEAST

    @property
    def not_done(self) -> tuple[Compared, ...]:
        """The documents that not all of their coders have marked as done."""
        return tuple(one for one in self.documents if one.not_done)

    @property
    def shown(self) -> tuple[CodeAgreement, ...]:
        """All codes first, then each."""
        return (self.total, *self.rows) if self.total is not None else self.rows


def agreement(project: Project, asked: AgreementAsked | None = None) -> Agreement:
    """Compare what coders coded, each on their own, over all of the text of their documents.

    A coder counts in a document with a coding there or who marked it as done: where that coder did
    not apply a code, the decision was not to. Documents of fewer than two coders are left out, and
    so are, unless asked for, documents for double coding that somebody still codes.
    """
    asked = asked or AgreementAsked()
    with project.read() as session:
        codes = tree(session)
        found = material(session, codes, asked)
    wanted = [code for code in codes.codes.values() if not asked.codes or code.id in asked.codes]
    used = [code for code in wanted if found.spans.get(code.id)] if found.documents else []
    counted = [_counted(found, code.id) for code in used]
    rows = tuple(
        CodeAgreement(CodeId(code.id), code.name, code.path, code.colour, one.figures)
        for code, one in zip(used, counted, strict=True)
    )
    return Agreement(
        project=project.name,
        asked=asked,
        people=found.people,
        documents=found.documents,
        rows=rows,
        total=_total(counted, len(found.people)) if rows else None,
        units=sum(one.units for one in found.documents),
        unused=len(wanted) - len(used),
        alone=found.alone,
        waiting=found.waiting,
        sealed=found.sealed,
        suggested=found.suggested,
        material=found,
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    figures: Figures
    agreed: Fraction | None
    kappa: Chance | None
    alpha: Chance | None


def _counted(found: Material, code: str) -> _Counted:
    patterns = _patterns(found.documents, found.spans[code])
    size = len(found.people)
    share = agreed(patterns)
    kappa = cohen(patterns) if size == LEAST else None
    alpha = krippendorff(coded_or_not(patterns))
    figures = Figures(
        coded=tuple(
            sum(units for (_, coded), units in patterns.items() if coded >> number & 1)
            for number in range(size)
        ),
        by_all=sum(units for (raters, coded), units in patterns.items() if raters == coded),
        by_any=sum(units for (_, coded), units in patterns.items() if coded),
        agreed=None if share is None else float(share),
        kappa=None if kappa is None else kappa.corrected,
        alpha=None if alpha is None else alpha.corrected,
    )
    return _Counted(figures, share, kappa, alpha)


def _patterns(
    documents: Iterable[Compared], spans: Mapping[DocumentId, Sequence[Span]]
) -> Counter[tuple[int, int]]:
    """Units by who rated them and who coded them, over all of the text."""
    found: Counter[tuple[int, int]] = Counter()
    for document in documents:
        coded = tally(spans.get(document.id, ()))
        for who, units in coded.items():
            found[document.raters, who] += units
        found[document.raters, 0] += document.units - coded.total()
    return found


def _total(counted: Sequence[_Counted], size: int) -> CodeAgreement:
    """All codes in one: units of every code together, the figures pooled (see ``pooled``)."""
    kappa = pooled(one.kappa for one in counted) if size == LEAST else None
    alpha = pooled(one.alpha for one in counted)
    shares = [one.agreed for one in counted if one.agreed is not None]
    figures = Figures(
        coded=tuple(sum(one.figures.coded[number] for one in counted) for number in range(size)),
        by_all=sum(one.figures.by_all for one in counted),
        by_any=sum(one.figures.by_any for one in counted),
        agreed=float(sum(shares, Fraction(0)) / len(shares)) if shares else None,
        kappa=None if kappa is None else kappa.corrected,
        alpha=None if alpha is None else alpha.corrected,
    )
    return CodeAgreement(None, ALL_CODES, ALL_CODES, "", figures)
