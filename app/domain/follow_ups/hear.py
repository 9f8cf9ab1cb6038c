"""Understanding a text: days, times and recurrences put together into follow-ups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from app.domain.follow_ups.days import DayToken, day_tokens
from app.domain.follow_ups.heads import Head, ahead, sentence_of, told_once
from app.domain.follow_ups.heard import Heard, PromiseKind
from app.domain.follow_ups.hours import HourToken, hour_tokens, in_the_evening
from app.domain.follow_ups.later_today import later_today
from app.domain.follow_ups.masks import blanked
from app.domain.follow_ups.repeats import RepeatToken, repeat_tokens
from app.domain.follow_ups.undated import undated
from app.domain.recurrence import Repeat

LONGEST: Final = 4000  # characters that are read; nobody promises that much in one line
_NARROW: Final = str.maketrans("０１２３４５６７８９：／～", "0123456789:/~")
_STOPS: Final = re.compile(r"[。；;!！?？\n]|(?<![A-Za-z.])\.(?=\s|$)")
_PART_OF_DAY: Final = re.compile(r"\b(?:in the )?(?:morning|afternoon|evening|night)\b", re.IGNORECASE)
_LEAD: Final = re.compile(
    r"(?:约了|约好|约|大概|大约|差不多|定在|时间[是在]?|around|about|at)\s*$", re.IGNORECASE
)
_SHORT: Final = 5  # characters after an hour that only say where: 老地方
_PAUSE: Final = re.compile(r"[，,、：:\s]")
_GAP: Final = re.compile(r"[，,、]|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_EDGES: Final = " ，,。；;、.!！?？\n\t"
_FILLERS: Final = re.compile(r"[\s\0约在的于是吧哦定好左右]|\b(?:at|on|about|around)\b", re.IGNORECASE)
_MEETING: Final = (
    "拜访|登门|上门|到.{0,4}(?:公司|单位|办公室|厂里|工厂|家里|店里|工地)|见|面谈|面访|会面|复访|吃饭|喝茶|打球|看球|高尔夫|去(?![年世掉除向])"
    "|visit|meet|see |lunch|dinner"  # and in English
)
_BIRTHDAY: Final = (  # not what one gives or sends for it
    "生日(?!礼|蛋糕|贺|祝|卡)|生辰|寿(?!桃|面|礼)|满月(?!酒)|周岁"
    "|出生|生人|(?<=[日号])生(?![日意活产效成鲜])|\\bborn\\b|turns \\d\\d"
    "|birthday(?! (?:present|gift|card|cake))"
)
_KINDS: Final[tuple[tuple[PromiseKind, re.Pattern[str]], ...]] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (PromiseKind.BIRTHDAY, _BIRTHDAY),
        (PromiseKind.ANNIVERSARY, r"纪念日|结婚.{0,3}周年|anniversary(?! (?:party|dinner))"),
        (PromiseKind.MATURITY, r"到期|满期|期满|解禁|mature|expire"),
        (
            PromiseKind.OPEN,
            r"开户|签约|签合同|签字|开好|办手续|open(?:s|ing)? (?:an |the |his |her )?account",
        ),
        (PromiseKind.EVENT, r"沙龙|报告会|培训|讲座|年会|推介会|活动|salon|seminar|training"),
        (PromiseKind.CALL, r"电话|回电|致电|来电|回访|打给|再打|通话|call|ring|phone"),
        (PromiseKind.GIFT, r"礼物|礼品|蛋糕|送礼|月饼|粽子|年货|贺卡|鲜花|present|gift"),
        (PromiseKind.SEND, r"(?<![出开沙爆])发(?![现生展财烧])|寄|传|送|send|mail"),
        (
            PromiseKind.VISIT,
            _MEETING,
        ),
    )
)


def hear(text: str, now: datetime) -> tuple[Heard, ...]:
    """The follow-ups promised in a line written at `now` (local time), in the order of the text.

    What lies in the past, and numbers that are no dates, offer nothing. Rules: domain §4; usage where it is
    split (next Friday, 下周一 said on a Sunday) gives alternatives, likeliest first.
    """
    text = text[:LONGEST].translate(_NARROW)
    plain = blanked(text)
    today = now.date()
    repeats = repeat_tokens(plain, today)
    plain = _without(plain, [(each.start, each.end) for each in repeats])
    days = day_tokens(plain, today)
    hours = hour_tokens(_without(plain, [(each.start, each.end) for each in days]), now)
    stops = [0, *(found.end() for found in _STOPS.finditer(text))]
    heads = told_once(sorted([*repeats, *days], key=lambda each: each.start), text, stops)
    made: list[Heard] = []
    dated: list[tuple[DayToken, Heard]] = []
    for head, hour in zip(heads, _hours_of(heads, hours, text, stops), strict=True):
        if isinstance(head, DayToken) and head.past:
            continue
        told = _dated(head, hour, now)
        made += told
        if isinstance(head, DayToken):
            dated += [(head, each) for each in told]
    made = _with_later_hours(made, dated, hours, now, text, stops)
    made += [one for hour in hours if (one := _timed(hour, now, heads, text, stops)) is not None]
    taken = {sentence_of(each.start, stops) for each in (*made, *ahead(heads))}
    spans = [*((each.start, each.end) for each in days), *((each.start, each.end) for each in made)]
    for place, on in (
        *((span, today) for span in later_today(_without(plain, spans), now)),
        *((span, None) for span in undated(plain)),
    ):
        sentence = sentence_of(place[0], stops)
        if sentence not in taken:
            taken.add(sentence)
            made.append(Heard("", *place, on))
    made.sort(key=lambda each: each.start)
    return tuple(_worded(made, text, stops))


@dataclass(frozen=True, slots=True)
class Moment:
    """When a line is about: the words at its beginning, up to `end`."""

    on: date | None
    at: time | None
    until: time | None
    end: int


def leading_moment(text: str, now: datetime) -> Moment:
    """The day and hour that a line begins with, past or to come; nothing where it begins otherwise."""
    plain = blanked(text[:LONGEST].translate(_NARROW))
    days = [
        each for each in day_tokens(plain, now.date()) if not plain[: each.start].strip() and not each.past
    ]
    day = days[0] if days else None
    end = day.end if day is not None else 0
    hours = [
        each
        for each in hour_tokens(_without(plain, [(0, end)]), now)
        if not text[end : each.start].strip(" ，,的") and each.moment is None
    ]
    hour = hours[0] if hours else None
    if hour is None:
        return Moment(day.dates[0] if day else None, None, None, end)
    if day is not None and text[day.start : day.end].endswith("晚"):
        hour = in_the_evening(hour)
    return Moment(day.dates[0] if day else None, hour.at, hour.until, hour.end)


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + "\0" * (end - start) + text[end:]
    return text


def _hours_of(
    heads: list[Head], hours: list[HourToken], text: str, stops: list[int]
) -> list[HourToken | None]:
    """The time of each day, taken out of `hours`; 每周二、四早上8点 is one time for both."""
    found: list[HourToken | None] = []
    for number, head in enumerate(heads):
        following = heads[number + 1].start if number + 1 < len(heads) else len(text)
        hour = _hour_of(head, heads[number - 1].end if number else 0, following, hours, text, stops)
        if hour is not None:
            hours.remove(hour)
            if text[head.start : head.end].lower().endswith(("晚", "tonight")):
                hour = in_the_evening(hour)
        found.append(hour)
    for number in range(len(heads) - 2, -1, -1):
        here, after = heads[number], heads[number + 1]
        both = isinstance(here, RepeatToken) and isinstance(after, RepeatToken)
        if both and found[number] is None and not text[here.end : after.start].strip("和、及与"):
            found[number] = found[number + 1]
    return found


def _hour_of(
    head: Head,
    previous_end: int,
    following: int,
    hours: list[HourToken],
    text: str,
    stops: list[int],
) -> HourToken | None:
    """The time that belongs to a day: the first after it, before the next day, or the one right before it."""
    for hour in hours:
        if hour.moment is not None or sentence_of(hour.start, stops) != sentence_of(head.start, stops):
            continue
        if head.end <= hour.start < following:
            between = text[head.end : hour.start]
            close = len(_PART_OF_DAY.sub("", between).strip("的在约于 ，,、(（at@")) <= 1
            if close or (hour.sure and len(between) <= 12 and not _PAUSE.search(between.strip())):
                return hour
        elif previous_end <= hour.start < head.start:
            between = text[hour.end : head.start].replace("sharp", "").strip(" ，,on")
            if len(between) <= 1:
                return hour
    return None


def _with_later_hours(
    made: list[Heard],
    dated: list[tuple[DayToken, Heard]],
    hours: list[HourToken],
    now: datetime,
    text: str,
    stops: list[int],
) -> list[Heard]:
    """A time in a later clause is of the day named before it: 周六请他吃饭，晚上6点.

    The hours that found their day so are taken out of `hours`.
    """
    for hour in list(hours):
        before = [
            (head, heard)
            for head, heard in dated
            if head.end <= hour.start and sentence_of(head.start, stops) == sentence_of(hour.start, stops)
        ]
        lead = _LEAD.search(text[: hour.start]) is not None
        if not before or hour.moment is not None or not (hour.sure or lead):
            continue
        head, heard = before[-1]
        tail = _PAUSE.split(text[hour.end :], maxsplit=1)[0]
        hours.remove(hour)
        if heard.at is None and heard in made and (lead or len(tail) <= _SHORT):
            made[made.index(heard) : made.index(heard) + 1] = _dated(head, hour, now)
        else:
            made += _dated(DayToken(hour.start, hour.end, head.dates), hour, now)
    return made


def _dated(head: Head, hour: HourToken | None, now: datetime) -> list[Heard]:
    dates = head.dates
    repeat: Repeat | None = head.repeat if isinstance(head, RepeatToken) else None
    at = hour.at if hour is not None else None
    if hour is not None and hour.midnight:
        dates = tuple(each + timedelta(days=1) for each in dates)
    if dates[0] == now.date() and at is not None and at <= now.time():
        if len(dates) == 1:
            return []  # today at an hour gone by: it was, or is being told
        dates = (*dates[1:], dates[0])
    start = min(head.start, hour.start) if hour is not None else head.start
    end = max(head.end, hour.end) if hour is not None else head.end
    before = isinstance(head, DayToken) and head.before
    until = hour.until if hour is not None else None
    return [Heard("", start, end, dates[0], at, until, dates[1:], repeat, before)]


def _timed(hour: HourToken, now: datetime, heads: list[Head], text: str, stops: list[int]) -> Heard | None:
    """A time without a day is today's, if it is still to come and nothing past stands before it."""
    if hour.moment is not None:
        return Heard("", hour.start, hour.end, hour.moment.date(), hour.at)
    lead = _LEAD.search(text[: hour.start]) is not None
    if hour.at is None or not (
        hour.sure or lead or re.match(r"\s*(?:前|之前|左右|见|开会|到)", text[hour.end :])
    ):
        return None
    sentence = sentence_of(hour.start, stops)
    told = any(
        isinstance(head, DayToken)
        and head.past
        and sentence_of(head.start, stops) == sentence
        and head.start < hour.start
        for head in heads
    )
    if hour.midnight:
        return Heard("", hour.start, hour.end, now.date() + timedelta(days=1), hour.at)
    if told or hour.at <= now.time():
        return None
    return Heard("", hour.start, hour.end, now.date(), hour.at, hour.until)


def _worded(made: list[Heard], text: str, stops: list[int]) -> list[Heard]:
    """Each with the words around it, from the last pause before it to the next follow-up or stop."""
    worded: list[Heard] = []
    for number, each in enumerate(made):
        sentence = sentence_of(each.start, stops)
        begin = stops[sentence - 1]
        last = stops[sentence] if sentence < len(stops) else len(text)
        if number and sentence_of(made[number - 1].start, stops) == sentence:
            begin = max(begin, made[number - 1].end)
            pauses = [found.end() for found in _GAP.finditer(text[begin : each.start])]
            begin += pauses[-1] if pauses else 0
        if number + 1 < len(made) and sentence_of(made[number + 1].start, stops) == sentence:
            following = made[number + 1].start
            pauses = [found.start() for found in _GAP.finditer(text[each.end : following])]
            last = each.end + pauses[-1] if pauses else following
        words = text[begin:last].strip(_EDGES)
        own = words if _is_alone(text, each) else words[_own_clause(text, each, begin) :]
        worded.append(
            Heard(
                words, each.start, each.end, each.on, each.at, each.until, each.alternatives, each.repeat,
                each.before, _kind(own),
            )
        )  # fmt: skip
    return worded


def _own_clause(text: str, each: Heard, begin: int) -> int:
    """Where the clause of its day begins in words from `begin` on; what was told before is no promise."""
    pauses = [found.end() for found in _GAP.finditer(text[begin : each.start])]
    words = text[begin:]
    return max((pauses[-1] if pauses else 0) - (len(words) - len(words.lstrip(_EDGES))), 0)


def _is_alone(text: str, each: Heard) -> bool:
    """Whether a clause names its day and no more: 拜访刘总，明天下午3点. What is to be stands before it."""
    after = _GAP.split(_STOPS.split(text[each.end :], maxsplit=1)[0])
    before = _GAP.split(_STOPS.split(text[: each.start])[-1])
    own = _FILLERS.sub("", before[-1] + after[0])
    return not own and not any(part.strip() for part in after[1:])


def _kind(words: str) -> PromiseKind:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), PromiseKind.OTHER)
