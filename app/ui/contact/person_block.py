"""One file of a contact: met or why not, outcome, next step, rung, and on request the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.domain.contact import ContactPerson, suggestions
from app.domain.terms import NotMet, Outcome, Way
from app.domain.terms import Signal as Sign
from app.domain.text import show_plain
from app.services.contact_facts import FileFacts
from app.services.reminders import OpenStep
from app.ui.contact.next_step_fields import NextStepFields
from app.ui.contact.rung_fields import RungFields
from app.ui.context import Context
from app.ui.widgets.chips import ChipRow
from app.ui.widgets.day_menu import short_day
from app.ui.widgets.labels import PlainLabel

MET = "met"


class PersonBlock(QFrame):
    """The fields of one file; names of its fields begin with `p<file id>`."""

    changed = Signal()

    def __init__(
        self, context: Context, facts: FileFacts, steps: Sequence[OpenStep], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self.facts = facts
        self.person = ContactPerson(facts.id)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        name, today = f"p{facts.id}", context.services.clock.today()
        self.head = PlainLabel("", self)
        self.head.setWordWrap(True)
        self.warning = PlainLabel(
            tr("Risk-averse: futures do not suit them. Do not push; say the risk aloud."), self
        )
        self.warning.setWordWrap(True)
        self.warning.setVisible(facts.unsuitable)
        self.met = ChipRow([(MET, tr("Met")), *((c.value, c.label) for c in NotMet)], parent=self)
        self.met.setObjectName(f"{name}.met")
        self.met.set_values([MET])
        self.outcome = ChipRow([(c.value, c.label) for c in Outcome], parent=self)
        self.outcome.setObjectName(f"{name}.outcome")
        self.step = NextStepFields(name, today, self)
        self.rung = RungFields(name, facts, today, self)
        self.settled = self._settled_boxes(name, steps)
        self.offers = QWidget(self)
        self._offers = QVBoxLayout(self.offers)
        self._offers.setContentsMargins(0, 0, 0, 0)
        self._offers.setSpacing(0)
        self.more = self._more_fields(name)
        self._lay_out()
        self.met.changed.connect(self._on_met)
        self.outcome.changed.connect(self._on_changed)
        self.signals.changed.connect(self._on_changed)
        for fields in (self.step, self.rung):
            fields.changed.connect(self.changed)
        self.set_way(Way.VISIT.value)
        self.show_more(shown=False)

    def _settled_boxes(self, name: str, steps: Sequence[OpenStep]) -> dict[int, QCheckBox]:
        today = self._context.services.clock.today()
        boxes = {}
        for step in steps:
            day = short_day(step.due_on, today) if step.due_on else tr("no date")
            words = tr("done with: {step} ({day})", step=show_plain(step.text, 60), day=day)
            box = QCheckBox(words.replace("&", "&&"), self)
            box.setObjectName(f"{name}.settled{step.id}")
            box.toggled.connect(self.changed)
            boxes[step.id] = box
        return boxes

    def _more_fields(self, name: str) -> QWidget:
        room = QWidget(self)
        form = QFormLayout(room)
        form.setContentsMargins(0, 0, 0, 0)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.whom = QComboBox(room)
        self.whom.setObjectName(f"{name}.whom")
        self.whom.addItem(tr("(themselves)") if self.facts.kind == "person" else tr("(not said)"), None)
        for each in self.facts.people:
            self.whom.addItem(show_plain("  ".join(filter(None, (each.name, each.job_title))), 60), each.id)
        self.signals = ChipRow([(c.value, c.label) for c in Sign], several=True, parent=room)
        self.signals.setObjectName(f"{name}.signals")
        self.texts: dict[str, QPlainTextEdit] = {}
        if self.facts.people:
            form.addRow(tr("Spoken with"), self.whom)
        else:
            self.whom.hide()
        form.addRow(tr("Signals"), self.signals)
        for field, label in (
            ("impressions", tr("Impressions")),
            ("services", tr("Done for them")),
            ("opinion", tr("My opinion")),
        ):
            edit = QPlainTextEdit(room)
            edit.setObjectName(f"{name}.{field}")
            edit.setTabChangesFocus(True)
            edit.setFixedHeight(self.fontMetrics().height() * 2 + 12)
            edit.textChanged.connect(self.changed)
            self.texts[field] = edit
            form.addRow(label, edit)
        return room

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(5)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Met?"), self.met)
        self._outcome_row = form.rowCount()
        form.addRow(tr("Outcome"), self.outcome)
        if self.settled:
            room = QWidget(self)
            boxes = QVBoxLayout(room)
            boxes.setContentsMargins(0, 0, 0, 0)
            boxes.setSpacing(1)
            for box in self.settled.values():
                boxes.addWidget(box)
            form.addRow(tr("Open"), room)
        form.addRow(tr("Next step"), self.step)
        form.addRow(tr("Rung"), self.rung)
        self._form = form
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.setSpacing(4)
        layout.addWidget(self.head)
        layout.addWidget(self.warning)
        layout.addLayout(form)
        layout.addWidget(self.offers)
        layout.addWidget(self.more)

    def set_way(self, way: str | None) -> None:
        """The visit number stands in the head of a visit only."""
        facts = self.facts
        parts = [show_plain(facts.name, 40)]
        if facts.rung:
            parts.append(tr("rung {rung}", rung=facts.rung))
        if way == Way.VISIT:
            parts.append(tr("visit no. {n}", n=facts.visit_number))
            if facts.visit_number == 1 and not facts.scored:
                parts.append(tr("lead class not set: this first visit is counted apart"))
        if facts.last_contact_on is not None:
            parts.append(tr("last contact {day}", day=facts.last_contact_on.isoformat()))
        self.head.setText(" · ".join(parts))

    def show_more(self, *, shown: bool) -> None:
        """Open or close what is asked for less often."""
        self.more.setVisible(shown)

    def set_person(self, person: ContactPerson) -> None:
        """Show a contact that was recorded before."""
        self.person = person
        self.met.set_values([MET] if person.met else [person.not_met or NotMet.OTHER.value])
        self.outcome.set_values([person.outcome] if person.outcome else [])
        self.signals.set_values(person.signals)
        self.whom.setCurrentIndex(max(0, self.whom.findData(person.person_id)))
        for field, edit in self.texts.items():
            edit.setPlainText(getattr(person, field))
        self.step.set_value(person.next_step)
        self._on_met()

    def value(self) -> ContactPerson:
        """What was told of this file. Raises `InvalidInput` with the name of its field."""
        met = self.met.value() == MET
        move = self.rung.planned_move()
        return replace(
            self.person,
            person_id=self.whom.currentData(),
            met=met,
            not_met=None if met else self.met.value(),
            outcome=self.outcome.value() if met else None,
            signals=self.signals.values() if met else (),
            next_step=self.step.value(),
            rung_to=move.to if move else None,
            rung_reason=move.reason if move else "",
            rung_until=move.until if move else None,
            done_steps=tuple(i for i, box in self.settled.items() if box.isChecked()),
            impressions=self.texts["impressions"].toPlainText(),
            services=self.texts["services"].toPlainText(),
            opinion=self.texts["opinion"].toPlainText(),
        )

    def field(self, name: str) -> QWidget:
        """The widget of a field that was refused."""
        return {
            "next_step": self.step.text,
            "step_day": self.step.day,
            "step_time": self.step.time,
            "rung_reason": self.rung.reason,
            "rung_until": self.rung.until,
            "rung_to": self.rung.places,
            **self.texts,
        }.get(name, self.met)

    def refresh(self) -> None:
        """Show what follows from what stands in the fields now."""
        self.rung.refresh()
        self._on_met()

    def _on_met(self) -> None:
        if self.met.value() is None:
            self.met.set_values([MET])
        self._form.setRowVisible(self._outcome_row, self.met.value() == MET)
        self._on_changed()

    def _on_changed(self) -> None:
        self._show_offers()
        self.changed.emit()

    def _show_offers(self) -> None:
        while (item := self._offers.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for offer in suggestions(
            met=self.met.value() == MET,
            outcome=self.outcome.value(),
            signals=self.signals.values(),
            rung=self.facts.rung,
        ):
            self._offers.addWidget(self._offer_line(offer.text, offer.rung_to, offer.in_days))

    def _offer_line(self, text: str, rung_to: str | None, in_days: int | None) -> QWidget:
        line = QWidget(self.offers)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        words = PlainLabel("→ " + text, line)
        words.setWordWrap(True)
        words.setStyleSheet("color: palette(placeholder-text)")
        row.addWidget(words, 1)
        if rung_to is not None:
            take = self._offer_button(tr("Rung {rung}", rung=rung_to), lambda: self.rung.choose(rung_to))
            row.addWidget(take)
        if in_days is not None:
            day = self._context.services.contacts.good_day(in_days)
            shown = short_day(day, self._context.services.clock.today())
            row.addWidget(self._offer_button(shown, lambda: self.step.offer(day)))
        return line

    def _offer_button(self, text: str, take: Callable[[], None]) -> QPushButton:
        button = QPushButton(text, self.offers)
        button.setFlat(True)
        button.setStyleSheet("color: palette(link)")
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: take())
        return button
