"""Agreement in words: the summary, what to mind, a paragraph for a methods section, cells."""

from collections.abc import Iterator, Sequence

from coder_app.core.analysis.agreement import Agreement, CodeAgreement
from coder_app.core.analysis.agreement_coders import shortened
from coder_app.core.names import counted

NOBODY = (
    "There is nothing to compare yet: no document was coded by two coders. Mark a document for "
    "double coding (Document menu), let each of you code it on your own under your own name "
    "(Coding as…), and mark it as done (Ctrl+D)."
)
TWO = "It takes two coders or more: choose another one as well, or all."
NOT_DEFINED = "not defined"
WHY_NOT_DEFINED = (
    "Not defined: nobody could have disagreed, because one decision was the only one taken"
)
_LISTED = 6
UNITS = {"characters": "character", "passages": "paragraph"}


def figure(value: float | None) -> str:
    """A coefficient as it is shown."""
    return NOT_DEFINED if value is None else f"{value:.2f}".replace("-", "\N{MINUS SIGN}")


def percent(value: float | None) -> str:
    """A share as it is shown; short of all it never says 100."""
    if value is None:
        return NOT_DEFINED
    return f"{min(100 * value, 99.9) if value < 1 else 100:.1f} %"


def headings(found: Agreement) -> tuple[str, ...]:
    """The headings of the table."""
    coders = shortened(found.people)
    kappa = ("Kappa",) if found.two else ()
    return ("Code", *coders, "Both" if found.two else "All", "Agreed", *kappa, "Alpha")


def cells(found: Agreement, row: CodeAgreement) -> tuple[str | int, ...]:
    """What stands in a row of the table."""
    of = row.figures
    kappa = (figure(of.kappa),) if found.two else ()
    return (row.path, *of.coded, of.by_all, percent(of.agreed), *kappa, figure(of.alpha))


def summary(found: Agreement) -> str:
    """What was found, in a sentence or two; where nothing was, what to do."""
    if not found.documents:
        return _empty(found)
    if found.total is None:
        return (
            f"None of {_and([one.name for one in found.people])} used any of these codes in "
            f"{counted(len(found.documents), 'document')}. Choose other codes or documents."
        )
    of = found.total.figures
    kappa = f"kappa {figure(of.kappa)}, " if found.two else ""
    return (
        f"{_and([one.name for one in found.people])} in "
        f"{counted(len(found.documents), 'document')}, {counted(len(found.rows), 'code')}: "
        f"{kappa}alpha {figure(of.alpha)}, agreed on {percent(of.agreed)} of "
        f"{counted(found.units, UNITS[found.unit])}."
    )


def _empty(found: Agreement) -> str:
    if len(found.asked.coders) == 1:
        return TWO
    if found.sealed:
        return still_coded(found)
    if found.waiting:
        return (
            f"No document is marked as done by all who coded it. Waiting: {_listed(found.waiting)}."
        )
    if not found.alone:
        return NOBODY
    which = "It was" if len(found.alone) == 1 else "They were"
    return (
        f"There is nothing to compare yet in {_listed(found.alone)}. {which} not coded by two of "
        "the coders chosen. Let the other code it under their own name (Coding as…); who found "
        "nothing to code marks it as done (Ctrl+D)."
    )


def still_coded(found: Agreement) -> str:
    """What is out of sight, and until when; empty where nothing is. Names no coder."""
    if not found.sealed:
        return ""
    it = "it" if len(found.sealed) == 1 else "them"
    return (
        f"Out of sight, for double coding: {_listed(found.sealed)}. Not everybody who codes {it} "
        f"has marked {it} as done (Ctrl+D), and who sees how the others coded no longer codes "
        "independently."
    )


def independence(found: Agreement) -> str:
    """What looking would spoil; empty where every coder is done."""
    open_ = found.not_done
    if not open_:
        return ""
    shown = [f"{one.name} ({', '.join(one.not_done)})" for one in open_[:_LISTED]]
    more = f" and {len(open_) - _LISTED} more" if len(open_) > _LISTED else ""
    return (
        f"Not marked as done yet: {', '.join(shown)}{more}. Who sees how the others coded no "
        "longer codes independently, and what is coded there afterwards should not be counted as "
        "agreement."
    )


def warnings(found: Agreement) -> Iterator[str]:
    """What to mind about the figures, beside ``independence``."""
    if not found.documents:
        return
    if found.sealed:
        yield still_coded(found)
    if found.alone:
        yield f"Left out, not coded by two of these coders: {_listed(found.alone)}."
    if found.waiting:
        yield f"Left out, not marked as done by all: {_listed(found.waiting)}."
    if found.suggested:
        began = "began as a suggestion" if found.suggested == 1 else "began as suggestions"
        yield (
            f"{counted(found.suggested, 'coding')} {began}: coders who accept the same "
            "suggestion agree with the machine, not with each other."
        )


def methods(found: Agreement) -> str:
    """A paragraph for a methods section, with every setting that the figures depend on."""
    if found.total is None:
        return ""
    return " ".join(_methods(found, found.total))


def _methods(found: Agreement, total: CodeAgreement) -> Iterator[str]:
    of = total.figures
    documents = counted(len(found.documents), "document")
    done = len(found.documents) - len(found.not_done)
    yield (
        f"{_and([one.name for one in found.people])} coded {documents}; {done} of these "
        f"{'was' if done == 1 else 'were'} marked as done by all of their coders before agreement "
        "was computed."
    )
    yield _unit_words(found)
    yield (
        f"{counted(len(found.rows), 'code')} that at least one coder used "
        f"{'was' if len(found.rows) == 1 else 'were'} compared"
        + (
            ", a code counting also where a code beneath it was applied." * found.asked.subcodes
            or ", without the codes beneath them."
        )
    )
    names = "Cohen's kappa and Krippendorff's alpha" if found.two else "Krippendorff's alpha"
    yield (
        f"Agreement is the share of units on which pairs of coders decided alike; {names} "
        f"(nominal, applied or not) {'correct' if found.two else 'corrects'} it for chance. "
        "Over all codes, observed and expected agreement were averaged before the correction "
        "(De Vries et al. 2008)."
    )
    kappa = f"kappa {figure(of.kappa)} and " if found.two else ""
    yield f"Over all codes agreement was {percent(of.agreed)}, {kappa}alpha {figure(of.alpha)}."
    yield from _ranges(found)


def _unit_words(found: Agreement) -> str:
    units = counted(found.units, UNITS[found.unit])
    if found.unit == "characters":
        return f"The units were the {units} of the whole text, coded or not."
    return (
        f"The units were the {units} of the whole text; one counted as coded where any of it was."
    )


def _ranges(found: Agreement) -> Iterator[str]:
    for name, values in (
        ("kappa", [row.figures.kappa for row in found.rows] if found.two else []),
        ("alpha", [row.figures.alpha for row in found.rows]),
    ):
        known = sorted(value for value in values if value is not None)
        if len(known) > 1:
            yield f"By code {name} lay between {figure(known[0])} and {figure(known[-1])}."
    missing = sum(row.figures.alpha is None for row in found.rows)
    if missing:
        yield f"For {counted(missing, 'code')} nothing could differ, so that it is not defined."


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _LISTED} more" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
