"""Settings of a project: a word for a key, kept in its file."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from models import Setting, new_id


def read_setting(session: Session, key: str, default: str = "") -> str:
    """The setting of a key, or what stands for one that was never made."""
    value = session.scalar(select(Setting.value).where(Setting.id == key))
    return default if value is None else value


def write_setting(session: Session, key: str, value: str) -> None:
    """Change a setting, within an action."""
    row = session.get(Setting, key)
    if row is None:
        session.add(Setting(id=key, value=value))
    else:
        row.value = value


def write_first_settings(session: Session, name: str, language: str) -> None:
    """What every project has from its start: a name, a language, an id of its own."""
    for key, value in (("name", name), ("language", language), ("project_id", new_id())):
        write_setting(session, key, value)
