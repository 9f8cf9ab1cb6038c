"""Stays are kept between two looks, never beyond a write: acts, undo, and what another window wrote."""

from datetime import date

from app.core.notices import Notices
from app.services.bundle import Services
from app.storage.opening import open_diary
from tests.factories import make_file


def left(services):
    return {rung: len(each.left) for rung, each in services.measured.time_on_rungs().items()}


def test_a_move_its_undo_and_another_window_are_seen(services, database, diary_path, clock):
    liu = make_file(database, "Liu", created_on=date(2026, 10, 1))
    assert left(services) == {"F": 0}
    services.ladder.move(liu, "E")
    assert left(services) == {"F": 1, "E": 0}
    assert left(services) == {"F": 1, "E": 0}
    services.undo.undo()
    assert left(services) == {"F": 0}
    other = open_diary(diary_path, clock, Notices())
    Services.of(other).ladder.move(liu, "E")
    other.close()
    assert left(services) == {"F": 1, "E": 0}


def test_what_is_read_within_an_act_is_not_kept(services, database):
    liu = make_file(database, "Liu", created_on=date(2026, 10, 1))
    with database.write("Move"):
        services.ladder.move(liu, "E")
        assert left(services) == {"F": 1, "E": 0}
    assert left(services) == {"F": 1, "E": 0}


def test_a_log_line_leaves_them_standing(services, database, monkeypatch):
    make_file(database, "Liu", created_on=date(2026, 10, 1))
    before = left(services)
    monkeypatch.setattr("app.services.diary_ways.read_stays", lambda _session: [])
    with database.write("Line") as unit:
        from app.models import LogLine

        unit.session.add(LogLine(on_date=date(2026, 11, 23), plan="call"))
    assert left(services) == before
