"""Pinned codes: nine codes in reach of Ctrl+1 to Ctrl+9, a setting of the project."""

import json

from sqlalchemy.orm import Session

from coder_app.core.codes import tree
from coder_app.core.errors import CoderError
from coder_app.core.ids import CodeId
from coder_app.core.names import quoted
from coder_app.core.project import Project
from models import Setting

KEY = "pins"
NUMBERS = range(1, 10)


def pins(project: Project) -> dict[int, CodeId]:
    """The pinned codes by number, 1 to 9; codes that are gone are passed over."""
    with project.read() as session:
        known = tree(session).codes
    return {number: code for number, code in _stored(project).items() if code in known}


def pin_code(project: Project, code: CodeId, number: int) -> None:
    """Give a code one of the nine places; what stood there goes. Raises CoderError, NotFound."""
    if number not in NUMBERS:
        raise CoderError("Codes can be pinned to the numbers 1 to 9. Nothing was changed.")
    with project.read() as session:
        name = tree(session).get(code).name
    held = {at: other for at, other in pins(project).items() if other != code and at != number}
    with project.action(f"Pin {quoted(name)} to Ctrl+{number}") as session:
        _store(session, {**held, number: code})


def unpin_code(project: Project, code: CodeId) -> None:
    """Take a code from its place; nothing happens where it has none. Raises NotFound."""
    held = pins(project)
    if code not in held.values():
        return
    with project.read() as session:
        name = tree(session).get(code).name
    with project.action(f"Unpin {quoted(name)}") as session:
        _store(session, {at: other for at, other in held.items() if other != code})


def move_pin(session: Session, code: str, into: str) -> None:
    """Let a code have the place of another that goes, within an action; its own comes first."""
    row = session.get(Setting, KEY)
    held = _read(row.value) if row is not None else {}
    if code not in held.values():
        return
    kept = {at: other for at, other in held.items() if other != code}
    if into not in kept.values():
        kept = {at: CodeId(into) if other == code else other for at, other in held.items()}
    _store(session, kept)


def _stored(project: Project) -> dict[int, CodeId]:
    return _read(project.setting(KEY, "{}"))


def _read(stored: str) -> dict[int, CodeId]:
    """What the setting says; one that cannot be read says nothing."""
    try:
        found = json.loads(stored)
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        int(number): CodeId(str(code))
        for number, code in sorted(found.items())
        if number.isdigit() and int(number) in NUMBERS
    }


def _store(session: Session, held: dict[int, CodeId]) -> None:
    kept = {str(number): code for number, code in sorted(held.items())}
    Project.set_setting(session, KEY, json.dumps(kept))
