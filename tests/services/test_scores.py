"""Scores in the diary: one act each, the same totals in SQL as by the rules, the order of visits."""

from datetime import date, timedelta
from random import Random

import pytest
from sqlalchemy import insert

from app.core.errors import EditConflict, InvalidInput
from app.domain import scoring
from app.domain.scoring import CRITERIA, DEFAULT, Criterion, rounded
from app.models import FileScore
from app.services.contacts import ContactDraft, ContactPerson
from app.services.people import PersonDraft
from app.services.reminders import ReminderDraft
from app.services.scores import ScoreFilter
from app.services.week_plan import VisitDraft
from tests.conftest import TODAY
from tests.factories import make_file
from tests.storage.test_journal import snapshot

WAN = 10_000 * 100


def score(services, file_id, **points):
    for criterion, given in points.items():
        services.scores.set_points(file_id, criterion, given)


def points_of(services, file_id):
    rows = services.scores.sheet(file_id).criteria
    return {row.code: row.points for row in rows if row.points is not None}


def test_points_make_a_total_and_every_act_can_be_taken_back(services, database):
    liu = make_file(database)
    states = [snapshot(database)]
    for criterion, points in (("funds", 4), ("need", 3), ("need", 5), ("funds", None)):
        services.scores.set_points(liu, criterion, points)
        states.append(snapshot(database))
    assert points_of(services, liu) == {"need": 5}
    for state in reversed(states[:-1]):
        services.undo.undo()
        assert snapshot(database) == state
    services.undo.redo()
    services.undo.redo()
    assert services.scores.sheet(liu).total == rounded(DEFAULT.total({"funds": 4, "need": 3})) == 70


def test_a_new_sheet_says_what_a_total_wants_and_what_to_find_out_first(services, database):
    sheet = services.scores.sheet(make_file(database))
    assert (sheet.total, sheet.known, sheet.asked) == (None, 0, 9)
    assert [group.label for group in sheet.missing] == ["Value", "Opportunity"]
    assert [row.code for row in sheet.unscored][:3] == ["funds", "need", "intent"]
    assert sheet.unscored[0].question.startswith("How much")
    assert sheet.proposed_class is None


def test_points_changed_meanwhile_are_not_written_over(services, database):
    liu = make_file(database)
    score(services, liu, funds=4)
    with pytest.raises(EditConflict):
        services.scores.set_points(liu, "funds", 2, before=None)
    assert points_of(services, liu) == {"funds": 4}
    services.scores.set_points(liu, "funds", 2, before=4)
    assert points_of(services, liu) == {"funds": 2}


def test_the_same_points_again_are_no_act(services, database, seen):
    liu = make_file(database)
    score(services, liu, funds=4)
    acts = len(seen)
    score(services, liu, funds=4)
    score(services, liu, need=None)
    assert len(seen) == acts


@pytest.mark.parametrize(("criterion", "points"), [("funds", 6), ("funds", -1), ("charm", 3)])
def test_what_the_sheet_does_not_know_is_refused(services, database, criterion, points):
    liu = make_file(database)
    with pytest.raises(InvalidInput):
        services.scores.set_points(liu, criterion, points)
    with pytest.raises(InvalidInput):
        services.scores.set_points(liu + 1, "funds", 3)


def test_hints_are_offered_and_kept_only_when_taken(services, database):
    liu = make_file(
        database, assets_fen=300 * WAN, attitude_type="consulting", source_method="acquaintance", rung="A"
    )
    services.people.add(liu, PersonDraft("太太", role="spouse", decision_role="decider"))
    services.contacts.record(
        ContactDraft(
            (ContactPerson(liu, outcome="agreeing", signals=("questions",)),),
            TODAY,
            way="visit",
            record="聊了方案",
        )
    )
    sheet = services.scores.sheet(liu)
    assert {row.code: row.hint.points for row in sheet.criteria if row.hint} == {
        "funds": 4, "timing": 5, "intent": 3, "reachability": 5, "attitude": 5, "decision": 3,
    }  # fmt: skip
    assert points_of(services, liu) == {}
    score(services, liu, funds=2)
    before = snapshot(database)
    assert services.scores.take_hints(liu) == 5
    assert points_of(services, liu)["funds"] == 2  # what was judged stays
    services.undo.undo()
    assert snapshot(database) == before
    assert services.scores.take_hints(make_file(database, "雷军")) == 0


def test_a_sheet_is_cleared_in_one_act(services, database):
    liu = make_file(database)
    score(services, liu, funds=4, need=3)
    before = snapshot(database)
    services.scores.clear(liu)
    assert points_of(services, liu) == {}
    services.undo.undo()
    assert snapshot(database) == before


def test_the_lead_class_is_proposed_and_set_by_one_act_only(services, database):
    liu = make_file(database)
    score(services, liu, funds=4, intent=4, reachability=4)
    sheet = services.scores.sheet(liu)
    assert (sheet.lead_class, sheet.proposed_class) == (None, "I")
    before = snapshot(database)
    assert services.scores.take_class(liu) == "I"
    assert services.files.get(liu).standing == "lead"
    services.undo.undo()
    assert snapshot(database) == before


def test_the_averse_get_no_class_and_advice_not_to_push(services, database):
    services.settings.change({"trade": "futures"})
    liu = make_file(database, risk_appetite="averse")
    score(services, liu, funds=5, intent=5, reachability=5)
    sheet = services.scores.sheet(liu)
    assert sheet.proposed_class is None
    assert sheet.warning
    assert sheet.advice[0].startswith("Risk-averse")
    assert services.scores.take_class(liu) is None


def test_criteria_can_be_added_renamed_weighed_and_archived(services, database):
    liu = make_file(database)
    score(services, liu, funds=5, income=0, need=5)
    before = snapshot(database)
    criteria = [
        each for each in CRITERIA if each.group != "value"
    ] + [Criterion("income", "value", 25, archived=True), Criterion("funds", "value", 60, "可投资金"),
         Criterion("own1", "value", 40, "圈子")]  # fmt: skip
    services.scores.set_scheme(
        scoring.Scheme({"value": 60, "opportunity": 40, "strategy": 0}, tuple(criteria))
    )
    sheet = services.scores.sheet(liu)
    assert [row.label for row in sheet.groups[0].criteria] == ["可投资金", "圈子"]
    assert sheet.total == 100  # the archived nought counts no longer
    score(services, liu, own1=0)
    assert services.scores.totals([liu]) == {liu: 76}
    services.undo.undo()
    services.undo.undo()
    assert snapshot(database) == before
    assert services.scores.sheet(liu).asked == 9


def test_weights_that_do_not_make_100_are_kept_nowhere(services, database):
    before = snapshot(database)
    with pytest.raises(InvalidInput, match="90 %"):
        services.scores.set_scheme(scoring.Scheme({"value": 30, "opportunity": 40, "strategy": 20}, CRITERIA))
    assert snapshot(database) == before


SCHEMES = (
    DEFAULT,
    scoring.Scheme({"value": 60, "opportunity": 40, "strategy": 0}, CRITERIA),
    scoring.Scheme(
        {"value": 1, "opportunity": 33, "strategy": 66},
        (
            Criterion("funds", "value", 97),
            Criterion("own1", "value", 3, "圈子"),
            *(each for each in CRITERIA if each.group == "opportunity"),
            Criterion("attitude", "strategy", 100),
            Criterion("decision", "strategy", 50, archived=True),
        ),
    ),
)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_totals_in_sql_are_those_of_the_rules(services, database, scheme):
    """Recounted from the rules with fractions, for many sheets with gaps."""
    services.scores.set_scheme(scheme)
    draw = Random(7)
    codes = [each.code for each in scheme.criteria]
    kept = {}
    with database.write("Score") as unit:
        for number in range(150):
            file_id = make_file(database, f"客户{number}")
            kept[file_id] = {code: draw.randint(0, 5) for code in codes if draw.random() < 0.6}
            rows = [{"file_id": file_id, "criterion": c, "points": p} for c, p in kept[file_id].items()]
            if rows:
                unit.session.execute(insert(FileScore), rows)
    exact = {file_id: scheme.total(points) for file_id, points in kept.items()}
    assert services.scores.totals() == {i: rounded(value) for i, value in exact.items() if value is not None}
    wanted = ScoreFilter(state="scored", sort="total")
    order = services.scores.order(wanted)
    assert set(order) == {i for i, value in exact.items() if value is not None}
    assert [exact[i] for i in order] == sorted((exact[i] for i in order), reverse=True)
    assert {row.file_id: row.total for row in services.scores.rows(list(kept))} == {
        i: rounded(value) for i, value in exact.items()
    }


@pytest.fixture
def ranking(services, database):
    """A prospect due this week, a strong one, one without points, a silent one; a client and a lost one."""
    made = {
        "due": make_file(database, "安由", rung="E"),
        "strong": make_file(database, "白强", rung="A", created_on=TODAY),
        "none": make_file(database, "陈无", rung="F", created_on=TODAY),
        "client": make_file(database, "丁客", rung=None, opened_on=TODAY, standing="client"),
        "lost": make_file(database, "方失", rung=None, lost_on=TODAY, standing="lost"),
    }
    for name in ("due", "strong", "client", "lost"):
        points = 3 if name == "due" else 5
        score(services, made[name], funds=points, need=points)
    services.reminders.add(ReminderDraft(text="送方案", due_on=TODAY + timedelta(2), file_id=made["due"]))
    return made


def test_the_proposed_order_is_score_by_likelihood_by_timing(services, ranking):
    page = services.scores.ranked()
    assert [row.file_id for row in page.rows] == [ranking["due"], ranking["strong"], ranking["none"]]
    due, strong, none = page.rows
    assert page.total == 3
    assert due.reason == "due 11-25"
    assert "score 60 × likelihood 80 % × timing 100 % = 48" in due.order
    assert (due.worth, strong.worth) == (48, 10)
    assert "not scored" in none.order


def test_the_table_can_be_asked_for_parts(services, ranking):
    def found(**values):
        return {row.name for row in services.scores.ranked(wanted=ScoreFilter(**values)).rows}

    assert found(state="scored") == {"安由", "白强"}
    assert found(state="unscored") == {"陈无"}
    assert found(rungs=("A", "F")) == {"白强", "陈无"}
    assert found(text="baiq") == {"白强"}
    services.files.set_lead_class([ranking["due"]], "II")
    assert found(classes=("II",)) == {"安由"}
    assert found(classes=("",)) == {"白强", "陈无"}
    assert [row.name for row in services.scores.ranked(wanted=ScoreFilter(sort="total")).rows] == [
        "白强", "安由", "陈无",
    ]  # fmt: skip
    assert len(services.scores.ranked(1, 1).rows) == 1
    assert services.scores.ranked(scored_only=True).total == 2


def test_a_planned_visit_shows_in_the_table(services, ranking):
    services.week.plan_visit(VisitDraft((ranking["strong"],), TODAY + timedelta(1)))
    rows = {row.name: row for row in services.scores.ranked().rows}
    assert rows["白强"].visit_on == date(2026, 11, 24)
    assert rows["陈无"].visit_on is None


def test_candidates_of_the_week_take_the_score(services, ranking):
    page = services.week.candidates(TODAY)
    strong = next(row for row in page.rows if row.name == "白强")
    assert "score 100" in strong.reason


def test_points_go_with_their_file_and_come_back_with_it(services, database):
    liu = make_file(database)
    score(services, liu, funds=4)
    before = snapshot(database)
    services.files.delete([liu])
    services.undo.undo()
    assert snapshot(database) == before
