"""Criteria and weights of the score sheet: both sums must make 100, said at their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.scoring import (
    DEFAULT,
    NAME_LIMIT,
    WHOLE,
    Criterion,
    Scheme,
    ScoreGroup,
    evened,
    own_code,
)
from app.ui.context import Context
from app.ui.widgets.composing import Composing
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.labels import PlainLabel


class SchemeDialog(QDialog):
    """A draft of the scheme, kept as one act. What is archived keeps its points and can come back."""

    def __init__(self, context: Context, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.scheme = scheme
        self.setWindowTitle(tr("Criteria and weights"))
        self.weights: dict[str, QSpinBox] = {}
        self.shares: dict[str, QSpinBox] = {}
        self.names: dict[str, QLineEdit] = {}
        self.messages: dict[str, FieldMessage] = {}
        self.buttons: dict[str, QPushButton] = {}  # `add/GROUP`, `even/GROUP`, `archive/CODE`, `back/CODE`
        self.refusal = FieldMessage()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.defaults_button = QPushButton(tr("As it was at first"))
        self._composing = Composing(self)
        self._build()
        self._show()

    def _build(self) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel
        )
        self.save_button = buttons.button(QDialogButtonBox.StandardButton.Save)
        self.save_button.setText(tr("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("Cancel"))
        buttons.addButton(self.defaults_button, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        self.defaults_button.clicked.connect(self._restore)
        QShortcut(QKeySequence("Ctrl+Return"), self, self.save)
        note = PlainLabel(tr("The total is the weighted mean of the groups, a group that of its criteria."))
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(self.area, 1)
        layout.addWidget(self.refusal)
        layout.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 78, self.fontMetrics().height() * 34)

    # -- the draft

    def _show(self) -> None:
        self.weights, self.shares, self.names, self.messages, self.buttons = {}, {}, {}, {}, {}
        room = QWidget()
        grid = QGridLayout(room)
        grid.setColumnStretch(0, 1)
        line = self._message(grid, 0, "sum")
        for group in ScoreGroup:
            line = self._group(grid, line, group)
        grid.setRowStretch(line, 1)
        self.area.setWidget(room)
        self._composing.watch(self)
        self._tell_sums()

    def _group(self, grid: QGridLayout, line: int, group: ScoreGroup) -> int:
        title = PlainLabel(group.label)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        grid.addWidget(title, line, 0)
        self.weights[group] = self._spin(self.scheme.weights[group], tr("{name}: weight", name=group.label))
        grid.addWidget(self.weights[group], line, 1)
        self._button(grid, line, 2, f"add/{group}", tr("Add a criterion"), lambda: self._add(group))
        self._button(grid, line, 3, f"even/{group}", tr("Make it 100"), lambda: self._even(group))
        line = self._message(grid, line + 1, f"weight/{group}")
        for each in self.scheme.of_group(group):
            line = self._criterion(grid, line, each)
        line = self._message(grid, line, f"sum/{group}")
        for each in self.scheme.criteria:
            if each.group == group and each.archived:
                gone = PlainLabel(tr("{name} (archived)", name=each.label))
                gone.setEnabled(False)
                grid.addWidget(gone, line, 0)
                self._button(
                    grid,
                    line,
                    2,
                    f"back/{each.code}",
                    tr("Use again"),
                    partial(self._use, each.code),
                )
                line += 1
        return line

    def _criterion(self, grid: QGridLayout, line: int, each: Criterion) -> int:
        name = self.names[each.code] = QLineEdit(each.name)
        name.setPlaceholderText(replace(each, name="").label if each.code in _OURS else tr("Name"))
        name.setMaxLength(NAME_LIMIT)
        name.setContentsMargins(16, 0, 0, 0)
        grid.addWidget(name, line, 0)
        self.shares[each.code] = self._spin(each.weight, tr("{name}: weight", name=each.label))
        grid.addWidget(self.shares[each.code], line, 1)
        self._button(grid, line, 2, f"archive/{each.code}", tr("Archive"), lambda: self._archive(each.code))
        line = self._message(grid, line + 1, f"name/{each.code}")
        return self._message(grid, line, f"share/{each.code}")

    def _spin(self, value: int, name: str) -> QSpinBox:
        spin = QSpinBox()
        spin.setRange(0, WHOLE)
        spin.setSuffix(" %")
        spin.setValue(value)
        spin.setAccessibleName(name)
        spin.valueChanged.connect(self._tell_sums)
        return spin

    def _button(
        self, grid: QGridLayout, line: int, column: int, key: str, text: str, command: Callable[[], None]
    ) -> None:
        button = self.buttons[key] = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: command())
        grid.addWidget(button, line, column)

    def _message(self, grid: QGridLayout, line: int, field: str) -> int:
        message = self.messages[field] = FieldMessage()
        grid.addWidget(message, line, 0, 1, 4)
        return line + 1

    def typed(self) -> Scheme:
        """The draft with what stands in the fields."""
        criteria = (
            each
            if each.archived
            else replace(
                each, name=self.names[each.code].text().strip(), weight=self.shares[each.code].value()
            )
            for each in self.scheme.criteria
        )
        return Scheme({group: spin.value() for group, spin in self.weights.items()}, tuple(criteria))

    def _tell_sums(self) -> None:
        """Sums that do not make 100 are told while they are typed."""
        scheme = self.typed()
        sums = {"sum": sum(scheme.weights.values())}
        sums |= {
            f"sum/{group}": sum(each.weight for each in mine)
            for group in ScoreGroup
            if (mine := scheme.of_group(group))
        }
        for message in self.messages.values():
            message.say("")
        for field, whole in sums.items():
            if whole != WHOLE:
                self.messages[field].say(tr("Together {sum} %: they must make 100 %.", sum=whole))

    def _change(self, criteria: tuple[Criterion, ...], focus: str = "") -> None:
        self.scheme = replace(self.typed(), criteria=criteria)
        self._show()
        if focus in self.names:
            self.names[focus].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, group: ScoreGroup) -> None:
        scheme = self.typed()
        code = own_code(scheme)
        self._change((*scheme.criteria, Criterion(code, group.value, 10)), code)

    def _archive(self, code: str) -> None:
        scheme = self.typed()
        if code not in _OURS and not scheme.criterion(code).name:  # never named: nothing to keep
            self._change(tuple(each for each in scheme.criteria if each.code != code))
            return
        self._change(
            tuple(replace(each, archived=True) if each.code == code else each for each in scheme.criteria)
        )

    def _use(self, code: str) -> None:
        self._change(
            tuple(
                replace(each, archived=False) if each.code == code else each for each in self.typed().criteria
            ),
            code,
        )

    def _even(self, group: ScoreGroup) -> None:
        scheme = self.typed()
        even = {each.code: each for each in evened(scheme.of_group(group))}
        self._change(tuple(even.get(each.code, each) for each in scheme.criteria))

    def _restore(self) -> None:
        """Our own criteria and weights; those of the user are archived, their points stay."""
        ours = {each.code for each in DEFAULT.criteria}
        own = tuple(
            replace(each, archived=True)
            for each in self.typed().criteria
            if each.code not in ours and each.name
        )
        self.scheme = Scheme(DEFAULT.weights, (*DEFAULT.criteria, *own))
        self._show()

    def save(self) -> None:
        """Keep it and close; a refusal is told at its field."""
        if self._composing.active:
            return
        scheme, scores, refusal = self.typed(), self._context.services.scores, None

        def command() -> bool:
            nonlocal refusal
            try:
                scores.set_scheme(scheme)
            except InvalidInput as error:
                refusal = error
            return refusal is None

        if self._context.act(command, lambda kept: tr("Criteria and weights saved") if kept else ""):
            self.accept()
        elif refusal is not None:
            self._refuse(refusal)

    def _refuse(self, error: InvalidInput) -> None:
        self._tell_sums()
        self.messages.get(error.field, self.refusal).say(error.message)
        kind, _, key = error.field.partition("/")
        fields: dict[str, Mapping[str, QWidget]] = {
            "name": self.names,
            "share": self.shares,
            "weight": self.weights,
        }
        first = next(iter(self.weights.values()))
        own = [self.shares[each.code] for each in self.typed().active if each.group == key]
        field = own[0] if kind == "sum" and own else fields.get(kind, {}).get(key, first)
        field.setFocus(Qt.FocusReason.OtherFocusReason)


_OURS = frozenset(each.code for each in DEFAULT.criteria)
