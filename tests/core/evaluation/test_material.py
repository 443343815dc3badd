import json

import pytest

from coder_app.core.errors import CoderError
from coder_app.core.evaluation.folder import read_folder
from coder_app.core.evaluation.own import read_project
from models import DocumentStatus, new_id

RANG = "Nobody rang me back for seven weeks."
TEA = "My sister made tea and stayed."


@pytest.fixture
def folder(tmp_path):
    def write(
        codes='code,name,examples\nc,Call,"[""Rang""]"\n',
        lines=({"doc": 1, "text": "x", "codes": ["c", "gone"]},),
    ):
        (tmp_path / "codes.csv").write_text(codes, encoding="utf-8")
        text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
        (tmp_path / "passages.jsonl").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_a_folder_is_read_in_order_and_unknown_codes_are_left_out(folder):
    found = read_folder(folder())
    assert found.codes[0].examples == ("Rang",)
    assert [(p.text, p.document, p.codes) for p in found.passages] == [("x", "1", frozenset("c"))]


@pytest.mark.parametrize(
    ("codes", "lines", "said"),
    [
        ("id,name\n", (), "no column code"),
        ("code,name,examples\nc,Call,[1\n", (), "line 2: not JSON"),
        ("code,name\nc,Call\n", ("{",), "line 1: not JSON"),
        ("code,name\nc,Call\n", ("[" * 100_000,), "line 1: not JSON .too deep"),
        ("code,name\nc,Call\n", ("1" * 6000,), "line 1: not JSON .too deep, or too long"),
        ("code,name,examples\nc,Call," + "[" * 100_000, (), "line 2: not JSON .too deep"),
        ("code,name\nc,Call\nd,Tea\nc,Again\n", (), "line 4: code c once more"),
        ("code,name\n,Call\n", (), "line 2: no code"),
        ("code,name\nc," + "x" * 1_100_000, (), "can't be read as a table: field larger"),
        ("code,name\nc,Call\n", ('{"doc": 1}',), "line 1: no object with doc, text and codes"),
        ("code,name\nc,Call\n", (), "holds no passages"),
        ("code,name\n", ({"doc": 1, "text": "x", "codes": []},), "holds no codes"),
    ],
)
def test_a_folder_that_is_something_else_is_refused_with_the_place(folder, codes, lines, said):
    with pytest.raises(CoderError, match=said):
        read_folder(folder(codes, lines))


def test_a_mark_of_utf_8_and_blank_lines_are_no_trouble(folder):
    one = json.dumps({"doc": 1, "text": "x", "codes": ["c"]})
    found = read_folder(folder("\ufeffcode,name\nc\n", ("\ufeff" + one, "", one, " ", "")))
    assert found.codes[0].name == ""
    assert [passage.place for passage in found.passages] == [0, 1]


def test_a_folder_without_the_files_says_what_belongs_there(tmp_path):
    with pytest.raises(CoderError, match=r"no codes\.csv .*columns code, name"):
        read_folder(tmp_path)


def test_a_project_is_replayed_in_the_order_in_which_it_was_coded(study):
    call = study.code("No call back")
    first = study.interview("P01", ("I", "So?"), ("P01", TEA), ("P01", RANG), ("P01", "Bye."))
    second = study.interview("P02", ("P02", RANG), ("P02", TEA))
    study.coding(second, RANG, call)
    study.coding(first, "rang me back for seven weeks", call)
    found = read_project(study.project)
    assert [(p.document, p.codes) for p in found.passages] == [
        (second, {call}),
        (first, frozenset()),
        (first, {call}),
    ]
    assert [p.place for p in found.passages] == [0, 1, 2]
    assert [p.judged for p in found.passages] == [True, False, True]  # who knows if it was read
    assert found.codings == 2


def test_a_document_that_is_done_was_read_to_its_end(study):
    call = study.code("No call back")
    p01 = study.interview("P01", ("P01", RANG), ("P01", TEA))
    study.coding(p01, RANG, call)
    assert len(read_project(study.project).passages) == 1
    with study.project.action("Done") as session:
        session.add(
            DocumentStatus(
                id=new_id(), document_id=p01, coder_id=study.project.coder, status="done"
            )
        )
    found = read_project(study.project)
    assert [p.judged for p in found.passages] == [True, True]


def test_only_one_coders_codings_count_if_asked(study):
    call = study.code("No call back")
    p01 = study.interview("P01", ("P01", RANG), ("P01", TEA))
    study.coding(p01, RANG, call)
    ann = study.project.coder
    ben = study.project.use_coder("Ben Ode")
    study.coding(p01, TEA, call, ben)
    assert read_project(study.project).codings == 2
    assert read_project(study.project, ann).codings == 1


def test_example_quotes_from_the_transcripts_would_give_the_answer_away(study):
    call = study.code("No call back", "Nobody rang", ("nobody  RANG me back,", "No one phoned"))
    p01 = study.interview("P01", ("P01", RANG))
    study.coding(p01, RANG, call)
    (code,) = read_project(study.project).codes
    assert code.examples == ("No one phoned",)
    assert code.definition == "Nobody rang"


def test_a_project_without_codings_says_what_to_do(study):
    study.interview("P01", ("P01", RANG))
    with pytest.raises(CoderError, match=r"no codings to replay yet\. Code some passages first"):
        read_project(study.project)
