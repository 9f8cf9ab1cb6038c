"""Sheets that look like the forms of the trade: empty, full, and several pages long."""

from __future__ import annotations

from app.sheets.page import (
    Cell,
    Column,
    Field,
    FieldLine,
    Heading,
    Paragraph,
    Row,
    Sheet,
    Space,
    Table,
    heading,
    key_values,
)

OWNER = "客户经理：林晓岚 · 拾级工作日志"
PRINTED = "打印：2026-11-22"
DAYS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_WHO = ("刘喆", "孙堃", "恒昌铜业有限公司", "雷镕", "江南粮油贸易（集团）股份有限公司", "王翀")
_PURPOSE = (
    "了解客户：资金来源与风险偏好，确认是否有套保需求",
    "展示专业形象，讲解沪铜近期走势",
    "邀请参加周四沙龙",
    "促成：带齐开户资料，确认风险测评时间，并请其财务总监一同参加",
)
_BAG = ("名片、问卷", "公司简介、产品折页、电脑、近三个月铜价走势图", "预约开户表", "")
_WAY = ("面谈", "电话", "微信", "饭局")
_MATE = ("", "团队长 周正", "", "分析师 何珺（指导）")
_RESULT = ("", "开始认同，约下周三再谈", "待定", "")


def week(per_day: int = 3, *, filled: bool = True) -> Sheet:
    columns = (
        Column("日期", fixed=17, align="center"),
        Column("时间", fixed=15, align="center"),
        Column("客户", share=1.5),
        Column("次数", fixed=13, align="center"),
        Column("拜访目的", share=2.4),
        Column("方式", fixed=14, align="center"),
        Column("携带资料", share=1.8),
        Column("陪同人", share=1.1),
        Column("结果", share=1.7),
    )
    rows = []
    number = 0
    for day, name in enumerate(DAYS):
        for line in range(per_day):
            lead = (Cell(f"{name}\n11-{23 + day}", bold=True, rowspan=per_day),) if line == 0 else ()
            if filled and (line < per_day - 1 or per_day > 4):
                texts = (
                    ("09:30", "14:00", "15:30", "19:00")[number % 4],
                    _WHO[number % 6],
                    ("初次", "再次", "三次", "第12次")[number % 4],
                    _PURPOSE[number % 4],
                    _WAY[number % 4],
                    _BAG[number % 4],
                    _MATE[number % 4],
                    _RESULT[number % 4],
                )
            else:
                texts = ("",) * 8
            rows.append(Row.of(*lead, *texts, strong_top=line == 0))
            number += 1
    return Sheet(
        "每周拜访计划表",
        (
            Table(columns, tuple(rows), row_height=6.6, stretch=True),
            Space(2),
            FieldLine((Field("本周目标", share=3), Field("主管签字"), Field("日期"))),
        ),
        orientation="landscape",
        fit_pages=1,
        subtitle="2026年第48周（11月23日—11月29日）",
        fields=(
            Field("姓名", "林晓岚"),
            Field("营业部", "宁波中山东路营业部", 1.5),
            Field("团队", "启航团队"),
            Field("计划拜访", "18 户" if filled else ""),
        ),
        owner=OWNER,
        printed=PRINTED,
    )


_RECORD = (
    "客户对近期铜价波动有顾虑，询问套保比例如何确定；已讲解基差风险，约定周五送《套期保值方案》。"
    "其财务总监张女士也在场，对保证金占用比较在意，希望看到三种方案的比较。"
)


def day(lines: int = 9, *, filled: bool = True) -> Sheet:
    columns = (
        Column("时间", fixed=19, align="center", valign="top"),
        Column("工作计划", share=1.2, valign="top"),
        Column("工作记录", share=1.8, valign="top"),
        Column("总结检讨", share=1.2, valign="top"),
        Column("备注", share=1.0, valign="top"),
    )
    rows = tuple(
        Row.of(
            f"{8 + n % 12:02d}:30",
            ("晨会；看早盘新闻", "拜访刘喆：套保方案", "电话约访孙堃、雷镕")[n % 3],
            (_RECORD, "已完成。", "孙堃同意周四见面，雷镕待定。\n两人都问到了交割流程。")[n % 3],
            ("准备不足：应提前打印持仓分析", "", "先问需求再讲产品")[n % 3],
            ("其女儿下周五生日，备礼物", "明天下午3:30 拜访刘总", "")[n % 3],
        )
        for n in range(lines if filled else 0)
    )
    return Sheet(
        "工作日志",
        (
            Table(columns, rows, row_height=9, blank_rows=2, blank_height=11, fill_page=True),
            Space(2),
            Heading("今日小结"),
            Table((Column(),), (Row.of("", min_height=22),)),
        ),
        subtitle="2026年11月23日 星期一（农历十月十五）",
        fields=(Field("姓名", "林晓岚"), Field("天气"), Field("心情"), Field("明日要事", share=2)),
        owner=OWNER,
        printed=PRINTED,
    )


def card(contacts: int = 6, *, filled: bool = True) -> Sheet:
    def v(text: str) -> str:
        return text if filled else ""

    grid = key_values(
        (
            ("姓名", v("刘喆")), ("性别", v("男")), ("阶梯", v("B  在别家持有账户")),
            ("生日", v("1976-03-12（农历二月十二）")), ("电话", v("138 0574 2211")),
            ("微信", v("liuzhe1976")),
            ("单位", v("恒昌铜业有限公司"), 2), ("职务", v("采购总监")),
            ("住址", v("浙江省宁波市鄞州区中山东路1088号恒昌大厦12层"), 3),
            ("来源", v("介绍：孙堃")), ("风险偏好", v("稳健")), ("资金规模", v("中等规模（20万—100万）")),
            ("关注品种", v("铜、铝、锌")), ("需求类型", v("成长型")), ("态度类型", v("咨询型")),
            ("家庭", v("妻子何女士（心脏不太好，常问候）；女儿刘珺，11月27日生日"), 3),
        )
    )  # fmt: skip
    head = (
        Row.of(
            heading("日期", rowspan=2),
            heading("次数", rowspan=2),
            heading("方式", rowspan=2),
            heading("会面", colspan=3),
            heading("下一步", colspan=2),
        ),
        Row.of(
            heading("谈了什么"), heading("自己的看法"), heading("结果"), heading("做什么"), heading("日期")
        ),
    )
    columns = (
        Column(fixed=20, align="center"),
        Column(fixed=11, align="center"),
        Column(fixed=12, align="center"),
        Column(share=2.2, valign="top"),
        Column(share=1.4, valign="top"),
        Column(fixed=17, align="center"),
        Column(share=1.1, valign="top"),
        Column(fixed=20, align="center"),
    )
    rows = tuple(
        Row.of(
            f"2026-{11 - n % 11:02d}-{20 - n % 19:02d}",
            str(contacts - n),
            _WAY[n % 4],
            (_RECORD, "送去周报，未细谈。")[n % 2],
            ("有诚意，顾虑在资金到期日", "")[n % 2],
            ("开始认同", "待定", Cell("同意开户", bold=True))[n % 3],
            ("送套保方案", "")[n % 2],
            ("2026-11-27", "")[n % 2],
        )
        for n in range(contacts if filled else 0)
    )
    return Sheet(
        "准保户卡",
        (
            grid,
            Heading("接触记录"),
            Table(columns, rows, head, blank_rows=1, blank_height=10, fill_page=True),
            Space(1),
            Paragraph("以上内容仅供本人工作使用，请妥善保管。", small=True, align="right"),
        ),
        subtitle="刘喆 · 编号 1024",
        owner=OWNER,
        printed=PRINTED,
    )
