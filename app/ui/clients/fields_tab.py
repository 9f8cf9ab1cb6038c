"""All fields of a file, by group, edited in place: each saves itself when it is left, as one act."""

from __future__ import annotations

import contextlib
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.core.errors import EditConflict, InvalidInput, UserError
from app.core.i18n import tr
from app.domain.client_fields import FIELDS, Group
from app.domain.completeness import Completeness
from app.domain.field_values import read_value, show_value
from app.services.files import ClientFileRow
from app.ui.clients.field_row import FieldRow
from app.ui.context import Context
from app.ui.widgets.field_message import FieldMessage
from app.ui.widgets.tag_field import TagField

COLUMNS: Final = 3
_DRAFT_MS: Final = 600


class FieldsTab(QScrollArea):
    """The form of one file after another; its widgets are made once."""

    saved = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._row: ClientFileRow | None = None
        self._layout_for = ("", "")
        self.rows = {field.name: FieldRow(context, field) for field in FIELDS}
        self.tags = TagField()
        self.tag_message = FieldMessage()
        self._titles = {group: QLabel() for group in Group}
        self._grids: dict[Group, QGridLayout] = {}
        self._unkept: set[FieldRow] = set()
        self._draft_timer = QTimer(self, singleShot=True, interval=_DRAFT_MS)
        self._draft_timer.timeout.connect(self.keep_drafts)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._build()
        for row in self.rows.values():
            row.save_requested.connect(self._save)
            row.edited.connect(self._on_edited)
            row.given_up.connect(self._drop_draft)
        self.tags.changed.connect(self._save_tags)

    def _build(self) -> None:
        room = QWidget()
        layout = QVBoxLayout(room)
        layout.setSpacing(6)
        tags = QGridLayout()
        tags.addWidget(QLabel(tr("Tags")), 0, 0)
        tags.addWidget(self.tags, 0, 1)
        tags.addWidget(self.tag_message, 1, 1)
        tags.setColumnStretch(1, 1)
        layout.addLayout(tags)
        for group, title in self._titles.items():
            font = title.font()
            font.setBold(True)
            title.setFont(font)
            layout.addWidget(title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(5)
            for column in range(COLUMNS):
                grid.setColumnStretch(column, 1)
            layout.addLayout(grid)
            layout.addSpacing(4)
            self._grids[group] = grid
        for row in self.rows.values():
            row.setParent(room)
        layout.addStretch()
        self.setWidget(room)

    # -- what it shows

    def show_file(self, row: ClientFileRow, trade: str, complete: Completeness) -> None:
        """Show this file; what is being typed into the same file stays."""
        other = self._row is None or self._row.id != row.id
        self._row = row
        self._lay_out(row, trade)
        for share in complete.groups:
            title = tr(
                "{group} · {known} of {asked}", group=share.group.label, known=share.known, asked=share.asked
            )
            self._titles[share.group].setText(title)
        for name, each in self.rows.items():
            each.show_value(row.value(name))
        if not self.tags.line.hasFocus() or not self.tags.line.text():
            with QSignalBlocker(self.tags):
                self.tags.set_tags(row.tags)
        if other:
            self.tags.set_known([tag.name for tag in self._context.services.files.tags()])
            self._take_drafts(row.id)

    def focus_field(self, name: str) -> None:
        """Go to this field."""
        row = self.rows[name]
        self.ensureWidgetVisible(row, 20, 60)
        row.focus()

    def leave(self) -> bool:
        """Save what is still open; False while something cannot be saved."""
        self.tags.take()
        for row in self.rows.values():
            if row.dirty and not row.conflict:
                self._save(row)
        done = not any(row.dirty for row in self.rows.values())
        if not done:
            self.keep_drafts()
        return done

    def forget(self) -> None:
        """Show no file any more: what could not be saved lives on as a draft."""
        self.keep_drafts()
        for row in self.rows.values():
            row.settle()
        self._row = None

    def _lay_out(self, row: ClientFileRow, trade: str) -> None:
        if self._layout_for == (row.kind, trade):
            return
        self._layout_for = (row.kind, trade)
        places = dict.fromkeys(Group, 0)
        previous: QWidget = self.tags.line
        for each in self.rows.values():
            grid = self._grids[each.field.group]
            grid.removeWidget(each)
            shown = each.field.applies(row.kind, trade)
            each.setVisible(shown)
            if not shown:
                continue
            each.label.setText(each.field.label_for(trade))
            place = places[each.field.group]
            places[each.field.group] += 1
            grid.addWidget(each, place // COLUMNS, place % COLUMNS)
            QWidget.setTabOrder(previous, each.control.widget)
            previous = each.control.widget
        for group, title in self._titles.items():
            title.setVisible(bool(places[group]))
            title.setText(group.label)

    # -- saving

    def _save(self, each: FieldRow) -> None:
        if self._row is None:
            return
        file_id, version, name = self._row.id, self._row.version, each.field.name
        try:
            value = each.value()
            checked = value if name == "phones" else read_value(each.field, value)
        except InvalidInput as wrong:
            each.refuse(wrong)
            return
        if name != "phones" and checked == self._row.value(name):
            each.restore()
            return

        def write() -> UserError | bool:
            try:
                self._context.services.files.edit(file_id, {name: checked}, version)
            except (InvalidInput, EditConflict) as wrong:
                return wrong
            self._context.services.drafts.drop(_key(file_id, name))
            return True

        each.dirty = False  # the notice of this very act is to show the saved value
        done = self._context.act(write, lambda result: tr("Saved") if result is True else "")
        if done is True:
            self._unkept.discard(each)
            each.settle()
            self.saved.emit()
            return
        each.dirty = True
        if isinstance(done, EditConflict):
            self._conflict(each)
        elif isinstance(done, InvalidInput):
            each.refuse(done)

    def _conflict(self, each: FieldRow) -> None:
        assert self._row is not None
        self._row = self._context.services.files.get(self._row.id)
        theirs = self._row.value(each.field.name)
        each.show_value(theirs)
        shown = show_value(each.field, theirs) if not isinstance(theirs, tuple) else ""
        each.tell_conflict(
            tr("Changed elsewhere to “{value}”. Enter keeps yours, Esc takes theirs.", value=shown)
        )

    def _save_tags(self) -> None:
        if self._row is None:
            return
        file_id, names = self._row.id, self.tags.tags()

        def write() -> InvalidInput | bool:
            try:
                self._context.services.files.edit(file_id, {"tags": names})
            except InvalidInput as wrong:
                return wrong
            return True

        done = self._context.act(write, lambda result: tr("Saved") if result is True else "")
        self.tag_message.say(done.message if isinstance(done, InvalidInput) else "")

    # -- drafts

    def _on_edited(self, each: FieldRow) -> None:
        self._unkept.add(each)
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def keep_drafts(self) -> None:
        """Keep what was typed since the last time, outside the journal."""
        if self._row is None:
            return
        for each in tuple(self._unkept):
            self._unkept.discard(each)
            if each.dirty and (text := each.draft()):
                with contextlib.suppress(UserError):  # a lock or a full disk: the next second tries again
                    self._context.services.drafts.keep(_key(self._row.id, each.field.name), text)

    def _take_drafts(self, file_id: int) -> None:
        prefix = _key(file_id, "")
        for key, text in self._context.services.drafts.all(prefix).items():
            each = self.rows.get(key.removeprefix(prefix))
            if each is not None:
                each.take_draft(text)

    def _drop_draft(self, each: FieldRow) -> None:
        self._unkept.discard(each)
        if self._row is not None:
            with contextlib.suppress(UserError):
                self._context.services.drafts.drop(_key(self._row.id, each.field.name))


def _key(file_id: int, name: str) -> str:
    return f"file/{file_id}/{name}"
