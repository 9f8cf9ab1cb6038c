"""A week of the month as a place for names: its days, how many are named, a place to drop them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain.targets import Part
from app.services.targets import NamedRow
from app.sheets.month_words import part_days, part_title, working_days
from app.ui.plans.months.named_card import NamedCard
from app.ui.widgets.labels import PlainLabel


class WeekSection(QFrame):
    """Names of one week, or of none yet."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number  # 0: no week yet
        self.part: Part | None = None
        self.cards: list[NamedCard] = []
        self._rest = QPalette.ColorRole.AlternateBase
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self._rest)
        self.title, self.about = PlainLabel("", self), PlainLabel("", self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.about.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(6, 3, 6, 4)
        self._stack.setSpacing(3)
        self._stack.addLayout(head)

    def show_names(self, part: Part | None, names: Sequence[NamedRow], today: date) -> list[NamedCard]:
        """Head and names anew; returns the cards, to be connected."""
        self.part = part
        if part is None:
            self.title.setText(tr("No week yet"))
            self.about.setText(tr("0: take off its week"))
        else:
            self.title.setText(f"{self.number}  {part_title(part)}  {part_days(part)}")
            said = [working_days(part.days)]
            if part.first <= today <= part.last:
                said.append(tr("this week"))
            elif part.last < today:
                said.append(tr("over"))
            self.about.setText(" · ".join(said))
        for card in self.cards:
            self._stack.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [NamedCard(row, today, self) for row in names]
        for card in self.cards:
            self._stack.addWidget(card)
            card.show()
        return self.cards

    def highlight(self, *, on: bool) -> None:
        """Show that letting go here would put the name here."""
        self.setBackgroundRole(QPalette.ColorRole.Highlight if on else self._rest)
