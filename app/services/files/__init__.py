"""Client files: made, found, listed, edited, deleted."""

from app.services.files.card import ClientFileRow, PhoneRow
from app.services.files.create import NewFile
from app.services.files.editing import BulkEdit, PhoneDraft
from app.services.files.filters import FileFilter
from app.services.files.find import FileHit
from app.services.files.listing import FileCounts, FileListRow, TagRow
from app.services.files.service import FileService

__all__ = [
    "BulkEdit",
    "ClientFileRow",
    "FileCounts",
    "FileFilter",
    "FileHit",
    "FileListRow",
    "FileService",
    "NewFile",
    "PhoneDraft",
    "PhoneRow",
    "TagRow",
]
