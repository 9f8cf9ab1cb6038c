"""The product catalogue 品种: what the trade deals in is offered once, then belongs to the user."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.core import paths
from app.core.errors import InvalidInput
from app.core.i18n import N_, is_chinese
from app.domain.field_text import field_line
from app.domain.terms import Sector, Trade
from app.models import FileProduct, Product, Setting
from app.storage.database import Database

_OFFERED: Final = "catalogue"  # the setting that remembers which trades' lists were offered


@dataclass(frozen=True, slots=True)
class ProductDraft:
    """An entry as it is typed."""

    sector: str
    name: str
    code: str = ""
    used_by: str = ""


@dataclass(frozen=True, slots=True)
class ProductRow:
    """An entry of the catalogue, and how many files are interested in it."""

    id: int
    sector: str
    name: str
    code: str
    used_by: str
    archived: bool
    files: int


class CatalogueService:
    """Keeps the catalogue."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def ensure(self, trade: str, language: str | None = None) -> int:
        """Offer the trade's list once, in one act; returns how many entries that added.

        Names are in the language in use unless `zh` or `en` is asked for.
        """
        if trade not in Trade.__members__.values():
            return 0
        with self._db.read() as session:
            if trade in _offered(session):
                return 0
        language = language or ("zh" if is_chinese() else "en")
        with self._db.write(N_("Fill the product catalogue")) as unit:
            session = unit.session
            known = {(row.sector, row.name) for row in session.execute(select(Product.sector, Product.name))}
            start = session.scalar(select(func.max(Product.position))) or 0
            entries = [
                Product(
                    sector=sector,
                    name=entry[language],
                    code=entry.get("code"),
                    used_by=entry.get(f"used_by_{language}"),
                    archived=False,
                    position=start + number,
                )
                for number, (sector, entry) in enumerate(_shipped(trade), 1)
                if not {(sector, entry["zh"]), (sector, entry["en"])} & known
            ]
            session.add_all(entries)
            _remember(session, [*_offered(session), trade])
            return len(entries)

    def products(self, *, archived: bool = False) -> list[ProductRow]:
        """The catalogue by sector; archived entries too when asked."""
        ranks = {sector.value: rank for rank, sector in enumerate(Sector)}
        query = (
            select(Product, func.count(FileProduct.id))
            .outerjoin(FileProduct, FileProduct.product_id == Product.id)
            .group_by(Product.id)
            .order_by(Product.position, Product.id)
        )
        if not archived:
            query = query.where(Product.archived.is_(False))
        with self._db.read() as session:
            rows = [
                ProductRow(p.id, p.sector, p.name, p.code or "", p.used_by or "", p.archived, files)
                for p, files in session.execute(query)
            ]
        return sorted(rows, key=lambda row: ranks.get(row.sector, len(ranks)))

    def add(self, draft: ProductDraft) -> int:
        """A new entry. Raises `InvalidInput` at `name`, `code` or `used_by`."""
        values = _checked(draft)
        with self._db.write(N_("Add the product {name}"), name=values["name"]) as unit:
            _refuse_twin(unit.session, values, None)
            last = unit.session.scalar(select(func.max(Product.position))) or 0
            product = Product(**values, archived=False, position=last + 1)
            unit.session.add(product)
            unit.session.flush()
            return product.id

    def edit(self, product_id: int, draft: ProductDraft) -> None:
        """Rename or re-group an entry; files that name it follow. Raises like `add`."""
        values = _checked(draft)
        with self._db.write(N_("Change the product {name}"), name=values["name"]) as unit:
            _refuse_twin(unit.session, values, product_id)
            product = _get(unit.session, product_id)
            for name, value in values.items():
                setattr(product, name, value)

    def archive(self, product_id: int, *, archived: bool = True) -> None:
        """Offer an entry no more (or again); files that name it keep it."""
        with self._db.read() as session:
            name = _get(session, product_id).name
        label = N_("Archive the product {name}") if archived else N_("Offer the product {name} again")
        with self._db.write(label, name=name) as unit:
            _get(unit.session, product_id).archived = archived


def _shipped(trade: str) -> list[tuple[str, dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads(
        paths.resource(f"catalogue/{trade}.json").read_text(encoding="utf-8")
    )
    return [(sector, entry) for sector, entries in found.items() for entry in entries]


def _offered(session: Session) -> list[str]:
    value = session.scalar(select(Setting.value).where(Setting.key == _OFFERED))
    return list(json.loads(value)) if value else []


def _remember(session: Session, trades: list[str]) -> None:
    row = session.scalars(select(Setting).where(Setting.key == _OFFERED)).one_or_none()
    if row is None:
        session.add(Setting(key=_OFFERED, value=json.dumps(trades)))
    else:
        row.value = json.dumps(trades)


def _get(session: Session, product_id: int) -> Product:
    found = session.get(Product, product_id)
    if found is None:
        raise InvalidInput("gone", N_("This is no longer there."))
    return found


def _checked(draft: ProductDraft) -> dict[str, Any]:
    name = field_line(draft.name, "name", 60)
    if not name:
        raise InvalidInput("empty", N_("Write a name."), field="name")
    return {
        "sector": Sector(draft.sector).value,
        "name": name,
        "code": field_line(draft.code, "code", 20) or None,
        "used_by": field_line(draft.used_by, "used_by", 200) or None,
    }


def _refuse_twin(session: Session, values: dict[str, Any], own_id: int | None) -> None:
    found = session.scalar(
        select(Product.id).where(Product.sector == values["sector"], Product.name == values["name"])
    )
    if found is not None and found != own_id:
        raise InvalidInput("twin", N_("{name} is in this group already."), field="name", name=values["name"])
