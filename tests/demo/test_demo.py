"""The sample diaries: believable, whole, and the same every time."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import func, select

from app.core import i18n
from app.core.clock import FixedClock
from app.core.notices import Notices
from app.demo import DemoCounts, hara, write_demo
from app.demo.cast import gather
from app.models import Act, Base, ClientFile, FileProduct, LogLine, Occasion, Reminder, RungChange
from app.services.bundle import Services
from app.storage.database import Database
from app.storage.opening import open_diary

TODAY = date(2026, 11, 23)


def opened(path: Path) -> Database:
    return open_diary(path, FixedClock.on(TODAY), Notices())


def content(database: Database) -> dict[str, list[tuple[object, ...]]]:
    """Every row but the moments at which acts were written."""
    with database.read() as session:
        return {
            t.name: sorted((tuple(row) for row in session.execute(select(t))), key=repr)
            for t in Base.metadata.sorted_tables
            if t.name not in {"act", "journal", "draft"}
        }


@pytest.fixture(scope="module")
def quarter(sample_diary: Path) -> Path:
    return sample_diary


def test_a_quarter_of_work(quarter: Path) -> None:
    database = opened(quarter)
    services = Services.of(database)
    assert services.diary.check() == []
    with database.read() as session:
        count = lambda model: session.scalar(select(func.count()).select_from(model))  # noqa: E731
        assert count(ClientFile) == 60
        by_kind = select(ClientFile.kind, func.count()).group_by(ClientFile.kind)
        kinds = dict(session.execute(by_kind).all())
        assert min(kinds["person"], kinds["enterprise"]) >= 10
        days = session.scalars(select(LogLine.on_date).distinct()).all()
        assert min(days) == TODAY - timedelta(days=89)
        for column in (LogLine.plan, LogLine.record, LogLine.review, LogLine.notes):
            assert session.scalar(select(func.count()).where(column != "")) > 60
        assert {"done", "open", "moved", "not_done"} == set(session.scalars(select(LogLine.state).distinct()))
        reasons = session.scalars(
            select(RungChange.reason).where(RungChange.to_rung.in_(("B", "C", "D")))
        ).all()
        assert reasons
        assert all(reasons)
        assert count(Occasion) > 60
        assert count(FileProduct) == 60
        calendars = set(session.scalars(select(ClientFile.birth_calendar).distinct()))
        assert calendars == {"solar", "lunar"}
        assert (
            session.scalar(select(func.count()).where(Reminder.due_on == TODAY, Reminder.done_on.is_(None)))
            >= 3
        )
        assert session.scalar(select(func.count()).where(Act.sealed.is_(False))) == 0
    assert services.undo.next_undo() is None
    assert any(line.is_planned_visit for line in services.log.day(TODAY))
    database.close()


def test_the_same_day_and_seed_give_the_same_diary(quarter: Path, tmp_path: Path) -> None:
    i18n.use_language("zh_CN")  # whatever the window speaks
    write_demo(tmp_path / "again.shiji", today=TODAY)
    first, second = opened(quarter), opened(tmp_path / "again.shiji")
    assert content(first) == content(second)
    first.close()
    second.close()


def test_another_seed_gives_other_people() -> None:
    cast = [actor.draft["name"] for actor in gather(Random(1), TODAY)]
    assert cast == [actor.draft["name"] for actor in gather(Random(1), TODAY)]
    assert cast != [actor.draft["name"] for actor in gather(Random(2), TODAY)]


def test_fifty_years_at_a_hundredth_of_their_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FILES", "LINES", "CONTACTS", "REMINDERS"):
        monkeypatch.setattr(hara, name, getattr(hara, name) // 100)
    monkeypatch.setattr(hara, "STANDS", tuple((code, max(count // 100, 1)) for code, count in hara.STANDS))
    monkeypatch.setattr(hara, "FILES", sum(count for _, count in hara.STANDS))
    path = tmp_path / "hara.shiji"
    shares: list[float] = []
    counts = write_demo(path, today=TODAY, scale="hara", progress=shares.append)
    assert counts == DemoCounts(hara.FILES, 1500, 3000, 600)
    assert shares == sorted(shares)
    assert shares[-1] == 1
    database = opened(path)
    assert Services.of(database).diary.check() == []
    with database.read() as session:
        first, last = session.execute(select(func.min(LogLine.on_date), func.max(LogLine.on_date))).one()
    assert (last - first).days > 49 * 365
    database.close()


def test_a_failure_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(hara, "write", fail)
    with pytest.raises(RuntimeError):
        write_demo(tmp_path / "half.shiji", today=TODAY, scale="hara")
    assert not list(tmp_path.glob("half*"))
