"""What is done with the prospects of a month: named, put onto weeks and days, ticked, carried over."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from app.core.i18n import tr, trn
from app.domain.targets import Part
from app.domain.text import show_plain
from app.services.targets import NamedRow
from app.services.visit_candidates import CandidateRow
from app.sheets.wording import month_day, period_text
from app.ui.context import ContactSeed, Context
from app.ui.plans.months.board import MonthBoard
from app.ui.plans.months.named_card import NamedCard
from app.ui.plans.months.week_section import WeekSection
from app.ui.widgets.day_menu import short_day

_DAY = timedelta(days=1)


class Shown(Protocol):
    """What the tab shows just now."""

    month_on: date
    names: tuple[NamedRow, ...]

    @property
    def today(self) -> date: ...
    @property
    def end(self) -> date: ...
    @property
    def last_monday(self) -> date: ...


class Naming:
    """The commands of list, weeks and names."""

    def __init__(self, tab: Shown, page: QWidget, context: Context, board: MonthBoard) -> None:
        self._tab = tab
        self._page = page
        self._context = context
        self._board = board
        self._prospects = context.services.targets.prospects
        self.menu: QMenu | None = None  # the last one opened

    @property
    def _parts(self) -> tuple[Part, ...]:
        return self._board.table.targets.parts

    def name(self, file_id: int, number: int = 0) -> None:
        """Name a prospect for this month, perhaps for its week of this number."""
        if number > len(self._parts):
            return
        monday = self._parts[number - 1].monday if number else None
        month_on = self._tab.month_on
        self._context.act(
            lambda: self._prospects.add(month_on, [file_id], monday),
            tr("Named for {month}", month=period_text("month", month_on)),
        )

    def on_candidate(self, row: CandidateRow, command: str) -> None:
        if command == "plan":
            self.name(row.file_id)
        elif command.startswith("day-"):
            self.name(row.file_id, int(command[4:]) + 1)
        elif command == "open":
            self._context.file_requested.emit(row.file_id)
        else:
            seed = ContactSeed(file_ids=(row.file_id,), appointment=command == "appointment")
            self._context.contact_requested.emit(seed)

    def open_candidate_menu(self, point: QPoint) -> None:
        row = self._board.list.current()
        if row is None:
            return
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(f"{tr('Name for this month')}\t{tr('Enter')}", partial(self.on_candidate, row, "plan"))
        for number, section in enumerate(self._board.sections[1:], 1):
            if section.part is not None:
                action = menu.addAction(
                    f"{section.title.text()[3:]}\t{number}", partial(self.name, row.file_id, number)
                )
                action.setEnabled(section.part.last >= self._tab.today)
        menu.addSeparator()
        menu.addAction(f"{tr('Open the file')}\tO", partial(self.on_candidate, row, "open"))
        menu.popup(point)

    def on_dropped(self, source: QWidget, target: WeekSection) -> None:
        if isinstance(source, NamedCard):
            self._put_on_week(source, target.number)
        elif (row := self._board.list.current()) is not None:
            self.name(row.file_id, target.number)

    # -- what is done with a name

    def on_card(self, card: NamedCard, command: str) -> None:
        row, prospects = card.row, self._prospects
        if command in {"go-up", "go-down"}:
            self._board.go(card, 1 if command == "go-down" else -1)
        elif command.startswith("week-"):
            self._put_on_week(card, int(command[5:]))
        elif command == "day":
            self._open_days(card)
        elif command == "done":
            self._context.act(lambda: prospects.set_done(row.id, done=row.done_on is None))
        elif command == "remove":
            self._remove(card)
        elif command in {"before", "after"}:
            self._shift(card, 1 if command == "after" else -1)
        elif command == "open":
            self._context.file_requested.emit(row.file_id)
        else:
            self._context.contact_requested.emit(ContactSeed((row.file_id,), row.line_id, row.line_on))

    def _put_on_week(self, card: NamedCard, number: int) -> None:
        parts = self._parts
        if number > len(parts):
            return
        named_id, monday = card.row.id, parts[number - 1].monday if number else None
        prospects = self._prospects
        if monday != card.row.week_on:
            self._context.act(lambda: prospects.put_on_week(named_id, monday))
            self._board.focus_name(named_id)

    def _open_days(self, card: NamedCard) -> None:
        """The days on which the visit can be planned: those of its week, else the next ones."""
        today = self._tab.today
        first = max(card.row.week_on or today, today, self._tab.month_on)
        last = min(self._tab.end, first + _DAY * (6 - first.weekday() if card.row.week_on else 9))
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        day, number = first, 0
        while day <= last:
            number += 1
            key = f"&{number}  " if number < 10 else ""
            menu.addAction(key + short_day(day, today), partial(self.plan, card.row.id, day))
            day += _DAY
        if number == 0:
            menu.addAction(tr("No day of this month is left: carry the name over.")).setEnabled(False)
        self.menu = menu
        menu.popup(card.mapToGlobal(QPoint(0, card.height())))

    def plan(self, named_id: int, day: date) -> None:
        """Plan the visit to a named prospect for a day, or move it there."""
        prospects = self._prospects
        planned = self._context.act(
            lambda: prospects.put_on_day(named_id, day), tr("Visit planned: {day}", day=month_day(day))
        )
        if planned is not None:
            self._board.focus_name(named_id)

    def _shift(self, card: NamedCard, step: int) -> None:
        """Change places with the neighbour in the same week."""
        section = next(each for each in self._board.sections if card in each.cards)
        there = section.cards.index(card) + step
        if not 0 <= there < len(section.cards):
            return
        order = [row.id for row in self._tab.names]
        here, other = order.index(card.row.id), order.index(section.cards[there].row.id)
        order[here], order[other] = order[other], order[here]
        month_on, named_id = self._tab.month_on, card.row.id
        self._context.act(lambda: self._prospects.reorder(month_on, order))
        self._board.focus_name(named_id)

    def _remove(self, card: NamedCard) -> None:
        cards = self._board.cards()
        at = cards.index(card)
        near = cards[at + 1 : at + 2] or cards[max(at - 1, 0) : at]
        said = tr("Taken off the month: {name}", name=show_plain(card.row.name, 40))
        named_id, prospects = card.row.id, self._prospects

        def take_off() -> bool:
            prospects.remove(named_id)
            return True

        if self._context.act(take_off, said) and near:
            self._board.focus_name(near[0].row.id)

    def carry_over(self) -> None:
        """Take the unfinished names into the next month."""
        month_on, prospects = self._tab.month_on, self._prospects
        self._context.act(
            lambda: prospects.carry_over(month_on),
            lambda made: trn("{n} name carried over", "{n} names carried over", len(made)),
        )

    def carry_week(self) -> None:
        """Take last week's unfinished names and visits into this week."""
        monday, prospects = self._tab.last_monday, self._prospects
        self._context.act(
            lambda: prospects.carry_week(monday),
            lambda count: trn("{n} carried over from last week", "{n} carried over from last week", count),
        )
