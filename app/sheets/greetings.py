"""Whom to greet at a festival 节日问候名单: to take along, and to tick off by hand, A4 portrait."""

from __future__ import annotations

from datetime import date
from typing import Final

from app.core.i18n import tr, trn
from app.domain.greetings import GreetingState
from app.domain.settings import WorkSettings
from app.domain.terms import Standing
from app.domain.text import show_plain
from app.services.greetings import GreetingPage, GreetingRow
from app.sheets.page import Column, Field, Paragraph, Row, Sheet, Table
from app.sheets.wording import BOX, day_text, lunar_text, near_day, owner_text, printed_text, weekday

MOST: Final = 500  # on paper


def greetings(page: GreetingPage, settings: WorkSettings, today: date) -> Sheet:
    """The list with who was greeted already; rows that were left out are counted."""
    left = page.total - len(page.rows)
    more = trn("{n} more are on the list.", "{n} more are on the list.", left) if left > 0 else ""
    solar = f"{day_text(page.on_date)} {weekday(page.on_date)}"
    return Sheet(
        tr("Festival greetings"),
        (
            Table(
                (
                    Column(tr("No."), fixed=9, align="center"),
                    Column(tr("Name"), share=1.4),
                    Column(tr("Standing"), fixed=18, align="center"),
                    Column(tr("Phone"), share=1.1),
                    Column(tr("Last contact"), fixed=22, align="center"),
                    Column(tr("Greeted"), fixed=18, align="center"),
                    Column(tr("What they said · what next"), share=1.8),
                ),
                tuple(_row(number, row, today) for number, row in enumerate(page.rows, 1)),
                blank_rows=3,
                fill_page=True,
                stretch=True,
            ),
            *([Paragraph(more, small=True)] if more else []),
        ),
        subtitle=page.festival.label,
        fields=(
            Field(tr("Festival"), page.festival.label, 1.0),
            Field(tr("Day"), f"{solar} {lunar_text(page.on_date)}".strip(), 2.0),
            Field(tr("Greeted"), f"{page.greeted} / {page.total}", 0.7),
        ),
        owner=owner_text(settings),
        printed=printed_text(today),
        file_name=f"{tr('Festival greetings')} {page.on_date.isoformat()}",
    )


def _row(number: int, row: GreetingRow, today: date) -> Row:
    done = near_day(row.greeted_on, today) if row.state is GreetingState.GREETED else BOX
    where = tr("Rung {rung}", rung=row.rung) if row.rung else Standing(row.standing).label
    return Row.of(
        str(number), show_plain(row.name), where, row.phone, near_day(row.last_contact_on, today), done
    )
