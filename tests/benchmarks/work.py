"""Figures of work without a window: importing, counting themes, agreement, the workbook."""

import gc
import random
from importlib import import_module
from pathlib import Path
from types import ModuleType

from sqlalchemy import select, update

from coder_app.core.analysis.agreement import agreement
from coder_app.core.analysis.chosen import Among
from coder_app.core.analysis.co_occurrence import Level, TogetherAsked, co_occurrence
from coder_app.core.analysis.frequencies import theme_table
from coder_app.core.exchange.read_many import read_files
from coder_app.core.finding import in_parts
from coder_app.core.importing import import_items, propose
from coder_app.core.project import Project
from models import Coding
from tests.benchmarks.measure import Results, taking, timed
from tests.benchmarks.synthetic import build, transcript

FILES, FILE_CHARACTERS = 200, 30_000
RUNS = 3


def measure(results: Results, folder: Path) -> list[str]:
    """All of them; returns notes on what could not be measured."""
    if results.wants("import_200"):
        importing(results, folder)
    if results.wants("frequencies_50k"):
        frequencies(results, folder)
    if results.wants("agreement_50k"):
        agreeing(results, folder)
    if results.wants("co_occurrence_50k"):
        co_occurrences(results, folder)
    return workbook(results, folder) if results.wants("xlsx_5000") else []


def importing(results: Results, folder: Path) -> None:
    """Reading, proposing and storing 200 text files of 30,000 characters."""
    chance = random.Random(5)
    files = folder / "transcripts"
    files.mkdir()
    for number in range(FILES):
        text, _ = transcript(FILE_CHARACTERS, chance)
        (files / f"Interview {number:03}.txt").write_text(text, encoding="utf-8")
    paths = sorted(files.iterdir())
    for run in range(RUNS):
        project = Project.create(folder / f"import{run}.coder", coder_name="Ann Lee")

        def work(project: Project = project) -> None:
            read = read_files(paths, {}, "en")
            import_items(project, propose(project, read.files))

        results.add("import_200", timed(work))
        with project.read() as session:
            count = session.connection().exec_driver_sql("SELECT count(*) FROM document").scalar()
        if count != FILES:
            raise RuntimeError(f"{count} of {FILES} files were imported.")
        project.close()


def frequencies(results: Results, folder: Path) -> None:
    """Themes by an attribute, of a project just opened, so that nothing is kept from before."""
    path = folder / "themes.coder"
    build(path, documents=100, characters=30_000, codings=50_000, codes=200).close()
    for _ in range(5):
        project = Project.open_to_read(path)
        gc.collect()
        took = taking(lambda project=project: theme_table(project, "gender"))
        results.add("frequencies_50k", took)
        project.close()


def agreeing(results: Results, folder: Path) -> None:
    """Two coders' 50,000 codings compared by characters, of a project just opened."""
    path = folder / "agreement.coder"
    project = build(path, documents=100, characters=30_000, codings=50_000, codes=200)
    other = project.use_coder("Bo Moss", "BM")
    with project.action("Let every second coding be of another coder") as session:
        ids = session.scalars(select(Coding.id)).all()[::2]
        for part in in_parts(ids):
            session.execute(update(Coding).where(Coding.id.in_(part)).values(coder_id=other))
    project.close()
    for _ in range(5):
        project = Project.open_to_read(path)
        gc.collect()
        results.add("agreement_50k", taking(lambda project=project: agreement(project)))
        project.close()


def co_occurrences(results: Results, folder: Path) -> None:
    """Every code by every code, of a project just opened; by overlap and by turn in turn."""
    path = folder / "together.coder"
    build(path, documents=100, characters=30_000, codings=50_000, codes=200).close()
    levels: tuple[Level, ...] = ("overlap", "turn")
    for _ in range(RUNS):
        took = []
        for level in levels:
            project = Project.open_to_read(path)
            gc.collect()
            asked = TogetherAsked(level)
            took.append(
                taking(lambda project=project, asked=asked: co_occurrence(project, asked, Among()))
            )
            project.close()
        results.add("co_occurrence_50k", max(took))


def workbook(results: Results, folder: Path) -> list[str]:
    """All sheets of 5,000 excerpts."""
    module = _workbook()
    if module is None:
        return ["xlsx_5000 is not measured: the workbook cannot be written yet."]
    path = folder / "sheets.coder"
    build(path, documents=30, characters=30_000, codings=5_000, codes=100).close()
    for run in range(RUNS):
        project = Project.open_to_read(path)
        target = folder / f"workbook{run}.xlsx"
        results.add(
            "xlsx_5000",
            timed(lambda project=project, to=target: module.write_workbook(project, to)),
        )
        project.close()
        if not target.stat().st_size:
            raise RuntimeError("The workbook is empty.")
    return []


def _workbook() -> ModuleType | None:
    try:
        return import_module("coder_app.core.exchange.workbook")
    except ImportError:
        return None
