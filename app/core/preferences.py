"""Settings of this computer (language, window, last diary), as JSON, written whole or not at all.

What belongs to the work (trade, longest silences, lead days) lies in the diary, not here.
A broken file is set aside and never touches the diary.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from app.core import paths


class Preferences:
    """A small dictionary of JSON values that is saved at each change."""

    def __init__(self, file: Path | None = None) -> None:
        self.file = file or paths.config_dir() / "settings.json"
        self._values: dict[str, Any] = self._load()

    def _load(self) -> dict[str, Any]:
        try:
            found = json.loads(self.file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            if self.file.is_file():
                with contextlib.suppress(OSError):
                    self.file.replace(self.file.with_suffix(".broken.json"))
            return {}
        return found if isinstance(found, dict) else {}

    def get(self, key: str, default: Any = None) -> Any:
        return self._values.get(key, default)

    def set(self, key: str, value: Any) -> None:
        """Keep a value; `None` forgets it. A full or read-only disk loses the setting, never the program."""
        if self._values.get(key) == value:
            return
        if value is None:
            self._values.pop(key, None)
        else:
            self._values[key] = value
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            partial = self.file.with_suffix(".partial")
            partial.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
            partial.replace(self.file)
