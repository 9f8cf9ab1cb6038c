"""The goal chain of a month: from an income to visits a day, every figure can be typed, the rest follows."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput, StorageError
from app.core.i18n import tr
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.goal_chain import BESIDE, STEPS, ChainInput, ChainStep, formula
from app.domain.terms.planning import Basis
from app.services.goal_chain import ChainFigures, ChainOutlook, ChainRow, MeasuredFigures, month_of
from app.ui import theme
from app.ui.context import Context
from app.ui.page import Page
from app.ui.plans.chain.cell import ChainCell
from app.ui.plans.chain.figures import (
    Code,
    in_use,
    input_view,
    lever_text,
    read_cell,
    sentence,
    step_view,
)
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

_MEASURED: Final = frozenset({"log_line", "line_file", "contact", "rung_change", "client_file"})


class ChainTab(Page):
    """A month's chain. The cell typed last is marked: from it all others follow."""

    page_id = "chain"
    kinds = frozenset({"goal_chain", "setting"}) | _MEASURED

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.day = context.services.clock.today()
        self.row: ChainRow | None = None
        self._measured: MeasuredFigures | None = None
        self._figures: ChainFigures | None = None
        self._asked = 0
        self._restored: set[int] = set()
        self._wait = QTimer(self, singleShot=True, interval=200)
        self._wait.timeout.connect(self._ask_outlook)
        self.cells: dict[Code, ChainCell] = {}
        self.uses: dict[ChainInput, PlainLabel] = {}
        self.marks: dict[ChainStep, PlainLabel] = {}
        self._build()

    # -- layout

    def _build(self) -> None:
        self.result = PlainLabel("", self)
        self.result.setWordWrap(True)
        large = self.result.font()
        large.setPointSizeF(large.pointSizeF() * 1.15)
        self.result.setFont(large)
        self.lever = PlainLabel("", self)
        self.lever.setWordWrap(True)
        self.basis = ChipRow([(each.value, each.label) for each in Basis], parent=self)
        self.refusal = FieldMessage(self)
        room = QWidget()
        self.note = PlainLabel("", room)
        self.note.setWordWrap(True)
        self.note.setEnabled(False)
        body = QVBoxLayout(room)
        for widget in (self.result, self.lever, self.basis, self.refusal):
            body.addWidget(widget)
        body.addLayout(self._grid(room))
        body.addWidget(self.note)
        body.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(room)
        self.stack = QStackedWidget(self)
        self.empty = EmptyState("", tr("Begin"), self.begin, self)
        self.stack.addWidget(scroll)
        self.stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.addLayout(self._top())
        layout.addWidget(self.stack, 1)
        self.basis.changed.connect(self._on_basis)

    def _top(self) -> QHBoxLayout:
        self.earlier, self.later = QPushButton("◀", self), QPushButton("▶", self)
        self.this_month = QPushButton(tr("This month"), self)
        self.title = PlainLabel("", self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.targets = QPushButton(tr("Take as targets"), self)
        self.targets.setToolTip(tr("Visits and accounts become the targets of this month and of its weeks"))
        self.print = QPushButton(tr("Print"), self)
        top = QHBoxLayout()
        for button in (self.earlier, self.later):
            button.setFixedWidth(button.fontMetrics().averageCharWidth() * 5)
        for widget in (self.earlier, self.this_month, self.later, self.title):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.targets)
        top.addWidget(self.print)
        self.earlier.clicked.connect(lambda _on=False: self._step(-1))
        self.later.clicked.connect(lambda _on=False: self._step(1))
        self.this_month.clicked.connect(
            lambda _on=False: self.show_month(self.context.services.clock.today())
        )
        self.targets.clicked.connect(lambda _on=False: self.take_targets())
        self.print.clicked.connect(
            lambda _on=False: self.context.print_requested.emit("goal-chain", self.day)
        )
        return top

    def _grid(self, room: QWidget) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(6)
        for column, text in enumerate(
            (tr("Step"), tr("Figure"), "", tr("How it follows"), tr("Assumed"), "", tr("In use"))
        ):
            head = PlainLabel(text, room)
            head.setEnabled(False)
            grid.addWidget(head, 0, column)
        line = 1
        for step in STEPS:
            grid.addWidget(PlainLabel(step.label, room), line, 0)
            grid.addWidget(self._cell(step, room), line, 1)
            mark = self.marks[step] = PlainLabel("", room)
            grid.addWidget(mark, line, 2)
            words = PlainLabel(formula(step), room)
            words.setEnabled(False)
            grid.addWidget(words, line, 3)
            for name in BESIDE[step]:
                grid.addWidget(PlainLabel(name.label, room), line, 4)
                grid.addWidget(self._cell(name, room), line, 5)
                use = self.uses[name] = PlainLabel("", room)
                grid.addWidget(use, line, 6)
                line += 1
        self.cells[ChainInput.DAYS].setReadOnly(True)
        self.cells[ChainInput.DAYS].setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid.setColumnStretch(6, 1)
        return grid

    def _cell(self, code: Code, room: QWidget) -> ChainCell:
        cell = self.cells[code] = ChainCell(code, room)
        wide = 30 if isinstance(code, ChainInput) else 18
        cell.setFixedWidth(cell.fontMetrics().averageCharWidth() * wide)
        cell.left.connect(partial(self.save, cell))
        cell.given_up.connect(partial(self._give_up, cell))
        cell.paused.connect(partial(self._keep_draft, cell))
        cell.moved_on.connect(partial(self._move_on, cell))
        return cell

    # -- which month

    def print_form(self) -> tuple[str, object] | None:
        return ("goal-chain", self.day) if self.row is not None else None

    def _step(self, months: int) -> None:
        first, last = month_of(self.day)
        self.show_month(last + timedelta(days=1) if months > 0 else first - timedelta(days=1))

    def show_month(self, day: date) -> None:
        """Go to the month of a day."""
        if self.save_open_editors():
            self.day = day
            self.refresh()

    def follow(self, before: date, today: date) -> None:
        if month_of(self.day) == month_of(before) != month_of(today):
            self.show_month(today)

    def begin(self) -> None:
        """Make a chain for the month shown; from a month that is over, go to today's."""
        today = self.context.services.clock.today()
        if month_of(self.day)[1] < today:
            self.show_month(today)
            return
        if self.context.act(lambda: self.context.services.chain.begin(self.day)) is not None:
            self.cells[ChainStep.INCOME].setFocus()

    # -- what it shows

    def _on_changed(self, changes: Changes) -> None:
        if changes.touches(_MEASURED):
            self._measured = None
        super()._on_changed(changes)

    def refresh(self) -> None:
        """The chain anew; what is being typed stays."""
        services, today = self.context.services, self.context.services.clock.today()
        self.row = services.chain.of(self.day)
        first, last = month_of(self.day)
        self.title.setText(tr("{month} / {year}", month=first.month, year=first.year))
        self.this_month.setEnabled(not first <= today <= last)
        for widget in (self.basis, self.targets, self.print):
            widget.setVisible(self.row is not None)
        self.stack.setCurrentIndex(0 if self.row is not None else 1)
        if self.row is None:
            over = last < today
            self.empty.sentence.setText(
                tr("No goal chain was made for this month.")
                if over
                else tr("Say what you would like to earn, and see how many visits a day that is.")
            )
            self.empty.button.setText(tr("This month") if over else tr("Begin"))
            return
        self.basis.set_values([self.row.basis])
        if self.row.basis != Basis.ASSUMED and self._measured is None:
            self._ask_measured()
        self._show(self.row)
        self._restore(self.row)

    def _show(self, row: ChainRow) -> None:
        figures = self._figures = self.context.services.chain.figures(row, self._measured)
        for step in STEPS:
            pinned = step is row.pin
            self.cells[step].show_view(step_view(step, figures), pinned=pinned)
            self.marks[step].setText("◆" if pinned else "")
            self.marks[step].setToolTip(tr("Typed in: all others follow from it") if pinned else "")
        for name in self.uses:
            self.cells[name].show_view(input_view(name, row))
            self.uses[name].setText(in_use(name, figures))
        self._tell(row, figures, None)
        note = tr("◆ is what was typed last: change any figure, and the rest follows, up or down.")
        if not row.known:
            note += " " + tr(
                "The holiday plan of this year is not published: only what is off by law counts."
            )
        self.note.setText(note)
        self._wait.start()

    def _tell(self, row: ChainRow, figures: ChainFigures, outlook: ChainOutlook | None) -> None:
        capacity = self.context.services.settings.current().visits_a_day
        text, too_much = sentence(row, figures, outlook, capacity)
        self.result.setText(text)
        palette = self.palette()
        if too_much:
            palette.setColor(palette.ColorRole.WindowText, theme.warning_colour())
        self.result.setPalette(palette)
        self.lever.setText(lever_text(outlook.lever) if outlook is not None else "")

    def _ask_measured(self) -> None:
        self._asked += 1
        number, chain = self._asked, self.context.services.chain

        def read(_job: JobContext) -> MeasuredFigures:
            return chain.measured()

        def take(found: MeasuredFigures) -> None:
            if number == self._asked and self.row is not None:
                self._measured = found
                self._show(self.row)

        self.context.later(read, take)

    def _ask_outlook(self) -> None:
        row, measured = self.row, self._measured
        if row is None:
            return
        chain = self.context.services.chain

        def draw(_job: JobContext) -> ChainOutlook:
            return chain.outlook(row, measured)

        def take(found: ChainOutlook) -> None:
            if self.row == row and self._figures is not None:
                self._tell(row, self._figures, found)

        self.context.later(draw, take)

    # -- what is typed

    def save(self, cell: ChainCell) -> None:
        """Save a cell as one act; a refusal is said above, the text stays."""
        row = self.row
        if row is None:
            return
        refusal: list[InvalidInput] = []

        def command() -> bool:
            try:
                value = read_cell(cell.code, cell.text())
                chain = self.context.services.chain
                if isinstance(cell.code, ChainStep):
                    chain.set_step(row.id, cell.code, value)
                else:
                    chain.set_input(row.id, cell.code, value)
            except InvalidInput as error:
                refusal.append(error)
            return not refusal

        if self.context.act(command):
            self._drop_draft(cell)
            self.refusal.say("")
            cell.reset()
        elif refusal:
            self.refusal.say(f"{cell.code.label}: {refusal[0].message}")

    def _give_up(self, cell: ChainCell) -> None:
        self._drop_draft(cell)
        self.refusal.say("")

    def _move_on(self, cell: ChainCell, rows: int) -> None:
        kind: type = type(cell.code)
        mates = [
            each for code, each in self.cells.items() if isinstance(code, kind) and not each.isReadOnly()
        ]
        at = mates.index(cell) + rows
        if 0 <= at < len(mates):
            mates[at].setFocus(Qt.FocusReason.TabFocusReason)

    def save_open_editors(self) -> bool:
        saved = [cell.finish() for cell in self.cells.values()]  # each is asked
        return all(saved)

    def _on_basis(self) -> None:
        row, chosen = self.row, self.basis.values()
        if row is None or not chosen or chosen[0] == row.basis or not self.save_open_editors():
            return
        self.context.act(lambda: self.context.services.chain.set_basis(row.id, chosen[0]))

    def take_targets(self) -> None:
        """Make the chain's visits and accounts this month's targets."""
        row, figures = self.row, self._figures
        if row is None or figures is None or not self.save_open_editors():
            return
        if ChainStep.A_DAY not in figures.steps:
            self.refusal.say(tr("No working day is left in this month: plan the next one."))
            return
        chain = self.context.services.chain

        def take() -> bool:
            chain.take_targets(row, figures)
            return True

        self.context.act(take, tr("These are the targets of the month and its weeks now"))

    def _draft_key(self, cell: ChainCell) -> str:
        return f"chain/{self.row.id if self.row else 0}/{cell.code.value}"

    def _keep_draft(self, cell: ChainCell) -> None:
        if cell.isModified() and not cell.composing:
            try:
                self.context.services.drafts.keep(self._draft_key(cell), cell.text())
            except StorageError:
                return  # locked or full just now: asked again later

    def _drop_draft(self, cell: ChainCell) -> None:
        try:
            self.context.services.drafts.drop(self._draft_key(cell))
        except StorageError:
            return

    def _restore(self, row: ChainRow) -> None:
        """Bring back what a crash left unsaved, once."""
        if row.id in self._restored:
            return
        self._restored.add(row.id)
        for key, text in self.context.services.drafts.all(f"chain/{row.id}/").items():
            code = key.rsplit("/", 1)[1]
            cell = next((each for each in self.cells.values() if each.code.value == code), None)
            if cell is not None:
                cell.restore(text)
                self.refusal.say(tr("Not saved yet: Enter saves it, Esc gives it up."))
