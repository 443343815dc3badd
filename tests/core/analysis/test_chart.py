"""The chart is a file of the kind asked for, whole or refused."""

from pathlib import Path

import pytest

from coder_app.core.analysis.chart import chart_picture, write_chart
from coder_app.core.analysis.theme_rows import ThemesAsked
from coder_app.core.errors import CoderError
from coder_app.core.project import Project
from coder_app.core.sample import build_sample

BEGINNINGS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("chart") / "sample.coder"
    build_sample(path).close()
    return path


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_each_format_is_written(sample: Path, tmp_path: Path, suffix: str) -> None:
    out = write_chart(sample, tmp_path / f"themes{suffix}", ThemesAsked(by="Gender"))
    assert out.read_bytes().startswith(BEGINNINGS[suffix])


def test_the_names_of_the_themes_and_groups_stand_in_it(sample: Path, tmp_path: Path) -> None:
    matplotlib = pytest.importorskip("matplotlib")

    with matplotlib.rc_context({"svg.fonttype": "none"}):
        text = write_chart(sample, tmp_path / "x.svg", ThemesAsked(by="Gender")).read_text(
            encoding="utf-8"
        )
    assert "Communication" in text
    assert "women (5)" in text


def test_themes_are_bold_with_a_gap_above_and_codes_are_indented(
    sample: Path, tmp_path: Path
) -> None:
    matplotlib = pytest.importorskip("matplotlib")

    with matplotlib.rc_context({"svg.fonttype": "none"}):
        text = write_chart(sample, tmp_path / "x.svg", ThemesAsked()).read_text(encoding="utf-8")
    theme, code = (
        next(line for line in text.splitlines() if f"{name}</text>" in line)
        for name in ("Emotional support", "Someone listened")
    )
    assert "font-weight: 700" in theme
    assert "font-weight: 700" not in code
    assert ">   Someone listened<" in code.replace("\u00a0", " ")


def test_other_formats_and_empty_projects_are_refused(project: Project, tmp_path: Path) -> None:
    for name, words in (("x.doc", "PNG, SVG or PDF"), ("x.png", "no codes to draw")):
        with pytest.raises(CoderError, match=words):
            write_chart(project.path, tmp_path / name, ThemesAsked())
        assert not (tmp_path / name).exists()


def test_it_counts_as_the_table_does_and_may_leave_codes_out(sample: Path, tmp_path: Path) -> None:
    matplotlib = pytest.importorskip("matplotlib")

    def drawn(asked: ThemesAsked, *, codes: bool) -> str:
        with matplotlib.rc_context({"svg.fonttype": "none"}):
            out = write_chart(sample, tmp_path / "x.svg", asked, codes=codes)
        return out.read_text(encoding="utf-8")

    every = drawn(ThemesAsked("codings"), codes=True)
    themes = drawn(ThemesAsked("codings"), codes=False)
    assert "Someone listened" in every
    assert "Someone listened" not in themes
    assert ">46<" in themes, "Communication with its subcodes"
    assert ">46<" not in drawn(ThemesAsked("codings", subcodes=False), codes=False)


def test_what_is_looked_at_is_a_picture(sample: Path) -> None:
    assert chart_picture(sample, ThemesAsked()).startswith(BEGINNINGS[".png"])
