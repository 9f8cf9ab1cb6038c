"""The wheel holds everything: in an environment without this tree it writes, prints and checks a diary."""

from __future__ import annotations

import tomllib
from pathlib import Path

from pypdf import PdfReader

from tools import build


def test_the_wheel_works_in_an_environment_of_its_own(tmp_path: Path) -> None:
    programs = build.install(build.build(tmp_path / "dist"), tmp_path / "venv", borrow=True)
    told = build.smoke(programs, tmp_path)
    declared = tomllib.loads((build.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert told["--version"] == f"shiji {declared['version']}"
    assert "60" in told["demo"]
    assert told["check"]
    page = PdfReader(tmp_path / "week.pdf").pages[0]
    assert page.mediabox.width > page.mediabox.height
    assert page.extract_text().strip()
    asked = (
        "from app.core import paths as p; print(p.__file__, p.resource('fonts'), p.migrations(), sep='\\n')"
    )
    for place in build.run([programs / f"python{build.SUFFIX}", "-c", asked], tmp_path).splitlines():
        assert Path(place).is_relative_to(tmp_path / "venv")
