"""The only door to folders: the user's data and settings, and what the program ships."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

SUFFIX = ".shiji"
_APP = Path(__file__).resolve().parent.parent
_NAME = "shiji"


def _shipped(packed: str, tree: str) -> Path:
    """A folder that lies inside the package in a wheel and beside it in the source tree."""
    inside = _APP / packed
    return inside if inside.is_dir() else _APP.parent / tree


def resource(relative: str) -> Path:
    """A shipped file or folder, e.g. `resource("fonts/OFL.txt")`."""
    return _shipped("_resources", "resources") / relative


def migrations() -> Path:
    """The folder of the Alembic scripts."""
    return _shipped("_migrations", "migrations")


def _home(kind: str, default: str) -> Path:
    """`SHIJI_HOME` puts everything of one user under one folder: a portable or a temporary profile."""
    home = os.environ.get("SHIJI_HOME")
    return Path(home) / kind if home else Path(default)


def data_dir() -> Path:
    """Where the diary lies unless the user chose another place."""
    return _home("data", platformdirs.user_data_dir(_NAME, appauthor=False))


def config_dir() -> Path:
    """Where the settings of this computer lie (language, window, last diary)."""
    return _home("config", platformdirs.user_config_dir(_NAME, appauthor=False))


def log_dir() -> Path:
    """Where the log of errors lies; it never holds clients' data."""
    return _home("log", platformdirs.user_log_dir(_NAME, appauthor=False))


def documents_dir() -> Path:
    """Where saved sheets go unless the user chooses another folder."""
    folder = _home("documents", platformdirs.user_documents_dir())
    return folder if folder.is_dir() else Path.home()


def default_diary() -> Path:
    """The diary that opens when none is named."""
    return data_dir() / f"diary{SUFFIX}"


def backup_dir(diary: Path) -> Path:
    """Where copies of this diary go when no folder is named."""
    return diary.parent / f"{diary.stem}-backups"
