"""Use embeddings, in the real window: ticked or greyed, and About says which."""

import pytest

from coder_app.core.embeddings import session
from coder_app.core.embeddings.extra import INSTALL, PARTS, Extra
from coder_app.core.suggestions.choices import choices
from coder_app.ui.window_commands import embeddings


@pytest.fixture(params=[(), PARTS], ids=["with", "without"])
def extra(request, monkeypatch):
    found = Extra(request.param)
    for module in (session, embeddings):
        monkeypatch.setattr(module, "extra", lambda: found)
    monkeypatch.setattr("coder_app.ui.suggestions.embedding_line.wanted", lambda _: False)
    return found


def test_the_command_is_ticked_or_greyed_with_the_reason(extra, window, qtbot):
    action = window.actions_by_id["suggest.embeddings"]
    assert action.isEnabled() == action.isChecked() == extra.installed
    if not extra.installed:
        assert INSTALL in action.text().replace("&", "")
        assert action.statusTip() == extra.says
        assert "onnxruntime" in extra.says, "it names what is missing, or too new"
        return
    action.trigger()
    assert not choices(window.project).embeddings
    qtbot.waitUntil(lambda: not action.isChecked())
    window.undo()
    qtbot.waitUntil(action.isChecked)


def test_turning_them_off_and_on_learns_anew_at_once(extra, window, qtbot, monkeypatch):
    learned = []
    monkeypatch.setattr(window.work.suggestions, "learn_again", lambda **_: learned.append(True))
    action, line = window.actions_by_id["suggest.embeddings"], window.work.embedding
    line.stop()
    if not extra.installed:
        action.trigger()
        assert learned == []
        return
    action.trigger()
    qtbot.waitUntil(lambda: learned == [True])
    assert line.isHidden(), "what was stopped is not offered any more"
    action.trigger()
    qtbot.waitUntil(lambda: learned == [True, True])
    window.undo()
    qtbot.waitUntil(lambda: len(learned) == 3)


def test_about_says_whether_the_extra_is_there(extra, window, monkeypatch):
    monkeypatch.setattr("coder_app.core.about.extra", lambda: extra)
    window.actions_by_id["help.about"].trigger()
    assert window.strip.text.text().startswith("Coder ")
    assert extra.says in window.strip.text.text().splitlines()


def test_trouble_is_said_at_length_where_there_is_room(extra, window):
    _ = extra
    window.work.embedding.troubled.emit("model.onnx is not the model that Coder knows.")
    assert "model.onnx is not" in window.strip.text.text()
