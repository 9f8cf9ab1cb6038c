"""The settings of the work, kept in the diary; changing one is an act like any other."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from app.core.i18n import N_
from app.domain.settings import WorkSettings
from app.models import Setting
from app.services.catalogue import CatalogueService
from app.storage import derived
from app.storage.database import Database


class SettingsService:
    """Reads and changes `WorkSettings`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def current(self) -> WorkSettings:
        """The settings as they stand, defaults filled in."""
        with self._db.read() as session:
            return derived.settings_of(session)

    def change(self, values: Mapping[str, Any]) -> None:
        """Keep these fields of `WorkSettings` (JSON values); one act. A trade brings its products."""
        known = WorkSettings.__dataclass_fields__
        with self._db.write(N_("Change settings")) as unit:
            for key, value in values.items():
                if key not in known:
                    raise KeyError(key)
                stored = json.dumps(value, ensure_ascii=False, sort_keys=True)
                row = unit.session.scalars(select(Setting).where(Setting.key == key)).one_or_none()
                if row is None:
                    unit.session.add(Setting(key=key, value=stored))
                else:
                    row.value = stored
            if values.get("trade"):
                unit.session.flush()
                CatalogueService(self._db).ensure(values["trade"])
