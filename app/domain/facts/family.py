"""Who is in the family, and what is said of them."""

from __future__ import annotations

from typing import Final

from app.domain.facts.fact import Rule, rule
from app.domain.facts.tastes import ALLERGIC, UNWELL
from app.domain.facts.words import CALLING, RANKED

_COUNT: Final = r"[一二两三四五六\d]"
_CHILD: Final = r"(?:孩子|小孩|儿子|女儿|闺女|男孩|女孩|孙子|孙女|外孙女?|千金)"
_SCHOOL: Final = (
    r"(?:大学|高中|初中|中学|小学|幼儿园|中专|大专|研究生|硕士|博士|本科|学校|高[一二三]|"
    r"初[一二三]|[研大][一二三四]|[一二三四五六]年级|MBA)"
)

HOUSEHOLD: Final[tuple[Rule, ...]] = (
    rule(
        rf"(?:还|也|就|家里)*有(?:了)?(?P<family>(?:(?:{_COUNT}个?|个){_CHILD}(?:{_COUNT}个?{_CHILD})?|"
        rf"双胞胎|"
        rf"一儿一女|两儿一女|一儿两女|二胎)(?!.*(?:来|要来|去玩))"
        r"(?:[，,](?:都|也都|大的|小的|老大|老二|一个)[^，,。；;]*){0,3})",
        runs_on=True,
    ),
    rule(
        r"(?:是)?(?P<family>(?:离异|离婚|离过婚|单身|未婚|已婚|丧偶|再婚|新婚|刚结婚|独居|丁克)(?:多年|"
        r"很久|带(?:着)?[一个两]*(?:孩子|女儿|儿子))?)(?:了|的)?$"
    ),
    rule(r"(?P<family>(?:一儿一女|儿女双全|独生子女?))$"),
    rule(
        r"(?:家里?)?(?P<family>(?:孩子|小孩|父母|爸妈|老人|家里老人|双胞胎|儿女|岳父母)"
        rf"(?:还|也|都|刚|今年|现在|在|年纪)*(?:{UNWELL}|\d+岁|[一二三四五六七八九十]+岁|"
        rf"上[\u4e00-\u9fff]{{0,4}}{_SCHOOL}|读[\u4e00-\u9fff]{{0,4}}{_SCHOOL}|"
        rf"在[\u4e00-\u9fffA-Za-z]{{1,10}}(?:读书|上学|念书|上班|工作|留学|生活|定居|养老)|住院|国外|"
        rf"考上[\u4e00-\u9fff]*|健在|身体[\u4e00-\u9fff]{{1,4}}|过世|去世|不在了)[\u4e00-\u9fff]*)$"
    ),
)

# After "his wife", "her son": what is worth keeping of them.
OF_RELATIVE: Final[tuple[Rule, ...]] = (
    rule(rf"(?P<said>(?:也|最近|一直|的)*(?:{UNWELL}|{ALLERGIC}).*)"),
    rule(
        r"(?P<said>(?:上周|上个?月|最近|刚|前几天|还在?|正在|又|去年)*(?:住院|"
        r"做过?了?[\u4e00-\u9fff]{0,4}手术|动了?手术|生病|病了|骨折|摔伤|怀孕|"
        r"生了(?:个|孩子|二胎)|坐月子|去世|过世|不在了|离世).*)"
    ),
    rule(rf"(?P<said>(?:今年|刚|刚刚|现在|马上|明年|还)*在.{{1,14}}?(?:读|上|念)(?:书|学|{_SCHOOL}).*)"),
    rule(
        rf"(?P<said>(?:今年|刚|刚刚|现在|已经|明年|九月|秋天|还)*(?:考上|考取|考进|升入|升上|升|上|读|念|"
        rf"进)(?:了|到)?[\u4e00-\u9fffA-Za-z]{{0,8}}?{_SCHOOL}.*)"
    ),
    rule(
        r"(?P<said>(?:今年|明年|马上|刚|正)*(?:要|在|准备)?(?:高考|中考|考研|考公|出国|留学|大学毕业|毕业|"
        r"参军|当兵)(?!的|后|前|证|以).*)"
    ),
    rule(
        r"(?P<said>(?:现在|一直|都|还|常年|长期|也)*在(?:国外|外地|老家|美国|英国|澳洲|澳大利亚|加拿大|"
        r"日本|新加坡|德国|法国|香港).*)"
    ),
    rule(r"(?P<said>(?:现在|一直|也|还)*在.{2,14}?(?:上班|工作|任职|当|做|教书|定居|生活|实习|开店).*)"),
    rule(
        rf"(?:也|以前|还)*是(?P<said>(?:个|一名|一位|名|位)?.{{0,10}}?(?:{CALLING}|{RANKED}|研究生|大学生|"
        rf"高中生|独生子女?|全职|家庭主妇).*)"
    ),
    rule(rf"(?P<said>(?:也|以前)*(?:当|做|教)(?:{CALLING}|{RANKED}|书|外贸|生意|财务|设计|销售).*)"),
    rule(
        rf"(?P<said>(?:今年|现在|已经)*{_SCHOOL}.{{0,6}}|(?:现在|还|一直)*在(?:部队|军队|事业单位|"
        rf"体制内).*)$"
    ),
    rule(r"(?P<said>(?:已经?|快)?退休.*|(?:自己)?开了?[一个家间]*.{0,6}(?:店|厂|公司|诊所|餐馆))"),
    rule(
        r"(?P<said>(?:也|很|特别|最|平时)*(?:喜欢|爱好|喜爱|爱(?:喝|吃|看|打|玩|跳|唱|养)|迷上?了?|信佛|"
        r"吃素|不吃|不喝).*)"
    ),
    rule(
        r"(?P<said>(?:在|正在|开始)?学(?:了|习)?.{0,4}?(?:钢琴|小提琴|古筝|画画?|绘画|舞蹈|跳舞|书法|围棋|"
        r"编程|英语|游泳|乒乓球|足球|篮球|跆拳道|医|法律|金融|会计|计算机).*)"
    ),
    rule(
        r"(?P<said>(?:今年|快|刚|才|已经)*(?:满)?(?:\d{1,2}|[一二三四五六七八九十两]{1,3})(?:岁|周岁)(?:了|"
        r"半)?.{0,10}?)$"
    ),
    rule(r"(?P<said>(?:刚|今年|去年|还没|明年|国庆|已经|快要?|要)*(?:结婚|订婚|成家|找对象|有对象).*)"),
    rule(
        r"(?P<said>属[鼠牛虎兔龙蛇马羊猴鸡狗猪]|(?:不|常)在身边|(?:不太?管|反对|支持|管|掌管).{0,3}(?:炒股|"
        r"做期货|投资|家里的钱|家里钱|钱).*)"
    ),
    rule(
        r"(?P<said>(?:'s )?(?:heart|health|back|eyes|knee|leg|kidneys?) (?:is|are|has|have) .+"
        r"|(?:is|was) (?:in hospital|ill|sick|unwell|pregnant|retired|diabetic|allergic|an? |at (?!home|"
        r"the door)|studying|abroad|\d).+|is (?:in hospital|ill|sick|unwell|pregnant|retired|abroad)"
        r"|(?:studies|works|teaches|goes to|attends|graduated|got into|was admitted|just started|started|"
        r"lives in|likes|loves|plays|runs) .+"
        r"|has (?:diabetes|asthma|cancer|high blood pressure|a heart|had|just had|two|three|a shop).*|had "
        r"(?:an operation|surgery|a baby|a stroke).*|passed away.*|(?:just|also|still|now|has just|"
        r"recently) (?:started|studies|"
        r"works|graduated|lives|got|retired|married|had).*)"
    ),
)
