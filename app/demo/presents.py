"""Presents of this year and the last, for birthdays that were."""

from __future__ import annotations

from datetime import date
from random import Random

from sqlalchemy import select

from app.demo.people import words
from app.domain.terms import GiftOccasion, OccasionKind
from app.models import Occasion, Person
from app.services.bundle import Services
from app.services.gifts import GiftDraft
from app.storage.database import Database

_SHARE = 0.45  # of the birthdays


def give_presents(database: Database, services: Services, today: date, seed: int) -> None:
    """From a chance of its own, so that what the rest of the sample tells stays as it is."""
    random = Random(f"presents/{seed}")
    births = (OccasionKind.BIRTHDAY.value, OccasionKind.PERSON_BIRTHDAY.value)
    with database.read() as session:
        days = session.execute(
            select(Occasion.kind, Occasion.source_id, Occasion.file_id, Occasion.on_date)
            .where(Occasion.kind.in_(births), Occasion.on_date < today)
            .order_by(Occasion.on_date, Occasion.kind, Occasion.source_id)
        ).all()
        people = set(session.scalars(select(Person.id)))
    for kind, source_id, file_id, on_date in days:
        what, cost = random.choice(words()["presents"])
        if random.random() < _SHARE:
            person = source_id if kind == OccasionKind.PERSON_BIRTHDAY and source_id in people else None
            services.gifts.give(file_id, GiftDraft(what, on_date, person, GiftOccasion.BIRTHDAY.value, cost))
