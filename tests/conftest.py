"""A migrated diary copied per test, a clock that stands still, and the pages' context."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from app.core import i18n
from app.core.clock import FixedClock
from app.core.notices import Changes, Notices
from app.demo import write_demo
from app.services.bundle import Services
from app.storage import migrate
from app.storage.database import Database
from app.storage.opening import open_diary

TODAY = date(2026, 11, 23)  # a Monday

# A busy machine or a first import must not fail a property: they are about what is right, not how fast.
settings.register_profile("shiji", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shiji")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No test sees or changes the settings of the person who runs it; texts are English unless it asks."""
    monkeypatch.setenv("SHIJI_HOME", str(tmp_path / "home"))
    i18n.use_language("en")
    yield
    i18n.use_language("en")


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty diary made once by the migrations."""
    path = tmp_path_factory.mktemp("template") / "template.shiji"
    migrate.create(path)
    return path


@pytest.fixture(scope="session")
def sample_diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample diary, written once; a test that changes it takes a copy."""
    path = tmp_path_factory.mktemp("sample") / "demo.shiji"
    write_demo(path, today=TODAY)
    return path


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock.on(TODAY, 9)


@pytest.fixture
def notices() -> Notices:
    return Notices()


@pytest.fixture
def seen(notices: Notices) -> list[Changes]:
    """Every notice published so far."""
    got: list[Changes] = []
    notices.subscribe(got.append)
    return got


@pytest.fixture
def diary_path(template: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(template, tmp_path / "diary.shiji"))


@pytest.fixture
def database(diary_path: Path, clock: FixedClock, notices: Notices) -> Iterator[Database]:
    opened = open_diary(diary_path, clock, notices)
    yield opened
    opened.close()


@pytest.fixture
def services(database: Database) -> Services:
    return Services.of(database)


_REPORTED: list[str] = []


@pytest.fixture
def report() -> Callable[[str], None]:
    """Say a figure that belongs into the output of the tests, passed or not."""
    return _REPORTED.append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Figures measured by the tests, after all of them."""
    for line in sorted(_REPORTED):
        terminalreporter.write_line(line)
