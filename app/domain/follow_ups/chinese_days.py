"""Chinese words for days of the common calendar: 明天, 下周三, 25号, 月底前, 半个月后."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from app.domain.follow_ups.numerals import NUMBER, number_of
from app.domain.follow_ups.reckoning import (
    PAST,
    RECENT,
    Dates,
    Rule,
    clause_after,
    is_told,
    look_back,
    made_of,
    met_before,
    monday_of,
    next_of,
    plus,
    says_what_to_do,
)
from app.domain.follow_ups.words import WEEK, WEEKDAY, WEEKDAYS
from app.domain.recurrence import add_months
from app.domain.working_days import WorkCalendar


def _full(found: re.Match[str], today: date) -> Dates:
    """A whole date; of one on which somebody was born the next such day."""
    year = int(found["y"])
    if year < 100:
        year += 2000 if year <= today.year % 100 + _AHEAD else 1900
    made = made_of(year, int(found["m"]), int(found["d"]))
    if made is None:
        return ()
    if made < today and _is_birth(found):
        return next_of(made.month, made.day, today)
    return (made,) if made >= today else PAST


def _in_figures(found: re.Match[str], today: date) -> Dates:
    """04/01/2027: the day before the month to most, after it to Americans."""
    year, one, two = int(found["y"]), int(found["a"]), int(found["b"])
    days = dict.fromkeys(made for made in (made_of(year, two, one), made_of(year, one, two)) if made)
    coming = tuple(day for day in days if day >= today)
    return coming or (PAST if days else ())


def _is_birth(found: re.Match[str]) -> bool:
    before, after = found.string[: found.start()], found.string[found.end() :]
    return _BORN.match(after) is not None or _BORN_BEFORE.search(before) is not None


def _month_day(found: re.Match[str], today: date) -> Dates:
    month, day = number_of(found["m"]), number_of(found["d"])
    if month is None or day is None or not 1 <= month <= 12:
        return ()
    ahead = {"明年": 1, "后年": 2, "今年": 0, "本年": 0}.get(found.groupdict().get("y") or "")
    if ahead is not None:
        made = made_of(today.year + ahead, month, day)
        return () if made is None else (made,) if made >= today else PAST
    if met_before(clause_after(found)):
        return PAST
    this_year = made_of(today.year, month, day)
    if this_year is not None and this_year < today and _looks_back(found, today - this_year):
        return PAST
    return next_of(month, day, today)


def _looks_back(found: re.Match[str], ago: timedelta) -> bool:
    return ago.days <= RECENT and is_told(clause_after(found))


def _day_number(found: re.Match[str], today: date) -> Dates:
    """25号: this month's, or where it is past the next month that has it."""
    day = number_of(found["d"])
    if day is None or not 1 <= day <= 31:
        return ()
    for ahead in range(3):
        month = add_months(today.replace(day=1), ahead)
        made = made_of(month.year, month.month, day)
        if made is None:
            continue
        if made >= today:
            return (made,)
        if _looks_back(found, today - made):
            return PAST
    return ()


def _weekday(found: re.Match[str], today: date) -> Dates:
    """下周一 said on a Sunday may be tomorrow or a week later; a 本周四 gone by, the next or that one."""
    which, day = (found["w"] or "").replace("个", ""), WEEKDAYS[found["d"]]
    monday = monday_of(today)
    if which.startswith("上"):
        return PAST
    if which in ("下", "下下"):
        made = monday + timedelta(days=7 * len(which) + day)
        return (made, made + timedelta(days=7)) if today.weekday() == 6 and which == "下" else (made,)
    made = monday + timedelta(days=day)
    following = made + timedelta(days=7)
    if which:  # 本周, 这周
        return (made,) if made >= today else (following, made)
    if made == today:
        return (made, following) if _has_hour(found) else (following, made)
    clause = clause_after(found)
    if met_before(clause) or (made < today and (is_told(clause) or clause.startswith("那天"))):
        return PAST
    return (made,) if made > today else (following,)


def _has_hour(found: re.Match[str]) -> bool:
    return (
        re.match(
            r"[\s的]*(?:早上|上午|中午|下午|傍晚|晚上|晚)?\s*[\d一二两三四五六七八九十]+\s*[点:：]",
            found.string[found.end() :],
        )
        is not None
    )


def _either_weekday(found: re.Match[str], today: date) -> Dates:
    shift = 7 if found["w"] else 0
    days = []
    for letter in (found["d"], found["e"]):
        made = monday_of(today) + timedelta(days=shift + WEEKDAYS[letter])
        days.append(made if made >= today else made + timedelta(days=7))
    return tuple(dict.fromkeys(days))


def _week(found: re.Match[str], today: date) -> Dates:
    word = found.group().replace("个", "").replace("星期", "周").replace("礼拜", "周")
    monday = monday_of(today)
    if word.startswith("上"):
        return PAST
    if "末" in word and re.match(
        r"(?:两天|\0\0)?(?:都|也|一般)*(?:不(?:上|在|来|办|营)|在|下雨)", clause_after(found)
    ):
        return ()  # a habit
    if "末" in word:
        return (monday + timedelta(days=(12 if word.startswith("下") else 5)),)
    if word.startswith("下下"):
        return (monday + timedelta(days=14),)
    if word.startswith("下"):
        return (monday + timedelta(days=7),)
    return (max(today, monday + timedelta(days=4)),)  # within this week: its Friday


_DAY_WORDS: Final = {
    "今天": 0, "今日": 0, "今晚": 0, "今早": 0, "当晚": 0, "明天": 1, "明日": 1, "明晚": 1, "明早": 1,
    "今儿": 0, "明儿": 1, "后儿": 2, "次日": 1, "第二天": 1, "后天": 2, "后日": 2, "后晚": 2, "大后天": 3,
}  # fmt: skip


def _day_word(found: re.Match[str], today: date) -> Dates:
    if found.group() in ("今天", "今日", "今早") and is_told(clause_after(found)):
        return PAST  # a log says of most of what was done that it was today
    if (
        found.group() in ("今天", "今日")
        and not says_what_to_do(clause_after(found))
        and not _has_hour(found)
    ):
        return ()
    return plus(today, _DAY_WORDS[found.group()])


def _same_day(found: re.Match[str], today: date) -> Dates:
    """下周的今天, 下个月的今天, 明年今天."""
    word = found["w"].replace("个", "")
    if word in ("明年", "下月"):
        return (add_months(today, 12 if word == "明年" else 1),)
    return plus(today, 7 * word.count("下"))


def _next_working_day(_found: re.Match[str], today: date) -> Dates:
    return (WorkCalendar().add(today, 1),)


def _both(_found: re.Match[str], today: date) -> Dates:
    return today + timedelta(days=1), today + timedelta(days=2)


_AHEAD: Final = 20  # years to come that two digits may mean: 27年 is one, 86年 was one
_BORN: Final = re.compile(r"\s*(?:出生|生人|生(?![日意活产效成鲜])|的?生日)")
_BORN_BEFORE: Final = re.compile(r"(?:生日|出生|生于|birthday|\bborn)[^，。；,;]{0,6}$", re.IGNORECASE)
_W: Final = WEEK
_D: Final = WEEKDAY

CHINESE: Final[tuple[tuple[str, Rule], ...]] = (
    (r"(?P<y>(?:19|20)\d\d)\s*[-/.年]\s*(?P<m>\d{1,2})\s*[-/.月]\s*(?P<d>\d{1,2})[日号]?", _full),
    (r"(?<![\d/])(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>20\d\d)(?!\d)", _in_figures),
    (r"(?<!\d)(?P<y>\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?", _full),
    (rf"(?P<y>明年|后年|今年|本年)?(?P<m>{NUMBER})月份?(?P<d>{NUMBER})[日号]", _month_day),
    (r"(?P<y>明年|后年|今年|本年)?(?P<m>\d{1,2})月份?(?P<d>\d{1,2})(?!\d|[点:：])", _month_day),
    (r"(?<![\d/.-])(?P<m>\d{1,2})[/-](?P<d>\d{1,2})(?![\d/:：-]|\s*[ap]\.?m\b)", _month_day),
    (r"(?<![\d/.-])(?P<m>\d{1,2})\.(?P<d>\d{1,2})(?=之?前|号|日|到期|那天)(?:之?前)?", _month_day),
    (rf"(?P<w>下个?)?{_W}(?P<d>{_D})(?:或者?|、|/|和){_W}?(?P<e>{_D})", _either_weekday),
    (rf"(?P<w>下个?)?{_W}(?P<d>{_D})(?:{_W})?(?P<e>{_D})(?=都(?:行|可|能|有|在|方便))", _either_weekday),
    (rf"(?P<w>下下个?|下个?|上上个?|上个?|本|这个?)?{_W}(?P<d>{_D})", _weekday),
    (
        rf"(?:下下个?|下个?|上个?|本|这个?|这)?(?:周末)|(?:下下个?|下个?|上上个?|上个?){_W}|(?:本|这个?){_W}(?:之?内|以内)",
        _week,
    ),
    (r"下(?:一个?|个)(?:交易|工作)日", _next_working_day),
    (r"明后[天两]天?|明天或(?:者)?后天|明、?后天", _both),
    (
        r"大后天|后天|后日|后晚|明天|明日|明晚|明早|今天|今日|今晚|今早|当晚|次日|第二天|[今明后]儿(?![子女童媳孙])",
        _day_word,
    ),
    (
        r"大前天|前天|前晚|前日|昨天|昨日|昨晚|昨|刚才|刚刚|方才|去年|前年|上次|上回|上周|上星期|早就|当年|那年|小时候",
        look_back,
    ),
    (
        rf"(?<!提)(?P<n>{NUMBER}|半|几)\s*个?半?(?P<u>天|日|周|星期|礼拜|月|季度|年|小时|钟头|分钟)(?:以前|之前|前)",
        look_back,
    ),
    (r"(?P<w>明年|下个?月|下下?个?(?:周|星期|礼拜))的?今天", _same_day),
    (rf"(?P<d>{NUMBER})[号日](?!线|楼)", _day_number),
)
