"""Names by sound: sort key, initials, and every form somebody may type to find them.

pypinyin is imported at the first Chinese name, not with this module (0.3 s, 66 MB).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product
from typing import Any, Final

from app.domain.surnames import COMPOUND, SINGLE

_MOST_FORMS: Final = 24
_MOST_CHARACTERS: Final = 240  # long names of firms: the search reads this column of every file
_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_PART: Final = re.compile(f"{_HAN.pattern}|(?:(?!{_HAN.pattern})[^\\W_])+")
_FIRM: Final = re.compile("(?:厂|店|银行|公司|集团|局|部)$")
_TITLE: Final = re.compile("(?:先生|女士|小姐|老师|医生|经理|主任|总|董)$")


@dataclass(frozen=True, slots=True)
class NameKeys:
    """`pinyin` sorts ("liu ming"); `initials`: "lm"; `all_forms` is searched: " liuming lm …"."""

    pinyin: str
    initials: str
    all_forms: str


def name_keys(name: str) -> NameKeys:
    """The keys of a person's or a firm's name; what is not Chinese passes through in lower case."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    parts: list[str] = _PART.findall(plain)
    if not parts:
        return NameKeys(plain.strip(), "", "")
    readings = _readings(parts)
    best = [each[0] for each in readings]
    forms = _search_forms(parts, readings)
    return NameKeys(" ".join(best), "".join(p[0] for p in best), "".join(f" {form}" for form in forms))


def _search_forms(parts: list[str], readings: list[tuple[str, ...]]) -> list[str]:
    """Joined, by initials, and by initials with foreign words left whole (abc期货: abcqihuo, aqh, abcqh)."""
    forms: dict[str, None] = {}
    for syllables in _variants(readings):
        pairs = list(zip(parts, syllables, strict=True))
        forms["".join(syllables)] = None
        forms["".join(syllable[0] for syllable in syllables)] = None
        forms["".join(s[0] if _HAN.fullmatch(part) else s for part, s in pairs)] = None
        if len(forms) >= _MOST_FORMS or sum(map(len, forms)) >= _MOST_CHARACTERS:
            break
    return list(forms)[:_MOST_FORMS]


def _readings(parts: list[str]) -> list[tuple[str, ...]]:
    """For each part its readings, the likeliest first."""
    found: list[tuple[str, ...]] = []
    start = 0
    while start < len(parts):
        end = start
        while end < len(parts) and _HAN.fullmatch(parts[end]):
            end += 1
        if end == start:
            found.append((parts[start],))
            start += 1
            continue
        run = "".join(parts[start:end])
        found.extend(_run_readings(run, begins=start == 0))
        start = end
    return found


def _run_readings(run: str, *, begins: bool) -> list[tuple[str, ...]]:
    """The readings of characters that stand together, the surname's own first when they begin a name."""
    phrase = [(likely,) for likely in _likely(run)]
    surname = _surname(run) if begins else []
    person = _is_person(run)
    each: list[tuple[str, ...]] = []
    for index, char in enumerate(run):
        own = surname[index] if index < len(surname) else ()
        ordered = (own, phrase[index]) if person else (phrase[index], own)
        each.append(tuple(dict.fromkeys((*ordered[0], *ordered[1], *_of_character(char)))))
    return each


def _is_person(run: str) -> bool:
    """Whether the first character is more likely a surname than the beginning of a word (乐山铜业)."""
    if run[:2] in COMPOUND or (len(run) > 2 and _TITLE.search(run)):
        return len(run) <= 5
    return len(run) <= 3 and not _FIRM.search(run)


def _surname(run: str) -> list[tuple[str, ...]]:
    """The readings of the characters of the surname that the run begins with, if it is one to know."""
    if run[:2] in COMPOUND:
        return [(syllable,) for syllable in COMPOUND[run[:2]][0].split("'")]
    return [SINGLE.get(run[0], ())]


def _likely(run: str) -> list[str]:
    from pypinyin import lazy_pinyin

    return [str(syllable) for syllable in lazy_pinyin(run, errors=_apart)]


def _apart(unknown: str) -> Any:
    """Characters without a reading stand for themselves, one by one (pypinyin's types do not know lists)."""
    return list(unknown)


@lru_cache(maxsize=8192)
def _of_character(char: str) -> tuple[str, ...]:
    """All readings of a character; ü is typed v, u or yu."""
    from pypinyin import Style, pinyin

    found: list[str] = []
    for reading in pinyin(char, style=Style.NORMAL, heteronym=True)[0]:
        found.append(reading)
        if "v" in reading:
            found += [reading.replace("v", "u"), reading.replace("v", "yu")]
    return tuple(dict.fromkeys(found))


def _variants(readings: list[tuple[str, ...]]) -> Iterator[list[str]]:
    """The best reading, then one character read otherwise, then whatever else combines."""
    best = [each[0] for each in readings]
    yield best
    for rank in range(1, max((len(each) for each in readings), default=0)):
        for index, each in enumerate(readings):
            if rank < len(each):
                yield [*best[:index], each[rank], *best[index + 1 :]]
    yield from (list(each) for each in islice(product(*readings), 4 * _MOST_FORMS))
