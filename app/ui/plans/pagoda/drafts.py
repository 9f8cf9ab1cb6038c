"""Figures of the pagoda that are still being typed, kept outside the journal until their cell is left."""

from __future__ import annotations

from app.core.errors import StorageError
from app.services.drafts import DraftService
from app.ui.plans.pagoda.figures import COLUMNS, ROWS, Key


class CellDrafts:
    """Drafts under keys like `pagoda/3/trend/Factor/open_rate`."""

    def __init__(self, service: DraftService) -> None:
        self._service = service
        self._kept: set[str] = set()
        self._asked: set[int] = set()  # plans whose drafts were brought back

    def left_over(self, plan_id: int) -> dict[Key, str]:
        """What a crash left unsaved of a plan; told once."""
        if plan_id in self._asked:
            return {}
        self._asked.add(plan_id)
        kept = self._service.all(f"pagoda/{plan_id}/")
        self._kept.update(kept)
        keys = ((column, row) for column in COLUMNS for row in range(len(ROWS)))
        return {key: kept[name] for key in keys if (name := _name(plan_id, key)) in kept}

    def keep(self, plan_id: int, key: Key, text: str) -> None:
        """Keep what is typed so far. A diary that is locked or full just now is asked again later."""
        try:
            self._service.keep(_name(plan_id, key), text)
        except StorageError:
            return
        self._kept.add(_name(plan_id, key))

    def drop(self, plan_id: int, key: Key) -> None:
        """The figure was saved or given up."""
        if (name := _name(plan_id, key)) not in self._kept:
            return
        try:
            self._service.drop(name)
        except StorageError:
            return
        self._kept.discard(name)


def _name(plan_id: int, key: Key) -> str:
    column, code = key[0], ROWS[key[1]]
    return f"pagoda/{plan_id}/{column or 'total'}/{type(code).__name__}/{code.value}"
