"""Make tests/data/lunar_1901_2100.csv, the frozen oracle of the lunar calendar, from sxtwl.

To make it again:  pip install sxtwl==2.0.7  and then  python tools/make_lunar_oracle.py
sxtwl (寿星天文历) computes every new moon; it agrees with the published calendars on all days from 1901 to
2100. CI does not install it (it lacks wheels on some platforms): the tests read the table.

One line a lunar month: first civil day, lunar year, month, 1 for a leap month, days. The first line is the
month in which 1901 begins, the last one that in which 2100 ends.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "tests/data/lunar_1901_2100.csv"


def main() -> None:
    """Ask for every single day, so that a month is only written when all of its days agree with it."""
    import sxtwl

    months: list[list[object]] = []
    day = date(1900, 12, 22)  # the first of the month in which 1901 begins
    while True:
        asked = sxtwl.fromSolar(day.year, day.month, day.day)
        month = [asked.getLunarYear(), asked.getLunarMonth(), int(asked.isLunarLeap())]
        if asked.getLunarDay() == 1:
            if day.year > 2100:
                break
            months.append([day, *month, 0])
        months[-1][4] += 1
        if months[-1][1:] != [*month, asked.getLunarDay()]:
            raise SystemExit(f"{day}: {month} does not follow from {months[-1]}")
        day += timedelta(days=1)
    lines = ["first_day,year,month,leap,days", *(",".join(map(str, each)) for each in months)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="ascii")
    print(f"{len(months)} months in {TARGET}")


if __name__ == "__main__":
    main()
