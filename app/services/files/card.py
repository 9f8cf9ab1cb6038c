"""One file whole: its fields as values, and what follows from its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain.client_fields import BY_NAME
from app.domain.field_values import birthday_of
from app.domain.working_days import WorkCalendar
from app.models import ClientFile, FileProduct, FileSummary, FileTag, Person, Phone, Product, Tag
from app.services.files.find import FileHit
from app.services.files.listing import FileListing
from app.storage import derived


@dataclass(frozen=True, slots=True)
class PhoneRow:
    """A number as it was typed, what it is for, and whose it is when it is not the client's own."""

    id: int
    number: str
    label: str
    person_id: int | None = None
    person: str = ""


@dataclass(frozen=True, slots=True)
class ClientFileRow:
    """A file as its page shows it. `values` holds every field of `domain.client_fields` by name.

    There `phones` are `PhoneRow`s of the client's own, `products` ids, `birthday` an `AnnualDate`.
    """

    id: int
    version: int
    values: Mapping[str, object]
    tags: tuple[str, ...]
    phones: tuple[PhoneRow, ...]  # all of them, those of people too
    product_names: Mapping[int, str]
    referrer: str
    standing: str
    rung: str | None
    rung_since: date | None
    rung_reason: str
    rung_until: date | None
    target_on: date | None
    opened_on: date | None
    lost_on: date | None
    lost_reason: str | None
    created_on: date
    approx_age_on: date | None
    last_contact_on: date | None
    next_step_on: date | None
    visits: int
    silent_days: int
    stale: bool

    @property
    def name(self) -> str:
        return str(self.values["name"])

    @property
    def kind(self) -> str:
        return str(self.values["kind"])

    def value(self, name: str) -> object:
        """The value of a field."""
        return self.values.get(name)


class FileCard(FileListing):
    """Reads one file."""

    def get(self, file_id: int) -> ClientFileRow:
        """The file. Raises `InvalidInput` `gone` when it is no longer there."""
        with self._db.read() as session:
            file = session.get(ClientFile, file_id, populate_existing=True)
            if file is None:
                raise InvalidInput("gone", N_("This file is no longer there."))
            return self._row(session, file)

    def exists(self, file_id: int) -> bool:
        """Whether the file is there."""
        with self._db.read() as session:
            return session.scalar(select(ClientFile.id).where(ClientFile.id == file_id)) is not None

    def referred_by(self, file_id: int) -> list[FileHit]:
        """The files this one referred, newest first."""
        with self._db.read() as session:
            ids = list(
                session.scalars(
                    select(ClientFile.id)
                    .where(ClientFile.referrer_id == file_id)
                    .order_by(ClientFile.id.desc())
                )
            )
        return self.hits(ids)

    def _row(self, session: Session, file: ClientFile) -> ClientFileRow:
        today = self._db.clock.today()
        columns = {c.key: getattr(file, c.key) for c in ClientFile.__table__.columns}
        phones = phones_of(session, file.id)
        products = {
            row.id: row.name
            for row in session.execute(
                select(Product.id, Product.name)
                .join(FileProduct, FileProduct.product_id == Product.id)
                .where(FileProduct.file_id == file.id)
                .order_by(Product.position, Product.id)
            )
        }
        values = {name: columns[name] for name in BY_NAME if name in columns}
        values["birthday"] = birthday_of(columns)
        values["phones"] = tuple(p for p in phones if p.person_id is None)
        values["products"] = tuple(products)
        summary = session.get_one(FileSummary, file.id, populate_existing=True)
        calendar = WorkCalendar(derived.settings_of(session).work_day_overrides())
        planned = summary.next_step_on is not None and summary.next_step_on >= today
        return ClientFileRow(
            id=file.id,
            version=self._db.version_of("client_file", file.id),
            values=values,
            tags=tuple(
                session.scalars(
                    select(Tag.name)
                    .join(FileTag, FileTag.tag_id == Tag.id)
                    .where(FileTag.file_id == file.id)
                    .order_by(FileTag.id)
                )
            ),
            phones=phones,
            product_names=products,
            referrer=_name_of(session, file.referrer_id),
            standing=file.standing,
            rung=file.rung,
            rung_since=file.rung_since,
            rung_reason=file.rung_reason or "",
            rung_until=file.rung_until,
            target_on=file.target_on,
            opened_on=file.opened_on,
            lost_on=file.lost_on,
            lost_reason=file.lost_reason,
            created_on=file.created_on,
            approx_age_on=file.approx_age_on,
            last_contact_on=summary.last_contact_on,
            next_step_on=summary.next_step_on,
            visits=summary.visits,
            silent_days=calendar.between(summary.last_contact_on or file.created_on, today),
            stale=summary.stale_on is not None and summary.stale_on <= today and not planned,
        )


def phones_of(session: Session, file_id: int) -> tuple[PhoneRow, ...]:
    """All numbers of a file, the client's own first."""
    return tuple(
        PhoneRow(row.id, row.number, row.label or "", row.person_id, row.name or "")
        for row in session.execute(
            select(Phone.id, Phone.number, Phone.label, Phone.person_id, Person.name)
            .outerjoin(Person, Person.id == Phone.person_id)
            .where(Phone.file_id == file_id)
            .order_by(Phone.person_id.is_not(None), Phone.position, Phone.id)
        )
    )


def _name_of(session: Session, file_id: int | None) -> str:
    if file_id is None:
        return ""
    return session.scalar(select(ClientFile.name).where(ClientFile.id == file_id)) or ""
