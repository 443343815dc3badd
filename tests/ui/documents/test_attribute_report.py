"""The page that lists what a sheet of attributes left over."""

import pytest
from PySide6.QtCore import Qt

from coder_app.core.cases import AttributeReport, import_attributes
from coder_app.core.exchange.read import read_file
from coder_app.core.importing import import_items, propose
from coder_app.ui.documents.attribute_report import AttributeReportPage, is_long, summary


@pytest.fixture
def report(project, tmp_path) -> AttributeReport:
    """Two cases, one of them in the sheet; two rows that are nobody's."""
    for number, name in enumerate(("P01", "P02")):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"I: So {number}?\n\nR: Yes.\n\nI: Well?\n\nR: No.\n", encoding="utf-8")
        import_items(project, propose(project, [read_file(path)]))
    rows = [["Case", "Gender"], ["p 01", "woman"], ["P7", "man"], ["P 8", "man"], ["", "woman"]]
    return import_attributes(project, rows)


def listed(names) -> list[str]:
    return [names.item(number).text() for number in range(names.count())]


def test_both_kinds_that_found_no_partner_are_listed(qtbot, report):
    page = AttributeReportPage(report)
    qtbot.addWidget(page)
    assert summary(report) == "1 case has attributes now"
    assert listed(page.rows) == ["P7", "P 8", "row 5: no name in the first column"]
    assert listed(page.cases) == ["P02"]
    assert page.rows.accessibleName() == "Rows without a case (3)"
    assert not is_long(report)


def test_escape_and_close_leave_the_page(qtbot, report, nameless):
    page = AttributeReportPage(report)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitSignal(page.left):
        qtbot.keyClick(page.rows, Qt.Key.Key_Escape)
    with qtbot.waitSignal(page.left):
        qtbot.mouseClick(page.close_button, Qt.MouseButton.LeftButton)
    assert nameless(page) == []
