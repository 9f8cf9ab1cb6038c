"""Changing files: single fields, several files at once, tags and products, deleting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_
from app.domain import phone as phone_numbers
from app.domain.client_fields import BIRTH_COLUMNS, BY_NAME
from app.domain.field_text import field_line
from app.domain.field_values import birth_columns, read_value
from app.domain.standing import standing_of
from app.domain.terms import Grade, LeadClass, SourceMethod, Standing, Term
from app.models import ClientFile, FileProduct, FileTag, JournalRow, Phone, Tag
from app.services.files.card import FileCard
from app.services.files.create import PHONE_LIMIT
from app.services.files.filters import within
from app.storage.database import Unit

TAG_LIMIT: Final = 30


@dataclass(frozen=True, slots=True)
class PhoneDraft:
    """A number to keep; with an id the row it was read from stays the same one."""

    number: str
    label: str = ""
    id: int | None = None


@dataclass(frozen=True, slots=True)
class BulkEdit:
    """What to change in many files at once; `None` leaves a thing alone, an empty code takes it away."""

    add_tags: tuple[str, ...] = ()
    remove_tags: tuple[int, ...] = ()
    source_method: str | None = None
    grade: str | None = None
    lead_class: str | None = None
    important: bool | None = None


class FileEditing(FileCard):
    """Commands on files that exist. Each is one act."""

    def edit(self, file_id: int, changes: Mapping[str, object], version: int | None = None) -> None:
        """Save these fields (and `tags`: names, `products`: ids, `phones`: `PhoneDraft`s).

        Raises `InvalidInput` at the field, and `EditConflict` when one of these fields was changed
        since `version`; without a version it saves over whatever is there.
        """
        values = {name: _checked(name, value) for name, value in changes.items()}
        with self._db.write(N_("Change {name}"), name=self._name(file_id)) as unit:
            file = unit.session.get(ClientFile, file_id)
            if file is None:
                raise InvalidInput("gone", N_("This file is no longer there."))
            columns = _columns(values)
            if version is not None:
                _refuse_stale(unit.session, file, columns, version)
            if referrer := columns.get("referrer_id"):
                _refuse_circle(unit.session, file_id, referrer)
            for column, value in columns.items():
                setattr(file, column, value)
            if "approx_age" in values:
                file.approx_age_on = self._db.clock.today() if values["approx_age"] is not None else None
            if "lead_class" in values:
                _settle(file)
            self._links(unit, file_id, values)

    def set_lead_class(self, file_ids: Sequence[int], lead_class: str | None) -> None:
        """Score files before the first visit, or take the score back; prospects become leads by it."""
        self.bulk(file_ids, BulkEdit(lead_class=lead_class or ""))

    def take_as_target(self, file_ids: Sequence[int]) -> None:
        """Take files into the development plan: they become targets."""
        self._target(file_ids, N_("Take {name} as a target"), N_("Take {count} files as targets"), take=True)

    def drop_target(self, file_ids: Sequence[int]) -> None:
        """Take files out of the development plan."""
        self._target(
            file_ids,
            N_("{name} is no longer a target"),
            N_("{count} files are no longer targets"),
            take=False,
        )

    def delete(self, file_ids: Sequence[int]) -> None:
        """Delete files with everything on their cards; undo brings all of it back. Log lines stay."""
        one, many = N_("Delete {name}"), N_("Delete {count} files")
        with self._act(file_ids, one, many) as unit:
            unit.session.execute(delete(ClientFile).where(ClientFile.id.in_(within(tuple(file_ids)))))

    def bulk(self, file_ids: Sequence[int], change: BulkEdit) -> None:
        """Change many files in one act. Raises `InvalidInput` at `add_tags`."""
        tags = [_tag(name) for name in change.add_tags]
        columns: dict[str, Any] = {}
        for column, kind, code in (
            ("source_method", SourceMethod, change.source_method),
            ("grade", Grade, change.grade),
            ("lead_class", LeadClass, change.lead_class),
        ):
            if code is not None:
                columns[column] = _code(kind, code)
        if change.important is not None:
            columns["important"] = change.important
        ids = tuple(dict.fromkeys(file_ids))
        with self._act(ids, N_("Change {name}"), N_("Change {count} files")) as unit:
            mine = ClientFile.id.in_(within(ids))
            if columns:
                unit.session.execute(update(ClientFile).where(mine).values(**columns))
            if "lead_class" in columns:
                start, end = Standing.PROSPECT.value, Standing.LEAD.value
                if columns["lead_class"] is None:
                    start, end = end, start
                unit.session.execute(
                    update(ClientFile).where(mine, ClientFile.standing == start).values(standing=end)
                )
            for name in tags:
                _add_tag(unit.session, ids, name)
            if change.remove_tags:
                unit.session.execute(
                    delete(FileTag).where(
                        FileTag.file_id.in_(within(ids)), FileTag.tag_id.in_(change.remove_tags)
                    )
                )

    def _target(self, file_ids: Sequence[int], one: str, many: str, *, take: bool) -> None:
        with self._act(file_ids, one, many) as unit:
            for file in unit.session.scalars(
                select(ClientFile).where(ClientFile.id.in_(within(tuple(file_ids))))
            ):
                if not take:
                    file.target_on = None
                elif file.target_on is None:
                    file.target_on = self._db.clock.today()
                _settle(file)

    def _act(self, file_ids: Sequence[int], one: str, many: str) -> Any:
        if len(file_ids) == 1:
            return self._db.write(one, name=self._name(file_ids[0]))
        return self._db.write(many, count=str(len(file_ids)))

    def _name(self, file_id: int) -> str:
        return self.names([file_id]).get(file_id, "")

    def _links(self, unit: Unit, file_id: int, values: Mapping[str, Any]) -> None:
        session = unit.session
        if "tags" in values:
            kept = [_tag_id(session, name) for name in values["tags"]]
            _relink(session, FileTag, "tag_id", file_id, kept)
        if "products" in values:
            _relink(session, FileProduct, "product_id", file_id, values["products"])
        if "phones" in values:
            keep_phones(session, file_id, None, values["phones"])


def _checked(name: str, value: object) -> Any:
    if name == "tags":
        assert isinstance(value, Iterable)
        return list(dict.fromkeys(_tag(str(each)) for each in value))
    if name == "phones":
        assert isinstance(value, Iterable)
        return checked_phones(value)
    return read_value(BY_NAME[name], value)


def _columns(values: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name == "birthday":
            found |= birth_columns(value)
        elif name not in {"tags", "phones", "products"}:
            found[name] = value
    return found


def _tag(name: str) -> str:
    found = field_line(name, "tags", TAG_LIMIT)
    if not found:
        raise InvalidInput("empty", N_("A tag needs a name."), field="tags")
    return found


def _code(kind: type[Term], code: str) -> str | None:
    return kind(code).value if code else None


def checked_phones(phones: Iterable[Any], field: str = "phones") -> list[PhoneDraft]:
    """Numbers cleaned, empty ones left out. Raises `InvalidInput` at the field."""
    found = []
    for phone in phones:
        number = field_line(phone.number, field, PHONE_LIMIT)
        if number:
            found.append(PhoneDraft(number, field_line(phone.label, field, TAG_LIMIT), phone.id))
    return found


def keep_phones(session: Session, file_id: int, person_id: int | None, phones: Sequence[PhoneDraft]) -> None:
    """Make these the numbers of the client (or of a person), keeping the rows that stay."""
    mine = select(Phone).where(
        Phone.file_id == file_id,
        Phone.person_id == person_id if person_id is not None else Phone.person_id.is_(None),
    )
    rows = {row.id: row for row in session.scalars(mine)}
    for position, phone in enumerate(phones):
        row = rows.pop(phone.id, None) if phone.id is not None else None
        if row is None:
            row = Phone(file_id=file_id, person_id=person_id)
            session.add(row)
        row.number, row.digits = phone.number, phone_numbers.digits(phone.number)
        row.label, row.position = phone.label or None, position
    for row in rows.values():
        session.delete(row)


def _refuse_stale(session: Session, file: ClientFile, columns: Mapping[str, Any], version: int) -> None:
    """The first later journal row tells how the file looked at `version`."""
    old = session.scalar(
        select(JournalRow.old)
        .where(JournalRow.table_name == "client_file", JournalRow.row_id == file.id, JournalRow.id > version)
        .order_by(JournalRow.id)
        .limit(1)
    )
    if old is None:
        return
    before = json.loads(old)
    for column in columns:
        now = getattr(file, column)
        if before.get(column) != now and not (column in BIRTH_COLUMNS and not before.get(column) and not now):
            raise EditConflict("changed", N_("This was changed elsewhere since you opened it."), field=column)


def _refuse_circle(session: Session, file_id: int, referrer_id: int) -> None:
    seen = {file_id}
    above: int | None = referrer_id
    while above is not None:
        if above in seen:
            raise InvalidInput(
                "circle", N_("Nobody can be referred by someone they referred."), field="referrer_id"
            )
        seen.add(above)
        above = session.scalar(select(ClientFile.referrer_id).where(ClientFile.id == above))


def _settle(file: ClientFile) -> None:
    file.standing = standing_of(
        lead_class=file.lead_class,
        target_on=file.target_on,
        opened_on=file.opened_on,
        lost_on=file.lost_on,
    ).value


def _tag_id(session: Session, name: str) -> int:
    found = session.scalar(select(Tag.id).where(Tag.name == name))
    if found is None:
        tag = Tag(name=name)
        session.add(tag)
        session.flush()
        found = tag.id
    return found


def _add_tag(session: Session, file_ids: tuple[int, ...], name: str) -> None:
    tag_id = _tag_id(session, name)
    tagged = select(FileTag.file_id).where(FileTag.tag_id == tag_id)
    missing = session.scalars(
        select(ClientFile.id).where(ClientFile.id.in_(within(file_ids)), ClientFile.id.not_in(tagged))
    )
    rows = [{"file_id": file_id, "tag_id": tag_id} for file_id in missing]
    if rows:
        session.execute(insert(FileTag), rows)


def _relink(
    session: Session, model: type[FileTag | FileProduct], column: str, file_id: int, wanted: Sequence[int]
) -> None:
    """Link the file with these and no others; links that stay keep their rows."""
    rows = {getattr(row, column): row for row in session.scalars(select(model).filter_by(file_id=file_id))}
    for other, row in rows.items():
        if other not in wanted:
            session.delete(row)
    for other in wanted:
        if other not in rows:
            session.add(model(file_id=file_id, **{column: other}))
