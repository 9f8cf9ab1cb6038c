"""Values are read from text and shown as text by the table of fields."""

import pytest

from app.core import i18n
from app.core.errors import InvalidInput
from app.domain.annual import AnnualDate, Calendar
from app.domain.client_fields import BY_NAME
from app.domain.field_values import birth_columns, birthday_of, read_value, show_value


@pytest.mark.parametrize(
    ("name", "typed", "stored"),
    [
        ("name", " 刘\n强 ", "刘 强"),
        ("wechat", "  ", None),
        ("note", "一\r\n二\0", "一\n二"),
        ("risk_appetite", "averse", "averse"),
        ("risk_appetite", "", None),
        ("assets_fen", "1.5万", 1_500_000),
        ("visits_before", "", 0),
        ("visits_before", "12", 12),
        ("silence_days", "", None),
        ("important", True, True),
        ("referrer_id", 5, 5),
    ],
)
def test_read(name: str, typed: object, stored: object) -> None:
    assert read_value(BY_NAME[name], typed) == stored


@pytest.mark.parametrize(
    ("name", "typed", "code"),
    [
        ("name", "", "empty"),
        ("kind", None, "empty"),
        ("kind", "x", "choice"),
        ("silence_days", "ten", "count"),
    ],
)
def test_refuse(name: str, typed: object, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        read_value(BY_NAME[name], typed)
    assert (refused.value.code, refused.value.field) == (code, name)


def test_a_limit_is_told_with_both_numbers() -> None:
    with pytest.raises(InvalidInput) as refused:
        read_value(BY_NAME["wechat"], "x" * 61)
    assert "61" in refused.value.message
    assert "60" in refused.value.message


def test_show() -> None:
    i18n.use_language("zh_CN")
    assert show_value(BY_NAME["risk_appetite"], "averse") == "厌恶"
    assert show_value(BY_NAME["assets_fen"], 1_500_000) == "1.5万"
    assert show_value(BY_NAME["birthday"], AnnualDate(Calendar.LUNAR, 8, 15)) == "农历八月十五（年份不详）"
    assert show_value(BY_NAME["important"], 1) == "是"
    assert show_value(BY_NAME["note"], None) == ""


def test_a_birthday_goes_into_its_columns_and_out_again() -> None:
    for day in (
        None,
        AnnualDate(Calendar.SOLAR, 2, 29),
        AnnualDate(Calendar.LUNAR, 4, 3, leap=True, year=2020),
    ):
        assert birthday_of(birth_columns(day)) == day
