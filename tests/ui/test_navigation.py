"""Back and forward."""

from coder_app.core.ids import DocumentId
from coder_app.ui.navigation import Place, Trail


def place(start: int, document: str = "d") -> Place:
    return Place("code", DocumentId(document), start, start)


def test_back_and_forward_walk_the_places() -> None:
    trail = Trail()
    for start in (0, 5_000, 9_000):
        trail.visit(place(start))
    assert [trail.back(), trail.back(), trail.back()] == [place(5_000), place(0), None]
    assert trail.forward() == place(5_000)


def test_a_step_elsewhere_cuts_off_what_lay_ahead() -> None:
    trail = Trail()
    for start in (0, 5_000):
        trail.visit(place(start))
    trail.back()
    trail.visit(place(0, "e"))
    assert not trail.can_go_forward
    assert trail.back() == place(0)


def test_small_moves_are_one_place() -> None:
    trail = Trail()
    trail.visit(place(0))
    trail.visit(place(50))
    assert not trail.can_go_back
