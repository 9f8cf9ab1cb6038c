"""One line for everything: when, whom, how, where, what was said, what follows, and the rung.

“14:00 见刘总 在他公司 想要套保方案 周五回电 升B” is read into its parts; nothing is decided about names here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final, TypeVar

from app.core.i18n import N_
from app.domain.follow_ups import COMPOUND, SURNAMES, Heard, hear, leading_moment
from app.domain.follow_ups.words import EN_MONTH, EN_MONTHS
from app.domain.phone import digits
from app.domain.terms import NotMet, Outcome, Rung, Way
from app.domain.terms.term import Term

T = TypeVar("T")


class EntryKind(Term):
    """What a line is at heart."""

    CONTACT = "contact", N_("Contact")
    PLAN = "plan", N_("Plan line")
    FOLLOW_UPS = "follow_ups", N_("Follow-up")
    FILE = "file", N_("New file")
    NOTE = "note", N_("Line of the log")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line taken apart. `said` holds what is left when every part has been taken out."""

    kind: EntryKind
    on: date
    at: time | None = None
    until: time | None = None
    way: Way | None = None
    place: str = ""
    outcome: Outcome | None = None
    met: bool = True  # somebody was spoken to; a message without an answer is no contact
    not_met: NotMet | None = None
    rung: Rung | None = None
    said: str = ""
    whom: str = ""  # the words in which those concerned are named
    steps: tuple[Heard, ...] = ()
    name: str = ""  # of a new file
    phone: str = ""


_NEW: Final = re.compile(
    r"^\s*(?:新(?:准|潜在)?客户|新名片|新[增建](?:客户|档案|[:：\s])|new (?:prospect|client|file|contact)\b)"
    r"[:：\s]*",
    re.IGNORECASE,
)
# Blanks part what is written in Chinese; between two English words only where something new begins.
_BEGINS: Final = (
    r"(?:rung [A-F]\b|to [A-F](?=$|[\s,;])|wants?\b|call\b|ring\b|phone\b|send\b|mail\b|meet\b|visit\b|try\b|"
    r"follow up\b|(?:at|in) (?:his|her|their|our|my|the)\b)"
)
_PARTS: Final = re.compile(
    rf"[，,。；;]\s*|[\s　]+(?![A-Za-z\d])|(?<![A-Za-z\d'’.])[\s　]+|\s+(?={_BEGINS})", re.IGNORECASE
)
_RUNG: Final = re.compile(
    r"^(?:升到?|降到?|转到?|调到?|移到?|到|(?:moves? |moved |up )?to(?: rung)?|rung)\s*([A-Fa-f])"
    r"(?:档|级|类)?$",
    re.IGNORECASE,
)
_PLACE: Final = re.compile(
    r"^(?:在|at (?!\d))(?P<p>.{1,30})$|(?:^|\s)(?:in|at) (?P<q>(?:his|her|their|our|my|the) [\w ]{2,25})$",
    re.IGNORECASE,
)
_PHONE: Final = re.compile(r"(?<![\w+])\+?\d[\d -]{5,}\d(?!\w)")
_ENGLISH_NAME: Final = re.compile(r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}")
_CARD: Final = re.compile(  # a name and its number, as on a card: 张建军 13911112222
    r"^\s*(?:新[增建]?|认识了?(?:一?[位个])?|加了|new\b)?[:：\s]*"
    rf"(?P<name>(?:{COMPOUND}|[{SURNAMES}])[\u4e00-\u9fff·]{{0,3}}|[\u4e00-\u9fff]{{2,16}}(?:公司|集团|厂|社)"
    rf"|{_ENGLISH_NAME.pattern})[\s,，:：]*(?P<phone>{_PHONE.pattern})"
)
_GONE: Final = re.compile(r"^(?:(?P<y>昨天|昨日|昨晚|yesterday)|(?P<b>前天|前日))", re.IGNORECASE)
_CAME: Final = (
    r"来公司|到公司来|来营业部|到营业部|来访|(?<![起回])来了(?![电信消个一])|came to (?:us|the office)"
)
_WAYS: Final[tuple[tuple[Way, re.Pattern[str]], ...]] = tuple(
    (way, re.compile(words, re.IGNORECASE))
    for way, words in (
        (Way.MEAL, r"吃饭|[午晚]餐|[午晚早]饭(?!前|后)|饭局|聚餐|喝茶|喝酒|宴请|lunch|dinner"),
        (Way.OFFICE, _CAME),
        (Way.PHONE, r"电话|去电|来电|致电|通话|回访|回电|called?\b|phoned?|rang|ring"),
        (Way.MESSAGE, r"微信|短信|发信息|message[d]?|wechat"),
        (Way.EVENT, r"沙龙|报告会|讲座|培训会|salon|seminar"),
        (Way.VISIT, r"见|拜访|登门|上门|面谈|复访|走访|saw|met|meet|visit|see "),
    )
)
_OUTCOMES: Final[tuple[tuple[Outcome, re.Pattern[str]], ...]] = tuple(
    (outcome, re.compile(words, re.IGNORECASE))
    for outcome, words in (
        (Outcome.AGREED_TO_OPEN, r"同意开户|答应开户|决定开户|agreed to open"),
        (Outcome.ADDS_FUNDS, r"追加资金|加资金|加仓资金|adds? funds"),
        (Outcome.REFUSED, r"拒绝|不考虑|不做|refused"),
        (Outcome.LUKEWARM, r"冷淡|不冷不热|没兴趣|lukewarm"),
        (Outcome.PENDING, r"考虑考虑|再考虑|犹豫|未定|待定|undecided"),
        (Outcome.AGREEING, r"开始认同|认同|有意向|beginning to agree"),
        (Outcome.GOOD, r"谈得不错|很好|满意|很感兴趣|有兴趣|went well"),
    )
)


_NOT_MET: Final[tuple[tuple[NotMet, re.Pattern[str]], ...]] = tuple(
    (cause, re.compile(words, re.IGNORECASE))
    for cause, words in (
        (
            NotMet.NO_REPLY,
            r"没人?接|没有接|不接电话|未接|无人接|打不通|没打通|关机|占线|没有?回(?!来)|no (?:answer|reply)",
        ),
        (NotMet.ABSENT, r"不在(?![乎意少])|没在|没见[到着]|扑空|not there|was out"),
        (NotMet.BUSY, r"在开会|正忙|在忙|没空见|was busy"),
        (NotMet.CANCELLED, r"临时取消|取消了|爽约|放鸽子|cancell?ed"),
        (NotMet.DECLINED, r"不肯见|拒见|不愿见|不想见|declined"),
    )
)
_WAS: Final = re.compile(
    r"[了过没]|不在|\b(?:saw|met|called|phoned|rang|visited|sent|spoke|had|talked|discussed)\b", re.IGNORECASE
)
_DAYS: Final = re.compile(  # English months by their capital: he may 50 is none
    r"(?<![\d.])(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]"
    r"|\b(?P<e>[A-Z][a-z]{2,8})\.? (?P<g>\d{1,2})(?:st|nd|rd|th)?\b(?![:.%])"
    r"|(?<!\d)(?P<h>\d{1,2})(?:st|nd|rd|th)? (?P<f>[A-Z][a-z]{2,8})\b"
)
_MONTH: Final = re.compile(EN_MONTH, re.IGNORECASE)
_LEADING_HOUR: Final = re.compile(r"\s*(?P<h>\d{1,2})[:：](?P<m>\d\d)(?!\d)")
_ONLY_WHEN: Final = re.compile(r"[\s，,。的在]*(?:\b(?:at|on)\b\s*)?", re.IGNORECASE)
_ANSWERED: Final = re.compile(r"[他她]?回[复了我]|聊|答应|说|同意|约好|谢|问|replied|said|answered")


def _met(way: Way | None, outcome: Outcome | None, said: str) -> tuple[bool, NotMet | None]:
    """Whether somebody was spoken to, and if not why, as the words have it."""
    if way is None or outcome is not None:
        return True, None
    cause = _first(_NOT_MET, said)
    only_sent = way is Way.MESSAGE and _ANSWERED.search(said) is None
    return cause is None and not only_sent, cause


def read_entry(text: str, now: datetime) -> Entry:
    """Take a line apart that is written at `now` (local time)."""
    text = text.strip()
    new = _NEW.match(text)
    if new is not None:
        return _new_file(text[new.end() :], now)
    moment = leading_moment(text, now)
    gone = _GONE.match(text)
    on = now.date() - timedelta(days=1 if gone["y"] else 2) if gone is not None else moment.on or now.date()
    rest = text[max(moment.end, gone.end() if gone is not None else 0) :].strip(" ，,。:：　")
    ahead = on > now.date() or (on == now.date() and moment.at is not None and moment.at > now.time())
    # 明天 said of yesterday's visit is tomorrow of the one who writes; of today only the hour is another.
    steps = hear(rest, datetime.combine(on, moment.at or now.time()) if on == now.date() else now)
    parts = _Parts()
    for part in _PARTS.split(_without(rest, steps)):
        parts.take(part)
    whole = " ".join(parts.said)
    way = _first(_WAYS, whole)
    outcome = _first(_OUTCOMES, whole)
    told = way is not None or outcome is not None or (parts.rung is not None and moment.at is not None)
    was = _WAS.search(whole) is not None  # something is told beside what is promised
    meant = not was and moment.at is None and gone is None and _says_when(rest, steps)
    if not ahead and steps and (meant or not (told or was)):
        kind = EntryKind.FOLLOW_UPS
    elif ahead:
        call = way in (Way.PHONE, Way.MESSAGE) and moment.at is None  # to be remembered, at no hour
        kind = EntryKind.FOLLOW_UPS if call or way is None else EntryKind.PLAN
    else:
        kind = EntryKind.CONTACT if told else EntryKind.NOTE
    if kind is EntryKind.FOLLOW_UPS:
        steps = hear(text, now)  # its own day and hour belong to it
        kind = kind if steps else EntryKind.NOTE
    else:
        steps = _in_own_words(rest, steps)
    met, not_met = _met(way, outcome, whole) if kind is EntryKind.CONTACT else (True, None)
    return Entry(
        kind,
        on,
        moment.at,
        moment.until,
        way,
        parts.place,
        outcome,
        met,
        not_met,
        parts.rung,
        whole,
        whole,
        steps,
    )


def read_card(text: str, now: datetime) -> Entry | None:
    """A line that begins with a name and a phone number, as somebody new; none where it does not."""
    found = _CARD.match(text)
    return None if found is None else _new_file(text[found.start("name") :], now)


def no_such_day(text: str) -> str:
    """The words that name a day there is not, or begin the line with an hour there is not; mostly none."""
    for found in _DAYS.finditer(text):
        name = found["e"] or found["f"] or ""
        if name and _MONTH.fullmatch(name) is None:
            continue
        month = EN_MONTHS.index(name[:3].lower()) + 1 if name else int(found["m"])
        if not _is_a_day(month, int(found["d"] or found["g"] or found["h"])):
            return found.group()
    hour = _LEADING_HOUR.match(text)
    if hour is not None and (int(hour["h"]) > 24 or int(hour["m"]) > 59):
        return hour.group().strip()
    return ""


def _is_a_day(month: int, day: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]


def _new_file(rest: str, now: datetime) -> Entry:
    steps = hear(rest, now)
    told = _without(rest, steps)
    number = next((found for found in _PHONE.finditer(told) if len(digits(found.group())) >= 6), None)
    begin, end = number.span() if number is not None else (len(told), len(told))
    english = _ENGLISH_NAME.match(told)
    parts = [part for piece in (told[:begin], told[end:]) for part in _PARTS.split(piece) if part.strip()]
    name = english.group() if english is not None else parts[0] if parts else ""
    said = [part.strip() for part in (parts[0].removeprefix(name), *parts[1:])] if parts else []
    return Entry(
        EntryKind.FILE,
        now.date(),
        said=" ".join(part for part in said if part),
        steps=_in_own_words(rest, steps),
        name=name.strip(),
        phone=number.group() if number is not None else "",
    )


def _says_when(text: str, steps: tuple[Heard, ...]) -> bool:
    """Whether the days stand alone: “visit Mr Liu, tomorrow 10am” says when the visit is to be."""
    parts = [(text[slice(*_part_around(text, step))], text[step.start : step.end]) for step in steps]
    return bool(parts) and all(_ONLY_WHEN.fullmatch(part.replace(when, "")) for part, when in parts)


def _in_own_words(text: str, steps: tuple[Heard, ...]) -> tuple[Heard, ...]:
    """Each follow-up with the part of the line it stands in: 周五回电."""
    return tuple(replace(step, text=text[slice(*_part_around(text, step))]) for step in steps)


def _part_around(text: str, step: Heard) -> tuple[int, int]:
    pauses = [found.span() for found in _PARTS.finditer(text)]
    begin = max((end for _start, end in pauses if end <= step.start), default=0)
    return begin, next((start for start, _end in pauses if start >= step.end), len(text))


def _without(text: str, steps: tuple[Heard, ...]) -> str:
    """The text without the clauses that a follow-up stands in."""
    for step in reversed(steps):
        begin, stop = _part_around(text, step)
        text = text[:begin] + " " + text[stop:]
    return text


def _first(table: tuple[tuple[T, re.Pattern[str]], ...], text: str) -> T | None:
    return next((value for value, pattern in table if pattern.search(text)), None)


class _Parts:
    """The words of a line, each in its place."""

    def __init__(self) -> None:
        self.rung: Rung | None = None
        self.place = ""
        self.said: list[str] = []

    def take(self, part: str) -> None:
        """Put one part where it belongs."""
        if not part:
            return
        rung, place = _RUNG.match(part), _PLACE.search(part)
        if rung is not None:
            self.rung = Rung(rung[1].upper())
        elif place is not None and not self.place:
            self.place = place["p"] or place["q"]
            self.said += filter(None, [part[: place.start()]])
        else:
            self.said.append(part)
