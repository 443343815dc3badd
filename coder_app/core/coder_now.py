"""Who codes now: one of the project's coders, from the moment a program names them."""

import uuid
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session

from coder_app.core.errors import CoderError
from coder_app.core.ids import CoderId
from coder_app.core.steps import Who
from models import Coder, new_id, now

_IN_ORDER = select(Coder.id, Coder.name).order_by(Coder.created_at, Coder.id)
"""The coders in the order in which they came."""


class CoderNow:
    """The coder at work in this program, and the session that their steps are marked with."""

    def __init__(self) -> None:
        self.session = uuid.uuid4().hex
        self._coder: tuple[CoderId, str] | None = None

    @property
    def id(self) -> CoderId:
        """Raises CoderError where nobody was named."""
        if self._coder is None:
            raise CoderError("Nobody is named as the coder. Say who codes: name and initials.")
        return self._coder[0]

    @property
    def name(self) -> str:
        """Empty where nobody was named."""
        return self._coder[1] if self._coder else ""

    @property
    def who(self) -> Who:
        """As steps are marked; nameless where nobody was named."""
        return Who(*(self._coder or (CoderId(""), "")), self.session)

    def take(self, session: Session, name: str) -> bool:
        """Code as the coder of this name, capitals aside; False where there is none."""
        found = coder_called(session, name)
        self._coder = found or self._coder
        return found is not None

    def become(self, coder: tuple[CoderId, str]) -> None:
        """Code as this one, by id and name."""
        self._coder = coder

    def take_first(self, session: Session) -> None:
        """Code as the first coder who came; as nobody where there is none."""
        row = session.execute(_IN_ORDER).first()
        if row is not None:
            self._coder = (CoderId(row.id), row.name)

    def renew(self, session: Session) -> None:
        """Read the name anew: a coder may have been renamed since, or that was taken back."""
        if self._coder is not None:
            name = session.scalar(select(Coder.name).where(Coder.id == self._coder[0]))
            self._coder = (self._coder[0], name) if name else self._coder


def coder_called(session: Session, name: str) -> tuple[CoderId, str] | None:
    """Id and name of the coder of a name, capitals aside; None where there is none."""
    rows = session.execute(_IN_ORDER).all()
    exactly = (row for row in rows if row.name == name)  # older files may have both
    alike = (row for row in rows if row.name.casefold() == name.casefold())
    found = next(chain(exactly, alike), None)
    return None if found is None else (CoderId(found.id), found.name)


def add_coder(session: Session, name: str, initials: str) -> tuple[CoderId, str]:
    """Add a coder; without initials, those of the name. Returns id and name."""
    initials = initials.strip() or "".join(word[0] for word in name.split()).upper()
    coder = CoderId(new_id())
    session.add(Coder(id=coder, name=name, initials=initials, created_at=now()))
    return coder, name
