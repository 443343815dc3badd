"""In a document coded twice nobody learns, not even from counts, what the other one did."""

import pytest

from coder_app.core import codebook, excerpts
from coder_app.core.documents import CODING, DONE, documents, set_status
from coder_app.core.excerpts import ExcerptFilter
from coder_app.core.search_filter import SearchFilter
from coder_app.core.suggestions.choices import code_twice
from coder_app.core.uncoded import find_uncoded
from coder_app.core.unseen import unseen

SEEN = ExcerptFilter(seen=True)


@pytest.fixture
def two(desk, codes):
    """Ann is coded twice: by the first coder three times, by Bo, who codes now, once."""
    codes.plant("a", "b")
    desk.lay("Bea", "Bea: Nobody came.\n\nBea: And then?\n")
    desk.code("Nobody called me back", codes["a"])
    desk.code("They took a statement", codes["a"])
    desk.code("felt stupid", codes["b"])
    desk.code("Nobody came", codes["b"], "Bea")
    desk.project.use_coder("Bo Diaz")
    code_twice(desk.project, desk.documents["Ann"], twice=True)
    desk.code("seven weeks", codes["b"])
    return desk


def counted(project):
    return [row.codings for row in documents(project, seen=True)]


def tallied(project):
    rows = codebook.codebook(project, seen=True)
    assert codebook.recounted(project, rows) == rows
    return [(row.codings, row.documents) for row in rows]


def test_lists_count_only_one_s_own_codings_until_one_is_done(two) -> None:
    project = two.project
    assert counted(project) == [1, 1]
    assert tallied(project) == [(0, 0), (2, 2)]
    assert excerpts.excerpts(project, SEEN).count == 2
    set_status(project, two.documents["Ann"], DONE)
    assert counted(project) == [4, 1]
    assert tallied(project) == [(2, 1), (3, 2)]
    assert excerpts.excerpts(project, SEEN).count == 5
    set_status(project, two.documents["Ann"], CODING)
    assert counted(project) == [1, 1]


def test_the_first_coder_does_not_learn_from_the_second_either(two) -> None:
    project = two.project
    first = next(
        row for row in excerpts.excerpts(project).rows(0, 9) if row.coder_name != "Bo Diaz"
    )
    project.use_coder(first.coder_name)
    assert counted(project) == [3, 1]
    assert tallied(project) == [(2, 1), (2, 2)]


def test_themes_and_exports_count_everything(two) -> None:
    project = two.project
    assert [row.codings for row in documents(project)] == [4, 1]
    assert [row.codings for row in codebook.codebook(project)] == [2, 3]
    assert excerpts.excerpts(project).count == 5


def test_counts_that_are_kept_up_leave_out_what_others_code_meanwhile(two, codes) -> None:
    project = two.project
    assert tallied(project)[1] == (2, 2)
    two.code("took a statement", codes["b"])
    assert tallied(project)[1] == (3, 2)
    project.undo()
    assert tallied(project)[1] == (2, 2)
    assert [row.codings for row in codebook.codebook(project)] == [2, 3]


def test_what_nobody_coded_is_asked_as_if_the_other_had_not(two) -> None:
    project, ann = two.project, two.documents["Ann"]
    said = project.text(ann)

    def left(**who):
        return [said[a:b] for a, b in find_uncoded(project, SearchFilter(), **who)[ann]]

    assert not any("felt stupid" in words for words in left())
    assert any("felt stupid" in words for words in left(me=project.coder))
    assert not any("seven weeks" in words for words in left(me=project.coder))


def test_without_double_coding_nothing_is_hidden(desk) -> None:
    assert not unseen(desk.project).documents
