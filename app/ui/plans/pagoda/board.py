"""What the pagoda's tab is made of: the bar, the tower, the lines below it. Only looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import N_, tr
from app.domain.terms.planning import Basis
from app.ui import theme
from app.ui.plans.pagoda.cell import colour_of
from app.ui.plans.pagoda.tower import PagodaTower
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.labels import PlainLabel, tooltip

_BASES: Final = {
    Basis.ASSUMED: N_("The rates as they are typed here."),
    Basis.BLENDED: N_("From the typed rate towards the diary's own, the more cases stand behind it."),
    Basis.MEASURED: N_("The diary's own rates; what has no cases yet stays as typed."),
}


class PagodaBoard(QWidget):
    """The widgets; the tab decides."""

    basis_asked = Signal(str)

    def __init__(self, begin: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.earlier, self.later = QToolButton(), QToolButton()
        self.this_quarter = QPushButton(tr("This quarter"))
        self.title = PlainLabel()
        self.example = QPushButton(tr("Open the printed example"))
        self.texts = QPushButton(tr("Remarks…"))
        self.print = QPushButton(tr("Print"))
        self.basis: dict[Basis, QPushButton] = {}
        self.tower = PagodaTower()
        self.empty = EmptyState("", tr("Begin the plan"), begin)
        self.about, self.range, self.effort, self.legend = (PlainLabel() for _ in range(4))
        self._plan = QWidget()
        self._stack = QStackedWidget()
        self._build()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 6)
        layout.setSpacing(4)
        layout.addLayout(self._bar())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.tower)
        self.tower.entered.connect(lambda key: scroll.ensureWidgetVisible(self.tower.cells[key], 0, 40))
        below = QVBoxLayout(self._plan)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(2)
        below.addWidget(scroll, 1)
        self.about.setMinimumHeight(self.about.fontMetrics().lineSpacing())
        for line in (self.about, self.effort, self.range):
            line.setWordWrap(True)
            below.addWidget(line)
        self.legend.setTextFormat(Qt.TextFormat.RichText)  # our own words in their colours
        below.addWidget(self.legend)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._plan)
        layout.addWidget(self._stack, 1)
        self.show_colours()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_colours()

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        for button, text, tip, keys in (
            (self.earlier, "◀", tr("The quarter before (Ctrl+PgUp)"), "Ctrl+PgUp"),
            (self.later, "▶", tr("The quarter after (Ctrl+PgDn)"), "Ctrl+PgDown"),
        ):
            button.setText(text)
            button.setToolTip(tip)
            QShortcut(QKeySequence(keys), self, button.click)
        self.this_quarter.setToolTip(tr("Today's quarter (Ctrl+Home)"))
        QShortcut(QKeySequence("Ctrl+Home"), self, self.this_quarter.click)
        self.print.setToolTip(tr("The pagoda on paper (Ctrl+P)"))
        font = self.title.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.title.setFont(font)
        for widget in (self.earlier, self.this_quarter, self.later, self.title):
            bar.addWidget(widget)
        bar.addStretch(1)
        self._runs_on = PlainLabel(tr("Runs on:"))
        bar.addWidget(self._runs_on)
        group = QButtonGroup(self)
        for basis, tip in _BASES.items():
            choice = QPushButton(basis.label)
            choice.setCheckable(True)
            choice.setToolTip(tooltip(tr(tip)))
            choice.clicked.connect(lambda _on=False, code=basis: self.basis_asked.emit(code.value))
            group.addButton(choice)
            bar.addWidget(choice)
            self.basis[basis] = choice
        bar.addStretch(1)
        for widget in (self.example, self.texts, self.print):
            bar.addWidget(widget)
        return bar

    def show_colours(self) -> None:
        """Say which colour means what, in these colours."""
        pin, rate = tr("typed in last: the rest follows"), tr("assumed rate")
        seen, rest = tr("rate with the diary in it"), tr("follows")
        hint = tr("Type into any cell: Enter saves, Esc gives up, arrows and Tab go on")
        parts = (
            f"<b style='color:{colour_of('input').name()}'>■ {pin}</b>",
            f"<span style='color:{colour_of('input').name()}'>■ {rate}</span>",
            f"<span style='color:{colour_of('measured').name()}'>■ {seen}</span>",
            f"■ {rest}",
            f"<span style='color:{theme.faded_colour().name()}'>{hint}</span>",
        )
        self.legend.setText(" &nbsp; ".join(parts))

    def show_plan(self, basis: str) -> None:
        """A plan is there and runs on this."""
        self._stack.setCurrentWidget(self._plan)
        self.basis[Basis(basis)].setChecked(True)
        self._enable(there=True)

    def show_empty(self, sentence: str, button: str) -> None:
        """No plan: what to do about it."""
        self.empty.sentence.setText(sentence)
        self.empty.button.setText(button)
        self._stack.setCurrentWidget(self.empty)
        self._enable(there=False)

    def _enable(self, *, there: bool) -> None:
        for widget in (*self.basis.values(), self._runs_on, self.texts, self.print):
            widget.setVisible(there)

    def show_effort(self, text: str, *, too_much: bool) -> None:
        """How many visits a day this is; in the colour of a warning where no day holds them."""
        self.effort.setText(text)
        palette = QPalette(self.palette())
        if too_much:
            palette.setColor(QPalette.ColorRole.WindowText, theme.warning_colour())
        self.effort.setPalette(palette)
