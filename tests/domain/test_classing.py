"""Size, tenure, grade and suitability follow from the file."""

from datetime import date

import pytest

from app.domain.classing import grade_text, size_of, suitability_warning, tenure_of
from app.domain.settings import SIZE_BANDS_FEN


@pytest.mark.parametrize(
    ("yuan", "size"),
    [
        (None, None),
        (0, "small"),
        (199_999, "small"),
        (200_000, "medium"),
        (999_999, "medium"),
        (1_000_000, "fairly_large"),
        (5_000_000, "large"),
    ],
)
def test_the_lower_bound_belongs_to_the_band(yuan: int | None, size: str | None) -> None:
    assert size_of(None if yuan is None else yuan * 100, SIZE_BANDS_FEN) == size


@pytest.mark.parametrize(
    ("opened", "tenure"),
    [
        (None, None),
        (date(2025, 11, 23), "old"),
        (date(2025, 11, 24), "new"),
        (date(2024, 2, 29), "old"),
    ],
)
def test_a_client_is_new_for_a_year(opened: date | None, tenure: str | None) -> None:
    assert tenure_of(opened, date(2026, 11, 23)) == tenure


def test_a_client_from_a_leap_day_is_old_on_the_first_of_march() -> None:
    assert tenure_of(date(2024, 2, 29), date(2025, 2, 28)) == "new"
    assert tenure_of(date(2024, 2, 29), date(2025, 3, 1)) == "old"


def test_dormant_is_one_state_and_the_grade_follows_it() -> None:
    assert grade_text("AAA", None, "client") == "grade AAA"
    assert grade_text("AAA", "dormant", "client") == "Dormant"
    assert grade_text("AAA", "active", "target") == "Prospect grade"
    assert grade_text(None, None, "client") == ""


def test_the_risk_averse_are_never_led_into_futures() -> None:
    assert "futures" in suitability_warning("averse", "futures")
    assert "futures" in suitability_warning("averse", "")
    assert "suitability" in suitability_warning("averse", "insurance")
    assert suitability_warning("steady", "futures") == ""
    assert suitability_warning(None, "futures") == ""
