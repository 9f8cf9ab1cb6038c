"""One line about somebody new: name, phone, and whether it is a firm."""

import pytest

from app.domain.new_file import guess_kind, split_phone


@pytest.mark.parametrize(
    ("text", "name", "phone"),
    [
        ("刘强 13800138000", "刘强", "13800138000"),
        ("刘强，138-0013-8000", "刘强", "138-0013-8000"),
        ("13800138000 刘强", "刘强", "13800138000"),
        ("江城铜业 027-8888 1234转8", "江城铜业", "027-8888 1234转8"),
        ("刘强", "刘强", ""),
        ("13800138000", "13800138000", ""),
        ("第3中学 2班", "第3中学 2班", ""),
        ("  ", "", ""),
    ],
)
def test_split(text: str, name: str, phone: str) -> None:
    assert split_phone(text) == (name, phone)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("江城铜业有限公司", "enterprise"),
        ("东风轮胎厂", "enterprise"),
        ("江城粮贸（集团）", "person"),
        ("Acme Metals Ltd.", "enterprise"),
        ("刘强", "person"),
        ("Cole Tanaka", "person"),
    ],
)
def test_kind(name: str, kind: str) -> None:
    assert guess_kind(name) == kind
