"""The print preview: what will stand on paper, to be printed or saved as a PDF."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.core import paths
from app.core.errors import UserError
from app.core.i18n import tr
from app.sheets.page import Sheet
from app.ui.printing.layout import lay_out
from app.ui.printing.pages_view import PagesView
from app.ui.printing.painter import page_layout, paint, print_pdf
from app.ui.widgets.labels import PlainLabel

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
_NAME_LIMIT = 80


def file_name(sheet: Sheet) -> str:
    """A name for the PDF that every file system takes."""
    name = " ".join(_FORBIDDEN.sub(" ", sheet.file_name or sheet.title).split())
    return (name[:_NAME_LIMIT].strip(" .") or "shiji") + ".pdf"


class PreviewDialog(QDialog):
    """Shows a sheet, or what a callable gives; prints it or saves it, and stays open until closed."""

    def __init__(self, sheet: Sheet | Callable[[], Sheet], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet = sheet if isinstance(sheet, Sheet) else sheet()
        self._laid = lay_out(self._sheet)
        self._folder = paths.documents_dir()
        self.setWindowTitle(tr("Print preview: {title}", title=self._sheet.title))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.view = PagesView(self._laid, self)
        self.message = PlainLabel(parent=self)
        self.message.setWordWrap(True)
        self.message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._place = PlainLabel(parent=self)
        self._size = PlainLabel(parent=self)
        self._lay_out()
        self.view.page_shown.connect(self._on_page_shown)
        self._look_for_printers()
        self.resize(1000, 700)
        self.view.setFocus()

    def _lay_out(self) -> None:
        self.print_button = QPushButton(tr("&Print…"), self)
        self.print_button.clicked.connect(self.print_sheet)
        self.save_button = QPushButton(tr("&Save as PDF…"), self)
        self.save_button.clicked.connect(self.save_pdf)
        close = QPushButton(tr("&Close"), self)
        close.clicked.connect(self.reject)
        for button in (self.print_button, self.save_button, close):
            button.setAutoDefault(False)  # Enter must not print by accident
        # Beside the buttons' own Alt keys, which a shortcut of theirs would replace.
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_button.click)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self.save_button.click)
        top = QHBoxLayout()
        top.addWidget(self.print_button)
        top.addWidget(self.save_button)
        top.addStretch(1)
        top.addWidget(self._place)
        top.addSpacing(16)
        top.addWidget(self._zoom("−", tr("Zoom out"), self.view.zoom_out, ["Ctrl+-"]))
        top.addWidget(self._size)
        top.addWidget(self._zoom("+", tr("Zoom in"), self.view.zoom_in, ["Ctrl++", "Ctrl+="]))
        top.addWidget(self._zoom(tr("Fit width"), tr("Fit width"), self.view.fit_width, ["Ctrl+0"]))
        top.addStretch(1)
        top.addWidget(close)
        whole = QVBoxLayout(self)
        whole.addLayout(top)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.message)

    def _zoom(self, text: str, name: str, act: Callable[[], None], keys: list[str]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys[0]})")
        button.clicked.connect(act)
        for key in keys:
            QShortcut(QKeySequence(key), self, act)
        return button

    def _on_page_shown(self, page: int) -> None:
        self._place.setText(tr("Page {page} of {total}", page=page, total=len(self._laid.pages)))
        self._size.setText(f"{self.view.percent} %")

    def _look_for_printers(self) -> None:
        if QPrinterInfo.availablePrinterNames():
            self.message.hide()
            return
        self.print_button.setEnabled(False)
        self._say(
            tr("No printer is set up on this computer. Save the sheet as a PDF and print it elsewhere.")
        )

    def _say(self, text: str) -> None:
        self.message.setText(text)
        self.message.show()

    def print_sheet(self) -> None:
        """Ask for a printer and its settings, then print the pages chosen."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._sheet.title)
        printer.setPageLayout(page_layout(self._laid.orientation))
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, len(self._laid.pages))
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        first, last = printer.fromPage() or 1, printer.toPage() or None
        name = printer.printerName() or printer.outputFileName()
        if paint(self._laid, printer, first, last):
            self._say(tr("Sent to {printer}.", printer=name))
        else:
            self._say(tr("{printer} did not take the sheet. Is it switched on and connected?", printer=name))

    def save_pdf(self) -> None:
        """Ask where to, and write the PDF there."""
        suggested = str(self._folder / file_name(self._sheet))
        chosen, _filter = QFileDialog.getSaveFileName(
            self, tr("Save as PDF"), suggested, tr("PDF documents") + " (*.pdf)"
        )
        if not chosen:
            return
        path = Path(chosen)
        if path.suffix.lower() != ".pdf":
            path = path.with_name(path.name + ".pdf")
        try:
            print_pdf(self._laid, path)
        except UserError as error:
            self._say(error.message)
            return
        self._folder = path.parent
        self._say(tr("Saved: {file}", file=str(path)))
