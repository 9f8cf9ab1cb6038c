"""Moves on a real diary: what is kept, what follows, and that one undo takes all of it back."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from app.core.errors import InvalidInput
from app.domain.standing import standing_of
from app.models import ClientFile, FileSummary, Reminder, RungChange

TODAY = date(2026, 11, 23)


@pytest.fixture
def make(database):
    """A new file, on rung F unless told otherwise."""

    def made(name="Liu Wei", rung="F", **known):
        with database.write("New file") as unit:
            file = ClientFile(
                name=name, rung=rung, rung_since=TODAY if rung else None, created_on=TODAY, **known
            )
            unit.session.add(file)
            unit.session.flush()
            file.standing = standing_of(
                lead_class=file.lead_class,
                target_on=file.target_on,
                opened_on=file.opened_on,
                lost_on=file.lost_on,
            ).value
            return file.id

    return made


def file_of(database, file_id):
    with database.read() as session:
        return session.get(ClientFile, file_id)


def reminders(database, file_id):
    with database.read() as session:
        return [
            (r.text, r.due_on, r.done_on)
            for r in session.scalars(
                select(Reminder).where(Reminder.file_id == file_id).order_by(Reminder.id)
            )
        ]


def test_a_move_is_kept_with_its_reason_and_its_end_date_reminds(services, database, make, seen):
    liu = make(rung="C")
    until = TODAY + timedelta(days=30)
    seen.clear()
    services.ladder.move(liu, "B", reason="bond\u0000 matures", until=until)
    file = file_of(database, liu)
    assert (file.rung, file.rung_since, file.rung_reason, file.rung_until) == (
        "B",
        TODAY,
        "bond matures",
        until,
    )
    assert reminders(database, liu) == [("bond matures", until, None)]
    (move,) = services.ladder.history(liu)
    assert (move.from_rung, move.to_rung, move.reason, move.until, move.changed_on) == (
        "C",
        "B",
        "bond matures",
        until,
        TODAY,
    )
    (change,) = seen
    assert {"client_file", "rung_change", "reminder"} <= set(change.ids)
    services.undo.undo()
    assert file_of(database, liu).rung == "C"
    assert reminders(database, liu) == []
    assert services.ladder.history(liu) == []
    services.undo.redo()
    assert file_of(database, liu).rung_reason == "bond matures"


def test_the_next_move_closes_the_reminder_of_the_last(services, database, make):
    liu = make(rung="C")
    services.ladder.move(liu, "B", reason="bond", until=TODAY + timedelta(days=30))
    services.ladder.move(liu, "B", reason="now the deposit", until=TODAY + timedelta(days=60))
    services.ladder.move(liu, "A")
    assert [(text, done) for text, _, done in reminders(database, liu)] == [
        ("bond", TODAY),
        ("now the deposit", TODAY),
    ]
    file = file_of(database, liu)
    assert (file.rung, file.rung_reason, file.rung_until) == ("A", None, None)
    assert [(m.from_rung, m.to_rung) for m in services.ladder.history(liu)] == [
        ("B", "A"),
        ("B", "B"),
        ("C", "B"),
    ]


def test_a_refusal_changes_nothing_and_names_its_field(services, database, make):
    liu, lei = make(rung="C"), make("Lei", rung="F")
    with pytest.raises(InvalidInput) as wrong:
        services.ladder.move(liu, "B")
    assert wrong.value.field == "reason"
    with pytest.raises(InvalidInput) as wrong:
        services.ladder.move_many([liu, lei], "B", reason="")
    assert wrong.value.field == "reason"
    with pytest.raises(InvalidInput) as wrong:
        services.ladder.move(liu, "D", reason="x", on=TODAY + timedelta(days=1))
    assert wrong.value.field == "on"
    with pytest.raises(InvalidInput):
        services.ladder.move(99, "D", reason="x")
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(RungChange)) == 0
    assert {file_of(database, i).rung for i in (liu, lei)} == {"C", "F"}


def test_one_refused_card_of_several_keeps_all_where_they_were(services, database, make):
    near, far = make(rung="E"), make("Lei", rung="A")
    with pytest.raises(InvalidInput):
        services.ladder.move_many([near, far], "E", reason="")
    with pytest.raises(InvalidInput):
        services.ladder.move_many([make("Sun", rung="F"), far], "E")
    assert file_of(database, far).rung == "A"
    assert services.ladder.history(near) == []


def test_several_cards_are_one_act(services, database, make):
    ids = [make(f"N{i}") for i in range(3)]
    services.ladder.move_many(ids, "E")
    assert {file_of(database, i).rung for i in ids} == {"E"}
    assert services.undo.undo() == "Move 3 cards to E"
    assert {file_of(database, i).rung for i in ids} == {"F"}


def test_opened_makes_a_client_off_the_ladder(services, database, make):
    liu = make(rung="A", lead_class="I")
    services.ladder.move(liu, "opened")
    file = file_of(database, liu)
    assert (file.rung, file.standing, file.opened_on) == (None, "client", TODAY)
    with database.read() as session:
        assert session.get(FileSummary, liu).standing == "client"
    assert services.ladder.card(liu) == ("Liu Wei", "opened", True)
    assert services.undo.next_undo() == "Account opened: Liu Wei"


def test_lost_and_back_to_f(services, database, make):
    liu = make(rung="E", lead_class="II")
    services.ladder.move(liu, "lost", reason="no_answer: five calls")
    file = file_of(database, liu)
    assert (file.rung, file.standing, file.lost_on, file.lost_reason) == (None, "lost", TODAY, "no_answer")
    assert services.ladder.history(liu)[0].reason == "No answer: five calls"
    services.ladder.move(liu, "F")
    file = file_of(database, liu)
    assert (file.rung, file.standing, file.lost_on, file.lost_reason) == ("F", "lead", None, None)


def test_a_lost_client_won_back_is_a_client_again(services, database, make):
    liu = make(rung="A")
    services.ladder.move(liu, "opened")
    with pytest.raises(InvalidInput):
        services.ladder.move(liu, "lost", reason="no_answer")
    services.ladder.move(liu, "lost", reason="losses")
    assert file_of(database, liu).standing == "lost"
    with pytest.raises(InvalidInput):
        services.ladder.move(liu, "F")
    services.ladder.move(liu, "opened")
    file = file_of(database, liu)
    assert (file.standing, file.lost_on, file.lost_reason) == ("client", None, None)


def test_a_move_told_late_never_stands_before_the_last_one(services, make):
    liu = make()
    services.ladder.move(liu, "E", on=TODAY - timedelta(days=3))
    services.ladder.move(liu, "D", reason="funds", on=TODAY - timedelta(days=10))
    assert [m.changed_on for m in services.ladder.history(liu)] == [TODAY - timedelta(days=3)] * 2


def test_heads_count_what_stands_there_and_what_came_and_went_this_month(services, make):
    liu, lei, sun = make(), make("Lei"), make("Sun", rung="A")
    services.ladder.move(liu, "E", on=TODAY - timedelta(days=5))
    services.ladder.move(lei, "E", on=date(2026, 10, 30))  # last month
    services.ladder.move(sun, "opened")
    heads = services.ladder.columns()
    assert (heads["E"].count, heads["E"].came, heads["E"].went) == (2, 1, 0)
    assert (heads["F"].count, heads["F"].went) == (0, 1)
    assert (heads["A"].count, heads["A"].went) == (0, 1)
    assert (heads["opened"].count, heads["opened"].came) == (1, 1)
    month = {"start": TODAY.replace(day=1), "end": TODAY}
    assert services.ladder.moved_files("E", came=True, **month) == [liu]
    assert services.ladder.moved_files("F", came=False, **month) == [liu]
    assert services.ladder.moved_files("opened", came=True, **month) == [sun]
    assert services.ladder.off_ids("opened") == [sun]
    services.ladder.move(liu, "lost", reason="other_firm")
    assert services.ladder.off_ids("lost") == [liu]


def test_a_changed_reason_is_no_coming_or_going(services, make):
    liu = make(rung="C")
    services.ladder.move(liu, "B", reason="bond")
    services.ladder.move(liu, "B", reason="deposit")
    heads = services.ladder.columns()
    assert (heads["B"].came, heads["B"].went) == (1, 0)


def test_cards_are_found_by_name_and_pinyin_in_their_column(services, make):
    make("刘伟"), make("孙丽")
    ladder = services.ladder
    assert [c.name for c in ladder.cards(ladder.card_ids("F", text="liuw"))] == ["刘伟"]
    assert [c.name for c in ladder.cards(ladder.card_ids("F", text=" sl "))] == ["孙丽"]
    assert ladder.card_ids("F", text="%") == []
    assert ladder.card_ids("A") == []
