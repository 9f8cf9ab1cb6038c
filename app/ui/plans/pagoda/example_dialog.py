"""The printed example of the field's own form: where it breaks, and two ways to correct it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.core.i18n import tr
from app.domain.pagoda import FACTORS, LEVELS, STEPS, Levels, PagodaRates
from app.domain.pagoda_example import (
    PRINTED,
    PRINTED_RATES,
    breaks,
    explained,
    with_following_figures,
    with_needed_rates,
)
from app.domain.pagoda_words import exact_level, show_factor
from app.domain.terms.planning import Factor, PagodaLevel
from app.ui import theme
from app.ui.widgets.labels import PlainLabel

_MARK: Final = "✗ "


class ExampleDialog(QDialog):
    """The row as it is printed, beside it the corrected one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("The printed example"))
        self.figures: Levels = dict(PRINTED)
        self.rates: PagodaRates = PRINTED_RATES
        intro = PlainLabel(tr("From the printed form: its figures and its rates do not agree in two places."))
        self.words = PlainLabel()
        self.words.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(3)
        self.mend_rates = QPushButton(tr("Correct the rates"))
        self.mend_rates.setToolTip(tr("Keep the figures; take the rates that lead to them."))
        self.mend_figures = QPushButton(tr("Correct the figures"))
        self.mend_figures.setToolTip(tr("Keep the rates; work the figures out from the first visits."))
        self.as_printed = QPushButton(tr("As printed"))
        close = QPushButton(tr("Close"))
        self.mend_rates.clicked.connect(lambda _on=False: self.correct_rates())
        self.mend_figures.clicked.connect(lambda _on=False: self.correct_figures())
        self.as_printed.clicked.connect(lambda _on=False: self._show(dict(PRINTED), PRINTED_RATES))
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        for button in (self.mend_rates, self.mend_figures, self.as_printed):
            row.addWidget(button)
        row.addStretch()
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.addWidget(intro)
        layout.addWidget(self.words)
        layout.addSpacing(6)
        layout.addLayout(self._grid)
        layout.addSpacing(8)
        layout.addLayout(row)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 92)
        self._cells: dict[str, tuple[PlainLabel, PlainLabel]] = {}  # by `_id`
        self._fill()
        self._show(self.figures, self.rates)

    def _fill(self) -> None:
        for column, text in enumerate((tr("Level, step"), tr("Printed"), tr("Here"))):
            head = PlainLabel(text)
            head.setForegroundRole(self.palette().ColorRole.PlaceholderText)
            if column:
                head.setAlignment(Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, column)
        at = 1
        for level in reversed(LEVELS):
            codes: list[PagodaLevel | Factor] = [level, *reversed(STEPS.get(level, ()))]
            for code in codes:
                storey = code is level
                name, printed, here = PlainLabel(code.label), PlainLabel(), PlainLabel()
                for column, label in enumerate((name, printed, here)):
                    font = label.font()
                    font.setBold(storey)
                    label.setFont(font)
                    label.setIndent(0 if storey or column else 16)
                    if column:
                        label.setAlignment(Qt.AlignmentFlag.AlignRight)
                    self._grid.addWidget(label, at, column)
                self._cells[_id(code)] = (printed, here)
                at += 1

    def correct_rates(self) -> None:
        """The printed figures, with the rates that they need."""
        self._show(dict(PRINTED), with_needed_rates(PRINTED, PRINTED_RATES))

    def correct_figures(self) -> None:
        """The printed rates, with the figures that follow."""
        self._show(with_following_figures(PRINTED, PRINTED_RATES), PRINTED_RATES)

    def _show(self, figures: Levels, rates: PagodaRates) -> None:
        self.figures, self.rates = figures, rates
        said = explained(figures, rates)
        self.words.setText(
            "\n".join(f"{number}. {text}" for number, text in enumerate(said, start=1))
            or tr("Now every level follows from the one below it, exactly.")
        )
        wrong = {each.level for each in breaks(figures, rates)}
        printed_wrong = {each.level for each in breaks(PRINTED, PRINTED_RATES)}
        for level in LEVELS:
            self._put(level, exact_level(level, PRINTED[level]), exact_level(level, figures[level]))
            self._mark(level, level in printed_wrong, level in wrong)
        for factor in FACTORS:
            self._put(
                factor, show_factor(factor, PRINTED_RATES.of(factor)), show_factor(factor, rates.of(factor))
            )

    def _put(self, code: PagodaLevel | Factor, printed: str, here: str) -> None:
        before, now = self._cells[_id(code)]
        before.setText(printed)
        now.setText(here)
        now.setStyleSheet(f"color: {theme.good_colour().name()}" if printed != here else "")

    def _mark(self, code: PagodaLevel, *wrong: bool) -> None:
        for label, bad in zip(self._cells[_id(code)], wrong, strict=True):
            if bad:
                label.setText(_MARK + label.text())
                label.setStyleSheet(f"color: {theme.warning_colour().name()}")
            elif label is self._cells[_id(code)][0]:
                label.setStyleSheet("")


def _id(code: PagodaLevel | Factor) -> str:
    return f"{type(code).__name__}/{code}"  # both kinds have an "equity"
