"""Targets as they are typed: saved, taken back, kept as drafts."""

from __future__ import annotations

from app.core.errors import InvalidInput, StorageError
from app.core.i18n import tr
from app.domain.targets import read_target
from app.domain.terms.planning import PeriodKind
from app.ui.context import Context
from app.ui.plans.months.target_model import Place

_DRAFTS = "target/"


class TargetDesk:
    """Between the table and the service of targets."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._asked = False

    def save(self, place: Place, text: str) -> str:
        """Save what was typed, nothing: let it follow again. Returns why it is refused."""
        try:
            self._context.patiently(lambda: self._save(place, text))
        except (InvalidInput, StorageError) as refused:
            return refused.message
        self.drop_draft(place)
        return ""

    def _save(self, place: Place, text: str) -> None:
        targets = self._context.services.targets
        value = read_target(text, place.metric)
        if value is None:
            targets.reset(place.kind, place.starts_on, place.metric)
        elif place.kind == PeriodKind.WEEK:
            targets.set_part(place.starts_on, place.metric, value)
        else:
            targets.set_target(place.kind, place.starts_on, place.metric, value)

    def release(self, place: Place) -> None:
        """Let a typed target follow the split again."""
        targets = self._context.services.targets

        def command() -> bool:
            targets.reset(place.kind, place.starts_on, place.metric)
            return True

        self._context.act(command, tr("The target follows the split again"))

    def keep_draft(self, place: Place, text: str) -> None:
        """A diary that is locked or full just now is asked again at the next pause."""
        try:
            self._context.services.drafts.keep(place.key, text)
        except StorageError:
            return

    def drop_draft(self, place: Place) -> None:
        """What was typed is saved or given up."""
        try:
            self._context.services.drafts.drop(place.key)
        except StorageError:
            return

    def left_over(self) -> dict[str, str]:
        """What a crash left unsaved, by the key of its place; told once."""
        if self._asked:
            return {}
        self._asked = True
        return self._context.services.drafts.all(_DRAFTS)
