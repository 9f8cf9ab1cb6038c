"""Build the wheel into dist/ and try it in an empty environment: version, demo, print, check."""

from __future__ import annotations

import os
import site
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPTS, SUFFIX = ("Scripts", ".exe") if os.name == "nt" else ("bin", "")


def run(command: Sequence[str | Path], folder: Path) -> str:
    """What a command prints, run without this tree in sight; the end, with its words, when it fails."""
    hidden = {"PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    inherited = {name: value for name, value in os.environ.items() if name not in hidden}
    environment = {**inherited, "SHIJI_HOME": str(folder / "home"), "PYTHONUTF8": "1"}
    line = [str(part) for part in command]
    done = subprocess.run(
        line, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(line)}\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def build(folder: Path) -> Path:
    """Build the wheel with the backend that pyproject.toml names; returns its path."""
    folder.mkdir(parents=True, exist_ok=True)
    run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder.resolve()], ROOT)
    return max(folder.glob("shiji-*.whl"), key=lambda wheel: wheel.stat().st_mtime)


def install(wheel: Path, folder: Path, *, borrow: bool = False) -> Path:
    """Install the wheel into a new environment; returns the folder of its programs.

    With `borrow` the packages it depends on come from this environment by a .pth file: the test suite
    proves what the wheel holds without a network and without installing Qt a second time. Without it
    they come as a user of pipx gets them, by the bounds in pyproject.toml.
    """
    venv.create(folder, symlinks=os.name != "nt")
    python = folder / SCRIPTS / f"python{SUFFIX}"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--disable-pip-version-check",
    ]
    source = ["--no-deps", "--no-index"] if borrow else ["--only-binary", ":all:"]
    run([*pip, *source, wheel], folder)
    if borrow:
        packages = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], folder)
        ours = "\n".join(site.getsitepackages())
        (Path(packages) / "borrowed.pth").write_text(ours, encoding="utf-8")
    return folder / SCRIPTS


def smoke(programs: Path, folder: Path) -> dict[str, str]:
    """What each command that needs no window prints, on a diary of its own."""
    diary, pdf = folder / "demo.shiji", folder / "week.pdf"
    orders: tuple[list[str | Path], ...] = (
        ["--version"],
        ["demo", diary, "--today", "2026-11-23"],
        ["print", "week", "--diary", diary, "--date", "2026-11-23", "-o", pdf],
        ["check", "--diary", diary],
    )
    return {str(order[0]): run([programs / f"shiji{SUFFIX}", *order], folder) for order in orders}


def main() -> None:
    """Build, install with everything it depends on, and try."""
    wheel = build(ROOT / "dist")
    with tempfile.TemporaryDirectory() as folder:
        told = smoke(install(wheel, Path(folder) / "venv"), Path(folder))
    print("\n".join(told.values()))
    print(f"{wheel} works in an empty environment")


if __name__ == "__main__":
    main()
