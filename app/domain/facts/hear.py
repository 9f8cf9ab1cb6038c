"""Understanding a text: its clauses against the tables, one fact after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from app.domain.client_fields import BY_NAME, Input
from app.domain.facts import english, family, identity, means, tastes, work
from app.domain.facts.clauses import Clause, Speaks, after_lead, clauses, with_names_hidden
from app.domain.facts.fact import Fact, Rule
from app.domain.facts.words import counted_in_words, fen_of
from app.domain.follow_ups.hear import LONGEST

_CHINESE: Final[tuple[Rule, ...]] = (
    *means.RULES,
    *tastes.RULES,
    *family.HOUSEHOLD,
    *work.RULES,
    *identity.RULES,
)
_AHEAD: Final = re.compile(
    r"明天|后天|下周|下个?月|周[一二三四五六日末]|星期|\d+[号日月]|过生日|birthday|tomorrow|next ",
    re.IGNORECASE,
)
_CUT: Final = re.compile(
    r"(?<=.)(?:下周|下次|下个?月|明天|后天|这周|本周|请他|请她|约他|约她|可以|可约|送他|送她|因为|所以|"
    r"但是|不过|记得|有空|改天|时间|的时候)"
    r"|\s(?:so|but|because|and (?:has|is|works|lives|does|wants|will|would|asks?|invite|we|I))\s"
)
_TAKEN_BACK: Final = re.compile(
    r"不行|不像|不算|就|才|也得|也要|时|之前|之后|以前|以后|的(?:人(?!了)|"
    r"[都客那这要会时])|怎么| and (?:drive|dial)"
)
_TRIMMED: Final = " ，,。；;、.!！:：吧呢啊呀等"
_LIKES: Final = 14  # characters at most; more is a story
_ENGLISH_LIKES: Final = 40


def hear_facts(text: str, names: Sequence[str] = ()) -> tuple[Fact, ...]:
    """The facts of client files told in a text, in its order. `names`: known people named there in full."""
    text = text[:LONGEST]
    hidden = with_names_hidden(text, names)
    found: list[Fact] = []
    for clause in clauses(text, hidden):
        if clause.speaks is Speaks.FAMILY:
            found += _of_relative(text, hidden, clause)
        elif clause.speaks is Speaks.CLIENT:
            found += _of_client(text, hidden, clause)
    return tuple({(each.field, each.value, each.relative): each for each in reversed(found)}.values())[::-1]


def _of_client(text: str, hidden: str, clause: Clause) -> Iterator[Fact]:
    """One fact after another from the beginning of the clause, as long as it goes on with them."""
    at = clause.start
    while at < clause.end:
        match = None
        for each in english.RULES if hidden[at : clause.end].isascii() else _CHINESE:
            match = each.pattern.match(hidden, at, clause.stop if each.runs_on else clause.end)
            if (
                match is not None
                and match.end() > at
                and not _TAKEN_BACK.match(hidden, match.end(), clause.end)
            ):
                yield from _facts(each, match, text, clause)
                break
        else:
            return
        at = after_lead(hidden, match.end(), clause.end)


def _of_relative(text: str, hidden: str, clause: Clause) -> Iterator[Fact]:
    """What is said of a member of the family; what is still to come is a promise, not a fact."""
    at = clause.start + (hidden[clause.start : clause.start + 1] == " ")
    for each in family.OF_RELATIVE:
        match = each.pattern.match(hidden, at, clause.end)
        if match is not None:
            begin = match.start("said")
            words = _cut(text[begin : match.end("said")])
            if words and not _AHEAD.search(words):
                yield Fact("family", words, words, begin, begin + len(words), clause.whom, clause.relative)
            return


def _facts(each: Rule, match: re.Match[str], text: str, clause: Clause) -> Iterator[Fact]:
    spans = {name: match.span(name) for name, said in match.groupdict().items() if said}
    groups = {name: text[begin:end] for name, (begin, end) in spans.items()}
    told = {name: words for name, words in groups.items() if name in BY_NAME}
    told |= {name: made.format(**groups) for name, made in each.says.items()}
    begin, end = match.start(), match.end()
    if "like" in groups:
        field, value = _liked(_cut(groups["like"]))
        told[field] = value
    for field, words in told.items():
        kept = _value(field, words)
        if kept is not None:
            said = text[begin:end].strip(_TRIMMED)
            yield Fact(field, kept, said, begin, begin + len(said), clause.whom)


def _liked(words: str) -> tuple[str, str]:
    """The field that something liked belongs to, and its value; empty for what is no fact."""
    in_english = words.isascii()
    table = english.LIKED if in_english else tastes.LIKED
    field = next((field for field, pattern in table if pattern.match(words)), "")
    field, _is, fixed = field.partition("=")
    if len(words) > (_ENGLISH_LIKES if in_english else _LIKES) and not fixed:
        return "", ""
    if field == "personality":
        return field, ("likes " if in_english else "喜欢") + words
    return field, fixed or words.removesuffix("的").removeprefix("爱")


def _value(field: str, words: str) -> str | int | None:
    """As the field keeps it; nothing for words that are no value of it."""
    if field not in BY_NAME:
        return None
    match BY_NAME[field].input:
        case Input.MONEY:
            return fen_of(words)
        case Input.COUNT:
            number = int(words) if words.isascii() else counted_in_words(words)
            return number if number is not None and 18 <= number <= 99 else None  # a client's age
        case _:
            return _cut(words) or None


def _cut(words: str) -> str:
    """Without what follows from it: 足球下周请他看球."""
    return _CUT.split(words, maxsplit=1)[0].strip(_TRIMMED)
