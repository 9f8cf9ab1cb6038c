"""The grammar of facts against tables of sentences with their answers; precision and recall are reported."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.client_fields import BY_NAME, Input
from app.domain.facts import Fact, hear_facts

DATA = Path(__file__).resolve().parents[1] / "data"


class Case(NamedTuple):
    text: str
    answer: str


class Score(NamedTuple):
    """Facts offered, wanted, offered rightly; those offered wrongly and those missed, in words."""

    offered: int
    wanted: int
    right: int
    wrong: tuple[str, ...]
    missed: tuple[str, ...]

    @property
    def precision(self) -> float:
        return self.right / self.offered

    @property
    def recall(self) -> float:
        return self.right / self.wanted


def cases(name: str) -> list[Case]:
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [Case(*line.split("\t")) for line in lines if line and not line.startswith("#")]


def told(fact: Fact) -> str:
    """As the tables write it: amounts in 元."""
    name = f"family.{fact.relative.word}" if fact.relative else fact.field
    value = fact.value
    if BY_NAME[fact.field].input is Input.MONEY:
        assert isinstance(value, int)
        value = value // 100
    return f"{name}={value}"


def score(name: str) -> Score:
    offered = wanted = right = 0
    wrong: list[str] = []
    missed: list[str] = []
    for case in cases(name):
        got = [told(each) for each in hear_facts(case.text)]
        left = [] if case.answer == "-" else case.answer.split(" ; ")
        offered, wanted = offered + len(got), wanted + len(left)
        for one in got:
            if one in left:
                left.remove(one)
                right += 1
            else:
                wrong.append(f"{case.text}: {one}")
        missed += [f"{case.text}: {one}" for one in left]
    return Score(offered, wanted, right, tuple(wrong), tuple(missed))


def test_the_tables_are_large_and_were_not_mixed() -> None:
    first, more = cases("facts_first.tsv"), cases("facts_more.tsv")
    assert len(first) == 110
    assert sum(case.text.isascii() for case in first) >= 20
    assert sum(case.answer == "-" for case in first) >= len(first) / 3
    assert len(more) >= 120
    assert not {case.text for case in first} & {case.text for case in more}


@pytest.mark.parametrize("name", ["facts_first.tsv", "facts_more.tsv"])
def test_precision_and_recall(name: str, report) -> None:
    found = score(name)
    report(
        f"facts, {name}: precision {found.precision:.1%}, recall {found.recall:.1%} "
        f"({found.right} right of {found.offered} offered, {found.wanted} wanted)"
    )
    assert found.precision >= 0.98, found.wrong
    assert found.recall >= 0.90, found.missed


WORDS = "他她我爱喜欢在有不做过是了的儿子爱人住老家岁年万45酒足球股票华泰，。？、 likes hiswife"


@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(list(WORDS)), max_size=80).map("".join)))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for fact in hear_facts(text):
        assert fact.words
        assert text[fact.start : fact.end] == fact.words
        assert fact.value not in ("", None)


def test_who_is_named_stays_with_the_fact() -> None:
    heard = hear_facts("刘总喜欢足球，孙大姐爱喝普洱。住在望京；我爱人不喝酒")
    assert [(each.whom, each.field, each.value) for each in heard] == [
        ("刘总", "hobbies", "足球"),
        ("孙大姐", "hobbies", "喝普洱"),
        ("孙大姐", "address", "望京"),
    ]
    assert [each.whom for each in hear_facts("张小明喜欢钓鱼", ("张小明",))] == ["张小明"]
    assert hear_facts("张小明喜欢钓鱼") == ()


def test_he_is_not_his_son() -> None:
    told = [(each.field, each.relative is None) for each in hear_facts("他爱人心脏不好，他不喝酒")]
    assert told == [("family", False), ("note", True)]
    assert [each.field for each in hear_facts("他儿子刚考上大学，喜欢篮球")] == ["family"]
    assert [each.field for each in hear_facts("他朋友来了，喜欢篮球")] == []
