"""What the first start chose, applied when the new diary is first shown."""

from __future__ import annotations

from typing import Final

from app.core.preferences import Preferences
from app.domain.terms import Trade
from app.ui.context import Context

_KEY: Final = "first_trade"


def keep_trade(preferences: Preferences, trade: str) -> None:
    """Remember the trade until the diary is open."""
    preferences.set(_KEY, trade)


def with_trade(context: Context) -> None:
    """Give the diary the trade chosen at the first start. Nobody wants to undo that: the act is sealed."""
    trade = context.preferences.get(_KEY)
    if trade not in Trade.__members__.values() or context.services.diary.read_only:
        return
    context.preferences.set(_KEY, None)
    context.services.settings.change({"trade": trade})
    context.services.undo.seal()
