"""`python3 start.py` as a person runs it: what it prepares, repairs, hands over and passes on."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.start.conftest import FirstStarts
from tests.start.tree import PYTHON, ROOT, start, variables


def test_two_first_starts_at_once_prepare_once(first_starts: FirstStarts) -> None:
    assert first_starts.codes == [0, 0]
    assert sum("Installing requirements.lock" in said for said in first_starts.said) == 1
    assert sum("Another start is preparing" in said for said in first_starts.said) == 1


def test_arguments_folder_and_exit_code_are_the_apps(prepared: Path, tmp_path: Path) -> None:
    done = start(prepared, "demo", "甲 乙.shiji", "fail", code=7, cwd=tmp_path)
    told = json.loads(done.stdout)
    assert told["arguments"] == ["demo", "甲 乙.shiji", "fail"]
    assert told["cwd"] == str(tmp_path)
    assert told["utf8"] == 1


def test_an_app_in_the_folder_one_stands_in_is_not_ours(prepared: Path, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("raise SystemExit('the wrong app')")
    (tmp_path / "other").mkdir()
    told = json.loads(start(prepared, "check", cwd=tmp_path, PYTHONPATH=str(tmp_path / "other")).stdout)
    assert told["path"][0] == str(prepared)
    assert not {str(tmp_path), str(tmp_path / "other"), ""} & set(told["path"])


def test_a_second_start_says_and_installs_nothing(prepared: Path) -> None:
    start(prepared, "demo")
    before = sorted((file, file.stat().st_mtime_ns) for file in (prepared / ".venv").rglob("*.stamp"))
    done = start(prepared, "demo")
    assert done.stderr == ""
    assert before == sorted((file, file.stat().st_mtime_ns) for file in (prepared / ".venv").rglob("*.stamp"))


def test_what_a_start_that_was_cut_off_left_is_made_again(first_starts: FirstStarts) -> None:
    assert sum("made again" in said for said in first_starts.said) == 1
    assert not (first_starts.tree / ".venv" / "left-behind").exists()


def test_an_environment_whose_python_is_gone_is_made_again(prepared: Path) -> None:
    (prepared / ".venv" / PYTHON).unlink()
    assert "made again" in start(prepared, "demo").stderr
    assert start(prepared, "demo").stderr == ""


def a_wheel(folder: Path) -> str:
    """A package of one module; the line of a lock for it."""
    folder.mkdir()
    info = "tiny-1.0.dist-info"
    content = {
        "tiny.py": "VALUE = 1\n",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: tiny\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    sums = {name: hashlib.sha256(text.encode()).digest() for name, text in content.items()}
    coded = {name: base64.urlsafe_b64encode(digest).rstrip(b"=").decode() for name, digest in sums.items()}
    record = "".join(f"{name},sha256={coded[name]},{len(text)}\n" for name, text in content.items())
    wheel = folder / "tiny-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as file:
        for name, text in {**content, f"{info}/RECORD": f"{record}{info}/RECORD,,\n"}.items():
            file.writestr(name, text)
    return f"tiny==1.0 --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


def test_a_changed_lock_is_installed_and_a_forged_package_refused(
    prepared: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    line = a_wheel(tmp_path / "wheels")
    lock = prepared / "requirements.lock"
    links = (tmp_path / "wheels").as_uri()
    request.addfinalizer(lambda: lock.write_text("# nothing\n"))
    lock.write_text(f"{line.partition(':')[0]}:{'0' * 64}\n")
    forged = start(prepared, "demo", code=1, PIP_FIND_LINKS=links)
    assert forged.stdout == ""
    assert "could not be installed" in forged.stderr.splitlines()[-1]
    lock.write_text(line)
    done = start(prepared, "demo", PIP_FIND_LINKS=links)
    assert "Installing requirements.lock" in done.stderr
    assert "made again" not in done.stderr
    subprocess.run([prepared / ".venv" / PYTHON, "-c", "import tiny"], check=True)


def test_only_the_words_that_need_it_install_the_test_lock(prepared: Path) -> None:
    stamp = prepared / ".venv" / "shiji-test.stamp"
    stamp.unlink(missing_ok=True)
    start(prepared, "demo")
    assert not stamp.exists()
    done = start(prepared, "bench", "--quick")
    assert stamp.exists()
    assert done.stdout.split()[:2] == ["bench", "--quick"]


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("faults", "pytest tests/faults -x offscreen"),
        ("screenshots", "screenshots -x offscreen"),
        ("build", "build -x minimal"),
    ],
)
def test_our_own_words_run_what_they_name(prepared: Path, word: str, told: str) -> None:
    assert start(prepared, word, "-x", QT_QPA_PLATFORM="minimal").stdout.strip() == told


def test_every_check_runs_in_order_even_after_one_failed(prepared: Path) -> None:
    done = start(prepared, "test", "-k", "some", code=1, RUFF_FAILS="1")
    lines = [line for line in done.stdout.splitlines() if line]
    assert lines[:12] == [
        "== lint",
        "ruff check offscreen",
        "== format",
        "ruff format --check offscreen",
        "== types",
        "mypy offscreen",
        "== layers",
        "lint-imports offscreen",
        "== translations",
        "translations check offscreen",
        "== tests",
        "pytest -k some offscreen",
    ]
    summary = {line.split()[0]: line.split()[1] for line in lines[13:]}
    passed = dict.fromkeys(("types", "layers", "translations", "tests"), "ok")
    assert summary == {"lint": "failed", "format": "failed", **passed}
    assert "failed" not in start(prepared, "test").stdout


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_reaches_the_app_and_its_end_is_told(prepared: Path, number: signal.Signals) -> None:
    start(prepared, "demo")
    before = signal.signal(number, signal.SIG_DFL)  # one that is ignored here is ignored by children too
    child = subprocess.Popen(
        [sys.executable, str(prepared / "start.py"), "wait"],
        env=variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,  # no terminal: what is sent goes to start.py alone
    )
    signal.signal(number, before)
    assert child.stdout is not None
    assert child.stdout.readline().strip() == "ready"
    began = time.monotonic()
    child.send_signal(number)
    child.communicate()
    assert child.returncode == 128 + number
    assert time.monotonic() - began < 10


def test_an_old_python_is_told_in_one_line(tmp_path: Path) -> None:
    shutil.copy(ROOT / "start.py", tmp_path)
    old = "import sys, runpy; sys.version_info = (3, 10, 4); runpy.run_path('start.py', run_name='__main__')"
    done = subprocess.run(
        [sys.executable, "-c", old], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Shiji needs Python 3.11 or newer; this is Python ")
    assert len(done.stderr.splitlines()) == 1


def test_an_older_python_can_read_what_tells_it_so() -> None:
    """Python 2 too: plain ASCII, and nothing newer than import, if and a call."""
    text = (ROOT / "start.py").read_bytes().decode("ascii")
    compile(text, "start.py", "exec")
    assert not any(newer in text for newer in ("->", " f'", ' f"', ":=", "__future__", "match "))
