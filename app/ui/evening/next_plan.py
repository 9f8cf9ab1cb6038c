"""The next working day as it will stand: what is there, what moves there, its pattern, what was promised."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, time
from typing import Final

from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from app.core.i18n import tr
from app.domain.evening import Decision
from app.domain.promises import OfferKind
from app.domain.text import show_line
from app.services.form_lines import FormLine
from app.services.offers import Offer
from app.ui import theme
from app.ui.evening.choices import Choices
from app.ui.widgets.labels import tooltip
from app.ui.widgets.line_text import hours_text, names_text
from app.ui.widgets.row_height import row_height

_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Planned:
    """A line of the plan, and why it stands there."""

    start: time | None
    end: time | None
    text: str
    who: str
    why: str
    is_step: bool = False  # a follow-up: it takes no hour of the day


def plan_of(choices: Choices) -> list[Planned]:
    """In the order of the day; what has no hour comes last."""
    row, there = choices.row, Decision.move(choices.row.next_day)
    made = [_line(line, "") for line in row.planned]
    made += [_line(each.line, tr("moves here")) for each in row.lines if choices.of(each) == there]
    made += _promised(choices, row.next_day)
    taken = {each.start for each in made if each.start is not None}
    if row.template is not None and choices.fill:
        made += [
            Planned(line.start, line.end, line.text, "", tr("pattern of the day"))
            for line in row.template.lines
            if line.start not in taken
        ]
    made += [
        Planned(each.row.time, None, each.row.title, each.row.file_name, tr("follow-up"), True)
        for each in row.steps
        if choices.of(each) == there
    ]
    return sorted(made, key=lambda each: (each.start is None, each.start or time.min))


def _line(line: FormLine, why: str) -> Planned:
    return Planned(line.start_time, line.end_time, line.plan or line.notes, names_text(line), why)


def _promised(choices: Choices, day: date) -> list[Planned]:
    made = []
    for promise in choices.row.promises:
        reading, offer = choices.reading(promise), promise.offer
        if reading is None or reading.on != day or not isinstance(offer, Offer):
            continue
        who = reading.who.label if reading.who else ""
        step = offer.kind is not OfferKind.PLAN
        why = tr("follow-up") if step else tr("promised")
        made.append(Planned(offer.heard.at, offer.heard.until, offer.heard.text, who, why, step))
    return made


class NextPlan(QTreeWidget):
    """A list to read; it takes no keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setColumnCount(4)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.header().resizeSection(0, self.fontMetrics().averageCharWidth() * 16)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column in (2, 3):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def show_plan(self, plan: list[Planned]) -> None:
        """Show these lines; hours that two of them want are marked."""
        self.clear()
        starts = Counter(each.start for each in plan if each.start is not None and not each.is_step)
        for each in plan:
            texts = [
                hours_text(each.start, each.end),
                show_line(each.text, _LONGEST),
                show_line(each.who, 40),
                each.why,
            ]
            item = QTreeWidgetItem(texts)
            item.setSizeHint(0, row_height(self))
            item.setToolTip(1, tooltip(each.text))
            if each.start is not None and not each.is_step and starts[each.start] > 1:
                item.setForeground(0, QBrush(theme.warning_colour()))
                item.setToolTip(0, tooltip(tr("Two lines want this hour.")))
            self.addTopLevelItem(item)
