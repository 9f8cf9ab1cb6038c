"""The evening in three keys: Ctrl+E shows what is left, Enter does all that is proposed, Enter closes."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import StorageError, UserError
from app.core.i18n import tr
from app.core.jobs import JobContext
from app.core.notices import Changes
from app.domain.evening import KEEP, Fate, evening_of
from app.domain.promises import day_words
from app.domain.text import show_plain
from app.services.evening import EveningRow, OpenLine, Promise
from app.ui.context import Context
from app.ui.evening.choices import Choices
from app.ui.evening.next_plan import NextPlan, plan_of
from app.ui.evening.review_list import ReviewList
from app.ui.widgets.day_menu import day_menu
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel

_KINDS: Final = frozenset({"log_line", "line_file", "reminder", "day_template", "template_line", "contact"})


class EveningDialog(QDialog):
    """Every row stands with a decision; keys change it; nothing is written before Enter."""

    def __init__(self, context: Context, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._day = day or evening_of(context.services.clock.local_now())
        self.choices: Choices | None = None
        self.is_done = False
        self.setWindowTitle(tr("Evening review of {day}", day=day_words(self._day, self._day)))
        self.resize(1000, 680)
        self.list = ReviewList(self)
        self.said = PlainLabel(tr("Reading the day…"), self)
        self.said.setWordWrap(True)
        self.said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.said)
        self.stack.addWidget(self.list)
        self.message = FieldMessage(self)
        self.title = PlainLabel("", self)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.fill = QCheckBox(self)
        self.fill.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.plan = NextPlan(self)
        self.plan.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.decisions = self._decision_buttons()
        self.print_button = QPushButton(self)
        self.finish_button = QPushButton(tr("Do all of it (Enter)"), self)
        self.close_button = QPushButton(tr("Close"), self)
        self._lay_out()
        self._connect()
        self.finish_button.setEnabled(False)
        self.print_button.hide()
        self.fill.hide()
        self.refresh()

    def _decision_buttons(self) -> list[QPushButton]:
        made = []
        for text, command in (
            (tr("Done (D)"), lambda: self.decide(Fate.DONE)),
            (tr("Not done (N)"), lambda: self.decide(Fate.NOT_DONE)),
            (tr("Next working day (T)"), self.to_next_day),
            (tr("Another day… (M)"), self.ask_day),
            (tr("Leave (O)"), lambda: self.decide(Fate.KEEP)),
            (tr("Take away (Del)"), lambda: self.decide(Fate.DROP)),
            (tr("Keep or not (Space)"), self.turn),
        ):
            button = QPushButton(text, self)
            button.setAutoDefault(False)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, command=command: command())
            made.append(button)
        return made

    def _lay_out(self) -> None:
        above, below = QWidget(), QWidget()
        upper = QVBoxLayout(above)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.stack, 1)
        upper.addWidget(self.message)
        keys = QHBoxLayout()
        for button in self.decisions:
            keys.addWidget(button)
        keys.addStretch(1)
        upper.addLayout(keys)
        lower = QVBoxLayout(below)
        lower.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.fill)
        lower.addLayout(head)
        lower.addWidget(self.plan, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(above)
        self.splitter.addWidget(below)
        self.splitter.setSizes([400, 200])
        self.splitter.setChildrenCollapsible(False)
        foot = QHBoxLayout()
        foot.addStretch(1)
        for button in (self.print_button, self.finish_button, self.close_button):
            button.setAutoDefault(False)
            foot.addWidget(button)
        layout = QVBoxLayout(self)
        layout.addWidget(self.splitter, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.list.decided.connect(self.decide)
        self.list.tomorrow_wanted.connect(self.to_next_day)
        self.list.day_wanted.connect(self.ask_day)
        self.list.turned.connect(self.turn)
        self.list.finished.connect(self.finish)
        self.list.itemSelectionChanged.connect(self._enable)
        self.fill.toggled.connect(self._on_fill)
        self.finish_button.clicked.connect(lambda _on=False: self.finish())
        self.close_button.clicked.connect(lambda _on=False: self.reject())
        self.print_button.clicked.connect(lambda _on=False: self.print_plan())
        QShortcut(QKeySequence("F"), self).activated.connect(self.fill.click)
        QShortcut(QKeySequence("P"), self).activated.connect(self.print_plan)
        self._context.changed.connect(self._on_changed)

    # Reading ----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read what is left; decisions that were made stay."""
        evening, day = self._context.services.evening, self._day

        def read(_job: JobContext) -> EveningRow:
            return evening.read(day)

        self._context.later(read, self._take)

    def _on_changed(self, changes: Changes) -> None:
        if self.isVisible() and not self.is_done and changes.touches(_KINDS):
            self.refresh()

    def _take(self, row: EveningRow) -> None:
        if self.is_done:
            return
        if self.choices is None:
            self.choices = Choices(row)
        else:
            self.choices.reread(row)
        anything = bool(row.lines or row.steps or row.promises)
        self.list.show_row(row)
        self.finish_button.setEnabled(True)
        self.said.setText(tr("Nothing is left open."))
        self.stack.setCurrentWidget(self.list if anything else self.said)
        for button in self.decisions:
            button.setVisible(anything)
        name = show_plain(row.template.name, 40).replace("&", "&&") if row.template is not None else ""
        self.fill.setText(tr("Fill in the pattern “{name}” (F)", name=name))
        self.fill.setVisible(row.template is not None)
        self.fill.setChecked(self.choices.fill)
        self._show()
        self._enable()
        (self.list if anything else self).setFocus()

    def _show(self) -> None:
        if self.choices is None:
            return
        row, plan = self.choices.row, plan_of(self.choices)
        self.list.show_choices(self.choices)
        day = day_words(row.next_day, row.day)
        self.title.setText(
            tr("{day} as it will stand", day=day) if plan else tr("{day}: no plan yet", day=day)
        )
        self.plan.show_plan(plan)

    def _enable(self) -> None:
        chosen = self.list.chosen()
        lines = any(isinstance(each, OpenLine) for each in chosen)
        promises = any(isinstance(each, Promise) for each in chosen)
        for button, on in zip(
            self.decisions,
            (bool(chosen), lines, bool(chosen), bool(chosen), bool(chosen), lines or promises, promises),
            strict=True,
        ):
            button.setEnabled(on)

    # Deciding ---------------------------------------------------------------------------------

    def decide(self, fate: Fate, on: date | None = None) -> None:
        """Decide the rows that are chosen."""
        if self.choices is None or self.is_done:
            return
        for each in self.list.chosen():
            self.choices.decide(each, fate, on)
        self.message.say("")
        self._show()

    def to_next_day(self) -> None:
        """They become part of the next working day's plan."""
        if self.choices is not None:
            self.decide(Fate.MOVE, self.choices.row.next_day)

    def ask_day(self) -> None:
        """A menu of days for the rows that are chosen."""
        if self.choices is not None and self.list.chosen() and not self.is_done:
            today = self._context.services.clock.today()
            self.menu = day_menu(self, today, lambda day: self.decide(Fate.MOVE, day))
            self.menu.popup(self.list.corner())

    def turn(self) -> None:
        """The next reading of a promise; a line or follow-up is done, or as it was proposed."""
        if self.choices is None or self.is_done:
            return
        for each in self.list.chosen():
            if isinstance(each, Promise):
                self.choices.next_reading(each)
            elif self.choices.of(each).fate is Fate.DONE:
                back = each.proposed if each.proposed.fate is not Fate.DONE else KEEP
                self.choices.decide(each, back.fate, back.on)
            else:
                self.choices.decide(each, Fate.DONE)
        self.message.say("")
        self._show()

    def _on_fill(self, on: bool) -> None:
        if self.choices is not None:
            self.choices.fill = on
            self._show()

    # Writing ----------------------------------------------------------------------------------

    def finish(self) -> None:
        """Do all of it as one act, and say what was done; once more closes."""
        if self.is_done:
            self.accept()
            return
        if self.choices is None:
            return
        evening, draft = self._context.services.evening, self.choices.draft()
        try:
            said = self._context.patiently(lambda: evening.close(draft))
        except StorageError as error:
            self._context.refused.emit(error)
            return
        except UserError as error:
            self.message.say(error.message)
            self.list.stand_on(error.field)
            return
        self._tell(said)

    def _tell(self, said: str) -> None:
        self.is_done = True
        if said:
            self._context.done.emit(said)
        undo = tr("One Ctrl+Z takes all of it back.") if said else ""
        self.said.setText("\n\n".join(filter(None, (said or tr("Nothing had to be written."), undo))))
        self.stack.setCurrentWidget(self.said)
        for widget in (*self.decisions, self.message, self.fill, self.close_button):
            widget.hide()
        assert self.choices is not None
        row = self.choices.row
        day = day_words(row.next_day, row.day)
        self.print_button.setText(tr("Print {day} (P)", day=day))
        self.print_button.show()
        self.finish_button.setText(tr("Close (Enter)"))
        self.title.setText(tr("The plan of {day}", day=day))
        self.splitter.setSizes([100, 500])
        self.setFocus()

    def print_plan(self) -> None:
        """The next working day on paper, once it is written."""
        if self.is_done and self.choices is not None:
            day = self.choices.row.next_day
            self.accept()
            self._context.print_requested.emit("day", day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes wherever one stands; Esc closes."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.finish()
        else:
            super().keyPressEvent(event)
