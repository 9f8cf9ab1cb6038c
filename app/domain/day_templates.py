"""The patterns of the day an account manager starts with 作息模板; both are the user's to change."""

from __future__ import annotations

from datetime import time
from typing import Final

from app.core.i18n import N_

Pattern = tuple[tuple[time, time | None, str], ...]

OUTSIDE: Final[Pattern] = (
    (time(8, 0), None, N_("Morning papers")),
    (time(8, 30), time(9, 15), N_("Morning meeting")),
    (time(9, 30), time(11, 30), N_("Visits, or client service beside the market; appointments by phone")),
    (time(11, 30), time(13, 0), N_("Rest, or lunch with a client")),
    (time(13, 0), time(15, 0), N_("Visits or client service")),
    (time(15, 0), time(17, 30), N_("Visits, evening meeting or training; service on the day's market")),
    (time(19, 0), time(21, 30), N_("Visits, talks, study")),
    (time(20, 0), time(22, 0), N_("Put visit records and files in order, plan tomorrow")),
)
BRANCH: Final[Pattern] = (
    (time(8, 30), time(9, 15), N_("Morning meeting")),
    (time(9, 15), time(10, 30), N_("Receive clients")),
    (time(10, 30), time(11, 30), N_("Accounts and transfers")),
    (time(11, 30), time(13, 0), N_("Midday rest")),
    (time(13, 0), time(15, 0), N_("Receive clients")),
    (time(15, 0), time(17, 30), N_("File and scan papers")),
)
SHIPPED: Final = ((N_("A day outside"), OUTSIDE), (N_("A day at the branch"), BRANCH))
