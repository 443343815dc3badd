"""The command about the program itself."""

from coder_app.commands.shared import AsJson, print_json, say


def about(json: AsJson = False) -> None:
    """Say which version this is, and whether the optional extra is installed."""
    from coder_app.core.about import about as look

    found = look()
    if json:
        extra = {"installed": found.embeddings.installed, "missing": found.embeddings.missing}
        words = {"version": found.version, "python": found.python, "system": found.system}
        print_json({**words, "embeddings": extra})
        return
    for line in found.lines:
        say(line)
