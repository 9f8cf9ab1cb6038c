"""The head of a file: who, where they stand, what is next, how complete, what to ask, what can be done."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QPushButton, QToolButton, QVBoxLayout, QWidget

from app.core.i18n import tr, trn
from app.domain.classing import grade_text, size_of, suitability_warning, tenure_of
from app.domain.completeness import Completeness
from app.domain.ladder import reason_text
from app.domain.settings import WorkSettings
from app.domain.terms import FileKind, Rung, Standing, label_of
from app.domain.text import show_plain
from app.services.files import ClientFileRow
from app.ui import theme
from app.ui.context import ContactSeed, Context
from app.ui.widgets.chips import FlowRoom
from app.ui.widgets.labels import PlainLabel, tooltip
from app.ui.widgets.phone_button import PhoneButton
from app.ui.widgets.rung_badge import RungBadge

_MOST_PHONES: Final = 4


class ElidedLabel(PlainLabel):
    """One line that ends in … where it has no room; the whole text is its tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._whole = ""
        self.setMinimumWidth(60)

    def say(self, text: str) -> None:
        """Show the text as far as it fits."""
        self._whole = text
        self._fit()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        room = self.fontMetrics().size(Qt.TextFlag.TextSingleLine, show_plain(self._whole, 400))
        return QSize(room.width() + 4, super().sizeHint().height())

    def whole(self) -> str:
        """The text in full."""
        return self._whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.font())
        shown = metrics.elidedText(show_plain(self._whole, 400), Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(tooltip(show_plain(self._whole, 2000)) if shown != self._whole else "")


class FileHeader(QWidget):
    """Shows one file; its buttons ask the shell or the page."""

    back_requested = Signal()
    field_requested = Signal(str)
    deleted = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ClientFileRow | None = None
        self.back_button = QToolButton()
        self.back_button.setText("←")
        self.back_button.setToolTip(tr("Back (Alt+Left, Esc)"))
        self.back_button.clicked.connect(self.back_requested)
        self.name = ElidedLabel()
        font = self.name.font()
        font.setPointSizeF(font.pointSizeF() * 1.5)
        font.setBold(True)
        self.name.setFont(font)
        self.badge = RungBadge()
        self.rung = ElidedLabel()
        self.facts = ElidedLabel()
        self.warning = PlainLabel()
        self.warning.setWordWrap(True)
        self.contact_button = QPushButton(tr("Record contact"))
        self.appointment_button = QPushButton(tr("Appointment"))
        self.move_button = QPushButton(tr("Move on ladder"))
        self.print_button = QPushButton(tr("Print card"))
        self.more_button = QToolButton()
        self.more_button.setText("⋯")
        self.more_button.setToolTip(tr("More"))
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.more_button.setMenu(self._menu)
        self.phones = FlowRoom()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(120, 10)
        self.share = PlainLabel()
        self.groups = ElidedLabel()
        self.ask_title = PlainLabel()
        self.ask = FlowRoom()
        self._build()
        self._connect()

    def _build(self) -> None:
        first = QHBoxLayout()
        first.addWidget(self.back_button)
        first.addWidget(self.name, 1)
        for button in (self.contact_button, self.appointment_button, self.move_button, self.print_button):
            button.setAutoDefault(False)
            first.addWidget(button)
        first.addWidget(self.more_button)
        second = QHBoxLayout()
        second.addWidget(self.badge)
        second.addWidget(self.rung)
        second.addSpacing(16)
        second.addWidget(self.facts)
        second.addStretch()
        third = QHBoxLayout()
        third.addWidget(self.share)
        third.addWidget(self.bar)
        third.addWidget(self.groups, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addLayout(second)
        layout.addWidget(self.warning)
        layout.addWidget(self.phones)
        layout.addLayout(third)
        fourth = QHBoxLayout()
        fourth.addWidget(self.ask_title)
        fourth.addWidget(self.ask, 1)
        layout.addLayout(fourth)

    def _connect(self) -> None:
        context = self._context
        self.contact_button.clicked.connect(
            lambda: context.contact_requested.emit(ContactSeed(file_ids=(self._id(),)))
        )
        self.appointment_button.clicked.connect(
            lambda: context.contact_requested.emit(ContactSeed(file_ids=(self._id(),), appointment=True))
        )
        self.move_button.clicked.connect(lambda: context.move_requested.emit(self._id(), ""))
        self.print_button.clicked.connect(lambda: context.print_requested.emit("card", self._id()))

    def _id(self) -> int:
        assert self._row is not None
        return self._row.id

    def show_file(
        self, row: ClientFileRow, settings: WorkSettings, complete: Completeness, score: int | None = None
    ) -> None:
        """Show this file."""
        self._row = row
        self.name.say(row.name)
        self.badge.set_rung(row.rung)
        self.rung.say(_rung_text(row))
        self.facts.say(_facts(row, settings, self._context, score))
        risk = row.value("risk_appetite")
        warning = suitability_warning(str(risk) if risk else None, settings.trade)
        self.warning.setText(f"⚠ {warning}" if warning else "")
        self.warning.setVisible(bool(warning))
        self.warning.setStyleSheet(f"color: {theme.warning_colour().name()}")
        self._show_phones(row)
        self.bar.setMaximum(max(1, complete.asked))
        self.bar.setValue(complete.known)
        self.share.setText(tr("Complete {percent}%", percent=complete.percent))
        self.groups.say(
            "   ".join(f"{share.group.label} {share.known}/{share.asked}" for share in complete.groups)
        )
        self._show_questions(complete)

    def _show_phones(self, row: ClientFileRow) -> None:
        _empty(self.phones)
        for each in row.phones[:_MOST_PHONES]:
            button = PhoneButton(each.number, each.person or each.label)
            button.copied.connect(
                lambda number: self._context.told.emit(tr("Copied {number}", number=number))
            )
            _put(self.phones, button)
        if not row.phones:
            add = _link(tr("No phone yet: add one"))
            add.clicked.connect(lambda: self.field_requested.emit("phones"))
            _put(self.phones, add)
        self.phones.fit()

    def _show_questions(self, complete: Completeness) -> None:
        _empty(self.ask)
        self.ask_title.setText(tr("Ask next:") if complete.next else tr("Nothing left to ask."))
        for field in complete.next:
            button = _link(tr(field.question))
            button.setToolTip(field.label_for())
            button.clicked.connect(lambda _on=False, name=field.name: self.field_requested.emit(name))
            _put(self.ask, button)
        self.ask.fit()

    def questions(self) -> list[QPushButton]:
        """The buttons of what to ask next."""
        return self.ask.findChildren(QPushButton)

    def _fill_menu(self) -> None:
        self._menu.clear()
        row = self._row
        if row is None:
            return
        files = self._context.services.files
        if row.standing in {Standing.PROSPECT, Standing.LEAD}:
            self._menu.addAction(tr("Take as a target")).triggered.connect(
                lambda: self._context.act(lambda: files.take_as_target([row.id]), tr("Target"))
            )
        if row.target_on is not None:
            self._menu.addAction(tr("No longer a target")).triggered.connect(
                lambda: self._context.act(lambda: files.drop_target([row.id]), tr("No longer a target"))
            )
        self._menu.addAction(tr("Delete this file")).triggered.connect(self.deleted)


def _empty(room: FlowRoom) -> None:
    while (item := room.flow.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def _put(room: FlowRoom, button: QPushButton) -> None:
    room.flow.addWidget(button)
    button.show()  # the room is as high as what is shown in it


def _link(text: str) -> QPushButton:
    button = QPushButton(text.replace("&", "&&"))
    button.setFlat(True)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setStyleSheet("QPushButton { color: palette(link); padding: 1px 6px; }")
    return button


def _rung_text(row: ClientFileRow) -> str:
    if row.rung:
        said = Rung(row.rung).label
        if row.rung_reason:
            said = tr("{rung}: {reason}", rung=said, reason=row.rung_reason)
        if row.rung_until is not None:
            said = tr("{reason} (until {day})", reason=said, day=row.rung_until.isoformat())
        return said
    if row.standing == Standing.LOST and row.lost_on is not None:
        why = reason_text("lost", row.lost_reason)
        return tr("Lost on {day}: {reason}", day=row.lost_on.isoformat(), reason=why)
    if row.opened_on is not None:
        return tr("Account opened on {day}", day=row.opened_on.isoformat())
    return tr("Not on the ladder")


def _facts(row: ClientFileRow, settings: WorkSettings, context: Context, score: int | None) -> str:
    equity, grade, activity = (row.value(name) for name in ("equity_fen", "grade", "activity"))
    size = size_of(equity if isinstance(equity, int) else None, settings.size_bands_fen)
    tenure = tenure_of(row.opened_on, context.services.clock.today())
    client = row.standing == Standing.CLIENT
    graded = grade_text(str(grade) if grade else None, str(activity) if activity else None, row.standing)
    if row.last_contact_on is None:
        contact = tr("no contact yet")
    else:
        silent = trn("{n} working day ago", "{n} working days ago", row.silent_days)
        contact = tr("last contact {day}, {ago}", day=row.last_contact_on.isoformat(), ago=silent)
    step = tr("next step {day}", day=row.next_step_on.isoformat()) if row.next_step_on else tr("no next step")
    return " · ".join(
        part
        for part in (
            tr("Important") if row.value("important") else "",
            label_of(FileKind, row.kind),
            label_of(Standing, row.standing),
            tr("score {score}", score=score) if score is not None else "",
            graded if client else "",
            tenure.label if tenure is not None and client else "",
            size.label if size is not None else "",
            contact,
            tr("silent too long") if row.stale else "",
            step,
        )
        if part
    )
