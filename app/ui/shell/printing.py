"""The door from a page's wish to print to the preview of the sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.core.errors import UserError
from app.core.jobs import JobContext
from app.sheets import forms
from app.sheets.page import Sheet
from app.ui.context import Context
from app.ui.printing.preview import PreviewDialog


def sheet_of(context: Context, form: str, key: object = None) -> Callable[[], Sheet]:
    """A call that builds the form of a day (`week`, `day`) or of a file (`card`); a `Sheet` is ready."""
    if isinstance(key, Sheet):
        return lambda: key
    day = key if isinstance(key, date) else None
    file_id = key if isinstance(key, int) else None
    return lambda: forms.build(context.services, form, on=day, file_id=file_id)


def show_preview(context: Context, form: str, key: object = None, parent: QWidget | None = None) -> None:
    """Build the form beside the window's work and show its preview; a refusal is told by the shell."""
    build = sheet_of(context, form, key)

    def made(_job: JobContext) -> Sheet:
        return build()

    def shown(sheet: Sheet) -> None:
        dialog = PreviewDialog(sheet, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def failed(error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        context.refused.emit(error)

    context.later(made, shown, failed)
