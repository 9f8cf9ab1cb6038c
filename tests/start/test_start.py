"""`python3 start.py` on a copy of the tree whose locks are empty: what it prepares, repairs and passes on."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAIN = """
import os, sys, time
from pathlib import Path
if sys.argv[1:] == ["wait"]:
    print("ready", flush=True)
    time.sleep(30)
print(os.getcwd(), sys.argv[1:], sys.flags.utf8_mode)
sys.exit(7 if "fail" in sys.argv else 0)
"""
PYTHON = Path("Scripts/python.exe" if os.name == "nt" else "bin/python")


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared tree at a path with spaces and Chinese in it."""
    tree = tmp_path_factory.mktemp("某 处") / "拾级 copy"
    (tree / "app").mkdir(parents=True)
    shutil.copy(ROOT / "start.py", tree)
    (tree / "app" / "__init__.py").touch()
    (tree / "app" / "__main__.py").write_text(MAIN, encoding="utf-8")
    for lock in ("requirements.lock", "requirements-test.lock"):
        (tree / lock).write_text("# nothing\n")
    start(tree, "demo", "first")
    return tree


def start(
    tree: Path, *arguments: str, code: int = 0, cwd: Path | None = None
) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, str(tree / "start.py"), *arguments],
        cwd=cwd or tree,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done


def test_arguments_folder_and_exit_code_are_the_apps(prepared: Path, tmp_path: Path) -> None:
    done = start(prepared, "demo", "甲 乙.shiji", "fail", code=7, cwd=tmp_path)
    assert done.stdout.strip() == f"{tmp_path} ['demo', '甲 乙.shiji', 'fail'] 1"


def test_a_second_start_installs_nothing(prepared: Path) -> None:
    assert start(prepared, "demo").stderr == ""


def test_a_half_made_environment_is_made_again(prepared: Path) -> None:
    (prepared / ".venv" / PYTHON).unlink()
    done = start(prepared, "demo")
    assert "Preparing .venv" in done.stderr
    assert (prepared / ".venv" / PYTHON).exists()


def test_a_changed_lock_is_installed(prepared: Path) -> None:
    (prepared / "requirements.lock").write_text("# something else\n")
    assert "Installing requirements.lock" in start(prepared, "demo").stderr
    assert start(prepared, "demo").stderr == ""


def test_a_plain_start_never_installs_what_only_tests_need(prepared: Path) -> None:
    assert not (prepared / ".venv" / "shiji-test.stamp").exists()


def test_every_check_runs_and_failures_are_named(prepared: Path) -> None:
    done = start(prepared, "test", code=1)
    headings = [line for line in done.stdout.splitlines() if line.startswith("==")]
    assert headings == ["== lint", "== format", "== types", "== layers", "== translations", "== tests"]
    assert done.stdout.splitlines()[-1].startswith("failed: lint, format")
    shutil.rmtree(prepared / ".venv")
    start(prepared, "demo")


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_a_signal_reaches_the_app(prepared: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, str(prepared / "start.py"), "wait"], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "ready"
    began = time.monotonic()
    child.send_signal(signal.SIGTERM)
    assert child.wait() == 128 + signal.SIGTERM
    child.stdout.close()
    assert time.monotonic() - began < 10


def test_an_old_python_is_told_in_one_line(tmp_path: Path) -> None:
    code = "import sys; sys.version_info = (3, 10, 4)\n" + (ROOT / "start.py").read_text(encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Shiji needs Python 3.11 or newer")
    assert len(done.stderr.splitlines()) == 1


def test_missing_packages_are_told_by_the_exact_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("start", ROOT / "start.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "may_install", lambda: None)
    assert not module.apt(["libegl1", "libgl1"], "Missing.")
    assert "sudo apt-get update && sudo apt-get install -y libegl1 libgl1" in capsys.readouterr().err
