"""The command about the program itself."""

from coder_app.commands.shared import AsJson, print_json, say


def about(json: AsJson = False) -> None:
    """Say which version this is, and which optional extras are installed."""
    from coder_app.core.about import about as look

    found = look()
    if json:
        extra = {"installed": found.embeddings.installed, "missing": found.embeddings.missing}
        words = {"version": found.version, "python": found.python, "system": found.system}
        print_json({**words, "embeddings": extra, "english": found.grammar})
        return
    for line in found.lines:
        say(line)
