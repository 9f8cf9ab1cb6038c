"""A new file: a name is enough, the rest is gathered over time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from app.core.errors import InvalidInput
from app.core.i18n import N_
from app.domain import phone as phones
from app.domain.field_text import field_line
from app.domain.standing import standing_of
from app.domain.terms import FileKind, LeadClass, Rung, SourceMethod
from app.models import ClientFile, Phone
from app.services.files.find import FileFinder
from app.services.ladder import LadderService

NAME_LIMIT: Final = 120
PHONE_LIMIT: Final = 60


@dataclass(frozen=True, slots=True)
class NewFile:
    """What is known at the first moment. A card starts at F unless said otherwise (`opened`: a client)."""

    name: str
    kind: str = FileKind.PERSON.value
    phone: str = ""
    rung: str = Rung.F.value
    rung_reason: str = ""
    rung_until: date | None = None
    source_method: str | None = None
    referrer_id: int | None = None
    lead_class: str | None = None


class FileMaking(FileFinder):
    """Makes files."""

    def create(self, new: NewFile) -> int:
        """One act: the file, its phone and its first rung. Raises `InvalidInput` at `name` or `phone`."""
        name = field_line(new.name, "name", NAME_LIMIT)
        if not name:
            raise InvalidInput("empty", N_("A file needs a name."), field="name")
        number = field_line(new.phone, "phone", PHONE_LIMIT)
        today = self._db.clock.today()
        with self._db.write(N_("New file {name}"), name=name) as unit:
            file = ClientFile(
                name=name,
                kind=FileKind(new.kind).value,
                source_method=SourceMethod(new.source_method).value if new.source_method else None,
                referrer_id=new.referrer_id,
                lead_class=LeadClass(new.lead_class).value if new.lead_class else None,
                created_on=today,
                birth_calendar="solar",
                birth_leap=False,
                visits_before=0,
                important=False,
            )
            file.standing = standing_of(
                lead_class=file.lead_class, target_on=None, opened_on=None, lost_on=None
            ).value
            unit.session.add(file)
            unit.session.flush()
            if number:
                unit.session.add(
                    Phone(file_id=file.id, number=number, digits=phones.digits(number), position=0)
                )
            LadderService(self._db).move(file.id, new.rung, reason=new.rung_reason, until=new.rung_until)
            return file.id
