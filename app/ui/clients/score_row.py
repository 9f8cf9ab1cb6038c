"""A criterion of the score sheet: its name, its points, what they mean, what the file suggests."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton

from app.core.i18n import tr
from app.services.scores import CriterionRow
from app.ui.clients.header import ElidedLabel
from app.ui.widgets.labels import PlainLabel, tooltip
from app.ui.widgets.point_strip import PointStrip


class ScoreRow(QObject):
    """Four widgets in one line of a grid."""

    chosen = Signal(str, object)  # the criterion, its points or none
    stepped = Signal(str, int)
    refused = Signal()

    def __init__(self, grid: QGridLayout, line: int, row: CriterionRow, parent: QObject) -> None:
        super().__init__(parent)
        self.row = row
        self.name = PlainLabel()
        self.strip = PointStrip()
        self.said = ElidedLabel()
        self.hint = QPushButton()
        self.hint.setFlat(True)
        self.hint.setAutoDefault(False)
        self.hint.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hint.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the digit is quicker, and stands on it
        self.hint.setStyleSheet("QPushButton { color: palette(link); padding: 1px 6px; text-align: left; }")
        for column, widget in enumerate((self.name, self.strip, self.said, self.hint)):
            grid.addWidget(widget, line, column)
        self.strip.chosen.connect(lambda points: self.chosen.emit(self.row.code, points))
        self.strip.stepped.connect(lambda step: self.stepped.emit(self.row.code, step))
        self.strip.refused.connect(self.refused)
        self.strip.looked.connect(self._say)
        self.hint.clicked.connect(self._take)
        self.show_row(row)

    def show_row(self, row: CriterionRow) -> None:
        """Show these points."""
        self.row = row
        share = f"{float(row.share):g}"
        self.name.setText(row.label)
        self.name.setToolTip(tooltip(tr("Decides {share} of the 100 points.", share=share)))
        self.strip.setAccessibleName(row.label)
        hint = row.hint
        self.strip.show_points(row.points, hint.points if hint is not None else None)
        offered = hint is not None and hint.points != row.points
        self.hint.setVisible(offered)
        if hint is not None:
            text = tr("{points}? {why}", points=hint.points, why=hint.why)
            self.hint.setText(text.replace("&", "&&"))
            self.hint.setToolTip(tooltip(tr("The file suggests this: a click takes it over.")))
        self._say(None)

    def _say(self, looked: int | None) -> None:
        """What the points under the pointer mean, else those given, else what to ask."""
        points = looked if looked is not None else self.row.points
        self.said.setEnabled(points is not None)
        self.said.say(self.row.question if points is None else self.row.levels[points])

    def _take(self) -> None:
        if self.row.hint is not None:
            self.chosen.emit(self.row.code, self.row.hint.points)
