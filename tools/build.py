"""Build the wheel into dist/ and try it in an empty environment: version, demo, print, check."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def build(folder: Path) -> Path:
    """Build the wheel with the backend that pyproject.toml names; returns its path."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return max(folder.glob("shiji-*.whl"), key=lambda path: path.stat().st_mtime)


def install(wheel: Path, folder: Path, *, borrow: bool = False) -> Path:
    """Install the wheel into a new environment; returns its `shiji`.

    With `borrow` the packages it depends on come from this environment by a .pth file, so that the test
    suite proves what the wheel holds without installing Qt a second time.
    """
    venv.create(folder, with_pip=not borrow)
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    ours = [sys.executable, "-m", "pip", "--python", str(python)] if borrow else [str(python), "-m", "pip"]
    quiet = ["install", "--quiet", "--disable-pip-version-check", *(["--no-deps"] if borrow else [])]
    subprocess.run([*ours, *quiet, str(wheel)], check=True)
    if borrow:
        import site

        packages = next((folder / "lib").glob("python*/site-packages"), folder / "Lib" / "site-packages")
        (packages / "borrowed.pth").write_text("\n".join(site.getsitepackages()), encoding="utf-8")
    return scripts / ("shiji.exe" if os.name == "nt" else "shiji")


def smoke(shiji: Path, folder: Path) -> None:
    """Each command that needs no window, on a diary of its own; raises when one fails."""
    diary, pdf = folder / "demo.shiji", folder / "week.pdf"
    inherited = {k: v for k, v in os.environ.items() if k not in {"PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY"}}
    env = {**inherited, "SHIJI_HOME": str(folder / "home"), "PYTHONUTF8": "1"}
    for arguments in (
        ["--version"],
        ["demo", str(diary), "--today", "2026-11-23"],
        ["print", "week", "--diary", str(diary), "--date", "2026-11-23", "-o", str(pdf)],
        ["check", "--diary", str(diary)],
    ):
        subprocess.run([str(shiji), *arguments], check=True, cwd=folder, env=env)
    if not pdf.read_bytes().startswith(b"%PDF"):
        sys.exit("the printed week is no PDF")


def main() -> None:
    """Build, install with everything it depends on, and try."""
    wheel = build(ROOT / "dist")
    with tempfile.TemporaryDirectory() as folder:
        smoke(install(wheel, Path(folder) / "venv"), Path(folder))
    print(f"{wheel} works in an empty environment")


if __name__ == "__main__":
    main()
