"""Texts of the log that are still being typed, kept outside the journal until their cell is left."""

from __future__ import annotations

from datetime import date

from app.core.errors import StorageError
from app.services.drafts import DraftService
from app.services.form_lines import FormLine

Key = tuple[int | None, str]  # the line (none: the empty one), and the column


class LineDrafts:
    """Drafts of one day's cells, under keys like `line/12/record` and `line/new/2026-11-23/plan`."""

    def __init__(self, service: DraftService) -> None:
        self._service = service

    def of_day(self, day: date, lines: list[FormLine]) -> dict[Key, str]:
        """What was left unsaved on this day; a draft that says what is stored is none."""
        kept = self._service.all("line/")
        found: dict[Key, str] = {}
        stored: dict[Key, str] = {
            (line.id, column): getattr(line, column)
            for line in lines
            for column in ("plan", "record", "review", "notes")
        }
        for (line_id, column), text in stored.items():
            draft = kept.get(_key(day, line_id, column))
            if draft is not None and draft.strip() != text:
                found[line_id, column] = draft
        for column in ("plan", "record", "review", "notes"):
            draft = kept.get(_key(day, None, column))
            if draft is not None and draft.strip():
                found[None, column] = draft
        return found

    def keep(self, day: date, line_id: int | None, column: str, text: str) -> None:
        """Keep what is typed so far. A diary that is locked or full just now is asked again later."""
        try:
            self._service.keep(_key(day, line_id, column), text)
        except StorageError:
            return

    def drop(self, day: date, line_id: int | None, column: str) -> None:
        """The text was saved or given up."""
        try:
            self._service.drop(_key(day, line_id, column))
        except StorageError:
            return


def _key(day: date, line_id: int | None, column: str) -> str:
    return f"line/{line_id}/{column}" if line_id is not None else f"line/new/{day.isoformat()}/{column}"
