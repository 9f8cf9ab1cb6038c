"""The wheel holds everything: installed beside nothing of the tree, it writes and prints a diary."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_tool", ROOT / "tools" / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_wheel_works_in_an_environment_of_its_own(tmp_path: Path) -> None:
    build = tool()
    wheel = build.build(tmp_path / "dist")
    shiji = build.install(wheel, tmp_path / "venv", borrow=True)
    build.smoke(shiji, tmp_path)
    assert (tmp_path / "week.pdf").stat().st_size > 5000
