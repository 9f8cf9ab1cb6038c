"""Names as they are typed: pinyin, initials, and every reading of a character that has several."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, product

# Surnames that read otherwise than the character does elsewhere.
SURNAMES: dict[str, str] = {
    "单": "shan", "曾": "zeng", "仇": "qiu", "解": "xie", "区": "ou", "查": "zha", "覃": "qin", "朴": "piao",
    "盖": "ge", "翟": "zhai", "乐": "yue", "种": "chong", "缪": "miao", "任": "ren", "华": "hua", "葛": "ge",
    "尉迟": "yuchi", "万俟": "moqi", "长孙": "zhangsun", "澹台": "tantai", "单于": "chanyu", "宓": "mi",
    "冼": "xian", "幺": "yao", "佴": "nai", "员": "yun", "牟": "mu", "黑": "he", "盛": "sheng", "石": "shi",
    "召": "shao", "燕": "yan", "纪": "ji", "那": "na", "洗": "xian", "适": "kuo", "秘": "bi", "折": "she",
    "能": "nai", "逄": "pang", "郗": "xi", "眭": "sui", "繁": "po", "重": "chong", "尹": "yin", "祭": "zhai",
    "句": "gou", "隗": "wei", "戚": "qi", "应": "ying", "哈": "ha", "俞": "yu", "宁": "ning", "都": "du",
    "贾": "jia", "车": "che", "卜": "bu", "臧": "zang", "晁": "chao", "谌": "chen", "会": "gui", "沈": "shen",
}  # fmt: skip
_MOST_FORMS = 24


@dataclass(frozen=True, slots=True)
class NameKeys:
    """`pinyin` sorts, `initials` abbreviates, `all_forms` is searched (space-separated)."""

    pinyin: str
    initials: str
    all_forms: str


def name_keys(name: str) -> NameKeys:
    """The keys of a person's or firm's name; letters and digits pass through in lower case."""
    from pypinyin import Style, pinyin

    lowered = name.strip().lower()
    surname = next((lowered[:n] for n in (2, 1) if lowered[:n] in SURNAMES), "")
    rest = lowered[len(surname) :]
    readings: list[list[str]] = [[SURNAMES[surname]]] if surname else []
    found = pinyin(rest, style=Style.NORMAL, heteronym=True, errors=lambda text: [[c] for c in text])
    readings.extend([r for r in each if r.strip()] or [""] for each in found)
    first = [r[0] for r in readings]
    forms: dict[str, None] = {}
    for chosen in islice(product(*readings), _MOST_FORMS):
        forms["".join(chosen)] = None
        forms["".join(r[:1] for r in chosen)] = None
    return NameKeys("".join(first), "".join(r[:1] for r in first), " ".join(forms))
