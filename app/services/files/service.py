"""The one door to client files, for pages and for other services."""

from __future__ import annotations

from app.services.files.create import FileMaking


class FileService(FileMaking):
    """Makes, finds, lists, edits and deletes client files."""
