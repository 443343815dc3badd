"""Freezing the codebook for coders, and thawing it; a setting of the project."""

import json

from coder_app.core.codebook_guard import (
    FROZEN,
    CodebookFrozen,
    Freeze,
    frozen_words,
    read_freeze,
    refuse,
)
from coder_app.core.project import Project
from coder_app.core.reading_only import refuse_to_change
from models import now

__all__ = [
    "CodebookFrozen",
    "Freeze",
    "freeze_codebook",
    "frozen",
    "frozen_words",
    "refuse_while_frozen",
    "thaw_codebook",
]


def frozen(project: Project) -> Freeze | None:
    """Who froze the codebook, or None while codes can be changed."""
    return read_freeze(project.setting(FROZEN))


def refuse_while_frozen(project: Project) -> None:
    """Raise CodebookFrozen, or ReadOnly, before anything is asked that would be refused anyway."""
    refuse_to_change(project)
    freeze = frozen(project)
    if freeze is not None:
        refuse(freeze)


def freeze_codebook(project: Project, version: str = "", *, reason: str = "") -> None:
    """Let codes be applied but not changed until it is thawed; ``version`` names what is frozen."""
    if frozen(project) is not None:
        return
    with project.action("Freeze the codebook for coders", reason=reason) as session:
        by = {"coder": project.coder_name, "at": now(), "version": version}
        project.set_setting(session, FROZEN, json.dumps(by, ensure_ascii=False))


def thaw_codebook(project: Project, *, reason: str = "") -> None:
    """Let codes be changed again."""
    if frozen(project) is None:
        return
    with project.action("Thaw the codebook", reason=reason) as session:
        project.set_setting(session, FROZEN, "")
