"""Words that several tables of facts share: markets, places, brokers, numbers, callings and ranks."""

from __future__ import annotations

import re
from typing import Final

NUMBER: Final = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十百半几]+)"
YEARS: Final = rf"{NUMBER}多?个?(?:年|来年|几年)多?"
SUM: Final = (
    r"(?:\d+(?:\.\d+)?\s*[多来]?\s*(?:千万|百万|亿|万|[wW](?![a-z]))|"
    r"[一二两三四五六七八九十百]+[多来]?(?:千万|百万|亿|万))"
)
ABOUT: Final = r"(?:大概|大约|差不多|将近|接近|不到|至少|近|约)*"
MORE_OR_LESS: Final = r"(?:元|块钱?)?(?:左右|上下|出头)?"
GOODS: Final = (
    r"铜|铝|锌|铅|镍|锡|黄金|白银|金银|豆粕|豆油|棕榈油?|菜油|菜粕|玉米|大豆|白糖|棉花|橡胶|螺纹钢?|热卷|"
    r"铁矿石?|焦炭|焦煤|"
    r"原油|燃油|沥青|甲醇|纯碱|玻璃|尿素|生猪|鸡蛋|苹果|红枣|股指|国债|PTA|PVC"
)
MARKET: Final = (
    r"股票|股市|期货|外汇|基金|贵金属|现货|期权|比特币|炒币|理财|信托|私募|国债|债券|可转债|权证|美股|港股|"
    r"A股|股权|存款|"
    r"固定收益|固收|保险|P2P|楼市|房产|外盘|黄金|原油"
)
STYLE: Final = (
    r"短线|超短|长线|中线|波段|日内|隔夜|套利|趋势|打新|定投|价值投资|蓝筹|大盘股|小盘股|白酒股|龙头股?|"
    r"多头|空头|高抛低吸|追涨|抄底|"
    r"保本|稳健型|低风险|高风险|高收益|熟悉的品种|农产品|黑色系?|有色|化工|工业品"
)
INVESTS: Final = rf"(?:{MARKET}|{STYLE}|{GOODS})"
BROKERS: Final = (
    r"华泰|中信建投|中信|国泰君安|海通|广发|招商|银河|申万宏源|申万|国信|东方财富|东财|光大|平安|安信|方正|"
    r"兴业|长江|中金|中泰|东方|"
    r"永安|南华|新湖|浙商|中粮|五矿|国投|方正中期|瑞达|弘业|鲁证|徽商|一德|宏源|东证|信达|宝城|大地|华安|"
    r"格林大华|工行|建行|农行|中行|招行"
)
PROVINCES: Final = (
    r"北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|"
    r"海南|四川|贵州|云南|"
    r"陕西|甘肃|青海|台湾|内蒙古?|广西|西藏|宁夏|新疆|香港|澳门|东北|苏北|苏南|潮汕|"
    r"南京|苏州|无锡|常州|徐州|南通|扬州|杭州|宁波|温州|绍兴|嘉兴|台州|义乌|合肥|芜湖|厦门|福州|泉州|莆田|"
    r"南昌|赣州|济南|青岛|烟台|"
    r"潍坊|临沂|郑州|洛阳|南阳|武汉|宜昌|襄阳|长沙|岳阳|常德|衡阳|广州|深圳|东莞|佛山|潮州|汕头|成都|绵阳|"
    r"贵阳|昆明|西安|兰州|沈阳|"
    r"大连|长春|哈尔滨|石家庄|唐山|太原|大同"
)
PHONE: Final = r"(?:1[3-9]\d(?:[ -]?\d{4}){2}|0\d{2,3}[ -]?\d{7,8}(?:-\d{1,6})?)(?!\d)"
PLACE_END: Final = (
    r"(?:省|市|区|县|镇|乡|村|州|盟|路|街|道|巷|弄|园|城|大厦|广场|\d号|号楼|栋|室|港|湾|苑|"
    r"庭|府|座|楼|花园|中心|小区|新区|商场|市场)"
)
RANK: Final = (
    r"(?:董事长|总经理|副总经理|副总裁|总裁|副总|总监|总助|经理|主管|主任|总会计师|总工程师|厂长|车间主任|"
    r"科长|处长|局长|院长|校长|行长|"
    r"店长|部长|股长|所长|站长|书记|镇长|村长|组长|队长|秘书长|秘书|助理|会长|理事长|负责人|合伙人|一把手)"
)
RANKED: Final = rf"(?:[\u4e00-\u9fff]{{0,6}}?{RANK})"
CALLING: Final = (
    r"(?:老师|教师|医生|大夫|护士|律师|公务员|警察|军人|教授|会计师|会计|出纳|工程师|司机|导游|厨师|设计师|"
    r"程序员|记者|编辑|飞行员|个体户|"
    r"包工头|农民|渔民|自由职业者?|家庭主妇|全职太太|全职妈妈|企业主|养殖户|收藏家|画家|演员|教练|药剂师|"
    r"研究员|翻译|干部|工人|职工|"
    r"保险代理人|银行职员|中介|船长|海员)"
)
_UNITS: Final = {"千万": 10_000_000, "百万": 1_000_000, "亿": 100_000_000, "万": 10_000, "w": 10_000}
_SUM: Final = re.compile(
    r"(?P<n>\d+(?:\.\d+)?|[一二两三四五六七八九十百]+?)\s*[多来]?\s*(?P<u>千万|百万|亿|万|[wW])"
)
_DIGITS: Final = dict(zip("一二两三四五六七八九", (1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))


def fen_of(text: str) -> int | None:
    """The amount that words like 200万, 两百万, 1.5亿 say, in 分; nothing where they are no number."""
    found = _SUM.fullmatch(text.strip())
    if found is None:
        return None
    number = found["n"]
    if number.isascii():
        whole, _point, rest = number.partition(".")
        thousandths = int(whole) * 1000 + int((rest + "000")[:3])
    else:
        counted = counted_in_words(number)
        if counted is None:
            return None
        thousandths = counted * 1000
    return thousandths * _UNITS[found["u"].lower()] * 100 // 1000


def counted_in_words(text: str) -> int | None:
    """五十 is 50, 一百二十 is 120; nothing for 三五, which is a guess."""
    total, digit = 0, 0
    for each in text:
        if each in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[each]
        else:
            total += (digit or 1) * (100 if each == "百" else 10)
            digit = 0
    return total + digit
