"""Reads material from a data folder: ``codes.csv`` and ``passages.jsonl``."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coder_app.core.errors import CoderError
from coder_app.core.evaluation.material import Material, Read
from coder_app.core.suggestions.passage import CodeText

CODES, PASSAGES = "codes.csv", "passages.jsonl"
LONGEST = 1_000_000
"""Characters of a cell, at most: the reader's own bound is one for all, and changed by others."""
_SHAPE = (
    f"A data folder holds {CODES} (columns code, name; definition and examples if there are any, "
    f"examples as a JSON list) and {PASSAGES} (an object a line: doc, text, codes)."
)


def read_folder(folder: Path, limit: int | None = None) -> Material:
    """Read at most ``limit`` passages, in their order; codes that are not in the codebook are none.

    Raises CoderError where a file is missing, is no UTF-8, or holds something else.
    """
    for name in (CODES, PASSAGES):
        if not (folder / name).is_file():
            raise CoderError(f"There is no {name} in {folder}. {_SHAPE}")
    csv.field_size_limit(LONGEST)
    try:
        codes = tuple(_codes(folder / CODES))
        ids = frozenset(code.id for code in codes)
        passages = tuple(_passages(folder / PASSAGES, ids, limit))
    except UnicodeDecodeError as error:
        raise CoderError(f"The files in {folder} can't be read as UTF-8 text: {error}.") from error
    except csv.Error as error:
        raise CoderError(f"{folder / CODES} can't be read as a table: {error}.") from error
    if not codes or not passages:
        raise CoderError(f"{folder} holds no {'passages' if codes else 'codes'}. {_SHAPE}")
    return Material(folder.resolve().name, codes, passages)


def _codes(path: Path) -> Iterator[CodeText]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = {"code", "name"} - set(rows.fieldnames or ())
        if missing:
            raise CoderError(f"{path} has no column {' and no column '.join(sorted(missing))}.")
        known: set[str] = set()
        for row in rows:
            if not row["code"] or row["code"] in known:
                what = f"code {row['code']} once more" if row["code"] else "no code"
                raise CoderError(f"{path}, line {rows.line_num}: {what}. Each code has one line.")
            known.add(row["code"])
            examples = _parsed(row.get("examples") or "[]", path, rows.line_num)
            if not isinstance(examples, list):
                raise CoderError(f"{path}, line {rows.line_num}: examples is no JSON list.")
            yield CodeText(
                row["code"],
                row["name"] or "",
                row.get("definition") or "",
                tuple(map(str, examples)),
            )


def _passages(path: Path, codes: frozenset[str], limit: int | None) -> Iterator[Read]:
    with path.open(encoding="utf-8-sig") as file:
        lines = ((at, line) for at, line in enumerate(file, 1) if line.strip())
        for number, (at, line) in enumerate(lines):
            if number == limit:
                return
            row = _parsed(line, path, at)
            if not isinstance(row, dict) or not _is_passage(row):
                raise CoderError(f"{path}, line {at}: no object with doc, text and codes.")
            yield Read(
                text=row["text"],
                document=str(row["doc"]),
                place=number,
                codes=codes.intersection(row["codes"]),
                speaker=str(row.get("speaker") or ""),
            )


def _is_passage(row: dict[str, Any]) -> bool:
    codes = row.get("codes")
    return (
        isinstance(row.get("text"), str)
        and "doc" in row
        and isinstance(codes, list)
        and all(isinstance(code, str) for code in codes)
    )


def _parsed(text: str, path: Path, line: int) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:  # also numbers of thousands of digits
        said = error.msg if isinstance(error, json.JSONDecodeError) else "too deep, or too long"
        raise CoderError(f"{path}, line {line}: not JSON ({said}).") from error
