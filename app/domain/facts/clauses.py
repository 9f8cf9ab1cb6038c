"""Clauses of a text, and of whom each one speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from app.domain import relatives
from app.domain.follow_ups import called
from app.domain.relatives import ROLES, Relative
from app.domain.terms import PersonRole

NAME: Final = "\ue000"  # stands for each character of a name, so that patterns need not know names
_STOPS: Final = re.compile(r"[。；;!！\n]|[?？]+|(?<![A-Za-z.])\.(?=\s|$)|(?<=[a-z]{2})\.(?=\s|$)")
_PAUSES: Final = re.compile(
    r"[，,（）()]|(?<=[\u3000-\u9fff\ue000，])[\s　]{1,9}(?=[\u4e00-\u9fff\ue000]|\d[、.．)）])|"
    r"(?<=[A-Za-z]):\s|"
    r"\s(?:and|but|so|because)\s+(?=(?:he|she|his|her|has|is|likes|loves|works|lives|plays|drives|does|"
    r"never|wants|asks)\b)"
)
_ASKED: Final = re.compile(
    r"[?？]|吗|什么|是否|有没有|是不是|哪|谁|怎么|喜不喜欢|的话|多少|不知道|不确定|"
    r"\b(?:whether|if|unless|suppose|maybe|perhaps|might|would|could|seems|possibly|not sure|asked)\b",
    re.IGNORECASE,
)
_IF: Final = re.compile(
    r"如果|要是|假如|倘若|万一|假设|若是|一旦|除非|即使|就算|只要|等他|等她|\b(?:if|unless|when|suppose)\b",
    re.IGNORECASE,
)
_SUBJECT: Final = rf"{NAME}+(?:这个?人|本人)?|他(?!们)|她(?!们)|自己|本人|客户|对方|人家|老人家|此人|这人"
_LEAD: Final = re.compile(
    rf"(?:[\s\d]*[、.．)）]\s*(?=\D)|[\s:：“”‘’\"'·—-]+|{_SUBJECT}|"
    r"[^\ue000我问没不想要需应去请若]{0,10}?(?:得知|了解到|发现|聊到|提到|说起|听说|据说|透露|告诉我|知道)|"
    r"说(?!话)|"
    r"另外|而且|但是|不过|还有|并且|而|又|但|原来|其实|"
    r"特别|非常|十分|比较|相当|有点|一直|从小|最近|现在|目前|已经|早就|刚刚|今年|去年|前年|年初|上周|上个?月|"
    r"最(?![近多大后高])|很|挺|蛮|也|还|都|就(?!职)|真|刚|已|"
    r"(?:he['’]s|she['’]s|he|she|his|her|who|also|really|very|always|often|still|already|now|both|just|"
    r"recently|apparently|"
    r"usually|"
    r"quite|rather|a bit|the client|mr|mrs|ms|dr)\b\.?)*",
    re.IGNORECASE,
)
_MINE: Final = re.compile(r"\s*(?:(?:今天|昨天|上午|下午)?(?:我|咱)|(?:i|i'm|my|we|our)\b)", re.IGNORECASE)
_OF_MYSELF: Final = re.compile(
    r"们?(?:家|也|很|都|最|比较|特别|今年|老家|一直)*(?:喜欢|爱|是|不|有|做过|炒|住|属|迷|在|\d)|\s(?:like|"
    r"love|am|have|live|drink)"
)
_OTHERS: Final = re.compile(
    r"(?:的|那|有个|一个|这个|家的?)*(?:朋友|同事|老板|领导|邻居|司机|秘书|同学|亲戚|客户经理|介绍人|"
    r"合伙人|员工(?![\d有共约])|手下|老乡|战友|"
    r"对手|别人|有人|大家|主力|市场|多头|空头|机构|散户|资金|外资|行情|老总|经理|前台|保安|券商|同行|大盘|"
    r"friends?\b|colleagues?\b|boss\b|secretary\b|driver\b|partner\b|market\b|everyone\b|they\b|it\b)",
    re.IGNORECASE,
)
_RELATIVE: Final = re.compile(
    rf"(?:的|家|家里)?(?P<word>{relatives.CHINESE})(?!的)|(?:the )?(?P<english>{relatives.ENGLISH})\b"
    rf"(?:['’]s)?",
    re.IGNORECASE,
)
_COMES_WITH: Final = re.compile(
    rf"(?<!有)(?<!有一个)(?<!有个)(?:{relatives.CHINESE}|朋友(?!多|圈)|同事|同学|亲戚|邻居|司机|老乡|领导|"
    rf"老板)"
    r"|\b(?:with|and|brought) (?:his|her|a) (?:friend|son|daughter|wife|husband|colleague)"
)
_MEN: Final = frozenset({PersonRole.SON, PersonRole.FATHER})
_WOMEN: Final = frozenset({PersonRole.DAUGHTER, PersonRole.MOTHER})


class Speaks(Enum):
    """Of whom a clause speaks."""

    CLIENT = auto()
    FAMILY = auto()
    OTHER = auto()  # somebody else, I myself, nobody


@dataclass(frozen=True, slots=True)
class Clause:
    """A piece of a sentence up to a pause. `start` is where it says something, after whom it says it of."""

    start: int
    end: int
    stop: int  # where its sentence ends
    speaks: Speaks
    whom: str
    relative: Relative | None = None


@dataclass(slots=True)
class _Topic:
    """Whom the clauses so far were about."""

    whom: str = ""
    speaks: Speaks = Speaks.CLIENT
    relative: Relative | None = None
    possessor: str = ""


def with_names_hidden(text: str, names: Sequence[str]) -> str:
    """The text at its own length, everyone who is named in it blanked."""
    spans = [(each.start, each.end) for each in called(text)]
    for name in names:
        at = text.find(name) if name else -1
        while at >= 0:
            spans.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    for start, end in spans:
        text = text[:start] + NAME * (end - start) + text[end:]
    return text


def clauses(text: str, hidden: str) -> Iterator[Clause]:
    """All clauses in order, those left out that only ask or suppose. `hidden`: the text without names."""
    topic = _Topic()
    for begin, end in _pieces(hidden, _STOPS, 0, len(hidden)):
        topic.speaks, topic.relative = Speaks.CLIENT, None
        asked = hidden[end : end + 1] in "?？" and end < len(hidden)
        supposed = False
        for first, last in _pieces(hidden, _PAUSES, begin, end):
            supposed = supposed or _IF.search(hidden, first, last) is not None
            clause = _clause(text, hidden, (first, last, end), topic)
            if not (supposed or asked or _ASKED.search(hidden, first, last)):
                yield clause


def after_lead(hidden: str, start: int, end: int) -> int:
    """Where a clause says something, after words that only lead to it."""
    found = _LEAD.match(hidden, start, end)
    return found.end() if found else start


def _pieces(text: str, pattern: re.Pattern[str], begin: int, end: int) -> Iterator[tuple[int, int]]:
    for found in pattern.finditer(text, begin, end):
        if found.start() > begin:
            yield begin, found.start()
        begin = found.end()
    if begin < end:
        yield begin, end


def _clause(text: str, hidden: str, span: tuple[int, int, int], topic: _Topic) -> Clause:
    first, last, stop = span
    names = [each.span() for each in re.finditer(f"{NAME}+", hidden[first:last])]
    if names:
        topic.whom = text[first + names[0][0] : first + names[-1][1]]
    start = after_lead(hidden, first, last)
    lead = hidden[first:start]
    mine = _MINE.match(hidden, first, last)
    if mine is not None:
        if _OF_MYSELF.match(hidden, mine.end(), last):
            topic.speaks, topic.relative = Speaks.OTHER, None
        return Clause(start, last, stop, Speaks.OTHER, topic.whom)
    if _OTHERS.match(hidden, start, last):
        topic.speaks, topic.relative = Speaks.OTHER, None
        return Clause(start, last, stop, Speaks.OTHER, topic.whom)
    family = _RELATIVE.match(hidden, start, last)
    if family is not None:
        word = (family["word"] or family["english"]).lower()
        topic.speaks, topic.relative = Speaks.FAMILY, Relative(ROLES[word], word)
        topic.possessor = lead.strip()[-1:]
        return Clause(family.end(), last, stop, Speaks.FAMILY, topic.whom, topic.relative)
    if NAME in lead:
        topic.speaks, topic.relative = Speaks.CLIENT, None
    elif topic.relative is not None and _is_the_client(lead, topic):
        return Clause(start, last, stop, Speaks.CLIENT, topic.whom)
    speaks = Speaks.CLIENT if topic.speaks is Speaks.CLIENT else Speaks.OTHER
    if _COMES_WITH.search(hidden, start, last):
        topic.speaks, topic.relative = Speaks.OTHER, None  # of whom what follows is told, nobody can say
    return Clause(start, last, stop, speaks, topic.whom)


def _is_the_client(lead: str, topic: _Topic) -> bool:
    """After a clause on the family, a pronoun is the client's where it cannot be the relative's."""
    said = "他" if "他" in lead else "她" if "她" in lead else ""
    assert topic.relative is not None
    role = topic.relative.role
    if role is PersonRole.SPOUSE:
        return bool(said) and said == topic.possessor
    return (role in _MEN and said == "她") or (role in _WOMEN and said == "他")
