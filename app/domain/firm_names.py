"""How firms are called in a note: 东风铜业 for 江城东风铜业有限公司; and words that are no given name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_TRADES: Final = (
    "有限公司|公司|集团|银行|饲料|粮油|油脂|化工|化纤|科技|贸易|商贸|物贸|投资|资产|基金|食品|冷链|纺织|棉纺|服装|塑胶|塑业|"
    "建材|钢铁|钢材|金属|型材|电缆|线缆|轮胎|橡胶|物流|仓储|医药|药业|实业|电子|电器|机械|机电|汽配|能源|石化|矿业|农业|农资|"
    "养殖|种业|包装|印刷|首饰|珠宝|豆制品|制品|加工厂|合作社|铜业|铝业|锌业|钢业|纸业|糖业|酒业|茶业|地产|置业|工厂|厂"
)
_CALLED: Final = re.compile(rf"[\u4e00-\u9fffA-Za-z]{{2,8}}(?:{_TRADES})")
_TRADE_AT_END: Final = re.compile(rf"(?:{_TRADES})+$")
_OWN: Final = 2  # characters of its own before the trade
_LEAST: Final = 3  # characters that may stand for a firm
NO_GIVEN_NAMES: Final = (
    "国庆", "元旦", "中秋", "端午", "重阳", "清明", "春节", "建军", "立春", "冬至", "小年", "明天", "后天",
    "今天", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "上海", "天津", "长春", "大连", "阳光",
    "平安", "长江", "黄河", "东方", "健康", "建设", "和平", "胜利", "光明", "海洋", "文明", "高峰", "小雪",
    "大雪", "小雨", "大雨", "立夏", "立秋", "立冬",
)  # fmt: skip


def firm_names(text: str) -> Iterator[list[str]]:
    """What each firm in the text may be called, the longest form first: the words that end in its trade.

    A trade alone (铜业有限公司) is nobody's name.
    """
    for found in _CALLED.finditer(text):
        words = found.group()
        forms = (words[at:] for at in range(len(words) - _LEAST + 1))
        if called := [form for form in forms if len(_TRADE_AT_END.sub("", form)) >= _OWN]:
            yield called
