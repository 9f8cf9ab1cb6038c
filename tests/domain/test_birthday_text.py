"""Days as people write them, solar and lunar, with and without a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.core.errors import InvalidInput
from app.domain.annual import AnnualDate, Calendar, problem
from app.domain.birthday_text import read_annual, write_annual

SOLAR, LUNAR = Calendar.SOLAR, Calendar.LUNAR


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1976-3-5", AnnualDate(SOLAR, 3, 5, year=1976)),
        ("1976年3月5日", AnnualDate(SOLAR, 3, 5, year=1976)),
        ("19760305", AnnualDate(SOLAR, 3, 5, year=1976)),
        ("3.5", AnnualDate(SOLAR, 3, 5)),
        ("2月29日", AnnualDate(SOLAR, 2, 29)),
        ("八月十五", AnnualDate(LUNAR, 8, 15)),
        ("腊月廿三", AnnualDate(LUNAR, 12, 23)),
        ("正月初一", AnnualDate(LUNAR, 1, 1)),
        ("冬月三十", AnnualDate(LUNAR, 11, 30)),
        ("十二月二十一", AnnualDate(LUNAR, 12, 21)),
        ("2020年闰四月初三", AnnualDate(LUNAR, 4, 3, leap=True, year=2020)),
        ("闰四月初三", AnnualDate(LUNAR, 4, 3, leap=True)),
        ("农历 1976-8-15", AnnualDate(LUNAR, 8, 15, year=1976)),
        ("lunar 8-15", AnnualDate(LUNAR, 8, 15)),
        ("农历闰4-3", AnnualDate(LUNAR, 4, 3, leap=True)),
    ],
)
def test_read(text: str, day: AnnualDate) -> None:
    assert read_annual(text) == day


def test_the_chosen_calendar_holds_unless_the_words_say_otherwise() -> None:
    assert read_annual("8-15", LUNAR) == AnnualDate(LUNAR, 8, 15)
    assert read_annual("公历8-15", LUNAR) == AnnualDate(SOLAR, 8, 15)
    assert read_annual("  ", LUNAR) is None


@pytest.mark.parametrize(
    "text", ["明天", "2-30", "13-1", "1977-2-29", "闰3-5", "五", "八月", "八月四十", "2020年闰五月初一"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_annual(text)


@given(
    st.sampled_from([SOLAR, LUNAR]),
    st.none() | st.integers(1902, 2099),
    st.integers(1, 12),
    st.integers(1, 31),
    st.booleans(),
)
def test_what_is_written_is_read_back(
    calendar: Calendar, year: int | None, month: int, day: int, leap: bool
) -> None:
    if problem(calendar, month, day, leap, year):
        return
    wanted = AnnualDate(calendar, month, day, leap, year)
    assert read_annual(write_annual(wanted), calendar) == wanted
