"""Which festival: those of the coming year by their day, the ones with a list marked with its count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QComboBox

from app.core.i18n import tr, trn
from app.domain.festivals import Festival
from app.services.greetings import FestivalCount
from app.ui.widgets.day_menu import short_day


class FestivalChoice(QComboBox):
    """Stands on the nearest one with a list, or on the one asked for."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._coming: list[tuple[Festival, date]] = []

    def fill(self, coming: Sequence[FestivalCount], wanted: tuple[Festival, date] | None) -> None:
        """Offer these."""
        self._coming = [(each.festival, each.on_date) for each in coming]
        self.addItems([self._text(each) for each in coming])
        listed = [(each.festival, each.on_date) for each in coming if each.total]
        choice = wanted if wanted in self._coming else next(iter(listed), self._coming[0])
        self.setCurrentIndex(self._coming.index(choice))

    def chosen(self) -> tuple[Festival, date]:
        """The festival and its day."""
        return self._coming[self.currentIndex()]

    def count_again(self, total: int) -> None:
        """Say how many the chosen one has now."""
        festival, on = self.chosen()
        self.setItemText(self.currentIndex(), self._text(FestivalCount(festival, on, total, 0)))

    def _text(self, each: FestivalCount) -> str:
        days = (each.on_date - self._today).days
        far = tr("today") if days == 0 else trn("in {n} day", "in {n} days", days) if days > 0 else tr("past")
        text = f"{each.festival.label} · {short_day(each.on_date, self._today)} · {far}"
        return f"{text} · {each.total}" if each.total else text
