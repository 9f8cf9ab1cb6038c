"""How surnames are read where the common reading of the character is another one (or several are in use).

The leading reading is the usual one of the surname; the others are families' own. Characters that begin
titles (行长, 校长, 会计) stay out although they are rare surnames too.
"""

from __future__ import annotations

from typing import Final


def _table(entries: str) -> dict[str, tuple[str, ...]]:
    """From "单 shan, 盖 ge gai": a name and its readings, the usual one first; a compound's join by '."""
    rows = (entry.split() for entry in entries.split(","))
    return {name: tuple(readings) for name, *readings in rows}


SINGLE: Final = _table(
    "单 shan, 曾 zeng, 仇 qiu, 解 xie, 区 ou, 查 zha, 朴 piao pu, 盖 ge gai, "
    "翟 zhai di, 乐 yue le, 种 chong, 缪 miao, 覃 qin tan, 尉 wei, 宿 su, 冼 xian, "
    "洗 xian, 纪 ji, 黑 he, 员 yun, 贠 yun, 折 she, 那 na, 召 shao, 訾 zi, 繁 po, "
    "秘 bi, 薄 bo, 牟 mu mou, 逄 pang, 瞿 qu, 郗 xi chi, 都 du, 任 ren, 华 hua, "
    "占 zhan, 车 che, 晁 chao, 谌 chen shen, 费 fei bi, 石 shi, 沈 shen, 宁 ning, "
    "葛 ge, 过 guo, 隗 wei kui, 郇 xun huan, 干 gan, 应 ying, 相 xiang, 柏 bai bo, "
    "贾 jia, 阚 kan, 句 gou, 祭 zhai, 幺 yao, 重 chong, 乜 nie, 厍 she, 仉 zhang, "
    "芈 mi, 昝 zan, 郜 gao, 遆 ti, 亓 qi, 眭 sui, 宓 mi fu, 盛 sheng, 钭 tou, "
    "颉 xie, 强 qiang, 谯 qiao, 佴 nai, 粘 nian, 撒 sa, 卜 bu, 褚 chu, 万 wan, "
    "叶 ye, 俞 yu, 余 yu, 妫 gui, 曲 qu, 尹 yin, 藏 zang, 炅 gui, 鲜 xian, 於 yu, "
    "蔚 yu wei, 奇 ji qi, 郄 qie xi, 莘 shen xin, 佘 she, 臧 zang, 逯 lu, 冯 feng, "
    "璩 qu"
)

COMPOUND: Final = _table(
    "尉迟 yu'chi, 万俟 mo'qi, 长孙 zhang'sun, 澹台 tan'tai, 令狐 ling'hu, 夏侯 xia'hou, 皇甫 huang'fu,"
    "诸葛 zhu'ge, 司马 si'ma, 欧阳 ou'yang, 上官 shang'guan, 东方 dong'fang, 独孤 du'gu, 慕容 mu'rong,"
    "宇文 yu'wen, 呼延 hu'yan, 鲜于 xian'yu, 闾丘 lv'qiu, 公孙 gong'sun, 申屠 shen'tu, 轩辕 xuan'yuan,"
    "钟离 zhong'li, 濮阳 pu'yang, 淳于 chun'yu, 单于 chan'yu, 公冶 gong'ye, 宗政 zong'zheng,"
    "太叔 tai'shu, 司徒 si'tu, 司空 si'kong, 亓官 qi'guan, 南宫 nan'gong, 百里 bai'li, 赫连 he'lian,"
    "公羊 gong'yang, 拓跋 tuo'ba, 乐正 yue'zheng, 段干 duan'gan, 漆雕 qi'diao, 宰父 zai'fu,"
    "夹谷 jia'gu, 谷梁 gu'liang, 东郭 dong'guo, 南门 nan'men, 羊舌 yang'she, 微生 wei'sheng,"
    "梁丘 liang'qiu, 左丘 zuo'qiu, 西门 xi'men, 第五 di'wu, 相里 xiang'li, 叱干 chi'gan, 贺兰 he'lan,"
    "端木 duan'mu, 巫马 wu'ma, 公西 gong'xi, 哥舒 ge'shu, 耶律 ye'lv, 完颜 wan'yan, 纳兰 na'lan"
)
