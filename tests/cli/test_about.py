"""What the program says of itself."""

from coder_app.core.embeddings import extra as extras


def test_about_names_the_version_and_whether_the_extra_is_there(run, monkeypatch):
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    said = run.ok("about")
    assert said.startswith("Coder ")
    assert 'pip install "coder-app[embeddings]"' in said
    found = run.data("about")
    assert found["embeddings"]["installed"] is False
    assert "onnxruntime" in found["embeddings"]["missing"]
