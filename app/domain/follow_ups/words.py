"""The words that several tables of the grammar share."""

from __future__ import annotations

from typing import Final, NamedTuple

WEEK: Final = r"(?:周|星期|礼拜)"
WEEKDAY: Final = r"(?:[一二三四五六日天]|[1-7](?!\d))"
WEEKDAYS: Final = {
    each: n for n, row in enumerate(("一1", "二2", "三3", "四4", "五5", "六6", "日天7")) for each in row
}

EN_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
EN_WEEKDAY: Final = (  # "sat" and "sun" alone are other words more often than not
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|saturday|sunday|"
    r"(?<=next )(?:sat|sun)|(?<=this )(?:sat|sun)|(?<=on )(?:sat|sun)|(?<=every )(?:sat|sun)|"
    r"(?<!mr )(?<!ms )(?<!dr )(?<!mrs )(?<!miss )(?<!mr\. )(?<!mrs\. )(?-i:Sat|Sun)"
    r"(?=,?\s+(?:\d|at\b|morning|afternoon|evening|night|lunch|dinner)|[,.;]|$))"
)
EN_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
EN_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
EN_NUMBER: Final = (
    r"(?:\d{1,3}|a couple of|a few|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)


class Festival(NamedTuple):
    """A festival's day in its calendar, and how many days of rest follow where none are published.

    `sunday`: the `day` says which Sunday of the month.
    """

    calendar: str  # solar, lunar, or a solar term reckoned by formula
    month: int
    day: int
    rest: int = 1


FESTIVALS: Final[dict[str, Festival]] = {
    "元旦": Festival("solar", 1, 1),
    "情人节": Festival("solar", 2, 14),
    "妇女节": Festival("solar", 3, 8),
    "三八节": Festival("solar", 3, 8),
    "清明": Festival("term", 4, 5),
    "立春": Festival("term", 2, 4),
    "惊蛰": Festival("term", 3, 5),
    "春分": Festival("term", 3, 20),
    "谷雨": Festival("term", 4, 20),
    "立夏": Festival("term", 5, 5),
    "芒种": Festival("term", 6, 6),
    "夏至": Festival("term", 6, 21),
    "立秋": Festival("term", 8, 7),
    "秋分": Festival("term", 9, 23),
    "霜降": Festival("term", 10, 23),
    "立冬": Festival("term", 11, 7),
    "五一": Festival("solar", 5, 1, 5),
    "劳动节": Festival("solar", 5, 1, 5),
    "六一": Festival("solar", 6, 1),
    "儿童节": Festival("solar", 6, 1),
    "教师节": Festival("solar", 9, 10),
    "国庆": Festival("solar", 10, 1, 7),
    "建军节": Festival("solar", 8, 1),
    "平安夜": Festival("solar", 12, 24),
    "母亲节": Festival("sunday", 5, 2),  # the second Sunday of May
    "父亲节": Festival("sunday", 6, 3),
    "双十一": Festival("solar", 11, 11),
    "冬至": Festival("term", 12, 21),
    "圣诞": Festival("solar", 12, 25),
    "春节": Festival("lunar", 1, 1, 8),
    "大年初一": Festival("lunar", 1, 1, 8),
    "元宵": Festival("lunar", 1, 15),
    "端午": Festival("lunar", 5, 5),
    "七夕": Festival("lunar", 7, 7),
    "中秋": Festival("lunar", 8, 15),
    "重阳": Festival("lunar", 9, 9),
    "腊八": Festival("lunar", 12, 8),
}
FESTIVAL: Final = "|".join(sorted(FESTIVALS, key=len, reverse=True))
