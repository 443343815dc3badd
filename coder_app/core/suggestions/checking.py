"""How good suggestions of one code are, asked honestly. Worker process only."""

from collections.abc import Sequence

from sqlalchemy import select

from coder_app.core.ids import CodeId
from coder_app.core.progress import Progress
from coder_app.core.project import Project
from coder_app.core.suggestions.choices import Learnable
from coder_app.core.suggestions.labels import covered
from coder_app.core.suggestions.passage import Passage
from coder_app.core.suggestions.review import Check
from coder_app.core.suggestions.study import Study
from models import Coding

PARTS = 5


def checked(
    project: Project, study: Study, code: CodeId, threshold: float, progress: Progress
) -> Check:
    """Ask about each part of what was coded or read, having learned from the others only.

    A part is a run of passages, so that the neighbours of a coded passage are not learned from
    either. What was accepted from suggestions is learned from, but not asked about.
    """
    rows, labels = study.labelled(project)
    hand = _by_hand(project, study, code)
    by_hand = [(passage.document, passage.place) in hand for passage in rows]
    asked = [mine or code not in codes for mine, codes in zip(by_hand, labels, strict=True)]
    part = _parts(by_hand)
    found = proposed = 0
    for number in range(PARTS):
        progress(number, PARTS)
        chances = _chances(study, rows, labels, [one == number for one in part], code)
        for place, chance in chances.items():
            if asked[place] and chance >= threshold:
                proposed += 1
                found += by_hand[place]
    return Check(sum(by_hand), found, proposed)


def _chances(
    study: Study,
    rows: Sequence[Passage],
    labels: Sequence[frozenset[str]],
    tested: Sequence[bool],
    code: CodeId,
) -> dict[int, float]:
    """The probability of the code for the passages tested, learned from all others."""
    learned = [place for place, out in enumerate(tested) if not out]
    wanted = [place for place, out in enumerate(tested) if out]
    engine = study.engine.untaught()
    whole = not all(labels)  # where some document was declared done, what has no code was read
    engine.fit(
        [rows[place] for place in learned], [labels[place] for place in learned], whole=whole
    )
    ranked = engine.suggest([rows[place] for place in wanted])
    return {
        place: dict(ranking).get(code, 0.0) for place, ranking in zip(wanted, ranked, strict=True)
    }


def _parts(by_hand: Sequence[bool]) -> list[int]:
    """The part of each passage: runs with about as many passages coded by hand in each."""
    whole, so_far, parts = max(1, sum(by_hand)), 0, []
    for mine in by_hand:
        parts.append(min(PARTS - 1, so_far * PARTS // whole))
        so_far += mine
    return parts


def _by_hand(project: Project, study: Study, code: CodeId) -> frozenset[tuple[str, int]]:
    """The passages to which the code was given by hand: document and place."""
    wanted = select(Coding.document_id, Coding.start, Coding.end, Coding.coder_id).where(
        Coding.code_id == code, Coding.origin == "hand"
    )
    with project.read() as session:
        allowed = Learnable.of(session, study.coder)
        rows = [row for row in session.execute(wanted) if allowed.allows(row[0], row[3])]
    cuts = {str(document): cut for document, cut in study.cuts.items()}
    return frozenset(
        (document, place)
        for document, start, end, _ in rows
        if document in cuts
        for place in covered(cuts[document].spans, start, end)
    )
