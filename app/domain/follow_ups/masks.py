"""Numbers that are no dates: amounts, hands, contracts, phones, ages, rates, house numbers, durations.

They are blanked before any date is looked for. The first word of an entry says what it keeps away.
"""

from __future__ import annotations

import re
from typing import Final

_N: Final = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百千半几]+)"
_GOODS: Final = (
    "铜|铝|锌|铅|镍|锡|金|银|豆粕|豆油|棕榈|菜油|菜粕|玉米|大豆|豆一|豆二|白糖|棉花|橡胶|螺纹|热卷|铁矿|焦炭|焦煤|"
    "原油|燃油|沥青|甲醇|纯碱|玻璃|尿素|生猪|鸡蛋|苹果|红枣|花生|股指|国债|沪深|塑料|线材|小麦|早稻|硅铁|锰硅|"
    "碳酸锂|工业硅|PTA|PVC|LLDPE|PP|IF|IH|IC"
)
_MOVED: Final = "涨|跌|亏|赚|差|加|减|降|高|低|反弹|回落|回调|止损|止盈|盈利|亏损|下挫|上涨|下跌"
_THOUGHT: Final = (
    "意见|建议|要求|原因|想法|理由|希望|不满|体会|注意|问题|差价|价差|利润|共识|好处|看法|疑问|钱|时间"
)
_COUNTED: Final = (
    "手|股|吨|克|斤|公斤|公里|里路|米|平米|岁|周岁|年级|班|位|人|户|家|套|份|页|张|辆|台|单|笔|次|遍|瓶|盒|条|杯|本|只|支|"
    "项|种|块|折|倍|期|届|轮|桌|局|场|杆|票|口"
)
_DOOR: Final = "楼|线|门|库|仓|会议室|院|栋|馆|厅|桌|柜|窗|路|店|铺|机|球|选手|文件|令|车|台|位|井|矿|炉|船"
_SPAN: Final = r"\s*(?:多|来)?\s*个?半?(?:小时|钟头|分钟|秒|天|周|星期|礼拜|(?<=[个半])月|(?<=[个半])季度|年)"
_AHEAD: Final = r"\s*(?:以后|之后|过后|后|以内|之内|内|以前|之前|前)"
_OF_DATE: Final = r"\s*(?:初|底|末|中|上旬|下旬|份|\d|[一二三四五六七八九十日天号])"

MASKS: Final[tuple[tuple[str, str], ...]] = (
    ("mobile phone", r"(?<!\d)1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)"),
    ("telephone", r"(?<!\d)0\d{2,3}-?\d{7,8}(?!\d)|(?<!\d)[48]00-?\d{3}-?\d{4}(?!\d)"),
    ("contract", rf"(?:{_GOODS})\s*(?:\d{{3,4}}(?!\d)|{_N}月份?(?!\s*{_N}[日号]))"),
    (
        "contract month",
        r"(?:\d{1,4}|[一二三四五六七八九十]+)月?份?合约|主力合约|(?<![A-Za-z])[A-Za-z]{1,2}\d{3,4}(?!\d)",
    ),
    (
        "range of weekdays",
        r"(?<!每)(?:周|星期|礼拜)[一二三四五六日天](?:到|至|—|-|~)(?:周|星期|礼拜)?[一二三四五六日天]",
    ),
    ("points of a market", rf"(?:{_MOVED})了?\s*{_N}\s*个?点|{_N}个点"),
    ("points of view", rf"{_N}点(?={_THOUGHT})"),
    (
        "a little",
        r"(?<![午晨天日号上夜十])一点(?!钟|半|整|前|左右|[零\d一二三四五])|[有早晚快慢多少]一?点(?!钟|半|整|\d)|一点[点儿]",
    ),
    (
        "sum of money",
        r"[¥￥$]\s*\d[\d,.]*|\d[\d,.]*\s*(?:万|亿|千|百|元|块|美元|美金|港币|[wWkK](?![a-z]))\s*\d{0,4}元?",
    ),
    ("sum in words", r"[一二两三四五六七八九十百几]+(?:万|千|百|亿)(?:元|块)?"),
    ("share", rf"{_N}\s*(?:%|％|‰|个百分点)|百分之{_N}|{_N}成(?!交)"),
    ("decimal", r"(?<![\d/.])\d+\.\d+(?!\d|\.|之?前|号|日|到期|那天)"),
    ("ratio", r"(?<!\d)\d{1,2}\s*[:：比]\s*\d(?!\d)|(?<![\d/])\d/\d(?=的|以上|资金|仓|左右)"),
    ("year of a report", r"(?:19|20)\d\d年?(?=报|年报|财报|度|收入|业绩|的行情)"),
    ("year alone", r"(?:19|20)\d\d年(?!\s*\d{1,2}\s*月|\s*[一二三四五六七八九十]{1,2}月|底|末|初)"),
    ("house, line, door", rf"(?:\d+|[一二三四五六七八九十]+)号(?={_DOOR})|\d+(?:单元|室|层|楼|栋|幢|弄|路)"),
    ("address", r"(?:路|街|巷|弄|大道|村|里)\d+号"),
    ("held until", r"(?:持仓|持有|锁仓)到[^，。；,;]{1,8}"),
    ("a day's work", r"(?:今|明|昨|后)天的(?=计划|记录|拜访记录|行情|工作|安排|日志|行程|总结)"),
    ("years so far", rf"{_N}年(?:期|级|多|来|经验|了|老)|(?:做|干|炒|玩)了?{_N}年|周岁"),
    ("count", rf"(?<![每下上这第]){_N}\s*(?:{_COUNTED})"),
    ("long number", r"(?<![\d-])\d{5,}(?![\d-])"),
    ("lead", rf"提前{_SPAN.replace('多|来', '')}|提前\s*{_N}{_SPAN}"),
    ("move of a market", rf"{_N}{_SPAN}(?:以内|之内|内)?(?:就|又|里)?(?:{_MOVED})"),
    (
        "duration",
        rf"(?<![每隔过再上下这近等有剩差\d])(?<!最后){_N}{_SPAN}(?!{_AHEAD}|{_OF_DATE})",
    ),
    ("habit", r"(?:一般|平时|通常|平常|往常|经常|常常|总是|老是|习惯)[^，。；,;]*|每个?周末都[^，。；,;]*"),
    ("habit in English", r"(?i:\b(?:always|usually|normally|generally|typically)\b[^.;,]*)"),
    ("left in peace", r"[^，。；,;]*(?:别打扰|勿扰|不要打扰)[^，。；,;]*"),
    ("his habit", r"(?:他|她|客户|对方|老人|自己)们?(?:都|还|也|是)?每[天日晚周月年][^，。；,;]*"),
    (
        "words",
        r"生日会|日记|(?<!工作)(?<!交易)日报|周报|月报|季报|年报|周转|周边|周到|周围|周期|周年|月供|年化|年薪|(?<!作)日内|月均|年均|回头客|腊八粥|晚会|早会|晨会",
    ),
)

_PATTERN: Final = re.compile("|".join(f"(?:{pattern})" for _what, pattern in MASKS))


def blanked(text: str) -> str:
    """The text at its own length, with everything that only looks like a date blanked."""
    return _PATTERN.sub(lambda found: "\0" * len(found.group()), text)
