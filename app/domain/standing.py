"""Where someone stands with us 客户状态, as it follows from what was done."""

from __future__ import annotations

from datetime import date

from app.domain.terms import Standing


def standing_of(
    *, lead_class: str | None, target_on: date | None, opened_on: date | None, lost_on: date | None
) -> Standing:
    """Lost before everything else; then client, target, lead, and prospect where nothing was done yet."""
    if lost_on is not None:
        return Standing.LOST
    if opened_on is not None:
        return Standing.CLIENT
    if target_on is not None:
        return Standing.TARGET
    return Standing.LEAD if lead_class else Standing.PROSPECT
