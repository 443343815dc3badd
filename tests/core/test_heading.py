"""The line over a document and the codes by name."""

import pytest

from coder_app.core import codebook
from coder_app.core.errors import NotFound
from coder_app.core.heading import heading, named_codes
from coder_app.core.ids import DocumentId
from coder_app.core.project import Project


def test_codes_are_named_with_their_parents(project: Project) -> None:
    top = codebook.create_code(project, "Communication")
    codebook.create_code(project, "No call back", parent=top)
    found = [(code.above, code.name) for code in named_codes(project)]
    assert found == [("", "Communication"), ("Communication", "No call back")]


def test_an_unknown_document_has_no_heading(project: Project) -> None:
    with pytest.raises(NotFound):
        heading(project, DocumentId("0" * 32))
