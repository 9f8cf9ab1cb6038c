from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pinyin import name_keys
from app.domain.surnames import COMPOUND, SINGLE

SURNAMES = [
    ("单明", "shan ming"),
    ("曾明", "zeng ming"),
    ("仇明", "qiu ming"),
    ("解明", "xie ming"),
    ("区明", "ou ming"),
    ("查明", "zha ming"),
    ("朴明", "piao ming"),
    ("盖明", "ge ming"),
    ("翟明", "zhai ming"),
    ("乐明", "yue ming"),
    ("种明", "chong ming"),
    ("缪明", "miao ming"),
    ("覃明", "qin ming"),
    ("尉明", "wei ming"),
    ("宿明", "su ming"),
    ("冼明", "xian ming"),
    ("纪明", "ji ming"),
    ("黑明", "he ming"),
    ("员明", "yun ming"),
    ("折明", "she ming"),
    ("召明", "shao ming"),
    ("訾明", "zi ming"),
    ("繁明", "po ming"),
    ("秘明", "bi ming"),
    ("薄明", "bo ming"),
    ("牟明", "mu ming"),
    ("逄明", "pang ming"),
    ("瞿明", "qu ming"),
    ("郗明", "xi ming"),
    ("都明", "du ming"),
    ("任明", "ren ming"),
    ("华明", "hua ming"),
    ("占明", "zhan ming"),
    ("谌明", "chen ming"),
    ("费明", "fei ming"),
    ("石明", "shi ming"),
    ("宁明", "ning ming"),
    ("葛明", "ge ming"),
    ("过明", "guo ming"),
    ("隗明", "wei ming"),
    ("祭明", "zhai ming"),
    ("幺明", "yao ming"),
    ("乜明", "nie ming"),
    ("仉明", "zhang ming"),
    ("眭明", "sui ming"),
    ("盛明", "sheng ming"),
    ("粘明", "nian ming"),
    ("藏明", "zang ming"),
    ("万明", "wan ming"),
    ("洗明", "xian ming"),
    ("尉迟明", "yu chi ming"),
    ("万俟明", "mo qi ming"),
    ("长孙明", "zhang sun ming"),
    ("澹台明", "tan tai ming"),
    ("令狐明", "ling hu ming"),
    ("单于明", "chan yu ming"),
    ("乐正明", "yue zheng ming"),
    ("鲜于明", "xian yu ming"),
    ("欧阳建国", "ou yang jian guo"),
    ("亓官明", "qi guan ming"),
    ("宰父明", "zai fu ming"),
]


@pytest.mark.parametrize(("name", "pinyin"), SURNAMES)
def test_surnames_are_read_as_surnames(name, pinyin):
    keys = name_keys(name)
    assert keys.pinyin == pinyin
    assert keys.initials == "".join(syllable[0] for syllable in pinyin.split())
    assert keys.all_forms.startswith(f" {pinyin.replace(' ', '')} {keys.initials}")


@pytest.mark.parametrize(
    ("name", "pinyin", "typed"),
    [
        ("刘明", "liu ming", ["liuming", "lm"]),
        ("单雄", "shan xiong", ["shanxiong", "danxiong", "sx", "dx"]),
        ("单总", "shan zong", ["shanzong", "danzong"]),
        ("朴先生", "piao xian sheng", ["piaoxiansheng", "puxiansheng"]),
        ("吕布", "lv bu", ["lvbu", "lubu", "lyubu", "lb"]),
        ("曾行", "zeng xing", ["zengxing", "zenghang", "cengxing"]),
        ("东风铜业有限公司", "dong feng tong ye you xian gong si", ["dongfengtongye", "dftyyxgs"]),
        ("乐山铜业", "le shan tong ye", ["leshantongye", "yueshantongye"]),
        ("解放路店", "jie fang lu dian", ["jiefangludian", "jfld"]),
        ("重庆银行", "chong qing yin hang", ["chongqingyinhang", "cqyh"]),
        ("ABC期货", "abc qi huo", ["abcqihuo", "aqh", "abcqh"]),
        ("3M中国", "3m zhong guo", ["3mzhongguo", "3mzg"]),
        ("Tom Lee", "tom lee", ["tomlee", "tl"]),
        ("José", "josé", ["josé"]),
        ("ＡＢＣ", "abc", ["abc"]),
        ("张三（老板）", "zhang san lao ban", ["zhangsanlaoban", "zslb"]),
    ],
)
def test_a_name_is_found_by_whatever_is_typed(name, pinyin, typed):
    keys = name_keys(name)
    assert keys.pinyin == pinyin
    for each in typed:
        assert f" {each}" in keys.all_forms


def test_surnames_that_sound_alike_stay_together_in_a_sorted_list():
    names = ["梁安", "李宝", "连城", "李中", "李爱国"]
    assert sorted(names, key=lambda name: name_keys(name).pinyin) == [
        "李爱国",
        "李宝",
        "李中",
        "连城",
        "梁安",
    ]


def test_names_without_letters_have_no_forms_but_still_sort():
    assert name_keys("").all_forms == ""
    assert name_keys("***") == name_keys(" *** ")
    assert name_keys("***").pinyin == "***"


def test_characters_without_a_reading_stand_for_themselves():
    assert name_keys("𠮷𠮷野").pinyin == "𠮷 𠮷 ye"


def test_the_table_knows_enough_surnames_and_every_reading_is_plain():
    assert len(SINGLE) >= 60
    assert len(COMPOUND) >= 50
    for name, readings in {**SINGLE, **COMPOUND}.items():
        assert readings
        for reading in readings:
            assert len(reading.split("'")) == len(name)
            assert reading.replace("'", "").isalpha()
            assert reading.islower()


@given(st.text(st.sampled_from("单曾解乐行长重朝和差没着行ab 3-（）。吕女"), max_size=40))
def test_the_forms_stay_bounded(name):
    keys = name_keys(name)
    forms = keys.all_forms.split()
    assert len(forms) == len(set(forms)) <= 24
    assert "\n" not in keys.all_forms
    assert keys.all_forms == keys.all_forms.lower()
    assert not forms or keys.all_forms == " " + " ".join(forms)


def test_pypinyin_is_not_loaded_before_a_chinese_name_comes():
    code = (
        "import sys; from app.domain.pinyin import name_keys; name_keys('Tom Lee');"
        "assert 'pypinyin' not in sys.modules; name_keys('刘明'); assert 'pypinyin' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
