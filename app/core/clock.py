"""The only door to the time of day. Injected, so that tests and the demo choose their own day."""

from __future__ import annotations

import sys
import time as system_time
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from typing import Protocol


class Clock(Protocol):
    """Tells the moment (UTC) and the civil date and time where the user is."""

    def now(self) -> datetime:
        """The moment, aware, in UTC."""
        ...

    def local_now(self) -> datetime:
        """Wall-clock date and time, naive, in the user's time zone."""
        ...

    def today(self) -> date:
        """The civil date where the user is."""
        ...


class SystemClock:
    """The machine's clock and time zone, asked afresh at each call: a laptop travels."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def local_now(self) -> datetime:
        if sys.platform != "win32":
            system_time.tzset()  # else a running program keeps the zone it began in
        return datetime.now().astimezone().replace(tzinfo=None)

    def today(self) -> date:
        return self.local_now().date()


@dataclass(slots=True)
class FixedClock:
    """A clock that stands where it was put: for tests, the demo and `--now`."""

    at: datetime  # local wall-clock time, naive
    zone: tzinfo = UTC

    @classmethod
    def on(cls, day: date, hour: int = 9, minute: int = 0) -> FixedClock:
        return cls(datetime.combine(day, time(hour, minute)))

    def now(self) -> datetime:
        return self.at.replace(tzinfo=self.zone).astimezone(UTC)

    def local_now(self) -> datetime:
        return self.at

    def today(self) -> date:
        return self.at.date()
