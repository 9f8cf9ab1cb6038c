"""What would you like to earn a month? Shows at once how many visits a day that is; may be left empty."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import N_, tr
from app.domain.exact_text import show_number, show_sum
from app.domain.goal_chain import ChainInput, ChainStep, chain, usual_inputs
from app.domain.working_days import WorkCalendar
from app.ui.widgets.labels import PlainLabel
from app.ui.widgets.money_field import MoneyField


class EarnStep(QWidget):
    """One field and one sentence."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._trade = ""
        self.income = MoneyField(self)
        self.told = PlainLabel("", self)
        self.told.setWordWrap(True)
        self.note = PlainLabel("", self)
        self.note.setWordWrap(True)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.income, self.told, self.note):
            layout.addWidget(widget)
        layout.addStretch(1)
        self.income.textChanged.connect(lambda _text: self.tell())

    def speak(self, trade: str) -> None:
        """Say it in the language in use, for this trade."""
        self._trade = trade
        self.income.setPlaceholderText(tr("e.g. {example}", example="12,000"))
        self.note.setText(
            tr("It may be left empty. Plans → Goal chain shows each step; put your own figures in there.")
        )
        self.tell()

    def tell(self) -> None:
        """How many visits a day the income means in a month of usual length, on usual figures."""
        try:
            income = self.value()
        except InvalidInput as error:
            self.told.setText(error.message)
            return
        if income is None:
            self.told.setText("")
            return
        inputs = usual_inputs(self._trade).having(ChainInput.DAYS, Fraction(self._days()))
        a_day = chain(inputs, ChainStep.INCOME, Fraction(income))[ChainStep.A_DAY]
        self.told.setText(
            tr(
                "{income} a month, {base} of it base pay: some {visits} visits a day in {days} working days.",
                income=show_sum(Fraction(income)),
                base=show_sum(inputs.other_income_fen),
                visits=show_number(a_day, 1),
                days=self._days(),
            )
        )

    def _days(self) -> int:
        """The working days of this month."""
        first = self._today.replace(day=1)
        last = first.replace(day=monthrange(first.year, first.month)[1])
        return max(1, WorkCalendar().between(first - timedelta(days=1), last))

    def value(self) -> int | None:
        """The income in fen; none when left empty. Raises `InvalidInput` at `income`."""
        fen = self.income.value()
        if fen is not None and fen < 0:
            raise InvalidInput("negative", N_("An amount of money is never below zero."), field="income")
        return fen
