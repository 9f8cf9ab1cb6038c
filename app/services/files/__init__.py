"""Client files: made, found, listed, edited, deleted."""

from app.services.files.create import NewFile
from app.services.files.find import FileHit
from app.services.files.service import FileService

__all__ = ["FileHit", "FileService", "NewFile"]
