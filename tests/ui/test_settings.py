"""What is kept for a person survives a restart, and holds no participant's words."""

import pytest
from PySide6.QtCore import QByteArray

from coder_app.ui import settings as table
from coder_app.ui.places import Places, ReadingPlace
from coder_app.ui.settings import Key, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.ini"


KEYS = [value for value in vars(table).values() if isinstance(value, Key)]
OTHER = {
    bool: lambda default: not default,
    int: lambda default: default + 20,
    str: lambda _: "Ann, Lee = 50 %; \\ü",
    list: lambda _: ["one, two", "three"],
    QByteArray: lambda _: QByteArray(b"\x00\x01\xff"),
}


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_fresh_setting_has_its_default(file, key):
    assert Settings(file).get(key) == key.default


@pytest.mark.parametrize("key", KEYS, ids=lambda key: key.name)
def test_a_setting_comes_back_after_a_restart_with_its_type(file, key):
    value = OTHER[type(key.default)](key.default)
    Settings(file).set(key, value)
    found = Settings(file).get(key)
    assert found == value
    assert type(found) is type(value)


def test_a_list_of_one_and_of_none_stay_lists(file):
    for value in (["one"], []):
        Settings(file).set(table.RECENT, value)
        assert Settings(file).get(table.RECENT) == value


def test_keys_have_names_of_their_own():
    names = [key.name for key in KEYS]
    assert len(names) == len(set(names))


def test_the_usual_place_is_the_application_s_own_folder(own_home):
    Settings().set(table.ZOOM, 120)
    assert (own_home / "settings.ini").exists()


def test_a_shortcut_can_be_given_taken_and_set_back(file):
    settings = Settings(file)
    assert settings.shortcut("edit.undo") is None
    settings.set_shortcut("edit.undo", "Ctrl+Backspace")
    assert Settings(file).shortcut("edit.undo") == "Ctrl+Backspace"
    settings.set_shortcut("edit.undo", "")
    assert Settings(file).shortcut("edit.undo") == ""
    settings.set_shortcut("edit.undo", None)
    assert Settings(file).shortcut("edit.undo") is None


def test_the_recent_list_is_short_without_twins_and_newest_first(file, tmp_path):
    settings = Settings(file)
    paths = [tmp_path / f"{number}.coder" for number in range(12)]
    for path in [*paths, paths[5]]:
        path.touch()
        settings.remember(path)
    recent = settings.recent()
    assert recent[:2] == [paths[5], paths[11]]
    assert len(recent) == len(set(recent)) == table.RECENT_KEPT


def test_a_damaged_file_gives_the_defaults(file):
    file.write_bytes(b"\x00\xff[window\nzoom==\n\xfe")
    assert Settings(file).get(table.ZOOM) == 100


def test_nonsense_in_a_number_gives_the_default(file):
    file.write_text("[reader]\nzoom=large\n")
    assert Settings(file).get(table.ZOOM) == 100


def test_a_place_is_warned_of_once(file, tmp_path):
    assert Settings(file).warn_once(tmp_path / "a.coder")
    assert not Settings(file).warn_once(tmp_path / "a.coder")
    assert Settings(file).warn_once(tmp_path / "b.coder")


def test_a_reading_place_comes_back_and_nonsense_is_none(file):
    Places(Settings(file)).keep("p1", "d1", ReadingPlace(30, 12, 5))
    places = Places(Settings(file))
    assert places.find("p1", "d1") == ReadingPlace(30, 12, 5)
    assert places.last("p1") == "d1"
    assert places.find("p1", "d2") is None
    assert places.last("p2") == ""
    Settings(file).set(Key("places/p1/d1", ""), "30:x:5")
    assert Places(Settings(file)).find("p1", "d1") is None
