"""The score sheet in a prospect's file: points by keys and clicks, the total, what to find out next."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.core.errors import InvalidInput
from app.core.i18n import tr
from app.domain.approach import class_name
from app.domain.scoring import MOST_POINTS
from app.domain.terms import LeadClass, label_of
from app.services.scores import GroupRow, ScoreSheet
from app.ui.clients.score_row import ScoreRow
from app.ui.context import Context
from app.ui.widgets.labels import PlainLabel, tooltip

ASK_AT_ONCE = 3


class ScorePanel(QWidget):
    """One file's sheet. Every choice is an act; the rows stay where they are while it is shown anew."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.sheet: ScoreSheet | None = None
        self.rows: dict[str, ScoreRow] = {}
        self.heads: dict[str, PlainLabel] = {}
        self.grid_room = QWidget()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.total = PlainLabel()
        font = self.total.font()
        font.setPointSizeF(font.pointSizeF() * 2)
        font.setBold(True)
        self.total.setFont(font)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(10)
        self.known, self.lead = _text(), _text()
        self.class_button, self.hints_button = QPushButton(), QPushButton()
        self.ask, self.advice = _text(), _text()
        self.ask_title, self.advice_title = _title(tr("Find out next")), _title(tr("How to approach"))
        self.clear_button = QPushButton(tr("Clear the sheet"))
        self.table_button = QPushButton(tr("Table of scores"))
        self._build()

    def _build(self) -> None:
        side = QVBoxLayout()
        for widget in (
            self.total,
            self.bar,
            self.known,
            self.hints_button,
            self.lead,
            self.class_button,
            self.advice_title,
            self.advice,
            self.ask_title,
            self.ask,
        ):
            side.addWidget(widget)
        side.addStretch()
        foot = QHBoxLayout()
        foot.addWidget(self.table_button)
        foot.addWidget(self.clear_button)
        side.addLayout(foot)
        for button in (self.class_button, self.hints_button, self.clear_button, self.table_button):
            button.setAutoDefault(False)
        room = QWidget()
        room.setLayout(side)
        room.setFixedWidth(self.fontMetrics().averageCharWidth() * 46)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 4, 0, 0)
        layout.addWidget(self.area, 1)
        layout.addWidget(room)
        self.class_button.clicked.connect(self._take_class)
        self.hints_button.clicked.connect(self._take_hints)
        self.clear_button.clicked.connect(self._clear)
        self.table_button.clicked.connect(lambda: self._context.page_requested.emit("plans/scores"))

    def show_file(self, file_id: int) -> None:
        """Show the sheet of this file."""
        try:
            sheet = self._context.services.scores.sheet(file_id)
        except InvalidInput:  # deleted meanwhile: the page leaves it
            return
        before, self.sheet = self.sheet, sheet
        if before is None or _outline(before) != _outline(sheet):
            self._make_rows(sheet)
        for group in sheet.groups:
            self.heads[group.code].setText(_head(group))
            for row in group.criteria:
                self.rows[row.code].show_row(row)
        self._show_total(sheet)
        self._show_advice(sheet)

    def _make_rows(self, sheet: ScoreSheet) -> None:
        self.rows, self.heads = {}, {}
        self.grid_room = QWidget()
        grid = QGridLayout(self.grid_room)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(2, 1)
        line = 0
        for group in sheet.groups:
            self.heads[group.code] = head = _title("")
            grid.addWidget(head, line, 0, 1, 4)
            for row in group.criteria:
                line += 1
                made = ScoreRow(grid, line, row, self.grid_room)
                made.chosen.connect(self._choose)
                made.stepped.connect(self._step)
                made.refused.connect(
                    lambda: self._context.told.emit(tr("Points go from 0 to {most}.", most=5))
                )
                made.strip.entered.connect(lambda strip=made.strip: self.area.ensureWidgetVisible(strip))
                self.rows[row.code] = made
            line += 1
        grid.setRowStretch(line, 1)
        self.area.setWidget(self.grid_room)
        self.setFocusProxy(next(iter(self.rows.values())).strip)

    def _show_total(self, sheet: ScoreSheet) -> None:
        if sheet.total is None:
            self.total.setText(tr("No total yet"))
        else:
            self.total.setText(tr("{total} of 100", total=sheet.total))
        self.bar.setMaximum(max(1, sheet.asked))
        self.bar.setValue(sheet.known)
        said = tr("{known} of {asked} criteria have points.", known=sheet.known, asked=sheet.asked)
        if sheet.missing:
            missing = tr(" and ").join(group.label for group in sheet.missing)
            said = tr("{said} A total wants points for {groups}.", said=said, groups=missing)
        elif sheet.known < sheet.asked:
            said = tr("{said} What has none is left out of the weights.", said=said)
        self.known.setText(said)
        offered = sum(row.hint is not None for row in sheet.unscored)
        self.hints_button.setVisible(bool(offered))
        self.hints_button.setText(tr("Take over what the file suggests ({count})", count=offered))
        self.clear_button.setEnabled(bool(sheet.known))
        proposed = sheet.proposed_class
        lead = label_of(LeadClass, sheet.lead_class) or tr("The lead class is not set yet.")
        self.lead.setText(lead)
        self.class_button.setVisible(proposed is not None and proposed != sheet.lead_class)
        self.class_button.setText(tr("The points say: {lead}. Set it", lead=class_name(proposed)))
        self.class_button.setToolTip(tooltip(label_of(LeadClass, proposed)))

    def _show_advice(self, sheet: ScoreSheet) -> None:
        self.advice.setText("\n".join(sheet.advice))
        questions = [
            "· " + (tr("{name}: {text}", name=row.label, text=row.question) if row.question else row.label)
            for row in sheet.unscored[:ASK_AT_ONCE]
        ]
        self.ask.setText("\n".join(questions))
        self.ask.setVisible(bool(questions))
        self.ask_title.setVisible(bool(questions))

    # -- what is chosen

    def _choose(self, code: str, points: int | None) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        before, scores = self.rows[code].row.points, self._context.services.scores
        self._context.act(lambda: scores.set_points(sheet.file_id, code, points, before=before))
        self.show_file(sheet.file_id)

    def _refuse(self) -> None:
        self._context.told.emit(tr("Points go from 0 to {most}.", most=MOST_POINTS))

    def _step(self, code: str, step: int) -> None:
        codes = list(self.rows)
        at = codes.index(code) + step
        if 0 <= at < len(codes):
            self.rows[codes[at]].strip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_hints(self) -> None:
        if (sheet := self.sheet) is not None:
            scores = self._context.services.scores
            self._context.act(
                lambda: scores.take_hints(sheet.file_id),
                lambda count: tr("{count} criteria scored from the file", count=count),
            )

    def _take_class(self) -> None:
        if (sheet := self.sheet) is not None:
            scores = self._context.services.scores
            self._context.act(
                lambda: scores.take_class(sheet.file_id), lambda code: label_of(LeadClass, code)
            )

    def _clear(self) -> None:
        if (sheet := self.sheet) is not None:
            scores = self._context.services.scores
            self._context.act(lambda: scores.clear(sheet.file_id), tr("Score sheet cleared"))


def _outline(sheet: ScoreSheet) -> tuple[object, ...]:
    """What the rows are made of: another one wants other rows."""
    return tuple((group.code, tuple(row.code for row in group.criteria)) for group in sheet.groups)


def _head(group: GroupRow) -> str:
    text = tr("{group} · {weight} %", group=group.code.label, weight=group.weight)
    return text if group.value is None else tr("{group}: {value} of 100", group=text, value=group.value)


def _text() -> PlainLabel:
    label = PlainLabel()
    label.setWordWrap(True)
    return label


def _title(text: str) -> PlainLabel:
    label = PlainLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    label.setContentsMargins(0, 6, 0, 0)
    return label
