"""What the panel of suggestions says while it shows none."""

from coder_app.core.suggestions.choices import LEFT, READING

ASK = "Shown when you ask (F8) or move on."
ONLY_ASK = "Shown only when you ask (F8)."
READ = "Dashed beside the text as you read. F8 shows more for the passage in hand."
KEYS = "Enter accepts · Delete refuses · type for another code · Esc"
LEARNING = "Learning from your transcripts and codings…"
BEGUN_ANEW = "The work in the background stopped unexpectedly, and begins anew. Nothing was lost."
SILENT = (
    "Nothing sure enough here. Definitions and one to three example quotes for each code help most."
)
NOTHING_ELSE = "Nothing else for this passage."
NO_PASSAGE = "Suggestions are made for what participants say. Put the caret into such a turn."
OFF = "Suggestions are off in this project."
TWICE = (
    "Two people code this document apart. Suggestions are off in it, so that no machine makes "
    "them agree."
)
NO_FURTHER = "No further suggestion shows itself in this document."


def resting(why: str, when: str) -> str:
    """What is said while nothing is shown: why there is nothing, else when there will be."""
    words = {"off": OFF, "twice": TWICE}.get(why)
    return words or {LEFT: ASK, READING: READ}.get(when, ONLY_ASK)
