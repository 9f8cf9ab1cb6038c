"""One goal in a dialog: what, how many at three levels, until when; it says which of the five is missing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import EditConflict, InvalidInput
from app.core.i18n import N_, tr
from app.domain.exact_text import read_exact
from app.domain.goals import METRICS, GoalDraft, missing
from app.domain.money import read_money, show_money
from app.domain.terms.planning import MONEY_METRICS, GoalLevel
from app.ui.context import Context
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel


class GoalForm(QDialog):
    """A refusal is told beside its field and nothing is lost."""

    def __init__(
        self,
        context: Context,
        draft: GoalDraft,
        goal_id: int | None = None,
        version: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context, self._id, self._version = context, goal_id, version
        today = context.services.clock.today()
        self.setWindowTitle(tr("Goal") if goal_id is not None else tr("New goal"))
        self.title = QLineEdit(draft.title, self)
        self.title.setPlaceholderText(tr("30 accounts by the end of the quarter"))
        self.counted = ChoiceField(METRICS, none=tr("choose …"), parent=self)
        self.counted.set_value(draft.metric)
        self.levels = {level: QLineEdit(self) for level in GoalLevel}
        for level, value in draft.targets().items():
            money = draft.metric in MONEY_METRICS
            self.levels[level].setText(show_money(value) if money else str(value))
        self.starts_on = DateField(today, draft.starts_on, self)
        self.ends_on = DateField(today, draft.ends_on, self)
        self.attainable = QPlainTextEdit(draft.attainable, self)
        self.relevant = QPlainTextEdit(draft.relevant, self)
        for field in (self.attainable, self.relevant):
            field.setTabChangesFocus(True)
            field.setFixedHeight(field.fontMetrics().lineSpacing() * 3 + 12)
        self.lacking = PlainLabel("", self)
        self.lacking.setWordWrap(True)
        self.refusal = FieldMessage(self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._lay_out()
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        self.counted.changed.connect(self._tell_lacking)
        for line in (*self.levels.values(), self.starts_on.line, self.ends_on.line):
            line.textChanged.connect(lambda _text: self._tell_lacking())
        for field in (self.attainable, self.relevant):
            field.textChanged.connect(self._tell_lacking)
        self._tell_lacking()
        self.counted.setFocus()

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Name of the goal"), self.title)
        form.addRow(tr("What is counted"), self.counted)
        row = QHBoxLayout()
        for level, line in self.levels.items():
            row.addWidget(PlainLabel(level.label, self))
            row.addWidget(line)
        form.addRow(tr("How many"), row)
        period = QHBoxLayout()
        period.addWidget(self.starts_on)
        period.addWidget(PlainLabel("–", self))
        period.addWidget(self.ends_on)
        form.addRow(tr("From, to"), period)
        form.addRow(tr("What makes it possible"), self.attainable)
        form.addRow(tr("Why it matters"), self.relevant)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.lacking)
        layout.addWidget(self.refusal)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 84)

    def draft(self) -> GoalDraft:
        """What the fields say. Raises `InvalidInput` at the field."""
        metric = self.counted.value() or ""
        amounts = {level: _amount(metric, line.text(), level) for level, line in self.levels.items()}
        return GoalDraft(
            self.title.text(),
            metric,
            amounts[GoalLevel.BASE],
            amounts[GoalLevel.STRETCH],
            amounts[GoalLevel.CHALLENGE],
            _day(self.starts_on, "starts_on"),
            _day(self.ends_on, "ends_on"),
            self.attainable.toPlainText(),
            self.relevant.toPlainText(),
        )

    def _tell_lacking(self) -> None:
        """Which of specific, measurable, attainable, relevant and dated is not said yet."""
        try:
            lacking = missing(self.draft())
        except InvalidInput:
            return  # half typed: told when it is saved
        names = ", ".join(each.label for each in lacking)
        self.lacking.setText(
            tr("Still missing: {names}", names=names) if lacking else tr("All five of SMART are said.")
        )

    def save(self) -> None:
        """Save and close; a refusal is told and the field shown."""
        goals = self._context.services.goals
        try:
            draft = self.draft()
            if self._id is None:
                self._context.patiently(lambda: goals.add(draft))
            else:
                goal_id = self._id
                self._context.patiently(lambda: goals.edit(goal_id, draft, self._version))
        except (InvalidInput, EditConflict) as error:
            self.refusal.say(error.message)
            self._field(error.field).setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._context.done.emit(tr("Goal kept"))
        self.accept()

    def _field(self, name: str | None) -> QWidget:
        fields: dict[str, QWidget] = {
            "metric": self.counted,
            "starts_on": self.starts_on,
            "ends_on": self.ends_on,
            "title": self.title,
            "attainable": self.attainable,
            "relevant": self.relevant,
            **{level.value: line for level, line in self.levels.items()},
        }
        return fields.get(name or "", self.counted)


def _amount(metric: str, text: str, level: GoalLevel) -> int | None:
    if metric in MONEY_METRICS:
        return read_money(text, level)
    value = read_exact(text, level)
    if value is None:
        return None
    if value.denominator != 1:
        raise InvalidInput("whole", N_("Write a whole number."), field=level)
    return int(value)


def _day(field: DateField, name: str) -> date | None:
    try:
        return field.value()
    except InvalidInput as error:
        error.field = name
        raise
