"""Settings of the work (trade, longest silences …), and text still being typed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import UNWATCHED, WATCHED, Base, Keyed


class Setting(Keyed, Base):
    """A value as JSON; what is absent has the default of `domain.settings`."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("key"), WATCHED)

    key: Mapped[str]
    value: Mapped[str]


class Draft(Base):
    """Text of an editor that is still open, so that a crash costs a second of typing at most."""

    __tablename__ = "draft"
    __table_args__ = UNWATCHED

    key: Mapped[str] = mapped_column(primary_key=True)  # the editor's place, e.g. `line/12/record`
    text: Mapped[str]
    at: Mapped[datetime]  # UTC
