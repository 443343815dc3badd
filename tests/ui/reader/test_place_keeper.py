"""Where in a text the person was, by the ids of project and document."""

from coder_app.core.ids import DocumentId
from coder_app.ui.places import Places, ReadingPlace
from coder_app.ui.reader.content import ReaderContent
from coder_app.ui.reader.place_keeper import PlaceKeeper
from coder_app.ui.reader.reader import Reader
from coder_app.ui.settings import Settings

TEXT = "Nobody called me back.\nI waited for weeks."


def keeper_of(qtbot, folder, text=TEXT, document="one"):
    reader = Reader()
    qtbot.addWidget(reader)
    reader.show_content(ReaderContent(text))
    made = PlaceKeeper(reader)
    made.places = Places(Settings(folder / "settings.ini"))
    made.project_id, made.document = "study", DocumentId(document)
    return made, reader


def test_the_selection_of_a_document_is_come_back_to(qtbot, tmp_path):
    made, reader = keeper_of(qtbot, tmp_path)
    reader.text.select(7, 13)
    made.keep()
    reader.text.select(0, 0)
    made.come_back()
    assert reader.selected == (7, 13)
    assert made.last_document() == "one"
    made.document = DocumentId("two")
    reader.text.select(0, 0)
    made.come_back()
    assert reader.selected == (0, 0), "nothing is kept of this one"


def test_in_a_text_of_another_length_only_the_caret_is_come_back_to(qtbot, tmp_path):
    made, reader = keeper_of(qtbot, tmp_path)
    made.places.keep("study", "one", ReadingPlace(7, 13, 0, len(TEXT) + 5))
    made.come_back()
    assert reader.selected == (13, 13)


def test_nothing_is_kept_until_it_is_told_where(qtbot, tmp_path):
    made, _ = keeper_of(qtbot, tmp_path)
    places, made.places = made.places, None
    made.keep()
    made.come_back()
    assert made.last_document() == ""
    assert places.last("study") == ""
