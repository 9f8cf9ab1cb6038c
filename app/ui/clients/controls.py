"""What a field is entered with: one control per kind of input, all spoken to in the same way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from app.core.i18n import tr
from app.domain.client_fields import ClientField, Input
from app.domain.money import show_money
from app.services.files import PhoneDraft, PhoneRow
from app.ui.clients.phones_field import PhonesField
from app.ui.clients.products_field import ProductsField
from app.ui.context import Context
from app.ui.widgets.birthday_field import BirthdayField
from app.ui.widgets.choice import ChoiceField
from app.ui.widgets.file_picker import FilePicker
from app.ui.widgets.growing_text import GrowingText
from app.ui.widgets.money_field import MoneyField


@dataclass(slots=True)
class Control:
    """`text` and `set_text` carry a draft; signals in `at_once` save without leaving the field."""

    widget: QWidget
    get: Callable[[], object]
    set: Callable[[Any], None]
    text: Callable[[], str]
    set_text: Callable[[str], None]
    changed: Sequence[SignalInstance]
    at_once: Sequence[SignalInstance] = field(default_factory=tuple)

    def focus_widgets(self) -> list[QWidget]:
        """Everything in it that can hold the focus."""
        return [self.widget, *self.widget.findChildren(QWidget)]


def make_control(context: Context, each: ClientField) -> Control:
    """The control of a field."""
    match each.input:
        case Input.LINE | Input.COUNT:
            return _line(QLineEdit())
        case Input.MONEY:
            return _money()
        case Input.TEXT:
            return _text(GrowingText(6))
        case Input.CHOICE:
            return _choice(each)
        case Input.FLAG:
            return _flag()
        case Input.BIRTHDAY:
            return _birthday(BirthdayField(context.services.clock.today()))
        case Input.PHONES:
            return _phones(PhonesField())
        case Input.PRODUCTS:
            return _products(ProductsField(context))
        case Input.FILE:
            return _file(FilePicker(context, several=False))


def _set_line(line: QLineEdit, text: str) -> None:
    # Setting the text also ends what Ctrl+Z would take back inside the editor; the place stays.
    at = line.cursorPosition()
    line.setText(text)
    line.setCursorPosition(at)


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _line(line: QLineEdit) -> Control:
    line.setMaxLength(32767)  # the limit is told, never cut
    return Control(
        line,
        line.text,
        lambda value: _set_line(line, _shown(value)),
        line.text,
        line.setText,
        [line.textChanged],
    )


def _money() -> Control:
    line = MoneyField()

    def show(value: int | None) -> None:
        _set_line(line, show_money(value))

    return Control(line, line.text, show, line.text, line.setText, [line.textChanged])


def _text(edit: QPlainTextEdit) -> Control:
    def show(value: object) -> None:
        # Setting the text also ends what Ctrl+Z would take back inside the editor; the place stays.
        at = edit.textCursor().position()
        edit.setPlainText(_shown(value))
        cursor = edit.textCursor()
        cursor.setPosition(min(at, len(edit.toPlainText())))
        edit.setTextCursor(cursor)

    return Control(
        edit,
        edit.toPlainText,
        show,
        edit.toPlainText,
        edit.setPlainText,
        [edit.textChanged],
    )


def _choice(each: ClientField) -> Control:
    assert each.terms is not None
    box = ChoiceField(each.terms, none=None if each.name == "kind" else "")
    return Control(
        box,
        box.value,
        box.set_value,
        lambda: box.value() or "",
        box.set_value,
        [box.changed],
        [box.picked],
    )


def _flag() -> Control:
    box = QCheckBox(tr("Yes"))
    return Control(
        box,
        box.isChecked,
        lambda value: box.setChecked(bool(value)),
        lambda: "1" if box.isChecked() else "",
        lambda text: box.setChecked(bool(text)),
        [box.toggled],
        [box.clicked],
    )


def _birthday(room: BirthdayField) -> Control:
    return Control(room, room.value, room.set_value, room.text, room.set_text, [room.changed])


def _phones(room: PhonesField) -> Control:
    def show(phones: Sequence[PhoneRow] | None) -> None:
        room.set_phones([PhoneDraft(p.number, p.label, p.id) for p in phones or ()])

    return Control(room, room.phones, show, room.text, room.set_text, [room.changed], [room.removed])


def _products(room: ProductsField) -> Control:
    return Control(
        room, room.ids, room.set_ids, lambda: "", lambda _text: None, [room.changed], [room.changed]
    )


def _file(picker: FilePicker) -> Control:
    return Control(
        picker,
        picker.file_id,
        lambda value: picker.set_files([value] if value is not None else []),
        lambda: "",
        lambda _text: None,
        [picker.changed],
        [picker.changed],
    )
