"""The follow-up grammar against tables of sentences with their answers; precision and recall are reported."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.follow_ups import Heard, called, hear, is_called
from app.domain.lunar import to_lunar

BEGIN, END = datetime.fromisoformat("1990-01-01"), datetime.fromisoformat("2090-01-01")
MONDAY = datetime.fromisoformat("2026-11-23T09:00")
WORDS = "下本周一二三五日月号天明后前每个半年底春节点:：1234567890到至农历正腊初十刘总见，。 "
DATA = Path(__file__).resolve().parents[1] / "data"


class Case(NamedTuple):
    now: str
    text: str
    answer: str


class Score(NamedTuple):
    """Follow-ups offered, wanted, and offered rightly; and days offered alone that are wrong."""

    offered: int
    wanted: int
    right: int
    wrong_alone: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.offered

    @property
    def recall(self) -> float:
        return self.right / self.wanted


def cases(name: str) -> list[Case]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def told(each: Heard) -> str:
    """As the tables write it."""
    if each.on is None:
        return "undated"
    hours = "" if each.at is None else f" {each.at:%H:%M}"
    hours += "" if each.until is None else f"-{each.until:%H:%M}"
    return " | ".join(f"{day}{hours}{repeated(each, day)}" for day in each.days)


def repeated(each: Heard, day) -> str:
    if each.repeat is None:
        return ""
    unit, every = each.repeat.unit, each.repeat.every
    if unit == "week":
        return f" R:weekly-{day.isoweekday()}" if every == 1 else f" R:every-{7 * every}-days"
    if unit == "day":
        return f" R:every-{every}-days"
    if unit == "month":
        return f" R:monthly-{day.day}" if every == 1 else f" R:every-{every}-months"
    if unit == "year":
        return f" R:yearly-{day.month}-{day.day}"
    found = to_lunar(day)
    return f" R:yearly-lunar-{found.month}-{found.day}"


def score(found: list[Case]) -> Score:
    offered = wanted = right = 0
    wrong: list[str] = []
    for case in found:
        got = [told(each) for each in hear(case.text, datetime.fromisoformat(case.now))]
        want = [] if case.answer == "-" else case.answer.split(" ; ")
        offered += len(got)
        wanted += len(want)
        left = list(want)
        for one in got:
            if one in left:
                left.remove(one)
                right += 1
            elif " | " not in one and one != "undated":
                wrong.append(f"{case.text}: {one}")
    return Score(offered, wanted, right, tuple(wrong))


def test_the_tables_are_large_and_were_not_mixed() -> None:
    first, more = cases("follow_ups_first.tsv"), cases("follow_ups_more.tsv")
    assert len(first) == 100
    assert len(first) + len(more) >= 300
    assert not {case.text for case in first} & {case.text for case in more if case.answer != "-"}


@pytest.mark.parametrize("name", ["follow_ups_first.tsv", "follow_ups_more.tsv", "follow_ups_later.tsv"])
def test_precision_and_recall(name: str, report) -> None:
    found = score(cases(name))
    report(
        f"follow-ups, {name}: precision {found.precision:.1%}, recall {found.recall:.1%} "
        f"({found.right} right of {found.offered} offered, {found.wanted} wanted)"
    )
    assert found.precision >= 0.98
    assert found.recall >= 0.95
    assert found.wrong_alone == ()


@given(st.text(max_size=300), st.datetimes(BEGIN, END))
def test_any_text_is_read_without_an_error(text: str, now: datetime) -> None:
    for each in hear(text, now):
        assert 0 <= each.start < each.end <= len(text)
        assert each.on is None or each.on >= now.date() or each.alternatives


@given(
    st.lists(
        st.sampled_from(list(WORDS)),
        max_size=60,
    ).map("".join),
    st.datetimes(BEGIN, END),
)
def test_any_words_for_time_are_read_without_an_error(text: str, now: datetime) -> None:
    for each in hear(text, now):
        assert each.text
        assert len(set(each.days)) == len(each.days)


def test_the_words_around_each_follow_up_stay_with_it() -> None:
    heard = hear("明天见刘总，后天给孙大姐送方案", MONDAY)
    assert [(each.text, each.kind.value) for each in heard] == [
        ("明天见刘总", "visit"),
        ("后天给孙大姐送方案", "send"),
    ]


def test_a_deadline_is_told_from_a_day() -> None:
    first, second = hear("月底前开户；12月8日开户", MONDAY)
    assert first.before
    assert not second.before


def test_people_are_called_by_surname_and_title() -> None:
    text = "见了刘总和孙大姐，王建国经理也在，老李没来，Mr Lei later"
    assert [(each.surname, each.given) for each in called(text)] == [
        ("刘", ""), ("孙", ""), ("王", "建国"), ("李", ""), ("Lei", ""),
    ]  # fmt: skip
    boss, _sun, manager, *_ = called(text)
    assert is_called(boss, "刘志强")
    assert not is_called(boss, "王芳")
    assert is_called(manager, "王建国")
    assert not is_called(manager, "王芳")
