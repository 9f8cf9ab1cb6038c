"""What the first start chose, applied when the new diary is first shown."""

from __future__ import annotations

from typing import Final

from app.core.preferences import Preferences
from app.domain.terms import Trade
from app.ui.context import Context

_TRADE: Final = "first_trade"
_INCOME: Final = "first_income_fen"


def keep_choices(preferences: Preferences, trade: str, income_fen: int | None) -> None:
    """Remember the trade, and what is to be earned a month, until the diary is open."""
    preferences.set(_TRADE, trade)
    preferences.set(_INCOME, income_fen)


def with_choices(context: Context) -> None:
    """Give the diary what was chosen at the first start. Nobody wants to undo that: the acts are sealed."""
    preferences = context.preferences
    trade, income = preferences.get(_TRADE), preferences.get(_INCOME)
    if trade not in Trade.__members__.values() or context.services.diary.read_only:
        return
    preferences.set(_TRADE, None)
    preferences.set(_INCOME, None)
    context.services.settings.change({"trade": trade})
    today = context.services.clock.today()
    if isinstance(income, int) and context.services.chain.of(today) is None:
        context.services.chain.begin(today, income)
    context.services.templates.ensure()
    context.services.undo.seal()
