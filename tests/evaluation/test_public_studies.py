"""What is read of published studies, on a project in Taguette's format as small as can be."""

import json
import sqlite3

from tests.evaluation.public_studies import Coded, taguette, write

LINES = "<p>1 Read the page.</p>\n<p>That is clear &amp; short.</p>\n<p>I like the map.</p>"


def small_project(folder):
    with sqlite3.connect(folder / "study.sqlite3") as project:
        project.executescript(
            "CREATE TABLE tags (id, path, description);"
            "CREATE TABLE documents (id, name, contents);"
            "CREATE TABLE highlights (id, document_id, start_offset, snippet);"
            "CREATE TABLE highlight_tags (highlight_id, tag_id);"
            "INSERT INTO tags VALUES (4, 'Map', 'Likes\nthe map'), (7, 'Clear', '');"
            "INSERT INTO highlights VALUES (1, 2, 40, '<p>clear &amp; short</p>'),"
            " (2, 2, 60, 'I like the map.');"
            "INSERT INTO highlight_tags VALUES (1, 7), (2, 4);"
        )
        project.execute("INSERT INTO documents VALUES (2, 'P10', ?), (3, 'P9', '')", (LINES,))
    return folder


def test_tags_lie_on_the_passages_that_hold_their_words(tmp_path):
    codes, passages = taguette(small_project(tmp_path))

    assert codes == {"4": ("Map", "Likes the map", ""), "7": ("Clear", "", "")}
    assert passages == [
        Coded("P10", "", "1 Read the page."),
        Coded("P10", "", "That is clear & short. I like the map.", {"4", "7"}),
    ]


def test_a_folder_is_written_as_evaluations_read_it(tmp_path):
    write(tmp_path / "study", *taguette(small_project(tmp_path)))

    lines = (tmp_path / "study" / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["codes"] for line in lines] == [[], ["4", "7"]]
    assert (tmp_path / "study" / "codes.csv").read_text(encoding="utf-8").splitlines() == [
        "code,name,definition,parent,examples",
        "4,Map,Likes the map,,[]",
        "7,Clear,,,[]",
    ]
