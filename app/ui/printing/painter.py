"""The one painter: any sheet on any paged device, and as a PDF without a display."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, Qt
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QImage,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QPen,
)

from app.core.errors import UserError
from app.core.i18n import N_
from app.sheets.page import Orientation, Sheet
from app.ui.printing.layout import LaidSheet, PaintReport, TextBox, lay_out
from app.ui.printing.paper import DPI, INNER, OUTER, SHADE, Page

__all__ = ["PaintReport", "TextBox", "ensure_gui_app", "lay_out", "page_image", "paint", "print_pdf"]

_NAME = "shiji"


def ensure_gui_app() -> QGuiApplication:
    """The application that exists, or one without a display; the caller keeps it."""
    found = QGuiApplication.instance()
    if isinstance(found, QGuiApplication):
        return found
    return QGuiApplication([_NAME, "-platform", "offscreen"])


def page_layout(orientation: Orientation) -> QPageLayout:
    """A4 without margins of the device: the sheet brings its own."""
    way = (
        QPageLayout.Orientation.Landscape if orientation == "landscape" else QPageLayout.Orientation.Portrait
    )
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), way, QMarginsF(0, 0, 0, 0))
    layout.setMode(QPageLayout.Mode.FullPageMode)
    return layout


def paint(laid: LaidSheet, device: QPagedPaintDevice, first: int = 1, last: int | None = None) -> bool:
    """Paint pages `first` to `last` (inclusive, counted from 1); False when the device refuses."""
    device.setPageLayout(page_layout(laid.orientation))
    painter = QPainter()
    if not painter.begin(device):
        return False
    try:
        for index, page in enumerate(laid.pages[first - 1 : last]):
            if index and not device.newPage():
                return False
            painter.save()
            painter.scale(device.logicalDpiX() / DPI, device.logicalDpiY() / DPI)
            paint_page(painter, page)
            painter.restore()
    finally:
        ended = painter.end()
    return ended


def paint_page(painter: QPainter, page: Page) -> None:
    """One page, in units from the corner of the paper."""
    for rect in page.shades:
        painter.fillRect(rect, QColor(SHADE))
    painter.setPen(_pen(INNER))
    for outline, shaded in page.shapes:
        painter.setBrush(QColor(SHADE) if shaded else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(outline)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRects(page.boxes)
    for line, width in page.rules:
        painter.setPen(_pen(width))
        painter.drawLine(line)
    painter.setPen(_pen(OUTER))
    painter.drawRects(page.frames)
    for place, image in page.pictures:
        painter.drawImage(place, image)
    for text in page.texts:
        text.lines.draw(painter, text.x, text.y, text.first, text.last)


def _pen(width: float) -> QPen:
    pen = QPen(Qt.GlobalColor.black, width)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def page_image(laid: LaidSheet, number: int, pixels_per_mm: float) -> QImage:
    """Page `number` (from 1) as a picture on white."""
    scale = pixels_per_mm * 25.4 / DPI
    image = QImage(round(laid.size[0] * scale), round(laid.size[1] * scale), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing
        | QPainter.RenderHint.TextAntialiasing
        | QPainter.RenderHint.SmoothPixmapTransform
    )
    painter.scale(scale, scale)
    paint_page(painter, laid.pages[number - 1])
    painter.end()
    return image


def pdf_bytes(laid: LaidSheet) -> bytes:
    """The whole sheet as a PDF."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(laid.sheet.title)
    writer.setCreator("Shiji")
    if not paint(laid, writer):
        raise UserError("pdf_failed", N_("The PDF could not be made."))
    return bytes(buffer.data().data())


def print_pdf(sheet: Sheet | LaidSheet, path: Path) -> PaintReport:
    """Write the sheet as a PDF; the file appears whole or not at all. Raises `UserError`."""
    laid = sheet if isinstance(sheet, LaidSheet) else lay_out(sheet)
    made = pdf_bytes(laid)
    try:
        _write_whole(path, made)
    except OSError as error:
        raise UserError(
            "pdf_not_written",
            N_("The PDF could not be written to {file}: {cause}. Choose another place or free some space."),
            file=str(path),
            cause=error.strerror or str(error),
        ) from error
    return laid.report()


def _write_whole(path: Path, content: bytes) -> None:
    """Into a file beside the target, then in its place."""
    partial = path.parent / f".shiji-{secrets.token_hex(6)}.partial"
    try:
        with partial.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
