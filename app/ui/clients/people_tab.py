"""People in the file, dates that matter, presents given, and whom the client referred."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.core.i18n import tr
from app.domain import phone
from app.domain.annual import describe
from app.domain.leads import leads_words
from app.domain.money import show_money
from app.domain.terms import DecisionRole, FileKind, GiftOccasion, PersonRole, Standing, label_of
from app.domain.text import show_plain
from app.services.files import ClientFileRow, FileHit
from app.services.gifts import GiftRow
from app.services.people import DateRow, PersonRow
from app.ui.clients.date_dialog import DateDialog
from app.ui.clients.person_dialog import PersonDialog
from app.ui.context import Context, GiftSeed
from app.ui.widgets.labels import tooltip

_ROW: Final = Qt.ItemDataRole.UserRole
_MOST_LINES: Final = 7


class _Tree(QTreeWidget):
    opened = Signal()

    def __init__(self, heads: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self.tools: list[QPushButton] = []
        self.setHeaderLabels(list(heads))
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        unit = self.fontMetrics().averageCharWidth()
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width * unit)
        self.itemDoubleClicked.connect(lambda *_: self.opened.emit())

    def fill(self, rows: Sequence[tuple[object, Sequence[str]]]) -> None:
        """Show these rows; an empty list takes no room, a long one scrolls."""
        kept = max(self.currentIndex().row(), 0)
        self.clear()
        for row, texts in rows:
            self._add(row, texts)
        if rows:
            self.setCurrentIndex(self.model().index(min(kept, len(rows) - 1), 0))
        lines = min(len(rows), _MOST_LINES)
        self.setFixedHeight(
            self.header().sizeHint().height() + lines * self.sizeHintForRow(0) + 2 * self.frameWidth() + 4
        )
        self.setVisible(bool(rows))
        for button in self.tools[1:]:
            button.setVisible(bool(rows))

    def _add(self, row: object, texts: Sequence[str]) -> None:
        item = QTreeWidgetItem(self, [show_plain(text, 120).replace("\n", " ") for text in texts])
        item.setData(0, _ROW, row)
        for column, text in enumerate(texts):
            item.setToolTip(column, tooltip(show_plain(text, 600)))

    def current(self) -> object:
        """The selected row, or none."""
        item = self.currentItem()
        return item.data(0, _ROW) if item is not None else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentItem() is not None:
            self.opened.emit()
            return
        super().keyPressEvent(event)


class PeopleTab(QWidget):
    """Four short lists."""

    file_requested = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ClientFileRow | None = None
        self.people = _Tree(
            (
                tr("Full name"),
                tr("Relation to the client"),
                tr("Decision role"),
                tr("Birthday"),
                tr("Phone"),
                tr("Note"),
            ),
            (16, 26, 20, 48, 22, 16),
        )
        self.dates = _Tree(
            (tr("Date"), tr("Occasion"), tr("Next on"), tr("Remind"), tr("Concerns"), tr("Note")),
            (26, 28, 14, 16, 16, 20),
        )
        self.presents = _Tree(
            (tr("Given on"), tr("Present"), tr("For whom"), tr("Occasion"), tr("Cost"), tr("Note")),
            (14, 34, 16, 16, 14, 20),
        )
        self.referred = _Tree(
            (tr("Referred by them"), tr("Rung"), tr("Standing"), tr("Phone")), (26, 8, 14, 22)
        )
        self.referred.opened.connect(self._open_referred)
        self._no_people = QLabel()
        self._no_dates = QLabel(
            tr("No dates yet: a deposit that matures, a contract's delivery, a founding day.")
        )
        self._no_presents = QLabel(tr("None yet: what is given is kept, so that it comes only once."))
        self._no_referred = QLabel(tr("Nobody yet: ask a content client for one name."))
        self.people_title = _title()
        layout = QVBoxLayout(self)
        people = (tr("Add a person…"), self.add_person, self.edit_person, self.delete_person)
        dates = (tr("Add a date…"), self.add_date, self.edit_date, self.delete_date)
        self._add(layout, self.people_title, self.people, self._no_people, people)
        layout.addSpacing(6)
        self._add(layout, _title(tr("Dates that matter")), self.dates, self._no_dates, dates)
        layout.addSpacing(6)
        presents = (tr("Add a present…"), self.add_present, self.edit_present, self.delete_present)
        self._add(layout, _title(tr("Presents")), self.presents, self._no_presents, presents)
        layout.addSpacing(6)
        layout.addWidget(_title(tr("Referrals")))
        layout.addWidget(self._no_referred)
        layout.addWidget(self.referred)
        layout.addStretch(1)
        for label in (self._no_people, self._no_dates, self._no_presents, self._no_referred):
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setFocusProxy(self.people.tools[0])

    def _add(
        self,
        layout: QVBoxLayout,
        title: QLabel,
        tree: _Tree,
        empty: QLabel,
        commands: tuple[str, Callable[[], None], Callable[[], None], Callable[[], None]],
    ) -> None:
        text, add, edit, delete = commands
        tools = QHBoxLayout()
        tools.addWidget(title)
        tools.addSpacing(10)
        for label, command in ((text, add), (tr("Change…"), edit), (tr("Delete"), delete)):
            button = QPushButton(label)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _on=False, command=command: command())
            tools.addWidget(button)
            tree.tools.append(button)
        tools.addWidget(empty)
        tools.addStretch()
        layout.addLayout(tools)
        layout.addWidget(tree)
        tree.opened.connect(edit)
        for keys, command in (
            (QKeySequence(QKeySequence.StandardKey.Delete), delete),
            (QKeySequence("Insert"), add),
        ):
            shortcut = QShortcut(keys, tree)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(command)

    def show_file(self, row: ClientFileRow) -> None:
        """Read the people and dates of this file."""
        self._row = row
        services = self._context.services
        firm = row.kind == FileKind.ENTERPRISE
        self.people_title.setText(tr("Contact persons") if firm else tr("Family and others"))
        self._no_people.setText(
            tr("Nobody yet: who decides, who buys, who keeps the money?")
            if firm
            else tr("Nobody yet: spouse, children, parents, with their birthdays.")
        )
        people = services.people.of_file(row.id)
        self.people.fill([(person, _person_texts(person)) for person in people])
        dates = services.people.dates(row.id)
        self.dates.fill([(date, _date_texts(date)) for date in dates])
        presents = services.gifts.of_file(row.id)
        self.presents.fill([(gift, _gift_texts(gift)) for gift in presents])
        self._no_presents.setVisible(not presents)
        referred = services.files.referred_by(row.id)
        self.referred.fill([(hit, _hit_texts(hit)) for hit in referred])
        self._no_people.setVisible(not people)
        self._no_dates.setVisible(not dates)
        self._no_referred.setVisible(not referred)

    def add_person(self) -> None:
        """Ask for a new person."""
        if self._row is not None:
            PersonDialog(self._context, self._row.id, self._row.kind, None, self).open()

    def edit_person(self) -> None:
        """Change the selected person."""
        person = self.people.current()
        if self._row is not None and isinstance(person, PersonRow):
            PersonDialog(self._context, self._row.id, self._row.kind, person, self).open()

    def delete_person(self) -> None:
        """Take the selected person out; undo is offered."""
        person = self.people.current()
        if isinstance(person, PersonRow):
            self._context.act(
                lambda: self._context.services.people.delete(person.id),
                tr("Deleted {name}", name=show_plain(person.name, 40)),
            )

    def add_date(self) -> None:
        """Ask for a new date."""
        if self._row is not None:
            DateDialog(self._context, self._row.id, None, self).open()

    def edit_date(self) -> None:
        """Change the selected date."""
        date = self.dates.current()
        if self._row is not None and isinstance(date, DateRow):
            DateDialog(self._context, self._row.id, date, self).open()

    def delete_date(self) -> None:
        """Forget the selected date; undo is offered."""
        date = self.dates.current()
        if isinstance(date, DateRow):
            self._context.act(
                lambda: self._context.services.people.delete_date(date.id),
                tr("Deleted {name}", name=show_plain(date.title, 40)),
            )

    def add_present(self) -> None:
        """Ask for a present."""
        if self._row is not None:
            self._context.gift_requested.emit(GiftSeed(self._row.id))

    def edit_present(self) -> None:
        """Change the selected present."""
        gift = self.presents.current()
        if isinstance(gift, GiftRow):
            self._context.gift_requested.emit(GiftSeed(gift.file_id, gift=gift))

    def delete_present(self) -> None:
        """Take the selected present away; undo is offered."""
        gift = self.presents.current()
        if isinstance(gift, GiftRow):
            self._context.act(
                lambda: self._context.services.gifts.remove(gift.id),
                tr("Deleted {name}", name=show_plain(gift.what, 40)),
            )

    def _open_referred(self) -> None:
        hit = self.referred.current()
        if isinstance(hit, FileHit):
            self.file_requested.emit(hit.id)


def _title(text: str = "") -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def _hit_texts(hit: FileHit) -> tuple[str, ...]:
    number = phone.pretty(hit.phone) if hit.phone else ""
    return (hit.name, hit.rung or "", label_of(Standing, hit.standing), number)


def _person_texts(person: PersonRow) -> tuple[str, ...]:
    birthday = describe(person.birthday) if person.birthday else ""
    if person.next_birthday_on is not None:
        birthday = tr("{day}, next {date}", day=birthday, date=person.next_birthday_on.isoformat())
    role = label_of(PersonRole, person.role)
    return (
        person.name,
        f"{role} · {person.job_title}" if person.job_title else role,
        label_of(DecisionRole, person.decision_role),
        birthday,
        tr(", ").join(phone.pretty(p.number) for p in person.phones),
        person.note,
    )


def _gift_texts(gift: GiftRow) -> tuple[str, ...]:
    return (
        gift.given_on.isoformat(),
        gift.what,
        gift.person or tr("the client"),
        label_of(GiftOccasion, gift.occasion),
        show_money(gift.cost_fen),
        gift.note,
    )


def _date_texts(date: DateRow) -> tuple[str, ...]:
    said = describe(date.day, year_note=False)
    return (
        tr("{day}, every year", day=said) if date.yearly else said,
        date.title,
        date.next_on.isoformat() if date.next_on else tr("past"),
        leads_words(date.leads),
        date.person,
        date.note,
    )
