"""A step of the development log: when, what was done, what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.development import TYPED, StepDraft
from app.ui.context import Context
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.date_field import DateField
from app.ui.widgets.form_dialog import FormDialog
from app.ui.widgets.growing_text import GrowingText


class DevelopmentDialog(FormDialog):
    """Adds a step to a file, or changes one."""

    def __init__(
        self,
        context: Context,
        file_id: int,
        draft: StepDraft,
        typed: tuple[int, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, tr("Change a step") if typed else tr("Add a step"), parent)
        self._file_id, self._typed = file_id, typed  # the step and its version
        self.step = ChoiceField(TYPED, none=None)
        self.on_date = DateField(context.services.clock.today())
        self.told = GrowingText(6, 2)  # `done` is Qt's
        self.following = GrowingText(4, 2)
        self.add_field("step", tr("Step"), self.step)
        self.add_field("on_date", tr("Day"), self.on_date)
        self.add_field("done", tr("What was done"), self.told)
        self.add_field("next", tr("What comes next"), self.following)
        self.step.set_value(draft.step)
        self.on_date.set_value(draft.on_date)
        self.told.setPlainText(draft.done)
        self.following.setPlainText(draft.next)
        self.composing.watch(self)
        self.told.setFocus()

    def write(self) -> None:
        try:
            on_date = self.on_date.value()
        except InvalidInput as wrong:
            wrong.field = "on_date"
            raise
        draft = StepDraft(
            self.step.value() or TYPED[0].value,
            on_date,
            self.told.toPlainText(),
            self.following.toPlainText(),
        )
        development = self.context.services.development
        if self._typed is None:
            development.add(self._file_id, draft)
        else:
            development.edit(self._typed[0], draft, self._typed[1])
