"""Filling a day from a template: the day's own pattern first, so that Ctrl+T and Enter take it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QPushButton

from app.core.errors import UserError
from app.core.i18n import tr
from app.domain.text import show_plain
from app.services.day_templates import DayTemplateService, TemplateRow
from app.ui.context import Context
from app.ui.today.template_dialog import TemplateDialog


class TemplateButton(QPushButton):
    """Names the pattern that an empty day lacks, and offers all of them."""

    def __init__(self, context: Context) -> None:
        super().__init__(tr("Fill from a template"))
        self._context = context

    @property
    def _templates(self) -> DayTemplateService:
        return self._context.services.templates

    def show_day(self, day: date, *, empty: bool) -> None:
        """Name the pattern of this day while nothing stands on it."""
        wanted = empty and day >= self._context.services.clock.today()
        own = self._templates.for_day(day) if wanted else None
        name = show_plain(own.name, 16).replace("&", "&&") if own is not None else ""
        self.setText(tr("Fill in: {name}", name=name) if name else tr("Fill from a template"))

    def open(self, day: date, fill: Callable[[int], None]) -> QMenu | None:
        """Show the menu below the button, on the day's own; `None` when the diary refuses."""
        try:
            self._templates.ensure()
        except UserError as error:
            self._context.refused.emit(error)
            return None
        menu = QMenu(self)
        own = self._templates.for_day(day)
        rows = sorted(self._templates.all(), key=lambda row: own is None or row.id != own.id)
        for row in rows:
            action = menu.addAction(_entry(row, own))
            action.triggered.connect(lambda _on=False, row=row: fill(row.id))
        menu.addSeparator()
        menu.addAction(tr("Edit the templates…")).triggered.connect(
            lambda: TemplateDialog(self._context, self.window()).open()
        )
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        if rows:
            menu.setActiveAction(menu.actions()[0])
        return menu


def _entry(row: TemplateRow, own: TemplateRow | None) -> str:
    name = show_plain(row.name, 60).replace("&", "&&")
    return f"{name}\t{tr('this day’s')}" if own is not None and row.id == own.id else name
