"""Branch, team and general remarks of a quarter's plan."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.services.plan import PlanRow
from app.ui.context import Context
from app.ui.widgets.composing import Composing
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.growing_text import GrowingText


class TextsDialog(QDialog):
    """Written and saved as one act."""

    def __init__(self, context: Context, plan: PlanRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._plan = context, plan
        self.setWindowTitle(tr("Remarks on the plan"))
        self.branch, self.team = QLineEdit(plan.branch), QLineEdit(plan.team)
        self.remarks = GrowingText(12, 6)
        self.remarks.setPlainText(plan.remarks)
        self.refusal = FieldMessage()
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.button(QDialogButtonBox.StandardButton.Save).setText(tr("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        form = QFormLayout()
        form.addRow(tr("Branch"), self.branch)
        form.addRow(tr("Team"), self.team)
        form.addRow(tr("General remarks"), self.remarks)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.refusal)
        layout.addWidget(buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 70)
        self._composing = Composing(self)
        self._composing.watch(self)

    def save(self) -> None:
        """Save and close; a refusal is told here, the text stays."""
        if self._composing.active:
            return
        services, refusal = self._context.services, None

        def command() -> bool:
            nonlocal refusal
            try:
                services.plan.set_texts(
                    self._plan.id,
                    remarks=self.remarks.toPlainText(),
                    branch=self.branch.text(),
                    team=self.team.text(),
                )
            except InvalidInput as error:
                refusal = error
            return refusal is None

        if self._context.act(command):
            self.accept()
        elif refusal is not None:
            self.refusal.say(refusal.message)
            fields = {"branch": self.branch, "team": self.team}
            fields.get(refusal.field, self.remarks).setFocus(Qt.FocusReason.OtherFocusReason)
