"""Splits that were left undone, kept in the project when it closes; no Qt.

They name codes that are still to be made, which are the researcher's words: nothing of them is
written beside the project. What is gone by the next time is forgotten there (``catch_up``).
"""

import json
from collections.abc import Mapping
from typing import Any

from coder_app.core.code_split import NewCode, Target
from coder_app.core.ids import CodeId, CodingId
from coder_app.core.names import counted
from coder_app.core.project import Project
from coder_app.ui.codebook.split_draft import SplitDraft

_KEY = "split_drafts"


def keep_drafts(project: Project, drafts: Mapping[CodeId, SplitDraft]) -> None:
    """Write the drafts of the present coder, where they are others than those kept before."""
    wanted = {code: _plain(draft) for code, draft in drafts.items() if draft.seen}
    if project.read_only or wanted == _kept(project):
        return
    words = f"Keep {counted(len(wanted), 'draft')} of splits" if wanted else "Keep no draft"
    with project.record(words) as session:
        project.set_setting(session, _key(project), json.dumps(wanted) if wanted else "")


def kept_drafts(project: Project) -> dict[CodeId, SplitDraft]:
    """The drafts that the present coder left; they catch up when they are gone on with."""
    return {CodeId(code): _draft(code, kept) for code, kept in _kept(project).items()}


def _key(project: Project) -> str:
    return f"{_KEY}/{project.coder}"


def _kept(project: Project) -> dict[str, dict[str, Any]]:
    found = project.setting(_key(project), "")
    return json.loads(found) if found else {}


def _plain(draft: SplitDraft) -> dict[str, object]:
    return {
        "goes": {coding: _written(target) for coding, target in draft.goes.items()},
        "seen": sorted(draft.seen),
        "numbered": [_written(target) for target in draft.numbered],
    }


def _draft(code: str, kept: Mapping[str, Any]) -> SplitDraft:
    made = SplitDraft(CodeId(code), [], [])
    goes, seen, numbered = (kept.get(name) or () for name in ("goes", "seen", "numbered"))
    made.goes = {CodingId(one): _read(target) for one, target in dict(goes).items()}
    made.seen = {CodingId(one) for one in seen}
    made.numbered = [_read(target) for target in numbered]
    return made


def _written(target: Target) -> list[str]:
    return ["new", target.name] if isinstance(target, NewCode) else ["code", target]


def _read(target: list[str]) -> Target:
    kind, one = target
    return NewCode(one) if kind == "new" else CodeId(one)
