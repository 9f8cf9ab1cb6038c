"""Whom a text names: 刘总, 孙大姐, 李律师, 老王, 王芳, Mr Liu."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_TITLES: Final = (
    "董事长|总经理|副总|大姐|大哥|先生|女士|小姐|太太|夫人|律师|医生|大夫|老师|教授|经理|主任|局长|处长|科长|厂长|院长|校长|行长|"
    "会计|老板|师傅|阿姨|叔叔|伯伯|总|董|姐|哥|工|叔|姨|嫂"
)
SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔文赖牛樊葛安齐洪庞颜尤柳俞季华尚施"
    "辛管卫穆柏路单仇解区查游祝纪舒屈项裴霍"
)
COMPOUND: Final = "欧阳|上官|司马|诸葛|夏侯|皇甫"
_CALLED: Final = re.compile(
    rf"(?P<s>{COMPOUND}|[{SURNAMES}])(?P<g>(?:(?![看访陪送请找给])[\u4e00-\u9fff]){{0,2}}?)(?P<t>{_TITLES})"
    rf"|(?P<o>[老小])(?P<n>[{SURNAMES}])(?![\u4e00-\u9fff]?[总董])"
    r"|\b(?P<m>Mr|Mrs|Ms|Miss|Dr)\.?\s+(?P<e>[A-Z][a-z]+)"
)


@dataclass(frozen=True, slots=True)
class Called:
    """A person as the text calls them: surname, given name where it is said, title."""

    start: int
    end: int
    surname: str
    given: str = ""
    title: str = ""


def called(text: str) -> tuple[Called, ...]:
    """Everyone called by surname and title, in order."""
    found: list[Called] = []
    for match in _CALLED.finditer(text):
        if match["s"]:
            found.append(Called(match.start(), match.end(), match["s"], match["g"] or "", match["t"]))
        elif match["o"]:
            found.append(Called(match.start(), match.end(), match["n"], title=match["o"]))
        else:
            found.append(Called(match.start(), match.end(), match["e"], title=match["m"]))
    return tuple(found)


def is_called(call: Called, name: str) -> bool:
    """Whether someone of this full name may be meant: the surname, and the given name where it is said."""
    if call.given:
        return name.startswith(call.surname + call.given)
    if call.surname.isascii():
        return call.surname.lower() in name.lower().split()
    return name.startswith(call.surname)
