"""What is promised for no day: 改天再约, 有空教他用软件, 记得带讲义. Each opener wants an act behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from app.domain.follow_ups.reckoning import clause_after, is_told

_OPENERS: Final[tuple[tuple[str, str], ...]] = (
    (
        "some other day",
        r"改天|改日|择日|择机|日后|回头|下次|近期|尽快|尽早|节[前后]|(?:长假|假期|放假)[前后]|(?:开春|旺季|淡季|换季)(?:以?后|时)?",
    ),
    ("one of these days", r"这几天|这两天|近几天|哪天"),
    ("after a while", r"过几天|过些天|过些日子|过段时间|过一段时间|过一?阵子?"),
    (
        "when there is time",
        r"有机会|有空|有时间|得空|(?<!落)空了|闲了|抽空|抽时间|方便(?:时|的时候|的话)",
    ),
    ("a good moment", r"(?:在|等)?(?:适当|合适|恰当)的?(?:时机|时候|机会)"),
    ("find the time", r"找个?(?:合适的?|适当的?|方便的?)?(?:时间|机会|时机|日子)"),
    (
        "once there is something",
        r"一?有[^，。；,;有没随]{1,6}(?:时|就)|有(?:合适|新|好)的[^，。；,;]{1,8}(?=告诉|通知|推荐|发给|介绍)",
    ),
    (
        "once it is so",
        r"[^，。；,;\s]{1,10}(?:完|结束|回来)了?(?=再)|(?:问|弄|搞|想|谈|商量|考虑|研究)(?:清楚|明白|好)了?(?=再)|等[^，。；,;]{1,12}出来|等[^，。；,;]{0,8}(?:有空|方便|忙完|回来|回国|稳定)|等(?!了|着|等|级|待)[^，。；,;]{1,12}(?=再)",
    ),
    ("not to be forgotten", r"(?:(?<=[，。；,;、\s])|^)(?:千万|一定)?要?(?:记得|别忘了?|记着|勿忘)"),
)
_ACT: Final = (
    "再|联系|拜访|约|见|聊|谈|问|打(?!压|算)|发(?![生现展烧愁])|送|去|来|回(?![落调升暖头撤踩补])|电|慰问|看望|体验|跟进|说|介绍|请|邀|试|推荐|提醒|开户|签|寄|补|找|"
    "教|陪|帮|带|劝|通知|讲|登门|上门|道谢|拜年|告诉|转告|安排|沟通|落实|处理|解释|争取|了解|关心|准备|做份|办|认识|结识|看看|探望|一起|一块|进去|坐坐|恭喜|祝贺|庆祝"
)
_CHINESE: Final = "|".join(pattern for _what, pattern in _OPENERS)
_ENGLISH: Final = (
    r"\b(?:some ?day|some ?time (?:later|soon)|another (?:day|time)|one of these days"
    r"|when the (?:moment|time) is right|as soon as possible|asap|at some point|in due course"
    r"|(?:touch base|circle back|check in|follow up|reconnect)\b[^.;]{0,24}\b(?:once|when|after)"
    r"|when (?:he|she|they) (?:is|are) (?:free|back)"
    r"|remember to|don't forget to)\b"
)
_ALONE: Final = r"(?:改天|改日|择日)(?=[，。；,;!！?？]|$)"
_OPEN: Final = re.compile(
    rf"{_ALONE}|(?:{_CHINESE})(?:的?时候)?(?=[^。；;!！?？\n]{{0,8}}(?:{_ACT}))|{_ENGLISH}",
    re.IGNORECASE,
)


def undated(plain: str) -> Iterator[tuple[int, int]]:
    """Where such words stand in a blanked text."""
    return (
        (found.start(), found.end())
        for found in _OPEN.finditer(plain)
        if not is_told(clause_after(found).replace("再", ""))
    )
