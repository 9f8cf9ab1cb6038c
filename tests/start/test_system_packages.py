"""What start.py asks of the system, and what it says when it may not install it."""

from __future__ import annotations

import ast
import shutil
from pathlib import Path

import pytest

from app.cli.main import COMMANDS
from tools.start import apt, environment, main, system_libraries, words

STEPS = Path(main.__file__).parent


@pytest.fixture(autouse=True)
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """A prepared Debian without the libraries or rights, in front of an X11 screen; what was started."""
    started: list[tuple[str, ...]] = []
    monkeypatch.setattr(main, "run_python", lambda *arguments: started.append(arguments) or 0)
    monkeypatch.setattr(environment, "provide", lambda _kind: None)
    monkeypatch.setattr(environment, "is_ready", lambda _kind: True)
    monkeypatch.setattr(system_libraries.sys, "platform", "linux")
    monkeypatch.setattr(system_libraries, "_listed", frozenset)
    monkeypatch.setattr(system_libraries, "_loads", lambda _name: False)
    monkeypatch.setattr(apt, "is_there", lambda: True)
    monkeypatch.setattr(apt, "_is_root", lambda: False)
    monkeypatch.setattr(apt, "_quiet", lambda _command: False)
    for name in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("DISPLAY", ":0")
    return started


def test_a_window_that_could_not_open_is_refused_with_the_exact_command(
    handed_over: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main([]) == 1
    assert handed_over == []
    order = capsys.readouterr().err.splitlines()[1].strip()
    packages = order.split("--no-install-recommends ")[1].split()
    assert order.startswith("sudo apt-get update && sudo apt-get install -y ")
    assert packages == list(system_libraries.WINDOW.values())


def test_a_command_asks_for_what_qt_needs_without_a_screen_and_goes_on(
    handed_over: list[tuple[str, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main.main(["print", "week"]) == 0
    assert handed_over == [("-m", "app", "print", "week")]
    told = capsys.readouterr().err
    assert "libegl1" in told
    assert "libxcb" not in told


def test_without_a_screen_the_app_itself_says_so(
    handed_over: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("DISPLAY")
    assert main.main([]) == 0
    assert handed_over == [("-m", "app")]


def test_the_x11_libraries_do_not_matter_on_wayland(
    handed_over: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    monkeypatch.setattr(system_libraries, "_listed", lambda: frozenset(system_libraries.OFFSCREEN))
    assert main.main(["my.shiji"]) == 0
    assert handed_over == [("-m", "app", "my.shiji")]


@pytest.mark.parametrize("by", ["root", "sudo"])
def test_who_may_install_does(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], by: str
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(apt, "_is_root", lambda: by == "root")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(apt, "_quiet", lambda command: ran.append(command) or True)
    assert main.main(["print"]) == 0
    assert (ran[0][:2] == ["sudo", "-n"]) == (by == "sudo")
    assert ran[-1][-len(system_libraries.OFFSCREEN) :] == list(system_libraries.OFFSCREEN.values())
    assert "Please run" not in capsys.readouterr().err


def test_old_package_lists_are_fetched_only_when_they_prove_old(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []

    def quiet(command: list[str]) -> bool:
        ran.append("update" if "update" in command else "install")
        return ran != ["install"]

    monkeypatch.setattr(apt, "_is_root", lambda: True)
    monkeypatch.setattr(apt, "_quiet", quiet)
    assert apt.install(["libegl1"])
    assert ran == ["install", "update", "install"]


def test_a_python_that_debian_shipped_without_pip_asks_for_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(environment, "is_ready", lambda _kind: False)
    monkeypatch.setattr(environment, "find_spec", lambda _name: None)
    main.main(["demo"])
    assert f"python3.{main.environment.sys.version_info.minor}-venv libegl1" in capsys.readouterr().err


def test_another_linux_is_told_the_libraries(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(apt, "is_there", lambda: False)
    main.main(["demo"])
    assert "libEGL.so.1, libGL.so.1" in capsys.readouterr().err


def test_what_the_loader_lists_is_not_missing() -> None:
    listed = frozenset(system_libraries.WINDOW)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(system_libraries, "_listed", lambda: listed)
        assert system_libraries.missing(window=True) == {}


def test_the_app_opens_a_window_only_for_open() -> None:
    assert set(COMMANDS) - {"open"} <= main.WINDOWLESS


def test_every_sentence_is_there_in_chinese_too() -> None:
    said = set()
    for file in STEPS.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and file.name != "words.py":
                said.add(node.value)
    assert set(words.CHINESE) <= said
    assert all(english.count("{") == chinese.count("{") for english, chinese in words.CHINESE.items())


def test_a_chinese_system_is_answered_in_chinese(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    apt.tell(["libegl1"])
    assert capsys.readouterr().err.startswith("缺少系统软件包，请执行：\n  sudo apt-get update")
