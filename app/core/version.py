"""Which version this is."""

from __future__ import annotations

import tomllib
from importlib import metadata
from pathlib import Path


def version() -> str:
    """The version in pyproject.toml when run from the tree, else that of the installed package."""
    file = Path(__file__).resolve().parents[2] / "pyproject.toml"
    if file.exists():
        return str(tomllib.loads(file.read_text(encoding="utf-8"))["project"]["version"])
    return metadata.version("shiji")
