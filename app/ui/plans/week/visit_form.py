"""A planned visit as a small form: who and the day, the rest when it is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.core.errors import EditConflict, InvalidInput, StorageError, StorageLocked, UserError
from app.core.i18n import tr
from app.domain.terms import Way
from app.domain.text import show_plain
from app.domain.visit_bag import OUT, Bag
from app.domain.visit_warnings import VisitWarning
from app.domain.week_plan import companion_hint
from app.services.contacts import FileFacts
from app.services.week_plan import VisitDraft
from app.sheets.wording import visit_text
from app.ui.context import Context
from app.ui.plans.week import begun_visit
from app.ui.plans.week.visit_fields import VisitFields
from app.ui.widgets.composing import Composing

KEEP_AFTER_MS: Final = 1000
_LOOK_AFTER_MS: Final = 200
_WHEN: Final = frozenset({"on", "start", "end"})
_SAID: Final = 2  # warnings told again once it is saved


class VisitForm(VisitFields):
    """New, or an existing one by its line. Enter or Ctrl+Enter saves; what is refused stays in its field."""

    saved = Signal(int, object)  # the line, its day

    def __init__(
        self,
        context: Context,
        draft: VisitDraft,
        line_id: int | None = None,
        version: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, draft.on, parent)
        self._seed = draft
        self._line_id = line_id
        self._version = version
        self._own_bag = False  # kept with the visit: no usual list takes its place
        self._keep = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._look = QTimer(self, singleShot=True, interval=_LOOK_AFTER_MS)
        self.setWindowTitle(tr("Planned visit") if line_id is not None else tr("Plan a visit"))
        self._show(draft)
        self._composing = Composing(self)
        self._composing.watch(self)
        self._untouched = self.begun(draft.on)
        self._restore()
        self._connect()
        self.show_weekday()
        self._show_hints()
        self._show_warnings()
        (self.start if draft.file_ids else self.who).setFocus()

    def _connect(self) -> None:
        self.who.changed.connect(self._show_hints)
        self.way.changed.connect(self._show_hints)
        self.companions.textChanged.connect(self._show_hints)
        self.materials.textChanged.connect(self._show_hints)
        for changed in (
            self.who.changed,
            self.who.line.textChanged,
            self.way.changed,
            self.purpose.changed,
            self.bag.changed,
            self.plan.textChanged,
            self.mode.currentIndexChanged,
            *(line.textChanged for line in self.lines().values()),
        ):
            changed.connect(self._on_typed)
        self._keep.timeout.connect(self.keep)
        self._look.timeout.connect(self._show_warnings)
        self.bag.kind_chosen.connect(self._on_kind)
        self.afresh_button.clicked.connect(self._start_afresh)
        self.save_button.clicked.connect(lambda _on=False: self.save())
        self.cancel_button.clicked.connect(self.reject)
        self.reload_button.clicked.connect(self._reload)
        self.overwrite_button.clicked.connect(lambda _on=False: self.save(overwrite=True))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._on_save_key)

    def _show(self, draft: VisitDraft) -> None:
        self.show_draft(draft)
        if self._line_id is not None:
            bag = self._context.services.bags.of_line(self._line_id)
            self._own_bag = bag.kept
            self.bag.set_bag(bag)

    def _on_typed(self) -> None:
        self._keep.start()
        self._look.start()

    # -- what it says by itself

    def _show_hints(self) -> None:
        """What the plan will say, which visit it is, whether someone should come along; the usual bag."""
        services = self._context.services
        ids = self.who.file_ids()
        facts = services.contacts.facts(ids, self._line_id)
        way = self.way.value() or Way.VISIT.value
        self.plan.setPlaceholderText(
            services.week.suggested_plan(way, [f.id for f in facts]) if facts else ""
        )
        number = max((f.visit_number for f in facts), default=None) if way == Way.VISIT else None
        words = []
        if number is not None:
            words.append(_numbers(facts))
            if any(f.visit_number == 1 and not f.scored for f in facts):
                words.append(tr("A first visit counts only once the lead class is set."))
            # That somebody in training goes alone is said louder, as a warning.
            if not self.companions.text().strip() and not services.week.in_training():
                important = services.week.any_important(ids)
                words.append(companion_hint(in_training=False, important=important, number=number))
        self.hint.say("  ".join(filter(None, words)), calm=True)
        self.bag.setVisible(way in OUT)
        if not self.bag.touched and not self._own_bag:
            self.bag.set_bag(self._usual_bag())

    def _usual_bag(self, kind: str | None = None) -> Bag:
        return self._context.services.bags.suggested(
            self.who.file_ids(),
            joint=bool(self.companions.text().strip()),
            kind=kind,
            materials=self.materials.text(),
        )

    def _on_kind(self, kind: str) -> None:
        self.bag.take_usual(self._usual_bag(kind))

    def _show_warnings(self) -> None:
        """What speaks against the visit, at the fields; it can be saved all the same."""
        said = dict.fromkeys(self.warnings, "")
        for warning in self._against():
            said[warning.field] = "\n".join(filter(None, (said[warning.field], warning.text)))
        for field, text in said.items():
            self.warnings[field].say(text)

    def _against(self) -> tuple[VisitWarning, ...]:
        try:
            draft = self.draft()
        except InvalidInput:
            return ()  # what cannot be read yet is said when it is saved
        return self._context.services.week.warnings(draft, self._line_id)

    # -- saving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc belong to the input method while it composes."""
        if not (self._composing.active or self.bag.add.composing.active):
            super().keyPressEvent(event)

    def _on_save_key(self) -> None:
        if not self._composing.active:
            self.save()

    def save(self, *, overwrite: bool = False) -> None:
        """One act, then close; or say at the field what is wrong."""
        for message in self.messages.values():
            message.say("")
        self.reload_button.hide()
        self.overwrite_button.hide()
        refused: list[UserError] = []

        def attempt() -> tuple[int, date, str] | None:
            try:
                draft = self.draft()
                against = [warning.text for warning in self._against()]
                line_id = self._write(draft, None if overwrite else self._version)
                return line_id, draft.on, self._said(against)
            except (InvalidInput, EditConflict) as error:
                refused.append(error)
                return None

        done = self._context.act(attempt, lambda made: made[2] if made else "")
        if refused:
            self._refuse(refused[0])
        elif done is not None:
            self._keep.stop()
            self._context.services.drafts.drop(self.key)
            self.accept()
            self.saved.emit(done[0], done[1])

    def _write(self, draft: VisitDraft, version: int | None) -> int:
        week = self._context.services.week
        if self._line_id is None:
            return week.plan_visit(draft)
        return week.edit_visit(self._line_id, draft, version)

    def _said(self, against: Sequence[str]) -> str:
        names = self._context.services.files.names(self.who.file_ids())
        return " · ".join((tr("Planned: {names}", names=tr(", ").join(names.values())), *against[:_SAID]))

    def _refuse(self, error: UserError) -> None:
        field = "when" if error.field in _WHEN else error.field
        self.messages.get(field, self.messages[""]).say(error.message)
        conflict = isinstance(error, EditConflict)
        self.reload_button.setVisible(conflict)
        self.overwrite_button.setVisible(conflict)
        if (widget := self.field(error.field)) is not None:
            widget.setFocus()

    def _reload(self) -> None:
        """Give up what is typed here for what is in the diary now."""
        assert self._line_id is not None
        try:
            draft, self._version = self._context.services.week.visit(self._line_id)
        except InvalidInput as error:
            self._refuse(error)
            return
        self._show(draft)
        self.messages[""].say("")
        self.reload_button.hide()
        self.overwrite_button.hide()
        self._show_hints()

    # -- what was begun is kept

    @property
    def key(self) -> str:
        """Where a form that was begun is kept: one place per line, per set of files, and for neither."""
        if self._line_id is not None:
            return f"visit/line/{self._line_id}"
        return f"visit/new/{','.join(map(str, self._seed.file_ids))}"

    def _restore(self) -> None:
        """Show what was begun earlier. A day asked for just now comes before the one it was begun with."""
        kept = self._context.services.drafts.all(self.key).get(self.key)
        found = begun_visit.unpack(kept) if kept else None
        self.notice.setVisible(found is not None)
        self.afresh_button.setVisible(found is not None)
        if found is not None:
            self.show_begun(found, day=found.seed_day == self._seed.on.isoformat())

    def keep(self) -> None:
        """Keep what was begun, unless nothing was."""
        drafts, begun = self._context.services.drafts, self.begun(self._seed.on)
        try:
            if begun != self._untouched:
                drafts.keep(self.key, begun_visit.pack(begun))
            else:
                drafts.drop(self.key)
        except StorageLocked:
            self._keep.start()  # another program writes just now: a second later, then
        except StorageError as error:
            self.messages[""].say(error.message)

    def _start_afresh(self) -> None:
        """Give up what is typed here for what the form was opened with."""
        self.bag.touched = False
        self.who.line.clear()
        self._show(self._seed)
        self.notice.hide()
        self.afresh_button.hide()
        self._show_hints()
        self._show_warnings()
        self._keep.stop()
        self._context.services.drafts.drop(self.key)

    def reject(self) -> None:
        """Esc: close; what was begun is kept and comes back."""
        self._keep.stop()
        self.keep()
        super().reject()


def _numbers(facts: Sequence[FileFacts]) -> str:
    """Which visit it would be; with names where there are several."""
    if len(facts) == 1:
        return tr("Visit no. {number}", number=visit_text(facts[0].visit_number))
    return tr(", ").join(f"{show_plain(f.name, 20)} {visit_text(f.visit_number)}" for f in facts)
