"""The one door to client files, for pages and for other services."""

from __future__ import annotations

from app.services.files.editing import FileEditing


class FileService(FileEditing):
    """Makes, finds, lists, edits and deletes client files."""
